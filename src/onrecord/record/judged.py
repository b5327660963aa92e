"""What people have judged, and what nobody has, by what a mistake in it would cost.

First comes that on which a shown denial or dispute rests though it is not sure: a mistake there
accuses somebody. Then what the program proposes, then what else is not sure, then the rest.

In: `Directory`, and which part of the queue to show. Out: `Waiting`, `Decision`s. Adding decisions
is left to `append.py`, carrying them over to a newer reading to `decisions.py`.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.model.comparison import OPPOSING, Tier
from onrecord.model.record import Decision, DecisionTarget
from onrecord.record import rows
from onrecord.record.database import Database, make_storable
from onrecord.record.directory import Directory, Known

# Below this a statement or a relation is looked at before others: by judgement, where the pages
# begin to say "likely" rather than "very likely".
UNSURE = 0.8

# From the decisions on, which are few: CROSS JOIN keeps SQLite from beginning with the statements.
DECIDED = """
SELECT DISTINCT statement_no FROM decisions
CROSS JOIN reports ON reports.report_id = decisions.report_id
CROSS JOIN statements ON statements.reading_no = (
    SELECT max(reading_no) FROM readings WHERE readings.report_no = reports.report_no
)
WHERE target_kind = 'statement' AND undone_at IS NULL AND statements.content = decisions.spans
"""
_RELATIONS = """
SELECT finding_id, json_extract(body, '$.tier'), json_extract(body, '$.type'),
    json_extract(body, '$.score'), json_extract(body, '$.from_id'), json_extract(body, '$.to_id')
FROM findings WHERE kind = 'relation'
"""
_JUDGED_RELATIONS = """
SELECT DISTINCT json_extract(value, '$.relation'), json_extract(value, '$.type')
FROM decisions WHERE target_kind = 'relation' AND undone_at IS NULL AND json_valid(value)
"""
_DISPUTED = """
SELECT DISTINCT said.value
FROM findings, json_each(body, '$.sides') AS side, json_each(side.value, '$.statements') AS said
WHERE kind = 'dispute' AND json_extract(body, '$.tier') = 'shown'
"""
_SURENESS = """
SELECT statement_id, statement_no, confidence FROM statements
WHERE statement_id IN (SELECT value FROM json_each(:ids))
AND reading_no IN (SELECT value FROM json_each(:readings))
"""
_BETWEEN = """
FROM statements INDEXED BY statements_by_confidence
WHERE confidence >= :least AND confidence < :below
AND reading_no IN (SELECT value FROM json_each(:readings))
AND statement_no NOT IN (SELECT value FROM json_each(:passed))
"""
_DECISION = (
    "SELECT decision_id, target_kind, report_id, spans, exact, field, verdict, value,"
    " decided_by, decided_at, undone_at FROM decisions"
    " WHERE undone_at IS NULL AND target_kind IN ('statement', 'relation')"
)
_OF_REPORTS = (
    f"{_DECISION} AND target_kind = ?"  # noqa: S608 (constants of ours)
    " AND report_id IN (SELECT value FROM json_each(?)) ORDER BY decided_at, decision_id"
)
_LAST = _DECISION + " ORDER BY decided_at DESC, decision_id DESC LIMIT 1"
_BEYOND = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A part of what nobody has judged.

    Attributes:
        items: What it is, and its id, what a mistake would cost most first.
        total: How much there is in all.
        statements: How many of that are statements.
        relations: How many of that are relations.
    """

    items: tuple[tuple[DecisionTarget, str], ...]
    total: int
    statements: int
    relations: int


@dataclass(frozen=True, slots=True)
class _Undecided:
    """A relation that nobody has judged."""

    relation_id: str
    tier: str
    type: str
    score: float
    from_id: str
    to_id: str

    @property
    def accuses(self) -> bool:
        return self.tier == Tier.SHOWN and self.type in OPPOSING


class Judged:
    """Finds what people judged. Every method reads anew and keeps no lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, directory: Directory, *, start: int = 0, limit: int = 50) -> Waiting:
        """Return what nobody has judged, from the `start`-th on."""
        readings = json.dumps([entry.reading_no for entry in directory.standing])
        decided = {number for (number,) in self._database.fetch_all(DECIDED)}
        judged = set(self._database.fetch_all(_JUDGED_RELATIONS))
        relations = [
            _Undecided(*row)
            for row in self._database.fetch_all(_RELATIONS)
            if (row[0], row[2]) not in judged
        ]
        risky, numbers = self._find_risky(readings, decided, relations)
        first = {each for _, each in risky}
        rest = [rel for rel in relations if rel.relation_id not in first]
        passed = json.dumps(sorted(decided | numbers))
        proposed = sorted(
            (rel for rel in rest if rel.tier == Tier.PROPOSED),
            key=lambda rel: (rel.type not in OPPOSING, -rel.score, rel.relation_id),
        )
        shown = sorted(
            (rel for rel in rest if rel.tier != Tier.PROPOSED),
            key=lambda rel: (rel.type not in OPPOSING, rel.score, rel.relation_id),
        )
        parts: list[list[tuple[DecisionTarget, str]] | tuple[float, float, int]] = [
            risky,
            [(DecisionTarget.RELATION, rel.relation_id) for rel in proposed],
            self._count(readings, passed, 0.0, UNSURE),
            [(DecisionTarget.RELATION, rel.relation_id) for rel in shown],
            self._count(readings, passed, UNSURE, _BEYOND),
        ]
        items: list[tuple[DecisionTarget, str]] = []
        at = statements = 0
        for part in parts:
            length = len(part) if isinstance(part, list) else part[2]
            skipped, room = max(0, start - at), limit - len(items)
            if room > 0 and skipped < length:
                if isinstance(part, list):
                    items += part[skipped : skipped + room]
                else:
                    items += self._list(readings, passed, part, skipped, room)
            at += length
            statements += 0 if isinstance(part, list) else length
        statements += len(numbers)
        return Waiting(
            items=tuple(items), total=at, statements=statements, relations=len(relations)
        )

    def decisions(
        self, report_ids: Collection[str], target: DecisionTarget
    ) -> tuple[Decision, ...]:
        """Return what was decided of statements or relations of reports and stands, oldest first.

        A relation is one of the report in which the statement stands that denies, repeats, ….
        """
        found = self._database.fetch_all(
            _OF_REPORTS,
            (str(target), json.dumps(sorted(map(make_storable, report_ids)))),
        )
        return tuple(self._database.load_rows(rows.load_decision, found))

    def last(self) -> Decision | None:
        """Return what was decided last of a statement or relation, and stands."""
        found = self._database.fetch_all(_LAST)
        return next(iter(self._database.load_rows(rows.load_decision, found)), None)

    def find_same(self, decision_id: str) -> tuple[str, ...]:
        """Return the ids of what was decided of the same words at the same moment, and stands."""
        found = self._database.fetch_all(
            "SELECT other.decision_id FROM decisions AS one JOIN decisions AS other"
            " USING (target_kind, report_id, spans, decided_by, decided_at)"
            " WHERE one.decision_id = ? AND other.undone_at IS NULL ORDER BY 1",
            (make_storable(decision_id),),
        )
        return tuple(each for (each,) in found)

    def entities_of(self, directory: Directory, report_id: str) -> tuple[Known, ...]:
        """Return who and what is known in a report, by name."""
        entry = directory.by_report.get(report_id)
        found = self._database.fetch_all(
            "SELECT DISTINCT entity_id FROM entities WHERE reading_no = ?",
            (None if entry is None else entry.reading_no,),
        )
        ids = {directory.joins.find_id(report_id, each) for (each,) in found}
        known = (directory.known[each] for each in ids if each in directory.known)
        return tuple(sorted(known, key=lambda k: (k.name.casefold(), k.name, k.entity_id)))

    def _find_risky(
        self, readings: str, decided: Collection[int], relations: list[_Undecided]
    ) -> tuple[list[tuple[DecisionTarget, str]], set[int]]:
        """Return what accuses and is not sure, the least sure first, and the statements' rows."""
        accusing = [rel for rel in relations if rel.accuses]
        ids = {each for (each,) in self._database.fetch_all(_DISPUTED)}
        ids.update(each for rel in accusing for each in (rel.from_id, rel.to_id))
        found = self._database.fetch_named(
            _SURENESS, {"ids": json.dumps(sorted(ids)), "readings": readings}
        )
        sureness = {statement_id: confidence for statement_id, _, confidence in found}
        risky = [
            (confidence, DecisionTarget.STATEMENT, statement_id)
            for statement_id, number, confidence in found
            if confidence < UNSURE and number not in decided
        ]
        numbers = {n for _, n, confidence in found if confidence < UNSURE and n not in decided}
        for rel in accusing:
            sure = min(rel.score, *(sureness.get(each, 1.0) for each in (rel.from_id, rel.to_id)))
            if sure < UNSURE:
                risky.append((sure, DecisionTarget.RELATION, rel.relation_id))
        return [(kind, each) for _, kind, each in sorted(risky)], numbers

    def _count(
        self, readings: str, passed: str, least: float, below: float
    ) -> tuple[float, float, int]:
        bound = {"least": least, "below": below, "readings": readings, "passed": passed}
        ((number,),) = self._database.fetch_named(f"SELECT count(*) {_BETWEEN}", bound)
        return least, below, number

    def _list(
        self, readings: str, passed: str, part: tuple[float, float, int], start: int, limit: int
    ) -> Iterator[tuple[DecisionTarget, str]]:
        bound = {
            "least": part[0],
            "below": part[1],
            "readings": readings,
            "passed": passed,
            "start": start,
            "limit": limit,
        }
        order = "ORDER BY confidence, statement_no LIMIT :limit OFFSET :start"
        found = self._database.fetch_named(f"SELECT statement_id {_BETWEEN} {order}", bound)
        return ((DecisionTarget.STATEMENT, each) for (each,) in found)
