"""Rules for times seen from another time: "last week", "two days ago", "a year earlier".

In: a row of items. Out: items with code DATE.
Dates of the calendar are left to `time_days.py` and `time_dates.py`, sets to `time_phrases.py`.
"""

from dataclasses import replace

from onrecord.model.document import TimexType
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_lengths import split_length
from onrecord.read.time_tense import Tense
from onrecord.read.time_values import parse_day, shift, shift_day, value_at
from onrecord.read.time_words import Sense, load_time_words


def make_period_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level: a unit seen from the reference date."""
    return (
        make_rule("UNIT", "(?P<near>THIS|LAST|NEXT)(?:FISCAL)?(?P<unit>UNIT)", _build_period),
        make_rule(
            "UNIT PERIOD",
            "THE(?P<near>LAST|NEXT|COMING|CURRENT|LATEST)(?:FISCAL)?(?P<unit>UNIT|PERIOD)",
            _build_period,
        ),
        make_rule("UNIT", "THIS(?P<near>PAST|COMING)(?P<unit>UNIT)", _build_period),
        make_rule("UNIT", "THE?PAST(?P<unit>UNIT)(?!HYPHEN)", _build_past_unit),
        make_rule(
            "UNIT",
            "THE(?:FILLER|FISCAL)?(?P<unit>UNIT)(?!HYPHEN|BEFORE|AFTER|POSS END)",
            _build_the_unit,
        ),
        make_rule("UNIT", "THE?(?P<unit>UNIT)HYPHEN?POSS?HYPHEN?(?P<end>END)", _build_year_end),
        make_rule(
            "UNIT",
            "(?P<unit>UNIT)HYPHEN(?:AGO|EARLIER)",
            _build_year_ago,
        ),
        make_rule(
            "UNIT",
            "THE OTHER?(?P<unit>UNIT)HYPHEN(?:AGO|EARLIER)(?:DATE|PERIOD|UNIT|ORDINAL UNIT)",
            _build_year_ago,
        ),
        make_rule(
            "AHEAD TO",
            "THE?(?P<unit>UNITS)(?:AHEAD(?!OF)|TO COME)",
            _build_ahead,
        ),
        make_rule(
            "RECENT COMING PAST FUTURE UNITS",
            "(?P<word>RECENT|COMING|PAST|FUTURE)(?P<unit>UNITS)(?:[AND OR]UNITS)?",
            _build_vague,
        ),
    )


def make_apart_rules() -> tuple[Rule, ...]:
    """Make the rules of a later level: a length that leads from one time to another."""
    return (
        make_rule("LENGTH", "(?P<length>LENGTH)(?P<word>AGO)", _build_ago),
        make_rule("LENGTH", "(?P<length>LENGTH)AGO(?:ON|LAST)?(?P<date>DATE)", _build_ago_day),
        make_rule("LENGTH", "(?P<length>LENGTH)(?P<word>EARLIER|LATER|AFTERWARDS)", _build_apart),
        make_rule(
            "BEFORE AFTER",
            "THE?(?P<unit>UNIT)(?P<side>BEFORE|AFTER)(?P<date>DATE)",
            _build_day_beside,
        ),
        make_rule("LENGTH", "(?P<length>LENGTH)FROM(?P<base>NOW|DATE)", _build_from),
        make_rule("UNIT", "THE(?P<near>FOLLOWING|NEXT|PAST|SAME)(?P<unit>UNIT)", _build_following),
        make_rule("UNIT", "(?P<near>THAT SAME?)(?P<unit>UNIT)", _build_following),
    )


def _date(value: str | None, grain: str, context: Context, mod: str | None = None) -> Sense:
    # What lies beyond the calendar ("a million years ago") is past or future all the same.
    return Sense(type=TimexType.DATE, value=value, grain=grain, mod=mod, anchor=context.anchor)


def _build_period(match: Match, context: Context) -> Built:
    near = match.part("near")
    step = int(near.data or 0)
    unit = match.data("unit") or "Q"
    # "This Week" between quotation marks is a programme.
    quoted = context.text[max(0, match.items[0].start - 1) : match.items[0].start] in tuple("\"“‘'")
    if quoted and match.part("unit").capital:
        return None
    # "the next day" is seen from the last date in the text, on a later level.
    if unit.startswith("T") or unit == "D":
        return None
    if match.part("unit").word == "period" and near.word != "latest":
        return None
    if near.word == "latest" and unit != "Q":
        step = 0
    if near.word == "latest" and unit == "Q":
        found = context.previous("Q", match.items[0].start)
        if found:
            return found
        step = -1
    return _period(step, unit, context)


def _period(step: int, unit: str, context: Context) -> Built:
    if context.reference is None:
        unknown = {
            "W": "XXXX-WXX",
            "WE": "XXXX-WXX-WE",
            "M": "XXXX-XX",
            "Q": "XXXX-QX",
            "Y": "XXXX",
        }
        return _date(unknown[unit], unit, context) if unit in unknown else None
    if unit == "WE" and step == 0:
        return _date(value_at(context.reference, "WE"), "WE", context)
    if unit == "F":
        return None
    value = shift(context.reference, step, unit)
    return _date(value, unit, context) if value else None


def _build_past_unit(match: Match, _context: Context) -> Built:
    unit = match.data("unit")
    # "the previous year" is seen from the last date in the text, on a later level.
    if not any(item.word == "past" for item in match.items):
        return None
    letters = {"E": "P10Y", "C": "P100Y", "F": "P2W"}
    if unit == "WE":
        return _period(-1, unit, _context)
    value = letters.get(unit) or (f"PT1{unit[-1]}" if unit[0] == "T" else f"P1{unit}")
    return Sense(type=TimexType.DURATION, value=value)


def _build_following(match: Match, context: Context) -> Built:
    """Read "the next day", "that year": seen from the last date in the text."""
    near = match.parts("near")[-1]
    unit = match.data("unit")
    step = int(near.data or 0)
    if unit not in ("D", "W", "M", "Y", "Q"):
        return None
    start = match.items[0].start
    if unit == "D":
        day = context.previous_day(start)
    else:
        sense = (
            context.previous(f"DT{unit}", start)
            if unit != "Y"
            else context.previous("YMDTQ", start)
        )
        value = (sense.value or "") if sense else ""
        day = parse_day(value) or (
            parse_day(f"{value[:4]}-07-01") if unit == "Y" else parse_day(f"{value}-15")
        )
    if day is None and near.code == load_time_words().codes["PAST"] and unit != "D":
        return _period(step, unit, context)
    if day is None:
        return None
    value_then = shift(day, step, unit)
    return replace(_date(value_then, unit, context), anchor=day.isoformat()) if value_then else None


def _build_the_unit(match: Match, context: Context) -> Built:
    """Read "the week", "the year", "the quarter" where they stand for the one of the report."""
    unit = match.data("unit")
    rest = context.text[match.items[-1].end : match.items[-1].end + 12].split()
    if unit not in ("W", "Y", "WE", "M", "Q") or rest[:1] in (["of"], ["when"], ["that"], ["in"]):
        return None
    if unit == "WE":
        ahead = context.tense_at(match.items[0].start) is Tense.FUTURE
        before = context.reference is not None and context.reference.isoweekday() < 6
        return _period(-1 if before and not ahead else 0, "WE", context)
    # "the year ended June 30": a length that the words behind it place.
    if rest[:1] in (["ended"], ["ending"]):
        return Sense(type=TimexType.DURATION, value=f"P1{unit}")
    if unit == "Q":
        return context.previous("Q", match.items[0].start)
    return _period(0, unit, context)


def _build_year_end(match: Match, context: Context) -> Built:
    unit = match.data("unit")
    built = _period(0, unit, context) if unit in ("Y", "M", "W") else None
    if not isinstance(built, Sense):
        return None
    marks = context.text[match.part("unit").end : match.part("end").start]
    if unit != "Y" or "-" not in marks or context.reference is None:
        return replace(built, mod="END")
    # "year-end" is the day on which books are closed; "since year-end" that of last year.
    behind = context.tense_at(match.items[0].start) is Tense.PAST
    sure = behind and context.is_sure_at(match.items[0].start)
    return _date(f"{context.reference.year - sure:04}-12-31", "D", context)


def _build_year_ago(match: Match, context: Context) -> Built:
    unit = match.data("unit")
    if unit not in ("Y", "M", "W"):
        return None
    return (
        _year_before(context, match.items[0].start) if unit == "Y" else _period(-1, unit, context)
    )


def _year_before(context: Context, offset: int) -> Sense | None:
    """Return last year's quarter where the text compares quarters, or else last year."""
    quarter = context.previous("Q", offset)
    if quarter and quarter.value and quarter.value[:4].isdigit():
        value = f"{int(quarter.value[:4]) - 1:04}{quarter.value[4:]}"
        # A grain of its own, or the next "a year earlier" would go back from this one.
        return _date(value, "Q-", context)
    built = _period(-1, "Y", context)
    return built if isinstance(built, Sense) else None


def _build_vague(match: Match, context: Context) -> Built:
    word = match.part("word").word
    if match.data("unit") == "WE" or (word == "past" and match.data("unit") != "Y"):
        return None
    return Sense(
        type=TimexType.DATE, value="PAST_REF" if word in ("recent", "past") else "FUTURE_REF"
    )


def _build_ahead(match: Match, _context: Context) -> Built:
    unit = match.data("unit")
    value = f"P{'T' * unit.startswith('T')}X{unit[-1]}"
    return Sense(type=TimexType.DURATION, value=value) if unit in ("D", "W", "M", "Y") else None


def _build_ago(match: Match, context: Context) -> Built:
    sense = match.part("length").sense
    length = split_length(sense.value) if sense else None
    mod = sense.mod if sense else None
    if length is None or length[1].startswith("T") or context.reference is None:
        return Sense(type=TimexType.DATE, value="PAST_REF")
    number, unit = length
    past = Sense(type=TimexType.DATE, value="PAST_REF")
    if length == (1, "Y") and mod is None:
        return _year_before(context, match.items[0].start) or past
    # "a decade ago" names no single year.
    if "decade" in context.text[match.items[0].start : match.items[-1].end]:
        mod = mod or "APPROX"
    value = shift(context.reference, -number, unit)
    return _date(value, unit, context, mod) if value else past


def _build_ago_day(match: Match, context: Context) -> Built:
    """Read "a week ago Tuesday" and "two years ago today": a day, not a week or a year."""
    date, sense = match.part("date").sense, match.part("length").sense
    length = split_length(sense.value) if sense else None
    day = parse_day(date.value) if date and date.grain == "D" and date.anchor else None
    if day is None or length is None or length[1].startswith("T") or (sense and sense.mod):
        return None
    named = context.text[match.part("date").start : match.part("date").end].lower()
    if named != "today" and length[1] != "W":
        return None
    moved = shift_day(day, -length[0], length[1])
    return _date(moved.isoformat(), "D", context) if moved else None


def _build_apart(match: Match, context: Context) -> Built:
    """Read "two days later": a date where the text told from when, or else a length."""
    sense = match.part("length").sense
    length = split_length(sense.value) if sense else None
    start = match.items[0].start
    step = int(match.data("word"))
    if length == (1, "Y") and step < 0:
        return _year_before(context, start)
    base = context.previous_day(start)
    if length is not None and length[1] == "Y" and (year := context.previous("YMDT", start)):
        base = parse_day(f"{(year.value or '')[:4]}-07-01")
    if sense is None or length is None or base is None or length[1].startswith("T"):
        return None
    number, unit = length
    value = shift(base, step * number, unit)
    return (
        replace(_date(value, unit, context, sense.mod), anchor=base.isoformat()) if value else None
    )


def _build_day_beside(match: Match, context: Context) -> Built:
    """Read "the day after Christmas" and "the day before last Tuesday"."""
    date = match.part("date").sense
    day = parse_day(date.value) if date and date.grain == "D" and not date.mod else None
    moved = shift_day(day, int(match.data("side")), "D") if day else None
    if moved is None or day is None or match.data("unit") != "D":
        return None
    return replace(_date(moved.isoformat(), "D", context), anchor=day.isoformat())


def _build_from(match: Match, context: Context) -> Built:
    sense = match.part("length").sense
    length = split_length(sense.value) if sense else None
    base_item = match.part("base")
    base = parse_day(base_item.sense.value) if base_item.sense else context.reference
    if length is None or base is None or length[1].startswith("T"):
        return Sense(type=TimexType.DATE, value="FUTURE_REF")
    moved = shift_day(base, length[0], length[1])
    if moved is None:
        return Sense(type=TimexType.DATE, value="FUTURE_REF")
    # "a week from Tuesday" is a day, "two weeks from now" a week.
    exact = base_item.sense is not None and base_item.sense.grain == "D" and length[1] in "WMY"
    grain = "D" if exact else length[1]
    value = value_at(moved, "W" if grain == "F" else grain)
    return _date(value, grain, context, sense.mod if sense else None)
