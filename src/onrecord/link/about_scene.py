"""Look up where in a document somebody is mentioned.

In: `Document` and `Links`. Out: `Scene`, with its `Place`s.
Whom a statement may be about is left to `about_candidates.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.entities import LEAST_SPEAKER, Links
from onrecord.link.kinds import load_kinds
from onrecord.model.document import Document, Mention, MentionType, Span
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType

# Whom the report is about is mentioned in its first sentences.
_BEGINNING = 2
# What is looked for where a pronoun stands for nobody known.
_THIRD = frozenset({"he", "she", "they"})
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE})
# They say, do and intend nothing.
_LIFELESS = frozenset({EntityType.PLACE, EntityType.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Place:
    """A mention among a document's tokens.

    Attributes:
        mention: The mention.
        entity: Id of what it stands for.
        score: How sure that is.
        first: Its first token.
        last: The token behind its last one.
        sentence: The number of its sentence.
        phrase: The noun phrase in which its head lies, if any.
    """

    mention: Mention
    entity: str
    score: float
    first: int
    last: int
    sentence: int
    phrase: Phrase | None


class Scene:
    """A document's mentions by where they stand.

    Attributes:
        doc: The document.
        low: Its words in lower case.
        entities: Its entities by id, without those that are places and documents.
        top: In how many mentions the most mentioned actor stands.
        beginning: Ids of the entities mentioned in its first sentences.
    """

    def __init__(self, doc: Document, links: Links) -> None:
        self.doc = doc
        self.low = [token.text.lower() for token in doc.tokens]
        acting = (entity for entity in links.entities if entity.type not in _LIFELESS)
        self.entities = {entity.entity_id: entity for entity in acting}
        self.top = max((e.weight for e in links.entities if e.type in _ACTORS), default=1)
        self._token_starts = [token.start for token in doc.tokens]
        self._phrase_starts = [phrase.first for phrase in doc.phrases]
        self._sentence_starts = [sentence.span.start for sentence in doc.sentences]
        places = list(self._find_places(links))
        self._places = [place for place in places if place.score >= LEAST_SPEAKER]
        self._starts = [place.mention.span.start for place in self._places]
        pronouns = [p for p in self._places if p.mention.type is MentionType.PRONOUN]
        sorts = load_kinds().pronoun_of.items()
        self._sort_of = {word: sort for word, sort in sorts if sort in _THIRD}
        self._resolved = {place.first for place in pronouns}
        self._doubtful = {place.first: place for place in places if place.score < LEAST_SPEAKER}
        self._called: dict[str, set[str]] = {}
        for place in pronouns:
            sort = self._sort_of.get(self.low[place.first])
            if sort:
                self._called.setdefault(place.entity, set()).add(sort)
        opening = doc.sentences[:_BEGINNING]
        end = bisect_left(self._starts, opening[-1].span.end) if opening else 0
        self.beginning = frozenset(place.entity for place in self._places[:end])

    def _find_places(self, links: Links) -> Iterator[Place]:
        known = {each.mention_id: each for each in links.links}
        for mention in links.mentions:
            link = known.get(mention.mention_id)
            if link is not None and link.entity_id in self.entities:
                yield Place(
                    mention,
                    link.entity_id,
                    link.score,
                    self.find_token(mention.span.start),
                    self.find_token(mention.span.end - 1) + 1,
                    self.find_sentence(mention.span.start),
                    self._find_phrase(self.find_token(mention.head.end - 1)),
                )

    def _find_phrase(self, token: int) -> Phrase | None:
        at = bisect_right(self._phrase_starts, token) - 1
        return self.doc.phrases[at] if at >= 0 and self.doc.phrases[at].last > token else None

    def find_token(self, at: int) -> int:
        """Return the token at an offset."""
        return max(0, bisect_right(self._token_starts, at) - 1)

    def count_tokens(self, spans: Sequence[Span]) -> int:
        """Return how many tokens begin in some spans."""
        starts = self._token_starts
        return sum(bisect_left(starts, s.end) - bisect_left(starts, s.start) for s in spans)

    def find_sentence(self, at: int) -> int:
        """Return the number of the sentence at an offset."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def get_common(self, token: int) -> str:
        """Return a token that is no name, in lower case: what is written small, or a mark."""
        if not 0 <= token < len(self.low):
            return ""
        word = self.low[token]
        return word if word == self.doc.tokens[token].text else ""

    def get_called(self, entity_id: str) -> frozenset[str]:
        """Return by which pronouns somebody is meant in the document."""
        return frozenset(self._called.get(entity_id, ()))

    def list_unresolved(self, content: Sequence[Span]) -> Iterator[tuple[str, Place | None]]:
        """Yield the pronouns of a content of which it is not clear whom they mean.

        Yields:
            "he", "she" or "they", in whatever form it stands there, and its place if it is linked.
        """
        starts = self._token_starts
        for span in content:
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                sort = self._sort_of.get(self.low[at])
                if sort and at not in self._resolved:
                    yield sort, self._doubtful.get(at)

    def list_places(self, start: int, end: int) -> Iterator[Place]:
        """Yield the mentions whose heads lie between two offsets, names joined by "and" apart."""
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            mention = self._places[at].mention
            if mention.head.end <= end and not self._is_pair(mention):
                yield self._places[at]

    def _is_pair(self, mention: Mention) -> bool:
        """Tell whether a mention is two names joined by "and", which are mentions as well."""
        shortest = self._places[bisect_left(self._starts, mention.span.start)].mention
        return (
            mention.type is MentionType.NOMINAL
            and mention.head == mention.span
            and shortest.type is MentionType.NAME
        )
