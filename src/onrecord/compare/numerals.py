"""Find numbers, in figures and in words.

In: a text and where to look. Out: `Numeral`s. What they are numbers of is left to `quantities.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from onrecord.compare.quantity_words import QuantityWords, join_choices, load_quantity_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one.
        value: What it says.
        slack: By how much what it rounds may differ from it.
        is_spelled: Whether it is written in words.
        is_multiplied: Whether a "million" or the like is part of it.
    """

    start: int
    end: int
    value: Decimal
    slack: Decimal
    is_spelled: bool
    is_multiplied: bool


# No figure stands behind or before a letter, or amid a date, a time, a score or another number.
_FIGURES = (
    r"(?<![\w.,:/#+])(?<![^\W\d_][-‐‑–])"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
)
_DIGIT = re.compile(r"\d")
_SPELLED = re.compile(r"[^\W\d_]+")
_FIGURES_END = r"(?![:/]?\d|[.,]\d)"


@cache
def _compile(language: str) -> re.Pattern[str]:
    words = load_quantity_words(language)
    number, articles = join_choices(words.numbers), join_choices(words.articles)
    multiplier = rf"(?:{join_choices(words.multipliers)})\b"
    gap = r"[\s-]+"
    and_a_half = rf"(?:{gap}{words.and_word}{gap}(?:{articles}){gap}{words.half}\b)?"
    # "two hundred and five", but "five and six hundred" are two numbers.
    more = (
        rf"(?:{gap}{multiplier}(?:{gap}{words.and_word}{gap}(?:{number})\b)?|{gap}(?:{number})\b)*"
    )
    one_of = rf"(?:{words.half}{gap})?(?:{articles}){gap}{multiplier}"
    spelled = rf"\b(?:(?:{number})\b|{one_of}){more}{and_a_half}(?:{gap}{multiplier})*"
    figures = rf"{_FIGURES}{_FIGURES_END}{and_a_half}(?:[\s-]*{multiplier})?"
    return re.compile(rf"(?P<figures>{figures})|(?P<spelled>{spelled})", re.IGNORECASE)


def find_numerals(text: str, start: int, end: int, *, language: str = "en") -> Iterator[Numeral]:
    """Find the numbers of a stretch of text, in order.

    >>> [int(found.value) for found in find_numerals("two hundred and ten, 1.5 million", 0, 32)]
    [210, 1500000]
    """
    words = load_quantity_words(language)
    if not _may_hold_number(text[start:end], words):
        return
    for found in _compile(language).finditer(text, start, end):
        digits = re.sub(r"[^\d.]", "", found["digits"] or "")
        spelled = found.group()[len(found["digits"] or "") :].lower()
        parts = [part for part in re.split(r"[\s-]+", spelled) if part]
        value = _reckon(digits, parts, words)
        if value is None:
            continue
        yield Numeral(
            start=found.start(),
            end=found.end(),
            value=value,
            slack=_find_slack(digits, parts, words),
            is_spelled=found["spelled"] is not None,
            is_multiplied=any(part in words.multipliers for part in parts[-1:]),
        )


def _may_hold_number(text: str, words: QuantityWords) -> bool:
    """Tell whether a look is worth its while: most sentences have no number."""
    if _DIGIT.search(text):
        return True
    spelled = _SPELLED.findall(text.lower())
    return any(word in words.numbers or word in words.multipliers for word in spelled)


def _reckon(digits: str, parts: Sequence[str], words: QuantityWords) -> Decimal | None:
    """Return the value of the words of a number; None where they are several numbers."""
    total, group = Decimal(0), Decimal(digits or 0)
    added = None  # what was added last: "twenty five" is one number, "five twenty" is none
    for at, part in enumerate(parts):
        if part in words.numbers:
            number = words.numbers[part]
            if added is not None and not (number < 10 and 20 <= added < 100 and added % 10 == 0):
                return None
            group += number
            added = Decimal(number)
        elif part in words.multipliers:
            factor = words.multipliers[part]
            if factor >= 1000:
                total += (group or 1) * factor
                group = Decimal(0)
            else:
                group = (group or Decimal(1)) * factor
            added = None
        elif part == words.half:
            group += Decimal("0.5")
            added = None if at == 0 else added
    return total + group


def _find_slack(digits: str, parts: Sequence[str], words: QuantityWords) -> Decimal:
    """Return half of what the last written place counts: "1.5 million" is 50,000 off at most.

    A plain number is exact.
    """
    places = len(digits.partition(".")[2])
    factor = words.multipliers.get(parts[-1], 1) if parts else 1
    if not places and factor < 1000:
        return Decimal(0)
    return Decimal(factor) / 2 / Decimal(10**places)
