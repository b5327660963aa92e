"""Choose and compare positions: who stands where, and where several stand apart.

In: a `View`, and names that the user gives. Out: `Standing`, `Matrix`, `Gap`s.
How positions come about is left to `compare/`, laying them out to `standing_tables.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.compare.issues import Gathered, gather_issues, read_issues
from onrecord.compare.positions import find_side, take_positions
from onrecord.compare.wording import Usage, list_usages
from onrecord.errors import NotOnRecord
from onrecord.model.comparison import Issue, Position, RelationType, Shift
from onrecord.model.stance import ShiftNote, StanceNote, WordingNote
from onrecord.record.search import is_named
from onrecord.record.store import View

_OPPOSING = frozenset({RelationType.DENIES, RelationType.CONTRADICTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who stands where.

    Attributes:
        issues: The issues, those that a person named first, then those on which most is held.
        positions: The positions, by issue, actor and day.
        shifts: Changes of position.
        names: Entity → its name.
    """

    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]
    names: Mapping[str, str]

    def name(self, entity_id: str | None) -> str:
        """Return what an entity is called."""
        return self.names.get(entity_id or "", entity_id or "")


def find_standing(view: View, *, issues_file: Path | None = None) -> Standing:
    """Return all positions on record.

    Args:
        view: The record.
        issues_file: A file that names issues: what fits them is sorted into them first.

    Raises:
        UnreadableInput: If the file names no issues.
    """
    if issues_file is None:
        issues, positions, shifts = view.issues(), view.positions(), view.shifts()
    else:
        issues, positions, shifts = _sort_anew(view, issues_file)
    held = Counter(position.issue for position in positions)
    issues = tuple(
        sorted(issues, key=lambda i: (not i.is_given, -held[i.issue_id], i.name, i.issue_id))
    )
    rank = {issue.issue_id: number for number, issue in enumerate(issues)}
    names = {entity.entity_id: entity.name for entity in view.entities()}
    return Standing(
        issues=issues,
        positions=tuple(
            sorted(
                positions,
                key=lambda p: (
                    rank.get(p.issue, len(rank)),
                    names.get(p.actor, ""),
                    p.actor,
                    p.held_from or "",
                    p.position_id,
                ),
            )
        ),
        shifts=tuple(sorted(shifts, key=lambda s: (s.when or "", s.shift_id))),
        names=names,
    )


def _sort_anew(
    view: View, issues_file: Path
) -> tuple[tuple[Issue, ...], tuple[Position, ...], tuple[Shift, ...]]:
    """Sort what is noted in reports into the issues that a file names, and into others."""
    ids = _list_standing(view)
    stated = [note for _, note in view.notes(ShiftNote, report_ids=ids)]
    denied = {rel.to_id for rel in view.relations() if rel.type in _OPPOSING}
    gathered = _gather(view, issues_file)
    positions, shifts = take_positions(gathered, stated, denied=denied)
    return tuple(each.issue for each in gathered), positions, shifts


def _list_standing(view: View) -> frozenset[str]:
    return frozenset(report.report_id for report in view.reports(all_versions=False))


def _gather(view: View, issues_file: Path | None) -> tuple[Gathered, ...]:
    """Sort what is noted in reports into issues."""
    given = () if issues_file is None else read_issues(issues_file)
    ids = _list_standing(view)
    stances = [note for _, note in view.notes(StanceNote, report_ids=ids)]
    wordings = [note for _, note in view.notes(WordingNote, report_ids=ids)]
    return gather_issues(stances, wordings, given)


def find_usages(
    view: View, standing: Standing, *, issues_file: Path | None = None
) -> tuple[tuple[Issue, tuple[Usage, ...]], ...]:
    """Return who used which formula of the chosen issues, and when."""
    gathered = {each.issue.issue_id: each for each in _gather(view, issues_file)}
    return tuple(
        (issue, list_usages(gathered[issue.issue_id]))
        for issue in standing.issues
        if issue.issue_id in gathered
    )


def choose_standing(
    standing: Standing, *, actors: Iterable[str] = (), issue: str | None = None
) -> Standing:
    """Return only what some actors hold, or what is held on some issues.

    Args:
        standing: All positions.
        actors: Ids of entities; all where none are given.
        issue: Words of an issue's name or of its formulas, or its id.

    Raises:
        NotOnRecord: If no issue answers to the words.
    """
    wanted = frozenset(actors)
    issues = standing.issues
    if issue is not None:
        issues = tuple(
            each
            for each in issues
            if issue == each.issue_id or is_named(issue, [each.name, *each.words])
        )
        if not issues:
            raise NotOnRecord(
                f"no issue answers to “{issue}”", hint="`onrecord positions` lists them."
            )
    ids = {each.issue_id for each in issues}
    positions = tuple(
        p for p in standing.positions if p.issue in ids and (not wanted or p.actor in wanted)
    )
    shifts = tuple(
        s
        for s in standing.shifts
        if (not wanted or s.actor in wanted) and (issue is None or s.issue in ids)
    )
    held = {position.issue for position in positions}
    issues = tuple(each for each in issues if each.issue_id in held)
    return replace(standing, issues=issues, positions=positions, shifts=shifts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Actors × issues.

    Attributes:
        actors: Entities, those who hold most positions first.
        issues: The issues.
        cells: (Actor, issue) → the positions held there now.
    """

    actors: tuple[str, ...]
    issues: tuple[Issue, ...]
    cells: Mapping[tuple[str, str], tuple[Position, ...]]


def make_matrix(standing: Standing) -> Matrix:
    """Return who stands where now."""
    cells: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in standing.positions:
        if position.held_until is None:
            cells[(position.actor, position.issue)].append(position)
    held = Counter(actor for actor, _ in cells)
    actors = sorted(held, key=lambda actor: (-held[actor], standing.name(actor), actor))
    ids = {issue for _, issue in cells}
    return Matrix(
        actors=tuple(actors),
        issues=tuple(issue for issue in standing.issues if issue.issue_id in ids),
        cells={key: tuple(its) for key, its in cells.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An issue on which actors stand apart.

    Attributes:
        issue: The issue.
        stands: What each of those who have spoken holds now, own words before others' claims.
        since: ISO date since when they stand so.
        moved: The position to which the one moved who was the last to move.
        moved_from: The position that was given up then.
    """

    issue: Issue
    stands: tuple[Position, ...]
    since: str | None = None
    moved: Position | None = None
    moved_from: Position | None = None


def find_gaps(standing: Standing, actors: Sequence[str]) -> tuple[Gap, ...]:
    """Return the issues on which at least two of the actors stand on different sides.

    Where somebody has spoken himself, what others say of him does not count.
    """
    by_issue: dict[str, list[Position]] = defaultdict(list)
    for position in standing.positions:
        if position.actor in actors:
            by_issue[position.issue].append(position)
    gaps = []
    for issue in standing.issues:
        positions = by_issue.get(issue.issue_id, [])
        own = {p.actor for p in positions if p.according_to is None}
        counted = [p for p in positions if p.according_to is None or p.actor not in own]
        now = sorted(
            (p for p in counted if p.held_until is None),
            key=lambda p: (actors.index(p.actor), p.held_from or "", p.position_id),
        )
        sides: dict[str, set[str]] = defaultdict(set)
        for position in now:
            sides[position.actor].add(find_side(position.stance))
        if len(sides) < 2 or len(set(map(frozenset, sides.values()))) < 2:
            continue
        moved, moved_from = _find_move(counted)
        gaps.append(
            Gap(
                issue=issue,
                stands=tuple(now),
                since=max((p.held_from or "" for p in now), default="") or None,
                moved=moved,
                moved_from=moved_from,
            )
        )
    return tuple(gaps)


def _find_move(positions: Sequence[Position]) -> tuple[Position | None, Position | None]:
    """Return the last move from one side to another, and what was held before it."""
    best: tuple[Position | None, Position | None] = (None, None)
    for before in positions:
        for after in positions:
            is_move = (
                before.held_until is not None
                and (before.actor, before.according_to) == (after.actor, after.according_to)
                and before.held_until == after.held_from
                and find_side(before.stance) != find_side(after.stance)
            )
            if is_move and (best[0] is None or (after.held_from or "") > (best[0].held_from or "")):
                best = (after, before)
    return best
