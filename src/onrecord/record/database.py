"""One connection to the record's file: its settings, its transactions, its errors.

In: a path. Out: `Database`, whose errors are ours instead of SQLite's. The tables are left to
`migrations.py`, what is put into them to `append.py`, what is found in them to `find.py`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import (
    GroundingError,
    InternalError,
    NotARecord,
    OnRecordError,
    RecordBusy,
    RecordUnwritable,
)

# How long a write waits for another program's: one report is stored in far less than a second.
BUSY_SECONDS = 5.0

# The rollback journal and not a write-ahead log: one file stays one file, which can be copied,
# mailed and read from a folder that cannot be written to.
# FULL: with a rollback journal NORMAL can lose or damage the file when the power fails. It costs
# a few milliseconds a report, while reading the report takes a hundred times that.
# A record may come from somebody else: its schema is not trusted, its pages are checked.
_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
)

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
# What SQLite and Python say of a record whose tables are not ours any more, or whose text is no
# text; neither has a code of its own for it.
_DAMAGES = (
    "no such table",
    "no such column",
    "has no column named",
    "vtable constructor failed",
    "ON CONFLICT clause does not match",
    "Could not decode to UTF-8",
)
_RESTORE = "Restore a copy of it, or read the reports into a new one: --record FILE."

_Loaded = TypeVar("_Loaded")


class Database:
    """An open connection; every method raises a `RecordError` where SQLite refuses.

    >>> database = Database(None)
    >>> database.fetch_all("SELECT 1 + 1")
    [(2,)]
    >>> database.close()
    """

    def __init__(self, path: Path | None) -> None:
        self._name = "the record in memory" if path is None else str(path)
        # An absolute path, because SQLite takes a file named ":memory:" for no file at all.
        target = ":memory:" if path is None else str(path.absolute())
        try:
            self._connection = sqlite3.connect(target, timeout=BUSY_SECONDS, isolation_level=None)
        except sqlite3.Error as err:
            raise self._translate(err) from err
        try:
            for setting in _SETTINGS:
                self.execute(setting)
        except OnRecordError:
            self.close()
            raise

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one statement and return the number of the row that it inserted."""
        try:
            return self._connection.execute(sql, values).lastrowid or 0
        except sqlite3.Error as err:
            raise self._translate(err) from err

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement once a row."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as err:
            raise self._translate(err) from err

    def fetch_all(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows: no cursor stays open, so no lock outlives the call."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as err:
            raise self._translate(err) from err

    def fetch_named(self, sql: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Return all rows of a query whose parameters have names."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as err:
            raise self._translate(err) from err

    def find_row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row, or None."""
        rows = self.fetch_all(sql, values)
        return rows[0] if rows else None

    def load_rows(
        self, load: Callable[[tuple[Any, ...]], _Loaded], found: Iterable[tuple[Any, ...]]
    ) -> list[_Loaded]:
        """Make nouns of rows.

        Raises:
            NotARecord: If a row is none that we wrote.
        """
        loaded = []
        for row in found:
            # Text that was written as bytes; no noun of ours holds any.
            if any(isinstance(value, bytes) for value in row):
                raise self.make_damage("bytes stand where text should")
            try:
                loaded.append(load(row))
            except (GroundingError, KeyError, RecursionError, TypeError, ValueError) as err:
                raise self.make_damage(f"{type(err).__name__}: {err}") from err
        return loaded

    def make_damage(self, what: str) -> NotARecord:
        """Return the error that says that the file was damaged, or changed by hand."""
        name = self._name.removeprefix("the record ")
        return NotARecord(f"the record {name} is damaged: {what}", hint=_RESTORE)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is written inside, or nothing of it.

        It takes the lock at once: two programs that read first and then both want to write
        would otherwise refuse each other without waiting.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read inside be of one moment, while another program writes."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.execute("ROLLBACK")

    def refuse_writes(self) -> None:
        """Let every later write fail."""
        self.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        self._connection.close()

    def describe(self) -> str:
        """Return what to call the record in a message."""
        return self._name

    def _translate(self, err: sqlite3.Error) -> OnRecordError:
        # The low byte is the primary code; errors of Python's own layer have none.
        code = getattr(err, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            return RecordBusy(f"{self._name} is in use by another program")
        if code in _FOREIGN:
            return NotARecord(f"{self._name} is not a record of onrecord, or is damaged: {err}")
        if code in _UNWRITABLE:
            return RecordUnwritable(f"{self._name} cannot be used: {err}")
        if any(damage in str(err) for damage in _DAMAGES):
            return self.make_damage(str(err))
        return InternalError(f"{self._name}: {err}")


def make_storable(text: str) -> str:
    r"""Write what is no Unicode in `text` as escapes.

    File names and arguments of a command can hold bytes that are no UTF-8; Python passes these
    on as lone surrogates, which no database and no JSON file takes.

    >>> make_storable("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
