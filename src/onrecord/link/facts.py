"""Gather what is known of each mention before it is known whom it means.

In: `Document`, its mentions and `Statement`s. Out: `Scene`, with a `Facts` for each mention.
Whom they mean is left to `antecedents.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.kinds import Kinds, load_kinds
from onrecord.link.sources import find_head, find_pair_at_end, owns
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Document, Mention, MentionType, Span
from onrecord.model.phrase import Phrase
from onrecord.model.statement import Statement

UNKNOWN = Phrase(first=0, last=1)
# How far back, in sentences, a pronoun or a nominal may look. Of the pronouns of OntoGUM's
# training part 97 % have a mention of their chain within four sentences (2026-11-27).
REACH = 4
# Sentences between a turn and its label, and between two turns: nothing looks so far.
APART = REACH + 1
# A turn has so many: its label's begin and end, and its own end.
_EDGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a mention.

    Attributes:
        index: Its number.
        token: Index of the last token of its head.
        type: Name, nominal or pronoun; a turn's label that names somebody is a name.
        pronoun: Of a pronoun, its sort: he, she, it, they, relative or nothing.
        opening: Its first word, in lower case.
        head: The last word of its head, in lower case.
        words: All its words, in lower case.
        name: The words of its head, or of the name that the headline gives for a label.
        title: The words of its title, none abbreviated.
        role: The one of them that says what somebody is, "head" of "head of the press office"; of
            a body without title, that of its name.
        sentence: Number of its sentence; a label and what is said in a turn are far apart from
            all else.
        paragraph: Number of its paragraph.
        phrase: What the encoder says of it.
        opens: Whether it begins its sentence.
        proper: Of a nominal in which a name stands ("the Quint campaign"), its words without
            what it begins with; else nothing.
        pair: The mentions that it joins with "and"; none where it is no pair.
        is_owner: Whether something of its is named right behind it.
        is_source: Whether it is a statement's source.
        quotation: Number of the quotation that it stands in; -1 outside.
        sayer: The mention that is the source of the statement in whose content it stands; -1
            where there is none.
        talk: Whether it stands in what somebody says in a turn.
        last_source: The mention that was the last source before it; -1 where there is none.
    """

    index: int
    token: int
    type: MentionType
    pronoun: str
    opening: str
    head: str
    words: frozenset[str]
    name: frozenset[str]
    title: frozenset[str]
    role: str
    sentence: int
    paragraph: int
    phrase: Phrase
    opens: bool
    proper: str
    pair: tuple[int, ...]
    is_owner: bool
    is_source: bool
    quotation: int
    sayer: int
    talk: bool
    last_source: int


def gather_facts(
    doc: Document, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[Facts, ...]:
    """Gather the facts of all mentions of a document."""
    return tuple(_Gatherer(doc, mentions, statements).gather())


def find_source_mentions(
    text: str, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> list[int]:
    """Return for each statement the mention that its source is; -1 where there is none."""
    ends = [m.span.end for m in mentions]
    found = []
    for stmt in statements:
        source = -1
        for span in stmt.source or stmt.shared_source:
            head = find_head(text, span)
            at = bisect_right(ends, head.start)
            inside = []
            while at < len(mentions) and mentions[at].span.start < head.end:
                inside.append(at)
                at += 1
            if inside:
                both = find_pair_at_end(text, [mentions[i] for i in inside], head.end)
                source = inside[-1] if both is None else mentions.index(both, inside[0])
                break
        found.append(source)
    return found


def find_core(words: Sequence[str]) -> str:
    """Return the word on which the others of a title or nominal hang; "" for none.

    >>> find_core(["the", "deputy", "head", "of", "the", "president’s", "office"])
    'head'
    """
    breaks = load_kinds().phrase_breaks
    end = next((i for i, word in enumerate(words) if word in breaks and i > 0), len(words))
    return words[end - 1] if end else ""


def find_role(title: Sequence[str], name: Sequence[str] = ()) -> str:
    """Return the word of a title, or else of a body's name, that says what it is; "" for none.

    >>> find_role(["special", "envoy"]), find_role([], ["foreign", "ministry", "of", "varenia"])
    ('envoy', 'ministry')
    """
    role = find_core(title or name)
    is_body = role in load_kinds().organisation
    # "Office of the President Ilena Marost": she is no office, though reading took it for a title.
    return role if is_body is not bool(title) else ""


class _Gatherer:
    """Looks at each mention of a document."""

    def __init__(
        self, doc: Document, mentions: Sequence[Mention], statements: Sequence[Statement]
    ) -> None:
        self.doc = doc
        self.labels = Labels(doc, mentions)
        self.text = doc.report.text
        self.mentions = mentions
        self.kinds: Kinds = load_kinds()
        self.pronoun_of = self.kinds.pronoun_of
        self.starts = [m.span.start for m in mentions]
        self.token_starts = [t.start for t in doc.tokens]
        self.phrase_starts = [p.first for p in doc.phrases]
        self.outermost = [q.span for q in doc.quotations if q.depth == 0]
        self.quote_starts = [span.start for span in self.outermost]
        sources = find_source_mentions(self.text, mentions, statements)
        self.sources = {s for s in sources if s >= 0}
        self.sayer = self._find_sayers(statements, sources)

    def _find_sayers(self, statements: Sequence[Statement], sources: Sequence[int]) -> list[int]:
        """Return whose words each mention stands in: the innermost statement's source."""
        sayer = [-1] * len(self.mentions)
        size = [len(self.text) + 1] * len(self.mentions)
        for stmt, source in zip(statements, sources, strict=True):
            if source in self.labels.turns or self._says_i(source):
                continue  # who speaks in a turn is "I" there, and no "he"
            length = sum(span.end - span.start for span in stmt.content)
            for span in stmt.content:
                first = bisect_left(self.starts, span.start)
                for at in range(first, bisect_left(self.starts, span.end)):
                    if source not in (-1, at) and length < size[at]:
                        sayer[at], size[at] = source, length
        return sayer

    def _says_i(self, source: int) -> bool:
        """Tell whether a source is "I" or "we": whose words these are, something around tells."""
        if source < 0 or self.mentions[source].type is not MentionType.PRONOUN:
            return False
        span = self.mentions[source].span
        return self.text[span.start : span.end].lower() in self.kinds.first_persons

    def gather(self) -> Iterator[Facts]:
        """Yield the facts of each mention."""
        sentences = self.doc.sentences
        number, turn, last_source = 0, 0, -1
        turns = self.doc.turns
        edges = sorted(at for t in turns for at in (t.label.start, t.label.end, t.extent.end))
        for index, mention in enumerate(self.mentions):
            start = mention.span.start
            while number + 1 < len(sentences) and sentences[number].span.end <= start:
                number += 1
            while turn < len(edges) and edges[turn] <= start:
                turn, last_source = turn + 1, -1
            sentence = sentences[number]
            words = self._split(mention.span)
            token = self._find_token(mention)
            head = self._split(mention.head)
            is_pronoun = mention.type is MentionType.PRONOUN
            yield Facts(
                index=index,
                token=token,
                type=MentionType.NAME if self.labels.is_named(index) else mention.type,
                pronoun=self.pronoun_of.get(words[0], "") if is_pronoun else "",
                opening=words[0],
                head=head[-1],
                words=frozenset(words),
                name=frozenset((self.labels.get_name(index) or " ".join(head)).lower().split()),
                title=frozenset(title := self._spell_out(mention.title)),
                role=find_role(title, head if mention.type is MentionType.NAME else ()),
                sentence=number + APART * turn,
                paragraph=sentence.paragraph,
                phrase=self._find_phrase(token),
                proper=self._find_proper(mention),
                pair=self._find_pair(index),
                opens=start <= sentence.span.start,
                is_owner=self._is_owner(index),
                is_source=index in self.sources,
                quotation=self._find_quotation(mention.span),
                sayer=self.sayer[index],
                talk=turn % _EDGES == _EDGES - 1,
                last_source=last_source,
            )
            if index in self.sources and index not in self.labels.turns:
                last_source = index

    def _split(self, span: Span) -> list[str]:
        return self.text[span.start : span.end].lower().split()

    def _spell_out(self, title: Span | None) -> list[str]:
        """Return the words of a title, "Sen." as "senator"."""
        words = [] if title is None else self._split(title)
        return [self.kinds.full_titles.get(word, word) for word in words]

    def _find_proper(self, mention: Mention) -> str:
        """Return the words of a nominal in which one but the first has a capital."""
        written = self.text[mention.span.start : mention.span.end].split()
        if mention.type is not MentionType.NOMINAL or not any(w[0].isupper() for w in written[1:]):
            return ""
        first = 1 if written[0].lower() in self.kinds.definite | self.kinds.indefinite else 0
        return " ".join(written[first:]).lower()

    def _find_pair(self, index: int) -> tuple[int, ...]:
        """Return the names that a mention joins: they begin and end where it does."""
        if index == 0 or index + 1 >= len(self.mentions):
            return ()
        span, before, behind = (self.mentions[i].span for i in (index, index - 1, index + 1))
        is_pair = span.contains(before) and span.contains(behind) and before.start == span.start
        return (index - 1, index + 1) if is_pair else ()

    def _find_token(self, mention: Mention) -> int:
        """Return the last token of a mention's head."""
        return bisect_right(self.token_starts, mention.head.end - 1) - 1

    def _find_phrase(self, token: int) -> Phrase:
        """Return what the encoder says of the phrase in which a mention's head ends."""
        at = bisect_right(self.phrase_starts, token) - 1
        if at < 0 or self.doc.phrases[at].last <= token:
            return UNKNOWN
        return self.doc.phrases[at]

    def _is_owner(self, index: int) -> bool:
        mention = self.mentions[index]
        if mention.type is not MentionType.PRONOUN:
            return owns(self.text, mention.span.start, mention.span.end)
        if self.text[mention.span.start : mention.span.end].lower() not in self.kinds.owners:
            return False
        following = index + 1 < len(self.mentions) and self.mentions[index + 1].span.start
        return following is not False and following - mention.span.end <= 1

    def _find_quotation(self, span: Span) -> int:
        at = bisect_right(self.quote_starts, span.start) - 1
        return at if at >= 0 and self.outermost[at].contains(span) else -1
