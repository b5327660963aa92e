"""One name under all its spellings has one key, and two names have two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.gazetteer import load_gazetteer
from onrecord.link.name_keys import (
    is_short_for,
    load_given_names,
    make_person_key,
    make_word_key,
    split_name,
)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelenskiy", "V. O. Zelenskii"],
        ["Dmitry Peskov", "Dmitriy Sergeyevich Peskov", "Dmytro Peskov", "DMITRI PESKOV’s"],
        ["Joseph R. Biden, Jr.", "Joe Biden", "JOSEPH BIDEN"],
        ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"],
        ["Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi", "Abdel Fattah Al Sisi"],
        ["Alexander Lukashenko", "Aliaksandr Lukashenka"],
        ["Ilena Marost-Velm", "Iléna Marost Velm"],
        ["Ruta N'Davo", "Ruta NDavo", "Ruta N’Davo"],
        ["Adrel Quint III", "Adrel Quint"],
        ["Łucja Østvik", "Lucja Ostvik"],
    ],
)
def test_spellings_of_a_name_meet(spellings: list[str]) -> None:
    full = [name for name in spellings if "." not in name[:3]]
    assert 1 == len({make_person_key(name) for name in full})
    surnames = {make_word_key(split_name(name)[-1]) for name in spellings if "Jr" not in name}
    assert 1 == len(surnames - {make_word_key("III")})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilena Marost", "Danil Marost"),
        ("Charles III", "Charles II"),
        ("Ilena Marost", "Ilena Maron"),
        ("Vesna Tarro", "Vera Tarro"),
        ("George W. Bush", "George H. W. Bush"),
        ("George Bush", "George Bush Sr"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert make_person_key(one) != make_person_key(other)


def test_no_two_holders_of_offices_of_one_state_at_one_time_share_a_key() -> None:
    # Whoever shares a key in the gazetteer is one person written in two ways: the offices that a
    # key has been given are of one state, or a crown's.
    crowned = {"king", "queen", "prince"}
    for person in load_gazetteer().people.values():
        states = {term.state for term in person.terms if term.office not in crowned}
        assert len(states) <= 2, person


def test_a_given_name_is_in_one_group_only() -> None:
    known = load_given_names().given
    assert "aleksander" == known[make_word_key("Oleksandr")]
    assert all(known[first] == first for first in known.values())


def test_initials_alone_are_kept() -> None:
    assert "i k" == make_person_key("J. K.")
    assert "marost" == make_person_key("The Marost")


def test_letters_stand_for_the_capitals_of_a_name() -> None:
    assert is_short_for("OCA", ["Ostrel", "Ceasefire", "Agreement"])
    assert is_short_for("OCA", ["Office", "of", "Coastal", "Affairs"])
    assert not is_short_for("OCA", ["Ostrel", "Courier"])
    assert not is_short_for("O", ["Ostrel"])


@given(st.text(max_size=40))
def test_a_key_of_a_key_is_the_key_and_nothing_breaks(name: str) -> None:
    assert make_person_key(name) == make_person_key(name.replace(" ", "  "))
    assert make_person_key(f"{name} ") == make_person_key(name)
