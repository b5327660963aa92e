"""The commands by which people say which entities are one: `onrecord entity …`.

In: the command line. Out: decisions on record, and a line that says what was decided. What a
decision means is left to `deciding.py` and `record/joining.py`.
"""

from datetime import UTC, datetime
from pathlib import Path

import click

from onrecord.present.opening import open_telling
from onrecord.present.options import DEFAULT_RECORD, record_option


@click.group(
    epilog="""\b
Examples:
  onrecord entity merge "Ilena Marost" "Marost" --by anna
  onrecord entity split "Marost" --report rp_4f0c --by anna
"""
)
def entity() -> None:
    """Say which entities are one and which are not.

    The program joins what it is sure of; the rest is for people to say. Their word is kept beside
    what was read, holds when the reports are read anew, and can be taken back.
    """


_by_option = click.option(
    "--by", required=True, metavar="NAME", help="Who says so: kept with the decision."
)


@entity.command(
    epilog="""\b
Examples:
  onrecord entity merge "Ilena Marost" "Marost" --by anna
  onrecord entity merge en_0b5e1d3f8a72c946 en_7d41c09e52ab6f38 --by anna
"""
)
@click.argument("names", metavar="ENTITY ENTITY…", nargs=-1, required=True)
@_by_option
@record_option
def merge(*, names: tuple[str, ...], by: str, record: Path | None) -> None:
    """Say that entities are one.

    ENTITY is an entity's id, or a name that only one answers to.
    """
    from onrecord.present.deciding import merge_entities  # noqa: PLC0415

    _check_record(record)
    with open_telling(record or DEFAULT_RECORD) as opened:
        click.echo(merge_entities(opened, names, by=by, at=_tell_time()))


@entity.command(
    epilog="""\b
Examples:
  onrecord entity split "Ilena Marost" --by anna
  onrecord entity split "Marost" --report rp_4f0c --by anna
"""
)
@click.argument("name", metavar="ENTITY")
@click.option("--report", metavar="ID", help="The report in which it is somebody else.")
@_by_option
@record_option
def split(*, name: str, report: str | None, by: str, record: Path | None) -> None:
    """Say that an entity is somebody else in a report, or take its merges back.

    Without --report everything that people have merged into it is parted again.
    """
    from onrecord.present.deciding import split_entity  # noqa: PLC0415

    _check_record(record)
    with open_telling(record or DEFAULT_RECORD) as opened:
        click.echo(split_entity(opened, name, report=report, by=by, at=_tell_time()))


@entity.command(
    epilog="""\b
Example:
  onrecord entity undo dc_93944ca3f817487c
"""
)
@click.argument("decision", metavar="DECISION")
@record_option
def undo(*, decision: str, record: Path | None) -> None:
    """Take back what somebody decided about entities.

    DECISION is its id, which merge and split print and the export lists. It stays on record.
    """
    _check_record(record)
    with open_telling(record or DEFAULT_RECORD) as opened:
        opened.writer.undo_decision(decision, _tell_time())
    click.echo(f"taken back: {decision}")


def _check_record(record: Path | None) -> None:
    """Refuse to decide on a record that is not there: writing would make an empty one."""
    open_telling(record or DEFAULT_RECORD, read_only=True).close()


def _tell_time() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
