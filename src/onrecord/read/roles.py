"""Choose each word's role for a cue: the likeliest row of roles that does not flicker.

A cue's source, cue and content are stretches of words, so a row of roles pays for each change
(Viterbi 1967, with one price for all changes).

In: probabilities of roles, a cue's row each. Out: the roles chosen.
What the probabilities rest on is left to `encoder.py`.
"""

import numpy as np
from numpy.typing import NDArray

from onrecord.model.attribution import Stretch

# The order of the roles in the encoder's outputs.
NONE, SOURCE, CUE, CONTENT = range(4)
ROLES = ("none", "source", "cue", "content")

# What a change of role costs, as a logarithm. Of 0.5, 1 and 2, with each FAVOUR below, the pair at
# which F1 of linked attributions is highest on the 60 articles of PolNeAR's train part that were
# kept out of the fit: 75.7 (2026-11-27).
CHANGE = 0.5

# By how much, as a logarithm, a source is favoured for a cue that would have none: nearly all have
# one somewhere near, and several that are possible take each other's chances. From the same
# search: 75.3, 75.7, 75.3 and 74.8 with 0, 1, 2 and 3.
FAVOUR = 1.0

Probabilities = NDArray[np.float64]
Choice = NDArray[np.int64]


def choose_roles(
    probabilities: Probabilities, *, change: float = CHANGE, favour: float = FAVOUR
) -> Choice:
    """Return the best role of each word for each cue.

    Args:
        probabilities: [cues, words, roles], each above 0.
        change: What a change of role costs.
        favour: By how much a source is favoured for a cue that would have none.

    Returns:
        Indices of `ROLES`: [cues, words].
    """
    gains = np.log(probabilities)
    again = gains.copy()
    again[..., SOURCE] += favour
    # Both at once: it is going over the words one by one that takes time.
    chosen, favoured = np.split(_choose(np.concatenate([gains, again]), change), 2)
    bare = ~(chosen == SOURCE).any(axis=1)
    # Only the source is taken from it: the rest was chosen without a thumb on the scale.
    taken = bare[:, None] & (favoured == SOURCE) & (chosen != CUE)
    return np.where(taken, SOURCE, chosen)


def _choose(gains: Probabilities, change: float) -> Choice:
    """Return the best role of each word, given what each gains."""
    cues, words, roles = gains.shape
    best = gains[:, 0, :].copy()
    came = np.zeros((words, cues, roles), dtype=np.int64)
    own, rows = np.arange(roles), np.arange(cues)
    for word, gain in enumerate(np.ascontiguousarray(gains.transpose(1, 0, 2))[1:], start=1):
        top = best.argmax(axis=1)[:, None]
        changed = best.max(axis=1)[:, None] - change
        came[word] = np.where(changed > best, top, own)
        best = np.maximum(best, changed)
        best += gain
    chosen = np.zeros((cues, words), dtype=np.int64)
    chosen[:, words - 1] = best.argmax(axis=1)
    for word in range(words - 1, 0, -1):
        chosen[:, word - 1] = came[word, rows, chosen[:, word]]
    return chosen


def keep_one_source(chosen: Choice, probabilities: Probabilities) -> Choice:
    """Keep of each cue's sources the one with the surest word: nobody says a thing twice over.

    Of the 20,427 sources of PolNeAR's train and development parts nine have several stretches. What
    is apart by one token without a role, as a rule a comma, is one.

    Args:
        chosen: Indices of `ROLES`: [cues, words].
        probabilities: [cues, words, roles].

    Returns:
        The same, such tokens taken in, the other sources' words given no role.
    """
    kept = chosen.copy()
    for row in kept:
        gaps = (row[1:-1] == NONE) & (row[:-2] == SOURCE) & (row[2:] == SOURCE)
        row[1:-1][gaps] = SOURCE
    for row, sure in zip(kept, probabilities[..., SOURCE], strict=True):
        parts = find_stretches(row, SOURCE, 0)
        best = max(parts, key=lambda part: sure[part.first : part.last].max(), default=None)
        for part in parts:
            if part != best:
                row[part.first : part.last] = NONE
    return kept


def find_stretches(chosen: Choice, role: int, first: int) -> tuple[Stretch, ...]:
    """Return where a role's words stand, counted from `first`.

    >>> find_stretches(np.array([0, 3, 3, 0, 3]), CONTENT, 10)
    (Stretch(first=11, last=13), Stretch(first=14, last=15))
    """
    marks = np.flatnonzero(np.diff(np.concatenate(([0], chosen == role, [0]))))
    pairs = zip(marks[::2].tolist(), marks[1::2].tolist(), strict=True)
    return tuple(Stretch(first + start, first + end) for start, end in pairs)
