"""`onrecord brief`: one page, in three forms."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import handmade
from onrecord.present.cli import cli
from onrecord.record.store import open_record

KESSEN = handmade.entity("Torvald Kessen")
TALKS = handmade.report("Kessen promised to open the road.", headline="The road")


@pytest.fixture(name="record")
def _record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with open_record(path) as record:
        record.writer.add(handmade.reading(TALKS, entities=[KESSEN]), name="a")
    return path


def run(record: Path, *args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["brief", "--record", str(record), *args])
    assert code == result.exit_code, result.output
    return result


def test_the_page_comes_in_three_forms(record: Path) -> None:
    assert run(record).stdout.startswith("The whole record\n\nWhat happened")
    assert run(record, "--markdown", "the", "road").stdout.startswith("# the road\n")
    page = json.loads(run(record, "--json", "--actor", "Kessen").stdout)
    assert ("Torvald Kessen", 4) == (page["title"], len(page["sections"]))


def test_it_takes_one_form_and_a_name_on_record(record: Path) -> None:
    run(record, "--json", "--markdown", code=2)
    assert "nobody on record is called “Quint”" in run(record, "--actor", "Quint", code=1).output
