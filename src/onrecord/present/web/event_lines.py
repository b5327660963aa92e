"""What was held and what is planned, as lines: when, who, where, on which words that rests.

In: `Event`s and the `Visit` on which they are shown. Out: `EventLine`s. How they are put on a line
of days is left to `timeline_page.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.comparison import Event, EventStatus
from onrecord.present.days import Days, find_days, format_days
from onrecord.present.web.statement_lines import Named, find_actor, find_place_address
from onrecord.present.web.visits import Visit

# A sign beside the word, so that held and planned are told apart at a glance.
SIGNS = {
    EventStatus.HELD: "●",
    EventStatus.PLANNED: "○",
    EventStatus.PROPOSED: "◌",
    EventStatus.CANCELLED: "×",
    EventStatus.DENIED: "⊘",
}
_MOST_PLACES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event on a page.

    Attributes:
        event: The event.
        days: When; None where no day is told.
        when: The same in words.
        is_range: Whether the day is not known more closely.
        sign: A sign for its status.
        participants: Who took or is to take part.
        evidence: Addresses of the words that tell it.
        more: How many others tell it, too.
    """

    event: Event
    days: Days | None
    when: str
    is_range: bool
    sign: str
    participants: tuple[Named, ...]
    evidence: tuple[str, ...]
    more: int


def build_events(visit: Visit, events: Iterable[Event]) -> Iterator[EventLine]:
    """Yield events as lines."""
    for event in events:
        days = find_event_days(event)
        start = find_days(event.start)
        places = event.evidence[:_MOST_PLACES]
        yield EventLine(
            event=event,
            days=days,
            when=_tell_when(event, days),
            is_range=start is not None and start.first != start.last and event.end is None,
            sign=SIGNS[event.status],
            participants=tuple(find_actor(visit.directory, each) for each in event.participants),
            evidence=tuple(find_place_address(place.report_id, place.span) for place in places),
            more=len(event.evidence) - len(places),
        )


def find_event_days(event: Event) -> Days | None:
    """Return the first and the last day on which an event can have been."""
    return find_stretch(event.start, event.end)


def find_stretch(start: str | None, end: str | None) -> Days | None:
    """Return the first and the last day of what has a start, and perhaps an end."""
    first, last = find_days(start), find_days(end)
    if first is None or last is None or last.last < first.first:
        return first
    return Days(first.first, last.last)


def _tell_when(event: Event, days: Days | None) -> str:
    before = find_days(event.before)
    told = [format_days(days)] if days else []
    if before is not None:
        told.append(f"before {format_days(before)}")
    return ", ".join(told) or "no day"
