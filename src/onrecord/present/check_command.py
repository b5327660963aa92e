"""The command that lists what does not add up: `onrecord check`.

In: the command line. Out: a table or JSON on stdout, and an exit code that tells whether something
differs. What is checked is left to `compare/checks.py` and `compare/quotation_checks.py`.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from onrecord.present.exits import DIFFERS, WELL
from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, choice_options, record_option

if TYPE_CHECKING:  # only named here: `--help` must not wait for it
    from collections.abc import Iterator

    from onrecord.model.comparison import Check
    from onrecord.model.document import Span
    from onrecord.model.record import RecordedReport
    from onrecord.record.store import View


_INDENT = " " * 12  # as wide as the date and the gap behind it
_LEAST_ROOM = 30


@click.command(
    epilog="""\b
Examples:
  onrecord check
  onrecord check --all --report "Courier"
  onrecord check --json | jq -r '.[] | [.kind, .exact, .detail] | @tsv'

\b
Exit codes, besides those of every command:
  0    nothing differs
  4    something differs
"""
)
@record_option
@choice_options
@click.option("--all", "everything", is_flag=True, help="Also what agrees, and what is open.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def check(
    *,
    record: Path | None,
    report: str | None,
    date_from: str | None,
    date_to: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """List the details of reports that do not add up.

    A weekday is held against its date, a number against the list that follows, a length against
    its dates, a total against its parts, a quotation against its other versions. Only what is
    sure differs; what can be read in two ways is open, and listed with --all.
    """
    from onrecord.model.comparison import CheckVerdict  # noqa: PLC0415 (loaded here, as in cli.py)
    from onrecord.present.export import write_array  # noqa: PLC0415
    from onrecord.present.selection import choose_reports  # noqa: PLC0415
    from onrecord.record.store import StatementFilter  # noqa: PLC0415

    wanted = StatementFilter(report=report, date_from=date_from, date_to=date_to)
    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        view = opened.view
        reports = choose_reports(view, wanted)
        made = _order(view.checks(), reports)
        differing = [each for each in made if each.verdict is CheckVerdict.DIFFERS]
        listed = made if everything else differing
        if as_json:
            write_array(_list_items(view, listed), sys.stdout)
        else:
            for line in _list_lines(view, listed):
                click.echo(line)
    if not as_json:
        click.echo(_count(made), err=True)
    click.get_current_context().exit(DIFFERS if differing else WELL)


def _order(checks: "Iterable[Check]", reports: "Sequence[RecordedReport]") -> "list[Check]":
    """Return the checks of some reports, in the order of these and of their texts."""
    places = {report.report_id: place for place, report in enumerate(reports)}
    chosen = [each for each in checks if each.report_id in places]
    return sorted(chosen, key=lambda each: (places[each.report_id], each.span, each.kind))


def _list_items(view: "View", checks: "Iterable[Check]") -> "Iterator[dict[str, object]]":
    """Yield the items of the public JSON, each with the words that were checked."""
    from onrecord.present.finding_items import make_check_item  # noqa: PLC0415

    for each in checks:
        yield {**make_check_item(each), "exact": _quote(view, each.report_id, each.span)}


def _list_lines(view: "View", checks: "Sequence[Check]") -> "Iterator[str]":
    """Yield the lines of a table, and under each row why, in full."""
    from onrecord.present.labels import find_own_date  # noqa: PLC0415
    from onrecord.present.terminal import Column, format_table  # noqa: PLC0415

    if not checks:
        return
    known = {report.report_id: report for report in view.reports()}
    columns = (
        Column(title="Date", least=10),
        Column(title="Report", share=2, least=10, most=28),
        Column(title="Check", least=9),
        Column(title="Verdict", least=7),
        Column(title="Words", share=6, least=20),
    )
    rows = [
        (
            find_own_date(report.reference_date, report.reference_date_basis),
            _call(view, report),
            each.kind,
            each.verdict,
            _quote(view, each.report_id, each.span),
        )
        for each in checks
        for report in [known[each.report_id]]
    ]
    heading, *lines = format_table(columns, rows)
    yield heading.rstrip()
    for line, each in zip(lines, checks, strict=True):
        yield line.rstrip()
        yield from _indent(each.detail)
        for place in each.against:
            if place.report_id != each.report_id:
                words = _quote(view, place.report_id, place.span)
                yield from _indent(f"{_call(view, known[place.report_id])}: “{words}”")


def _indent(words: str) -> "Iterator[str]":
    """Yield words as lines that fit the terminal, set in under a row of the table."""
    from onrecord.present.terminal import find_width, neutralise_text  # noqa: PLC0415

    room = max(_LEAST_ROOM, find_width() - len(_INDENT))
    for line in wrap(neutralise_text(words), room, break_on_hyphens=False):
        yield f"{_INDENT}{line}"


def _call(view: "View", report: "RecordedReport") -> str | None:
    """Return by what a reader knows a report."""
    from onrecord.present.labels import find_title  # noqa: PLC0415

    return report.publisher or find_title(report, view.text(report.report_id))


def _quote(view: "View", report_id: str, span: "Span") -> str:
    return view.text(report_id)[span.start : span.end]


def _count(checks: "Sequence[Check]") -> str:
    """Say how many checks were made, and what they came to.

    >>> _count(())
    'no checks'
    """
    from onrecord.model.comparison import CheckVerdict  # noqa: PLC0415
    from onrecord.present.terminal import count_things  # noqa: PLC0415

    if not checks:
        return "no checks"
    verdicts = [each.verdict for each in checks]
    number = {verdict: verdicts.count(verdict) for verdict in CheckVerdict}
    told = (
        f"{count_things(number[CheckVerdict.DIFFERS], 'differs', 'differ')}, "
        f"{count_things(number[CheckVerdict.AGREES], 'agrees', 'agree')}, "
        f"{number[CheckVerdict.OPEN]:,} open"
    )
    return f"{count_things(len(checks), 'check')}: {told}"
