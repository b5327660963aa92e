"""The schema after all steps, from nothing and from every older version."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import InternalError, NotARecord, RecordTooNew
from onrecord.record import migrations
from onrecord.record.database import Database
from onrecord.record.migrations import (
    Step,
    Upgrade,
    get_schema_version,
    load_steps,
    split_statements,
    upgrade,
)

_HERE = Path(__file__).parent
_STEPS = load_steps()


def _dump_schema(path: Path) -> str:
    """Return the schema as SQLite keeps it, without what a full-text index makes for itself."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT GLOB '*_search_*' ORDER BY type, name"
        ).fetchall()
    return "\n\n".join(f"{sql};" for (sql,) in found) + "\n"


def _upgrade(path: Path, steps: tuple[Step, ...]) -> None:
    database = Database(path)
    try:
        upgrade(database, steps)
    finally:
        database.close()


def test_steps_are_numbered_without_a_gap() -> None:
    assert list(range(1, len(_STEPS) + 1)) == [step.number for step in _STEPS]


@pytest.mark.parametrize("count", range(1, len(_STEPS) + 1))
def test_schema_of_every_version_is_what_was_released(tmp_path: Path, count: int) -> None:
    # A released schema never changes: a failure here means that a released step was edited.
    # For a new step, write what `_dump_schema` gives to a new schema_NNNN.sql.
    path = tmp_path / "record.db"
    _upgrade(path, _STEPS[:count])
    golden = (_HERE / f"schema_{count:04}.sql").read_text(encoding="utf-8")
    assert golden == _dump_schema(path)


@pytest.mark.parametrize("count", range(1, len(_STEPS) + 1))
def test_every_older_version_comes_to_the_newest_schema(tmp_path: Path, count: int) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    _upgrade(old, _STEPS[:count])
    _upgrade(old, _STEPS)
    _upgrade(new, _STEPS)
    assert _dump_schema(new) == _dump_schema(old)
    with closing(sqlite3.connect(old)) as connection:
        taken = connection.execute("SELECT number, name FROM migrations").fetchall()
        assert [(step.number, step.name) for step in _STEPS] == taken
        assert (len(_STEPS),) == connection.execute("PRAGMA user_version").fetchone()
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()


def test_only_a_record_of_an_older_version_is_said_to_be_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    done = []
    for count in (1, len(_STEPS), len(_STEPS)):
        database = Database(path)
        done.append(upgrade(database, _STEPS[:count]))
        database.close()
    assert [None, Upgrade(before=1, after=len(_STEPS)), None] == done


def test_a_later_step_is_taken_once(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    number = len(_STEPS) + 1
    later = Step(number=number, name="notes", statements=("CREATE TABLE jottings (note TEXT)",))
    _upgrade(path, _STEPS)
    _upgrade(path, (*_STEPS, later))
    _upgrade(path, (*_STEPS, later))
    with closing(sqlite3.connect(path)) as connection:
        assert (number,) == connection.execute("PRAGMA user_version").fetchone()
        assert (number,) == connection.execute("SELECT max(number) FROM migrations").fetchone()


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    _upgrade(path, _STEPS)
    before = _dump_schema(path)
    broken = Step(
        number=len(_STEPS) + 1,
        name="broken",
        statements=("CREATE TABLE jottings (note TEXT)", "CREATE TABLE notes (note TEXT)"),
    )
    with pytest.raises(InternalError):
        _upgrade(path, (*_STEPS, broken))
    assert before == _dump_schema(path)
    _upgrade(path, _STEPS)


def test_a_step_that_another_program_took_meanwhile_is_not_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    _upgrade(path, _STEPS)
    stale = [0, 0]  # once for what it was, once for its first step

    def look_too_early(database: Database, *, newest: int) -> int:
        return stale.pop() if stale else get_schema_version(database, newest=newest)

    monkeypatch.setattr(migrations, "get_schema_version", look_too_early)
    _upgrade(path, _STEPS)
    with closing(sqlite3.connect(path)) as connection:
        taken = connection.execute("SELECT count(*) FROM migrations").fetchone()
    assert (len(_STEPS),) == taken


def test_versions_are_told_apart(tmp_path: Path) -> None:
    database = Database(tmp_path / "record.db")
    assert 0 == get_schema_version(database, newest=1)
    upgrade(database)
    assert len(_STEPS) == get_schema_version(database, newest=len(_STEPS))
    with pytest.raises(RecordTooNew, match="newer onrecord"):
        get_schema_version(database, newest=len(_STEPS) - 1)
    database.execute("PRAGMA application_id = 1")
    with pytest.raises(NotARecord, match="not a record of onrecord"):
        get_schema_version(database, newest=1)
    database.close()


def test_statements_are_split_at_their_ends_only() -> None:
    script = "-- one;\nCREATE TABLE a (\n  b DEFAULT ';\n'\n);\n\nDROP TABLE a;\n"
    assert (
        "-- one;\nCREATE TABLE a (\n  b DEFAULT ';\n'\n);",
        "DROP TABLE a;",
    ) == split_statements(script)


def test_half_a_statement_is_our_bug() -> None:
    with pytest.raises(InternalError, match="half a statement"):
        split_statements("CREATE TABLE a (b);\nDROP TABLE")
