"""Whose name a report keeps back, and which reports are background calls."""

import pytest

from handmade import report
from onrecord.link.unnamed import is_background_call, is_unnamed


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (True, "SENIOR ADMINISTRATION OFFICIAL"),
        (True, "Senior Administration Official #2"),
        (True, "Senior State Department Official"),
        (True, "OFFICIAL TWO:"),
        (False, "Official Journal of Varenia"),
        (False, "Foreign Ministry"),
        (False, "Official Ilena Marost"),
        (False, "#2"),
    ],
)
def test_a_label_is_no_name(expected: bool, words: str) -> None:
    assert expected is is_unnamed(words, is_name=True)
    assert not is_unnamed(words, is_name=False), "a nominal's kind is told by its own words"


@pytest.mark.parametrize(
    ("expected", "headline", "text"),
    [
        (True, "Background Press Call on the Ostrel Talks", "Good morning."),
        (True, None, "This call is on background, attributed to a senior official."),
        (True, None, "Attribution is to senior administration officials."),
        (False, "Talks in Ostrel", "The background of the talks is known."),
        (False, None, "x" * 4000 + " on background, attributed to an official"),
    ],
)
def test_a_background_call_says_so(expected: bool, headline: str | None, text: str) -> None:
    assert expected is is_background_call(report(text, headline=headline))
