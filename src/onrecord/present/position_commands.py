"""The commands that show where everyone stands: `onrecord positions` and `onrecord gap`.

In: the command line. Out: a matrix, lists with their evidence, or JSON. What is chosen is left to
`standing.py`, how it is laid out to `standing_tables.py`.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, record_option

_issues_option = click.option(
    "--issues",
    "issues_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A TOML file that names issues: [[issue]] with name, description, words.",
)
_issue_option = click.option(
    "--issue", metavar="WORDS", help="Issues with these words in name or formulas, or of this id."
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


@click.command(
    epilog="""\b
Examples:
  onrecord positions
  onrecord positions --actor Kessen --evidence
  onrecord positions --issue observers --json
  onrecord positions --issues issues.toml
"""
)
@record_option
@click.option("--actor", "actors", multiple=True, metavar="NAME", help="Who: a name, or an id.")
@_issue_option
@_issues_option
@click.option("--evidence", is_flag=True, help="List each position with its exact words.")
@click.option("--wording", is_flag=True, help="List who used which formula for it, and when.")
@_json_option
def positions(*, record: Path | None, actors: tuple[str, ...], **options: Any) -> None:
    """Show where everyone stands: issues by actors, and what changed.

    Issues are proposed from what the reports say; a file can name them instead. In brackets is
    what others say of somebody; what was given up is listed with --evidence.
    """
    from onrecord.present import standing_tables as tables  # noqa: PLC0415
    from onrecord.present.deciding import find_actor  # noqa: PLC0415
    from onrecord.present.export import write_array  # noqa: PLC0415
    from onrecord.present.standing import (  # noqa: PLC0415
        choose_standing,
        find_standing,
        find_usages,
        make_matrix,
    )

    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        view = opened.view
        ids = [find_actor(view, name).entity_id for name in actors]
        standing = choose_standing(
            find_standing(view, issues_file=options["issues_file"]),
            actors=ids,
            issue=options["issue"],
        )
        if options["as_json"]:
            write_array(tables.list_position_items(standing), sys.stdout)
            return
        if not standing.positions:
            click.echo("no positions on record")
        elif options["wording"]:
            usages = find_usages(view, standing, issues_file=options["issues_file"])
            _echo(tables.format_usages(standing, usages))
        elif options["evidence"]:
            _echo(tables.format_evidence(view, standing))
        else:
            _echo(tables.format_matrix(standing, make_matrix(standing)))
        lines = list(tables.format_shifts(standing))
        if lines:
            click.echo("\nWhat changed:")
            _echo(lines)


@click.command(
    epilog="""\b
Examples:
  onrecord gap Marost Kessen
  onrecord gap Varenia Solmark --issue observers
"""
)
@click.argument("actors", metavar="ACTOR ACTOR…", nargs=-1, required=True)
@record_option
@_issue_option
@_issues_option
@_json_option
def gap(*, actors: tuple[str, ...], record: Path | None, **options: Any) -> None:
    """Show on which issues actors stand apart, since when, and who moved last.

    ACTOR is a name that only one answers to, or an entity's id. What others say of somebody counts
    only where he has not spoken himself.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415
    from onrecord.present import standing_tables as tables  # noqa: PLC0415
    from onrecord.present.deciding import find_actor  # noqa: PLC0415
    from onrecord.present.export import write_array  # noqa: PLC0415
    from onrecord.present.standing import (  # noqa: PLC0415
        choose_standing,
        find_gaps,
        find_standing,
    )

    with open_telling(record or DEFAULT_RECORD, read_only=True) as opened:
        view = opened.view
        ids = list(dict.fromkeys(find_actor(view, name).entity_id for name in actors))
        if len(ids) < 2:
            raise UsageError("a gap is between two actors or more", hint="Name another one.")
        standing = choose_standing(
            find_standing(view, issues_file=options["issues_file"]),
            actors=ids,
            issue=options["issue"],
        )
        gaps = find_gaps(standing, ids)
        if options["as_json"]:
            write_array(tables.list_gap_items(standing, gaps), sys.stdout)
        elif gaps:
            _echo(tables.format_gaps(standing, gaps))
        else:
            click.echo("they stand apart on no issue on record")


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line.rstrip())
