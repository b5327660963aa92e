"""The first page."""

from dataclasses import replace
from pathlib import Path

from asking import Reader
from onrecord.record.store import open_record
from web_talks import write_record


def test_it_counts_and_shows_what_is_new(tmp_path: Path) -> None:
    page = Reader(write_record(tmp_path / "talks.db")).get("/").text
    for words in (
        "<b>2</b> reports",
        "<b>4</b> statements",
        "<b>2</b> speakers",
        "<b>1</b> not read",
    ):
        assert words in page
    assert page.index("Velde denies it") < page.index("Bridge is safe")
    assert "<b>4</b> of 4 statements" in page
    assert "Ilena Marost" in page
    assert '<a href="/search?channel=interview">interview</a> <small>1</small>' in page


def test_what_is_disputed_and_due_is_there(tmp_path: Path) -> None:
    page = Reader(write_record(tmp_path / "talks.db", compared=True)).get("/").text
    disputed = page.partition('id="disputed"')[2].partition("</section>")[0]
    assert 'href="/disputes/ds_1"' in disputed
    assert "ds_2" not in disputed
    due = page.partition('id="due"')[2].partition("</section>")[0]
    assert "1 April 2031" in due
    assert '<a href="/due?state=overdue"><b>1</b> overdue</a>' in due


def test_what_one_account_tells_alone_is_not_called_disputed(tmp_path: Path) -> None:
    path = write_record(tmp_path / "talks.db", compared=True)
    with open_record(path) as record:
        (told, *_) = record.view.disputes()
        alone = replace(told, dispute_id="ds_3", sides=told.sides[:1], claim="the mill hums")
        record.shelf.put_findings([alone])
    page = Reader(path).get("/").text
    disputed = page.partition('id="disputed"')[2].partition("</section>")[0]
    assert "the mill hums" not in disputed
    assert "1 point that one account of a conversation tells alone" in disputed


def test_an_empty_record_says_how_to_begin(tmp_path: Path) -> None:
    open_record(tmp_path / "empty.db").close()
    page = Reader(tmp_path / "empty.db").get("/").text
    assert "No reports yet" in page


def test_the_guide_tells_how_to_read(tmp_path: Path) -> None:
    assert "They may be wrong" in Reader(write_record(tmp_path / "talks.db")).get("/about").text
