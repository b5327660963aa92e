"""The steps by which the record's schema came to be what it is.

In: a `Database`. Out: the same, with the newest schema; or the error that says why not. Each
step is one file of SQL in `steps/`, never changed once released. Using the tables is left to
`append.py` and `find.py`.
"""

import sqlite3
from dataclasses import dataclass
from importlib import resources

from onrecord.errors import InternalError, NotARecord, RecordTooNew
from onrecord.record.database import Database

# "onrc" in ASCII: by this number in its header `file` and we know a record from other databases.
APPLICATION_ID = 0x6F6E7263


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the schema.

    Attributes:
        number: Its number, from 1.
        name: What it does.
        statements: Its SQL.
    """

    number: int
    name: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """What was done to a record of an older version.

    Attributes:
        before: The number of its schema before.
        after: The number of its schema now.
    """

    before: int
    after: int


def load_steps() -> tuple[Step, ...]:
    """Return all steps in order.

    >>> [step.number for step in load_steps()][:1]
    [1]
    """
    folder = resources.files("onrecord.record") / "steps"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    steps = []
    for file in files:
        number, _, name = file.name.removesuffix(".sql").partition("_")
        statements = split_statements(file.read_text(encoding="utf-8"))
        steps.append(Step(number=int(number), name=name, statements=statements))
    return tuple(steps)


def split_statements(script: str) -> tuple[str, ...]:
    r"""Split a script into statements: run as one script, they would not be one transaction.

    >>> split_statements("CREATE TABLE a (b DEFAULT ';');\nDROP TABLE a;")
    ("CREATE TABLE a (b DEFAULT ';');", 'DROP TABLE a;')
    """
    statements: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(held):
            statements.append(held.strip())
            held = ""
    if held.strip():
        raise InternalError(f"a step of the schema ends in half a statement: {held.strip()!r}")
    return tuple(statements)


def get_schema_version(database: Database, *, newest: int) -> int:
    """Return the number of the last step taken, 0 for an empty file.

    Raises:
        NotARecord: If it is somebody else's database.
        RecordTooNew: If steps were taken of which this version knows nothing.
    """
    # One statement, hence one moment: another program may be making the record just now.
    (row,) = database.fetch_all(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    )
    application_id, version, tables = (int(value) for value in row)
    if application_id == 0 and version == 0 and tables == 0:
        return 0
    if application_id != APPLICATION_ID:
        raise NotARecord(f"{database.describe()} is a database, but not a record of onrecord")
    if version > newest:
        raise RecordTooNew(
            f"{database.describe()} was written by a newer onrecord"
            f" (schema {version}; this one knows {newest})"
        )
    return version


def upgrade(database: Database, steps: tuple[Step, ...] | None = None) -> Upgrade | None:
    """Take the steps that are still to be taken, each in one transaction with its own record.

    Returns:
        What was done to a record of an older version; None for a new one and for a current one.

    Raises:
        NotARecord: If it is somebody else's database; nothing is written to it.
        RecordTooNew: If it was written by a newer version.
    """
    steps = load_steps() if steps is None else steps
    newest = steps[-1].number
    before = get_schema_version(database, newest=newest)
    for step in steps:
        if get_schema_version(database, newest=newest) >= step.number:
            continue
        with database.transaction():
            # Another program may have taken the step while this one waited for the lock.
            if get_schema_version(database, newest=newest) < step.number:
                _take(database, step)
    return Upgrade(before=before, after=newest) if 0 < before < newest else None


def _take(database: Database, step: Step) -> None:
    for statement in step.statements:
        database.execute(statement)
    database.execute(
        "INSERT INTO migrations (number, name) VALUES (?, ?)", (step.number, step.name)
    )
    # A pragma takes no parameters; both are whole numbers of our own.
    database.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    database.execute(f"PRAGMA user_version = {step.number:d}")
