"""Know where contents end: at quotation marks, at the next statement, at what goes on behind.

In: `Line`, and the `Document`'s quotations. Out: `QuotedTokens`, `Stretch`es that are cut.
Around which cues contents stand is left to `candidates.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.document import Document, Quotation
from onrecord.statements.clauses import Content, find_subject
from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line
from onrecord.statements.phrases import Stretch

# What sets one speaker against another: "A said …, while B said …".
_OPPOSING = frozenset(("while", "whereas", "but"))
# How many words the second speaker and the verb may have.
_LONGEST_OTHER = 10


@dataclass(frozen=True, slots=True)
class QuotedTokens:
    """Which tokens lie in which outermost quotation.

    Attributes:
        number_of: For each token the index into `quotations` and `stretches`, or -1.
        quotations: The outermost quotations.
        stretches: Their tokens, marks included.
    """

    number_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    stretches: tuple[Stretch, ...]


def locate_quotations(doc: Document) -> QuotedTokens:
    """Find the tokens of the outermost quotations."""
    number_of = [-1] * len(doc.tokens)
    outermost = tuple(q for q in doc.quotations if q.depth == 0)
    stretches: list[Stretch] = []
    at = 0
    for number, quotation in enumerate(outermost):
        while at < len(doc.tokens) and doc.tokens[at].start < quotation.span.start:
            at += 1
        first = at
        while at < len(doc.tokens) and doc.tokens[at].end <= quotation.span.end:
            number_of[at] = number
            at += 1
        stretches.append(Stretch(first, at))
    return QuotedTokens(tuple(number_of), outermost, tuple(stretches))


class ContentCutter:
    """Cuts the contents of one document to what is said."""

    def __init__(self, line: Line, quoted: QuotedTokens) -> None:
        self.line = line
        self.quoted = quoted
        self.cues = load_cues()

    def ends_quoted(self, left: int) -> bool:
        """Tell whether a quotation ends right before the source."""
        return self.quoted.number_of[left] >= 0 or (
            left > 0 and self.quoted.number_of[left - 1] >= 0
        )

    def find_following(self, before: Stretch, at: int, end: int) -> Content | None:
        """Find what goes on behind a cue: "“A,” said X, “B.”", "The bridge, he said, is safe".

        Args:
            before: The content before the cue.
            at: Index behind the cue (or behind the subject, where that follows the cue).
            end: Index behind the last token that the content may take.
        """
        low = self.line.low
        index = at
        while index < end and low[index] != "," and not self.line.is_quote(index):
            if self.line.is_stop(index):
                break
            index += 1
        if index + 1 >= end:
            return None
        if low[index] in {",", ":", ";", "."} and self.line.is_quote(index + 1):
            return Content("left_amid", self.cut(Stretch(index + 1, end)))
        if self.line.is_quote(index):
            return Content("left_amid", self.cut(Stretch(index, end)))
        if (
            index == at
            and low[index] == ","
            and self.quoted.number_of[before.first] < 0
            and not low[index + 1].endswith("ing")
        ):
            return Content("amid", self.cut(Stretch(index + 1, end)))
        return None

    def cut(self, words: Stretch, *, relative: bool = False) -> Stretch:
        """Cut a content where the next statement of the same source begins.

        ", adding that …" and "but stressed …" begin another one; a relative clause ends at the
        comma behind it ("Quint, who opposed the deal, said …").
        """
        low, grammar = self.line.low, self.line.grammar
        numbers = self.quoted.number_of
        for at in range(words.first + 1, words.last):
            if numbers[at] >= 0 or (low[at] != "," and low[at] not in grammar.conjunctions):
                continue
            behind = at
            joined = False
            while behind < words.last and (
                low[behind] == ","
                or low[behind] in grammar.conjunctions
                or self.line.is_adverb(behind)
            ):
                joined = joined or low[behind] in grammar.conjunctions
                behind += 1
            if behind >= words.last:
                break
            if (
                relative
                and low[at] == ","
                and (self.line.looks_finite(behind) or low[behind] in self.cues)
            ):
                return Stretch(words.first, at)
            cue = self.cues.get(low[behind])
            if cue is None:
                if low[at] == "," and self._is_other_speaker(at + 1, words.last):
                    return Stretch(words.first, at)
                continue
            if (low[at] == "," and cue.form == "ing") or (cue.form == "past" and joined):
                return Stretch(words.first, at)
        return words

    def _is_other_speaker(self, at: int, end: int) -> bool:
        """Tell whether "while Quint said …" begins here: another statement, not more of this."""
        if self.line.low[at] not in _OPPOSING:
            return False
        for cue in range(at + 2, min(end, at + _LONGEST_OTHER)):
            word = self.cues.get(self.line.low[cue])
            if word is not None and word.form in ("past", "s") and "clause" in word.frames:
                subject = find_subject(self.line, cue, at + 1)
                return subject.words is not None and subject.words.first == at + 1
        return False

    def trim(self, parts: Sequence[Stretch]) -> list[Stretch]:
        """Take the marks between parts of a sentence off the ends of contents."""
        out: list[Stretch] = []
        for part in parts:
            first, last = part
            while first < last and self.line.low[first] in {",", ":", ";", "."}:
                first += 1
            while last > first and self.line.low[last - 1] in {",", ":", ";"}:
                last -= 1
            if first < last:
                out.append(Stretch(first, last))
        return out
