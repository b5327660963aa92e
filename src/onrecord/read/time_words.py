"""Turn a sentence into a row of items, each with a code for the kind of word that it is.

The rules of time are regular expressions over these codes, so that case, line breaks and
no-break spaces are dealt with here, once, and a language is a data file.

In: a text and where a sentence stands in it. Out: `Item`s, and `compile_pattern` for rules.
Applying rules is left to `time_grammar.py`, the rules to the modules `time_*.py` that import it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from onrecord.errors import InternalError
from onrecord.model.document import TimexType

# Codes of what is not a listed word; the tables of the data file name the others.
_OTHER_CODES = (
    "OTHER",  # any other word
    "DAYNUM",  # 1 to 31
    "YEAR4",  # 1000 to 2999
    "INT",  # another whole number
    "DECIMAL",
    "FRACTION",  # 1/2
    "DECADE_NUM",  # 1980s, '80s
    "ORDINAL_NUM",  # 18th
    "ISO",
    "QUARTER_NUM",  # Q4, H1
    "FISCAL_NUM",  # FY2025, FY25
    "NUMERIC",  # 08/18/2025, 18.08.2025
    "HHMM",  # 10:30
    "AMPM",
    "HYPHEN",
    "DASH",
    "COMMA",
    "DOT",
    "OPEN",  # brackets and quotation marks that open
    "MARK",  # any other mark
    "POSS",  # 's
    # what rules make of these:
    "COUNT",
    "YEAR_WORDS",
    "LENGTH",
    "DATE",
    "CLOCK",
    "SET",
    "REF",
)

# Digits are those of ASCII: \d takes any script's, and newer ones than int() knows.
_ITEM = r"""
      (?P<ISO>[0-9]{4}-[0-9][0-9]-[0-9][0-9]
        (?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?(?:Z|[+-][0-9][0-9]:[0-9][0-9])?)?(?![\w-]))
    | (?P<NUMERIC>[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?![\w/])
                | [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![\w.]))
    | (?P<FRACTION>[0-9]/[0-9](?![\w/])|[½¼¾])
    | (?P<HHMM>[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![\w:]))
    | (?P<AMPM>[aApP](?:\.\s?[mM]\.|\.?[mM]\b)(?!\w))
    | (?P<DECADE_NUM>[0-9]{3}0['’]?s\b|['’][0-9]0s\b)
    | (?P<ORDINAL_NUM>[0-9]+(?:st|nd|rd|th)\b)
    | (?P<number>[0-9]+(?:,[0-9]{3})+(?![0-9,])|[0-9]+(?:\.[0-9]+)?)(?=(?P<half>½|¼|¾)?)
    | (?P<POSS>['’]s\b)
    | (?P<QUARTER_NUM>(?:Q[1-4]|H[12])(?<!\w[QH][1-4])(?!\w))
    | (?P<FISCAL_NUM>FY(?<!\wFY)\s?['’]?(?:[0-9]{4}|[0-9]{2})(?!\w))
    | (?P<word>[^\W\d_]+)
    | (?P<DASH>--+|[–—])
    | (?P<HYPHEN>[-‐‑])
    | (?P<COMMA>,)
    | (?P<DOT>\.)
    | (?P<OPEN>["“‘'«(\[`])
    | (?P<MARK>\S)
    """
_AM_OR_PM = regex.compile(r"(?<=[0-9])([ap]\.?m\b)", regex.IGNORECASE)
# A name of a kind; the P of "(?P<name>" is none.
_NAME = regex.compile(r"(?<![<A-Za-z])(?!P<)[A-Z][A-Z0-9_]*")
_CAPITALISED = frozenset(
    ("MONTH", "MONTH_SHORT", "WEEKDAY", "WEEKDAY_SHORT", "WEEKDAYS", "HOLIDAY")
)
# Tables of names of several words, and the kind that each is.
_NAMES = {"HOLIDAY_NAMES": "HOLIDAY", "ZONE_NAMES": "ZONE"}
# The kinds of word without which a sentence holds no time; a digit is the other sign of one.
_TRIGGERS = (
    *("MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "SEASON", "PART", "PARTS", "NOON"),
    *("DEICTIC_DAY", "TONIGHT", "TIMES_TEN", "OFTEN", "NOW", "RECENT", "FUTURE", "PAST"),
    *(
        "PRESENT",
        "SOON",
        "PREVIOUSLY",
        "CURRENT",
        "HOLIDAY",
        "HOLIDAY_NAMES",
        "AGO",
        "OCLOCK",
        "TENS",
        "MULTIPLIER",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What words of time mean.

    Attributes:
        type: Type of TIMEX3.
        value: Value of TIMEX3; None where it cannot be told.
        grain: D, W, M, Q, H, S (season), Y, E, C for dates, T for times; else empty.
        mod: Mod of TIMEX3.
        anchor: The ISO date or value against which it was read.
        zone: How far its clock is from UTC, as "-05:00"; empty where that is not known.
        emit: False for what is a time only together with more words.
    """

    type: TimexType
    value: str | None
    grain: str = ""
    mod: str | None = None
    anchor: str | None = None
    zone: str = ""
    emit: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or several that a rule has joined.

    Attributes:
        start: Offset in the text.
        end: Offset behind it.
        code: The one character that stands for its kind.
        word: In lower case.
        data: What the data file says that it means.
        capital: Whether it begins with a capital letter.
        sense: What it means, when a rule has read it.
    """

    start: int
    end: int
    code: str
    word: str
    data: str = ""
    capital: bool = False
    sense: Sense | None = None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of a language.

    Attributes:
        codes: The character that stands for each kind.
        kinds: Word to its code and data.
        capitalised: Codes of words that count only with a capital letter.
        trigger: Finds any sign of a time in a sentence.
        item: Matches one item.
    """

    codes: dict[str, str]
    kinds: dict[str, tuple[str, str]]
    capitalised: frozenset[str]
    trigger: regex.Pattern[str]
    item: regex.Pattern[str]


@cache
def load_time_words() -> TimeWords:
    """Load the words of time, once."""
    source = files("onrecord.read").joinpath("times_en.toml").read_text("utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(source)
    names = (*_OTHER_CODES, *tables)
    # Private-use characters: none of them means anything in a regular expression.
    codes = {name: chr(0xE000 + number) for number, name in enumerate(names)}
    kinds = {
        word: (codes[_NAMES.get(name, name)], data)
        for name, table in tables.items()
        for word, data in table.items()
    }
    phrases = [word for name in _NAMES for word in tables[name]]
    triggers = sorted(regex.escape(word) for name in _TRIGGERS for word in tables[name])
    pattern = rf"[0-9]|(?<![^\W_])(?:{'|'.join(triggers)})(?![^\W_])"
    return TimeWords(
        codes,
        kinds,
        frozenset(codes[name] for name in _CAPITALISED),
        regex.compile(pattern, regex.IGNORECASE),
        regex.compile(f"(?P<NAME>{_match_names(phrases)})|{_ITEM}", regex.VERBOSE),
    )


def _match_names(names: Iterable[str]) -> str:
    """Make the pattern of names of several words, longest first: "Martin Luther King Day"."""
    patterns = (
        r"\s+".join(map(_match_word, name.split()))
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    # One look at the letter spares most words the list.
    return rf"(?=[A-Z9])(?<![\w/])(?:{'|'.join(patterns)})(?![\w/])".replace("'", "['’]")


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """Compile a rule's pattern: kinds of word in capitals, spaces ignored.

    >>> row = "".join(item.code for item in make_items("Monday,"))
    >>> bool(compile_pattern("WEEKDAY COMMA?").fullmatch(row))
    True
    """
    codes = load_time_words().codes

    def put_code(match: regex.Match[str]) -> str:
        if match.group() not in codes:
            raise InternalError(f"{match.group()} is no kind of word of time")
        return codes[match.group()]

    return regex.compile(_NAME.sub(put_code, pattern).replace(" ", ""))


def _match_word(word: str) -> str:
    """Make the pattern of one word of a name: "Moscow time" and "Eastern Time" are both usual."""
    capital = regex.escape(word[:1].upper() + word[1:])
    return "[Tt]ime" if word == "time" else capital


def make_items(text: str, start: int = 0, end: int | None = None) -> list[Item]:
    """Return the items of `text[start:end]`."""
    words = load_time_words()
    other = words.codes["OTHER"]
    items: list[Item] = []
    for match in words.item.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "MARK"
        exact = match.group()
        if kind == "NAME":
            name = " ".join(exact.lower().replace("’", "'").split())
            code, data = words.kinds[name]
            items.append(Item(match.start(), match.end(), code, name, data, capital=True))
            continue
        if kind == "word":
            lower = exact.lower()
            code, data = words.kinds.get(lower, (other, ""))
            capital = exact[0].isupper()
            if not capital and code in words.capitalised:
                code = other
            items.append(Item(match.start(), match.end(), code, lower, data, capital))
            continue
        data = ""
        if kind in ("number", "half"):
            kind, data = _kind_of_number(text, match)
        items.append(Item(match.start(), match.end(), words.codes[kind], exact.lower(), data))
    return items


def _kind_of_number(text: str, match: regex.Match[str]) -> tuple[str, str]:
    digits = match["number"].replace(",", "")
    before = text[match.start() - 1 : match.start()]
    # "$2025", "B52", "v1.5", "?t=2025": a sum, a name, a version, a part of an address.
    if before.isalpha() or before in tuple("$€£¥#._=&/"):
        return "MARK", digits
    after = text[match.end() : match.end() + 1]
    if after == "%" or (after.isalpha() and not _AM_OR_PM.match(text, match.end())):
        return "MARK", digits
    if "." in digits:
        return "DECIMAL", digits
    # Longer ones count atoms or pence, and int() refuses very long ones.
    if len(digits) > 12:
        return "MARK", digits
    number = int(digits)
    if 1 <= number <= 31 and len(digits) <= 2:
        return "DAYNUM", digits
    if 1000 <= number <= 2999 and len(match["number"]) == 4:
        return "YEAR4", digits
    return "INT", digits
