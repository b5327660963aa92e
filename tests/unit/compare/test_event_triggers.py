"""The words that name events, with their phrase, clause and verb."""

import pytest

from event_sheets import mark
from onrecord.compare.event_triggers import find_triggers
from onrecord.compare.event_words import load_event_words
from onrecord.compare.scenery import Scenery


def find(text: str) -> list[str]:
    scenery = Scenery(mark(text))
    return [
        scenery.words_of(each.first, each.at + 1)
        for each in find_triggers(scenery, load_event_words())
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The next round of talks began.", ["The next round of talks"]),
        ("[Marost] will soon meet them.", ["will soon meet"]),
        ("[Marost] is meeting with [Kessen].", ["is meeting"]),
        (
            "Their <Friday, March 14,=2031-03-14> summit was short.",
            ["Their Friday, March 14, summit"],
        ),
        ("Such a meeting was the first talks.", ["Such a meeting"]),
        ("They met for talks.", ["met"]),
        ("A call for peace, and a call to [Marost].", ["a call"]),
        ("They spoke of meeting demands in the meeting room via video conference.", ["spoke"]),
        ("[The Lisna Conference of Mayors|L:organisation] slept.", []),
        ("[Marost] meets [Kessen].", ["meets"]),
        ("They saw the host meet.", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert phrases == find(text)


def test_a_clause_ends_at_marks_but_not_behind_the_date_of_an_entry() -> None:
    scenery = Scenery(mark("<March 6=2031-03-06>: [Marost]’s call; [Kessen] slept: they met."))
    call, met = find_triggers(scenery, load_event_words())
    assert (0, scenery.low.index(";")) == (call.floor, call.ceiling)
    assert "they met" == scenery.words_of(met.floor, met.ceiling)


def test_the_verb_that_takes_the_event() -> None:
    scenery = Scenery(mark("[Marost] held long talks. [Kessen] left the talks."))
    held, left = find_triggers(scenery, load_event_words())
    assert (1, None) == (held.light, left.light)
