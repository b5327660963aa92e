"""Hold how long something is said to be against how long it is.

In: the value and words of a duration, and two dates as far as they are known. Out: a verdict.
Finding what lasts, and since when, is left to `duration_checks.py`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from onrecord.model.comparison import CheckVerdict

_DAYS = {"Y": 365.2425, "M": 30.4369, "W": 7.0, "D": 1.0}
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Days:
    """A date as far as it is known: the first and the last day that it may be."""

    first: date
    last: date


def parse_days(value: str) -> Days | None:
    """Return the days that an ISO date, month or year may be; None of other values.

    >>> parse_days("2031-02").last.day
    28
    """
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            return Days(date(year, month, day), date(year, month, day))
        if month:
            last = calendar.monthrange(year, month)[1]
            return Days(date(year, month, 1), date(year, month, last))
        return Days(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long something is said to be.

    Attributes:
        number: Of its unit.
        unit: Y, M, W or D.
        is_nearly: It falls short of its number by little.
        mod: TIMEX3 mod.
    """

    number: float
    unit: str
    is_nearly: bool = False
    mod: str | None = None


def parse_length(value: str | None, *, mod: str | None, is_nearly: bool) -> Length | None:
    """Return a length of a TIMEX3 value; None where it says no number of days or more.

    >>> parse_length("P4Y", mod="LESS_THAN", is_nearly=True).number
    4.0
    """
    found = _LENGTH.fullmatch(value or "")
    if found is None:
        return None
    return Length(number=float(found[1]), unit=found[2], is_nearly=is_nearly, mod=mod)


def compare_lengths(told: Length, begin: Days, end: date) -> CheckVerdict:
    """Tell whether a length fits what lies between two dates.

    People count years that have begun or are over, and round. Only what no way of counting gives
    differs: half a unit (a tenth of long ones) more than any of them. Set on sense, and held
    against 1,600 reports (docs/analysis/checks.md).
    """
    unit, number = _DAYS[told.unit], told.number
    short = (end - begin.last).days / unit
    long = ((end - begin.first).days + 1) / unit
    slack = max(0.5, number / 10)
    if told.unit == "D":
        slack = max(1.5, number / 10)
    if told.is_nearly:
        lower, upper = number - (0.42 if told.unit == "Y" else slack + 0.1), number + slack / 2
        inner = (number - 0.34 if told.unit == "Y" else number - slack, number + slack / 4)
    elif told.mod in {"MORE_THAN", "EQUAL_OR_MORE"}:
        lower, upper = number - slack / 4, float("inf")
        inner = (number - slack / 8, 2 * number + 1)
    elif told.mod in {"LESS_THAN", "EQUAL_OR_LESS"}:
        lower, upper = float("-inf"), number + slack / 4
        inner = (number / 4, number + slack / 8)
    elif told.mod is not None:
        lower, upper = number - 2 * slack, number + 1 + 2 * slack
        inner = (number - slack, number + 1 + slack)
    else:
        lower, upper = number - slack - 0.1, number + 1 + slack
        inner = (number - slack, number + 1)
    if long < lower or short > upper:
        return CheckVerdict.DIFFERS
    fits = long >= inner[0] and short <= inner[1]
    return CheckVerdict.AGREES if fits else CheckVerdict.OPEN


def describe_length(begin: Days, end: date, unit: str) -> str:
    """Return how long it is, in a unit, in words.

    >>> describe_length(Days(date(2022, 2, 24), date(2022, 2, 24)), date(2025, 8, 18), "Y")
    '3.5 years'
    """
    middle = ((end - begin.first).days + (end - begin.last).days) / 2 / _DAYS[unit]
    # A year that is known as such tells no half years.
    figures = f"{middle:.0f}" if unit == "D" or middle >= 20 else f"{middle:.1f}"
    return f"{figures} {_UNITS[unit]}"
