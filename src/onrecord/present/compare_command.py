"""The command that shows accounts of one conversation side by side: `onrecord compare`.

In: the command line. Out: a table, JSON or a page. What is found is left to `compare/`, its
layout to `accounts_side.py` and `accounts_page.py`.
"""

import json
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.errors import NotOnRecord, UsageError
from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, record_option

if TYPE_CHECKING:  # only named here: `--help` must not wait for them
    from onrecord.compare.accounts import AccountGroup
    from onrecord.model.comparison import Sheet
    from onrecord.present.accounts_side import SideBySide
    from onrecord.record.store import View

_FEWEST = 2
# No line is made narrower than this, in characters.
_NARROWEST = 40


@click.command(
    epilog="""\b
Examples:
  onrecord compare
  onrecord compare ac_41d0c3f25b7a9e68
  onrecord compare rp_0b5e1d3f8a72c946 rp_7d41c09e52ab6f38 --page call.html
"""
)
@click.argument("wanted", metavar="[EVENT-or-REPORTS]", nargs=-1)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print relations and disputes as JSON.")
@click.option(
    "--page", type=click.Path(path_type=Path), metavar="FILE", help="Write one page of HTML."
)
def compare(
    *, wanted: tuple[str, ...], record: Path | None, as_json: bool, page: Path | None
) -> None:
    """Show what accounts of one conversation agree on, differ on and leave out.

    EVENT is the id of a group of accounts or of an event; REPORTS are ids or URLs of reports, or
    words of headline or publisher. One report is compared with the other accounts of its
    conversation. Without any the groups of accounts that the record holds are listed.
    """
    from onrecord.compare.side_by_side import compare_accounts  # noqa: PLC0415
    from onrecord.noting import make_sheet  # noqa: PLC0415
    from onrecord.present.accounts_side import lay_side_by_side  # noqa: PLC0415

    if page is not None and not wanted:
        raise UsageError("--page needs accounts to show", hint="Name an event or reports.")
    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        view = opened.view
        if not wanted:
            _print_groups(view, as_json=as_json)
            return
        chosen = _choose(view, wanted)
        reports = {r.report_id: r for r in view.reports(report_ids=chosen)}
        sheets = [make_sheet(view, reports[report_id]) for report_id in chosen]
    _check_sides(sheets)
    found = compare_accounts(sheets)
    if page is not None:
        _write_page(lay_side_by_side(sheets, found), page)
    if as_json:
        from onrecord.present.finding_items import (  # noqa: PLC0415
            make_dispute_item,
            make_relation_item,
        )

        told = {
            "accounts": chosen,
            "relations": [make_relation_item(rel) for rel in found.relations],
            "disputes": [make_dispute_item(dispute) for dispute in found.disputes],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif page is None:
        for line in _format(lay_side_by_side(sheets, found)):
            click.echo(line)


def _choose(view: "View", wanted: Sequence[str]) -> list[str]:
    """Return the ids of the reports that are meant, each once."""
    from onrecord.record.store import StatementFilter  # noqa: PLC0415

    groups = {group.group_id: group for group in _list_groups(view)}
    events = {event.event_id: event for event in view.events()}
    found: dict[str, None] = {}
    for words in wanted:
        if words in groups:
            found |= dict.fromkeys(groups[words].report_ids)
        elif words in events:
            found |= {place.report_id: None for place in events[words].evidence}
        else:
            reports = view.choose_reports(StatementFilter(report=words))
            if not reports:
                raise NotOnRecord(f"no event, group or report answers to “{words}”")
            found |= {report.report_id: None for report in reports}
    if len(found) == 1:
        holding = (
            g.report_ids for g in groups.values() if not found.keys().isdisjoint(g.report_ids)
        )
        return list(next(holding, found))
    return list(found)


def _check_sides(sheets: Sequence["Sheet"]) -> None:
    from onrecord.compare.points import find_side  # noqa: PLC0415

    if len({find_side(sheet) for sheet in sheets}) < _FEWEST:
        raise UsageError(
            "these are not accounts of two sides",
            hint="Name reports of two publishers, or see onrecord compare for what is paired.",
        )


def _list_groups(view: "View") -> "tuple[AccountGroup, ...]":
    """Return the groups of accounts that the record holds, from what is noted where it is."""
    from onrecord.compare.accounts import (  # noqa: PLC0415
        AccountNote,
        find_account,
        may_be_account,
        pair_accounts,
    )
    from onrecord.noting import make_sheet  # noqa: PLC0415

    standing = view.reports(all_versions=False)
    ids = [report.report_id for report in standing]
    notes = [note for _, note in view.notes(AccountNote, report_ids=ids)]
    if not notes:
        sheets = (make_sheet(view, report) for report in standing if may_be_account(report))
        notes = [note for sheet in sheets if (note := find_account(sheet)) is not None]
    return pair_accounts(notes)


def _print_groups(view: "View", *, as_json: bool) -> None:
    """Print which accounts are of one conversation."""
    from onrecord.present.terminal import Column, count_things, format_table  # noqa: PLC0415

    groups = _list_groups(view)
    if as_json:
        told = [
            {
                "id": group.group_id,
                "day": group.day,
                "sides": list(group.sides),
                "accounts": list(group.report_ids),
            }
            for group in groups
        ]
        click.echo(json.dumps({"groups": told}, ensure_ascii=False, indent=2))
        return
    columns = (
        Column(title="Id", least=19),
        Column(title="Date", least=10),
        Column(title="Sides", share=5, least=20),
        Column(title="Accounts", right=True),
    )
    rows = [(g.group_id, g.day, ", ".join(g.sides), len(g.report_ids)) for g in groups]
    if rows:
        for line in format_table(columns, rows):
            click.echo(line.rstrip())
    click.echo(f"{count_things(len(rows), 'conversation')} told by two sides or more")


def _format(side: "SideBySide") -> Iterator[str]:
    """Yield what stands side by side, each point with all of its words."""
    from onrecord.present.terminal import neutralise_text  # noqa: PLC0415

    parts = [("Agreed", side.agreed), ("Contested", side.contested)]
    parts += [(f"Only {account}", rows) for account, rows in side.alone]
    yield "Accounts"
    for account in side.accounts:
        yield f"  {neutralise_text(account)}"
    for title, rows in parts:
        yield ""
        yield f"{neutralise_text(title)}: {len(rows)}"
        for row in rows:
            yield ""
            for told in row.told:
                yield from _wrap(f"{told.account}: {told.words}", "  ")
            if row.silent:
                yield from _wrap(f"not found in {', '.join(row.silent)}", "    ")
            yield from _wrap(f"{row.tier}: {row.why}", "    ")
    yield ""
    yield "Points told in other words are often missed: what is called left out is a proposal."


def _wrap(words: str, indent: str) -> list[str]:
    """Return words as lines that fit the terminal."""
    from onrecord.present.terminal import find_width, neutralise_text  # noqa: PLC0415

    width = max(_NARROWEST, find_width())
    return textwrap.wrap(
        neutralise_text(words), width, initial_indent=indent, subsequent_indent=indent + "  "
    )


def _write_page(side: "SideBySide", path: Path) -> None:
    """Write the page, as a whole or not at all."""
    from onrecord.present.accounts_page import render_accounts  # noqa: PLC0415
    from onrecord.present.output import check_output, open_output  # noqa: PLC0415

    check_output(path, page=True)
    with open_output(path) as file:
        file.write(render_accounts(side))
    click.echo(f"wrote {path}", err=True)
