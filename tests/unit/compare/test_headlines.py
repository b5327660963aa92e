"""The event that a report is about is of the report's own day."""

import pytest

from event_sheets import mark, who
from handmade import entity, stmt
from onrecord.compare.event_mentions import find_events
from onrecord.model.document import ReportKind

MET = "[Ilena Marost] met with [Torvald Kessen] in {Hadvik}. They spoke of grain."


@pytest.mark.parametrize(
    ("headline", "start"),
    [
        ("Marost met with Kessen", "2031-03-17"),
        ("Marost and Kessen discuss grain", "2031-03-17"),
        ("Grain is dear", None),
        (None, None),
    ],
)
def test_the_first_sentence_tells_what_the_headline_names(
    headline: str | None, start: str | None
) -> None:
    (event,) = find_events(mark(MET, headline=headline))
    assert start == event.start


def test_a_readout_needs_no_headline() -> None:
    (event,) = find_events(mark(MET, kind=ReportKind.READOUT))
    assert "2031-03-17" == event.start


def test_a_transcript_is_of_the_meeting_that_its_headline_names() -> None:
    marost = entity("Ilena Marost")
    sheet = mark(
        "[Ilena Marost]: Good morning. [Torvald Kessen]: Good morning.",
        headline="Meeting with Torvald Kessen",
        kind=ReportKind.TRANSCRIPT,
        say=lambda story: [stmt(story, "Good morning", source="Ilena Marost", speaker=marost)],
    )
    (event,) = find_events(sheet)
    assert ["Ilena Marost", "Torvald Kessen"] == who(sheet, event)
    assert ("2031-03-17", "Meeting with Torvald Kessen") == (event.start, event.what)
