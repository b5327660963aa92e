"""Merge what several reports tell of one event, and follow planned ones to what became of them.

In: `Event`s as single reports tell them, and the reports. Out: `Event`s, each once. How one report
is read is left to `event_mentions.py`.

Two meetings of the same people on different days stay apart; an event whose day no report tells
goes to one of its people's events only where there is no other that it could be.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.compare.event_keys import (
    event_keys,
    find_days,
    find_family,
    find_moved,
    list_place_words,
)
from onrecord.compare.periods import Period, read_period
from onrecord.model.comparison import Event, EventKind, EventStatus
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Reason

__all__ = ["event_keys", "merge_events"]

_PAIR = 2
# How many days before a report an event lies that it tells without a day, and how many days ahead
# one that it calls planned; and how far apart two such reports may be. By judgement.
_BACK = 7
_AHEAD = 45
_COMING = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CANCELLED})
# What became of an event, where reports of one day differ: the first that one of them says.
_STRENGTH = (
    EventStatus.HELD,
    EventStatus.CANCELLED,
    EventStatus.DENIED,
    EventStatus.PLANNED,
    EventStatus.PROPOSED,
)
# Kinds that say more than "meeting".
_TELLING = (EventKind.SUMMIT, EventKind.CALL)
_UNKNOWN = "0000-00-00"


def merge_events(
    events: Iterable[Event], reports: Mapping[str, RecordedReport]
) -> tuple[Event, ...]:
    """Merge the events that several reports tell, in order of date.

    The result is the same whatever the order of the events, and the same where it is called for
    each connected component of `event_keys` by itself.

    Args:
        events: As single reports tell them.
        reports: The reports, by id; later ones tell what became of what earlier ones plan.
    """
    ordered = sorted(events, key=lambda event: _rank(event, reports))
    merger = _Merger(ordered, reports)
    groups = merger.group()
    names = {event.event_id: group[0].event_id for group in groups for event in group}
    merged = [_join(group, names, reports) for group in groups]
    return tuple(sorted(merged, key=lambda e: (e.start or e.before or "9999", e.event_id)))


def _told(event: Event, reports: Mapping[str, RecordedReport]) -> str:
    """Return the day of the report that tells an event."""
    report = reports.get(event.evidence[0].report_id) if event.evidence else None
    return (report.reference_date if report is not None else None) or _UNKNOWN


def _rank(event: Event, reports: Mapping[str, RecordedReport]) -> tuple[str, str, int, str]:
    place = event.evidence[0] if event.evidence else None
    report_id = place.report_id if place is not None else ""
    return _told(event, reports), report_id, place.span.start if place else 0, event.event_id


class _Merger:
    """Groups the events that are one."""

    def __init__(self, events: Sequence[Event], reports: Mapping[str, RecordedReport]) -> None:
        self.events = events
        self.days = [find_days(event) for event in events]
        self.moved = [find_moved(event) for event in events]
        self.told = [read_period(_told(event, reports)) for event in events]
        self.head = list(range(len(events)))
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(events):
            for key in event_keys(event):
                self.by_key[key].append(number)

    def group(self) -> list[list[Event]]:
        """Return the groups, each in the order of its reports."""
        exact = [n for n, days in enumerate(self.days) if days is not None and days.is_day]
        for number in exact:
            for other in self._list_near(number):
                if other < number and self._is_exact(other) and self._is_same(other, number):
                    self._unite(other, number)
        settled = frozenset(exact)
        for number in range(len(self.events)):
            if number not in settled:
                self._place_vague(number, settled)
        groups: dict[int, list[Event]] = defaultdict(list)
        for number, event in enumerate(self.events):
            groups[self._find(number)].append(event)
        return list(groups.values())

    def _is_exact(self, number: int) -> bool:
        days = self.days[number]
        return days is not None and days.is_day

    def _list_near(self, number: int) -> list[int]:
        keys = event_keys(self.events[number])
        return sorted({other for key in keys for other in self.by_key[key]} - {number})

    def _place_vague(self, number: int, settled: frozenset[int]) -> None:
        """Put an event without a day where it belongs, if there is one place only."""
        near = self._list_near(number)
        heads = {
            self._find(other) for other in near if other in settled and self._may_be(number, other)
        }
        if len(heads) == 1:
            self._unite(heads.pop(), number)
        elif not heads:
            for other in near:
                if other < number and other not in settled and self._is_same_vague(other, number):
                    self._unite(other, number)
                    return

    def _is_same(self, left: int, right: int) -> bool:
        """Tell whether two events with days are one."""
        a, b = self.events[left], self.events[right]
        if find_family(a) != find_family(b):
            return False
        shared = len(set(a.participants) & set(b.participants))
        empty = not a.participants or not b.participants
        if self._are_moved(left, right):
            return bool(shared or empty)
        if not _overlap(self.days[left], self.days[right]):
            return False
        place = not set(list_place_words(a)).isdisjoint(list_place_words(b))
        if a.kind is EventKind.VISIT:
            return bool(shared and place)
        if a.kind in (EventKind.DEADLINE, EventKind.INCIDENT):
            return bool(shared)
        return shared >= _PAIR or (place and bool(shared or empty))

    def _are_moved(self, left: int, right: int) -> bool:
        """Tell whether one was planned for the days of the other, and moved."""
        for first, second in ((left, right), (right, left)):
            if _overlap(self.moved[first], self.days[second]):
                return self.events[second].status in _COMING
        return False

    def _may_be(self, vague: int, exact: int) -> bool:
        """Tell whether an event without a day may be one that has a day."""
        a, b = self.events[vague], self.events[exact]
        if not _are_called_alike(a, b) or not _share_most(a, b) or a.after_event is not None:
            return False
        days, told, wide = self.days[exact], self.told[vague], self.days[vague]
        if days is None:
            return False
        if wide is not None:
            return wide.overlaps(days)
        if told is None:
            return False
        gap = (days.first - told.first).days
        if a.status in _COMING:
            limit = read_period(a.before)
            in_time = limit is None or days.first <= limit.last
            return 0 <= gap <= _AHEAD and in_time
        return -_BACK <= gap <= 0

    def _is_same_vague(self, left: int, right: int) -> bool:
        """Tell whether two events without a day are one."""
        a, b = self.events[left], self.events[right]
        if not _are_called_alike(a, b) or a.before != b.before:
            return False
        if (a.status in _COMING) != (b.status in _COMING):
            return False
        if a.kind in (EventKind.DEADLINE, EventKind.INCIDENT):
            return (
                bool(set(a.participants) & set(b.participants))
                and self.days[left] == (self.days[right])
            )
        same = set(a.participants) == set(b.participants)
        if not _share_most(a, b) or (a.status in _COMING and not same):
            return False  # talks of three are not those of two of them
        if self.days[left] is not None or self.days[right] is not None:
            return self.days[left] == self.days[right]
        if a.before is not None:
            return True
        first, second = self.told[left], self.told[right]
        if first is None or second is None:
            return False
        return abs(first.first - second.first) <= timedelta(days=_BACK)

    def _find(self, number: int) -> int:
        while self.head[number] != number:
            self.head[number] = self.head[self.head[number]]
            number = self.head[number]
        return number

    def _unite(self, left: int, right: int) -> None:
        first, second = sorted((self._find(left), self._find(right)))
        self.head[second] = first


def _overlap(left: Period | None, right: Period | None) -> bool:
    return left is not None and right is not None and left.overlaps(right)


def _are_called_alike(a: Event, b: Event) -> bool:
    """Tell whether two events are of one family, calls told apart from meetings."""
    calls = EventKind.CALL in (a.kind, b.kind)
    return find_family(a) == find_family(b) and (not calls or a.kind is b.kind)


def _share_most(a: Event, b: Event) -> bool:
    """Tell whether those who take part in one all take part in the other: two at least."""
    ours, theirs = set(a.participants), set(b.participants)
    return min(len(ours), len(theirs)) >= _PAIR and (ours <= theirs or theirs <= ours)


def _join(
    group: list[Event], names: Mapping[str, str], reports: Mapping[str, RecordedReport]
) -> Event:
    """Return one event for those that are one: what became of it is told by the latest report."""
    head = group[0]
    after = next((names.get(e.after_event, e.after_event) for e in group if e.after_event), None)
    if len(group) == 1:
        return replace(head, after_event=after)
    latest = max(_told(event, reports) for event in group)
    last = [event for event in group if _told(event, reports) == latest]
    status = min((event.status for event in last), key=_STRENGTH.index)
    dated = _choose_dated(group)
    place = max((e.place or "" for e in group), key=len)
    if any(find_moved(event) for event in group):
        place = dated.place or place
    kinds = [event.kind for event in group]
    return replace(
        head,
        what=max(group, key=lambda e: (len(e.participants), -len(e.what))).what,
        kind=next((kind for kind in _TELLING if kind in kinds), head.kind),
        start=dated.start,
        end=dated.end,
        before=next((e.before for e in reversed(group) if e.before), None),
        after_event=after if after != head.event_id else None,
        participants=tuple(dict.fromkeys(p for event in group for p in event.participants)),
        place=place or None,
        status=status,
        evidence=tuple(dict.fromkeys(p for event in group for p in event.evidence)),
        reasons=(*head.reasons, *_tell_joining(group, status, latest)),
    )


def _choose_dated(group: Sequence[Event]) -> Event:
    """Return the event that tells when: the latest whose day is told, else whose month is."""

    def precision(event: Event) -> tuple[bool, int]:
        days = find_days(event)
        return days is not None, -((days.last - days.first).days if days else 0)

    best = max(precision(event) for event in group)
    return [event for event in group if precision(event) == best][-1]


def _tell_joining(group: Sequence[Event], status: EventStatus, latest: str) -> tuple[Reason, ...]:
    reports = {place.report_id for event in group for place in event.evidence}
    detail = f"{len(reports)} reports tell it"
    reasons = [Reason(feature="merged", score=1.0, detail=detail)]
    earlier = [event.status for event in group if event.status is not status]
    if earlier:
        told = ", ".join(dict.fromkeys(str(each) for each in earlier))
        detail = f"{told} before, {status} as the report of {latest} tells"
        reasons.append(Reason(feature="followed", score=1.0, detail=detail))
    return tuple(reasons)
