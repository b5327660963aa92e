"""Tell what became of commitments: open, due, overdue, kept, broken, disputed.

In: `Commitment`s, the `Event`s and `Relation`s of the record, its reports, and a day. Out:
`Commitment`s with their states. What is promised is left to `commitments.py`.

Kept or broken is only what a later report says: the meeting that was promised was held, or called
off. That a day has passed makes nothing broken; it is overdue.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.compare.periods import read_period
from onrecord.model.comparison import (
    Commitment,
    CommitmentState,
    Event,
    EventStatus,
    Relation,
    RelationType,
    Tier,
)
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Reason

# How many days before its day a commitment is due.
DUE_DAYS = 7
_OPPOSING = frozenset({RelationType.DENIES, RelationType.CONTRADICTS})
_BY_DAY = frozenset({CommitmentState.OPEN, CommitmentState.DUE, CommitmentState.OVERDUE})


def settle(
    commitments: Iterable[Commitment],
    *,
    events: Iterable[Event],
    relations: Iterable[Relation],
    reports: Mapping[str, RecordedReport],
    containers: Mapping[str, str],
    as_of: date | None = None,
) -> tuple[Commitment, ...]:
    """Tell what became of commitments as of a day, in the order in which they come.

    Args:
        commitments: As reports tell them.
        events: Those of all reports, merged.
        relations: How statements bear on each other.
        reports: The reports, by id.
        containers: For a statement that lies in another one, that one.
        as_of: The day; without one, what is not kept, broken or disputed is open.
    """
    by_report: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for report_id in {place.report_id for place in event.evidence}:
            by_report[report_id].append(event)
    opposed: dict[str, list[Relation]] = defaultdict(list)
    for rel in relations:
        if rel.type in _OPPOSING and rel.tier is Tier.SHOWN:
            opposed[rel.to_id].append(rel)
    settled = []
    for commitment in commitments:
        done = _follow_event(commitment, by_report.get(commitment.reports[0], []), reports)
        done = done or _find_opposed(commitment, opposed, containers) or commitment
        settled.append(settle_by_day(done, as_of) if as_of is not None else done)
    return tuple(settled)


def settle_by_day(commitment: Commitment, as_of: date) -> Commitment:
    """Tell whether a commitment is open, due or overdue as of a day, if nothing else is known.

    It is due from a week before its day, and overdue behind it.
    """
    if commitment.state not in _BY_DAY:
        return commitment
    due = read_period(commitment.due)
    state = CommitmentState.OPEN
    if due is not None and due.last < as_of:
        state = CommitmentState.OVERDUE
    elif due is not None and due.last <= as_of + timedelta(days=DUE_DAYS):
        state = CommitmentState.DUE
    return replace(commitment, state=state)


def _follow_event(
    commitment: Commitment, events: Iterable[Event], reports: Mapping[str, RecordedReport]
) -> Commitment | None:
    """Return a commitment to an event of which a later report tells what became of it.

    It is to that event where the words that tell its day stand in what tells the event, and who
    promised it takes part.
    """
    for event in events:
        if not _is_promised(commitment, event):
            continue
        told = {place.report_id for place in event.evidence}
        later = _find_later(commitment.reports[0], told, reports)
        if later is None:
            continue
        state = _judge(commitment, event)
        if state is not None:
            detail = f"{later} tells that “{event.what}” is {event.status}"
            reason = Reason(feature="event", score=1.0, detail=detail)
            return replace(
                commitment,
                state=state,
                resolved_by=(event.event_id,),
                reasons=(*commitment.reasons, reason),
            )
    return None


def _is_promised(commitment: Commitment, event: Event) -> bool:
    span = commitment.due_span
    if span is None or commitment.actor not in event.participants:
        return False
    return any(
        place.report_id == commitment.reports[0] and place.span.contains(span)
        for place in event.evidence
    )


def _find_later(
    report_id: str, told: Iterable[str], reports: Mapping[str, RecordedReport]
) -> str | None:
    """Return the last report of an event that is of a later day than the promise."""
    own = reports.get(report_id)
    if own is None or own.reference_date is None:
        return None
    later = [
        (report.reference_date, each)
        for each in told
        if (report := reports.get(each)) is not None
        and report.reference_date is not None
        and report.reference_date > own.reference_date
    ]
    return max(later)[1] if later else None


def _judge(commitment: Commitment, event: Event) -> CommitmentState | None:
    if event.status is EventStatus.CANCELLED:
        return CommitmentState.BROKEN
    held, due = read_period(event.start), read_period(commitment.due)
    if event.status is not EventStatus.HELD or held is None:
        return None
    in_time = due is None or held.first <= due.last
    return CommitmentState.KEPT if in_time else None


def _find_opposed(
    commitment: Commitment,
    opposed: Mapping[str, list[Relation]],
    containers: Mapping[str, str],
) -> Commitment | None:
    """Return a commitment of which somebody denies that there is one."""
    for statement_id in commitment.evidence:
        at: str | None = statement_id
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            for rel in sorted(opposed.get(at, []), key=lambda each: each.relation_id):
                detail = f"the statement {rel.from_id} {rel.type} it"
                reason = Reason(feature="opposed", score=rel.score, detail=detail)
                return replace(
                    commitment,
                    state=CommitmentState.DISPUTED,
                    resolved_by=(rel.from_id,),
                    reasons=(*commitment.reasons, reason),
                )
            at = containers.get(at)
    return None
