"""Choose among the cues that the encoder found those that become statements.

Of cues that are about the same words one is kept, the likeliest; a cue inside what somebody says
is a statement inside a statement.

In: `FoundCue`s. Out: `Draft`s, nested. What becomes of them is left to `attribute.py`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model.attribution import FoundCue, Stretch
from onrecord.statements.confidence import judge
from onrecord.statements.quoted import QuotedTokens

# Probability below which a cue is no statement: the one at which F1 of linked attributions is
# highest on 60 articles of PolNeAR's train part that were kept out of the fit (2026-11-27; of 0.2
# to 0.6 in twentieths).
LEAST_OUTERMOST = 0.50
# The same for inner ones. Too few labelled articles were kept out of the fit, so it was looked up
# on the labels of the development part: F1 is flat from 0.2 (P 0.49, R 0.52) to 0.4 (P 0.56,
# R 0.45), and the lowest of these finds most (2026-11-27).
LEAST_INNER = 0.20
# Contents that share more than this of their words, taken together, are the same; by judgement.
_SAME_CONTENT = 0.6


@dataclass(slots=True, eq=False)
class Draft:
    """What becomes a statement.

    Attributes:
        found: What the encoder said.
        source: Words that name who says it.
        cue: Words that say that it is said.
        content: Words that are said.
        is_inner: Whether the encoder took it for one inside another.
        confidence: Probability that a reader would find it.
        is_nobodys: Whether it is plain that no source is named, here or elsewhere.
        shared: The source of another draft that serves this one.
        around: The draft in whose content this one lies.
    """

    found: FoundCue
    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    is_inner: bool = False
    confidence: float = 0.0
    is_nobodys: bool = False
    shared: tuple[Stretch, ...] = ()
    around: "Draft | None" = field(default=None, repr=False)

    @property
    def extent(self) -> Stretch:
        """Return the tokens from the first to the last of its parts."""
        parts = (*self.source, *self.cue, *self.content)
        return Stretch(min(p.first for p in parts), max(p.last for p in parts))

    def list_around(self) -> Iterator["Draft"]:
        """Yield the drafts in whose contents this one lies, the innermost first."""
        around = self.around
        while around is not None:
            yield around
            around = around.around


def choose_drafts(
    cues: Sequence[FoundCue], quoted: QuotedTokens, *, least: float = LEAST_OUTERMOST
) -> list[Draft]:
    """Choose the cues that become statements, in order, each with what is around it.

    Args:
        cues: What the encoder found.
        quoted: Which tokens lie in which quotation.
        least: Probability below which a cue is no outermost statement.
    """
    with_content = [cue for cue in cues if cue.content]
    outermost = [c for c in with_content if c.outermost >= least]
    chosen = _Chosen()
    for cue in sorted(outermost, key=lambda c: (-c.outermost, c.anchor)):
        chosen.take(Draft(cue, cue.source, cue.cue, cue.content))
    inner = [c for c in with_content if c.inner >= LEAST_INNER]
    for cue in sorted(inner, key=lambda c: (-c.inner, c.anchor)):
        chosen.take(Draft(cue, cue.source, cue.cue, cue.content, is_inner=True))
    kept = sorted(chosen.drafts, key=lambda draft: draft.found.anchor)
    nest(kept)
    kept = [d for d in kept if not d.is_inner or d.around is not None]
    nest(kept)
    for draft in kept:
        draft.confidence = judge(draft.found, quoted, is_inner=draft.is_inner)
    return kept


class _Chosen:
    """The drafts that were kept, and where they lie: looking at all of them takes too long."""

    # In tokens: longer than what one window of the encoder reads.
    _ROOM = 512

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._rooms: dict[int, list[Draft]] = {}

    def take(self, draft: Draft) -> None:
        """Keep a draft unless a likelier one is about the same words."""
        rooms = range(draft.extent.first // self._ROOM, draft.extent.last // self._ROOM + 1)
        for room in rooms:
            if any(_is_same(draft, other) for other in self._rooms.get(room, ())):
                return
        self.drafts.append(draft)
        for room in rooms:
            self._rooms.setdefault(room, []).append(draft)


def _is_same(draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts share their cue, or most of their content."""
    anchor = draft.found.anchor
    if anchor == other.found.anchor:
        return True
    # "said he backed the idea": nearly all of what is said is what is backed.
    if draft.is_inner and _covers(other.content, anchor):
        return False
    if _covers(other.cue, anchor) or _covers(draft.cue, other.found.anchor):
        return True
    return _share(draft.content, other.content) > _SAME_CONTENT


def _covers(parts: Sequence[Stretch], index: int) -> bool:
    return any(part.first <= index < part.last for part in parts)


def _share(left: Sequence[Stretch], right: Sequence[Stretch]) -> float:
    """Return how much two contents have in common: Jaccard's index of their tokens."""
    ours = {i for part in left for i in range(part.first, part.last)}
    theirs = {i for part in right for i in range(part.first, part.last)}
    return len(ours & theirs) / len(ours | theirs)


def nest(drafts: Sequence[Draft]) -> None:
    """Tell each draft in whose content it lies: the smallest content that holds all of it."""
    for draft in drafts:
        draft.around = None
    parts = sorted(
        ((part.first, part.last, other) for other in drafts for part in other.content),
        key=lambda item: item[:2],
    )
    _place(parts, [(draft.extent, draft) for draft in drafts])
    # Those that reach beyond what is around them belong where their cues are.
    left = [draft for draft in drafts if draft.is_inner and draft.around is None]
    _place(parts, [(Stretch(d.found.anchor, d.found.anchor + 1), d) for d in left])
    # "that the bridge, Quint had warned, was closed": the inner cue lies between the outer's parts.
    left = [draft for draft in left if draft.around is None]
    _place(parts, [(d.content[0], d) for d in left])


def _place(
    parts: Sequence[tuple[int, int, Draft]], wanted: Sequence[tuple[Stretch, Draft]]
) -> None:
    """Find for each draft what is around some of its words, in one sweep over the text."""
    around: list[tuple[int, int, Draft]] = []
    at = 0
    for words, draft in sorted(wanted, key=lambda item: item[0]):
        while at < len(parts) and parts[at][0] <= words.first:
            around.append(parts[at])
            at += 1
        around = [part for part in around if part[1] > words.first]
        draft.around = _find_holder(draft, around, words)


def _find_holder(
    draft: Draft, around: Sequence[tuple[int, int, Draft]], words: Stretch
) -> Draft | None:
    """Return the draft whose content, the smallest of all, holds words of another."""
    extent = draft.extent
    best, found = math.inf, None
    for first, last, other in around:
        if other is draft or last < words.last or last - first >= best:
            continue
        if Stretch(first, last) == extent and _is_behind(draft, other):
            continue
        if draft not in other.list_around():
            best, found = last - first, other
    return found


def _is_behind(outer: Draft, inner: Draft) -> bool:
    """Tell which of two that hold each other is the outer one.

    The one that the encoder takes for it; of two equals the one with the first cue.
    """
    if outer.is_inner != inner.is_inner:
        return inner.is_inner
    return outer.found.anchor < inner.found.anchor
