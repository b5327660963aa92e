"""What the encoder finds: cues, and the words that it links to each.

In: indices of a `Document`'s tokens. Out: `Stretch`, `FoundCue`.
Which of them are statements is left to `statements/`.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Stretch(NamedTuple):
    """Neighbouring tokens.

    Attributes:
        first: Index of the first one.
        last: Index behind the last one.
    """

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCue:
    """A word that may be the heart of a cue, and what it links to itself.

    Attributes:
        anchor: Index of the word.
        outermost: Probability that it reports something in the report's own voice.
        inner: Probability that it reports something inside what somebody else says.
        source: Words that name who says it; none where they stand elsewhere or nowhere.
        cue: Words that say that it is said; the anchor is one of them.
        content: Words that are said.
        source_score: Mean probability of the source's words to be it; 0 without one.
        content_score: Mean probability of the content's words to be it.
        missed: Sum of the probabilities of words to be source or content that were not taken.
        modes: Mode → probability, surest first.
        acts: Act → probability, surest first.
    """

    anchor: int
    outermost: float
    inner: float
    source: tuple[Stretch, ...] = ()
    cue: tuple[Stretch, ...] = ()
    content: tuple[Stretch, ...] = ()
    source_score: float = 0.0
    content_score: float = 0.0
    missed: float = 0.0
    modes: tuple[tuple[str, float], ...] = ()
    acts: tuple[tuple[str, float], ...] = ()
