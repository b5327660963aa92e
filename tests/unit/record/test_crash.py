"""Killed at any moment, a record holds whole reports only, and reading again completes it."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from unittest import mock

from onrecord.model.record import Reading
from onrecord.record.database import Database
from onrecord.record.store import open_record
from sample_readings import BRIDGE, read_bridge

_TESTS = Path(__file__).parents[2]
_READINGS = 150
_KILLS = 12
_CHECK_INDEXES = (
    "INSERT INTO statements_search (statements_search, rank) VALUES ('integrity-check', 1)",
    "INSERT INTO reports_search (reports_search, rank) VALUES ('integrity-check', 1)",
)
# The program that is killed: it reads the same inputs in the same order each time, as the same
# command repeated does. It can also be told to die at one of the statements that it runs.
_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[2])
from test_crash import die_at, read_all
die_at(int(sys.argv[3]))
print("begin", flush=True)
read_all(sys.argv[1])
print("end", flush=True)
"""


def _make_readings() -> Iterator[tuple[str, Reading]]:
    """Yield inputs of all sorts: a third has an address of which each tenth is a new version."""
    for number in range(_READINGS):
        text = f"{BRIDGE} Number {number}. " + "Nothing was said of it. " * (number % 7 * 40)
        address = f"https://example.org/{number % 10}" if number % 3 == 0 else None
        yield f"/in/{number % 60}.txt", read_bridge(text, address=address)


def read_all(path: str | Path) -> None:
    """Read all inputs into a record, those that are on record already only noted."""
    with open_record(path) as record:
        for name, reading in _make_readings():
            report_id = reading.report.report_id
            if record.writer.has(report_id, reading.provenance.was_generated_by):
                record.writer.touch(report_id, path=name, name=name)
            else:
                record.writer.add(reading, path=name, name=name)


def die_at(number: int) -> None:
    """Let this process die without a word at the n-th statement that it gives to SQLite."""
    execute = Database.execute
    left = number

    def count(database: Database, sql: str, values: Sequence[object] = ()) -> int:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(9)
        return execute(database, sql, values)

    if number:
        mock.patch.object(Database, "execute", count).start()


def _start(path: Path, *, die: int = 0) -> "subprocess.Popen[str]":
    here = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONPATH": str(_TESTS), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(path), here, str(die)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def _check_whole(path: Path) -> int:
    """Check that each report is there with all that was read in it; return how many there are."""
    expected = {reading.report.report_id: reading for _, reading in _make_readings()}
    with open_record(path, read_only=True) as record:
        reports = record.view.reports()
        for report in reports:
            reading = expected[report.report_id]
            assert reading.report.text == record.view.text(report.report_id)
            assert reading.mentions == record.view.mentions(report.report_id)
            assert reading.links == record.view.links(report.report_id)
            assert reading.timexes == record.view.timexes(report.report_id)
            stmts = tuple(record.view.statements(report_ids=[report.report_id]))
            assert reading.statements == stmts
    with closing(sqlite3.connect(path)) as connection:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()
        for sql in _CHECK_INDEXES:
            connection.execute(sql)
        count: int = connection.execute("SELECT count(*) FROM texts").fetchone()[0]
    assert len(reports) == count
    return count


def _dump(path: Path) -> list[str]:
    """Return all rows but the inner tables of the indexes, whose segments are SQLite's affair."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "_search_" not in line]


def _check_complete(path: Path, calm_path: Path) -> None:
    """Read once more and check that the record equals one that was read without interruption."""
    with _start(path) as program:
        assert "begin\nend\n" == program.communicate()[0]
    assert 0 == program.returncode
    assert _READINGS == _check_whole(path)
    assert _dump(calm_path) == _dump(path)
    assert {path, calm_path} == set(path.parent.iterdir())


def test_killed_at_any_moment_it_holds_whole_reports_only(tmp_path: Path) -> None:
    path, calm_path = tmp_path / "onrecord.db", tmp_path / "calm.db"
    began = time.perf_counter()
    read_all(calm_path)
    # Moments are shares of what reading takes here, so that a slow machine is killed midway too;
    # together about as long as it, so that it is not done long before the last one.
    whole = time.perf_counter() - began
    moments = random.Random(20250818)  # noqa: S311 (no secret)
    counts = []
    for _ in range(_KILLS):
        with _start(path) as program:
            if program.stdout is None or program.stdout.readline() != "begin\n":
                raise AssertionError("the program did not begin")
            time.sleep(moments.uniform(0, whole / _KILLS * 2))
            program.kill()
        if path.exists() and path.stat().st_size:
            counts.append(_check_whole(path))
    assert sorted(counts) == counts
    # Most moments must have hit it at work, or nothing was tested.
    assert _KILLS / 2 <= sum(0 < count < _READINGS for count in counts)
    _check_complete(path, calm_path)


def test_dead_at_any_statement_it_holds_whole_reports_only(tmp_path: Path) -> None:
    path, calm_path = tmp_path / "onrecord.db", tmp_path / "calm.db"
    read_all(calm_path)
    numbers = random.Random(20250902)  # noqa: S311 (no secret)
    counts = []
    # The first ones fall into making the record, the later ones into its reports.
    for number in (6, 20, *(numbers.randrange(50, 300) for _ in range(8))):
        with _start(path, die=number) as program:
            assert "begin\n" == program.communicate()[0]
        assert 9 == program.returncode
        if path.stat().st_size:
            counts.append(_check_whole(path))
    assert sorted(counts) == counts
    assert len(set(counts)) > 1
    _check_complete(path, calm_path)


def test_a_half_written_file_is_taken_back_by_whoever_only_looks(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.writer.add(read_bridge(), name="a")
    # So large that SQLite writes into the file before the end of the transaction.
    program = """
import os, sys
from sample_readings import BRIDGE, read_bridge
from onrecord.record.store import Writer, open_record
Writer._note_input = lambda *_: os._exit(9)
with open_record(sys.argv[1]) as record:
    record.writer.add(read_bridge(BRIDGE + " Not a word more." * 400_000), name="b")
"""
    environment = {**os.environ, "PYTHONPATH": str(_TESTS)}
    ended = subprocess.run([sys.executable, "-c", program, str(path)], env=environment, check=False)
    assert 9 == ended.returncode
    assert (tmp_path / "onrecord.db-journal").exists()
    assert path.stat().st_size > 1_000_000
    with open_record(path, read_only=True) as record:
        assert BRIDGE == record.view.text(read_bridge().report.report_id)
        assert 1 == len(record.view.reports())
    assert [path] == list(tmp_path.iterdir())
    assert path.stat().st_size < 1_000_000
