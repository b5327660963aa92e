"""Read the days that a TIMEX3 value names, and write days as a reader does.

In: TIMEX3 values and ISO dates. Out: `Days` and words. Which words name a time is left to
`read/times.py`, how days are laid out to `chronology.py`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|W(?P<week>\d\d)(?P<end>-WE)?"
    r"|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)))?|(?P<wide>\d{2,3})",
    re.ASCII,
)
# First month and number of months.
_PARTS = {"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)}
_PARTS |= {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}
_MONTHS = "January February March April May June July August September October November December"
MONTH_NAMES = tuple(_MONTHS.split())


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A day, or a stretch of days of which one is meant; both ends belong to it."""

    first: date
    last: date


def find_days(value: str | None) -> Days | None:
    """Find the days that a TIMEX3 value or ISO date names; None where it names none.

    >>> find_days("2031-W12"), find_days("P2W")
    (Days(first=datetime.date(2031, 3, 17), last=datetime.date(2031, 3, 23)), None)
    """
    match = _VALUE.fullmatch(value or "")
    if match is None:
        return None
    try:
        if wide := match["wide"]:
            span = 10 ** (4 - len(wide))
            first = int(wide) * span
            return Days(date(max(first, 1), 1, 1), date(first + span - 1, 12, 31))
        year = int(match["year"])
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return Days(day, day)
        if match["week"]:
            first_day = date.fromisocalendar(year, int(match["week"]), 6 if match["end"] else 1)
            return Days(first_day, first_day + timedelta(days=1 if match["end"] else 6))
        month, length = (int(match["month"]), 1) if match["month"] else (1, 12)
        if match["part"]:
            month, length = _PARTS[match["part"]]
        return Days(date(year, month, 1), end_of_months(year, month, length))
    except (ValueError, OverflowError):
        return None


def end_of_months(year: int, month: int, length: int) -> date:
    """Return the last day of some months, of which the first is given.

    >>> end_of_months(2031, 1, 2)
    datetime.date(2031, 2, 28)
    """
    months = year * 12 + month - 1 + length
    if months // 12 > 9999:  # the calendar's last year has no first day of the next
        return date(9999, 12, 31)
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def format_day(day: date) -> str:
    """Write a day as a reader does.

    >>> format_day(date(2031, 3, 17))
    '17 March 2031'
    """
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_days(days: Days) -> str:
    """Write a stretch of days as shortly as it can be said.

    >>> format_days(Days(date(2031, 3, 17), date(2031, 3, 23)))
    '17–23 March 2031'
    """
    first, last = days.first, days.last
    if first == last:
        return format_day(first)
    year_begins = (first.month, first.day) == (1, 1)
    if year_begins and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    whole_months = first.day == 1 and last == end_of_months(last.year, last.month, 1)
    begin, end = MONTH_NAMES[first.month - 1], f"{MONTH_NAMES[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end if whole_months else f"{first.day}–{last.day} {end}"
    if first.year == last.year:
        return f"{begin}–{end}" if whole_months else f"{first.day} {begin} – {last.day} {end}"
    if whole_months:
        return f"{begin} {first.year} – {end}"
    return f"{format_day(first)} – {format_day(last)}"


def format_moment(value: str | None) -> str | None:
    """Write an ISO date, or date and time, as a reader does; other words as they are.

    >>> format_moment("2031-03-17T14:30:00+01:00"), format_moment("last spring")
    ('17 March 2031, 14:30', 'last spring')
    """
    days = find_days(value)
    if value is None or days is None:
        return value
    clock = re.match(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)", value)
    return f"{format_days(days)}, {clock[1]}" if clock else format_days(days)
