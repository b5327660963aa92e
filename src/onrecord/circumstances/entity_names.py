"""Say which entities the words of clues name.

In: `Clue`s, and a report's mentions, entities and links. Out: entity ids; new mentions, entities
and links for words that had none. Who else is one and the same is left to `link/`.
"""

from collections.abc import Iterable

from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.page import Page
from onrecord.model.document import Mention, MentionType, Span, make_id
from onrecord.model.record import Entity, EntityType, Link
from onrecord.model.statement import Reason

_GROUPS = frozenset({"reporters", "crowd", "hearing"})


class Namer:
    """Finds or makes the entities that clues name.

    Attributes:
        mentions: New ones.
        entities: New ones, by id.
        links: New ones.
    """

    def __init__(self, page: Page, entities: Iterable[Entity]) -> None:
        self.page = page
        self.mentions: list[Mention] = []
        self.entities: dict[str, Entity] = {}
        self.links: list[Link] = []
        self._by_name: dict[str, str] = {}
        for entity in entities:
            for name in (*entity.aliases, entity.name):
                self._by_name.setdefault(_fold(name), entity.entity_id)

    def name(self, clue: Clue) -> str:
        """Return the entity that an outlet's or addressee's words name."""
        page = self.page
        mention = page.find_mention(clue.first, clue.last)
        if mention is not None and mention.mention_id in page.entity_of:
            head = page.reach_span(mention.head)
            whole = mention.type is not MentionType.NAME or head.stop >= clue.last
            if whole and head.start >= clue.first - 1 and clue.kind != "implied":
                return page.entity_of[mention.mention_id]
        known = self._by_name.get(_fold(clue.value))
        if known is not None:
            return known
        return self._make(clue, taken=mention is not None)

    def _make(self, clue: Clue, *, taken: bool) -> str:
        """Make an entity, and where no mention is in the way, a mention linked to it."""
        page, key = self.page, _fold(clue.value)
        report_id = page.doc.report.report_id
        entity_id = make_id("en", report_id, key)
        kind = EntityType.ORGANISATION if clue.field is Field.OUTLET else None
        if clue.kind in _GROUPS:
            kind = EntityType.GROUP
        self._by_name[key] = entity_id
        self.entities[entity_id] = Entity(entity_id=entity_id, name=clue.value, type=kind)
        span = page.span(clue.first, clue.last)
        if not taken and page.words(clue.first, clue.last) == clue.value:
            self._link(span, entity_id, is_name=clue.field is Field.OUTLET)
        return entity_id

    def _link(self, span: Span, entity_id: str, *, is_name: bool) -> None:
        mention_id = make_id("mn", self.page.doc.report.report_id, span.start, span.end)
        mention_type = MentionType.NAME if is_name else MentionType.NOMINAL
        self.mentions.append(
            Mention(mention_id=mention_id, span=span, type=mention_type, head=span)
        )
        reason = Reason(
            feature="circumstance", score=1.0, detail="Named as a circumstance.", left=(span,)
        )
        self.links.append(
            Link(mention_id=mention_id, entity_id=entity_id, score=1.0, reasons=(reason,))
        )


def _fold(name: str) -> str:
    return " ".join(name.lower().split()).removeprefix("the ")
