"""Say whose position words are: the speaker's own, or that of somebody whom he speaks about.

In: `Sheet`. Out: `Holder`s. Which words take a position is left to `stances.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.compare.stance_words import load_stance_words
from onrecord.compare.topics import TopicReader
from onrecord.model.comparison import Sheet
from onrecord.model.document import Span
from onrecord.model.record import EntityType
from onrecord.model.statement import Act, QuoteType, Statement

# Below this the statement inside another one is too unsure to ascribe a position by it. By
# judgement, on 150 official accounts: see docs/analysis/positions.md for what it leaves wrong.
_LEAST_INNER = 0.5
_FARTHEST_LEAD = 6
_ACTORS = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANISATION,
        EntityType.STATE,
        EntityType.GROUP,
        EntityType.UNNAMED,
    }
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose position it is.

    Attributes:
        actor: Entity.
        according_to: Entity that says so, where the actor did not.
        statement: The statement that shows it.
        outermost: The statement around it that lies in no other one; itself where none is.
    """

    actor: str
    according_to: str | None
    statement: Statement
    outermost: Statement


class Holders:
    """Who may hold a position in one report."""

    def __init__(self, sheet: Sheet, reader: TopicReader) -> None:
        self.sheet = sheet
        self.reader = reader
        self.words = load_stance_words()
        self.by_id = {statement.statement_id: statement for statement in sheet.statements}
        self.entities = {entity.entity_id: entity for entity in sheet.entities}
        self.linked = {link.mention_id: link.entity_id for link in sheet.links}
        self._starts = {token.start: index for index, token in enumerate(sheet.tokens)}
        self.cued: dict[int, list[Statement]] = {}
        self.told: dict[int, list[Statement]] = {}
        for statement in sheet.statements:
            for index in self._tell_cue_tokens(statement):
                self.cued.setdefault(index, []).append(statement)
            for span in statement.content:
                for index in self.tokens_of(span):
                    self.told.setdefault(index, []).append(statement)
        self.ends = {
            self.tokens_of(mention.span)[-1]: mention.mention_id
            for mention in sheet.mentions
            if mention.mention_id in self.linked and self.tokens_of(mention.span)
        }

    def tokens_of(self, span: Span) -> range:
        """Return the indices of the tokens of a span."""
        first = self._starts.get(span.start)
        if first is None:
            return range(0)
        last = first
        while last < len(self.sheet.tokens) and self.sheet.tokens[last].end <= span.end:
            last += 1
        return range(first, last)

    def _tell_cue_tokens(self, statement: Statement) -> Iterator[int]:
        """Yield the tokens of a cue, and those between it and the content behind it."""
        last = None
        for span in statement.cue:
            for last in self.tokens_of(span):
                yield last
        content = self.tokens_of(statement.content[0])
        if last is not None and content and last < content[0] <= last + _FARTHEST_LEAD:
            between = range(last + 1, content[0])
            if not any(self.reader.text[index] in ".,;:?!" for index in between):
                yield from between

    def find_cued(self, at: int) -> Statement | None:
        """Return the statement with the shortest content whose cue a token belongs to."""
        found = self.cued.get(at)
        return min(found, key=lambda s: (_measure(s), s.content[0])) if found else None

    def find_telling(self, at: int) -> Statement | None:
        """Return the innermost statement in whose content a token stands."""
        found = self.told.get(at)
        return min(found, key=lambda s: (_measure(s), s.content[0])) if found else None

    def find_named(self, last: int) -> str | None:
        """Return the entity that the words mean that end with a token."""
        mention = self.ends.get(last)
        return self.linked[mention] if mention is not None else None

    def hold_cued(self, statement: Statement, *, named: str | None = None) -> Holder | None:
        """Tell whose position it is where its word is a statement's own cue.

        Args:
            statement: That statement.
            named: The entity that stands before the word as its subject, where one does.
        """
        actor = statement.speaker or named
        if actor is None or (named is not None and named != actor):
            return None
        if statement.within is not None and statement.confidence < _LEAST_INNER and not named:
            outer = self.by_id.get(statement.within)
            if outer is None or outer.speaker != actor:
                return None
        return self.make(actor, statement)

    def hold_told(self, at: int, subject: int | None) -> Holder | None:
        """Tell whose position it is where its word stands in what somebody says.

        Args:
            at: The word's token.
            subject: The last token of its subject; None where there is none.
        """
        statement = self.find_telling(at)
        if statement is None or subject is None or statement.act is Act.ASK:
            return None
        actor = self.find_subject(statement, subject)
        return self.make(actor, statement) if actor is not None else None

    def find_subject(self, statement: Statement, subject: int) -> str | None:
        """Return the entity that a subject in the content of a statement means."""
        low = self.reader.low[subject]
        if low in self.words.lists["first_persons"]:
            if statement.quote_type is QuoteType.INDIRECT and statement.cue:
                return None
            return None if self._is_quoted_inside(statement, subject) else statement.speaker
        if low in self.words.lists["pronouns"]:
            if statement.quote_type is QuoteType.DIRECT:
                return None
            opens = self.tokens_of(statement.content[0])[0]
            return statement.speaker if subject - opens <= 1 else None
        return self.find_named(subject)

    def _is_quoted_inside(self, statement: Statement, at: int) -> bool:
        """Tell whether a token stands in a quotation that is only part of a statement's content."""
        token = self.sheet.tokens[at]
        place = Span(token.start, token.end)
        span = next((s for s in statement.content if s.contains(place)), None)
        return span is not None and any(
            quotation.span.contains(place) and span.start < quotation.span.start
            for quotation in self.sheet.quotations
        )

    def hold_own(self, at: int) -> Holder | None:
        """Tell whose position it is where the speaker says it without naming anybody."""
        statement = self.find_telling(at)
        if statement is None or statement.speaker is None or statement.act is Act.ASK:
            return None
        if self._is_quoted_inside(statement, at):
            return None
        return self.make(statement.speaker, statement)

    def make(self, actor: str, statement: Statement) -> Holder | None:
        """Return the holder, unless it is nobody who could take a position."""
        chain = [statement]
        while (outer := chain[-1].within) is not None and outer in self.by_id:
            chain.append(self.by_id[outer])
        teller: str | None = None
        for link in chain:
            speaker = link.speaker
            if speaker is None or speaker == actor or self.is_medium(speaker):
                continue
            if self.speaks_for(speaker, actor):
                actor = speaker
            elif self._is_wished(link):
                return None
            else:
                teller = speaker
        actor = self.find_state(actor)
        teller = self.find_state(teller) if teller is not None else None
        entity = self.entities.get(actor)
        if entity is None or self.is_medium(actor):
            return None
        # The kind of a state that the gazetteer does not know may be open; its name is a name.
        if entity.type not in _ACTORS and (entity.type or not entity.name[0].isupper()):
            return None
        if teller == actor:
            teller = None
        if teller is not None and self.entities[teller].name in ("Q", "QUESTION"):
            return None
        return Holder(actor, teller, statement, chain[-1])

    def _is_wished(self, statement: Statement) -> bool:
        """Tell whether a cue hopes, asks or thanks: what is said then is not claimed to be so."""
        others = self.words.keys["others"]
        return any(
            self.reader.words.find_verb_key(self.reader.low[index]) in others
            for span in statement.cue
            for index in self.tokens_of(span)
        )

    def speaks_for(self, speaker: str, other: str) -> bool:
        """Tell whether somebody's office speaks for a state or body."""
        entity = self.entities.get(speaker)
        if entity is None or other not in self.entities:
            return False
        return any(role.organisation == other for role in entity.roles)

    def find_state(self, actor: str) -> str:
        """Return the state for which an office speaks; anybody else as they are."""
        entity = self.entities.get(actor)
        if entity is None or entity.type is not EntityType.ORGANISATION:
            return actor
        for role in entity.roles:
            state = self.entities.get(role.organisation or "")
            words = role.title.lower().split()
            if (
                state is not None
                and state.type is EntityType.STATE
                and not self.words.lists["voices"].isdisjoint(words)
            ):
                return state.entity_id
        return actor

    def is_medium(self, actor: str) -> bool:
        """Tell whether somebody passes on what others say."""
        entity = self.entities.get(actor)
        if entity is None or entity.type is not EntityType.ORGANISATION:
            return False
        words = {word for role in entity.roles for word in role.title.lower().split()}
        words |= set(entity.name.lower().split())
        return not self.words.lists["media"].isdisjoint(words)


def _measure(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)
