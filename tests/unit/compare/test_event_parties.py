"""Who takes part in an event."""

import pytest

from event_sheets import mark
from onrecord.compare.event_parties import GuestFinder
from onrecord.compare.event_triggers import find_triggers
from onrecord.compare.event_words import load_event_words
from onrecord.compare.scenery import Scenery


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[Marost] spoke by telephone with [Kessen].", ["Marost", "Kessen"]),
        ("[Marost] spoke on grain.", None),
        ("[Marost] met her.", None),
        ("[Marost] met [Ostrel|Ostrel:place].", None),
        ("[Marost] called [Kessen] a friend.", None),
        ("[Marost] called [Kessen] to thank him.", ["Marost", "Kessen"]),
        ("[Marost] received [her|Kessen] degree.", None),
        ("[Solmark|S:state] attacked [Varenia|V:state].", ["S", "V"]),
        ("[Solmark|S:state] attacked twice.", None),
        ("[Marost] travelled to sleep.", None),
        ("An invasion failed.", None),
        ("The call to [Kessen] was short.", ["Kessen"]),
        ("The talks of [Marost] with [Kessen] were long.", ["Marost", "Kessen"]),
        ("Taking part in the talks were [Marost] and [Kessen].", ["Marost", "Kessen"]),
        ("The talks will include [Marost].", ["Marost"]),
        ("It was told by [Marost] during talks with [Kessen].", ["Kessen", "Marost"]),
        ("It was told during talks with [Kessen].", ["Kessen"]),
        ("After the talks [Kessen] slept.", []),
    ],
)
def test_who_takes_part(text: str, people: list[str] | None) -> None:
    scenery, words = Scenery(mark(text)), load_event_words()
    trigger = find_triggers(scenery, words)[0]
    guests = GuestFinder(scenery, words).find(trigger)
    found = None if guests is None else [scenery.entities[each].name for each in guests.entities]
    assert people == found
