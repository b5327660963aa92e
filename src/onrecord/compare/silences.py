"""Find what one account of an event tells and another leaves out.

Silence is by side: what a government tells in its background call it has not kept back. A point
that is somewhat like one of the other account is neither matched nor called left out.

In: `Sheet`s of accounts of one event, their `Point`s, and which is nearest to each. Out:
`Dispute`s, one a point. Each is only proposed: on five calls that were aligned by hand 18 were
right of the 26 least like any point of the other account, no more than of the rest.
Points that both make are left to `side_by_side.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.compare.points import Point, SharedWords, find_side
from onrecord.model.comparison import Dispute, Sheet, Side, SideStance, Tier
from onrecord.model.document import ReportKind, Span, make_id
from onrecord.model.statement import Reason

# From here on a point may be one of the other account's: it is not called left out. See
# `side_by_side.py` for what it was set on.
UNLIKE = 0.16
# A point must tell so much for its absence elsewhere to be worth telling ("a range of issues");
# by judgement.
LEAST_TOLD = 1.2
# Points of one account so alike tell the same.
SAME = 0.8
# Reports in which a silence tells something: a transcript is about whatever was asked.
_TELLING = frozenset({ReportKind.READOUT, ReportKind.STATEMENT, ReportKind.REPORT})


class Nearest(NamedTuple):
    """The point of another account that is most like one.

    Attributes:
        likeness: How alike they are.
        point: It; None where that account makes none.
    """

    likeness: float
    point: Point | None


def note_nearest(
    nearest: dict[tuple[str, str], Nearest],
    left: Sequence[Point],
    right: Sequence[Point],
    worths: Sequence[Sequence[float]],
) -> None:
    """Note for each point which one of the other account is most like it."""
    turned = [list(column) for column in zip(*worths, strict=True)]
    for ones, others, matrix in ((left, right, worths), (right, left, turned)):
        for number, one in enumerate(ones):
            row = matrix[number] if matrix else []
            best = max(range(len(row)), key=lambda n: (row[n], -n), default=None)
            there = Nearest(0.0, None) if best is None else Nearest(row[best], others[best])
            if others:
                nearest[one.statement.statement_id, others[0].report_id] = there


def list_silences(
    sheets: Sequence[Sheet],
    points: Mapping[str, Sequence[Point]],
    nearest: Mapping[tuple[str, str], Nearest],
) -> Iterator[Dispute]:
    """Yield for each point that some side leaves out who makes it and who does not."""
    told = [sheet for sheet in sheets if sheet.report.kind in _TELLING]
    for sheet in told:
        for group in _group_alike(points[sheet.report.report_id]):
            silent: list[Nearest] = []
            where: list[str] = []
            for side in sorted({find_side(other) for other in sheets} - {find_side(sheet)}):
                theirs = [other.report.report_id for other in sheets if find_side(other) == side]
                most = [_find_nearest(group, report_id, nearest) for report_id in theirs]
                best = max(most, key=lambda each: each.likeness)
                open_to = [r.report.report_id for r in told if find_side(r) == side]
                if open_to and best.likeness < UNLIKE:
                    silent.append(best)
                    where.extend(open_to)
            if where:
                yield _make_silence(sheet, group, where, silent)


def _group_alike(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """Yield the points of one account that tell enough, those that tell the same together."""
    likeness = SharedWords([]).measure
    taken: set[int] = set()
    for number, point in enumerate(points):
        if number in taken or sum(w.weight for w in point.words) < LEAST_TOLD:
            continue
        alike = [
            n
            for n in range(number, len(points))
            if n not in taken and (n == number or likeness(point, points[n]) >= SAME)
        ]
        taken.update(alike)
        yield tuple(points[n] for n in alike)


def _find_nearest(
    group: Sequence[Point], report_id: str, nearest: Mapping[tuple[str, str], Nearest]
) -> Nearest:
    """Return the point of an account that is most like one of a group."""
    nothing = Nearest(0.0, None)
    near = (nearest.get((p.statement.statement_id, report_id), nothing) for p in group)
    return max(near, key=lambda each: each.likeness)


def _make_silence(
    sheet: Sheet, group: Sequence[Point], where: Sequence[str], silent: Sequence[Nearest]
) -> Dispute:
    """Return the dispute on a point that some accounts leave out."""
    statements = tuple(point.statement.statement_id for point in group)
    actors = {p.statement.speaker for p in group if p.statement.speaker is not None}
    most = max(silent, key=lambda each: each.likeness)
    return Dispute(
        dispute_id=make_id("ds", "silence", *statements),
        claim=group[0].exact,
        sides=(
            Side(stance=SideStance.ASSERTS, actors=tuple(sorted(actors)), statements=statements),
        ),
        silent=tuple(sorted(where)),
        tier=Tier.PROPOSED,
        reports=tuple(sorted({sheet.report.report_id, *where})),
        reasons=(_tell_silence(group, most),),
    )


def _tell_silence(group: Sequence[Point], nearest: Nearest) -> Reason:
    """Say why a point is taken for left out."""
    detail = "no point of the other account shares a telling word with this one"
    right: tuple[Span, ...] = ()
    if nearest.point is not None and nearest.likeness > 0:
        detail = (
            f"the nearest point of the other account is hardly like it ({nearest.likeness:.2f})"
        )
        right = nearest.point.statement.content
    return Reason(
        feature="left-out",
        score=round(1 - min(1.0, nearest.likeness), 4),
        detail=detail,
        left=group[0].statement.content,
        right=right,
    )
