"""Take a person's word on entities: these are one, this one is another here, that was wrong.

In: a `Record`, names or ids as the user gives them, who says so and when. Out: decisions on
record, and a sentence that tells what they did. What they mean for the ids is left to
`record/joining.py`.
"""

from collections import Counter
from collections.abc import Sequence

from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.document import MentionType
from onrecord.model.record import Decision, DecisionTarget, Entity, Verdict
from onrecord.record.joining import is_merge, make_merge, make_split
from onrecord.record.search import is_named
from onrecord.record.store import Record, View

# Of more entities that answer to a name than this, the first are told.
_MOST_TOLD = 5


def merge_entities(record: Record, names: Sequence[str], *, by: str, at: str) -> str:
    """Put on record that entities are one, and return what to tell the user.

    Raises:
        UsageError: If a name means several entities, or all mean the same one.
        NotOnRecord: If there is none of a name.
    """
    entities = list(dict.fromkeys(find_entity(record.view, name) for name in names))
    if len(entities) < 2:
        raise UsageError(
            f"“{entities[0].name}” is one entity already", hint="Name two that are not."
        )
    anchors = [_anchor(record.view, entity, None, by, at) for entity in entities]
    told = []
    for other in anchors[1:]:
        decision = make_merge(anchors[0], other)
        record.writer.add_decision(decision)
        told.append(decision.decision_id)
    called = " and ".join(f"“{entity.name}”" for entity in entities)
    return f"{called} are one entity: {', '.join(told)}"


def split_entity(record: Record, name: str, *, report: str | None, by: str, at: str) -> str:
    """Put on record that an entity is another one in a report, or take its merges back.

    Raises:
        UsageError: If the name means several entities, or nothing holds the entity together.
        NotOnRecord: If there is no such entity, or it does not stand in the report.
    """
    entity = find_entity(record.view, name)
    if report is not None:
        decision = make_split(_anchor(record.view, entity, report, by, at))
        record.writer.add_decision(decision)
        return f"“{entity.name}” is another entity in {report}: {decision.decision_id}"
    joins = record.view.joins()
    undone = []
    for decision in record.view.decisions():
        if decision.undone_at is None and is_merge(decision):
            place = record.view.locate_entity(decision)
            if place is not None and joins.find_id(*place) == entity.entity_id:
                record.writer.undo_decision(decision.decision_id, at)
                undone.append(decision.decision_id)
    if not undone:
        raise UsageError(
            f"nobody has merged “{entity.name}” with another entity",
            hint="To part it in one report, name the report with --report.",
        )
    return f"“{entity.name}” is parted again, taken back: {', '.join(undone)}"


def find_entity(view: View, name: str) -> Entity:
    """Return the one entity of an id or a name.

    Raises:
        UsageError: If several answer to the name.
        NotOnRecord: If none does.
    """
    entities = view.entities()
    wanted = view.joins().merges.get(name, name)
    found = [entity for entity in entities if entity.entity_id == wanted]
    found = found or [e for e in entities if name in (e.name, *e.aliases)]
    found = found or [e for e in entities if is_named(name, [e.name, *e.aliases])]
    if not found:
        raise NotOnRecord(
            f"no entity answers to “{name}”", hint="`onrecord show entities` lists them."
        )
    if len(found) > 1:
        several = ", ".join(f"{e.entity_id} “{e.name}”" for e in found[:_MOST_TOLD])
        raise UsageError(
            f"{len(found)} entities answer to “{name}”: {several}", hint="Give the id of one."
        )
    return found[0]


def find_actor(view: View, name: str) -> Entity:
    """Return the one entity of a name that takes positions, where several have the same name.

    A state that no gazetteer knows is an entity of each report by itself; who asks where it
    stands means the one of which that is on record.

    Raises:
        UsageError: If several of different names answer to it.
        NotOnRecord: If none does.
    """
    held = Counter(position.actor for position in view.positions())
    exact = [entity for entity in view.entities() if entity.name == name]
    if len(exact) > 1:
        return max(exact, key=lambda entity: (held[entity.entity_id], entity.entity_id))
    return find_entity(view, name)


def _anchor(view: View, entity: Entity, report: str | None, by: str, at: str) -> Decision:
    """Return a decision on the entity's first words in the report, names before others."""
    for known in view.reports(all_versions=False):
        if report is not None and not known.report_id.startswith(report):
            continue
        links = view.links(known.report_id)
        own = {link.mention_id for link in links if link.entity_id == entity.entity_id}
        mentions = [m for m in view.mentions(known.report_id) if m.mention_id in own]
        if mentions:
            best = min(mentions, key=lambda m: (m.type is not MentionType.NAME, m.span))
            text = view.text(known.report_id)
            return Decision(
                decision_id="",
                target_kind=DecisionTarget.ENTITY,
                report_id=known.report_id,
                spans=(best.head,),
                exact=(text[best.head.start : best.head.end],),
                field=None,
                verdict=Verdict.ACCEPTED,
                value=None,
                decided_by=by,
                decided_at=at,
            )
    where = "the record" if report is None else report
    raise NotOnRecord(f"no words of {where} stand for “{entity.name}”")
