"""Lay chosen items out as a table for a person.

In: items of the public JSON. Out: the table's lines, heading first; words that say how many there
are. Which items is left to `selection.py`, the width of columns to `terminal.py`.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.present.flat import (
    FlatRow,
    list_entity_rows,
    list_report_rows,
    list_statement_rows,
    list_time_rows,
)
from onrecord.present.items import Item
from onrecord.present.labels import find_opening
from onrecord.present.selection import Shown
from onrecord.present.terminal import Column, format_table
from onrecord.record.search import cut_snippet
from onrecord.record.store import View

_DATE = Column(title="Date", least=10)
_COLUMNS: dict[Shown, tuple[Column, ...]] = {
    Shown.STATEMENTS: (
        _DATE,
        Column(title="Report", share=3, least=10, most=28),
        Column(title="Speaker", share=3, least=12, most=28),
        Column(title="Cue", share=1, least=8, most=18),
        Column(title="About", share=2, least=8, most=28),
        Column(title="Words", share=9, least=20),
        Column(title="Occasion", share=4, least=16, most=48),
    ),
    Shown.ENTITIES: (
        Column(title="Name", share=3, least=16, most=48),
        Column(title="Type", most=12),
        Column(title="Stmts", right=True),
        Column(title="Roles", share=3, least=12),
        Column(title="Also", share=3, least=12),
    ),
    Shown.TIMES: (
        _DATE,
        Column(title="Report", share=2, least=10, most=28),
        Column(title="Words", share=3, least=12, most=48),
        Column(title="Type", most=8),
        Column(title="Value", share=1, least=10, most=28),
        Column(title="Read against", least=10),
    ),
    Shown.REPORTS: (
        Column(title="Id", least=19),
        _DATE,
        Column(title="Publisher", share=2, least=9, most=28),
        Column(title="Headline", share=5, least=12),
        Column(title="Words", share=9, least=20),
        Column(title="Address", share=2, least=7),
        Column(title="Kind", most=10),
        Column(title="Stmts", right=True),
        Column(title="Version"),
    ),
    Shown.FAILURES: (
        Column(title="Input", share=2, least=12, most=48),
        Column(title="Code", most=28),
        Column(title="What happened", share=3, least=16),
        Column(title="What to do", share=3, least=16),
    ),
}


def format_items(
    view: View,
    shown: Shown,
    chosen: Sequence[Item],
    *,
    words: str | None = None,
    width: int | None = None,
) -> Iterator[str]:
    """Yield the lines of a table of items.

    Args:
        view: The record.
        shown: What the items are.
        chosen: The items.
        words: What was searched for: of reports, a column then shows where it stands in the text.
        width: How wide the table is; by default as wide as the terminal.
    """
    cells = [_list_cells(shown, row) for row in _list_rows(view, shown, chosen, words)]
    columns = list(_COLUMNS[shown])
    # A column that says nothing is left out: most records hold no replaced reports.
    for index in reversed(range(len(columns))):
        if cells and all(row[index] in {None, ""} for row in cells):
            del columns[index]
            cells = [(*row[:index], *row[index + 1 :]) for row in cells]
    yield from format_table(columns, cells, width=width)


def describe_count(shown: Shown, *, listed: int, matching: int, total: int) -> str:
    """Say how many items are listed, how many answer to the filter, and how many there are.

    >>> describe_count(Shown.STATEMENTS, listed=2, matching=5, total=9)
    'the first 2 of 5 statements that match; 9 on record'
    >>> describe_count(Shown.REPORTS, listed=1, matching=1, total=1)
    '1 report'
    """
    noun = {"entities": "entity"}.get(shown, str(shown).removesuffix("s"))
    if listed < matching < total:
        return f"the first {listed:,} of {matching:,} {shown} that match; {total:,} on record"
    if listed < total:
        return f"{listed:,} of {total:,} {shown}"
    return f"{total:,} {noun if total == 1 else shown}"


def describe_saying(row: FlatRow) -> str:
    """Say under which circumstances a statement was made: as what, to whom, where, when.

    >>> told = {"channel": "phone_call", "addressee": ["Quint"], "said_at": "2031-03-17"}
    >>> describe_saying({**dict.fromkeys(("venue", "outlet", "programme", "via")), **told})
    'phone call, to Quint, 2031-03-17'
    """
    channel, via = row["channel"], row["via"] or ()
    told = (
        channel and str(channel).replace("_", " "),
        *(f"to {name}" for name in row["addressee"]),
        row["venue"],
        row["outlet"] and f"{row['outlet']}{_bracket(row['programme'])}",
        None if row["outlet"] else row["programme"],
        *(f"via {name}" for name in via),
        row["said_at"],
    )
    return ", ".join(str(each) for each in told if each)


def _bracket(words: str | None) -> str:
    return f" ({words})" if words else ""


def _list_rows(
    view: View, shown: Shown, chosen: Sequence[Item], words: str | None
) -> Iterator[FlatRow]:
    if shown is Shown.STATEMENTS:
        return _call_reports(view, list_statement_rows(view, chosen))
    if shown is Shown.ENTITIES:
        ids = [report.report_id for report in view.reports(all_versions=False)]
        return list_entity_rows(view, chosen, ids)
    if shown is Shown.TIMES:
        return _call_reports(view, list_time_rows(view, chosen))
    if shown is Shown.REPORTS:
        return _tell_reports(view, list_report_rows(view, chosen), words)
    return iter(chosen)


def _call_reports(view: View, rows: Iterable[FlatRow]) -> Iterator[FlatRow]:
    """Add to the rows of each report what it is called: its publisher, or else other words."""
    starts = {report.report_id: report.body_start for report in view.reports()}
    names: dict[str, str] = {}
    for row in rows:
        key = row["report"]
        name = row["publisher"] or row["headline"] or names.get(key)
        if name is None:
            name = names[key] = find_opening(view.text(key), starts[key]) or key
        yield {**row, "called": name}


def _tell_reports(view: View, rows: Iterable[FlatRow], words: str | None) -> Iterator[FlatRow]:
    """Add to the rows of reports by what else they are known."""
    reports = {report.report_id: report for report in view.reports()}
    for row in rows:
        report, text = reports[row["id"]], view.text(row["id"])
        yield {
            **row,
            "headline": row["headline"] or find_opening(text, report.body_start),
            "address": None if report.url else report.address,
            "words": cut_snippet(text, words) if words else None,
        }


def _list_cells(shown: Shown, row: FlatRow) -> tuple[object, ...]:
    if shown is Shown.STATEMENTS:
        speaker = row["speaker"] or row["source"] or "—"
        about = ", ".join(row["about"])
        said = (row["cue"], about, row["exact"], describe_saying(row))
        return (row["date"], row["called"], speaker, *said)
    if shown is Shown.ENTITIES:
        roles, aliases = "; ".join(row["roles"]), "; ".join(row["aliases"])
        return (row["name"], row["type"], f"{row['statements']:,}", roles, aliases)
    if shown is Shown.TIMES:
        words = (row["words"], row["type"], row["value"], row["anchor"])
        return (row["date"], row["called"], *words)
    if shown is Shown.REPORTS:
        head = (
            row["id"],
            row["date"],
            row["publisher"],
            row["headline"],
            row["words"],
            row["address"],
            row["kind"],
        )
        return (*head, f"{row['statements']:,}", row["superseded_by"] and "replaced")
    return (row["input"], row["code"], row["message"], row["hint"])
