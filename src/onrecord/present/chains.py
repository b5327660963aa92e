"""Walk from a statement to what it is said of, and to what was said of it.

In: a `View` and a statement. Out: `Chain`, its steps in the order in which they are walked. Which
statements are linked is left to `compare/reactions.py` and the relations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.comparison import Relation, RelationType, Tier
from onrecord.model.reaction import Reaction
from onrecord.model.statement import Statement
from onrecord.record.store import View

# Steps from the statement; no chain that a report tells is longer.
_FARTHEST = 8


class Way(StrEnum):
    """Which way a chain is walked."""

    BACK = "back"
    ON = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A statement of a chain.

    Attributes:
        stmt: The statement.
        how: What links it to the one before: "reacts to", "denies", ….
        depth: How many steps it is away.
        score: How sure that is, 0 to 1.
        is_sure: Whether it is shown, or only proposed to a person.
    """

    stmt: Statement
    how: str
    depth: int
    score: float
    is_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A statement, what it is said of, and what was said of it.

    Attributes:
        stmt: The statement.
        back: What it is said of, the nearest first, what that is said of right behind it.
        on: What was said of it, likewise.
    """

    stmt: Statement
    back: tuple[Step, ...]
    on: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    other: str
    report_id: str
    how: str
    score: float
    is_sure: bool


def find_chain(view: View, beginning: str) -> Chain:
    """Walk the chain of a statement.

    Args:
        view: The record.
        beginning: The statement's id, or a beginning of it that no other one has.

    Raises:
        NotOnRecord: If no statement has such an id.
        UsageError: If several have.
    """
    if not beginning.startswith("st_"):
        raise UsageError(
            f"“{beginning}” is no statement's id",
            hint="An id begins with st_: `onrecord ask` and `onrecord show --json` print them.",
        )
    found = {stmt.statement_id: stmt for stmt in view.statements_named(beginning, limit=20)}
    if not found:
        raise NotOnRecord(f"no statement on record has the id {beginning}")
    if len(found) > 1:
        raise UsageError(f"several statements' ids begin with {beginning}", hint="Give more of it.")
    [stmt] = found.values()
    walker = _Walker(view)
    return Chain(
        stmt=stmt,
        back=tuple(walker.walk(stmt, Way.BACK, {stmt.statement_id}, 1)),
        on=tuple(walker.walk(stmt, Way.ON, {stmt.statement_id}, 1)),
    )


class _Walker:
    def __init__(self, view: View) -> None:
        self._view = view
        self._statements: dict[str, dict[str, Statement]] = {}
        self._links: dict[str, tuple[Reaction | Relation, ...]] = {}

    def walk(self, stmt: Statement, way: Way, seen: set[str], depth: int) -> Iterator[Step]:
        """Yield the steps from a statement, each before those from it; none twice."""
        if depth > _FARTHEST:
            return
        for edge in self._list_edges(stmt, way):
            other = self._find(edge)
            if edge.other in seen or other is None:
                continue
            seen.add(edge.other)
            yield Step(
                stmt=other,
                how=edge.how,
                depth=depth,
                score=edge.score,
                is_sure=edge.is_sure,
            )
            yield from self.walk(other, way, seen, depth + 1)

    def _list_edges(self, stmt: Statement, way: Way) -> list[_Edge]:
        edges: list[_Edge] = []
        for link in self._find_links(stmt.report_id):
            ends = ((link.from_id, link.from_report), (link.to_id, link.to_report))
            (here, _), (other, report_id) = ends if way is Way.BACK else ends[::-1]
            if here != stmt.statement_id:
                continue
            how, is_sure = "reacts to", True
            if isinstance(link, Relation):
                how, is_sure = str(link.type), link.tier is Tier.SHOWN
            edges.append(
                _Edge(other=other, report_id=report_id, how=how, score=link.score, is_sure=is_sure)
            )
        return sorted(edges, key=lambda edge: (not edge.is_sure, -edge.score, edge.other))

    def _find_links(self, report_id: str) -> tuple[Reaction | Relation, ...]:
        if report_id not in self._links:
            relations = self._view.findings_on(Relation, [report_id])
            self._links[report_id] = (
                *self._view.findings_on(Reaction, [report_id]),
                # The same words again say nothing of them.
                *(rel for rel in relations if rel.type is not RelationType.REPEATS),
            )
        return self._links[report_id]

    def _find(self, edge: _Edge) -> Statement | None:
        if edge.report_id not in self._statements:
            found = self._view.statements(report_ids=[edge.report_id])
            self._statements[edge.report_id] = {stmt.statement_id: stmt for stmt in found}
        return self._statements[edge.report_id].get(edge.other)
