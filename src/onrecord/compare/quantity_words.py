"""Know the words of figures.

In: `quantities_en.toml`. Out: `QuantityWords`. Finding figures with them is left to `numerals.py`
and `quantities.py`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words of a language; see quantities_en.toml.

    Attributes:
        numbers: Word of a number → its value.
        multipliers: Word → by how much it multiplies.
        money_multipliers: The same of letters behind a sum of money.
        and_word: What joins a number and its fraction.
        half: The word for one half.
        articles: Those that stand for one before a multiplier.
        signs: Sign of a currency → ISO 4217.
        currencies: Words, in lower case → ISO 4217.
        currencies_of_millions: The same, of multiplied numbers only.
        codes: ISO 4217 as it stands in texts.
        percent: Words for a hundredth.
        units: Words, in lower case → UCUM.
        units_unless_millions: The same, of numbers that are not multiplied.
        before: What stands before a number that is not exact.
        behind: What stands behind one.
        parts: What stands before a number of which a part is meant.
        range_joins: What joins the ends of a range.
        plurals: What is counted, besides words that end as plurals do.
        never: What ends so and is not counted.
        stops: Before what a search for what is counted ends.
        labels: Words whose number is a name.
    """

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    money_multipliers: Mapping[str, int]
    and_word: str
    half: str
    articles: frozenset[str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    currencies_of_millions: Mapping[str, str]
    codes: frozenset[str]
    percent: tuple[str, ...]
    units: Mapping[str, str]
    units_unless_millions: Mapping[str, str]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    parts: tuple[str, ...]
    range_joins: tuple[str, ...]
    plurals: frozenset[str]
    never: frozenset[str]
    stops: frozenset[str]
    labels: frozenset[str]


@cache
def load_quantity_words(language: str = "en") -> QuantityWords:
    """Load the words of a language."""
    source = files("onrecord.compare").joinpath(f"quantities_{language}.toml")
    table: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))

    def lower(section: str) -> dict[str, str]:
        return {words.lower(): code for words, code in table[section].items()}

    def phrases(key: str) -> tuple[str, ...]:
        return tuple(table["approximate"][key])

    counted = {key: frozenset(words.split()) for key, words in table["counted"].items()}
    return QuantityWords(
        numbers=table["numbers"],
        multipliers=table["multipliers"],
        money_multipliers=table["money_multipliers"],
        and_word=table["joins"]["and"],
        half=table["joins"]["half"],
        articles=frozenset(table["joins"]["articles"].split()),
        signs=table["currency_signs"],
        currencies=lower("currency_words"),
        currencies_of_millions=lower("currency_words_of_millions"),
        codes=frozenset(table["currency_codes"]["codes"].split()),
        percent=tuple(table["percent"]["words"]),
        units=lower("units"),
        units_unless_millions=lower("units_unless_millions"),
        before=phrases("before"),
        behind=phrases("behind"),
        parts=phrases("parts"),
        range_joins=tuple(table["ranges"]["joins"].split()),
        **counted,
    )


def join_choices(words: Iterable[str]) -> str:
    r"""Return a regular expression of which the longest choice comes first.

    White space in a choice is any white space of the text.

    >>> join_choices(["per cent", "%"])
    'per\\s+cent|%'
    """
    ordered = sorted(words, key=lambda each: (-len(each), each))
    return "|".join(r"\s+".join(map(re.escape, each.split())) for each in ordered)
