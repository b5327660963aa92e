"""`onrecord check`: what does not add up."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import handmade
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place
from onrecord.model.document import Report
from onrecord.present.cli import cli
from onrecord.record.shelf import Note
from onrecord.record.store import open_record

WRONG = handmade.report(
    "On Tuesday, 18 March, the two ministers, Renkar, Velde and Brisk, met.",
    published="2031-03-19",
    publisher="The Lantern",
)
RIGHT = handmade.report("They met on Monday, 17 March.", publisher=None, published="2031-03-17")


def make_check(
    report: Report, words: str, verdict: CheckVerdict, kind: CheckKind = CheckKind.WEEKDAY
) -> Check:
    return Check(
        report_id=report.report_id,
        kind=kind,
        span=handmade.span(report.text, words),
        verdict=verdict,
        detail=f"Because of {words}.",
    )


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "talks.db"
    count = make_check(WRONG, "two ministers", CheckVerdict.DIFFERS, CheckKind.COUNT)
    here = Place(report_id=WRONG.report_id, span=handmade.span(WRONG.text, "Renkar"))
    there = Place(report_id=RIGHT.report_id, span=handmade.span(RIGHT.text, "They met"))
    count = replace(count, against=(here, there))
    day = make_check(WRONG, "Tuesday, 18 March", CheckVerdict.OPEN)
    right = make_check(RIGHT, "Monday, 17 March", CheckVerdict.AGREES)
    with open_record(path) as opened:
        for report, checks in ((WRONG, (count, day)), (RIGHT, (right,))):
            reading = handmade.reading(report, reference_date=report.published)
            opened.writer.add(reading, name="story.txt")
            opened.shelf.put_notes(report.report_id, "me", [Note(noun=each) for each in checks])
    return path


def run(record: Path, *args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["check", "--record", str(record), *args])
    assert code == result.exit_code, result.output
    return result


def test_what_differs_is_listed_and_told_by_the_exit_code(record: Path) -> None:
    result = run(record, code=4)
    heading, line, detail, against = result.stdout.splitlines()
    assert ["Date", "Report", "Check", "Verdict", "Words"] == heading.split()
    for told in ("2031-03-19", "The Lantern", "count", "differs", "two ministers"):
        assert told in line
    assert "            Because of two ministers." == detail
    assert "            They met on Monday, 17 March.: “They met”" == against
    assert "3 checks: 1 differs, 1 agrees, 1 open\n" == result.stderr


def test_all_are_listed_in_the_order_of_the_texts(record: Path) -> None:
    lines = run(record, "--all", code=4).stdout.splitlines()[1:]
    told = [word for line in lines for word in line.split() if word in set(CheckVerdict)]
    assert ["agrees", "open", "differs"] == told
    assert "They met on" in lines[0]


def test_of_chosen_reports(record: Path) -> None:
    result = run(record, "--to", "2031-03-17")
    assert ("", "1 check: 0 differ, 1 agrees, 0 open\n") == (result.stdout, result.stderr)
    assert "no checks\n" == run(record, "--from", "2032").stderr
    run(record, "--report", "Post", code=1)


def test_json_has_the_words(record: Path) -> None:
    (item,) = json.loads(run(record, "--json", "--report", "Lantern", code=4).stdout)
    assert ("count", "two ministers") == (item["kind"], item["exact"])
    assert [] == json.loads(run(record, "--json", "--to", "2031-03-17").stdout)
