"""How two statements bear on each other, as a pair of lines with the reasons.

In: `Relation`s and the `Visit` on which they are shown. Out: `RelationLine`s. Statements alone
are left to `statement_lines.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.comparison import Basis, Relation, RelationType, Tier
from onrecord.present.web.judgement_lines import Bench, Judgement
from onrecord.present.web.statement_lines import Line, build_lines
from onrecord.present.web.visits import Visit

# How the earlier statement is told of in the words of the later one.
PASSIVE = {
    RelationType.REPEATS: "repeated by",
    RelationType.SUPPORTS: "supported by",
    RelationType.DENIES: "denied by",
    RelationType.CONTRADICTS: "contradicted by",
    RelationType.REVISES: "revised by",
}
_STATED = "a report says so; the words of the two were not held against each other"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """A relation on a page.

    Attributes:
        relation: The relation.
        active: How the first bears on the second ("denies").
        passive: The same from the second's side ("denied by").
        one: The statement that repeats, denies, ….
        other: The statement that is repeated, denied, ….
        is_shown: Whether the program is sure enough to say so; else it proposes it.
        reasons: Why, a sentence each.
        judgement: What a person decided about it; None where nobody has.
    """

    relation: Relation
    active: str
    passive: str
    one: Line
    other: Line
    is_shown: bool
    reasons: tuple[str, ...]
    judgement: Judgement | None = None


def build_relations(visit: Visit, relations: Iterable[Relation]) -> Iterator[RelationLine]:
    """Yield relations as pairs of lines; one whose statements no reading has is left out."""
    shown = tuple(relations)
    ids = {each for rel in shown for each in (rel.from_id, rel.to_id)}
    found = visit.record.index.find_statements(visit.directory, ids)
    lines = {line.stmt.statement_id: line for line in build_lines(visit, found.values())}
    bench = Bench(visit, (rel.from_report for rel in shown))
    for rel in shown:
        one, other = lines.get(rel.from_id), lines.get(rel.to_id)
        if one is not None and other is not None:
            yield RelationLine(
                relation=rel,
                active=str(rel.type),
                passive=PASSIVE[rel.type],
                one=one,
                other=other,
                is_shown=rel.tier is Tier.SHOWN,
                reasons=tuple(_tell_reasons(rel)),
                judgement=bench.judge_relation(rel),
            )


def _tell_reasons(rel: Relation) -> Iterator[str]:
    yield from (reason.detail for reason in rel.reasons)
    if rel.basis is Basis.STATED:
        yield _STATED
