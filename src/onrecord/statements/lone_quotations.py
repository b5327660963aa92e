"""Find the quotations that no cue in their own sentence introduces.

"Quint was furious. “We will not sign this.”" and "Quint was blunt: “No.”" name the source in the
sentence, or the half of it, before.

In: `Document`, and the `Candidate`s with cues. Out: more `Candidate`s.
Whether they are statements is left to `confidence.py`.
"""

from collections.abc import Iterator, Sequence

from onrecord.model.document import Document
from onrecord.statements.candidates import TRAILING, Candidate
from onrecord.statements.clauses import find_main_subject
from onrecord.statements.contents import QuotedTokens
from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line
from onrecord.statements.phrases import Stretch

# Shorter ones are names of things and words held with tongs, as a rule.
_FEWEST_WORDS = 4


def find_lone_quotations(
    doc: Document, line: Line, quoted: QuotedTokens, found: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield a candidate for each quotation that no candidate has as content."""
    taken = _list_taken(quoted, found)
    sentence_of = _locate_sentences(doc, quoted)
    speakers = {
        c.sentence: c.source or c.shared
        for c in reversed(found)
        if quoted.number_of[c.cue.first] < 0
    }
    for number, stretch in enumerate(quoted.stretches):
        if number in taken or stretch.last - stretch.first < _FEWEST_WORDS + 2:
            continue
        at = sentence_of[number]
        sentence = doc.sentences[at]
        if stretch.first > sentence.first:
            candidate = _find_behind_colon(line, sentence.first, stretch)
        elif at > 0 and _fills(line, stretch, sentence.last):
            before = doc.sentences[at - 1]
            if sentence.paragraph - before.paragraph > 1:
                continue
            candidate = _find_in_sentence_before(line, quoted, before.first, before.last)
            spoken = speakers.get(at - 1)
            if spoken is not None and candidate is not None and candidate.frame == "lone":
                # "Quint said that it was over. “We tried.”": who spoke goes on.
                candidate.source, candidate.shared = None, spoken
                candidate.subject = "goes_on"
        else:
            continue
        if candidate is not None:
            candidate.sentence = at
            candidate.content = [Stretch(stretch.first, min(stretch.last, sentence.last))]
            yield candidate


def _list_taken(quoted: QuotedTokens, found: Sequence[Candidate]) -> set[int]:
    """Return the quotations in which a content or a cue of a candidate begins or ends."""
    ends = {
        quoted.number_of[index]
        for candidate in found
        for part in candidate.content
        for index in (part.first, part.last - 1)
    }
    inside = {
        quoted.number_of[index]
        for candidate in found
        for part in candidate.content
        for index in range(part.first, part.last)
    }
    return ends | inside


def _locate_sentences(doc: Document, quoted: QuotedTokens) -> list[int]:
    """Return the number of the sentence in which each quotation begins."""
    out: list[int] = []
    at = 0
    for stretch in quoted.stretches:
        while at + 1 < len(doc.sentences) and doc.sentences[at].last <= stretch.first:
            at += 1
        out.append(at)
    return out


def _fills(line: Line, stretch: Stretch, end: int) -> bool:
    """Tell whether nothing but marks follows a quotation in its sentence."""
    return all(line.low[index] in TRAILING for index in range(stretch.last, end))


def _find_behind_colon(line: Line, start: int, stretch: Stretch) -> Candidate | None:
    """Find "Quint was blunt: “No.”": the main subject speaks."""
    colon = stretch.first - 1
    if line.low[colon] != ":":
        return None
    source = find_main_subject(line, start, colon)
    if source is None or source.last > colon:
        return None
    return Candidate(Stretch(colon, colon + 1), None, "lone_colon", "main", 0, source=source)


def _find_in_sentence_before(
    line: Line, quoted: QuotedTokens, start: int, end: int
) -> Candidate | None:
    """Find who speaks in the sentence before a quotation that is a sentence of its own."""
    if quoted.number_of[start] >= 0:
        return None
    source = find_main_subject(line, start, end)
    if source is None or not _may_speak(line, source):
        return None
    last = end - 1
    if line.low[last] == ":":
        words = load_cues()
        cue = next((i for i in range(last - 1, start, -1) if line.low[i] in words), last)
        word = words.get(line.low[cue])
        return Candidate(Stretch(cue, cue + 1), word, "lone_announced", "main", 0, source=source)
    return Candidate(Stretch(last, last), None, "lone", "before", 0, source=source)


def _may_speak(line: Line, source: Stretch) -> bool:
    """Tell whether a noun phrase looks like somebody: a name, a pronoun, or the + a noun."""
    first = line.low[source.first]
    if first in line.grammar.subject_pronouns:
        return True
    return any(line.is_capital(index) for index in range(source.first, source.last)) or (
        first in line.grammar.determiners
    )
