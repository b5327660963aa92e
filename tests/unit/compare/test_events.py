"""What several reports tell of one event is one event, followed to what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.compare.events import event_keys, merge_events
from onrecord.model.comparison import Event, EventKind, EventStatus, Place
from onrecord.model.document import Span
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Reason

DAYS = {"a": "2031-03-10", "b": "2031-03-15", "c": "2031-03-21"}
REPORTS = {
    name: RecordedReport(report_id=name, text_sha256="", reference_date=day)
    for name, day in DAYS.items()
}


def event(
    report: str,
    *people: str,
    start: str | None = None,
    end: str | None = None,
    before: str | None = None,
    status: EventStatus = EventStatus.HELD,
    kind: EventKind = EventKind.MEETING,
    place: str | None = None,
    what: str = "a meeting",
    moved_from: str | None = None,
    after: str | None = None,
) -> Event:
    event_id = f"ev_{report}_{start}_{'_'.join(people)}_{status}_{what}"
    moved = (
        (Reason(feature="moved", score=1.0, detail=f"it was planned for {moved_from} before"),)
        if moved_from
        else ()
    )
    return Event(
        event_id=event_id,
        what=what,
        kind=kind,
        start=start,
        end=end,
        before=before,
        after_event=after,
        participants=people,
        place=place,
        status=status,
        evidence=(Place(report_id=report, span=Span(0, 9)),),
        reasons=moved,
    )


def merge(*events: Event) -> tuple[Event, ...]:
    """Merge, and hold what is promised: any order, and component by component, gives the same."""
    merged = merge_events(events, REPORTS)
    for order in permutations(events):
        assert merged == merge_events(order, REPORTS)
    parts = [each for part in components(events) for each in merge_events(part, REPORTS)]
    assert sorted(merged, key=lambda e: e.event_id) == sorted(parts, key=lambda e: e.event_id)
    return merged


def components(events: Sequence[Event]) -> list[list[Event]]:
    rest, found = list(events), []
    while rest:
        part = [rest.pop(0)]
        keys = set(event_keys(part[0]))
        grown = True
        while grown:
            near = [each for each in rest if keys & set(event_keys(each))]
            grown = bool(near)
            for each in near:
                rest.remove(each)
                part.append(each)
                keys |= set(event_keys(each))
        found.append(part)
    return found


def test_two_reports_of_one_meeting() -> None:
    (merged,) = merge(
        event("a", "marost", "kessen", start="2031-03-10", place="Lake Ardo"),
        event("b", "marost", "kessen", "aldis", start="2031-03-10"),
    )
    assert ("marost", "kessen", "aldis") == merged.participants
    assert ["a", "b"] == [place.report_id for place in merged.evidence]
    assert "Lake Ardo" == merged.place


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the same people on two days
        (event("a", "x", "y", start="2031-03-09"), event("b", "x", "y", start="2031-03-14")),
        # two others on one day
        (event("a", "x", "y", start="2031-03-09"), event("b", "x", "z", start="2031-03-09")),
        # a visit elsewhere
        (
            event("a", "x", start="2031-03-09", kind=EventKind.VISIT, place="Ostrel"),
            event("b", "x", start="2031-03-09", kind=EventKind.VISIT, place="Hadvik"),
        ),
        # told without a day, long before
        (event("a", "x", "y", start="2031-01-09"), event("b", "x", "y")),
        # without a day: planned, and held
        (event("a", "x", "y"), event("b", "x", "y", status=EventStatus.PLANNED, what="a talk")),
        # a call without a day, and a meeting
        (event("a", "x", "y", start="2031-03-09"), event("a", "x", "y", kind=EventKind.CALL)),
    ],
)
def test_what_stays_apart(left: Event, right: Event) -> None:
    assert 2 == len(merge(left, right))


def test_a_planned_meeting_is_followed_to_its_end() -> None:
    plan = event("a", "x", "y", start="2031-03-14", status=EventStatus.PLANNED)
    (held,) = merge(plan, event("b", "x", "y", start="2031-03-14"))
    assert (EventStatus.HELD, plan.event_id) == (held.status, held.event_id)
    assert ["merged", "followed"] == [reason.feature for reason in held.reasons]
    (dropped,) = merge(plan, event("b", "x", "y", start="2031-03-14", status=EventStatus.CANCELLED))
    assert EventStatus.CANCELLED is dropped.status


def test_a_meeting_that_is_moved_keeps_its_new_day() -> None:
    planned = EventStatus.PLANNED
    (moved,) = merge(
        event("a", start="2031-03-20", place="Port Salen", status=planned),
        event(
            "b",
            "x",
            "y",
            start="2031-03-24",
            place="Lake Ardo",
            status=planned,
            moved_from="2031-03-20",
        ),
    )
    assert ("2031-03-24", "Lake Ardo", planned) == (moved.start, moved.place, moved.status)


def test_an_event_without_a_day_goes_where_it_can_only_belong() -> None:
    (merged,) = merge(
        event("a", "x", "y", start="2031-03-14", status=EventStatus.PLANNED),
        event("b", "x", "y", what="their talks"),
    )
    assert ("2031-03-14", EventStatus.HELD) == (merged.start, merged.status)
    assert 3 == len(
        merge(
            event("a", "x", "y", start="2031-03-12"),
            event("a", "x", "y", start="2031-03-14"),
            event("b", "x", "y", what="their talks"),
        )
    )


def test_a_month_goes_to_its_only_day() -> None:
    (merged,) = merge(
        event("a", "x", "y", start="2031-03", status=EventStatus.PLANNED),
        event("b", "x", "y", start="2031-03-14"),
    )
    assert "2031-03-14" == merged.start


def test_what_is_planned_by_a_day_and_what_is_planned_for_one() -> None:
    planned = EventStatus.PLANNED
    (merged,) = merge(
        event("a", "x", "y", before="2031-03-31", status=planned),
        event("b", "x", "y", start="2031-03-24", status=planned),
    )
    assert ("2031-03-24", "2031-03-31") == (merged.start, merged.before)
    assert 1 == len(
        merge(
            event("a", "x", "y", before="2031-03-31", status=planned),
            event("b", "x", "y", before="2031-03-31", status=planned),
        )
    )


def test_a_call_of_one_report_is_the_video_meeting_of_another() -> None:
    (merged,) = merge(
        event("a", "x", "y", start="2031-03-10", what="virtual meeting"),
        event("b", "x", "y", start="2031-03-10", kind=EventKind.CALL),
    )
    assert EventKind.CALL is merged.kind


def test_a_deadline_and_an_incident_need_one_name() -> None:
    for kind in (EventKind.INCIDENT, EventKind.DEADLINE):
        assert 1 == len(
            merge(
                event("a", "x", start="2014", kind=kind), event("b", "x", start="2014", kind=kind)
            )
        )


def test_the_event_before_is_named_by_what_it_became() -> None:
    first = event("a", "x", "y", start="2031-03-24", status=EventStatus.PLANNED)
    again = event("b", "x", "y", start="2031-03-24", status=EventStatus.PLANNED)
    last = event("b", "x", "y", "z", what="talks", status=EventStatus.PLANNED)
    merged = merge(first, again, replace(last, after_event=again.event_id))
    assert [None, first.event_id] == [each.after_event for each in merged]


def test_keys_of_a_long_event_are_of_its_month() -> None:
    by_key = defaultdict(list)
    for each in (
        event("a", "x", start="2031"),
        event("a", "x", start="2031-03-30", end="2031-04-02"),
    ):
        for key in event_keys(each):
            by_key[key].append(each.start)
    assert {"meeting|x|2031-01", "meeting|x|2031-03-30", "meeting|x|2031-04-02"} <= set(by_key)
