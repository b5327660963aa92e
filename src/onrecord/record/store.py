"""Open the record: one SQLite file that keeps what was read.

In: a path. Out: `Record` with its `Writer` and its `View`. What is written is left to
`append.py`, what is found to `find.py`, the schema to `migrations.py`.
"""

from pathlib import Path
from types import TracebackType

from onrecord.errors import NotARecord, OnRecordError, RecordUnwritable
from onrecord.record.append import Outcome, Writer
from onrecord.record.browse import Index
from onrecord.record.database import Database
from onrecord.record.find import StatementFilter, View
from onrecord.record.judged import Judged
from onrecord.record.lookup import Lookup
from onrecord.record.migrations import Upgrade, upgrade
from onrecord.record.shelf import Shelf

__all__ = ["Outcome", "Record", "Shelf", "StatementFilter", "View", "Writer", "open_record"]


class Record:
    """An open record; a context manager that closes it.

    Attributes:
        writer: Adds to it.
        view: Finds what is in it.
        shelf: Keeps what comparing notes and finds.
        index: Finds a page of statements or reports at a time.
        lookup: Finds a page of what comparing found at a time.
        judged: Finds what people judged, and what nobody has.
        upgrade: What opening it did to a record of an older version; None where nothing.
    """

    def __init__(self, database: Database, upgrade: Upgrade | None = None) -> None:
        self._database = database
        self.upgrade = upgrade
        self.writer = Writer(database)
        self.view = View(database)
        self.shelf = Shelf(database)
        self.index = Index(database, self.view.joins)
        self.lookup = Lookup(database)
        self.judged = Judged(database)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._database.close()

    def __enter__(self) -> "Record":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_record(path: str | Path | None, *, read_only: bool = False) -> Record:
    """Open a record, make it where there is none, and bring an older one up to date.

    Args:
        path: The file; None for a record in memory that is gone when it is closed.
        read_only: Refuse writes, and refuse to make a new file. An older record is still
            brought up to date (its `upgrade` says so), and what a killed program left half
            written is still taken back.

    Raises:
        NotARecord: If the file is something else, or damaged, or missing when `read_only`.
        RecordTooNew: If a newer onrecord wrote it.
        RecordBusy: If another program is writing to it for longer than a while.
        RecordUnwritable: If the disk or folder refuses.

    >>> with open_record(None) as record:
    ...     record.view.reports()
    ()
    """
    file = None if path is None else Path(path)
    if file is not None:
        _check_file(file, read_only=read_only)
    database = Database(file)
    try:
        done = upgrade(database)
        if read_only:
            database.refuse_writes()
    except OnRecordError:
        database.close()
        raise
    return Record(database, done)


def _check_file(file: Path, *, read_only: bool) -> None:
    try:
        if file.is_dir():
            raise NotARecord(f"{file} is a folder, not a record")
        if not file.exists():
            if read_only:
                raise NotARecord(f"there is no record at {file}", hint=_READ_FIRST)
            if not file.absolute().parent.is_dir():
                raise RecordUnwritable(f"the folder of {file} does not exist", hint=_MAKE_FOLDER)
        elif read_only and file.stat().st_size == 0:
            raise NotARecord(f"{file} is an empty file, not a record", hint=_READ_FIRST)
    except OSError as err:
        raise RecordUnwritable(f"{file} cannot be opened: {err}") from err


_MAKE_FOLDER = "Make the folder first, or name another file with --record."
_READ_FIRST = "Make one with `onrecord read INPUT…`, or name another file with --record."
