"""Open the record for a command, and say so where that changed it.

In: the path that the user gave, or None. Out: a `Record`; a line on stderr where the file was of
an older onrecord, since nobody expects a command that shows to write. What opening does is left
to `record/store.py`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.terminal import neutralise_text

if TYPE_CHECKING:  # only named here: `--help` must not wait for it
    from onrecord.record.store import Record


def open_telling(path: Path | None, *, read_only: bool = False) -> "Record":
    """Open a record, and tell on stderr if it had to be brought up to date.

    Args:
        path: The file; None for a record in memory.
        read_only: Refuse writes of the command, and refuse to make a new file.

    Raises:
        RecordError: If the file is no record, or cannot be used.
    """
    from onrecord.record.store import open_record  # noqa: PLC0415

    record = open_record(path, read_only=read_only)
    done = record.upgrade
    if done is not None:
        click.echo(
            f"note: {neutralise_text(str(path))} was written by an older onrecord and has been"
            f" brought up to date (schema {done.before} to {done.after}); the older one cannot"
            " open it any more",
            err=True,
        )
    return record
