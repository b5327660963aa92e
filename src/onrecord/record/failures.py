"""Remember what could not be read, until the same input is read.

In: `Failure`, names of inputs as the user typed them. Out: rows. Inputs that could be read are
left to `append.py`, listing failures to `find.py`.
"""

import os.path
import re
from collections import defaultdict

from onrecord.model.record import Failure
from onrecord.record.database import Database, make_storable

# A line of a file of reports is named after its file: "batch.jsonl:3".
_LINE = re.compile(r":[0-9]+\Z")


class FailureLog:
    """The failures on record; ``./a.txt`` and ``a.txt`` are one input, kept as it was typed.

    The names are held in memory by their normal form: looking through all of them for each
    report would take time with the square of a folder that is mostly unreadable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: object = None
        # Names that are on record, or were: more than there are, never fewer.
        self._names: defaultdict[str, set[str]] = defaultdict(set)

    def find(self, name: str, *, with_lines: bool = True) -> list[str]:
        """Return the names under which failures of an input, and of its lines, are on record."""
        (version,) = self._database.fetch_all("PRAGMA data_version")
        if version != self._seen:
            # Another program wrote to the record: this number never tells of our own writes.
            self._seen = version
            self._names.clear()
            for (stored,) in self._database.fetch_all("SELECT input FROM failures"):
                self._remember(str(stored))
        wanted = _normalise(name)
        return [
            held
            for held in sorted(self._names.get(wanted, ()))
            if (with_lines or _normalise(held) == wanted) and self._get(held) is not None
        ]

    def add(self, failure: Failure) -> None:
        """Note a failure; what was noted for the input itself before is replaced."""
        row = tuple(
            make_storable(value)
            for value in (
                failure.input,
                failure.stage,
                failure.code,
                failure.message,
                failure.hint,
            )
        )
        held = self.find(failure.input, with_lines=False)
        if held == [row[0]] and self._get(row[0]) == row:
            return
        with self._database.transaction():
            self._delete([*held, row[0]])
            self._database.execute(
                "INSERT INTO failures (input, stage, code, message, hint) VALUES (?, ?, ?, ?, ?)",
                row,
            )
        self._remember(row[0])

    def clear(self, name: str) -> None:
        """Forget the failures of an input and of its lines; the caller has the transaction."""
        self._delete(self.find(name))

    def _get(self, stored: str) -> tuple[object, ...] | None:
        return self._database.find_row(
            "SELECT input, stage, code, message, hint FROM failures WHERE input = ?", (stored,)
        )

    def _delete(self, stored: list[str]) -> None:
        self._database.execute_many(
            "DELETE FROM failures WHERE input = ?", ((name,) for name in stored)
        )

    def _remember(self, stored: str) -> None:
        normal = _normalise(stored)
        self._names[normal].add(stored)
        self._names[_LINE.sub("", normal)].add(stored)


def _normalise(name: str) -> str:
    return os.path.normpath(make_storable(name))
