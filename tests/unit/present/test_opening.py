from pathlib import Path

import pytest

from onrecord.present.opening import open_telling
from onrecord.record.database import Database
from onrecord.record.migrations import load_steps, upgrade


def test_an_upgrade_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "old\n.db"
    database = Database(path)
    upgrade(database, load_steps()[:1])
    database.close()
    open_telling(path, read_only=True).close()
    told = capsys.readouterr()
    assert ("", 1) == (told.out, told.err.count("\n"))
    assert told.err.startswith("note: ")
    assert f"(schema 1 to {len(load_steps())})" in told.err
    open_telling(path).close()
    assert ("", "") == capsys.readouterr()


def test_of_a_new_record_nothing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_telling(tmp_path / "new.db").close()
    open_telling(None).close()
    assert ("", "") == capsys.readouterr()
