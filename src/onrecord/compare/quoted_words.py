"""Note the quoted words of a report, a sentence at a time, so that they are found elsewhere.

In: one report's `Sheet`. Out: `QuoteNote`s. Which of them are one utterance is left to
`variants.py`.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from onrecord.compare.content_words import Vocabulary, fold, load_vocabulary
from onrecord.model.comparison import Sheet
from onrecord.model.document import Quotation, ReportKind, Sentence, Span, Token
from onrecord.model.record import EntityType
from onrecord.model.statement import QuoteType, Statement

_QUOTED = (QuoteType.DIRECT, QuoteType.MIXED)
# A statement says a quotation if so much of it is its content, and its cue stands outside.
_COVERED = 0.5
# Fewer words than these are a phrase that anybody may use.
_FEWEST_WORDS = 4
_FEWEST_CONTENT_WORDS = 2
_ELLIPSES = frozenset({"...", "....", "…"})
_BRACKETS = {"[": "]", "(": ")"}
_LONGEST_NOTE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteNote:
    """The quoted words of one sentence that one statement says.

    Attributes:
        report_id: The report.
        statement_id: The statement.
        speaker: Its speaker's entity, if that is named.
        speaker_name: The name of that.
        day: ISO date on which it was said, or else published.
        is_verbatim: Whether the report is a transcript.
        words: The words, case and contractions evened out; what stands in brackets left out.
        starts: Where each begins in the report.
        ends: Where each ends.
        breaks: Indices of words before which the report shows that others may be missing.
    """

    report_id: str
    statement_id: str
    speaker: str | None
    speaker_name: str | None
    day: str | None
    is_verbatim: bool
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """By what notes of the same words are found: neighbouring content words."""
        vocabulary = load_vocabulary()
        stems = [vocabulary.find_stem(w) for w in self.words if vocabulary.is_content(w)]
        return tuple(sorted({f"{one} {other}" for one, other in pairwise(stems)}))

    def span(self, first: int, last: int) -> Span:
        """Return where words stand, from the first to the one before the last."""
        return Span(self.starts[first], self.ends[last - 1])


def note_quotations(sheet: Sheet) -> tuple[QuoteNote, ...]:
    """Note the quoted words of all statements of a report."""
    # Whoever has no name in one report is nobody's like in another one.
    names = {e.entity_id: e.name for e in sheet.entities if e.type is not EntityType.UNNAMED}
    vocabulary = load_vocabulary()
    notes = []
    for sentence, stmt, pieces in _list_quoted(sheet):
        words = _Words(vocabulary)
        for piece in pieces:
            words.add_piece(_cut(sheet.tokens, sentence, piece))
        content = sum(map(vocabulary.is_content, words.words))
        if len(words.words) < _FEWEST_WORDS or content < _FEWEST_CONTENT_WORDS:
            continue
        notes.append(
            QuoteNote(
                report_id=sheet.report.report_id,
                statement_id=stmt.statement_id,
                speaker=stmt.speaker if stmt.speaker in names else None,
                speaker_name=names.get(stmt.speaker or ""),
                day=sheet.find_day(stmt),
                is_verbatim=sheet.report.kind is ReportKind.TRANSCRIPT,
                words=tuple(words.words),
                starts=tuple(words.starts),
                ends=tuple(words.ends),
                breaks=tuple(sorted(words.breaks)),
            )
        )
    return tuple(notes)


def _list_quoted(sheet: Sheet) -> Iterator[tuple[Sentence, Statement, list[Span]]]:
    """Yield what each statement says in quotation marks, or in a turn, a sentence at a time."""
    starts = [sentence.span.start for sentence in sheet.sentences]
    saying: dict[int, list[Statement]] = {}
    for stmt in sheet.statements:
        if stmt.quote_type in _QUOTED:
            for number in _find_sentences(sheet.sentences, starts, stmt.content):
                saying.setdefault(number, []).append(stmt)
    outer = deque(quotation for quotation in sheet.quotations if quotation.depth == 0)
    for number in sorted(saying):
        sentence = sheet.sentences[number]
        while outer and outer[0].span.end <= sentence.span.start:
            outer.popleft()
        inside = takewhile(_begins_before(sentence.span.end), outer)
        marked = [part for each in inside for part in _intersect(each.inner, sentence.span)]
        said: dict[str, tuple[Statement, list[Span]]] = {}
        for piece in marked or [sentence.span]:
            speaking = _choose_statement(saying[number], piece, is_marked=bool(marked))
            if speaking is not None:
                cut = piece if marked else _overlap(speaking, piece)
                said.setdefault(speaking.statement_id, (speaking, []))[1].append(cut)
        for stmt, pieces in said.values():
            yield sentence, stmt, pieces


def _begins_before(end: int) -> Callable[[Quotation], bool]:
    return lambda quotation: quotation.span.start < end


def _intersect(one: Span, other: Span) -> Iterator[Span]:
    """Yield what two spans share, if anything."""
    if one.overlaps(other):
        yield Span(max(one.start, other.start), min(one.end, other.end))


def _find_sentences(
    sentences: Sequence[Sentence], starts: Sequence[int], content: Sequence[Span]
) -> list[int]:
    """Find the numbers of the sentences in which content stands."""
    found: dict[int, None] = {}
    for span in content:
        number = max(0, bisect_left(starts, span.start + 1) - 1)
        while number < len(sentences) and sentences[number].span.start < span.end:
            if sentences[number].span.overlaps(span):
                found[number] = None
            number += 1
    return list(found)


def _choose_statement(
    statements: Sequence[Statement], piece: Span, *, is_marked: bool
) -> Statement | None:
    """Choose who says quoted words: the innermost statement that does, with its cue outside.

    Words of a turn are the outermost statement's.
    """
    if not is_marked:
        direct = [each for each in statements if each.quote_type is QuoteType.DIRECT]
        return next((each for each in direct if each.within is None), None)
    saying = [
        stmt
        for stmt in statements
        if _measure_overlap(stmt, piece) >= _COVERED * (piece.end - piece.start)
        and not any(cue.overlaps(piece) for cue in stmt.cue)
    ]
    return min(saying, key=_measure, default=None)


def _measure(stmt: Statement) -> int:
    return sum(span.end - span.start for span in stmt.content)


def _measure_overlap(stmt: Statement, piece: Span) -> int:
    return sum(
        max(0, min(span.end, piece.end) - max(span.start, piece.start)) for span in stmt.content
    )


def _overlap(stmt: Statement, piece: Span) -> Span:
    """Return the part of a sentence that a statement says."""
    inside = [span for span in stmt.content if span.overlaps(piece)]
    return Span(max(piece.start, inside[0].start), min(piece.end, inside[-1].end))


def _cut(tokens: Sequence[Token], sentence: Sentence, piece: Span) -> Iterator[Token]:
    for token in tokens[sentence.first : sentence.last]:
        if piece.start <= token.start and token.end <= piece.end:
            yield token


class _Words:
    """Gathers the words of a note."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: set[int] = set()

    def add_piece(self, tokens: Iterator[Token]) -> None:
        """Add the words of a piece; between two pieces others may be missing."""
        piece = list(tokens)
        if self.words:
            self.breaks.add(len(self.words))
        at = 0
        while at < len(piece):
            token = piece[at]
            behind = _skip_brackets(piece, at)
            if behind > at or token.text in _ELLIPSES:
                self.breaks.add(len(self.words))
                at = max(behind, at + 1)
                continue
            at += 1
            if any(map(str.isalnum, token.text)):
                for word in self.vocabulary.expand(fold(token.text)):
                    self.words.append(word)
                    self.starts.append(token.start)
                    self.ends.append(token.end)


def _skip_brackets(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind a remark in brackets that begins here, or the same index."""
    closing = _BRACKETS.get(tokens[at].text)
    if closing is not None:
        for behind in range(at + 1, min(len(tokens), at + _LONGEST_NOTE)):
            if tokens[behind].text == closing:
                return behind + 1
    return at
