import pytest

from onrecord.circumstances.clues import Clue
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.outlets import (
    find_outlets,
    find_programmes,
    is_outlet,
    is_outlet_behind,
)
from told_pages import Said, read_page


def find(text: str, *said: Said, publisher: str | None = None) -> list[tuple[str, str, str]]:
    page = read_page(text, *said, publisher=publisher)
    clues: list[Clue] = list(find_outlets(page, load_lexicon()))
    return [(clue.value, clue.kind, clue.form) for clue in clues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marost told the BBC.", [("BBC", "press", "told")]),
        ("Marost spoke on Radio Hadvik.", [("Radio Hadvik", "press", "on")]),
        ("Marost told the Hadvik Post.", [("Hadvik Post", "press", "told")]),
        ("Marost wrote on Facebook.", [("Facebook", "platform", "on")]),
        ("Marost tweeted.", [("Twitter", "implied", "other")]),
        ("A bbc of old.", []),
        ("The BBC’s man left.", [("BBC", "press", "possessive")]),
        ("A BBC reporter left.", [("BBC", "press", "modifier")]),
        ("HADVIK (Reuters) – Marost left.", []),
        ("It seemed, BBC.", [("BBC", "press", "other")]),
        ("Observer Quint left.", []),
    ],
)
def test_outlets(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert expected == find(text)


def test_mark_up_implies_no_medium() -> None:
    assert [] == find("She left. <tweet id>")


def test_a_medium_that_speaks_is_a_source_and_its_spokesman_is_not() -> None:
    said = Said("they wait", "reported", "The BBC")
    assert [("BBC", "press", "source")] == find("The BBC reported they wait.", said)
    said = Said("they wait", "said", "The BBC’s editor")
    assert [] == find("The BBC’s editor said they wait.", said)
    said = Said("they wait", "said", "A Facebook man")
    assert [] == find("A Facebook man said they wait.", said)
    said = Said("they wait", "told the BBC", "Quint")
    assert [("BBC", "press", "cue")] == find("Quint told the BBC they wait.", said)


def test_the_reports_own_publisher_is_marked() -> None:
    assert [("BBC", "own", "told")] == find("Marost told the BBC.", publisher="BBC")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She appeared on Meet the Press.", ["Meet the Press"]),
        ("She told the BBC’s “Evening Talk” it waits.", ["Evening Talk"]),
        ("She told the BBC’s Sunday Show it waits.", ["Sunday Show"]),
        ("She told the BBC’s Adrel Quint it waits.", []),
        ("She told the BBC’s", []),
        ("We face the nation.", []),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    page = read_page(text)
    assert expected == [clue.value for clue in find_programmes(page, load_lexicon())]


def test_names_of_media() -> None:
    page = read_page("The Hadvik Post and the council")
    assert is_outlet(page, load_lexicon(), 0, 3)
    assert not is_outlet(page, load_lexicon(), 4, 6)
    page = read_page("She appeared on Meet the Press, then elsewhere.")
    assert is_outlet_behind(page, load_lexicon(), 2)
    assert not is_outlet_behind(page, load_lexicon(), 8)
