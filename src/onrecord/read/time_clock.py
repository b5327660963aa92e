"""Rules for hours and parts of a day: "5 p.m. EST", "10:30 GMT", "Monday evening", "noon".

In: a row of items. Out: items with code CLOCK; a time without its day begins with "T".
Which day such a time belongs to is settled by `place_clock` when the sentence is read.
"""

from dataclasses import replace
from datetime import date

from onrecord.model.document import TimexType
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_values import shift_day
from onrecord.read.time_words import Item, Sense, load_time_words

_LEADS = frozenset(
    ("at", "by", "until", "from", "around", "about", "to", "till", "before", "after", "since")
)
# How many words to either side of an hour its day is looked for. By judgement: longer than nearly
# all sentences, and short enough that a list of hours without an end is read in linear time.
_BESIDE = 40


def make_clock_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level that find hours and parts of a day."""
    zone = "(?P<zone>ZONE|LOCAL TIME)?"
    return (
        make_rule("AMPM", f"(?P<hour>DAYNUM|HHMM)(?P<half>AMPM){zone}", _build_hour),
        make_rule("HHMM", f"(?P<hour>HHMM)(?:OTHER(?=ZONE))?{zone}", _build_hour),
        make_rule("ZONE", "(?P<hour>INT|YEAR4)(?P<zone>ZONE)", _build_military),
        make_rule("OCLOCK", f"(?P<hour>DAYNUM|CARDINAL)OTHER[OPEN MARK]OCLOCK{zone}", _build_hour),
        make_rule("PART", "(?P<hour>DAYNUM|CARDINAL|HHMM)IN THE(?P<part>PART)", _build_hour),
        make_rule("NOON", "(?P<noon>NOON)", _build_noon),
        make_rule(
            "PART", "(?P<near>THIS|LAST|DEICTIC_DAY)(?:EARLY|LATE)?(?P<part>PART)", _build_near_part
        ),
        make_rule("TONIGHT", "(?P<part>TONIGHT)", _build_near_part),
        make_rule("PART", "THE(?P<near>NEXT|FOLLOWING|PAST|SAME)(?P<part>PART)", _build_next_part),
        make_rule("PART PARTS", "(?P<day>WEEKDAY)(?P<part>PARTS)", _build_weekday_nights),
    )


def make_day_part_rules() -> tuple[Rule, ...]:
    """Make the rules of the third level that join a day and a time of it."""
    return (
        make_rule(
            "PART", "(?P<date>DATE)(?:HYPHEN?(?:EARLY|LATE|MID))?HYPHEN?(?P<part>PART)", _build_part
        ),
        make_rule(
            "PART", "(?:THE(?P<m>EARLY|LATE)?)?(?P<part>PART)(?:OF|ON)(?P<date>DATE)", _build_part
        ),
        make_rule("PART", "(?P<m>MID)HYPHEN?(?P<part>PART)(?P<date>DATE)?", _build_part),
        make_rule("CLOCK", "(?P<clock>CLOCK)(?:COMMA|ON|COMMA ON)?(?P<date>DATE)", _build_joined),
        make_rule("CLOCK", "(?P<date>DATE)(?:COMMA|AT|COMMA AT)?(?P<clock>CLOCK)", _build_joined),
    )


def place_clock(items: list[Item], index: int, context: Context) -> Sense | None:
    """Give a time without a day the day that its sentence speaks of, or else the reference date."""
    sense = items[index].sense
    if sense is None or sense.value is None or not sense.value.startswith("T"):
        return sense
    day = _day_beside(items, index) or context.anchor or "XXXX-XX-XX"
    return replace(sense, value=day + sense.value, anchor=context.anchor)


def _day_beside(items: list[Item], index: int) -> str | None:
    behind = items[index + 1 : index + _BESIDE]
    near = (*reversed(items[max(0, index - _BESIDE) : index]), *behind)
    for item in near:
        if item.sense and item.sense.grain == "D" and item.sense.value:
            return item.sense.value
    return None


def _clock(hour: int, minute: int, second: str, zone: str) -> Sense | None:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    seconds = f":{second}" if second else ""
    return _time(f"T{hour:02}:{minute:02}{seconds}{zone}")


def _time(value: str, mod: str | None = None, anchor: str | None = None) -> Sense:
    return Sense(type=TimexType.TIME, value=value, grain="T", mod=mod, anchor=anchor)


def _build_hour(match: Match, context: Context) -> Built:
    item = match.part("hour")
    parts = (item.data or item.word).split(":")
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    half = match.get("half")
    morning = half.word.startswith("a") if half else match.data("part") == "MO"
    if half or match.get("part"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (0 if morning else 12)
        if match.data("part") == "NI" and hour < 18:
            hour -= 12
    elif len(parts) > 1 and not match.get("zone"):
        # "won 3:30" is a score or a verse: a bare figure needs "at".
        before = context.text[max(0, item.start - 10) : item.start].split()
        if not before or before[-1].lower() not in _LEADS:
            return None
    return _clock(hour, minute, parts[2] if len(parts) > 2 else "", match.data("zone"))


def _build_military(match: Match, _context: Context) -> Built:
    word = match.part("hour").word
    if len(word) != 4:
        return None
    return _clock(int(word[:2]), int(word[2:]), "", match.data("zone"))


def _build_noon(match: Match, context: Context) -> Built:
    item = match.part("noon")
    before = context.text[max(0, item.start - 6) : item.start].lower()
    # "High Noon" is a film.
    if before.endswith("high ") or (item.capital and before.strip() and before[-1:] == " "):
        return None
    return _time(f"T{match.data('noon')}")


def _build_near_part(match: Match, context: Context) -> Built:
    near = match.get("near")
    step = int(near.data or 0) if near else 0
    part = match.data("part")
    # "last evening" is yesterday's too, "last morning" is no such thing.
    if near and near.word == "last" and part not in ("NI", "EV"):
        return None
    day = shift_day(context.reference, step, "D") if context.reference else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    mod = next((item.data for item in match.items if item.word in ("early", "late")), None)
    return _time(f"{value}T{part}", mod, context.anchor)


def _build_next_part(match: Match, context: Context) -> Built:
    before = context.previous_day(match.items[0].start)
    if before is None:
        return None
    moved = shift_day(before, int(match.data("near")), "D")
    return _time(f"{moved}T{match.data('part')}", anchor=before.isoformat()) if moved else None


def _build_weekday_nights(match: Match, _context: Context) -> Built:
    value = f"XXXX-WXX-{match.data('day')}T{match.data('part')}"
    return Sense(type=TimexType.SET, value=value)


def _build_part(match: Match, context: Context) -> Built:
    found = match.get("date")
    sense = found.sense if found else None
    if sense is None:
        if found is not None or context.reference is None:
            return None
        day: date | None = context.previous_day(match.items[0].start)
        sense = Sense(type=TimexType.DATE, value=f"{day or context.reference}", grain="D")
    if sense.grain != "D":
        return None
    mods = (item.data for item in match.items if item.code in _mod_codes())
    return _time(f"{sense.value}T{match.data('part')}", next(mods, None), sense.anchor)


def _mod_codes() -> frozenset[str]:
    codes = load_time_words().codes
    return frozenset(codes[name] for name in ("EARLY", "LATE", "MID"))


def _build_joined(match: Match, _context: Context) -> Built:
    day, clock = match.part("date").sense, match.part("clock").sense
    if day is None or clock is None or day.grain != "D" or not (clock.value or "").startswith("T"):
        return None
    return replace(clock, value=f"{day.value}{clock.value}", anchor=day.anchor)
