"""`onrecord due`: what is due, overdue, kept or broken."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agenda_record import write_agenda
from onrecord.present.cli import cli


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_agenda(tmp_path_factory.mktemp("due") / "talks.db")


def run(record: Path, *args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["due", "--record", str(record), *args])
    assert code == result.exit_code, result.output
    return result


def states(record: Path, *args: str) -> list[tuple[str, str]]:
    found = json.loads(run(record, "--json", *args).stdout)
    return [(each["content"], each["state"]) for each in found]


def test_the_table_tells_who_is_bound_by_when(record: Path) -> None:
    result = run(record)
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["Due", "State", "Who", "What", "Says", "Report"]
    assert ["2031-03-20", "due", "Ilena"] == lines[1].split()[:3]
    assert "Torvald Kessen" in lines[3]
    assert "Ilena Marost" in lines[3]
    assert "1 open, 1 due, 1 kept, as of 2031-03-17\n" == result.stderr


def test_states_are_as_of_a_day(record: Path) -> None:
    road, kept, guns = "to open the road by 20 March", "to call", "to pull the guns out"
    assert [(road, "due"), (kept, "kept"), (guns, "open")] == states(record)
    assert [(road, "overdue"), (kept, "kept"), (guns, "due")] == states(
        record, "--as-of", "2031-05-30"
    )


def test_what_is_wanted(record: Path) -> None:
    assert ["to pull the guns out"] == [what for what, _ in states(record, "--actor", "Kessen")]
    assert 2 == len(states(record, "--actor", "Kessen", "--all"))
    assert 1 == len(states(record, "--from", "2031-04"))
    assert 2 == len(states(record, "--to", "2031-03-20"))
    assert "nothing is due" in run(record, "--from", "2032").stderr


def test_the_calendar_has_what_is_still_to_come(record: Path) -> None:
    calendar = run(record, "--ics").stdout
    assert 2 == calendar.count("BEGIN:VEVENT")
    assert "DTSTART;VALUE=DATE:20310320" in calendar


def test_it_says_what_it_cannot_do(record: Path) -> None:
    run(record, "--json", "--ics", code=2)
    run(record, "--as-of", "soon", code=2)
    assert "nobody on record is called “Quint”" in run(record, "--actor", "Quint", code=1).output
