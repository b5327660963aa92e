"""Reckon with the days that a time expression names.

In: TIMEX3 values. Out: `Period`s (first and last day), their ISO form, and days that lie a length
of time ahead. Which time belongs to what is left to `event_dates.py` and `due_dates.py`.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
# First month and number of months; a winter begins in the year that names it.
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}
_LENGTH = re.compile(r"P(?:(\d+)([DWMY])|T(\d+)([HMS]))")
_MONTHS_OF_YEAR = 12
_WEEK_LENGTH = 7


class Period(NamedTuple):
    """Days in a row.

    Attributes:
        first: The first day.
        last: The last day.
    """

    first: date
    last: date

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.first == self.last

    @property
    def iso(self) -> str:
        """Return the ISO day, month or year; of any other period its first day.

        >>> Period(date(2025, 8, 1), date(2025, 8, 31)).iso
        '2025-08'
        """
        if self.first.day == 1 and self.last == _end_month(self.first):
            return f"{self.first:%Y-%m}"
        if (self.first.month, self.first.day) == (1, 1) and self.last == date(
            self.first.year, 12, 31
        ):
            return f"{self.first.year:04d}"
        return self.first.isoformat()

    @property
    def iso_end(self) -> str | None:
        """Return the ISO day on which it ends, where its `iso` does not tell.

        >>> Period(date(2025, 8, 18), date(2025, 8, 24)).iso_end
        '2025-08-24'
        """
        return self.last.isoformat() if len(self.iso) > len("2025-08") and not self.is_day else None


def _end_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def read_period(value: str | None) -> Period | None:
    """Return the days of a TIMEX3 value or an ISO date; None where it names none.

    >>> read_period("2025-02").last
    datetime.date(2025, 2, 28)
    >>> read_period("PRESENT_REF") is None
    True
    """
    try:
        return _read_period(value or "")
    except ValueError:
        return None


def _read_period(value: str) -> Period | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return Period(day, day)
    if match := _MONTH.fullmatch(value):
        first = date(int(match[1]), int(match[2]), 1)
        return Period(first, _end_month(first))
    if _YEAR.fullmatch(value):
        return Period(date(int(value), 1, 1), date(int(value), 12, 31))
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5) if match[3] else monday
        return Period(first, monday + timedelta(days=6))
    if match := _PART.fullmatch(value):
        month, length = _PARTS[match[2]]
        first = date(int(match[1]), month, 1)
        return Period(first, add_months(first, length) - timedelta(days=1))
    return None


def look_ahead(days: Period | None, today: Period | None) -> Period | None:
    """Return the next of the days that a weekday names, where it was read as the last one.

    "She demanded on Monday that it be published by Wednesday" does not mean last Wednesday.

    >>> monday, wednesday = read_period("2031-03-17"), read_period("2031-03-12")
    >>> look_ahead(wednesday, monday).iso
    '2031-03-19'
    """
    if days is None or today is None or not days.is_day:
        return days
    gap = (today.first - days.last).days
    if not 0 < gap < _WEEK_LENGTH:
        return days
    later = days.first + timedelta(days=_WEEK_LENGTH)
    return Period(later, later)


def add_months(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last one.

    >>> add_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    number = day.year * _MONTHS_OF_YEAR + day.month - 1 + count
    year, month = divmod(number, _MONTHS_OF_YEAR)
    longest = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, longest))


def add_length(day: date, value: str | None) -> date | None:
    """Return the day that lies a TIMEX3 duration ahead; None where its length is not told.

    Less than a day leads to the same day, 24 hours to the next one.

    >>> add_length(date(2025, 8, 18), "P2W")
    datetime.date(2025, 9, 1)
    """
    match = _LENGTH.fullmatch(value or "")
    if match is None:
        return None
    try:
        if match[1] is None:
            hours = {"H": 1.0, "M": 1 / 60, "S": 1 / 3600}[match[4]] * int(match[3])
            return day + timedelta(days=int(hours // 24))
        count = int(match[1])
        if match[2] in "DW":
            return day + timedelta(days=count * (7 if match[2] == "W" else 1))
        return add_months(day, count * (_MONTHS_OF_YEAR if match[2] == "Y" else 1))
    except (OverflowError, ValueError):
        return None
