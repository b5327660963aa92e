"""Days, months and years as people type them into an address.

In: words. Out: the same, where the calendar has them, or None. What a day means is left to
`present/days.py`.
"""

import re
from datetime import date

_ROUGH = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DAY = 10


def find_rough_date(asked: str | None) -> str | None:
    """Return a day, month or year of the calendar as it was typed; None where it is none.

    >>> find_rough_date("2031-03"), find_rough_date("2031-13")
    ('2031-03', None)
    """
    if asked is None or not _ROUGH.fullmatch(asked):
        return None
    try:
        date.fromisoformat((asked + "-01-01")[:_DAY])
    except ValueError:
        return None
    return asked


def find_day(asked: str | None) -> str | None:
    """Return a day of the calendar as it was typed; None where it is none.

    >>> find_day("2031-03-17"), find_day("2031-03")
    ('2031-03-17', None)
    """
    found = find_rough_date(asked)
    return found if found is not None and len(found) == _DAY else None
