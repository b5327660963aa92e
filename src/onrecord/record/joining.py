"""Lay people's words that two entities are one, or are not, over what was read.

A merge is an edge between a mention of one entity and a mention of another, a split one from a
mention to nothing: "in this report it is somebody else". Both are tied to words and places, so
that they hold when a newer reading gives other ids. Which of them came first makes no difference.

In: `Decision`s about entities, and where their words stand now. Out: `Joins`, which give each
entity its id. Storing decisions is left to `append.py`, laying ids over nouns to `find.py`.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.model.document import Span, make_id
from onrecord.model.record import Decision, DecisionTarget, Entity, Link, Role, Verdict
from onrecord.model.statement import Statement

# The field of a decision that says whether an entity is the same as another.
SAME_AS = "same_as"

# Where an entity's words stand in the newest reading: the report, and the entity's id there.
Place = tuple[str, str]
Locate = Callable[[Decision], Place | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joins:
    """By what id each entity of each report goes.

    Attributes:
        splits: The id of an entity that in this report is another one.
        merges: The id by which merged entities go, for each of theirs.
    """

    splits: Mapping[Place, str] = field(default_factory=dict)
    merges: Mapping[str, str] = field(default_factory=dict)

    def find_id(self, report_id: str, entity_id: str) -> str:
        """Return the id by which an entity of a report goes."""
        own = self.splits.get((report_id, entity_id), entity_id)
        return self.merges.get(own, own)

    def __bool__(self) -> bool:
        return bool(self.splits or self.merges)

    def rename_entity(self, entity: Entity, report_id: str) -> Entity:
        """Return an entity as one report knows it, under the ids by which all go."""
        if not self:
            return entity
        roles = (
            role
            if role.organisation is None
            else replace(role, organisation=self.find_id(role.report_id, role.organisation))
            for role in entity.roles
        )
        return replace(
            entity,
            entity_id=self.find_id(report_id, entity.entity_id),
            roles=tuple[Role, ...](roles),
        )

    def rename_link(self, link: Link, report_id: str) -> Link:
        """Return a link to the id by which its entity goes."""
        return replace(link, entity_id=self.find_id(report_id, link.entity_id)) if self else link

    def rename_statement(self, stmt: Statement) -> Statement:
        """Return a statement with the ids by which its entities go."""
        if not self:
            return stmt

        def rename(entity_id: str) -> str:
            return self.find_id(stmt.report_id, entity_id)

        return replace(
            stmt,
            speaker=stmt.speaker and rename(stmt.speaker),
            outlet=stmt.outlet and rename(stmt.outlet),
            addressee=tuple(map(rename, stmt.addressee)),
            via=tuple(map(rename, stmt.via)),
            about=tuple(map(rename, stmt.about)),
        )


def make_merge(one: Decision, other: Decision) -> Decision:
    """Return the decision that two entities are one; each comes as a decision on its words."""
    anchor = {
        "report": other.report_id,
        "spans": [[span.start, span.end] for span in other.spans],
        "exact": list(other.exact),
    }
    value = json.dumps(anchor, ensure_ascii=False)
    return _identify(replace(one, field=SAME_AS, verdict=Verdict.ACCEPTED, value=value))


def make_split(one: Decision) -> Decision:
    """Return the decision that in this report these words are another entity."""
    return _identify(replace(one, field=SAME_AS, verdict=Verdict.REJECTED, value=None))


def is_merge(decision: Decision) -> bool:
    """Tell whether a decision says that two entities are one."""
    same = decision.target_kind is DecisionTarget.ENTITY and decision.field == SAME_AS
    return same and decision.verdict is Verdict.ACCEPTED


def find_other(decision: Decision) -> Decision | None:
    """Return a merge with the words of the other entity, or None where its value tells of none."""
    try:
        anchor = json.loads(decision.value or "")
        spans = tuple(Span(start, end) for start, end in anchor["spans"])
        return replace(
            decision, report_id=anchor["report"], spans=spans, exact=tuple(anchor["exact"])
        )
    except (ValueError, TypeError, KeyError):
        return None


def find_joins(decisions: Iterable[Decision], locate: Locate) -> Joins:
    """Return the joins that decisions about entities make.

    Args:
        decisions: Those that stand; others than merges and splits are passed over.
        locate: Tells which entity a decision's words are now, None where they have no home.
    """
    about = [d for d in decisions if d.target_kind is DecisionTarget.ENTITY and d.field == SAME_AS]
    splits: dict[Place, str] = {}
    for decision in about:
        place = None if is_merge(decision) else locate(decision)
        if place is not None:
            splits[place] = make_id("en", "split", *place)
    merges: dict[str, str] = {}
    for decision in filter(is_merge, about):
        other = find_other(decision)
        places = (locate(decision), other and locate(other))
        one, two = (place and splits.get(place, place[1]) for place in places)
        if one and two:
            _join(merges, one, two)
    return Joins(splits=splits, merges={entity: _find_root(merges, entity) for entity in merges})


def _join(merges: dict[str, str], one: str, two: str) -> None:
    """Join two groups; the least id is the group's, so that no order matters."""
    least, other = sorted((_find_root(merges, one), _find_root(merges, two)))
    merges[other] = least
    merges.setdefault(one, least)
    merges.setdefault(two, least)


def _find_root(merges: Mapping[str, str], entity_id: str) -> str:
    while (above := merges.get(entity_id, entity_id)) != entity_id:
        entity_id = above
    return entity_id


def _identify(decision: Decision) -> Decision:
    """Give a decision the id of what it says, by whom and when."""
    spans = [[span.start, span.end] for span in decision.spans]
    own = make_id(
        "dc",
        decision.report_id,
        json.dumps(spans),
        decision.field or "",
        str(decision.verdict),
        decision.value or "",
        decision.decided_by,
        decision.decided_at,
    )
    return replace(decision, decision_id=own)
