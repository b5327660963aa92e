"""Documents with mentions, entities and statements made by hand, for whom statements are about.

In: a text, who is mentioned in it by which words, and statements. Out: a `Scene`, its `Content`s.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handmade import doc, mention, report
from onrecord.link.about_candidates import Candidate, Content, list_contents
from onrecord.link.about_features import list_features
from onrecord.link.about_scene import Scene
from onrecord.link.entities import Links
from onrecord.model.document import Document, Mention, MentionType, Report
from onrecord.model.phrase import Phrase
from onrecord.model.record import Entity, Link
from onrecord.model.statement import Statement


@dataclass
class Told:
    """A text of which one tells who is mentioned in it, and what is said.

    Attributes:
        story: The text.
        mentions: Who is mentioned in it so far.
        links: Who each of them is.
        entities: All of them.
        phrases: Noun phrases.
    """

    story: Report
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()

    def mention(
        self,
        words: str,
        entity: Entity | None,
        *,
        kind: MentionType = MentionType.NAME,
        nth: int = 0,
        score: float = 1.0,
        head: str | None = None,
        title: str | None = None,
    ) -> Mention:
        """Note that words mention somebody, or somebody not known."""
        made = mention(self.story, words, type=kind, nth=nth, head=head, title=title)
        self.mentions.append(made)
        if entity is not None:
            self.entities[entity.entity_id] = entity
            self.links.append(
                Link(mention_id=made.mention_id, entity_id=entity.entity_id, score=score)
            )
        return made

    @property
    def document(self) -> Document:
        """The document."""
        return replace(doc(self.story), phrases=self.phrases)

    def link(self, *statements: Statement) -> Links:
        """Return what linking would find."""
        return Links(
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.span.start, m.span.end))),
            entities=tuple(self.entities[key] for key in sorted(self.entities)),
            links=tuple(sorted(self.links, key=lambda each: each.mention_id)),
            statements=statements,
        )

    def look(self) -> Scene:
        """Return the scene."""
        return Scene(self.document, self.link())

    def contents(self, *statements: Statement) -> list[Content]:
        """Return the contents of statements."""
        return list(list_contents(self.look(), statements))

    def features(self, content: Content, who: Entity) -> dict[str, float]:
        """Return what speaks for a content's being about somebody."""
        return dict(list_features(self.look(), content, find(content, who)))


def told(text: str) -> Told:
    """Return a text in which nobody is mentioned yet."""
    return Told(report(text))


def find(content: Content, who: Entity) -> Candidate:
    """Return somebody among those whom a content may be about."""
    return next(c for c in content.candidates if c.entity.entity_id == who.entity_id)


def names(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    """Return who candidates are, and how they come in."""
    return [(c.entity.name, str(c.where)) for c in candidates]
