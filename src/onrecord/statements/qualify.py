"""Say how a statement's words are given, in which mode, and whether the report keeps its distance.

In: `Line`, `QuotedTokens`, a `FoundCue` and its `Stretch`es. Out: `QuoteType`, `Mode`, whether it
is hedged. What saying it does is left to `acts.py`, how certain the source is to `factuality.py`.
"""

from collections.abc import Sequence

from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.statement import Mode, QuoteType
from onrecord.statements.grammar import Line
from onrecord.statements.quoted import QuotedTokens

# What the encoder calls words that are no attribution at all; the record has no such mode.
_EVENT = "event"
# How far from its cue "in a 2013 memo" is looked for, and how long it may be, in tokens; by
# judgement.
_BEFORE = 16
_BEHIND = 9
_LONGEST_PHRASE = 5
# Marks that end a sentence: what stands behind one names no writing of this cue's.
_ENDS = frozenset(".?!")


def find_quote_type(
    line: Line,
    quoted: QuotedTokens,
    cue: Sequence[Stretch],
    content: Sequence[Stretch],
    *,
    is_inner: bool = False,
) -> QuoteType:
    """Tell direct, indirect and mixed speech apart (Pareti 2013).

    Direct: all words of the content stand in quotation marks; mixed: some do. A rule and no head,
    since it follows from the marks by definition. Only outermost marks count, so that of "“‘No,’
    said Quint,” said Velde" Quint's word is indirect.

    Args:
        line: The tokens.
        quoted: Which of them lie in which outermost quotation.
        cue: Words that say that it is said.
        content: Words that are said.
        is_inner: Whether it lies in what somebody else says.
    """
    inside = outside = 0
    speeches: set[int] = set()
    for part in content:
        for at in range(part.first, part.last):
            if not line.is_word(at):
                continue
            if quoted.number_of[at] >= 0:
                inside += 1
                speeches.add(quoted.quotations[quoted.number_of[at]].group)
            else:
                outside += 1
    if inside == 0:
        return QuoteType.INDIRECT
    quoted_cue = {quoted.number_of[part.first] for part in cue} - {-1}
    told = {quoted.quotations[number].group for number in quoted_cue}
    # In one quotation with their cue the words are marked as the outer statement's, and so are
    # those of "“They promised,” said Velde, “to wait.”"; in "Velde “promised” “to wait”" they are
    # marked for themselves.
    if (told and is_inner) or not told.isdisjoint(speeches):
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if outside == 0 else QuoteType.MIXED


def find_mode(line: Line, found: FoundCue) -> Mode | None:
    """Return the likeliest mode; what is said "in a statement", or by a report, is writing."""
    mode = next((Mode(name) for name, _ in found.modes if name != _EVENT), None)
    return Mode.WRITING if mode is Mode.SPEECH and _is_written(line, found) else mode


def _is_written(line: Line, found: FoundCue) -> bool:
    """Tell whether the source is a writing, or the words around the cue name one."""
    grammar = line.grammar
    if any(line.low[i] in grammar.writings for s in found.source for i in range(*s)):
        return True
    taken = {i for part in found.content for i in range(*part)}
    first, last = max(0, found.anchor - _BEFORE), min(len(line.low), found.anchor + _BEHIND)
    for index in range(first, last):
        if line.low[index] not in grammar.writings or index in taken:
            continue
        opening = line.low[max(0, index - _LONGEST_PHRASE) : index]
        between = line.low[min(index, found.anchor) : max(index, found.anchor)]
        if _ENDS.isdisjoint(between) and not grammar.written_in.isdisjoint(opening):
            return True
    return False


def is_hedged(line: Line, anchor: int) -> bool | None:
    """Tell whether the report keeps its distance ("reportedly"); None where it does not say."""
    around = line.low[max(0, anchor - 3) : anchor + 3]
    return True if any(word in line.grammar.hedges for word in around) else None
