"""A report's words with what is said of them: in which sentence, inside whose words.

In: `Document`, its `Statement`s and linked `Mention`s. Out: `Page`, with quick look-ups by token.
Which circumstances the words tell is left to the modules that find clues.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.circumstances.lexicon import load_lexicon
from onrecord.model.document import Document, Mention, MentionType, Span
from onrecord.model.record import Link
from onrecord.model.statement import Statement


class Page:
    """The tokens of a document, and where statements and mentions stand among them.

    Attributes:
        doc: The document.
        statements: Its statements.
        mentions: Its mentions, by start.
        entity_of: Mention's id → entity's id.
        low: Words in lower case.
        sentence_of: Token → number of its sentence.
        shells: Token → numbers of the statements whose content it lies in.
        cues: Statement → token of its cue, or of its first word where it has none.
        homes: Statement → sentence of that token.
        cue_tokens: Tokens that lie in a cue.
        source_tokens: Tokens that lie in a source.
    """

    def __init__(
        self,
        doc: Document,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        links: Iterable[Link],
    ) -> None:
        self.doc = doc
        self.statements = statements
        self.mentions = mentions
        self.entity_of = {link.mention_id: link.entity_id for link in links}
        self._starts = [token.start for token in doc.tokens]
        self._mention_starts = [mention.span.start for mention in mentions]
        lowered = {t.text: t.text.lower() for t in doc.tokens}
        self.low = [lowered[t.text] for t in doc.tokens]
        reaches = [self._reach(timex.span) for timex in doc.timexes]
        self._times = {index: reach for reach in reaches for index in reach}
        self.sentence_of = [0] * len(doc.tokens)
        for number, sentence in enumerate(doc.sentences):
            self.sentence_of[sentence.first : sentence.last] = [number] * (
                sentence.last - sentence.first
            )
        shells: list[frozenset[int]] = [frozenset()] * len(doc.tokens)
        for number, stmt in enumerate(statements):
            for index in self.cover(stmt.content):
                shells[index] |= {number}
        self.shells = shells
        self.cues = [self.cover(s.cue or s.content).start for s in statements]
        self.homes = [self.sentence_of[index] for index in self.cues]
        self.cue_tokens = frozenset(i for s in statements for i in self.list_tokens(s.cue))
        self.source_tokens = frozenset(i for s in statements for i in self.list_tokens(s.source))
        self.source_heads = frozenset(i for s in statements for i in self._find_head(s.source))

    def cover(self, spans: Sequence[Span]) -> range:
        """Return the tokens from the first span's beginning to the first span's end."""
        return range(0) if not spans else self._reach(spans[0])

    def list_tokens(self, spans: Iterable[Span]) -> list[int]:
        """Return all tokens of some spans."""
        return [index for span in spans for index in self._reach(span)]

    def _reach(self, span: Span) -> range:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return range(first, max(first + 1, bisect_left(self._starts, span.end)))

    def _find_head(self, source: Sequence[Span]) -> Iterator[int]:
        """Yield the tokens of a source up to what hangs on its head: "a poll of voters"."""
        for index in self.list_tokens(source[:1]):
            if self.low[index] in load_lexicon().grammar.behind_head:
                return
            yield index

    def span(self, first: int, last: int) -> Span:
        """Return where the tokens from one to before another stand."""
        return Span(self.doc.tokens[first].start, self.doc.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """Return the words from one token to before another, on one line."""
        span = self.span(first, last)
        return " ".join(self.doc.report.text[span.start : span.end].split())

    def find_mention(self, first: int, last: int, *, named: bool = False) -> Mention | None:
        """Return the mention that begins first among some tokens."""
        span = self.span(first, last)
        at = max(0, bisect_right(self._mention_starts, span.start) - 1)
        while at < len(self.mentions) and self.mentions[at].span.start < span.end:
            mention = self.mentions[at]
            fits = mention.span.overlaps(span) and mention.head.overlaps(span)
            if fits and (not named or mention.type is MentionType.NAME):
                return mention
            at += 1
        return None

    def list_entities_in(self, span: Span) -> Iterator[str]:
        """Yield the entities of the mentions that begin in a span."""
        at = bisect_left(self._mention_starts, span.start)
        while at < len(self.mentions) and self._mention_starts[at] < span.end:
            entity = self.entity_of.get(self.mentions[at].mention_id)
            if entity is not None:
                yield entity
            at += 1

    def list_times(self, first: int, last: int) -> list[range]:
        """Return the tokens of each time expression that has some among these."""
        return list(dict.fromkeys(self._times[i] for i in range(first, last) if i in self._times))

    def reach(self, mention: Mention) -> range:
        """Return the tokens of a mention."""
        return self._reach(mention.span)

    def reach_span(self, span: Span) -> range:
        """Return the tokens of a span."""
        return self._reach(span)

    def is_capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.doc.tokens[index].text[0].isupper()

    def end_of_sentence(self, index: int) -> int:
        """Return the token behind the last one of a token's sentence."""
        return self.doc.sentences[self.sentence_of[index]].last

    def start_of_sentence(self, index: int) -> int:
        """Return the first token of a token's sentence."""
        return self.doc.sentences[self.sentence_of[index]].first
