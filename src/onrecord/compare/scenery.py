"""Look at a report token by token: which words stand for whom, and where a clause begins.

In: a `Sheet`. Out: `Scenery`, which answers by the index of a token. Who takes part in what is
left to `parties.py`.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.comparison import Sheet
from onrecord.model.document import MentionType, Sentence, Span, Timex
from onrecord.model.record import Entity, EntityType
from onrecord.model.statement import Statement

_JOINS = frozenset({"and", "&", ","})
# A mention of more tokens that contains others is a clause rather than somebody; by judgement.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for an entity.

    Attributes:
        first: Index of their first token.
        last: Index behind their last one.
        entity_id: The entity.
        kind: Its kind, where it has one.
        type: Name, nominal or pronoun.
    """

    first: int
    last: int
    entity_id: str
    kind: EntityType | None
    type: MentionType


class Scenery:
    """A report's words with what is known of each.

    Attributes:
        sheet: The report.
        low: Its tokens in lower case, with straight apostrophes.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.low = tuple(token.text.lower().replace("’", "'") for token in sheet.tokens)
        self._starts = [token.start for token in sheet.tokens]
        self._ends = [token.end for token in sheet.tokens]

    def first_token(self, offset: int) -> int:
        """Return the index of the first token that ends behind an offset."""
        return bisect_right(self._ends, offset)

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the tokens of a span, as a half-open range."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def span_of(self, first: int, last: int) -> Span:
        """Return where the tokens of a half-open range stand."""
        return Span(self._starts[first], self._ends[last - 1])

    def words_of(self, first: int, last: int) -> str:
        """Return the words of a half-open range, on one line."""
        span = self.span_of(first, last)
        return " ".join(self.sheet.text[span.start : span.end].split())

    def is_capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.sheet.tokens[index].text[:1].isupper()

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.entity_id: entity for entity in self.sheet.entities}

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the number of its sentence."""
        numbers = [0] * len(self.low)
        for number, sentence in enumerate(self.sheet.sentences):
            for index in range(sentence.first, sentence.last):
                numbers[index] = number
        return numbers

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence of a token."""
        return self.sheet.sentences[self.sentence_of[index]]

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Words that stand for somebody, by their first token, not overlapping.

        Of "Varenia and Solmark", which may be marked as a whole too, the parts are taken.
        """
        linked = {link.mention_id: link.entity_id for link in self.sheet.links}
        found: list[Party] = []
        for mention in self.sheet.mentions:
            entity = self.entities.get(linked.get(mention.mention_id, ""))
            first, last = self.range_of(mention.span)
            if entity is None or first >= last:
                continue
            found.append(Party(first, last, entity.entity_id, entity.type, mention.type))
        return _take_apart(found, self.low)

    @cached_property
    def party_of(self) -> list[int]:
        """For each token the number of the party to which it belongs, or -1."""
        numbers = [-1] * len(self.low)
        for number, party in enumerate(self.parties):
            for index in range(party.first, party.last):
                numbers[index] = number
        return numbers

    def party_at(self, index: int) -> Party | None:
        """Return whom a token stands for."""
        if not 0 <= index < len(self.low) or self.party_of[index] < 0:
            return None
        return self.parties[self.party_of[index]]

    @cached_property
    def timex_of(self) -> list[int]:
        """For each token the number of the time expression to which it belongs, or -1."""
        numbers = [-1] * len(self.low)
        for number, timex in enumerate(self.sheet.timexes):
            for index in range(*self.range_of(timex.span)):
                numbers[index] = number
        return numbers

    def timex_at(self, index: int) -> Timex | None:
        """Return the time expression to which a token belongs."""
        if not 0 <= index < len(self.low) or self.timex_of[index] < 0:
            return None
        return self.sheet.timexes[self.timex_of[index]]

    @cached_property
    def content_of(self) -> list[int]:
        """For each token the number of the innermost statement in whose content it lies, or -1."""
        numbers = [-1] * len(self.low)
        lengths = [len(self.low) + 1] * len(self.low)
        for number, stmt in enumerate(self.sheet.statements):
            ranges = [self.range_of(span) for span in stmt.content]
            length = sum(last - first for first, last in ranges)
            for first, last in ranges:
                for index in range(first, last):
                    if length < lengths[index]:
                        numbers[index], lengths[index] = number, length
        return numbers

    def statement_at(self, index: int) -> Statement | None:
        """Return the innermost statement in whose content a token lies."""
        number = self.content_of[index]
        return None if number < 0 else self.sheet.statements[number]

    @cached_property
    def cue_tokens(self) -> frozenset[int]:
        """The tokens of all cues."""
        return frozenset(
            index
            for stmt in self.sheet.statements
            for span in stmt.cue
            for index in range(*self.range_of(span))
        )


def _take_apart(found: list[Party], low: tuple[str, ...]) -> tuple[Party, ...]:
    """Keep the longest of nested mentions, but the parts of joined and of long ones."""
    found.sort(key=lambda party: (party.first, -party.last))
    chosen: list[Party] = []
    for number, party in enumerate(found):
        if chosen and party.first < chosen[-1].last:
            continue
        inner = 0
        for other in found[number + 1 :]:
            if other.first >= party.last:
                break
            inner += other.last <= party.last
        is_joined = inner > 1 and any(low[i] in _JOINS for i in range(party.first, party.last))
        if is_joined or (inner and party.last - party.first > _LONGEST):
            continue
        chosen.append(party)
    return tuple(chosen)
