"""Write events and deadlines as a calendar file (iCalendar, RFC 5545).

In: `Event`s and `Commitment`s. Out: the lines of an .ics file. Which of them is left to
`agenda.py`. Whole days only: reports seldom tell the hour.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from onrecord.model.comparison import (
    Commitment,
    CommitmentState,
    Event,
    EventKind,
    EventStatus,
)
from onrecord.present.days import find_days

# Longer lines are folded (RFC 5545, 3.1): at most 75 octets, the first of the rest a space.
_LONGEST = 75
_END = "\r\n"
_OPEN = (CommitmentState.OPEN, CommitmentState.DUE, CommitmentState.OVERDUE)
_STATUS = {
    EventStatus.HELD: "CONFIRMED",
    EventStatus.PLANNED: "CONFIRMED",
    EventStatus.PROPOSED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}

Name = Callable[[Iterable[str | None]], str]


def write_calendar(
    events: Iterable[Event], commitments: Iterable[Commitment], *, name: Name, stamp: str
) -> str:
    """Return a calendar of events that have days, and of the days on which something is due.

    Args:
        events: The events; those without a day are left out.
        commitments: The commitments; those without a day, or settled, are left out.
        name: Returns the names of entities.
        stamp: The day as of which it is written, so that the same record gives the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//record//EN"]
    for event in events:
        lines += _list_event(event, name, stamp)
    for commitment in commitments:
        lines += _list_commitment(commitment, name, stamp)
    lines.append("END:VCALENDAR")
    return "".join(folded + _END for line in lines for folded in _fold(line))


def _list_event(event: Event, name: Name, stamp: str) -> Iterator[str]:
    """Yield the lines of an event, or none."""
    days = find_days(event.start)
    until = find_days(event.end) if event.end else days
    if event.status is EventStatus.DENIED or (days is None and event.before is None):
        return
    if days is None or until is None:
        before = find_days(event.before)
        if before is None:
            return
        first, last = before.last, before.last
    else:
        first, last = days.first, until.last
    who = name(event.participants)
    yield from _open(event.event_id, first, last, stamp)
    told = f"{event.kind}: {who}" if who else event.what
    if event.kind is EventKind.DEADLINE:
        told = f"{event.kind}: {event.what}"
    yield f"SUMMARY:{_escape(told)}"
    yield f"DESCRIPTION:{_escape(event.what)}"
    if event.place:
        yield f"LOCATION:{_escape(event.place)}"
    yield f"STATUS:{_STATUS[event.status]}"
    yield "END:VEVENT"


def _list_commitment(commitment: Commitment, name: Name, stamp: str) -> Iterator[str]:
    """Yield the lines of the day on which something is due, or none."""
    due = find_days(commitment.due)
    if due is None or commitment.state not in _OPEN:
        return
    yield from _open(commitment.commitment_id, due.last, due.last, stamp)
    yield f"SUMMARY:{_escape(f'due: {name([commitment.actor])}: {commitment.content}')}"
    if commitment.due_basis:
        yield f"DESCRIPTION:{_escape(commitment.due_basis)}"
    yield "END:VEVENT"


def _open(uid: str, first: date, last: date, stamp: str) -> Iterator[str]:
    """Yield the lines that every entry has; its end is the day behind the last one."""
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@onrecord"
    yield f"DTSTAMP:{stamp.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"


def _escape(words: str) -> str:
    r"""Return words as a text value; no control character of a report gets into the file.

    >>> _escape("a;b,\nc")
    'a\\;b\\, c'
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> Iterator[str]:
    """Yield the pieces of a line, none longer than is allowed, no character cut in two."""
    piece, size = "", 0
    for character in line:
        length = len(character.encode("utf-8"))
        if size + length > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += character
        size += length
    yield piece
