"""`onrecord ask`: answers on stdout, and no answer is none of its failures."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import handmade
from onrecord.model.statement import Act
from onrecord.present import ask_command
from onrecord.present.cli import cli
from onrecord.record.store import open_record

KESSEN = handmade.entity("Torvald Kessen")
TALKS = handmade.report("Kessen promised to open the road.", headline="The road")


@pytest.fixture(name="record")
def _record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with open_record(path) as record:
        promised = handmade.stmt(
            TALKS, "to open the road", cue="promised", speaker=KESSEN, act=Act.PROMISE
        )
        record.writer.add(handmade.reading(TALKS, promised, entities=[KESSEN]), name="a")
    return path


def run(record: Path, *args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["ask", "--record", str(record), *args])
    assert code == result.exit_code, result.output
    return result


def test_an_answer_is_printed(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "“to open the road”" in run(record, "Who promised to open the road?").stdout
    monkeypatch.setattr("onrecord.present.terminal.is_coloured", lambda stream: True)
    assert ask_command.ask is cli.commands["ask"]
    assert "Torvald Kessen" in run(record, "Who promised to open the road?").stdout


def test_no_answer_is_an_answer(record: Path) -> None:
    assert "The record does not say.\n" == run(record, "Who promised grain?").stdout


def test_json_is_one_object(record: Path) -> None:
    said = json.loads(run(record, "--json", "Who promised to open the road?").stdout)
    assert ["to open the road"] == said["answers"][0]["exact"]
    assert not json.loads(run(record, "--json", "Who promised grain?").stdout)["says"]


def test_a_record_must_be_there(tmp_path: Path) -> None:
    run(tmp_path / "none.db", "Who?", code=1)
    run(tmp_path / "none.db", "--limit", "0", "Who?", code=2)
