"""What a run did, and what to type next."""

import os
import sys
from pathlib import Path

import pytest

from onrecord.pipeline import Summary
from onrecord.present.summary import describe_run, find_program
from onrecord.record.store import open_record
from sample_readings import read_bridge


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "own bin"
    folder.mkdir()
    path = folder / ("onrecord.exe" if os.name == "nt" else "onrecord")
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def call(monkeypatch: pytest.MonkeyPatch, name: str, *, path: str) -> str:
    monkeypatch.setattr(sys, "argv", [name])
    monkeypatch.setenv("PATH", path)
    return find_program()


def test_a_program_on_the_path_goes_by_its_name(
    monkeypatch: pytest.MonkeyPatch, program: Path
) -> None:
    assert "onrecord" == call(monkeypatch, str(program), path=str(program.parent))


@pytest.mark.skipif(os.name == "nt", reason="quoted as a POSIX shell takes it")
def test_a_program_beside_the_path_goes_by_the_name_it_was_called(
    monkeypatch: pytest.MonkeyPatch, program: Path, tmp_path: Path
) -> None:
    assert f"'{program}'" == call(monkeypatch, str(program), path=str(tmp_path))
    assert ".venv/bin/onrecord" == call(monkeypatch, ".venv/bin/onrecord", path=str(tmp_path))
    other = str(program.parent)
    assert ".venv/bin/onrecord" == call(monkeypatch, ".venv/bin/onrecord", path=other), (
        "the one on the path is another"
    )


def test_a_module_goes_by_its_interpreter_unless_its_program_is_on_the_path(
    monkeypatch: pytest.MonkeyPatch, program: Path, tmp_path: Path
) -> None:
    python = program.with_name("python")
    monkeypatch.setattr(sys, "executable", str(python))
    assert "onrecord" == call(monkeypatch, "x/onrecord/__main__.py", path=str(program.parent))
    told = call(monkeypatch, "x/onrecord/__main__.py", path=str(tmp_path))
    assert told.endswith("python' -m onrecord")


def test_another_programs_run_names_the_usual_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "onrecord" == call(monkeypatch, "/opt/pytest", path=str(tmp_path))
    assert "onrecord" == call(monkeypatch, "/opt/pytest/__main__.py", path=str(tmp_path))


def test_one_thing_is_one_and_the_record_is_named() -> None:
    with open_record(None) as record:
        reading = read_bridge()
        record.writer.add(reading, name="a.txt")
        ids = (reading.report.report_id,)
        told = describe_run(
            Summary(
                new=1,
                unchanged=0,
                versions=1,
                reread=2,
                statements=2,
                words=30,
                report_ids=ids,
                failures=(),
            ),
            record.view,
            Path("out/a b.db"),
        )
    assert "1 new, 0 unchanged, 1 new version, 2 read anew, 0 failed\n" in told
    assert "2 by 1 speaker\n" in told
    assert told.endswith("onrecord dossier --record 'out/a b.db' dossier.html")
