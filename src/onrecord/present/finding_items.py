"""Turn what comparing found into the items of the public JSON, ``onrecord/1``.

In: the nouns of `model/comparison.py`. Out: one JSON object each, with every key of the format in
a fixed order. What one reading holds is left to `items.py`, writing to `export.py`.
"""

from collections.abc import Iterable, Sequence

from onrecord.model.comparison import (
    Check,
    Commitment,
    Dispute,
    Event,
    Issue,
    Place,
    Position,
    Quantity,
    Relation,
    Shift,
)
from onrecord.model.document import Span
from onrecord.model.reaction import Reaction
from onrecord.model.record import Decision
from onrecord.model.statement import Reason
from onrecord.present.items import Item, judge_item


def make_relation_item(rel: Relation, decisions: Sequence[Decision] = ()) -> Item:
    """Return a relation's item, with what people decided about it, oldest first."""
    item: Item = {
        "id": rel.relation_id,
        "type": str(rel.type),
        "from": rel.from_id,
        "to": rel.to_id,
        "basis": str(rel.basis),
        "tier": str(rel.tier),
        "score": round(rel.score, 3),
        "reasons": _list_reasons(rel.reasons, (rel.from_report, rel.to_report)),
    }
    item["judgement"] = judge_item(item, decisions)
    return item


def make_dispute_item(dispute: Dispute) -> Item:
    """Return a dispute's item."""
    return {
        "id": dispute.dispute_id,
        "claim": dispute.claim,
        "sides": [
            {
                "stance": str(side.stance),
                "actors": list(side.actors),
                "statements": list(side.statements),
            }
            for side in dispute.sides
        ],
        "silent": list(dispute.silent),
        "tier": str(dispute.tier),
        "status": str(dispute.status),
        "reasons": _list_reasons(dispute.reasons, dispute.reports),
    }


def make_issue_item(issue: Issue) -> Item:
    """Return an issue's item."""
    return {
        "id": issue.issue_id,
        "name": issue.name,
        "description": issue.description,
        "words": list(issue.words),
    }


def make_position_item(position: Position) -> Item:
    """Return a position's item."""
    return {
        "id": position.position_id,
        "actor": position.actor,
        "issue": position.issue,
        "stance": str(position.stance),
        "evidence": list(position.evidence),
        "held_from": position.held_from,
        "held_until": position.held_until,
        "according_to": position.according_to,
        "disputed": position.disputed,
        "reasons": _list_reasons(position.reasons, position.reports),
    }


def make_shift_item(shift: Shift) -> Item:
    """Return a shift's item."""
    return {
        "id": shift.shift_id,
        "actor": shift.actor,
        "issue": shift.issue,
        "before": shift.before,
        "after": shift.after,
        "when": shift.when,
        "evidence": list(shift.evidence),
        "report": shift.report_id,
        "span": _pair(shift.span),
    }


def make_commitment_item(commitment: Commitment) -> Item:
    """Return a commitment's item."""
    return {
        "id": commitment.commitment_id,
        "actor": commitment.actor,
        "kind": str(commitment.kind),
        "content": commitment.content,
        "evidence": list(commitment.evidence),
        "due": commitment.due,
        "due_span": _pair(commitment.due_span),
        "due_basis": commitment.due_basis,
        "according_to": commitment.according_to,
        "state": str(commitment.state),
        "resolved_by": list(commitment.resolved_by),
        "reasons": _list_reasons(commitment.reasons, commitment.reports),
    }


def make_event_item(event: Event) -> Item:
    """Return an event's item."""
    reports = [place.report_id for place in event.evidence]
    return {
        "id": event.event_id,
        "what": event.what,
        "kind": str(event.kind),
        "start": event.start,
        "end": event.end,
        "before": event.before,
        "after_event": event.after_event,
        "participants": list(event.participants),
        "place": event.place,
        "status": str(event.status),
        "evidence": _list_places(event.evidence),
        "reasons": _list_reasons(event.reasons, reports),
    }


def make_reaction_item(reaction: Reaction) -> Item:
    """Return a reaction's item."""
    reports = (reaction.from_report, reaction.to_report)
    return {
        "id": reaction.reaction_id,
        "from": reaction.from_id,
        "to": reaction.to_id,
        "score": round(reaction.score, 3),
        "reasons": _list_reasons(reaction.reasons, reports),
    }


def make_quantity_item(quantity: Quantity) -> Item:
    """Return a figure's item."""
    return {
        "report": quantity.report_id,
        "span": _pair(quantity.span),
        "value": quantity.value,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        "of": quantity.of,
        "statement": quantity.statement,
    }


def make_check_item(check: Check) -> Item:
    """Return a check's item."""
    return {
        "id": check.check_id,
        "report": check.report_id,
        "kind": str(check.kind),
        "span": _pair(check.span),
        "verdict": str(check.verdict),
        "detail": check.detail,
        "against": _list_places(check.against),
    }


def _list_reasons(reasons: Iterable[Reason], reports: Iterable[str]) -> list[Item]:
    """Return reasons; left words stand in the first of the reports, right ones in the second."""
    first, second, *_ = (*reports, "", "")
    return [
        {
            "feature": reason.feature,
            "score": round(reason.score, 3),
            "detail": reason.detail,
            "left": [{"report": first, "span": _pair(span)} for span in reason.left],
            "right": [{"report": second or first, "span": _pair(span)} for span in reason.right],
        }
        for reason in reasons
    ]


def _list_places(places: Iterable[Place]) -> list[Item]:
    return [{"report": place.report_id, "span": _pair(place.span)} for place in places]


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
