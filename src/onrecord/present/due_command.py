"""The command that lists what is due: `onrecord due`.

In: the command line. Out: a table, JSON, or a calendar file on stdout. What is listed is left to
`agenda.py`, what became of a commitment to `compare/due.py`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import (
    DEFAULT_RECORD,
    check_day,
    check_rough_date,
    record_option,
)

if TYPE_CHECKING:  # only named here: `--help` must not wait for it
    from collections.abc import Iterator, Sequence

    from onrecord.model.comparison import Commitment
    from onrecord.present.agenda import Agenda


@click.command(
    epilog="""\b
Examples:
  onrecord due
  onrecord due --as-of 2031-04-01 --actor Kessen
  onrecord due --from 2031-03 --to 2031-04 --json | jq -r '.[].content'
  onrecord due --ics > due.ics
"""
)
@record_option
@click.option(
    "--as-of",
    callback=check_day,
    metavar="YYYY-MM-DD",
    help="What is due and overdue as of this day; default the latest report's.",
)
@click.option("--actor", metavar="NAME", help="Only what this one is bound to.")
@click.option(
    "--from",
    "date_from",
    callback=check_rough_date,
    metavar="DATE",
    help="Only what is due on this day, month or year, or later.",
)
@click.option(
    "--to",
    "date_to",
    callback=check_rough_date,
    metavar="DATE",
    help="Only what is due on this day, month or year, or earlier.",
)
@click.option("--all", "everything", is_flag=True, help="Also what has no day and is still open.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.option("--ics", "as_calendar", is_flag=True, help="Print a calendar file (RFC 5545).")
def due(
    *,
    record: Path | None,
    as_of: str | None,
    actor: str | None,
    date_from: str | None,
    date_to: str | None,
    everything: bool,
    as_json: bool,
    as_calendar: bool,
) -> None:
    """List what was promised, offered or threatened by a day, and what became of it.

    Due is what a report says by when, from a week before that day; overdue what is past it. Kept
    and broken is only what a later report tells, disputed what somebody denies.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415 (loaded here, as in cli.py)
    from onrecord.model.comparison import CommitmentState  # noqa: PLC0415
    from onrecord.present.agenda import Agenda, Wanted, count_states  # noqa: PLC0415
    from onrecord.present.calendar_files import write_calendar  # noqa: PLC0415
    from onrecord.present.export import write_array  # noqa: PLC0415
    from onrecord.present.finding_items import make_commitment_item  # noqa: PLC0415

    if as_json and as_calendar:
        raise UsageError("--json and --ics exclude each other", hint="Leave one out.")
    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        agenda = Agenda(opened.view)
        wanted = Wanted(actor=actor, first=date_from, last=date_to)
        found = agenda.find_commitments(wanted, as_of)
        day = as_of or agenda.latest or "1970-01-01"
    if not everything:
        found = tuple(each for each in found if each.due or each.state is not CommitmentState.OPEN)
    if as_json:
        write_array(map(make_commitment_item, found), sys.stdout)
    elif as_calendar:
        click.echo(write_calendar((), found, name=agenda.name, stamp=day), nl=False)
    else:
        for line in _list_lines(agenda, found):
            click.echo(line)
        told = ", ".join(f"{number:,} {state}" for state, number in count_states(found).items())
        click.echo(f"{told or 'nothing is due'}, as of {day}", err=True)


def _list_lines(agenda: "Agenda", found: "Sequence[Commitment]") -> "Iterator[str]":
    """Yield the lines of a table."""
    from onrecord.present.terminal import Column, format_table  # noqa: PLC0415

    columns = (
        Column(title="Due", least=10),
        Column(title="State", least=8),
        Column(title="Who", share=2, least=10, most=28),
        Column(title="What", share=9, least=24),
        Column(title="Says", share=2, least=8, most=28),
        Column(title="Report", share=2, least=10, most=28),
    )
    rows = [
        (
            each.due,
            each.state,
            agenda.name([each.actor]),
            each.content,
            agenda.name([each.according_to]),
            agenda.tell_publishers(each.reports),
        )
        for each in found
    ]
    if rows:
        yield from format_table(columns, rows)
