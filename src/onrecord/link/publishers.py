"""Give the points of a read-out their speaker: its publisher.

In: a `Document` and its `Links`. Out: the same, with the publisher among the entities and as the
speaker of every statement of mode `account`. Where nobody is known to have published it, these
have no speaker: whose office a text speaks for is not guessed from its words.
"""

from dataclasses import replace

from onrecord.link.entities import Links
from onrecord.link.identity import Described, Identifier
from onrecord.model.document import Document
from onrecord.model.record import Entity, EntityType
from onrecord.model.statement import Mode


def tell_publisher(doc: Document, links: Links) -> Links:
    """Return what linking found, each point of the account with its publisher as speaker."""
    if all(stmt.mode is not Mode.ACCOUNT for stmt in links.statements):
        return links
    publisher = _find_publisher(doc)
    speaker = None if publisher is None else publisher.entity_id
    told = tuple(
        replace(stmt, speaker=speaker) if stmt.mode is Mode.ACCOUNT else stmt
        for stmt in links.statements
    )
    known = {entity.entity_id: entity for entity in links.entities}
    if publisher is not None:
        known.setdefault(publisher.entity_id, publisher)
    entities = tuple(known[key] for key in sorted(known))
    return replace(links, entities=entities, statements=told)


def _find_publisher(doc: Document) -> Entity | None:
    """Return the entity that published a report."""
    name = " ".join((doc.report.publisher or "").split())
    if not name:
        return None
    found = Identifier(doc).identify(
        Described(name=name, forms={name: 1}, kind=EntityType.ORGANISATION)
    )
    return Entity(
        entity_id=found.entity_id,
        name=found.name,
        type=found.kind or EntityType.ORGANISATION,
        identifiers=found.identifiers,
    )
