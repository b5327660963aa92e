"""Make a statement of each turn of a transcript, and keep what is found in a turn inside it.

A turn's label says who speaks: no cue is needed, and none reaches from one turn to another.

In: `Document` with its `Turn`s. Out: `FoundCue`s cut to their turns, `Statement`s.
What is said inside a turn of others is left to `attribute.py`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.document import Document, MentionType, Turn
from onrecord.model.statement import Act, Mode, QuoteType, Reason, Statement

# By judgement, below what was measured: of 300 turns drawn from fifteen official transcripts all
# had the right speaker (docs/analysis/turns.md, 2026-11-27), but these come from two
# publishers, and the rules were made while reading other turns of their texts.
TURN_CONFIDENCE = 0.98
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s\"”’)]|$)")
# How sure a turn is behind a single word of which nothing shows that it is a person; by judgement.
BARE_CONFIDENCE = 0.85


class TurnTokens:
    """Which tokens lie in which turn, and in which turn's label."""

    def __init__(self, doc: Document) -> None:
        self.starts = [token.start for token in doc.tokens]
        self.labels = [self._find(t.label.start, t.label.end) for t in doc.turns]
        self.words = [self._find(t.label.end, t.extent.end) for t in doc.turns]
        self.said = [self._find(span.start, span.end) for turn in doc.turns for span in turn.words]
        self.turn_of = [n for n, turn in enumerate(doc.turns) for _ in turn.words]
        self.firsts = [label.first for label in self.labels]

    def _find(self, start: int, end: int) -> Stretch:
        return Stretch(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def find_turn(self, token: int) -> int:
        """Return the number of the turn in whose words a token lies, or -1."""
        at = bisect_right(self.said, (token, len(self.starts))) - 1
        return self.turn_of[at] if at >= 0 and token < self.said[at].last else -1

    def keep_apart(self, sentence_of: Sequence[int]) -> list[int]:
        """Return the numbers of the tokens' sentences, a gap wherever a turn begins or ends."""
        ends = sorted(at for words in self.words for at in (words.first, words.last))
        apart = []
        passed = 0
        for at, number in enumerate(sentence_of):
            while passed < len(ends) and ends[passed] <= at:
                passed += 1
            apart.append(number + 2 * passed)
        return apart

    def find_room(self, token: int) -> Stretch | None:
        """Return the tokens among which all of an attribution lies; None within a label."""
        number = bisect_right(self.firsts, token) - 1
        last = self.firsts[number + 1] if number + 1 < len(self.firsts) else len(self.starts)
        if number < 0:
            return Stretch(0, last)
        if token < self.labels[number].last:
            return None
        words = self.words[number]
        return words if token < words.last else Stretch(words.last, last)


def cut_to_turns(doc: Document, turns: TurnTokens) -> tuple[FoundCue, ...]:
    """Return the cues of a document, each with what lies in its turn; none of a label."""
    if not doc.turns:
        return doc.cues
    return tuple(_cut(cue, room) for cue in doc.cues if (room := turns.find_room(cue.anchor)))


def _cut(cue: FoundCue, room: Stretch) -> FoundCue:
    source, content = tuple(_clip(cue.source, room)), tuple(_clip(cue.content, room))
    return replace(
        cue,
        source=source,
        cue=tuple(_clip(cue.cue, room)),
        content=content,
        source_score=cue.source_score if source else 0.0,
        content_score=cue.content_score if content else 0.0,
    )


def _clip(parts: Sequence[Stretch], room: Stretch) -> Iterator[Stretch]:
    for part in parts:
        first, last = max(part.first, room.first), min(part.last, room.last)
        if first < last:
            yield Stretch(first, last)


def make_turn_statements(doc: Document) -> dict[int, Statement]:
    """Make the statements of the turns in which something is said: turn's number → statement."""
    bare = _find_bare(doc)
    return {
        number: _make_statement(doc, turn, is_bare=turn.speaker in bare)
        for number, turn in enumerate(doc.turns)
        if turn.words
    }


def _make_statement(doc: Document, turn: Turn, *, is_bare: bool) -> Statement:
    label = doc.exact(turn.source)
    confidence = BARE_CONFIDENCE if is_bare else TURN_CONFIDENCE
    return Statement(
        report_id=doc.report.report_id,
        source=(turn.source,),
        content=turn.words,
        quote_type=QuoteType.DIRECT,
        mode=Mode.SPEECH,
        act=Act.ASK if _asks(doc, turn) else None,
        confidence=confidence,
        reasons=(
            Reason(
                feature="turn",
                score=confidence,
                detail=f"A turn of a transcript: the label “{label}” stands before these words.",
                left=(turn.source,),
                right=turn.words[:1],
            ),
        ),
    )


def _find_bare(doc: Document) -> frozenset[int]:
    """Return the speakers of whom a single word, and nothing else in a report, tells."""
    told = {turn.speaker for turn in doc.turns if not _is_one_word(doc, turn)}
    labels = {turn.source for turn in doc.turns}
    known = {
        doc.exact(m.head).lower().split()[-1]
        for m in doc.mentions
        if m.type is MentionType.NAME
        and m.span not in labels
        and (m.title is not None or " " in doc.exact(m.head))
    }
    headline = re.findall(r"[\w.’-]+", (doc.report.headline or "").lower())
    known.update(headline[1:])
    return frozenset(
        turn.speaker
        for turn in doc.turns
        if turn.speaker not in told and doc.exact(turn.head).lower() not in known
    )


def _is_one_word(doc: Document, turn: Turn) -> bool:
    is_titled = turn.title is not None or turn.named is not None
    return turn.is_named and not is_titled and len(doc.exact(turn.head).split()) == 1


def _asks(doc: Document, turn: Turn) -> bool:
    """Tell whether a turn asks: a question stands in what is labelled as one, or is all of it."""
    words = " ".join(doc.exact(span) for span in turn.words)
    marks = _SENTENCE_END.findall(words)
    asked = sum("?" in mark for mark in marks)
    if turn.is_question:
        return asked > 0
    return asked > 0 and 2 * asked >= len(marks) and words.rstrip('"”’) ').endswith("?")
