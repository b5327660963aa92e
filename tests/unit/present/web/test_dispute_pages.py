"""Disputes: the list, one with its sides, two reports side by side."""

from pathlib import Path

import pytest

from asking import Reader
from web_talks import talks, write_record

FIRST, SECOND = talks()
ONE, OTHER = FIRST.report.report_id, SECOND.report.report_id


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("disputes") / "talks.db", compared=True))


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 2),
        ("?status=open", 1),
        ("?status=settled", 1),
        ("?status=nonsense", 2),
        ("?tier=shown", 1),
        ("?tier=proposed", 1),
        ("?actor=velde", 1),
        ("?actor=nobody", 0),
        ("?page=7", 2),
    ],
)
def test_what_is_listed(reader: Reader, asked: str, number: int) -> None:
    page = reader.get(f"/disputes{asked}").text
    assert page.count('<li class="line">') == number
    assert ("No dispute fits" in page) == (number == 0)


def test_what_is_sure_comes_first(reader: Reader) -> None:
    page = reader.get("/disputes").text
    assert page.index("the lake would freeze") < page.index("the mill is old")
    assert "1 account silent" in page


def test_a_dispute_shows_its_sides_with_their_words(reader: Reader) -> None:
    page = reader.get("/disputes/ds_1").text
    asserts, denies, silent = (
        page.index(f">{word}</h2>") for word in ("Asserts", "Denies", "Silent")
    )
    assert asserts < page.index("The bridge is safe") < denies
    assert denies < page.index("that Marost had said the bridge was safe") < silent
    assert "1 statement of an older reading is not found any more" in page
    assert f"/compare?one={ONE}&amp;other={OTHER}" in page
    assert "Why" in page


def test_there_is_no_such_dispute(reader: Reader) -> None:
    assert reader.get("/disputes/ds_0").status == 404


def test_a_record_without_disputes_says_so(tmp_path: Path) -> None:
    page = Reader(write_record(tmp_path / "none.db")).get("/disputes").text
    assert "No dispute is on record" in page


def test_two_reports_stand_side_by_side(reader: Reader) -> None:
    page = reader.get(f"/compare?one={ONE}&other={OTHER}").text
    contested, agreed, alone = (
        page.index(f'id="{name}"') for name in ("contested", "agreed", "alone1")
    )
    assert contested < page.index("<b>denies</b>") < agreed
    assert agreed < page.index("<b>repeats</b>") < alone
    assert "proposed, to be checked" in page
    assert page.rindex("lake would freeze") > alone


@pytest.mark.parametrize("asked", ["", f"?one={ONE}", f"?one={ONE}&other=rp_0"])
def test_two_reports_must_be_there(reader: Reader, asked: str) -> None:
    assert reader.get(f"/compare{asked}").status == 404
