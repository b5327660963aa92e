"""Where an event is."""

import pytest

from event_sheets import mark
from onrecord.compare.event_places import find_place
from onrecord.compare.event_triggers import find_triggers
from onrecord.compare.event_words import load_event_words
from onrecord.compare.scenery import Scenery


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The talks at {Lake Ardo} in {Tessaly} were long.", "Lake Ardo in Tessaly"),
        ("The talks that were held in {Ostrel} were long.", "Ostrel"),
        ("The {Ostrel} talks were long.", "Ostrel"),
        ("The [White House|White House:organisation] talks were long.", "White House"),
        ("The [Assembly|Assembly:organisation] talks were long.", None),
        ("[Marost] visited {Hadvik}.", "Hadvik"),
        ("[Marost] will travel to the {Lisna Pass}.", "Lisna Pass"),
        ("The invasion of the {Kelm Valley} failed.", "Kelm Valley"),
        ("The talks ended, and [Marost] spoke in {Ostrel}.", None),
        ("The talks in <May=2031-05> were long.", None),
        ("The talks, [Quint] said in {Ostrel}, were long.", None),
        ("The talks were moved from {Ostrel} to {Hadvik}.", "Hadvik"),
        ("The talks at the {Lisna Summit} were long.", None),
    ],
)
def test_the_place(text: str, place: str | None) -> None:
    sheet = mark(text)
    scenery, words = Scenery(sheet), load_event_words()
    trigger = find_triggers(scenery, words)[0]
    span = find_place(scenery, words, trigger, frozenset())
    assert place == (sheet.text[span.start : span.end] if span is not None else None)
