"""The command that walks a chain of reactions: `onrecord chain`.

In: the command line. Out: the chain on stdout, as text or JSON. Walking it is left to `chains.py`.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, record_option
from onrecord.present.terminal import find_width, is_coloured, neutralise_text

if TYPE_CHECKING:  # loaded inside the command, as in cli.py
    from onrecord.model.statement import Statement
    from onrecord.present.chains import Chain, Step
    from onrecord.present.items import Item
    from onrecord.record.store import View

_STEP = "  "


@click.command(
    epilog="""\b
Examples:
  onrecord chain st_155dfa4d2e6bb2bb
  onrecord chain st_155d --json | jq -r '.on[].exact[]'
"""
)
@click.argument("statement")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print the chain as one JSON object.")
def chain(*, statement: str, record: Path | None, as_json: bool) -> None:
    """Show what a statement is said of, and what was said of it.

    STATEMENT is its id, or the beginning of one; `onrecord ask` prints them. A step that is set
    further in belongs to the one above it. Denials and other relations are steps, too.
    """
    from onrecord.present.chains import find_chain  # noqa: PLC0415 (loaded here, as in cli.py)
    from onrecord.present.export import dump_item  # noqa: PLC0415

    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        found = find_chain(opened.view, statement)
        if as_json:
            click.echo(dump_item(_make_item(opened.view, found)))
            return
        coloured = is_coloured(sys.stdout)
        for line, is_heading in _format(opened.view, found):
            click.echo(click.style(line, bold=True) if coloured and is_heading else line)


def _format(view: "View", found: "Chain") -> Iterator[tuple[str, bool]]:
    yield from _format_statement(view, found.stmt, "", 0)
    for title, steps in (("It is said of", found.back), ("Of it was said", found.on)):
        yield "", False
        yield title, True
        if not steps:
            yield f"{_STEP}nothing on record", False
        for step in steps:
            yield from _format_statement(view, step.stmt, _tell(step), step.depth)


def _tell(step: "Step") -> str:
    return f"{step.how}{'' if step.is_sure else ' (not sure)'}: "


def _format_statement(
    view: "View", stmt: "Statement", how: str, depth: int
) -> Iterator[tuple[str, bool]]:
    text = view.text(stmt.report_id)
    [report] = view.reports(report_ids=[stmt.report_id])
    cue = " ".join(text[span.start : span.end] for span in stmt.cue)
    words = " … ".join(text[span.start : span.end] for span in stmt.content)
    day = stmt.said_at.value if stmt.said_at else report.reference_date
    told = (_name(view, stmt), cue, day, report.publisher, stmt.statement_id)
    lines = (f"{how}{' · '.join(filter(None, told))}", f"{_STEP}“{words}”")
    room = max(30, min(100, find_width()))
    for number, line in enumerate(lines):
        indent = _STEP * depth
        wrapped = textwrap.wrap(
            neutralise_text(line),
            room,
            initial_indent=indent + _STEP * number,
            subsequent_indent=indent + _STEP * (number + 1),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from ((each, depth == 0 and number == 0) for each in wrapped)


def _name(view: "View", stmt: "Statement") -> str:
    names = view.name_entities(stmt.report_id, {stmt.speaker} if stmt.speaker else ())
    return names[stmt.speaker][0] if stmt.speaker in names else "nobody named"


def _make_item(view: "View", found: "Chain") -> "Item":
    from onrecord.present.export import list_statement_items  # noqa: PLC0415

    def make_step(step: "Step") -> "Item":
        [item] = list_statement_items(view, [step.stmt])
        link = {"how": step.how, "depth": step.depth, "score": step.score, "sure": step.is_sure}
        return {**link, "exact": item["exact"], "statement": item}

    [stmt] = list_statement_items(view, [found.stmt])
    return {
        "statement": stmt,
        "back": list(map(make_step, found.back)),
        "on": list(map(make_step, found.on)),
    }
