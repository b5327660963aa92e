"""Rules for hours and parts of a day: "5 p.m. EST", "10:30 GMT", "Monday evening", "noon".

In: a row of items. Out: items with code CLOCK; a time without its day begins with "T".
Which day such a time belongs to is settled by `place_clock` when the sentence is read; how far a
zone is from UTC is told by the tables ZONE and ZONE_NAMES of the data file.
"""

from dataclasses import replace
from datetime import date

import regex

from onrecord.model.document import TimexType
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_values import shift_day
from onrecord.read.time_words import Item, Sense, load_time_words

# "won 3:30" is a score or a verse: a bare figure needs one of these before it, a range, or its day.
_LEAD = regex.compile(
    r"(?:\b(?:at|by|until|from|around|about|to|till|before|after|since|between)"
    r"|[0-9]:[0-9]{2}\s?(?:and|[-–—]))\s*$",
    regex.IGNORECASE,
)
_LEAD_LENGTH = 12
# How many words to either side of an hour its day is looked for. By judgement: longer than nearly
# all sentences, and short enough that a list of hours without an end is read in linear time.
_BESIDE = 40
_ZONE_SHIFT = regex.compile(r"([01]?[0-9])(?::?([0-5][0-9]))?")


def make_clock_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level that find hours and parts of a day."""
    zone = "(?P<zone>ZONE|LOCAL TIME)?"
    # as in "15:00 Ostrel time" and "UTC+3"
    place = "(?P<place>OTHER)OTHER?TIME"
    shifted = "(?P<zone>ZONE)(?P<sign>MARK|HYPHEN)(?P<shift>DAYNUM|HHMM|MARK)"
    hour = "(?P<hour>DAYNUM|HHMM|DECIMAL)(?P<half>AMPM)"
    to = "[TO AND HYPHEN DASH]"
    return (
        make_rule("AMPM", f"{hour}{zone}", _build_hour),
        make_rule("AMPM", f"{hour}{place}", _build_hour),
        make_rule("AMPM", f"{hour}{shifted}", _build_hour),
        make_rule(
            "AMPM",
            f"(?P<core>(?P<hour>DAYNUM|HHMM)){to}(?P<end>DAYNUM|HHMM)(?P<half>AMPM)",
            _build_first_hour,
        ),
        make_rule("HHMM", f"(?P<hour>HHMM)(?:OTHER(?=ZONE))?{zone}", _build_hour),
        make_rule("HHMM", f"(?P<hour>HHMM)(?:OTHER(?=ZONE))?{place}", _build_hour),
        make_rule("HHMM", f"(?P<hour>HHMM)(?:OTHER(?=ZONE))?{shifted}", _build_hour),
        make_rule("HHMM", f"(?P<core>(?P<hour>HHMM)){to}HHMM", _build_hour),
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
    if sense is None or sense.value is None or sense.type != TimexType.TIME:
        return sense
    if sense.value.startswith("T"):
        day = _day_beside(items, index) or context.anchor or "XXXX-XX-XX"
        sense = replace(sense, value=day + sense.value, anchor=context.anchor)
    return replace(sense, zone=_zone_on(sense))


def _zone_on(sense: Sense) -> str:
    """Return the shift of a place's time on the day of a time: "+03:00@2014-10-26" since then."""
    shift, _, since = sense.zone.partition("@")
    return shift if (sense.value or "")[:10] >= since else ""


def _day_beside(items: list[Item], index: int) -> str | None:
    behind = items[index + 1 : index + _BESIDE]
    near = (*reversed(items[max(0, index - _BESIDE) : index]), *behind)
    for item in near:
        sense = item.sense
        if sense and sense.value and (sense.grain == "D" or _has_day(sense)):
            return sense.value[:10]
    return None


def _has_day(sense: Sense) -> bool:
    # "from 9 to 11 a.m. on Monday": the second hour has its day by now.
    return sense.grain == "T" and not (sense.value or "").startswith("T")


def _clock(hour: int, minute: int, second: str, zone: str) -> Sense | None:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    seconds = f":{second}" if second else ""
    utc = zone if zone == "Z" else ""
    return _time(f"T{hour:02}:{minute:02}{seconds}{utc}", zone="" if utc else zone)


def _time(
    value: str, mod: str | None = None, anchor: str | None = None, *, zone: str = ""
) -> Sense:
    return Sense(type=TimexType.TIME, value=value, grain="T", mod=mod, anchor=anchor, zone=zone)


def _build_hour(match: Match, context: Context) -> Built:
    item = match.part("hour")
    parts = (item.data or item.word).replace(".", ":").split(":")
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    half = match.get("half")
    place = match.get("place")
    zone = _zone_of(match)
    # "9.5 a.m." is none, and what begins without a capital is no place.
    if zone is None or len(parts[-1]) == 1 < len(parts) or (place and not place.capital):
        return None
    morning = half.word.startswith("a") if half else match.data("part") == "MO"
    if half or match.get("part"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (0 if morning else 12)
        if match.data("part") == "NI" and hour < 18:
            hour -= 12
    elif len(parts) > 1 and not (place or match.get("zone") or _has_lead(match, context)):
        return None
    return _clock(hour, minute, parts[2] if len(parts) > 2 else "", zone)


def _has_lead(match: Match, context: Context) -> bool:
    start = match.items[0].start
    if len(match.items) > 1 or _LEAD.search(context.text, max(0, start - _LEAD_LENGTH), start):
        return True
    # as in "October 24, 2021, 16:40"
    before = [item for item in context.row[-2:] if item.word != ","]
    return bool(before and before[-1].sense and before[-1].sense.grain == "D")


def _zone_of(match: Match) -> str | None:
    """Return the shift of a time zone, empty where it is not known; None for "GMT/5"."""
    zone = match.data("zone")
    sign = match.get("sign")
    if sign is None:
        return zone
    shift = _ZONE_SHIFT.fullmatch(match.part("shift").word)
    if zone != "Z" or sign.word not in ("+", "-", "−") or shift is None:
        return None
    return f"{'+' if sign.word == '+' else '-'}{int(shift[1]):02}:{shift[2] or '00'}"


def _build_first_hour(match: Match, _context: Context) -> Built:
    """Read the "9" of "9 to 11 a.m." and, across noon, of "9 to 1 p.m."."""
    hours, minutes = match.part("hour").word.partition(":")[::2]
    hour, end = int(hours), int(match.part("end").word.partition(":")[0])
    if not (1 <= hour <= 12 and 1 <= end <= 12):
        return None
    morning = match.part("half").word.startswith("a") != (hour % 12 > end % 12)
    return _clock(hour % 12 + (0 if morning else 12), int(minutes[:2] or 0), "", "")


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
    # "He left at 9 a.m. On Friday he spoke."
    second = match.items[1]
    if second.word == "on" and second.capital:
        return None
    return replace(clock, value=f"{day.value}{clock.value}", anchor=day.anchor)
