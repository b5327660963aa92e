"""Find whom the content of a statement may be about.

Who is mentioned in it. Beside them who is meant without being mentioned: its speaker, in "promised
to leave", whom a demand is made to, in "urged Quint to leave", and who is mentioned around it,
where it is not clear whom a pronoun in it means: "Velde left Quint. He lied, she said".

In: `Scene` and `Statement`s. Out: `Content`s with their `Candidate`s.
What speaks for each is left to `about_features.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from onrecord.link.about_scene import Place, Scene
from onrecord.model.document import Span
from onrecord.model.record import Entity, EntityType
from onrecord.model.statement import Statement

# Whoever is mentioned in so many statements before this one is what is talked about. By judgement.
_BEFORE = 3
# Of those mentioned around a statement the nearest are asked about. By judgement.
_MOST_NEAR = 6
# Kinds that do and say things; whom a content is about is mostly one of them.
ACTING = frozenset(
    {None, EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE, EntityType.GROUP}
)


class Where(StrEnum):
    """How a candidate comes in: mentioned in the content, or else as what."""

    CONTENT = "content"
    SPEAKER = "speaker"
    ADDRESSED = "addressed"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whom a content may be about.

    Attributes:
        entity: Who.
        where: How they come in.
        places: Where they are mentioned, in the content or around it; none for a speaker.
        words: The words that stand for them.
    """

    entity: Entity
    where: Where
    places: tuple[Place, ...]
    words: tuple[Span, ...]

    @property
    def kind(self) -> str:
        """What kind of thing they are, in a word."""
        return self.entity.type.value if self.entity.type else "unknown"

    @property
    def subject(self) -> float:
        """How likely they are a subject somewhere in what is mentioned."""
        heads = (p.phrase for p in self.places if p.phrase and p.phrase.last == p.last)
        return max((phrase.subject for phrase in heads), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content of a statement, and whom it may be about.

    Attributes:
        stmt: The statement.
        first: Its content's first word.
        last: The token behind its last one.
        length: Number of its tokens.
        inner: The statements inside it, however deep.
        outer: The one in which it lies.
        before: Ids of those who are mentioned in the contents before it.
        topic: Id of who was talked about last: the first of them in the content before.
        goes_on: Whether the speaker is that one's.
        candidates: Whom it may be about.
        acting: Those mentioned in it who are of a kind that acts.
        near: Those mentioned around it, nearest first.
        heaviest: How often the most mentioned of all is mentioned in the report.
    """

    stmt: Statement
    first: int
    last: int
    length: int
    inner: tuple[Statement, ...]
    outer: Statement | None
    before: frozenset[str]
    topic: str | None
    goes_on: bool
    candidates: tuple[Candidate, ...]
    acting: tuple[Candidate, ...]
    near: tuple[Candidate, ...]
    heaviest: int


@dataclass(slots=True)
class _Course:
    """What was talked about so far.

    Attributes:
        met: Ids of those mentioned in each of the last contents.
        topic: Id of who was talked about last.
        speaker: Id of who spoke last.
    """

    met: list[frozenset[str]] = field(default_factory=list)
    topic: str | None = None
    speaker: str | None = None

    def pass_by(self, content: Content) -> None:
        """Note a content, if it is nobody's inside another one."""
        stmt = content.stmt
        if stmt.within is not None:
            return
        inside = (c.entity.entity_id for c in content.candidates if c.where is Where.CONTENT)
        self.met = [*self.met[1 - _BEFORE :], frozenset(inside)]
        others = [c for c in content.acting if c.entity.entity_id != stmt.speaker]
        if others:
            self.topic = others[0].entity.entity_id
        self.speaker = stmt.speaker


def list_contents(scene: Scene, statements: Sequence[Statement]) -> Iterator[Content]:
    """Yield the contents of statements, in their order."""
    by_id = {stmt.statement_id: stmt for stmt in statements}
    inner = _list_inner(statements, by_id)
    course = _Course()
    for stmt in statements:
        candidates = tuple(_list_candidates(scene, stmt))
        inside = (each for each in candidates if each.where is Where.CONTENT)
        first, last = _find_ends(scene, stmt)
        content = Content(
            stmt=stmt,
            first=first,
            last=last,
            length=scene.count_tokens(stmt.content),
            inner=tuple(inner.get(stmt.statement_id, ())),
            outer=by_id.get(stmt.within or ""),
            before=frozenset().union(*course.met),
            topic=course.topic,
            goes_on=course.speaker is not None and stmt.speaker == course.speaker,
            candidates=candidates,
            acting=tuple(each for each in inside if each.entity.type in ACTING),
            near=tuple(each for each in candidates if each.where is Where.NEAR),
            heaviest=max((each.entity.weight for each in candidates), default=0),
        )
        yield content
        course.pass_by(content)


def _find_ends(scene: Scene, stmt: Statement) -> tuple[int, int]:
    """Return a content's first word, and the token behind its last one."""
    first = scene.find_token(stmt.content[0].start)
    last = scene.find_token(stmt.content[-1].end - 1) + 1
    while first + 1 < last and not scene.low[first][0].isalnum():
        first += 1
    return first, last


def _list_inner(
    statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> dict[str, list[Statement]]:
    """Return for each statement all that lie in it, however deep."""
    inner: dict[str, list[Statement]] = {}
    for stmt in statements:
        outer = by_id.get(stmt.within or "")
        while outer is not None:
            inner.setdefault(outer.statement_id, []).append(stmt)
            outer = by_id.get(outer.within or "")
    return inner


def _list_candidates(scene: Scene, stmt: Statement) -> Iterator[Candidate]:
    """Yield whom a content may be about, in the order in which they are mentioned."""
    inside = _group(p for span in stmt.content for p in scene.list_places(span.start, span.end))
    for entity_id, places in inside.items():
        yield _make(scene, entity_id, Where.CONTENT, places)
    addressed = _group(_list_addressed(scene, stmt))
    for entity_id in [each for each in addressed if each not in inside]:
        yield _make(scene, entity_id, Where.ADDRESSED, addressed[entity_id])
    if any(True for _ in scene.list_unresolved(stmt.content)):
        near = _group(_list_near(scene, stmt))
        known = {*inside, *addressed, stmt.speaker}
        for entity_id in [each for each in near if each not in known][:_MOST_NEAR]:
            yield _make(scene, entity_id, Where.NEAR, near[entity_id][:1])
    if stmt.speaker in scene.entities and stmt.speaker not in {*inside, *addressed}:
        words = stmt.source or stmt.shared_source
        yield Candidate(
            entity=scene.entities[stmt.speaker], where=Where.SPEAKER, places=(), words=words
        )


def _group(places: Iterable[Place]) -> dict[str, list[Place]]:
    """Return places by whom they mention."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.entity, []).append(place)
    return found


def _make(scene: Scene, entity_id: str, where: Where, places: Sequence[Place]) -> Candidate:
    return Candidate(
        entity=scene.entities[entity_id],
        where=where,
        places=tuple(places),
        words=tuple(place.mention.span for place in places),
    )


def _list_addressed(scene: Scene, stmt: Statement) -> Iterator[Place]:
    """Yield who is mentioned between a cue and the content behind it, in one sentence."""
    start = stmt.content[0].start
    if not stmt.cue or stmt.cue[-1].end >= start:
        return
    home = scene.doc.sentences[scene.find_sentence(stmt.cue[-1].start)].span
    sources = (*stmt.source, *stmt.shared_source)
    for place in scene.list_places(stmt.cue[-1].end, min(start, home.end)):
        if not any(span.overlaps(place.mention.span) for span in sources):
            yield place


def _list_near(scene: Scene, stmt: Statement) -> list[Place]:
    """Return who is mentioned around a content, or in the sentence before it: nearest first."""
    sentences = scene.doc.sentences
    parts = (*stmt.content, *stmt.cue, *stmt.source)
    home = scene.find_sentence(min(part.start for part in parts))
    start = sentences[max(0, home - 1)].span.start
    end = sentences[scene.find_sentence(stmt.content[-1].end - 1)].span.end
    gaps = [(a.end, b.start) for a, b in pairwise(stmt.content)]
    gaps = [(start, stmt.content[0].start), *gaps, (stmt.content[-1].end, end)]
    places = (place for gap in gaps for place in scene.list_places(*gap))
    acting = (place for place in places if scene.entities[place.entity].type in ACTING)
    return sorted(acting, key=lambda place: _measure(place.mention.head, stmt))


def _measure(head: Span, stmt: Statement) -> int:
    """Return how far from a content somebody is mentioned."""
    return min(max(s.start - head.end, head.start - s.end, 0) for s in stmt.content)
