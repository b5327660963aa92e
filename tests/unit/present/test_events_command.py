"""`onrecord events`: what was held and what is planned."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agenda_record import write_agenda
from onrecord.present.cli import cli


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_agenda(tmp_path_factory.mktemp("events") / "talks.db")


def run(record: Path, *args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["events", "--record", str(record), *args])
    assert code == result.exit_code, result.output
    return result


def ids(record: Path, *args: str) -> list[str]:
    return [each["id"] for each in json.loads(run(record, "--json", *args).stdout)]


def test_the_table_is_in_order_of_date(record: Path) -> None:
    result = run(record)
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["Date", "Status", "Kind", "Who", "What", "Place", "Report"]
    assert [["2031-03-14", "held"], ["2031-03-24", "planned"]] == [
        line.split()[:2] for line in lines[1:3]
    ]
    assert ["by", "2031-04-01", "proposed"] == lines[3].split()[:3]
    assert "4 events\n" == result.stderr


def test_what_is_wanted(record: Path) -> None:
    assert ["ev_2", "ev_1", "ev_3", "ev_4"] == ids(record)
    assert ["ev_1", "ev_3"] == ids(record, "--planned")
    assert ["ev_2", "ev_1"] == ids(record, "--actor", "Marost")
    assert ["ev_1", "ev_3"] == ids(record, "--from", "2031-03-15")
    assert [] == ids(record, "--to", "2030")
    assert "0 events\n" == run(record, "--to", "2030").stderr


def test_the_calendar(record: Path) -> None:
    assert 3 == run(record, "--ics").stdout.count("BEGIN:VEVENT")


def test_it_takes_one_form_and_a_name_on_record(record: Path) -> None:
    run(record, "--json", "--ics", code=2)
    run(record, "--actor", "Quint", code=1)
