"""What became of a commitment as of a day, and by what later reports say."""

from datetime import date

import pytest

from onrecord.compare.due import settle
from onrecord.model.comparison import (
    Basis,
    Commitment,
    CommitmentKind,
    CommitmentState,
    Event,
    EventKind,
    EventStatus,
    Place,
    Relation,
    RelationType,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.record import RecordedReport

REPORTS = {
    name: RecordedReport(report_id=name, text_sha256="", reference_date=day)
    for name, day in {"a": "2031-03-10", "b": "2031-03-25", "c": None}.items()
}
PROMISE = Commitment(
    commitment_id="cm_1",
    actor="marost",
    kind=CommitmentKind.PROMISE,
    content="to travel to Hadvik by 20 March",
    evidence=("st_inner",),
    reports=("a",),
    due="2031-03-20",
    due_span=Span(30, 38),
)


def visit(status: EventStatus, *, start: str = "2031-03-19", later: str = "b") -> Event:
    return Event(
        event_id="ev_1",
        what="travel to Hadvik",
        kind=EventKind.VISIT,
        start=start,
        participants=("marost",),
        status=status,
        evidence=(
            Place(report_id="a", span=Span(0, 50)),
            Place(report_id=later, span=Span(0, 20)),
        ),
    )


def denial(to: str, tier: Tier = Tier.SHOWN, kind: RelationType = RelationType.DENIES) -> Relation:
    return Relation(
        type=kind,
        from_id="st_denial",
        from_report="b",
        to_id=to,
        to_report="a",
        basis=Basis.STATED,
        tier=tier,
        score=0.9,
    )


def state(
    promise: Commitment = PROMISE,
    *,
    events: tuple[Event, ...] = (),
    relations: tuple[Relation, ...] = (),
    as_of: str = "2031-03-01",
) -> CommitmentState:
    (settled,) = settle(
        [promise],
        events=events,
        relations=relations,
        reports=REPORTS,
        containers={"st_inner": "st_outer"},
        as_of=date.fromisoformat(as_of),
    )
    return settled.state


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2031-03-12", CommitmentState.OPEN),
        ("2031-03-13", CommitmentState.DUE),
        ("2031-03-20", CommitmentState.DUE),
        ("2031-03-21", CommitmentState.OVERDUE),
    ],
)
def test_the_day_tells(as_of: str, told: CommitmentState) -> None:
    assert told is state(as_of=as_of)


def test_later_reports_tell_that_it_was_kept_or_broken() -> None:
    assert CommitmentState.KEPT is state(events=(visit(EventStatus.HELD),), as_of="2031-04-01")
    assert CommitmentState.BROKEN is state(events=(visit(EventStatus.CANCELLED),))


@pytest.mark.parametrize(
    "event",
    [
        visit(EventStatus.PLANNED),
        visit(EventStatus.HELD, start="2031-03-22"),
        visit(EventStatus.HELD, later="a"),
        visit(EventStatus.HELD, later="c"),
    ],
)
def test_nothing_else_makes_it_kept(event: Event) -> None:
    assert CommitmentState.OVERDUE is state(events=(event,), as_of="2031-04-01")


def test_it_is_disputed_where_what_tells_it_is_opposed() -> None:
    for to in ("st_inner", "st_outer"):
        assert CommitmentState.DISPUTED is state(relations=(denial(to),), as_of="2031-04-01")
    for rel in (
        denial("st_other"),
        denial("st_inner", Tier.PROPOSED),
        denial("st_inner", kind=RelationType.REPEATS),
    ):
        assert CommitmentState.OPEN is state(relations=(rel,))
