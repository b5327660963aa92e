"""Gather what is denied or contradicted into disputes: a claim, and who stands how to it.

In: `Relation`s, and the `Claim`s of the statements that they join. Out: `Dispute`s. What one
account of an event leaves out is left to `silences.py`.

A claim that several statements repeat is one: whoever denies one of them denies it. Only what is
shown joins or opposes statements: what is only proposed waits for a person, and most of it is
wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.compare.relations import Claim
from onrecord.model.comparison import (
    OPPOSING,
    Dispute,
    Relation,
    RelationType,
    Side,
    SideStance,
    Tier,
)
from onrecord.model.document import make_id

# Statements of one claim at most: a chain of repetitions would else join what nobody would.
MOST_TOGETHER = 40


def list_wanted(relations: Iterable[Relation]) -> set[str]:
    """Return the statements of which disputes need the claims."""
    return {each for rel in relations for each in (rel.from_id, rel.to_id)}


def find_disputes(
    relations: Iterable[Relation], claims: Mapping[str, Claim]
) -> tuple[Dispute, ...]:
    """Gather opposed statements into disputes, by id.

    Args:
        relations: All relations between the statements.
        claims: The claims, by statement.
    """
    known = sorted(relations, key=lambda rel: (-rel.score, rel.from_id, rel.to_id))
    same = _join([r for r in known if r.type is RelationType.REPEATS and r.tier is Tier.SHOWN])
    shown = [r for r in known if r.tier is Tier.SHOWN]
    opposing = [r for r in shown if r.type in OPPOSING and {r.from_id, r.to_id} <= claims.keys()]
    targets = {rel.to_id for rel in opposing}
    opposed: dict[str, list[Relation]] = defaultdict(list)
    for rel in opposing:
        target = _find_outermost(rel.to_id, targets, claims)
        opposed[same.get(target, target)].append(rel)
    members: dict[str, list[str]] = defaultdict(list)
    for statement, root in sorted(same.items()):
        members[root].append(statement)
    made = (
        _make(sorted({root, *members[root]} & claims.keys()), rels, claims)
        for root, rels in opposed.items()
    )
    return tuple(sorted(made, key=lambda dispute: dispute.dispute_id))


def _find_outermost(statement: str, targets: set[str], claims: Mapping[str, Claim]) -> str:
    """Return the statement around one that is opposed too: they are one claim."""
    container = claims[statement].within
    while container is not None and container in claims:
        if container in targets:
            statement = container
        container = claims[container].within
    return statement


def _join(repeats: Iterable[Relation]) -> dict[str, str]:
    """Return for statements that repeat each other one that stands for all of them."""
    above: dict[str, str] = {}
    sizes: dict[str, int] = defaultdict(lambda: 1)

    def root(statement: str) -> str:
        while above.setdefault(statement, statement) != statement:
            statement = above[statement]
        return statement

    for rel in repeats:
        one, other = sorted((root(rel.from_id), root(rel.to_id)))
        if one != other and sizes[one] + sizes[other] <= MOST_TOGETHER:
            above[other] = one
            sizes[one] += sizes[other]
    return {statement: root(statement) for statement in above}


def _make(
    asserting: list[str],
    opposing: list[Relation],
    claims: Mapping[str, Claim],
) -> Dispute:
    """Make the dispute of a claim, of all that say it and all that oppose it."""
    first = min(asserting, key=lambda s: (claims[s].day or "9999", claims[s].report_id, s))
    sides = [
        Side(
            stance=SideStance.ASSERTS,
            actors=_list_actors(asserting, claims),
            statements=tuple(asserting),
        )
    ]
    for stance, kind in (
        (SideStance.DENIES, RelationType.DENIES),
        (SideStance.CONTRADICTS, RelationType.CONTRADICTS),
    ):
        those = sorted({rel.from_id for rel in opposing if rel.type is kind})
        if those:
            actors = _list_actors(those, claims)
            sides.append(Side(stance=stance, actors=actors, statements=tuple(those)))
    home = opposing[0]
    return Dispute(
        dispute_id=make_id("ds", "opposed", *asserting),
        claim=claims[first].words,
        sides=tuple(sides),
        tier=Tier.SHOWN,
        reports=tuple(dict.fromkeys([home.from_report, home.to_report, *_list_reports(opposing)])),
        # The words of further relations stand in other reports: they have reasons of their own.
        reasons=home.reasons,
    )


def _list_reports(relations: Iterable[Relation]) -> Iterator[str]:
    for rel in relations:
        yield from (rel.from_report, rel.to_report)


def _list_actors(statements: Iterable[str], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    speakers = {claims[each].speaker for each in statements}
    return tuple(sorted(each for each in speakers if each is not None))
