"""The command that prints one page on a process, an actor or an issue: `onrecord brief`.

In: the command line. Out: the page on stdout, as text, Markdown or JSON. What goes into it is left
to `briefing.py`, how it is laid out to `brief_layout.py`.
"""

import sys
from pathlib import Path

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, record_option

# Lines of a section: four sections of them fill a page.
_LINES = 8


@click.command(
    epilog="""\b
Examples:
  onrecord brief
  onrecord brief Lisna Pass
  onrecord brief --actor Kessen --markdown > kessen.md
  onrecord brief --issue observers --json | jq -r '.sections[].lines[].exact'
"""
)
@click.argument("words", metavar="[WORDS]…", nargs=-1)
@record_option
@click.option("--actor", metavar="NAME", help="Only what this one says, holds or takes part in.")
@click.option("--issue", metavar="NAME", help="Only positions on issues with these words.")
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=1_000_000),
    default=_LINES,
    show_default=True,
    metavar="N",
    help="Lines of each section.",
)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the page as Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
def brief(
    *,
    words: tuple[str, ...],
    record: Path | None,
    actor: str | None,
    issue: str | None,
    limit: int,
    as_markdown: bool,
    as_json: bool,
) -> None:
    """Print one page in the exact words of the record.

    What happened and is planned, who stands where, what is disputed, what is due: each line with
    publisher and date. WORDS choose a process: what has all of them, in whatever form. Without
    them the page is on the whole record.

    Labels before the words are the program's; what stands in quotation marks is the reports'.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415 (loaded here, as in cli.py)
    from onrecord.present import brief_layout  # noqa: PLC0415
    from onrecord.present.briefing import Subject, make_brief  # noqa: PLC0415
    from onrecord.present.export import dump_item  # noqa: PLC0415
    from onrecord.present.terminal import is_coloured  # noqa: PLC0415

    if as_markdown and as_json:
        raise UsageError("--markdown and --json exclude each other", hint="Leave one out.")
    subject = Subject(words=" ".join(words) or None, actor=actor, issue=issue)
    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        page = make_brief(opened.view, subject, limit=limit)
    if as_json:
        click.echo(dump_item(brief_layout.make_brief_item(page)))
    elif as_markdown:
        click.echo(brief_layout.write_markdown(page), nl=False)
    else:
        coloured = is_coloured(sys.stdout)
        for line, is_heading in brief_layout.format_brief(page):
            click.echo(click.style(line, bold=True) if coloured and is_heading else line)
