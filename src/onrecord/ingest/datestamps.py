"""The dates that an input gives of itself, as ISO 8601.

In: words such as ``18 August 2025`` out of a file's header, or an address. Out: an ISO date,
date-time or year-month as `str`, or None. Dates inside the prose are left to the stage that reads
it.
"""

import email.utils
import re
from datetime import date, datetime

_ISO = re.compile(
    r"""(?P<month>\d{4}-\d{2})
    (?: -(?P<day>\d{2})
        (?: [Tt\ ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)
            (?: \ ?(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?) )?
        )?
    )?""",
    re.VERBOSE | re.ASCII,
)
_ZULU = frozenset({"Z", "z", "UTC", "GMT"})

# Standard library month names follow the machine's locale; a file's do not.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu(?:rs?)?|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s+)?"
_FORMS = tuple(
    re.compile(_WEEKDAY + form + r"(?![\d/.-])", re.IGNORECASE | re.ASCII)
    for form in (
        rf"(?P<day>\d{{1,2}})(?:st|[nr]d|th)?[ -]+(?:of\s+)?{_MONTH},?[ -]+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|[nr]d|th)?,?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})",
        # Only dots: 08/09/2025 is August in Hadvik and September in Ostrel.
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    )
)
# In an address or a collector's id: /2016/02/24/slug, outlet_2016-02-24_slug.
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
    re.ASCII,
)
# "Wednesday, 17 September 2025 at 17:15 Central European Time" has 59.
_LONGEST = 80


def parse_iso(value: str) -> str | None:
    """Return an ISO 8601 date, date-time or year-month in its usual form, else None.

    The day and clock must exist; a time zone is kept, and none is added.

    >>> parse_iso("2025-08-18 17:15:00+0200")
    '2025-08-18T17:15:00+02:00'
    >>> parse_iso("2025-02-30") is None
    True
    """
    match = _ISO.fullmatch(value)
    if match is None:
        return None
    month, day, clock = match["month"], match["day"], match["clock"]
    iso = month if day is None else f"{month}-{day}"
    checked = f"{iso}-01" if day is None else iso
    if clock is not None:
        clock = clock.replace(",", ".")
        zone = _normalise_zone(match["zone"])
        iso = f"{iso}T{clock}{zone}"
        # Python reads no more than six digits of a second.
        checked = f"{checked}T{clock[:15]}{zone}"
    try:
        datetime.fromisoformat(checked)
    except ValueError:
        return None
    return iso


def normalise_date(value: str) -> str | None:
    """Return the date that a file gives of itself as ISO 8601, or None where it is unclear.

    What is ambiguous (``08/09/2025``) is not guessed. A clock time behind a written-out date is
    dropped rather than read, since its zone is a matter of convention.

    >>> normalise_date("August 18, 2025")
    '2025-08-18'
    >>> normalise_date("Mon, 18 Aug 2025 17:15:00 +0200")
    '2025-08-18T17:15:00+02:00'
    >>> normalise_date("last week") is None
    True
    """
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return None
    iso = parse_iso(value)
    if iso is not None:
        return iso
    return _parse_mail_date(value) or _parse_written_date(value)


def find_address_date(address: str) -> str | None:
    """Return the day that a report's URL or id names, or None where it names none, or several.

    >>> find_address_date("https://lantern.example/2031/03/17/talks-go-on")
    '2031-03-17'
    >>> find_address_date("lantern_2031-03-17_talks-of-2031-03-16") is None
    True
    """
    found = {
        parse_iso(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}")
        for match in _IN_ADDRESS.finditer(address)
    }
    return found.pop() if len(found) == 1 else None


def _normalise_zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in _ZULU:
        return "Z"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def _parse_mail_date(value: str) -> str | None:
    if ":" not in value or "," not in value[:5]:
        return None  # without weekday and clock it is not one, and the parser takes too much
    try:
        parsed = email.utils.parsedate_to_datetime(value)
        return parsed.isoformat()
    except (ValueError, OverflowError):
        return None


def _parse_written_date(value: str) -> str | None:
    for form in _FORMS:
        match = form.match(value)
        if match is None:
            continue
        month = match["month"]
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        try:
            return date(int(match["year"]), number, int(match["day"])).isoformat()
        except ValueError:
            return None
    return None
