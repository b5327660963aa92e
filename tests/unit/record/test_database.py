"""The connection: errors of ours instead of SQLite's, transactions, snapshots."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import (
    InternalError,
    NotARecord,
    OnRecordError,
    RecordBusy,
    RecordUnwritable,
)
from onrecord.record import database as database_module
from onrecord.record.database import Database, make_storable


@pytest.fixture(name="path")
def _path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    return tmp_path / "test.db"


@pytest.fixture(name="database")
def _database(path: Path) -> Iterator[Database]:
    database = Database(path)
    database.execute("CREATE TABLE facts (fact TEXT NOT NULL)")
    yield database
    database.close()


def test_settings_are_in_force(database: Database) -> None:
    names = ("foreign_keys", "trusted_schema", "cell_size_check", "synchronous", "journal_mode")
    got = [database.fetch_all(f"PRAGMA {name}")[0][0] for name in names]
    assert [1, 0, 1, 2, "delete"] == got


def test_a_transaction_is_whole(database: Database) -> None:
    with database.transaction():
        assert 1 == database.execute("INSERT INTO facts VALUES ('a')")
        database.execute_many("INSERT INTO facts VALUES (?)", [("b",), ("c",)])
    assert [("a",), ("b",), ("c",)] == database.fetch_all("SELECT fact FROM facts")


def _break_off(database: Database, error: type[BaseException]) -> None:
    with database.transaction():
        database.execute("INSERT INTO facts VALUES ('a')")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_or_not_at_all(database: Database, error: type[BaseException]) -> None:
    with pytest.raises(error):
        _break_off(database, error)
    assert database.find_row("SELECT fact FROM facts") is None
    with database.transaction():
        database.execute("INSERT INTO facts VALUES ('b')")
    assert ("b",) == database.find_row("SELECT fact FROM facts")


def test_another_programs_write_is_waited_for_and_then_told(path: Path, database: Database) -> None:
    other = Database(path)
    with (
        database.transaction(),
        pytest.raises(RecordBusy, match="in use by another program"),
        other.transaction(),
    ):
        pass
    with other.transaction():
        other.execute("INSERT INTO facts VALUES ('mine')")
    other.close()
    assert [("mine",)] == database.fetch_all("SELECT fact FROM facts")


def test_a_write_that_a_reader_holds_up_leaves_nothing(path: Path, database: Database) -> None:
    other = Database(path)
    with other.snapshot():
        assert [] == other.fetch_all("SELECT fact FROM facts")
        with pytest.raises(RecordBusy), database.transaction():
            database.execute("INSERT INTO facts VALUES ('a')")
    other.close()
    assert [] == database.fetch_all("SELECT fact FROM facts")


def test_a_reader_does_not_see_what_is_half_written(path: Path, database: Database) -> None:
    other = Database(path)
    with database.transaction():
        database.execute("INSERT INTO facts VALUES ('a')")
        assert [] == other.fetch_all("SELECT fact FROM facts")
    assert [("a",)] == other.fetch_all("SELECT fact FROM facts")
    other.close()


def test_snapshots_nest(database: Database) -> None:
    with database.snapshot(), database.snapshot():
        assert [] == database.fetch_all("SELECT fact FROM facts")
    with database.transaction():
        database.execute("INSERT INTO facts VALUES ('a')")


def test_a_full_disk_is_told_and_leaves_nothing(database: Database) -> None:
    database.execute("PRAGMA max_page_count = 4")
    with pytest.raises(RecordUnwritable, match="full"), database.transaction():
        database.execute("INSERT INTO facts VALUES (?)", ("x" * 100_000,))
    assert [] == database.fetch_all("SELECT fact FROM facts")


def test_a_refused_write_is_told(database: Database) -> None:
    database.refuse_writes()
    with pytest.raises(RecordUnwritable):
        database.execute_many("INSERT INTO facts VALUES (?)", [("a",)])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritable, match="unable to open"):
        Database(tmp_path / "none" / "test.db")


def test_a_file_that_is_no_database_is_told_and_let_go(path: Path) -> None:
    path.write_text("no database, " * 100, encoding="utf-8")
    with pytest.raises(NotARecord, match="not a record"):
        Database(path)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT colour FROM facts",
        "SELECT * FROM colours",
        "INSERT INTO facts (colour) VALUES (1)",
        "SELECT CAST(x'ff' AS TEXT)",
    ],
)
def test_tables_and_texts_that_are_not_ours_are_damage(database: Database, sql: str) -> None:
    with pytest.raises(NotARecord, match=r"the record .*test\.db is damaged") as caught:
        database.fetch_all(sql)
    assert "Restore a copy" in caught.value.hint


def test_rows_that_are_not_ours_are_damage() -> None:
    database = Database(None)
    assert [1, 2] == database.load_rows(lambda row: int(row[0]), [("1",), ("2",)])
    for value in ("one", None, b"1"):
        with pytest.raises(NotARecord, match="the record in memory is damaged"):
            database.load_rows(lambda row: int(row[0]), [(value,)])
    database.close()


@pytest.mark.parametrize("sql", ["SELECT", "INSERT INTO facts VALUES (NULL)"])
def test_what_should_not_happen_is_our_bug(database: Database, sql: str) -> None:
    with pytest.raises(InternalError):
        database.fetch_all(sql)


def test_a_closed_database_is_our_bug(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(InternalError) as caught:
        database.execute("SELECT 1")
    assert isinstance(caught.value.__cause__, sqlite3.ProgrammingError)
    assert isinstance(caught.value, OnRecordError)


def test_names_that_are_no_unicode_become_storable() -> None:
    assert "a\\udce9" == make_storable("a\udce9")
    assert "Zoë 😀" == make_storable("Zoë 😀")


def test_a_query_with_names_raises_our_errors_too() -> None:
    database = Database(None)
    with pytest.raises(InternalError):
        database.fetch_named("SELECT nothing FROM", {"a": 1})
    database.close()
