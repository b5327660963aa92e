"""The list of reports."""

from pathlib import Path

import pytest

from asking import Reader
from handmade import reading, report
from onrecord.record.store import open_record
from web_talks import write_record


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("reports") / "talks.db"))


def test_the_newest_comes_first(reader: Reader) -> None:
    page = reader.get("/reports").text
    assert page.index("Velde denies it") < page.index("Bridge is safe")
    assert "2 statements" in page
    assert "What could not be read" in page


def test_the_last_that_came_may_come_first(reader: Reader) -> None:
    page = reader.get("/reports?order=added").text
    assert page.index("Velde denies it") < page.index("Bridge is safe")


@pytest.mark.parametrize(
    ("asked", "number"),
    [("words=freeze", 1), ("words=nothing", 0), ("words=%3F", 0), ("publisher=lantern", 1)],
)
def test_reports_are_searched(reader: Reader, asked: str, number: int) -> None:
    page = reader.get(f"/reports?{asked}").text
    assert page.count('<li class="line">') == number
    assert ("No report fits" in page) == (number == 0)


def test_what_stands_around_the_words_is_shown(reader: Reader) -> None:
    assert "warned that the lake would freeze." in reader.get("/reports?words=freeze").text


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    open_record(tmp_path / "empty.db").close()
    assert "No reports yet" in Reader(tmp_path / "empty.db").get("/reports").text


def test_a_report_without_a_headline_goes_by_its_words(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        for number in range(51):
            story = report(f"Talks went on for {number} days.", headline=None, publisher=None)
            record.writer.add(reading(story), name=str(number))
    reader = Reader(tmp_path / "a.db")
    assert "Talks went on for" in reader.get("/reports").text
    assert reader.get("/reports?page=9").text.count('<li class="line">') == 1
