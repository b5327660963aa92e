"""Rules for numbers and lengths of time: "twenty-four", "two and a half years", "a few days".

In: a row of items. Out: items with code COUNT, YEAR_WORDS or LENGTH.
How a length is placed in time ("two weeks ago") is left to `time_periods.py`.
"""

from collections.abc import Sequence

import regex

from onrecord.model.document import TimexType
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_words import Item, Sense

_NUMERAL = "[DAYNUM YEAR4 INT DECIMAL]"
_WORDS = (
    "(?:[CARDINAL TENS MULTIPLIER]|A(?=MULTIPLIER))(?:[HYPHEN AND]?[CARDINAL TENS MULTIPLIER]){0,8}"
)
_NUMBER = f"(?:{_NUMERAL}(?:MULTIPLIER|AND? FRACTION)?|FRACTION|{_WORDS})(?:AND A HALF)?"
_FILLED = "(?:HYPHEN?[FILLER MORE]){0,2}HYPHEN?"
_BEFORE_UNIT = f"(?={_FILLED}[UNIT UNITS])"
# What a half of a unit is in the next smaller one.
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H", "E": "5Y", "C": "50Y", "F": "1W"}
_AMOUNTS = ("million", "billion", "thousand", "hundred", "percent", "%", "dollar", "time", "euro")
_SINGULAR = ("quarter", "year", "month", "week", "day")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SIMPLE = regex.compile(r"P(T?)(\d{1,9})([DWMYQHS])")


def split_length(value: str | None) -> tuple[int, str] | None:
    """Return the number and the grain of a length of one unit.

    >>> split_length("P2W"), split_length("PT3H"), split_length("PXY")
    ((2, 'W'), (3, 'TH'), None)
    """
    match = _SIMPLE.fullmatch(value or "")
    return (int(match[2]), match[1] + match[3]) if match else None


def make_number_rules() -> tuple[Rule, ...]:
    """Make the rules of the first level."""
    some = "FRACTION CARDINAL TENS MULTIPLIER DAYNUM YEAR4 INT DECIMAL"
    return (
        make_rule(
            some,
            f"(?P<low>{_NUMBER})(?:TO|OR|HYPHEN|DASH)(?P<high>{_NUMBER}){_BEFORE_UNIT}",
            _build_range,
        ),
        make_rule(some, f"(?P<low>{_NUMBER}){_BEFORE_UNIT}", _build_count),
        make_rule("VAGUE", f"A? VAGUE OF? {_BEFORE_UNIT}", lambda _m, _c: ("COUNT", "X")),
        make_rule("COUPLE", f"A? COUPLE OF? {_BEFORE_UNIT}", lambda _m, _c: ("COUNT", "2~")),
        make_rule("DOZEN", f"(?P<n>[CARDINAL A]|HALF A)? DOZEN OF? {_BEFORE_UNIT}", _build_dozen),
        make_rule(
            "CARDINAL TENS",
            "(?P<century>CARDINAL|TENS)(?P<rest>TENS HYPHEN? CARDINAL?|CARDINAL)"
            f"(?!{_FILLED}[UNIT UNITS]|HYPHEN|MULTIPLIER)",
            _build_year_words,
        ),
        make_rule(
            "MULTIPLIER",
            "(?<=[IN SINCE BY UNTIL OF UNIT])"
            "CARDINAL MULTIPLIER (?:AND? (?:CARDINAL|TENS HYPHEN? CARDINAL?))?"
            f"(?!{_FILLED}[UNIT UNITS])",
            _build_thousands,
        ),
    )


def make_length_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level that join a number and a unit."""
    # "37 years old", "a 44-year-old" and "24 hours a day" tell no time.
    no_age = "(?!HYPHEN? OLD|OF AGE|A UNIT)"
    return (
        make_rule(
            "COUNT",
            f"(?P<count>COUNT){_FILLED}(?P<unit>[UNIT UNITS])(?:HYPHEN FILLER)?"
            f"(?P<half>AND A HALF)?{no_age}",
            _build_length,
        ),
        make_rule(
            "UNIT",
            "A[FILLER MORE]?(?P<unit>UNIT)(?:HYPHEN FILLER|(?P<half>AND A HALF)|(?!HYPHEN))"
            "(?!OLD|OF AGE)",
            _build_single,
        ),
        make_rule("HALF", "(?P<core>HALF (?:A|HYPHEN)(?P<unit>UNIT))(?!HYPHEN)", _build_half),
        make_rule("HALF", "(?P<core>A HALF HYPHEN?(?P<unit>UNIT))(?!HYPHEN)", _build_half),
        make_rule(
            "UNITS",
            "(?:(?<=[FOR UNTIL AFTER OVER])(?P<unit>UNITS)(?!HYPHEN)"
            "|(?P<unit>UNITS)(?=AGO|LATER|EARLIER|AFTERWARDS|AFTER|BEFORE))",
            _build_bare,
        ),
    )


def make_compound_rules() -> tuple[Rule, ...]:
    """Make the rules that join lengths and say how exact one is."""
    return (
        make_rule("LENGTH", "(?P<a>LENGTH)(?:AND|COMMA AND?)?(?P<b>LENGTH)", _build_sum),
        make_rule(
            "LENGTH",
            "(?:(?P<about>ABOUT|AROUND|OVER|UNDER)|(?P<no>NO)?(?P<than>[MORE LESS])THAN"
            "|AT(?P<least>LEAST)|(?P<up>UP TO)|(?P<some>VAGUE))(?P<length>LENGTH)",
            _build_modified,
        ),
        make_rule("LENGTH", "(?P<length>LENGTH)OR(?P<or>SO|MORE|LESS)", _build_or_so),
    )


def _build_count(match: Match, _context: Context) -> Built:
    return _code_number(_number_of(match.parts("low")))


def _build_range(match: Match, _context: Context) -> Built:
    low = _number_of(match.parts("low"))
    high = _number_of(match.parts("high"))
    if low is None or high is None or low >= high:
        return None
    # TIMEX3 knows no range of lengths: the least of it, and that it may be more.
    return "COUNT", f"{low:g}+"


def _code_number(number: float | None) -> Built:
    return None if number is None else ("COUNT", f"{number:.10g}")


def _build_dozen(match: Match, _context: Context) -> Built:
    first = match.get("n")
    if first is None:
        return "COUNT", "12"
    return "COUNT", f"{12 * float(first.data or 0.5):g}"


def _build_year_words(match: Match, _context: Context) -> Built:
    century = int(match.data("century"))
    rest = sum(int(item.data or 0) for item in match.parts("rest"))
    if 17 <= century <= 20 and 10 <= rest <= 99:
        return "YEAR_WORDS", str(century * 100 + rest)
    return None


def _build_thousands(match: Match, _context: Context) -> Built:
    number = _number_of(match.items)
    return ("YEAR_WORDS", f"{number:g}") if number and 1900 <= number <= 2100 else None


def _number_of(items: Sequence[Item]) -> float | None:
    """Return the number that words and figures make; None where they make none."""
    total, group, ones = 0.0, 0.0, 0.0
    for item in items:
        word = item.word
        if word == "half" or "/" in word or word in _FRACTIONS:
            ones += _fraction_of(word)
        elif word.isalpha() and item.data and float(item.data) >= 100:
            factor = float(item.data)
            group = (group + ones or 1) * factor
            ones = 0.0
            if factor > 100:
                total, group = total + group, 0.0
        elif word not in ("a", "an") and item.data:
            # "six two weeks" is no number.
            if item.data and ones and not (ones >= 20 and float(item.data) < 10):
                return None
            ones += float(item.data)
    return total + group + ones or None


def _fraction_of(word: str) -> float:
    if "/" in word:
        upper, lower = word.split("/")
        return int(upper) / int(lower) if int(lower) else 0.0
    return _FRACTIONS.get(word, 0.5)


def _build_length(match: Match, context: Context) -> Built:
    count = match.data("count")
    unit = match.data("unit")
    # "three-quarters of", "60 Minutes"
    part = match.part("unit")
    if unit == "WE" or (
        unit == "Q" and part.word == "quarters" and context_word(match, context) == "of"
    ):
        return None
    titled = part.capital and not context.text[part.start : part.end].isupper()
    if titled and context.text[match.items[0].start].isdigit():
        return None
    mod = {"~": "APPROX", "+": "EQUAL_OR_MORE"}.get(count[-1:])
    number = count.rstrip("~+")
    if number == "X":
        return _length(f"P{_time(unit)}X{_letter(unit)}")
    # "the 1988 quarter"
    if len(number) == 4 and number.startswith(("19", "20")) and part.word in _SINGULAR:
        return None
    half = match.get("half") is not None
    return _length(write_length(float(number) + (0.5 if half else 0), unit), mod)


def _build_single(match: Match, context: Context) -> Built:
    unit = match.data("unit")
    # "a quarter of the votes", "a weekend"
    if unit == "WE":
        return None
    following = context_word(match, context)
    if unit == "Q" and following not in ("ago", "earlier", "later", "before"):
        return None
    value = write_length(1.5 if match.get("half") else 1, unit)
    # "$500 million a year", "358,000 a month": so much in each.
    before = context.text[max(0, match.items[0].start - 12) : match.items[0].start].split()
    seen_from = following in ("ago", "earlier", "later", "before", "after")
    if (
        before
        and not seen_from
        and (before[-1][-1:].isdigit() or before[-1].rstrip("s") in _AMOUNTS)
    ):
        return Sense(type=TimexType.SET, value=value)
    return _length(value)


def context_word(match: Match, context: Context) -> str:
    """Return the word behind a match."""
    rest = context.text[match.items[-1].end : match.items[-1].end + 20].split()
    return rest[0].rstrip(".,;:") if rest else ""


def _build_half(match: Match, _context: Context) -> Built:
    unit = match.data("unit")
    return _length(write_length(0.5, unit)) if unit not in ("Q", "WE") else None


def _build_bare(match: Match, _context: Context) -> Built:
    unit = match.data("unit")
    return _length(f"P{_time(unit)}X{_letter(unit)}") if unit != "WE" else None


def write_length(number: float, unit: str) -> str:
    """Write a length as TIMEX3.

    >>> [write_length(n, u) for n, u in ((2.5, "Y"), (3, "E"), (24, "TH"), (1.5, "W"), (0.5, "Y"))]
    ['P2Y6M', 'P30Y', 'PT24H', 'P1.5W', 'P6M']
    """
    whole = int(number)
    factor = {"E": 10, "C": 100, "F": 2}.get(unit, 1)
    value = f"{whole * factor}{_letter(unit)}" if whole else ""
    if number == whole:
        return f"P{_time(unit)}{value}"
    if number - whole != 0.5 or unit not in _HALVES:
        return f"P{_time(unit)}{number * factor:g}{_letter(unit)}"
    if factor > 1:
        return f"P{number * factor:g}{_letter(unit)}"
    return f"P{_time(unit)}{value}{_HALVES[unit]}"


def _time(unit: str) -> str:
    return "T" if unit.startswith("T") else ""


def _letter(unit: str) -> str:
    return {"E": "Y", "C": "Y", "F": "W"}.get(unit, unit[-1])


def _length(value: str, mod: str | None = None) -> Sense:
    return Sense(type=TimexType.DURATION, value=value, mod=mod)


def _build_sum(match: Match, _context: Context) -> Built:
    first, second = split_length(_value(match, "a")), split_length(_value(match, "b"))
    order = ("Y", "Q", "M", "W", "D", "TH", "TM", "TS")
    if not first or not second or order.index(first[1]) >= order.index(second[1]):
        return None
    time = "T" if _time(second[1]) and not _time(first[1]) else ""
    return _length(f"{_value(match, 'a')}{time}{second[0]}{_letter(second[1])}")


def _value(match: Match, name: str) -> str | None:
    sense = match.part(name).sense
    return sense.value if sense else None


def _build_modified(match: Match, context: Context) -> Built:
    value = _value(match, "length")
    if value is None or ("X" in value and not match.get("least")):
        return None
    item = match.part("length")
    # "over the past year": no "more than".
    if context.text[item.start : item.end].lower().startswith(("the ", "past ", "last ")):
        return None
    some = match.get("some")
    if some is not None and some.word != "some":
        return None
    if match.get("up"):
        mod = "EQUAL_OR_LESS"
    elif than := match.get("than"):
        more = (than.word == "more") != (match.get("no") is not None)
        exact = "" if match.get("no") is None else "EQUAL_OR_"
        mod = f"{exact}{'MORE' if more else 'LESS'}{'' if exact else '_THAN'}"
    else:
        mod = match.data("about") or match.data("least") or "APPROX"
    return _length(value, mod)


def _build_or_so(match: Match, _context: Context) -> Built:
    value = _value(match, "length") or ""
    mods = {"so": "APPROX", "more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS"}
    return _length(value, mods[match.part("or").word])
