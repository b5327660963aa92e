"""By which keys events of several reports are looked for that may be one.

In: an `Event`. Out: its keys. Whether two that share one are the same is left to `events.py`.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from onrecord.compare.event_drafts import FAMILIES
from onrecord.compare.periods import Period, read_period
from onrecord.model.comparison import Event, EventKind

# Of so many who take part, by name, pairs are made; by judgement.
_MOST_PAIRED = 12
# An event of more days has keys of months, not of days.
_MOST_DAYS = 7
_SMALL = 3


def find_days(event: Event) -> Period | None:
    """Return the days of an event; None where no start is told."""
    first = read_period(event.start)
    if first is None:
        return None
    last = read_period(event.end) if event.end else None
    return Period(first.first, max(first.last, last.last if last else first.last))


def find_moved(event: Event) -> Period | None:
    """Return the days for which an event was planned before it was moved."""
    for reason in event.reasons:
        if reason.feature == "moved":
            for word in reason.detail.split():
                days = read_period(word)
                if days is not None:
                    return days
    return None


def find_family(event: Event) -> str:
    """Return the family of an event's kind: summits, meetings and calls are one.

    What one report tells as a meeting over video another one tells as a call.
    """
    if event.kind is EventKind.MEETING and event.what.lower().endswith("interview"):
        return "interview"
    return FAMILIES[EventKind.MEETING if event.kind is EventKind.CALL else event.kind]


def list_place_words(event: Event) -> tuple[str, ...]:
    """Return the names in an event's place, in lower case."""
    words = (event.place or "").replace(",", " ").split()
    return tuple(dict.fromkeys(w.lower() for w in words if w[:1].isupper() and len(w) > _SMALL))


def event_keys(event: Event) -> tuple[str, ...]:
    """Return keys such that two events that may be one share at least one.

    Two who take part, with the month or without one; one who takes part, or the place, with the
    day; of an event for which nobody is named, the day; and the ids of the event and of the one
    after which it is to be.
    """
    return tuple(sorted(set(_list_keys(event))))


def _list_keys(event: Event) -> Iterator[str]:
    family = find_family(event)
    yield event.event_id
    if event.after_event is not None:
        yield event.after_event
    named = sorted(event.participants)[:_MOST_PAIRED]
    for pair in combinations(named, 2):
        yield "|".join((family, *pair))
    for days in (find_days(event), find_moved(event)):
        if days is None:
            continue
        for day in _list_days(days):
            for name in event.participants:
                yield f"{family}|{name}|{day}"
            for word in list_place_words(event):
                yield f"{family}@{word}|{day}"
            if not event.participants or find_moved(event) is not None:
                yield f"{family}||{day}"
    if event.before is not None:
        for name in event.participants:
            yield f"{family}|{name}|<{event.before}"


def _list_days(days: Period) -> Iterator[str]:
    if (days.last - days.first).days >= _MOST_DAYS:
        yield f"{days.first:%Y-%m}"
        return
    # Counted, because there is no day after the last one that dates can tell.
    for number in range((days.last - days.first).days + 1):
        yield (days.first + timedelta(days=number)).isoformat()
