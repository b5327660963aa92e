"""Hold the accounts of one event against each other: what both tell, and what one leaves out.

Points are matched by likeness, each with at most one, so that all together are most alike; what
one account tells in two points the other may tell in one.

In: `Sheet`s of reports that are accounts of one event. Out: `Relation`s and `Dispute`s.
Which reports these are is left to `accounts.py`, what a point is to `points.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.compare.matching import match_best
from onrecord.compare.points import Likeness, Point, SharedWords, find_side, list_points
from onrecord.compare.silences import Nearest, list_silences, note_nearest
from onrecord.model.comparison import Basis, Dispute, Relation, RelationType, Sheet, Tier
from onrecord.model.statement import Act, Reason

# Points at least as alike as LIKE are one, and those that are each other's best from BEST on.
# Set on twelve pairs of accounts of other calls, read and aligned by hand: of 23 points that both
# of a pair make 15 are found, and 15 of 21 matches are right in the seven pairs that share points
# (docs/analysis/accounts.md, 2026-11-27).
LIKE, BEST = 0.3, 0.16
# From here on a match is shown and not only proposed; on those pairs all of them were right.
SURE = 0.5
# From here on two points say the same in the same words, by judgement; and from SECOND on a point
# goes to one that has a match already.
SAME, SECOND = 0.8, 0.4
_MOST_WORDS = 6
_TAKING_BACK = frozenset({Act.DENY, Act.REJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What accounts of one event agree on, differ on and leave out.

    Attributes:
        relations: Between points that two accounts make.
        disputes: A point each that some account leaves out, or on which two differ.
    """

    relations: tuple[Relation, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def compare_accounts(sheets: Sequence[Sheet], *, likeness: Likeness | None = None) -> Comparison:
    """Hold the accounts of one event against each other.

    Args:
        sheets: The accounts; their order does not matter.
        likeness: Says how alike two points are; by the words that they share where it is None.
    """
    sheets = sorted(sheets, key=lambda sheet: sheet.report.report_id)
    points = {sheet.report.report_id: list_points(sheet) for sheet in sheets}
    measure = likeness or SharedWords(points.values()).measure
    relations: list[Relation] = []
    nearest: dict[tuple[str, str], Nearest] = {}
    for left, right in combinations(sheets, 2):
        if find_side(left) == find_side(right):
            continue
        pair = points[left.report.report_id], points[right.report.report_id]
        worths = [[measure(one, other) for other in pair[1]] for one in pair[0]]
        relations.extend(_match(*pair, worths))
        note_nearest(nearest, *pair, worths)
    silences = list_silences(sheets, points, nearest)
    return Comparison(
        relations=tuple(sorted(relations, key=lambda r: r.relation_id)),
        disputes=tuple(sorted(silences, key=lambda d: d.dispute_id)),
    )


def _match(
    left: Sequence[Point], right: Sequence[Point], worths: Sequence[Sequence[float]]
) -> Iterator[Relation]:
    """Yield relations between the points that two accounts both make."""
    turned = [list(column) for column in zip(*worths, strict=True)]
    likely = [
        [
            worth if _is_match(worth, row, turned[column]) else 0.0
            for column, worth in enumerate(row)
        ]
        for row in worths
    ]
    pairs = match_best(likely)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    # One account may tell in two points what the other tells in one.
    for row, worth in enumerate(worths):
        for column, value in enumerate(worth):
            if (row in rows) != (column in columns) and value >= SECOND:
                pairs.append((row, column))
    for row, column in pairs:
        rel = _relate(left[row], right[column], worths[row][column])
        # One side's refusal of what is hardly the same accuses somebody of nothing.
        if rel.type is not RelationType.DENIES or worths[row][column] >= SECOND:
            yield rel


def _is_match(worth: float, row: Sequence[float], column: Sequence[float]) -> bool:
    """Tell whether two points are one: alike, and each the other's best."""
    return worth >= LIKE or (worth >= BEST and worth >= max(row) and worth >= max(column))


def _relate(left: Point, right: Point, likeness: float) -> Relation:
    """Return the relation between two points that are one."""
    taking_back = [point.statement.act in _TAKING_BACK for point in (left, right)]
    kind = RelationType.REPEATS if likeness >= SAME else RelationType.SUPPORTS
    if taking_back[0] != taking_back[1]:
        kind = RelationType.DENIES
        left, right = (left, right) if taking_back[0] else (right, left)
    is_sure = likeness >= SURE and kind is not RelationType.DENIES
    return Relation(
        type=kind,
        from_id=left.statement.statement_id,
        from_report=left.report_id,
        to_id=right.statement.statement_id,
        to_report=right.report_id,
        basis=Basis.WORDS,
        tier=Tier.SHOWN if is_sure else Tier.PROPOSED,
        score=round(min(likeness, 1.0), 4),
        reasons=(_tell_shared(left, right, likeness),),
    )


def _tell_shared(left: Point, right: Point, likeness: float) -> Reason:
    """Say which words two points share."""
    keys = {w.key for w in left.words} & {w.key for w in right.words}
    heavy = sorted(keys, key=lambda key: (-_weight_of(left, key), key))[:_MOST_WORDS]
    here = [w.span for w in left.words if w.key in heavy]
    there = [w.span for w in right.words if w.key in heavy]
    return Reason(
        feature="shared-words",
        score=round(min(likeness, 1.0), 4),
        detail=f"both tell this: {len(keys)} telling words or their synonyms are shared",
        left=tuple(here),
        right=tuple(there),
    )


def _weight_of(point: Point, key: str) -> float:
    return max(word.weight for word in point.words if word.key == key)
