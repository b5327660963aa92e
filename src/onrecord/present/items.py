"""Turn nouns into the items of the public JSON, ``onrecord/1``.

In: `RecordedReport`, `Statement`, `Entity`, `Mention`, `Link`, `Timex`, `Decision`, `Failure`.
Out: one JSON object each, with every key of the format in a fixed order. Which items there are,
and writing them, is left to `export.py`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.model.document import Mention, Span, Timex
from onrecord.model.record import Decision, Entity, Failure, Link, RecordedReport
from onrecord.model.statement import Reason, SaidAt, Statement

# Read by others, its values are of the types that the format names.
Item = dict[str, Any]

# What a person may correct without touching the words: a corrected span would need new words
# beside it, and so is a statement of its own.
_CORRECTABLE = frozenset(
    {
        *("speaker", "quote_type", "mode", "act", "channel", "addressee", "venue", "outlet"),
        *("programme", "via", "within", "about", "hedged", "factuality"),
    }
)

# Whose reasons say where the words stand that tell them; `said_at` has a span of its own.
_TOLD = ("channel", "addressee", "venue", "outlet", "programme", "via", "about")


def make_report_item(report: RecordedReport) -> Item:
    """Return a report's item; the text itself is not in it."""
    return {
        "id": report.report_id,
        "publisher": report.publisher,
        "headline": report.headline,
        "byline": report.byline,
        "url": report.url,
        "published": report.published,
        "modified": report.modified,
        "retrieved_at": report.retrieved_at,
        "language": report.language,
        "text_sha256": report.text_sha256,
        "kind": str(report.kind),
        "reference_date": report.reference_date,
        "reference_date_basis": _name_of(report.reference_date_basis),
        "reprint_of": report.reprint_of,
        "version_of": report.version_of,
        "superseded_by": report.superseded_by,
    }


def make_entity_item(entity: Entity) -> Item:
    """Return an entity's item."""
    return {
        "id": entity.entity_id,
        "name": entity.name,
        "type": _name_of(entity.type),
        "aliases": list(entity.aliases),
        "roles": [
            {
                "title": role.title,
                "organisation": role.organisation,
                "report": role.report_id,
                "span": _pair(role.span),
            }
            for role in entity.roles
        ],
        "identifiers": list(entity.identifiers),
    }


def make_mention_item(report_id: str, mention: Mention, link: Link | None) -> Item:
    """Return a mention's item, with the entity that it is linked to, if any."""
    return {
        "id": mention.mention_id,
        "report": report_id,
        "span": _pair(mention.span),
        "type": str(mention.type),
        "entity": None if link is None else link.entity_id,
        "score": None if link is None else round(link.score, 3),
        "reasons": [] if link is None else _list_reasons(report_id, link.reasons),
    }


def make_time_item(report_id: str, timex: Timex) -> Item:
    """Return a time expression's item."""
    return {
        "id": timex.tid,
        "report": report_id,
        "span": _pair(timex.span),
        "type": str(timex.type),
        "value": timex.value,
        "edtf": timex.edtf,
        "mod": timex.mod,
        "anchor": timex.anchor,
    }


def make_statement_item(stmt: Statement, text: str, decisions: Sequence[Decision] = ()) -> Item:
    """Return a statement's item.

    Args:
        stmt: The statement.
        text: The text of its report.
        decisions: What people decided about it, oldest first. A corrected field is given as
            corrected; what the program had found is kept in the judgement.
    """
    item: Item = {
        "id": stmt.statement_id,
        "report": stmt.report_id,
        "source": _pairs(stmt.source),
        "cue": _pairs(stmt.cue),
        "content": _pairs(stmt.content),
        "exact": [text[span.start : span.end] for span in stmt.content],
        "shared_source": _pairs(stmt.shared_source),
        "speaker": stmt.speaker,
        "quote_type": _name_of(stmt.quote_type),
        "mode": _name_of(stmt.mode),
        "act": _name_of(stmt.act),
        "channel": _name_of(stmt.channel),
        "addressee": list(stmt.addressee),
        "venue": stmt.venue,
        "outlet": stmt.outlet,
        "programme": stmt.programme,
        "via": list(stmt.via),
        "said_at": _make_said_at(stmt.said_at),
        "evidence": _find_evidence(stmt.reasons),
        "within": stmt.within,
        "about": list(stmt.about),
        "hedged": stmt.hedged,
        "factuality": _name_of(stmt.factuality),
        "confidence": round(stmt.confidence, 3),
        "reasons": _list_reasons(stmt.report_id, stmt.reasons),
    }
    item["judgement"] = judge_item(item, decisions)
    return item


def _make_said_at(said_at: SaidAt | None) -> Item | None:
    if said_at is None:
        return None
    return {"value": said_at.value, "edtf": said_at.edtf, "span": _pair(said_at.span)}


def _find_evidence(reasons: Iterable[Reason]) -> Item:
    """Return the words that tell each field: those that its reasons rest on."""
    evidence: Item = {}
    for reason in reasons:
        if reason.feature in _TOLD and reason.left:
            evidence.setdefault(reason.feature, []).extend(_pairs(reason.left))
    return evidence


def make_decision_item(decision: Decision) -> Item:
    """Return a decision's item."""
    return {
        "id": decision.decision_id,
        "target": {
            "kind": decision.target_kind,
            "report": decision.report_id,
            "spans": _pairs(decision.spans),
            "exact": list(decision.exact),
        },
        "field": decision.field,
        "verdict": str(decision.verdict),
        "value": _load_value(decision.value),
        "by": decision.decided_by,
        "at": decision.decided_at,
        "undone_at": decision.undone_at,
        "orphaned": decision.orphaned,
    }


def make_failure_item(failure: Failure) -> Item:
    """Return a failure's item."""
    return {
        "input": failure.input,
        "stage": failure.stage,
        "code": failure.code,
        "message": failure.message,
        "hint": failure.hint,
    }


def judge_item(item: Item, decisions: Sequence[Decision]) -> Item | None:
    """Apply corrections to an item and return its judgement: the latest verdict counts."""
    if not decisions:
        return None
    was: Item = {}
    for decision in decisions:
        if decision.field in _CORRECTABLE and decision.value is not None:
            was.setdefault(decision.field, item[decision.field])
            item[decision.field] = _load_value(decision.value)
    latest = decisions[-1]
    return {
        "verdict": str(latest.verdict),
        "by": latest.decided_by,
        "at": latest.decided_at,
        "was": was or None,
    }


def _load_value(value: str | None) -> object:
    """Read a decision's value; what is not JSON is taken as the words that it is."""
    if value is None:
        return None
    try:
        loaded: object = json.loads(value)
    except ValueError:
        return value
    return loaded


def _list_reasons(report_id: str, reasons: Iterable[Reason]) -> list[Item]:
    return [
        {
            "feature": reason.feature,
            "score": round(reason.score, 3),
            "detail": reason.detail,
            "left": [{"report": report_id, "span": _pair(span)} for span in reason.left],
            "right": [{"report": report_id, "span": _pair(span)} for span in reason.right],
        }
        for reason in reasons
    ]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _name_of(member: str | None) -> str | None:
    return None if member is None else str(member)
