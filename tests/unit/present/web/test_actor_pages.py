"""The list of actors, and the page of one."""

from pathlib import Path

import pytest

from asking import Reader
from onrecord.record.store import open_record
from web_talks import talks, write_record

FIRST, SECOND = talks()
MAROST = FIRST.statements[0].speaker
VELDE = SECOND.statements[0].speaker


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("actors") / "talks.db", compared=True))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Ilena Marost", "Sanna Velde"]),
        ("?all=1", ["Ilena Marost", "Sanna Velde", "The Ostrel Courier", "Varenia"]),
        ("?all=1&type=state", ["Varenia"]),
        ("?type=nonsense", ["Ilena Marost", "Sanna Velde"]),
        ("?words=courier", ["The Ostrel Courier"]),
        ("?words=nobody", []),
        ("?side=varenia", ["Ilena Marost"]),
    ],
)
def test_who_is_listed(reader: Reader, asked: str, names: list[str]) -> None:
    page = reader.get(f"/actors{asked}").text
    assert page.count('<li class="line">') == len(names)
    places = [page.index(f"<bdi>{name}</bdi></a></p>") for name in names]
    assert places == sorted(places)
    assert ("Nobody fits" in page) == (not names)


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    open_record(tmp_path / "empty.db").close()
    assert "No reports yet" in Reader(tmp_path / "empty.db").get("/actors").text


def part(page: str, name: str) -> str:
    """Return a section of a page by the id of its heading."""
    return page.partition(f'<section aria-labelledby="{name}">')[2].partition("</section>")[0]


def test_what_one_says_and_is_said_to_say_stand_apart(reader: Reader) -> None:
    page = reader.get(f"/actors/{MAROST}").text
    assert "lake would freeze" in part(page, "own")
    assert "the bridge was safe" not in part(page, "own")
    assert "the bridge was safe" in part(page, "reported")
    assert "according to" in part(page, "reported")
    assert "Nobody claims anything" in part(page, "about")


def test_roles_lead_to_the_words_that_give_them(reader: Reader) -> None:
    roles = part(reader.get(f"/actors/{MAROST}").text, "roles")
    assert f'href="/reports/{FIRST.report.report_id}?at=22-34#at"' in roles
    assert ">president</a> of <a" in roles


def test_positions_commitments_and_opponents_are_told(reader: Reader) -> None:
    page = reader.get(f"/actors/{MAROST}").text
    assert "supports" in part(page, "positions")
    assert "since 18 March 2031" in part(page, "positions")
    assert "1 April 2031" in part(page, "commitments")
    assert "<b>denies</b>" in part(page, "opposed")
    # What is only proposed accuses nobody here.
    assert "repeats" not in part(page, "opposed")


def test_nobody_of_that_id(reader: Reader) -> None:
    assert reader.get("/actors/en_0").status == 404
