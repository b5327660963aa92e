"""Take a person's word on statements and relations, and lay it over what was read.

In: statements, relations, verdicts; or `Decision`s and a `View`. Out: `Decision`s ready to be put
on record; or which of them each statement and relation has now. Entities are left to `deciding.py`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache

from onrecord.model.comparison import Relation
from onrecord.model.document import Span, make_id
from onrecord.model.record import Decision, DecisionTarget, Verdict
from onrecord.model.statement import Act, Channel, Statement
from onrecord.record.decisions import find_home
from onrecord.record.joining import find_other
from onrecord.record.store import View

# The field of a decision on a relation: it tells the words of the other statement.
BEARS_ON = "to"


def judge_statement(
    stmt: Statement,
    text: str,
    verdict: Verdict,
    *,
    field: str | None = None,
    value: object = None,
    by: str,
    at: str,
) -> Decision:
    """Return a decision on a statement, or on one field of it.

    Args:
        stmt: The statement.
        text: The text of its report.
        verdict: What is decided.
        field: The field that is corrected; None for the whole.
        value: What stands in it instead.
        by: Who decides.
        at: ISO 8601 time in UTC.
    """
    told = None if field is None else json.dumps(value, ensure_ascii=False)
    return _make(
        DecisionTarget.STATEMENT, stmt, text, verdict, field=field, value=told, by=by, at=at
    )


def judge_relation(
    rel: Relation,
    one: tuple[Statement, str],
    other: tuple[Statement, str],
    verdict: Verdict,
    *,
    by: str,
    at: str,
) -> Decision:
    """Return a decision on a relation: tied to the words of both of its statements.

    Args:
        rel: The relation.
        one: The statement that repeats, denies, …, and the text of its report.
        other: The statement that is repeated, denied, …, and the text of its report.
        verdict: What is decided.
        by: Who decides.
        at: ISO 8601 time in UTC.
    """
    stmt, text = other
    anchor = {
        "report": stmt.report_id,
        "spans": _pairs(stmt.content),
        "exact": _cut(stmt, text),
        "type": str(rel.type),
        "relation": rel.relation_id,
    }
    told = json.dumps(anchor, ensure_ascii=False)
    return _make(DecisionTarget.RELATION, *one, verdict, field=BEARS_ON, value=told, by=by, at=at)


def _make(
    target: DecisionTarget,
    stmt: Statement,
    text: str,
    verdict: Verdict,
    *,
    field: str | None,
    value: str | None,
    by: str,
    at: str,
) -> Decision:
    spans = json.dumps(_pairs(stmt.content))
    parts = (stmt.report_id, spans, field or "", str(verdict), value or "", by, at)
    return Decision(
        decision_id=make_id("dc", str(target), *parts),
        target_kind=target,
        report_id=stmt.report_id,
        spans=stmt.content,
        exact=tuple(_cut(stmt, text)),
        field=field,
        verdict=verdict,
        value=value,
        decided_by=by,
        decided_at=at,
    )


class Judgements:
    """Which decisions each statement and relation has now.

    What was judged in a version of a report counts for that version and for the one that stands
    there now.
    """

    def __init__(
        self, view: View, decisions: Iterable[Decision], newer: Mapping[str, str | None]
    ) -> None:
        """Take decisions.

        Args:
            view: The record.
            decisions: Oldest first; what was taken back is passed over.
            newer: The report that stands now where each one stood; None for those that stand.
        """
        self._newer = newer
        self._load = cache(lambda report_id: _load_contents(view, report_id))
        self._by_report: defaultdict[str, list[Decision]] = defaultdict(list)
        self._relations: list[Decision] = []
        for decision in decisions:
            if decision.undone_at is not None:
                continue
            if decision.target_kind is DecisionTarget.RELATION:
                self._relations.append(decision)
            elif decision.target_kind is DecisionTarget.STATEMENT:
                for report_id in self._list_versions(decision.report_id):
                    self._by_report[report_id].append(decision)

    def of_statements(self, report_id: str) -> Mapping[str, Sequence[Decision]]:
        """Return the decisions on a report's statements, by statement, oldest first."""
        assigned: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in self._by_report.get(report_id, ()):
            home = self._find_home(decision, report_id)
            if home is not None:
                assigned[home].append(decision)
        return assigned

    def of_relations(self) -> Mapping[tuple[str, str, str], Sequence[Decision]]:
        """Return the decisions on relations by type and ids of both statements, oldest first."""
        assigned: defaultdict[tuple[str, str, str], list[Decision]] = defaultdict(list)
        for decision in self._relations:
            other = find_other(decision)
            if other is None:
                continue
            kind = str(json.loads(decision.value or "{}").get("type"))
            for one_id in self._find_homes(decision):
                for other_id in self._find_homes(other):
                    assigned[kind, one_id, other_id].append(decision)
        return assigned

    def _list_versions(self, report_id: str) -> list[str]:
        if report_id not in self._newer:
            return []
        successor = self._newer[report_id]
        return [report_id] if successor is None else [report_id, successor]

    def _find_homes(self, decision: Decision) -> list[str]:
        homes = (
            self._find_home(decision, report_id)
            for report_id in self._list_versions(decision.report_id)
        )
        return [home for home in homes if home is not None]

    def _find_home(self, decision: Decision, report_id: str) -> str | None:
        ids, contents, text = self._load(report_id)
        same_text = decision.report_id == report_id
        home = find_home(decision, contents, text, same_text=same_text)
        return None if home is None else ids[home]


def load_judgements(view: View) -> Judgements:
    """Return what people have decided about all statements and relations of a record."""
    decisions = view.decisions()
    reports = view.reports() if decisions else ()
    return Judgements(view, decisions, {r.report_id: r.superseded_by for r in reports})


def find_key(rel: Relation) -> tuple[str, str, str]:
    """Return under what the decisions on a relation are found."""
    return str(rel.type), rel.from_id, rel.to_id


def correct_statement(stmt: Statement, decisions: Iterable[Decision]) -> Statement:
    """Return a statement with the speaker, act and channel that people say."""
    for decision in decisions:
        if decision.value is None:
            continue
        with suppress(ValueError):
            value = json.loads(decision.value)
            if decision.field == "speaker" and isinstance(value, str | None):
                stmt = replace(stmt, speaker=value)
            elif decision.field == "act":
                stmt = replace(stmt, act=None if value is None else Act(value))
            elif decision.field == "channel":
                stmt = replace(stmt, channel=None if value is None else Channel(value))
    return stmt


def _load_contents(view: View, report_id: str) -> tuple[list[str], list[tuple[Span, ...]], str]:
    stmts = view.whole(report_id).statements
    contents = [stmt.content for stmt in stmts]
    return [stmt.statement_id for stmt in stmts], contents, view.text(report_id)


def _cut(stmt: Statement, text: str) -> list[str]:
    return [text[span.start : span.end] for span in stmt.content]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
