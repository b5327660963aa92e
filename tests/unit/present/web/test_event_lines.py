"""When an event was or is to be, in words."""

from pathlib import Path

import pytest

from asking import Reader
from onrecord.model.comparison import Event, EventKind, EventStatus
from onrecord.present.days import format_days
from onrecord.present.web.event_lines import find_event_days
from web_talks import write_record


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2031-03-17", None, "17 March 2031"),
        ("2031-03-17", "2031-03-19", "17–19 March 2031"),
        ("2031-03", None, "March 2031"),
        ("2031-03", "2031-04", "March–April 2031"),
        ("2031-03-17", "2031-03-01", "17 March 2031"),
        (None, "2031-03-01", None),
    ],
)
def test_days(start: str | None, end: str | None, days: str | None) -> None:
    event = Event(
        event_id="ev", what="x", kind=EventKind.CALL, start=start, end=end, status=EventStatus.HELD
    )
    found = find_event_days(event)
    assert (format_days(found) if found else None) == days


def test_evidence_leads_to_its_words_and_is_not_endless(tmp_path: Path) -> None:
    page = Reader(write_record(tmp_path / "talks.db", compared=True)).get("/timeline").text
    assert page.count(">and here</a>") == 11
    assert "and 2 more" in page
    assert "April 2031, before 1 May 2031" in page
