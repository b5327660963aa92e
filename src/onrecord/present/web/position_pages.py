"""Where everybody stands: a table of actors and issues, and what one holds on one over time.

In: what the address asks for. Out: a table whose cells name the latest stance, or all stances of
an actor on an issue with the statements on which they rest. Finding them is left to `compare/`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from onrecord.errors import NotOnRecord
from onrecord.model.comparison import Issue, Position, Shift
from onrecord.present.days import format_moment
from onrecord.present.web.paging import Paging, find_page, make_paging
from onrecord.present.web.stance_lines import (
    StanceLine,
    build_stances,
    load_issues,
    make_cell_address,
)
from onrecord.present.web.statement_lines import (
    Line,
    Named,
    build_lines,
    find_actor,
    find_place_address,
)
from onrecord.present.web.visits import Visit, reads
from onrecord.record.lookup import Wanted

# A table of so many columns still fits a desk; a telephone shows them one below the other.
_COLUMNS = 6
_ROWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where an actor stands on an issue.

    Attributes:
        latest: The stance that holds last.
        more: How many others there are.
        is_shifted: Whether the actor's own stance has changed.
        href: The address of all of them.
    """

    latest: StanceLine
    more: int
    is_shifted: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An actor's cells, one an issue; None where nothing is on record."""

    actor: Named
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine:
    """A change of position, stated by a report or seen in the record.

    Attributes:
        before: Words, or a stance.
        after: Words, or a stance.
        moment: When, in words; None where that is not told.
        href: The words that state it; None where no report does.
    """

    before: str
    after: str
    moment: str | None
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A stance, and what was said that it rests on."""

    stance: StanceLine
    lines: tuple[Line, ...]


def show_positions(visit: Visit) -> Response:
    """Show the table of positions: the issues and the actors with the most of them first."""
    counts = _count(visit)
    issues = load_issues(visit)
    asked = visit.ask("issue")
    per_issue: Counter[str] = Counter()
    per_actor: Counter[str] = Counter()
    for (_, issue), number in counts.items():
        per_issue[issue] += number
    columns = [issue for issue, _ in sorted(per_issue.items(), key=lambda i: (-i[1], i[0]))]
    if asked is not None:
        columns = [asked] if asked in per_issue else []
    params = visit.request.query_params
    sideways = _page_columns(visit, len(columns))
    shown = columns[sideways.first - 1 : sideways.first - 1 + _COLUMNS]
    for (actor, issue), number in counts.items():
        if issue in shown:
            per_actor[actor] += number
    actors = [actor for actor, _ in sorted(per_actor.items(), key=lambda i: (-i[1], i[0]))]
    paging = make_paging("/positions", params, len(actors), size=_ROWS)
    rows = actors[paging.first - 1 : paging.first - 1 + _ROWS]
    return visit.draw(
        "positions.html",
        columns=[(each, issues.get(each), _name_issue(issues, each)) for each in shown],
        rows=_build_rows(visit, rows, shown, issues),
        paging=paging,
        sideways=sideways,
        asked=asked,
        total=len(columns),
    )


def show_cell(visit: Visit) -> Response:
    """Show what an actor holds on an issue, over time."""
    actor, issue_id = visit.ask("actor") or "", visit.ask("issue") or ""
    wanted = Wanted(fields={"actor": [actor], "issue": [issue_id]}, order="held_from")
    lookup = visit.record.lookup
    positions = lookup.find(visit.directory, Position, wanted).items
    if not positions:
        raise NotOnRecord("nothing is on record of where this actor stands on this issue")
    issues = load_issues(visit)
    ids = {each for one in positions for each in one.evidence}
    found = visit.record.index.find_statements(visit.directory, ids)
    lines = {line.stmt.statement_id: line for line in build_lines(visit, found.values())}
    shifts = lookup.find(
        visit.directory,
        Shift,
        Wanted(fields={"actor": [actor], "issue": [issue_id]}, order="when"),
    )
    return visit.draw(
        "position.html",
        actor=find_actor(visit.directory, positions[0].actor),
        issue=issues.get(issue_id),
        issue_id=issue_id,
        name=_name_issue(issues, issue_id),
        held=[
            Held(
                stance=stance,
                lines=tuple(lines[each] for each in stance.position.evidence if each in lines),
            )
            for stance in _sort(build_stances(visit, positions, issues))
        ],
        shifts=[build_shift(shift) for shift in shifts.items],
    )


def build_shift(shift: Shift) -> ShiftLine:
    """Return a change of position as a line."""
    stated = shift.report_id is not None and shift.span is not None
    return ShiftLine(
        before=shift.before,
        after=shift.after,
        moment=format_moment(shift.when),
        href=find_place_address(shift.report_id, shift.span)
        if shift.report_id is not None and shift.span is not None and stated
        else None,
    )


def _count(visit: Visit) -> dict[tuple[str, str], int]:
    """Count the positions of each actor on each issue, by the ids by which actors go."""
    merges = visit.directory.joins.merges
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for (actor, issue), number in visit.record.lookup.tally(Position, "actor", "issue").items():
        counts[merges.get(actor, actor), issue] += number
    return counts


def _page_columns(visit: Visit, total: int) -> Paging:
    asked = visit.request.query_params
    kept = tuple((k, v) for k, v in asked.items() if k not in {"page", "column"} and v)
    number = min(find_page(asked, "column"), max(1, -(-total // _COLUMNS)))
    return Paging(
        number=number,
        total=total,
        path="/positions",
        asked=kept,
        size=_COLUMNS,
        field="column",
    )


def _build_rows(
    visit: Visit, actors: Sequence[str], columns: Sequence[str], issues: Mapping[str, Issue]
) -> list[Row]:
    if not actors:
        return []
    wanted = Wanted(fields={"actor": actors, "issue": columns}, order="held_from")
    found = visit.record.lookup.find(visit.directory, Position, wanted).items
    held: dict[tuple[str, str], list[StanceLine]] = defaultdict(list)
    for stance in build_stances(visit, found, issues):
        held[stance.position.actor, stance.position.issue].append(stance)
    return [
        Row(
            actor=find_actor(visit.directory, actor),
            cells=tuple(_build_cell(held.get((actor, issue), [])) for issue in columns),
        )
        for actor in actors
    ]


def _build_cell(stances: Sequence[StanceLine]) -> Cell | None:
    if not stances:
        return None
    # What the actor said itself comes before what others say of it.
    stances = _sort(stances)
    own = [stance for stance in stances if stance.according_to is None]
    latest = (own or stances)[-1]
    return Cell(
        latest=latest,
        more=len(stances) - 1,
        is_shifted=len({stance.position.stance for stance in own}) > 1,
        href=make_cell_address(latest.position.actor, latest.position.issue),
    )


def _sort(stances: Iterable[StanceLine]) -> list[StanceLine]:
    """Order stances by time; one of which no day is told is taken for no later one."""
    return sorted(stances, key=lambda stance: stance.position.held_from or "")


def _name_issue(issues: Mapping[str, Issue], issue_id: str) -> str:
    issue = issues.get(issue_id)
    return issue_id if issue is None else issue.name


ROUTES = (reads("/positions", show_positions), reads("/positions/cell", show_cell))
