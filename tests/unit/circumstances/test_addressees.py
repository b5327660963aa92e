import pytest

from onrecord.circumstances.addressees import find_addressees
from onrecord.circumstances.clues import Field
from onrecord.circumstances.lexicon import load_lexicon
from told_pages import read_page


def find(text: str) -> list[tuple[str, str]]:
    clues = find_addressees(read_page(text), load_lexicon())
    return [(str(clue.field), clue.value) for clue in clues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quint told Ilena Marost that they wait.", [("addressee", "Ilena Marost")]),
        ("Quint told Ilena Marost Tuesday it waits.", [("addressee", "Ilena Marost")]),
        ("Quint told the council on Monday it waits.", [("addressee", "council")]),
        ("Quint told that they wait.", []),
        ("Quint was told Marost left.", []),
        ("Quint told", []),
        ("Quint told “wait”.", []),
        ("Quint wrote to Ilena Marost.", [("addressee", "Ilena Marost")]),
        ("In a letter to lawmakers he agreed.", [("addressee", "lawmakers")]),
        ("Quint promised to support Marost.", []),
        ("In a call with Ilena Marost he agreed.", [("addressee", "Ilena Marost")]),
        ("Quint wrote to", []),
    ],
)
def test_addressees(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == find(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quint told reporters it waits.",
         [("addressee", "reporters"), ("channel", "press_conference")]),
        ("Quint told a crowd it waits.", [("addressee", "crowd"), ("channel", "speech")]),
        ("Quint told a committee it waits.",
         [("addressee", "committee"), ("channel", "testimony")]),
        ("Quint asked a committee to wait.", [("addressee", "committee")]),
        ("Quint told the BBC it waits.", [("channel", "interview")]),
        ("Quint told the BBC’s Sunday Show it waits.", [("channel", "interview")]),
        ("Quint told the Hill it waits.", [("channel", "interview")]),
        ("Quint told the Post it waits.", [("channel", "interview")]),
    ],
)  # fmt: skip
def test_addressees_tell_of_the_channel(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == find(text)


def test_a_group_that_is_named_for_a_medium_is_no_medium() -> None:
    found = find("Quint told a Hadvik Post board it waits.")
    assert [(str(Field.ADDRESSEE), "Hadvik Post board")] == found
