"""By which day something is due, from the times in its words."""

import pytest

from event_sheets import mark
from onrecord.compare.commitment_words import load_commitment_words
from onrecord.compare.due_dates import Due, DueFinder
from onrecord.compare.periods import read_period
from onrecord.compare.scenery import Scenery


def find(text: str, said_on: str | None = "2031-03-17") -> Due | None:
    scenery = Scenery(mark(text))
    finder = DueFinder(scenery, load_commitment_words())
    return finder.find(0, len(scenery.low), read_period(said_on))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I will do it by <1 May=2031-05-01>.", "2031-05-01"),
        ("I will do it before <May=2031-05>.", "2031-05-01"),
        ("I will do it by the <end of May=2031-05,END>.", "2031-05-31"),
        ("I will do it by <mid-May=2031-05,MID>.", "2031-05-16"),
        ("I will do it <tomorrow=2031-03-18>.", "2031-03-18"),
        ("I will do it on <Wednesday=2031-03-12>.", "2031-03-19"),
        ("I will do it within <two weeks=P2W>.", "2031-03-31"),
        ("I will do it in the next <ten days=P10D>.", "2031-03-27"),
        ("By <1 May=2031-05-01> I will do it.", "2031-05-01"),
        ("<This year=2031> I will do it.", "2031-12-31"),
    ],
)
def test_the_day(text: str, day: str) -> None:
    due = find(text)
    assert due is not None
    assert day == str(due.day)
    assert day in due.basis


@pytest.mark.parametrize(
    "text",
    [
        "I will do it.",
        "I will do it for <two years=P2Y>.",
        "I will do it within <days=PXD>.",
        "I will do it until <May=2031-05>.",
        "I will do it as of <May=2031-05>.",
        "I will do it as in <2019=2019>.",
        "I will pass the <2032=2032> budget.",
        "I will look at the results of <this year=2031> with all of you.",
        "I will look with you all at results <this year=2031> and at all others.",
        "I will do it <earlier this year=2031>.",
        "I will do it <early next year=2032,START>.",
        "I will do it <soon=FUTURE_REF>.",
    ],
)
def test_no_day(text: str) -> None:
    assert find(text) is None


def test_a_day_that_hangs_on_an_event() -> None:
    due = find("I will do it within <24 hours=PT24H> of taking office.")
    assert due is not None
    assert due.day is None
    assert "“24 hours” from “taking office”: the report does not give that day" == due.basis
    due = find("I will do it on the day of its signature.")
    assert due is not None
    assert (None, "the day of “its signature”: the report does not give it") == (
        due.day,
        due.basis,
    )


def test_without_a_day_of_saying_there_is_none() -> None:
    assert find("I will do it within <two weeks=P2W>.", None) is None
    assert find("I will do it by <1 May=2031-05-01>.", None) is None
