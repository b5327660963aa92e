"""`onrecord positions` and `onrecord gap`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.present.cli import cli

Run = Callable[..., Result]

TEXT = """Ilena Marost has rejected the idea of armed observers.

Torvald Kessen welcomed the idea of armed observers on Monday.

Adrel Quint demanded grain exports. Kessen has shifted from demanding a truce to seeking a treaty.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)

    def run_command(*args: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, args, prog_name="onrecord")
        assert code == result.exit_code, result.output
        return result

    return run_command


@pytest.fixture
def talks(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    run("read", "-q", "--published", "2031-03-17", "talks.txt")
    return run


def test_the_matrix_and_what_changed(talks: Run) -> None:
    shown = talks("positions").stdout
    assert "armed observers" in shown
    assert "opposes" in shown
    assert "What changed:" in shown
    assert "“demanding a truce” to “seeking a treaty”" in shown


def test_positions_are_listed_with_evidence_wording_and_as_json(talks: Run, tmp_path: Path) -> None:
    shown = talks("positions", "--actor", "Marost", "--evidence").stdout
    assert "Ilena Marost opposes" in shown
    assert "“has rejected the idea of armed observers”" in shown or "rejected" in shown
    assert "“armed observers”" in talks("positions", "--issue", "observers", "--wording").stdout
    items = json.loads(talks("positions", "--issue", "observers", "--json").stdout)
    assert {"armed observers"} == {item["issue_name"] for item in items}
    (tmp_path / "issues.toml").write_text(
        '[[issue]]\nname = "Guards"\nwords = ["observers"]\n', encoding="utf-8"
    )
    assert "Guards" in talks("positions", "--issues", "issues.toml").stdout


def test_a_gap_between_two(talks: Run) -> None:
    shown = talks("gap", "Marost", "Kessen").stdout
    assert "armed observers" in shown
    assert "Ilena Marost opposes" in shown
    (item,) = json.loads(talks("gap", "Marost", "Kessen", "--json").stdout)
    assert 2 == len(item["positions"])
    assert "no issue" in talks("gap", "Marost", "Quint").stdout
    talks("gap", "Marost", code=2)
    talks("gap", "Marost", "Nobody", code=1)


def test_a_record_without_positions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The weather was bad.", encoding="utf-8")
    run("read", "-q", "one.txt")
    assert "no positions on record" in run("positions").stdout
    run("positions", "--issue", "bridges", code=1)
