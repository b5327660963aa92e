"""The command that answers a question: `onrecord ask`.

In: the command line. Out: statements that answer, each with speaker, day, publisher, its words and
its report; or a line that says that the record does not say. What answers is left to `asking.py`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, check_day, record_option

# As many as a person reads; more are asked for.
_SHOWN = 5
_NOTHING = "The record does not say."


@click.command(
    epilog="""\b
Examples:
  onrecord ask "Who denied that a date had been set?"
  onrecord ask "What did Marost promise the council in March 2031?"
  onrecord ask --json "Whom did Kessen warn?" | jq -r '.answers[].exact[]'
"""
)
@click.argument("question")
@record_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_SHOWN,
    show_default=True,
    metavar="N",
    help="The best N answers only.",
)
@click.option(
    "--as-of",
    callback=check_day,
    metavar="YYYY-MM-DD",
    help="Read “yesterday” in the question against this day; default the latest report's.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answers as one JSON object.")
def ask(
    *, question: str, record: Path | None, limit: int, as_of: str | None, as_json: bool
) -> None:
    """Answer a question in the exact words of the record.

    An answer is a statement on record, with who said it, when, and in which report; nothing is
    put into other words. Where no statement answers, the record does not say: that is an answer
    too, and no failure.

    Ask who, whom, what, when or where, and name whoever spoke: the question's words are looked
    for in what was said.
    """
    from onrecord import asking  # noqa: PLC0415 (loaded here, as in cli.py)
    from onrecord.present.answers import format_answers, make_reply_item  # noqa: PLC0415
    from onrecord.present.export import dump_item  # noqa: PLC0415
    from onrecord.present.terminal import is_coloured  # noqa: PLC0415
    from onrecord.record.database import make_storable  # noqa: PLC0415

    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        question = make_storable(question)
        reply = asking.ask(opened.view, question, as_of=as_of)
        if as_json:
            click.echo(dump_item(make_reply_item(opened.view, question, reply, limit)))
            return
        lines = format_answers(opened.view, reply, limit)
        for line in _style(lines, coloured=is_coloured(sys.stdout)):
            click.echo(line)
    if not reply.answers:
        click.echo(_NOTHING)


def _style(lines: Iterator[tuple[str, bool]], *, coloured: bool) -> Iterator[str]:
    for line, is_heading in lines:
        yield click.style(line, bold=True) if coloured and is_heading else line
