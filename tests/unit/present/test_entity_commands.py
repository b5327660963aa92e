"""`onrecord entity`: what people decide about entities, by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.present.cli import cli
from public_json import check_record

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)

    def run_command(*args: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, args, prog_name="onrecord")
        assert code == result.exit_code, result.output
        return result

    return run_command


def test_entities_are_merged_split_and_that_is_undone(run: Run, tmp_path: Path) -> None:
    for name, text in (
        ("one.txt", "Ilena Marost said that the bridge was open."),
        ("two.txt", "Helena Marost said that the bridge was closed."),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run("read", "-q", "one.txt", "two.txt")
    merged = run("entity", "merge", "Ilena Marost", "Helena Marost", "--by", "anna").stdout
    assert "1 entity" in run("show", "entities").stdout
    decision = merged.rpartition(" ")[2].strip()
    assert "taken back" in run("entity", "undo", decision).stdout
    assert "2 entities" in run("show", "entities").stdout
    report = json.loads(run("show", "reports", "--json").stdout)[0]["id"]
    (item,) = json.loads(run("show", "entities", "--report", report, "--json").stdout)
    split = run("entity", "split", item["id"], "--report", report, "--by", "anna").stdout
    assert "another entity" in split
    exported = json.loads(run("export").stdout)
    assert ["accepted", "rejected"] == sorted(d["verdict"] for d in exported["decisions"])
    check_record(exported)


def test_deciding_needs_a_record_and_a_name(run: Run, tmp_path: Path) -> None:
    run("entity", "merge", "A", "B", "--by", "anna", code=1)
    assert not list(tmp_path.iterdir()), "no empty record is made"
    run("entity", "merge", "A", "B", code=2)
    (tmp_path / "one.txt").write_text("Ilena Marost left.", encoding="utf-8")
    run("read", "-q", "one.txt")
    run("entity", "undo", "dc_none", code=1)
