"""Positions: the table, and a cell over time."""

from pathlib import Path

import pytest

from asking import Reader
from handmade import entity, reading, report, stmt
from onrecord.model.comparison import Issue, Position, Shift, Stance
from onrecord.model.document import Span
from onrecord.present.web.position_pages import build_shift
from onrecord.record.store import open_record
from web_talks import talks, write_record

MAROST = talks()[0].statements[0].speaker


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("positions") / "talks.db", compared=True))


def test_the_latest_stance_stands_in_the_table(reader: Reader) -> None:
    page = reader.get("/positions").text
    row = page.partition("<bdi>Ilena Marost</bdi>")[2].partition("</tr>")[0]
    assert "supports" in row
    assert "has changed" in row
    assert "and 1 more" in row
    other = page.partition("<bdi>Sanna Velde</bdi>")[2].partition("</tr>")[0]
    assert "demands" in other
    assert "disputed" in other
    assert "according to <bdi>Ilena Marost" in other


def test_one_issue_may_be_asked_for(reader: Reader) -> None:
    assert "All issues" in reader.get("/positions?issue=is_1").text
    assert "Nobody's position" in reader.get("/positions?issue=is_0").text


def test_a_cell_shows_what_it_rests_on_over_time(reader: Reader) -> None:
    page = reader.get(f"/positions/cell?actor={MAROST}&issue=is_1").text
    assert page.index("opposes") < page.index("supports")
    assert "The bridge is safe" in page
    assert "as a report says" in page
    assert "until 18 March 2031" in page


def test_an_empty_cell_is_not_there(reader: Reader) -> None:
    assert reader.get("/positions/cell?actor=en_0&issue=is_1").status == 404


def test_a_record_without_positions_says_so(tmp_path: Path) -> None:
    page = Reader(write_record(tmp_path / "none.db")).get("/positions").text
    assert "No position is on record" in page


def test_a_shift_that_no_report_states_has_no_link() -> None:
    shift = Shift(shift_id="sh", actor="en", issue=None, before="a", after="b")
    assert build_shift(shift).href is None
    stated = Shift(
        shift_id="sh",
        actor="en",
        issue=None,
        before="a",
        after="b",
        report_id="rp",
        span=Span(1, 2),
    )
    assert build_shift(stated).href == "/reports/rp?at=1-2#at"


def test_many_issues_and_actors_are_split_into_pages(tmp_path: Path) -> None:
    story = report("It snows.")
    said = stmt(story, "It snows")
    people = [entity(f"Somebody {n}") for n in range(30)]
    found = [
        Position(
            position_id=f"ps_{n}_{m}",
            actor=who.entity_id,
            issue=f"is_{m}",
            stance=Stance.SUPPORTS,
            evidence=(said.statement_id,),
            reports=(story.report_id,),
        )
        for n, who in enumerate(people)
        for m in range(8)
    ]
    with open_record(tmp_path / "many.db") as record:
        record.writer.add(reading(story, said, entities=people), name="a")
        record.shelf.put_findings([*found, Issue(issue_id="is_1", name="Snow", is_given=True)])
    reader = Reader(tmp_path / "many.db")
    page = reader.get("/positions").text
    assert page.count('<th scope="row">') == 25
    assert "Issues 1 to 6 of 8" in page
    assert "/positions?column=2" in page
    last = reader.get("/positions?column=2&page=2").text
    assert last.count('<th scope="row">') == 5
    assert last.count("<td") == 10
