"""Keep apart what different people say where the encoder gives one words to two.

A quotation is one person's; a source is words of one sentence; and who was "asked about" something
did not ask it.

In: `Draft`s, nested. Out: the same, without words that are another's.
Which cues become drafts is left to `drafts.py`, the edges of one draft to `repairs.py`.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model.attribution import Stretch
from onrecord.statements.drafts import Draft
from onrecord.statements.grammar import Line
from onrecord.statements.quoted import QuotedTokens

# Of two that take words of one quotation, one that takes less than this share of what the other
# does has no claim; by judgement.
_LEAST_CLAIM = 0.5


def cut_source(
    sentence_of: Sequence[int], parts: Sequence[Stretch], anchor: int
) -> tuple[Stretch, ...]:
    """Keep of a source what stands in one sentence, the one nearest to the cue.

    Of "Foreign Ministry¶ Minister Varn said" the head of the letter is nobody who said it.
    """
    pieces: list[Stretch] = []
    for first, last in parts:
        start = first
        for at in range(first + 1, last + 1):
            if at == last or sentence_of[at] != sentence_of[start]:
                pieces.append(Stretch(start, at))
                start = at
    if len({sentence_of[piece.first] for piece in pieces}) < 2:
        return tuple(parts)
    nearest = min(pieces, key=lambda piece: _find_distance(piece, anchor))
    return tuple(p for p in pieces if sentence_of[p.first] == sentence_of[nearest.first])


def is_asked(line: Line, source: Sequence[Stretch], anchor: int, start: int) -> bool:
    """Tell whether a cue opens "Asked about it, Quint said …": he was asked, by nobody named.

    Args:
        line: The tokens.
        source: What the encoder takes for who asked.
        anchor: The cue.
        start: Index of the first token of its sentence or quotation.
    """
    if line.low[anchor] not in line.grammar.being_asked:
        return False
    opens = anchor == start or (anchor == start + 1 and line.low[start] in line.grammar.while_asked)
    return opens and all(part.first > anchor for part in source)


def share_out_quotations(quoted: QuotedTokens, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each quotation to one of several that take words of it, and return who has any left.

    Whoever takes by far the most of it has it; of equals the one whose cue is nearest. Those that
    lie in one another, and cues inside the quotation, are told apart by `drafts.py`.
    """
    claims: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for place, draft in enumerate(drafts):
        for part in draft.content:
            for at in range(*part):
                number = quoted.number_of[at]
                if number >= 0 and quoted.number_of[draft.found.anchor] != number:
                    claims[number][place] += 1
    for number, words in claims.items():
        if len(words) > 1:
            _share_out(quoted.stretches[number], words, drafts)
    return [draft for draft in drafts if draft.content]


def _share_out(quotation: Stretch, words: dict[int, int], drafts: Sequence[Draft]) -> None:
    """Leave the words of a quotation to the one that has the best claim."""
    least = _LEAST_CLAIM * max(words.values())
    able = [place for place, count in words.items() if count >= least]
    best = min(able, key=lambda place: _find_distance(quotation, drafts[place].found.anchor))
    winner = drafts[best]
    for place in words:
        loser = drafts[place]
        nested = winner in loser.list_around() or loser in winner.list_around()
        if place != best and not nested:
            loser.content = _without(loser.content, quotation)


def _without(parts: Sequence[Stretch], taken: Stretch) -> tuple[Stretch, ...]:
    """Return what is left of stretches without another."""
    left: list[Stretch] = []
    for first, last in parts:
        if first < min(last, taken.first):
            left.append(Stretch(first, min(last, taken.first)))
        if max(first, taken.last) < last:
            left.append(Stretch(max(first, taken.last), last))
    return tuple(left)


def _find_distance(part: Stretch, anchor: int) -> int:
    """Count the tokens between words and a cue."""
    return max(part.first - anchor, anchor - part.last + 1, 0)
