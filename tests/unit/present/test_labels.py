"""By what a report is known."""

import pytest

from handmade import reading, report
from onrecord.present.labels import OPENING_LENGTH, find_opening, find_own_date, find_title
from onrecord.record.store import open_record


@pytest.mark.parametrize(
    ("basis", "expected"),
    [("published", "2031-03-17"), ("given", "2031-03-17"), ("first_date", None)],
)
def test_a_day_of_the_text_is_no_date_of_the_report(basis: str, expected: str | None) -> None:
    assert expected == find_own_date("2031-03-17", basis)


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("", 0, None),
        (" \n\t\n", 0, None),
        ("Yes.", 0, "Yes."),
        ("Yes.\n", 0, "Yes."),
        ("\n  Talks \t go on.\r\nThey met.", 0, "Talks go on. …"),
        ("Talks go on.\u2028They met.", 0, "Talks go on. …"),
        ("---\nurl: x\n---\nThey met.", 15, "They met."),
        ("a" * 60, 0, "a" * 60),
        ("a" * 61, 0, "a" * 58 + " …"),
        ("word " * 12 + "word", 0, "word " * 10 + "word …"),
        ("one" + " " * 300 + "two", 0, "one …"),
    ],
)
def test_the_opening_is_one_short_line(text: str, start: int, expected: str | None) -> None:
    found = find_opening(text, start)
    assert expected == found
    assert len(found or "") <= OPENING_LENGTH


def test_a_headline_comes_before_the_first_words() -> None:
    with open_record(None) as record:
        for headline in ("Talks  go\non", " ", None):
            told = f"They met.\n{headline}"
            record.writer.add(reading(report(told, headline=headline)), name=str(headline))
        view = record.view
        titles = [find_title(known, view.text(known.report_id)) for known in view.reports()]
    assert ["Talks go on", "They met.", "They met. …"] == sorted(map(str, titles))
