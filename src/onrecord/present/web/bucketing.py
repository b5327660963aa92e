"""Put days into a bounded number of buckets: years, months, weeks or days.

In: a stretch of days, and how finely it is asked for. Out: `Bucket`s in order. What lies in them
is counted by `timeline_page.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onrecord.present.days import MONTH_NAMES, Days, end_of_months, format_days

# As many columns as a wide screen holds side by side; more are reached by asking for other days.
MOST = 48


class Unit(StrEnum):
    """How long a bucket is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A stretch of days with a name.

    Attributes:
        days: The days; cut off where what is asked for begins or ends.
        label: Its name, short.
        title: Its name in full.
    """

    days: Days
    label: str
    title: str


def choose_unit(days: Days) -> Unit:
    """Return the finest unit of which no more than the most are needed.

    >>> choose_unit(Days(date(2031, 3, 1), date(2031, 4, 1)))
    <Unit.DAY: 'day'>
    """
    length = (days.last - days.first).days + 1
    # Of weeks and months the first and the last may be cut off.
    for unit, size in ((Unit.DAY, 1), (Unit.WEEK, 7), (Unit.MONTH, 28)):
        if -(-length // size) + (size > 1) <= MOST:
            return unit
    return Unit.YEAR


def list_buckets(days: Days, unit: Unit) -> tuple[Bucket, ...]:
    """Return the last buckets of a stretch, no more than the most.

    >>> [b.label for b in list_buckets(Days(date(2031, 3, 30), date(2031, 4, 2)), Unit.MONTH)]
    ['Mar 2031', 'Apr 2031']
    """
    found: list[Bucket] = []
    last = days.last
    while last >= days.first and len(found) < MOST:
        begin = find_begin(last, unit)
        first = max(begin, days.first)
        whole = Days(first, last)
        found.append(Bucket(days=whole, label=_name(begin, unit), title=format_days(whole)))
        if first == date.min:
            break
        last = first - timedelta(days=1)
    return tuple(reversed(found))


def find_begin(day: date, unit: Unit) -> date:
    """Return the first day of the bucket in which a day lies."""
    if unit is Unit.WEEK:
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit is Unit.YEAR else day


def find_places(buckets: Sequence[Bucket], days: Days) -> range:
    """Return the numbers of the buckets on which days lie; none where they lie beside them all."""
    first = next((n for n, b in enumerate(buckets) if b.days.last >= days.first), len(buckets))
    behind = next((n for n, b in enumerate(buckets) if b.days.first > days.last), len(buckets))
    return range(first, max(first, behind))


def round_days(days: Days, unit: Unit) -> Days:
    """Return the stretch of whole buckets that holds the days.

    >>> round_days(Days(date(2031, 3, 17), date(2031, 4, 2)), Unit.MONTH).last
    datetime.date(2031, 4, 30)
    """
    begin, last = find_begin(days.first, unit), find_begin(days.last, unit)
    if unit is Unit.WEEK:
        last = date.fromordinal(min(last.toordinal() + 6, date.max.toordinal()))
    elif unit is not Unit.DAY:
        last = end_of_months(last.year, last.month, 1 if unit is Unit.MONTH else 12)
    return Days(begin, last)


def _name(begin: date, unit: Unit) -> str:
    month = MONTH_NAMES[begin.month - 1][:3]
    if unit is Unit.YEAR:
        return str(begin.year)
    return f"{month} {begin.year}" if unit is Unit.MONTH else f"{begin.day} {month}"
