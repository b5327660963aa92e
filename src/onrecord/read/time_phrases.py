"""Rules for words around times: "every Monday", "the next two weeks", "early", "the end of", "now".

In: a row of items. Out: items with code DATE, LENGTH, SET or REF.
Times by themselves are left to the other modules `time_*.py`.
"""

from dataclasses import replace

from onrecord.model.document import TimexType
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_values import parse_day, parse_week, shift_day, value_at
from onrecord.read.time_words import Sense, load_time_words

# How a length begins that says how exact it is.
_INEXACT = ("over", "about", "around", "at ", "more", "less", "up ", "nearly", "almost", "some ")

# What is known to the day is not "about" that.
_NO_ESTIMATES = ("this ", "that ", "last ", "next ", "today", "yesterday", "tomorrow", "tonight")


def make_set_rules() -> tuple[Rule, ...]:
    """Make the rules for lengths with an article or "next" before them, and for sets."""
    return (
        make_rule(
            "LENGTH",
            "THIS?THE?(?:LAST|PAST|NEXT|COMING|FOLLOWING|LATEST)(?P<length>LENGTH)(?!AGO)",
            _build_near_length,
        ),
        make_rule(
            "LENGTH", "THE(?:ORDINAL|EARLY)?(?P<length>LENGTH)(?!AGO|HYPHEN)", _build_the_length
        ),
        make_rule("LENGTH", "A(?P<length>LENGTH)(?P<period>PERIOD|TERM)", _build_near_length),
        make_rule(
            "LENGTH SET UNIT",
            "(?:ONCE|[CARDINAL DAYNUM INT]TIMES|SET)(?:A|EVERY)(?P<unit>UNIT)",
            _build_set,
        ),
        make_rule(
            "LENGTH SET", "(?:ONCE|[CARDINAL DAYNUM INT]TIMES)(?P<length>LENGTH|SET)", _build_set
        ),
        make_rule(
            "EVERY",
            "(?P<every>EVERY)(?P<other>OTHER_ONE)?(?P<unit>UNIT|DATE|SEASON|PART|LENGTH|MONTH|WEEKDAY)",
            _build_every,
        ),
        make_rule("OFTEN", "(?P<often>OFTEN)", _build_often),
    )


def make_ref_rules() -> tuple[Rule, ...]:
    """Make the rules for words that say no more than past, present or future."""
    return (
        make_rule("NOW", "[RIGHT MORE]?(?P<word>NOW)", _build_ref),
        make_rule("RECENT CURRENT", "(?P<word>RECENT|CURRENT)", _build_ref),
        make_rule("FUTURE", "THE NEAR?(?P<word>FUTURE)(?!HYPHEN|OF)", _build_ref),
        make_rule("PAST", "(?<=IN)(?P<core>THE(?P<word>PAST))(?=[COMMA DOT MARK]|$)", _build_ref),
        make_rule("UNITS", "(?P<core>THESE UNITS)", _build_these_days),
        make_rule("PRESENT", "(?<=AT)(?P<core>(?P<word>PRESENT))", _build_ref),
        make_rule("SOON", "(?<!AS)(?P<word>SOON)(?!AS|AFTER|BEFORE|HYPHEN)", _build_soon),
        make_rule("PREVIOUSLY", "^(?P<word>PREVIOUSLY)(?=COMMA)", _build_ref),
    )


def make_edge_rules() -> tuple[Rule, ...]:
    """Make the rules of the last level: "early", "the end of", "about" before a date."""
    return (
        make_rule(
            "DATE CLOCK",
            "THE?(?P<mod>EARLY|LATE|MID)HYPHEN?(?:OF|IN|ON)?(?P<date>DATE|CLOCK)",
            _build_edge,
        ),
        make_rule("DATE", "(?P<mod>EARLIER|LATER)(?:IN|ON)?(?P<date>DATE|CLOCK)", _build_earlier),
        make_rule(
            "DATE",
            "THE?(?:VERY)?(?P<mod>BEGINNING|MIDDLE|END)OF(?P<date>DATE)".replace("(?:VERY)?", ""),
            _build_edge,
        ),
        make_rule("DATE", "(?P<date>DATE)POSS(?P<mod>END)", _build_edge),
        make_rule("DATE CLOCK", "(?P<mod>AROUND|ABOUT)(?P<date>DATE|CLOCK)", _build_edge),
        make_rule("DATE", "(?P<date>DATE)(?P<after>OR LATER|OR EARLIER|AND OTHER)", _build_open),
        make_rule("DATE", "(?P<part>DATE)(?:OF|COMMA|IN)?(?P<year>DATE)", _build_part_of_year),
        make_rule("DATE", "(?P<year>DATE)POSS(?P<part>DATE)", _build_part_of_year),
        make_rule("DATE", "THE(?P<week>UNIT)OF(?P<date>DATE)", _build_week_of),
        make_rule("DATE", "(?P<day>DATE)(?:OF|COMMA)?(?P<week>DATE)", _build_weekday_of),
        make_rule(
            "DATE",
            "(?P<date>DATE)[AND HYPHEN DASH TO COMMA](?P<core>(?P<day>DAYNUM))"
            "(?!COMMA? YEAR4|UNIT|UNITS|COUNTED|MULTIPLIER|AMPM)",
            _build_second_day,
        ),
    )


def _build_near_length(match: Match, context: Context) -> Built:
    item = match.part("length")
    # "likely to last over a week"
    return None if context.text[item.start : item.end].lower().startswith(_INEXACT) else item.sense


def _build_the_length(match: Match, context: Context) -> Built:
    item = match.part("length")
    words = context.text[item.start : item.end]
    # "the two-week truce": the length is part of the noun's name.
    if any(mark in words for mark in "-‐‑") or words.lower().startswith(("a ", "an ")):
        return None
    # "the days before the vote": which ones they are is not told by them alone.
    if " " not in words and words.isalpha():
        return None
    return item.sense


def _build_set(match: Match, _context: Context) -> Built:
    unit = match.get("unit")
    letter = unit.data if unit else ""
    length = match.get("length")
    if length is not None:
        if length.sense is None or length.sense.mod:
            return None
        return _set(length.sense.value)
    return _set_of(letter)


def _set_of(unit: str) -> Sense | None:
    letters = {"E": "P10Y", "C": "P100Y", "F": "P2W", "WE": "XXXX-WXX-WE"}
    value = letters.get(unit) or (f"PT1{unit[-1]}" if unit[0] == "T" else f"P1{unit}")
    return _set(value)


def _build_every(match: Match, context: Context) -> Built:
    item = match.part("unit")
    sense = item.sense
    if sense is None:
        return _every_unit(item.data, other=match.get("other") is not None)
    if sense.type == TimexType.DURATION:
        return _set(sense.value)
    value = sense.value or ""
    day = parse_day(value)
    # "every other week" is a length, "every other Monday" a Monday still.
    if match.get("other") and sense.grain != "D":
        return None
    # "every August 18" comes once a year, "every Monday" once a week.
    dated = any(character.isdigit() for character in context.text[item.start : item.end])
    if sense.grain == "D" and day and not dated:
        return _set(f"XXXX-WXX-{day.isoweekday()}")
    if sense.grain == "D" or sense.grain in ("M", "S"):
        return _set(f"XXXX{value[4:]}")
    return None


def _every_unit(data: str, *, other: bool) -> Sense | None:
    if other:
        return _set(f"P2{data}") if data in ("D", "W", "M", "Y") else None
    if data in ("SP", "SU", "FA", "WI"):
        return _set(f"XXXX-{data}")
    return _set(f"XXXX-XX-XXT{data}") if data in ("MO", "AF", "EV", "NI") else _set_of(data)


def _set(value: str | None) -> Sense:
    return Sense(type=TimexType.SET, value=value)


def _build_often(match: Match, context: Context) -> Built:
    item = match.part("often")
    before = context.text[max(0, item.start - 1) : item.start]
    # "Granma Daily" is a newspaper.
    if item.capital and before.isspace() and context.text[: item.start].rstrip()[-1:].isalpha():
        return None
    return _set(item.data)


def _build_ref(match: Match, _context: Context) -> Built:
    word = match.part("word")
    values = {"current": "PRESENT_REF", "past": "PAST_REF"}
    return Sense(type=TimexType.DATE, value=values.get(word.word, word.data))


def _build_soon(match: Match, context: Context) -> Built:
    item = match.part("word")
    # "he was soon released", "which soon became known": that is told of as past.
    if context.is_past_beside(item.start):
        return None
    return _build_ref(match, context)


def _build_these_days(match: Match, _context: Context) -> Built:
    return Sense(type=TimexType.DATE, value="PRESENT_REF") if match.items[-1].data == "D" else None


def _build_edge(match: Match, context: Context) -> Built:
    sense = match.part("date").sense
    if sense is None or sense.mod or sense.type not in (TimexType.DATE, TimexType.TIME):
        return None
    about = match.part("mod").word in ("about", "around")
    # "ways around Wednesday's ruling", "what he spoke about this morning"
    if about and context.text[match.items[-1].end : match.items[-1].end + 2] in ("'s", "’s"):
        return None
    inner = context.text[match.part("date").start : match.part("date").end].lower()
    if about and inner.startswith(_NO_ESTIMATES):
        return None
    return replace(sense, mod=match.data("mod"))


def _build_earlier(match: Match, _context: Context) -> Built:
    sense = match.part("date").sense
    if sense is None or sense.mod or sense.anchor is None:
        return None
    return replace(sense, mod="START" if match.part("mod").word == "earlier" else "END")


def _build_open(match: Match, _context: Context) -> Built:
    sense = match.part("date").sense
    words = match.items[-1].word
    if sense is None or words not in ("later", "earlier", "beyond"):
        return None
    return replace(sense, mod="ON_OR_BEFORE" if words == "earlier" else "ON_OR_AFTER")


def _build_part_of_year(match: Match, _context: Context) -> Built:
    part, year = match.part("part").sense, match.part("year").sense
    if part is None or year is None or year.grain != "Y" or part.grain not in ("M", "Q", "S"):
        return None
    # Two dates that stand by themselves ("In October 2024, 2025 was far") are not joined.
    if part.anchor is None or year.anchor is None or part.value is None or year.value is None:
        return None
    return replace(part, value=year.value[:4] + part.value[4:], anchor=year.anchor)


def _build_week_of(match: Match, _context: Context) -> Built:
    sense = match.part("date").sense
    day = parse_day(sense.value) if sense and sense.grain == "D" else None
    unit = match.data("week")
    if sense is None or day is None or unit not in ("W", "WE"):
        return None
    return replace(sense, value=value_at(day, unit), grain=unit)


def _build_weekday_of(match: Match, context: Context) -> Built:
    """Read "Tuesday last week" and "Friday of next week"."""
    day, week = match.part("day"), match.part("week").sense
    if day.sense is None or week is None or week.grain != "W" or week.mod:
        return None
    kind, number = load_time_words().kinds.get(context.text[day.start : day.end].lower(), ("", ""))
    first = parse_week(week.value)
    if kind != load_time_words().codes["WEEKDAY"] or first is None:
        return None
    moved = shift_day(first, int(number) - 1, "D")
    return replace(day.sense, value=moved.isoformat(), anchor=week.anchor) if moved else None


def _build_second_day(match: Match, context: Context) -> Built:
    sense = match.part("date").sense
    if sense is None or sense.grain != "D" or not sense.value or sense.mod:
        return None
    first, number = sense.value[8:10], int(match.data("day"))
    following = context.text[match.items[-1].end : match.items[-1].end + 30].split()
    # "on August 15 and 18 envoys"
    counts = bool(following) and following[0].islower() and following[0].rstrip(".,;")[-1:] == "s"
    if not first.isdigit() or number <= int(first) or counts:
        return None
    value = f"{sense.value[:8]}{number:02}"
    return replace(sense, value=value) if value.startswith("X") or parse_day(value) else None
