"""What speaks for a state: its capital, its people, the office that publishes."""

import pytest

from onrecord.link.voices import (
    find_common_name,
    find_home_state,
    find_people,
    find_voice,
    is_known_alone,
)


@pytest.mark.parametrize(
    ("expected", "words", "speaks"),
    [
        ("Russia", "Moscow", True),
        ("Moscow", "Moscow", False),
        ("United Kingdom", "the U.K.", False),
        ("North Atlantic Treaty Organization", "NATO", False),
        ("Varenia", "Varenia", True),
    ],
)
def test_a_capital_that_speaks_is_its_state(expected: str, words: str, speaks: bool) -> None:
    assert expected == find_common_name(words, speaks=speaks)


def test_one_word_can_be_a_full_name() -> None:
    assert is_known_alone("Kremlin", speaks=False)
    assert is_known_alone("Paris", speaks=True)
    assert not is_known_alone("Paris", speaks=False)


@pytest.mark.parametrize(
    ("expected", "publisher"),
    [
        ("rs", "Kremlin"),
        ("up", "Office of the President of Ukraine"),
        ("fr", "French Foreign Ministry"),
        (None, "The French Courier"),
        (None, "RIA Novosti"),
        (None, None),
    ],
)
def test_a_state_publishes_through_its_offices(expected: str | None, publisher: str | None) -> None:
    assert expected == find_home_state(publisher)


def test_a_people_or_a_capital_is_a_states_voice() -> None:
    assert ("sa", "sa") == (find_voice("Saudis"), find_voice("Riyadh"))
    assert find_voice("Brussels") is None, "seat of other bodies"
    assert find_voice("Victoria") is None, "a given name"
    assert ("sa", None, None) == (find_people("Saudis"), find_people("Saudi"), find_people("Laos"))
