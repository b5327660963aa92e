"""The command that lists meetings, calls and other events: `onrecord events`.

In: the command line. Out: a table, JSON, or a calendar file on stdout. What is listed is left to
`agenda.py`, how events are found to `compare/`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, check_rough_date, record_option

if TYPE_CHECKING:  # only named here: `--help` must not wait for it
    from collections.abc import Iterator, Sequence

    from onrecord.model.comparison import Event
    from onrecord.present.agenda import Agenda


@click.command(
    epilog="""\b
Examples:
  onrecord events
  onrecord events --planned
  onrecord events --actor Kessen --from 2031-03 --json | jq -r '.[].what'
  onrecord events --planned --ics > talks.ics
"""
)
@record_option
@click.option("--planned", is_flag=True, help="Only what is planned or proposed.")
@click.option("--actor", metavar="NAME", help="Only what this one takes part in.")
@click.option(
    "--from",
    "date_from",
    callback=check_rough_date,
    metavar="DATE",
    help="Only what is on this day, month or year, or later.",
)
@click.option(
    "--to",
    "date_to",
    callback=check_rough_date,
    metavar="DATE",
    help="Only what is on this day, month or year, or earlier.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.option("--ics", "as_calendar", is_flag=True, help="Print a calendar file (RFC 5545).")
def events(
    *,
    record: Path | None,
    planned: bool,
    actor: str | None,
    date_from: str | None,
    date_to: str | None,
    as_json: bool,
    as_calendar: bool,
) -> None:
    """List meetings, calls, summits, visits, deadlines and incidents, in order of date.

    What several reports tell of one is listed once; what was planned is followed to what became
    of it. What has no date comes last.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415 (loaded here, as in cli.py)
    from onrecord.present.agenda import Agenda, Wanted  # noqa: PLC0415
    from onrecord.present.calendar_files import write_calendar  # noqa: PLC0415
    from onrecord.present.export import write_array  # noqa: PLC0415
    from onrecord.present.finding_items import make_event_item  # noqa: PLC0415
    from onrecord.present.terminal import count_things  # noqa: PLC0415

    if as_json and as_calendar:
        raise UsageError("--json and --ics exclude each other", hint="Leave one out.")
    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        agenda = Agenda(opened.view)
        wanted = Wanted(actor=actor, first=date_from, last=date_to)
        found = agenda.find_events(wanted, planned=planned)
        day = agenda.latest or "1970-01-01"
    if as_json:
        write_array(map(make_event_item, found), sys.stdout)
    elif as_calendar:
        click.echo(write_calendar(found, (), name=agenda.name, stamp=day), nl=False)
    else:
        for line in _list_lines(agenda, found):
            click.echo(line)
        click.echo(count_things(len(found), "event"), err=True)


def _list_lines(agenda: "Agenda", found: "Sequence[Event]") -> "Iterator[str]":
    """Yield the lines of a table."""
    from onrecord.present.terminal import Column, format_table  # noqa: PLC0415

    columns = (
        Column(title="Date", least=12),
        Column(title="Status", least=9),
        Column(title="Kind", least=8),
        Column(title="Who", share=4, least=16),
        Column(title="What", share=4, least=16),
        Column(title="Place", share=2, least=8, most=28),
        Column(title="Report", share=2, least=10, most=28),
    )
    rows = [
        (
            each.start or (f"by {each.before}" if each.before else None),
            each.status,
            each.kind,
            agenda.name(each.participants),
            each.what,
            each.place,
            agenda.tell_publishers(place.report_id for place in each.evidence),
        )
        for each in found
    ]
    if rows:
        yield from format_table(columns, rows)
