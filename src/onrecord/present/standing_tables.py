"""Lay positions out for a person: a matrix, a list with its evidence, gaps.

In: what `standing.py` chose. Out: lines of text, and items of the public JSON with names.
Which positions is left to `standing.py`.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.compare.wording import Usage
from onrecord.model.comparison import Issue, Position, Shift
from onrecord.present.finding_items import make_position_item, make_shift_item
from onrecord.present.items import Item
from onrecord.present.labels import find_opening
from onrecord.present.standing import Gap, Matrix, Standing
from onrecord.present.terminal import Column, count_things, format_table, neutralise_text
from onrecord.record.store import View

# So many actors fit beside the issues on a common terminal; more are counted below the table.
_MOST_ACTORS = 5
# Reasons that say more than that there is a position: what it hangs on, who would give it.
_TELLING = frozenset({"condition", "giver"})
_ISSUE = Column(title="Issue", share=4, least=20, most=60)


def format_matrix(standing: Standing, matrix: Matrix, *, width: int | None = None) -> Iterator[str]:
    """Yield the lines of the matrix, issues downwards, and of what its marks mean."""
    actors = matrix.actors[:_MOST_ACTORS]
    columns = [_ISSUE]
    columns += [
        Column(title=neutralise_text(standing.name(actor)), share=2, least=12, most=28)
        for actor in actors
    ]
    rows = []
    for issue in matrix.issues:
        cells = [_describe(matrix.cells.get((actor, issue.issue_id), ())) for actor in actors]
        if any(cells):
            rows.append((issue.name, *cells))
    yield from format_table(columns, rows, width=width)
    left = len(matrix.actors) - len(actors)
    unseen = len(matrix.issues) - len(rows)
    if left > 0:
        more = f", and {count_things(unseen, 'issue')} of theirs alone" if unseen else ""
        yield ""
        yield f"and {count_things(left, 'actor')} more{more}: name them with --actor"
    if any("(" in cell for row in rows for cell in row[1:]):
        yield ""
        yield "(in brackets: others say so; ? somebody opposes that it is so)"


def _describe(positions: Iterable[Position]) -> str:
    """Return a cell: stances, in brackets where only others say so."""
    told = []
    for position in sorted(positions, key=lambda p: (p.according_to is not None, p.stance)):
        words = str(position.stance).replace("_", " ") + ("?" if position.disputed else "")
        told.append(words if position.according_to is None else f"({words})")
    return ", ".join(dict.fromkeys(told))


def format_evidence(view: View, standing: Standing) -> Iterator[str]:
    """Yield each position with its days and the exact words that it stands on."""
    quotes = _Quotes(view, standing.positions)
    for issue in standing.issues:
        yield neutralise_text(issue.name)
        for position in standing.positions:
            if position.issue == issue.issue_id:
                yield f"  {neutralise_text(describe_position(standing, position))}"
                yield from (f"    {line}" for line in quotes.list_lines(position))
                yield from (
                    f"    {neutralise_text(reason.detail)}"
                    for reason in position.reasons
                    if reason.feature in _TELLING
                )


def describe_position(standing: Standing, position: Position) -> str:
    """Say who holds what since when, and who says so."""
    told = f"{standing.name(position.actor)} {str(position.stance).replace('_', ' ')}"
    if position.according_to is not None:
        told += f", according to {standing.name(position.according_to)}"
    if position.held_from is not None:
        told += f", since {position.held_from}"
    if position.held_until is not None:
        told += f" until {position.held_until}"
    return told + (", disputed" if position.disputed else "")


def format_usages(
    standing: Standing, usages: Iterable[tuple[Issue, Sequence[Usage]]]
) -> Iterator[str]:
    """Yield the formulas of issues, and who used which and when."""
    for issue, its_usages in usages:
        yield neutralise_text(issue.name)
        for use in its_usages:
            days = f", {', '.join(use.days)}" if use.days else ""
            told = neutralise_text(f"“{use.formula}”: {standing.name(use.user)}{days}")
            yield f"  {told}"


def format_shifts(standing: Standing) -> Iterator[str]:
    """Yield a line of each change of position."""
    issues = {issue.issue_id: issue.name for issue in standing.issues}
    for shift in standing.shifts:
        yield neutralise_text(_describe_shift(standing, shift, issues.get(shift.issue or "")))


def _describe_shift(standing: Standing, shift: Shift, issue: str | None) -> str:
    before, after = (words.replace("_", " ") for words in (shift.before, shift.after))
    told = f"from “{before}” to “{after}”" if before and after else f"no longer “{before}”"
    day = f"{shift.when}: " if shift.when else ""
    how = "as a report states" if shift.report_id else "as the record shows"
    on = f" on {issue}" if issue and shift.report_id is None else ""
    return f"{day}{standing.name(shift.actor)}{on}, {told}, {how}"


def format_gaps(standing: Standing, gaps: Sequence[Gap]) -> Iterator[str]:
    """Yield where actors stand apart, since when, and who moved last."""
    for gap in gaps:
        since = f" (since {gap.since})" if gap.since else ""
        yield neutralise_text(f"{gap.issue.name}{since}")
        for position in gap.stands:
            yield f"  {neutralise_text(describe_position(standing, position))}"
        if gap.moved is not None and gap.moved_from is not None:
            before = str(gap.moved_from.stance).replace("_", " ")
            after = str(gap.moved.stance).replace("_", " ")
            who = standing.name(gap.moved.actor)
            yield f"  last moved: {neutralise_text(who)}, {gap.moved.held_from}, {before} → {after}"


class _Quotes:
    """The exact words of statements, with their reports."""

    def __init__(self, view: View, positions: Iterable[Position]) -> None:
        self._view = view
        wanted = {report for position in positions for report in position.reports}
        self._reports = {r.report_id: r for r in view.reports() if r.report_id in wanted}
        self._statements = {s.statement_id: s for s in view.statements(report_ids=wanted)}

    def list_lines(self, position: Position) -> Iterator[str]:
        for statement_id, report_id in zip(position.evidence, position.reports, strict=True):
            statement = self._statements.get(statement_id)
            report = self._reports.get(report_id)
            if statement is None or report is None:
                continue
            text = self._view.text(report_id)
            first = min(span.start for span in (*statement.cue, *statement.content))
            last = max(span.end for span in (*statement.cue, *statement.content))
            called = report.publisher or report.headline or find_opening(text, report.body_start)
            day = (report.reference_date or "")[:10]
            where = ", ".join(filter(None, (called or report_id, day, statement_id)))
            yield neutralise_text(f"“{text[first:last]}” ({where})")


def list_position_items(standing: Standing) -> Iterator[Item]:
    """Yield the positions as JSON items, with the names of who and what they are about."""
    issues = {issue.issue_id: issue.name for issue in standing.issues}
    for position in standing.positions:
        yield {
            **make_position_item(position),
            "actor_name": standing.name(position.actor),
            "issue_name": issues.get(position.issue),
            "according_to_name": standing.name(position.according_to) or None,
        }


def list_gap_items(standing: Standing, gaps: Iterable[Gap]) -> Iterator[Item]:
    """Yield the gaps as JSON items."""
    for gap in gaps:
        chosen = Standing(
            issues=(gap.issue,), positions=gap.stands, shifts=(), names=standing.names
        )
        moved = gap.moved
        yield {
            "issue": gap.issue.issue_id,
            "issue_name": gap.issue.name,
            "since": gap.since,
            "positions": list(list_position_items(chosen)),
            "last_moved": None if moved is None else make_position_item(moved),
        }


def list_shift_items(standing: Standing) -> Iterator[Item]:
    """Yield the shifts as JSON items, with names."""
    for shift in standing.shifts:
        yield {**make_shift_item(shift), "actor_name": standing.name(shift.actor)}
