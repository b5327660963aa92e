"""The timeline: lanes, buckets, ranges, what is left out."""

import re
from pathlib import Path

import pytest

from asking import Reader
from onrecord.model.comparison import Event, EventKind, EventStatus
from onrecord.record.store import open_record
from web_talks import talks, write_record


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("timeline") / "talks.db", compared=True))


def lane(page: str, name: str) -> list[str]:
    """Return the cells of a lane as text."""
    row = page.partition(f"{name}</th>")[2] or page.partition(f"<bdi>{name}</bdi>")[2]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row.partition("</tr>")[0])
    return [re.sub(r"<[^>]+>", "", cell) for cell in cells]


def test_reports_events_and_words_have_lanes(reader: Reader) -> None:
    page = reader.get("/timeline?by=month").text
    assert ["Mar 2031", "Apr 2031"] == [word for word in ("Mar 2031", "Apr 2031") if word in page]
    assert lane(page, "Reports") == ["2", ""]
    assert lane(page, "Held") == ["1", ""]
    assert lane(page, "Planned") == ["", "1"]
    assert lane(page, "Called off or denied") == ["1", ""]
    assert lane(page, "Ilena Marost") == ["3", ""]


def test_what_is_not_known_more_closely_is_told_so(reader: Reader) -> None:
    page = reader.get("/timeline?from=2031-03-15&to=2031-04-03&by=week").text
    assert lane(page, "Planned") == ["", "", "", "1?"]
    assert "<i>within</i>" in page
    # Two days of which both are told are certain.
    assert lane(reader.get("/timeline?by=day&to=2031-03-20").text, "Called off or denied") == [
        "",
        "1",
        "1",
        "",
    ]


def test_cells_lead_to_what_they_count(reader: Reader) -> None:
    page = reader.get("/timeline?by=month").text
    marost = talks()[0].statements[0].speaker
    expected = f"/search?speaker={marost}&amp;from=2031-03-17&amp;to=2031-03-31&amp;order=oldest"
    assert f'href="{expected}"' in page
    assert 'href="/reports?from=2031-03-17&amp;to=2031-03-31"' in page


def test_a_heading_leads_closer(reader: Reader) -> None:
    assert (
        'href="/timeline?from=2031-03-01&amp;to=2031-03-31"'
        in reader.get("/timeline?by=month").text
    )


def test_one_actor_may_be_asked_for(reader: Reader) -> None:
    page = reader.get("/timeline?actor=velde&by=month").text
    assert lane(page, "Sanna Velde") == ["1", ""]
    assert lane(page, "Ilena Marost") == []
    assert lane(page, "Held") == ["1", ""]
    assert lane(page, "Planned") == []
    assert "Nobody on record answers" in reader.get("/timeline?actor=nobody").text


def test_a_stretch_without_days_is_empty(reader: Reader) -> None:
    assert "Nothing on record has a day" in reader.get("/timeline?from=2031-05&to=2031-04").text
    page = reader.get("/timeline?from=1931&to=1932").text
    assert "No meeting, call" in page


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    open_record(tmp_path / "empty.db").close()
    assert "No reports yet" in Reader(tmp_path / "empty.db").get("/timeline").text


def test_what_came_earlier_is_one_link_away(reader: Reader) -> None:
    page = reader.get("/timeline?by=day&from=2030-01&to=2031-03").text
    assert ">earlier</a>" in page
    assert page.count('<th scope="col">') == 49


def test_a_far_day_does_not_squeeze_the_rest(tmp_path: Path) -> None:
    path = write_record(tmp_path / "far.db")
    far = Event(
        event_id="ev",
        what="x",
        kind=EventKind.SUMMIT,
        start="2099-01-01",
        status=EventStatus.PLANNED,
    )
    with open_record(path) as record:
        record.shelf.put_findings([far])
    assert "17–18 March 2031, by day" in Reader(path).get("/timeline").text
