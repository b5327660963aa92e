"""Reckon with dates: TIMEX3 values, what lies n weeks from a day, EDTF.

In: dates, numbers and letters of units. Out: TIMEX3 values and EDTF strings.
Which words ask for which reckoning is left to the rules in the modules beside this one.
"""

import calendar
from datetime import date, timedelta

import regex

_DAY = regex.compile(r"\d{4}-\d\d-\d\d")
_WEEK = regex.compile(r"(\d{4})-W(\d\d)(-WE)?")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_PLAIN = regex.compile(r"[\dX]{4}|[\dX]{4}-[\dX]{2}|[\dX]{4}-[\dX]{2}-[\dX]{2}")
_PART_OF_YEAR = regex.compile(r"([\dX]{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_CLOCK = regex.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z?)")
_WIDE = regex.compile(r"\d{2,3}")


def parse_day(value: str | None) -> date | None:
    """Return the day that an ISO date (or date and time) names, if it names one.

    >>> parse_day("2025-08-18T10:00:00Z"), parse_day("2025-02-30")
    (datetime.date(2025, 8, 18), None)
    """
    if value is None or not _DAY.match(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def parse_week(value: str | None) -> date | None:
    """Return the Monday of a week.

    >>> parse_week("2025-W34"), parse_week("2025-W60")
    (datetime.date(2025, 8, 18), None)
    """
    match = _WEEK.fullmatch(value or "")
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def widen_year(year: int) -> int:
    """Return the year that two digits stand for: of 1970 to 2069, as everywhere since POSIX.

    >>> widen_year(25), widen_year(98), widen_year(2025)
    (2025, 1998, 2025)
    """
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def week_value(day: date) -> str:
    """Return the ISO week of a day.

    >>> week_value(date(2025, 8, 18))
    '2025-W34'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def value_at(day: date, grain: str) -> str:
    """Return the day, week, month, … in which a day lies.

    >>> [value_at(date(2025, 8, 18), grain) for grain in ("D", "W", "M", "Q", "Y", "E", "C", "WE")]
    ['2025-08-18', '2025-W34', '2025-08', '2025-Q3', '2025', '202', '20', '2025-W34-WE']
    """
    year = f"{day.year:04}"
    values = {
        "W": week_value(day),
        "WE": f"{week_value(day)}-WE",
        "M": f"{year}-{day.month:02}",
        "Q": f"{year}-Q{(day.month + 2) // 3}",
        "Y": year,
        "E": year[:3],
        "C": year[:2],
    }
    return values.get(grain, day.isoformat())


def shift(day: date, number: int, grain: str) -> str | None:
    """Return the value that lies `number` units of a grain from a day; None beyond the calendar.

    >>> shift(date(2025, 3, 31), -1, "M"), shift(date(2025, 8, 18), -2, "W")
    ('2025-02', '2025-W32')
    """
    moved = shift_day(day, number, grain)
    return None if moved is None else value_at(moved, "W" if grain == "F" else grain)


def shift_day(day: date, number: int, grain: str) -> date | None:
    """Return the day that lies `number` units of a grain from a day."""
    days = {"D": 1, "W": 7, "WE": 7, "F": 14}
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
    try:
        if grain in days:
            return day + timedelta(days=number * days[grain])
        month = day.year * 12 + day.month - 1 + number * months[grain]
        year = month // 12
        last = calendar.monthrange(year, month % 12 + 1)[1]
        return date(year, month % 12 + 1, min(day.day, last))
    except (ValueError, OverflowError):
        return None


def find_easter(year: int) -> date:
    """Return Easter Sunday of a year (the anonymous Gregorian reckoning).

    >>> find_easter(2025)
    datetime.date(2025, 4, 20)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def make_edtf(value: str | None, mod: str | None = None, zone: str = "") -> str | None:
    """Write a TIMEX3 value as EDTF (ISO 8601-2), where that can be done.

    An hour keeps the shift of its zone, for which TIMEX3's values have no place.

    >>> [make_edtf(v) for v in ("2025-08", "2025-SU", "2025-Q3", "202", "2025-W34", "P2W")]
    ['2025-08', '2025-22', '2025-35', '202X', '2025-08-18/2025-08-24', None]
    >>> make_edtf("2025", "ON_OR_AFTER"), make_edtf("2025-08-18", "APPROX")
    ('2025/..', '2025-08-18~')
    >>> make_edtf("2025-08-18T10:30", zone="-04:00")
    '2025-08-18T10:30:00-04:00'
    """
    if value is None:
        return None
    plain = _make_plain_edtf(value)
    if plain and zone and _CLOCK.fullmatch(value) and not plain.endswith("Z"):
        return plain + zone
    if plain is None or not mod or "/" in plain or "T" in plain:
        return plain
    if mod in ("ON_OR_AFTER", "ON_OR_BEFORE"):
        return f"{plain}/.." if mod == "ON_OR_AFTER" else f"../{plain}"
    return f"{plain}~" if mod == "APPROX" else plain


def _make_plain_edtf(value: str) -> str | None:
    if _PLAIN.fullmatch(value):
        return value
    if _WIDE.fullmatch(value):
        return value.ljust(4, "X")
    if match := _PART_OF_YEAR.fullmatch(value):
        part = match[2]
        # Sub-year groupings of EDTF: 21-24 seasons, 33-36 quarters, 40 and 41 halves.
        if part[0] in "QH" and part[1].isdigit():
            return f"{match[1]}-{int(part[1]) + (32 if part[0] == 'Q' else 39)}"
        return f"{match[1]}-{_SEASONS[part]}"
    if match := _WEEK.fullmatch(value):
        return _make_week_interval(int(match[1]), int(match[2]), weekend=bool(match[3]))
    if match := _CLOCK.fullmatch(value):
        return f"{match[1]}{match[2] or ':00'}{match[3]}"
    return None


def _make_week_interval(year: int, week: int, *, weekend: bool) -> str | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        return f"{first.isoformat()}/{(first + timedelta(days=1 if weekend else 6)).isoformat()}"
    except (ValueError, OverflowError):
        return None
