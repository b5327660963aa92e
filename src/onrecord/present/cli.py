"""The commands: parse what the user asks, call the rooms, print.

In: the command line. Out: data on stdout, progress and errors on stderr, an exit code. How errors
end a command is left to `exits.py`, tables to `tables.py`, files to `export.py` and `flat.py`.
Whatever takes long to load is loaded inside the command that needs it, so that `--help` is quick.
"""

import io
import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from onrecord.model.document import ReportKind
from onrecord.present.ask_command import ask
from onrecord.present.brief_command import brief
from onrecord.present.chain_command import chain
from onrecord.present.check_command import check
from onrecord.present.compare_command import compare
from onrecord.present.due_command import due
from onrecord.present.entity_commands import entity
from onrecord.present.events_command import events
from onrecord.present.exits import (
    EXIT_CODES,
    NOTHING_DONE,
    PARTLY_DONE,
    WELL,
    Program,
    print_problem,
)
from onrecord.present.opening import open_telling
from onrecord.present.options import (
    DEFAULT_RECORD,
    all_versions_option,
    as_of_option,
    choice_options,
    record_option,
)
from onrecord.present.position_commands import gap, positions
from onrecord.present.serve_command import serve

# Of more failures than a person reads the record tells.
_MOST_FAILURES = 50
_EXPORT_FORMATS = ("json", "jsonl", "csv")
_INTERRUPTED = "interrupted: what was read is on record; the same command again reads the rest"


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Start here:
  onrecord read examples/          read reports into ./onrecord.db
  onrecord show                    who said what
  onrecord ask "Who denied …?"     an answer in the record's own words
  onrecord serve                   the record as pages in a browser
  onrecord dossier dossier.html    one page to hand on

"""
    + EXIT_CODES,
)
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s", prog_name="onrecord")
def cli() -> None:
    """Read reports of a negotiation and build the record: who said what, as reported by whom.

    Data goes to stdout, progress and errors to stderr. Nothing is sent anywhere.
    """


@cli.command(
    epilog="""\b
Examples:
  onrecord read reports/ more/call.html
  onrecord read --publisher "The Lantern" --published 2031-03-17 talks.txt
  curl -s https://lantern.example/talks | onrecord read --format html -
  onrecord read --json talks.txt > record.json

"""
    + EXIT_CODES
)
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@record_option
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print the record of these inputs as JSON; kept only where a record is named.",
)
@click.option("--publisher", metavar="NAME", help="Who published the reports.")
@click.option("--headline", metavar="WORDS", help="Their headline.")
@click.option("--byline", metavar="NAMES", help="Their authors.")
@click.option("--url", help="Where they were published; reports of one URL are versions.")
@click.option(
    "--published",
    metavar="DATE",
    help="When: an ISO 8601 date or time; relative dates are read against it.",
)
@click.option("--language", metavar="TAG", help="Their language, such as en.")
@click.option(
    "--kind", type=click.Choice([str(kind) for kind in ReportKind]), help="What they are."
)
@as_of_option
@click.option(
    "--format",
    "input_format",
    type=click.Choice(["text", "markdown", "html", "jsonl"]),
    help="What - holds, where it cannot be told.",
)
@click.option("--no-compare", is_flag=True, help="Only read: hold nothing against the rest.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@click.pass_context
def read(ctx: click.Context, /, *, inputs: tuple[str, ...], **options: Any) -> None:
    """Read reports into the record.

    INPUT is a .txt, .md, .html or .jsonl file (a report a line), a folder of these, or - for
    standard input. What is on record already is not read again; a report that changed becomes a
    new version. What cannot be read is listed, the rest is read.

    The options about the reports override what the files say of themselves.
    """
    from onrecord.comparing import compare_record  # noqa: PLC0415
    from onrecord.ingest.load import Header, count_reports, load  # noqa: PLC0415
    from onrecord.pipeline import process  # noqa: PLC0415
    from onrecord.present.export import write_json  # noqa: PLC0415
    from onrecord.present.summary import describe_run  # noqa: PLC0415
    from onrecord.present.terminal import show_progress, show_stage  # noqa: PLC0415

    kind = options["kind"] and ReportKind(options["kind"])
    told = ("publisher", "headline", "byline", "url", "published", "language")
    header = Header(kind=kind, **{key: options[key] for key in told})
    path: Path | None = options["record"]
    if path is None and not options["as_json"]:
        path = DEFAULT_RECORD
    quiet = options["quiet"]
    stdin = sys.stdin.buffer
    incoming = load(inputs, header=header, stdin=stdin, format=options["input_format"])
    with open_telling(path) as record:
        total = None if quiet else count_reports(inputs)
        try:
            with show_progress(total, quiet=quiet) as on_progress:
                summary = process(incoming, record.writer, on_progress=on_progress)
            if not options["no_compare"]:
                with show_stage("comparing", quiet=quiet):
                    failed = compare_record(record).failures
                summary = replace(summary, failures=(*summary.failures, *failed))
        except KeyboardInterrupt:
            if path is not None:
                click.echo(_INTERRUPTED, err=True)
            raise
        if options["as_json"]:
            ids, failures = summary.report_ids, summary.failures
            write_json(
                record.view, sys.stdout, as_of=options["as_of"], report_ids=ids, failures=failures
            )
        else:
            click.echo(describe_run(summary, record.view, path or DEFAULT_RECORD))
    for failure in summary.failures[:_MOST_FAILURES]:
        print_problem(failure.code, f"{failure.input}: {failure.message}", failure.hint)
    unsaid = len(summary.failures) - _MOST_FAILURES
    if unsaid > 0:
        click.echo(f"… and {unsaid:,} more: `onrecord show failures` lists them.", err=True)
    if summary.failures:
        ctx.exit(PARTLY_DONE if summary.report_ids else NOTHING_DONE)
    ctx.exit(WELL)


@cli.command(
    epilog="""\b
Examples:
  onrecord show --speaker Kessen --words observers
  onrecord show times --report "open microphone" --from 2031-03
  onrecord show entities --json | jq -r '.[].name'
"""
)
@click.argument(
    "shown",
    metavar="[statements|entities|times|reports|failures]",
    type=click.Choice(["statements", "entities", "times", "reports", "failures"]),
    default="statements",
)
@record_option
@click.option("--speaker", metavar="NAME", help="Who said it: words of a name, or an entity's id.")
@choice_options
@click.option(
    "--words", help='With these words; "in quotation marks" as a phrase, end* as a beginning.'
)
@all_versions_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@click.option("--json", "as_json", is_flag=True, help="Print the items as a JSON array.")
def show(*, shown: str, **options: Any) -> None:
    """Show what is on record.

    Statements by default: date and publisher of the report, speaker, cue, whom it is about and
    words, shortened to the width of the terminal.
    """
    from onrecord.present.export import write_array  # noqa: PLC0415
    from onrecord.present.selection import Shown, choose_items  # noqa: PLC0415
    from onrecord.present.tables import describe_count, format_items  # noqa: PLC0415
    from onrecord.present.terminal import is_coloured  # noqa: PLC0415
    from onrecord.record.store import StatementFilter  # noqa: PLC0415

    kind = Shown(shown)
    keys = ("speaker", "report", "date_from", "date_to", "words", "all_versions")
    wanted = StatementFilter(**{key: options[key] for key in keys})
    with open_telling(options["record"] or DEFAULT_RECORD, read_only=True) as record:
        chosen = choose_items(record.view, kind, wanted)
        listed = chosen[: options["limit"]]
        if options["as_json"]:
            write_array(listed, sys.stdout)
            return
        lines = format_items(record.view, kind, listed, words=wanted.words)
        heading = next(lines)
        if listed:
            heading = heading.rstrip()
            click.echo(click.style(heading, bold=True) if is_coloured(sys.stdout) else heading)
        for line in lines:
            click.echo(line.rstrip())
        everything = StatementFilter(all_versions=wanted.all_versions)
        is_all = wanted == everything
        total = len(chosen) if is_all else len(choose_items(record.view, kind, everything))
    count = describe_count(kind, listed=len(listed), matching=len(chosen), total=total)
    click.echo(f"\n{count}" if listed else count)


cli.add_command(ask)
cli.add_command(brief)
cli.add_command(check)
cli.add_command(due)
cli.add_command(events)
cli.add_command(positions)
cli.add_command(gap)
cli.add_command(chain)


@cli.command(
    epilog="""\b
Examples:
  onrecord export > record.json
  onrecord export --out statements.csv
  onrecord export --format jsonl | jq -r '[.speaker, .exact] | @tsv'
  onrecord export --what times --out times.csv
"""
)
@record_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(_EXPORT_FORMATS),
    help="How; default by the ending of --out, else json.",
)
@click.option(
    "--out",
    "-o",
    default="-",
    metavar="FILE",
    help="Where to; default - is stdout. A file is replaced whole.",
)
@click.option(
    "--what",
    type=click.Choice(["statements", "entities", "times", "reports", "mentions"]),
    help="The rows of jsonl and csv; default statements. json holds everything.",
)
@as_of_option
@all_versions_option
@click.option(
    "--raw", is_flag=True, help="Leave csv text that a spreadsheet would run as a formula."
)
def export(*, out: str, output_format: str | None, what: str | None, **options: Any) -> None:
    """Write the record for other programs.

    json is the whole record, all versions of reports included (see `onrecord schema`). jsonl and
    csv are rows in UTF-8: a statement a line with the speaker's name, the report's publisher,
    headline, URL and date, and the exact words.

    In csv, text that a spreadsheet would run as a formula gets an apostrophe before it; numbers
    stay numbers.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415
    from onrecord.present import flat  # noqa: PLC0415
    from onrecord.present.export import write_json  # noqa: PLC0415
    from onrecord.present.output import open_output  # noqa: PLC0415
    from onrecord.present.terminal import count_things  # noqa: PLC0415

    form = output_format or _find_format(out)
    if form == "json" and what is not None:
        raise UsageError("--what does not apply to json", hint="Add --format jsonl or csv.")
    kind = flat.Kind(what or "statements")
    with (
        open_telling(options["record"] or DEFAULT_RECORD, read_only=True) as record,
        record.view.snapshot(),  # of one moment, though another program adds reports meanwhile
    ):
        view = record.view
        reports = view.reports(all_versions=options["all_versions"])
        with nullcontext(sys.stdout) if out == "-" else open_output(Path(out)) as file:
            if form == "json":
                write_json(view, file, as_of=options["as_of"])
                written = "the whole record"
            else:
                rows = flat.list_rows(view, kind, report_ids=[r.report_id for r in reports])
                if form == "jsonl":
                    number = flat.write_jsonl(rows, file)
                else:
                    number = flat.write_csv(rows, file, flat.COLUMNS[kind], raw=options["raw"])
                written = count_things(number, kind.singular, kind)
    if out != "-":
        click.echo(f"{out}: {written}, as {form}", err=True)


def _find_format(out: str) -> str:
    """Return the format that a file's ending tells; json for standard output."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    ending = Path(out).suffix.removeprefix(".").lower()
    if not ending or ending in _EXPORT_FORMATS:
        return ending or "json"
    raise UsageError(
        f"the ending of {out} tells no format that is written",
        hint=f"End it in .{', .'.join(_EXPORT_FORMATS)}, or add --format.",
    )


@cli.command(
    epilog="""\b
Examples:
  onrecord dossier dossier.html
  onrecord dossier --title "The Ostrel talks" --from 2031-03 talks.html
"""
)
@click.argument("out", metavar="OUT.html")
@record_option
@click.option("--title", metavar="WORDS", help="The page's title.")
@choice_options
@all_versions_option
def dossier(*, out: str, title: str | None, **options: Any) -> None:
    """Write one page to read the record on, and print its path.

    The page needs nothing but itself: the reports with every source, cue and content marked in
    the text, the statements as a table that filters, a timeline. An existing page is replaced.
    With - the page itself goes to stdout.
    """
    from onrecord.present.dossier import write_dossier  # noqa: PLC0415
    from onrecord.present.output import check_output  # noqa: PLC0415
    from onrecord.present.selection import choose_reports  # noqa: PLC0415
    from onrecord.present.terminal import count_things  # noqa: PLC0415
    from onrecord.record.store import StatementFilter  # noqa: PLC0415

    keys = ("report", "date_from", "date_to", "all_versions")
    wanted = StatementFilter(**{key: options[key] for key in keys})
    if out != "-":
        check_output(Path(out), page=True)
    with open_telling(options["record"] or DEFAULT_RECORD, read_only=True) as record:
        ids = None
        if wanted != StatementFilter():
            ids = [report.report_id for report in choose_reports(record.view, wanted)]
        target = sys.stdout if out == "-" else Path(out)
        summary = write_dossier(record.view, target, title=title, report_ids=ids)
    reports = count_things(summary.reports, "report")
    click.echo(f"{reports}, {count_things(summary.statements, 'statement')}", err=True)
    if out != "-":
        click.echo(out.encode("utf-8", "backslashreplace").decode("utf-8"))


cli.add_command(compare)
cli.add_command(entity)
cli.add_command(serve)


@cli.command(
    epilog="""\b
Examples:
  onrecord schema > onrecord-1.schema.json
  onrecord export | check-jsonschema --schemafile onrecord-1.schema.json -
"""
)
def schema() -> None:
    """Print the JSON Schema of what `read --json` and `export` write."""
    from onrecord.present.export import read_schema  # noqa: PLC0415

    click.echo(read_schema(), nl=False)


def _replace_closed_streams() -> None:
    """Give a stream that the shell has closed (``2>&-``) somewhere to go."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def main() -> None:
    """Run the program: the entry point of `onrecord` and of ``python -m onrecord``."""
    _replace_closed_streams()
    # Whatever the locale: the data is UTF-8, with the same line ends everywhere.
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    cli(prog_name="onrecord")
