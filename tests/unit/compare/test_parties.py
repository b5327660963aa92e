"""Who stands before a verb, behind "with", and before "'s"."""

import pytest

from event_sheets import mark
from onrecord.compare.event_words import load_event_words
from onrecord.compare.parties import Parties
from onrecord.compare.scenery import Party, Scenery


def look(text: str) -> tuple[Parties, Scenery]:
    scenery = Scenery(mark(text))
    return Parties(scenery, load_event_words()), scenery


def names(scenery: Scenery, found: list[Party]) -> list[str]:
    return [scenery.entities[party.entity_id].name for party in found]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[Marost] and [Kessen] met.", ["Marost", "Kessen"]),
        ("[Marost], [Aldis] and [Kessen] met.", ["Marost", "Aldis", "Kessen"]),
        ("The [envoy|Quint], [Adrel Quint|Quint], and [Kessen] met.", ["Quint", "Kessen"]),
        ("[Marost] of [Varenia|Varenia:state] met.", ["Marost"]),
        ("[Aldis] wept, and [Marost] in {Ostrel} met.", ["Marost"]),
        ("[Varenia|Varenia:state]’s [envoy|Quint] met.", ["Quint"]),
        ("[Aldis] says that they met.", []),
        ("In {Ostrel} met.", []),
    ],
)
def test_the_subject(text: str, people: list[str]) -> None:
    parties, scenery = look(text)
    found = parties.find_subject(scenery.low.index("met"), 0)
    assert people == list(dict.fromkeys(names(scenery, found)))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("with [Marost] and [Kessen] of [Solmark|Solmark:state].", ["Marost", "Kessen"]),
        ("with [Marost], as well as the [Kessen] on Friday.", ["Marost", "Kessen"]),
        ("with [Solmark|Solmark:state]’s minister [Velde].", ["Velde"]),
        ("with the [Solmark|Solmark:state] Under Secretary [Velde].", ["Velde"]),
        ("with [reporters|reporters:group] of the [Post|Post:organisation].", []),
        ("with [our team|team:group].", []),
        ("with [Marost] and with [Kessen].", ["Marost", "Kessen"]),
        ("with [Ambassador|A:unnamed] of [Corvany|Corvany:state] [Lars Holt].", ["Lars Holt"]),
        ("with those who slept.", []),
    ],
)
def test_the_list_behind_with(text: str, people: list[str]) -> None:
    parties, scenery = look(text)
    assert people == names(scenery, parties.list_behind(1, len(scenery.low)))


def test_the_owner() -> None:
    parties, scenery = look("[Marost] and [Kessen]’s call, and {Ostrel}’s park.")
    at = scenery.low.index("call")
    assert ["Marost", "Kessen"] == names(scenery, parties.find_owner(at, at - 1, 0))
    at = scenery.low.index("park")
    assert [] == parties.find_owner(at, at - 1, at - 2)
