"""Choose which pairs of statements the pair encoder is asked about: it is slow, and they are many.

In: the `ClaimNote`s of new reports, and of those that may bear on them. Out: pairs of notes, the
most promising ones. Which notes may bear on each other at all is left to `candidates.py`, what the
encoder says to `pair_encoder.py`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.compare.candidates import ClaimNote, find_fellows, rank_partners

# How much more must speak for a pair than it takes to be proposed; where one side denies or
# rejects and the other is somebody else's, less. On 420 labelled pairs, 341 of which have both
# statements found: 42 of 62 that oppose each other, 104 of 128 that say the same (2026-11-27).
LEAST = 1.0
LEAST_OPPOSING = 0.3
# Pairs asked about in one run at most, and for each statement of a new report: of more, the most
# promising. Some 200 a second are asked about on two processors.
MOST_ASKED = 60_000
ASKED_EACH = 1.5


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs to be asked about.

    Attributes:
        chosen: Each once, the earlier statement first.
        left_out: How many more there were than are asked about in one run.
    """

    chosen: tuple[tuple[ClaimNote, ClaimNote], ...]
    left_out: int = 0


def choose_pairs(
    notes: Iterable[ClaimNote], new: Collection[str], *, most: int = MOST_ASKED
) -> Pairs:
    """Choose the pairs of which at least one statement is of a new report.

    Args:
        notes: Those of the new reports, and those that share a key with one of them.
        new: The new reports.
        most: How many pairs at most.
    """
    ordered = sorted(notes, key=_order)
    by_key: dict[str, list[ClaimNote]] = defaultdict(list)
    by_report: dict[str, list[ClaimNote]] = defaultdict(list)
    for note in ordered:
        by_report[note.report_id].append(note)
        for key in note.keys:
            by_key[key].append(note)
    promise: dict[tuple[str, str], tuple[float, ClaimNote, ClaimNote]] = {}
    for note in ordered:
        if note.report_id not in new:
            continue
        found = [*by_report[note.report_id], *find_fellows(note, by_key)]
        for surplus, other in rank_partners(note, found):
            if surplus >= _find_least(note, other):
                first, second = sorted((note, other), key=_order)
                ids = first.statement_id, second.statement_id
                if ids not in promise or surplus > promise[ids][0]:
                    promise[ids] = (surplus, first, second)
    best = sorted(promise.values(), key=lambda pair: (-pair[0], _order(pair[1]), _order(pair[2])))
    told = sum(note.report_id in new for note in ordered)
    chosen = [(first, second) for _, first, second in best[: min(most, round(ASKED_EACH * told))]]
    chosen.sort(key=lambda pair: (_order(pair[0]), _order(pair[1])))
    return Pairs(tuple(chosen), len(best) - len(chosen))


def _find_least(note: ClaimNote, other: ClaimNote) -> float:
    is_opposing = note.is_opposing or other.is_opposing
    is_one_speaker = note.speaker is not None and note.speaker == other.speaker
    return LEAST_OPPOSING if is_opposing and not is_one_speaker else LEAST


def _order(note: ClaimNote) -> tuple[str, str, int]:
    return note.day or "", note.report_id, note.position
