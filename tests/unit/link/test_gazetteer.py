"""What the gazetteer knows: bare facts about real states and offices, and each fact's source."""

import json
import tomllib
from importlib.resources import files

import pytest

from onrecord.link.gazetteer import (
    Parts,
    Term,
    list_holder_keys,
    load_gazetteer,
)
from onrecord.link.name_keys import make_person_key


@pytest.mark.parametrize(
    ("expected", "office", "state", "date"),
    [
        (["Boris Johnson"], "prime minister", "uk", "2022-08-01"),
        (["Keir Starmer"], "prime minister", "uk", "2025-03-01"),
        (["Angela Merkel"], "chancellor", "gm", "2021-11-30"),
        (["Olaf Scholz"], "chancellor", "gm", "2021-12-20"),
        ([], "prime minister", "au", "2018-03-01"),  # no edition of that year
        (["Li Keqiang"], "premier", "ch", "2022-03-01"),  # not every Li
        (["Hasan Fereidun Rohani"], "president", "ir", "2016-03-01"),  # in two spellings
        ([], "president", "fr", "1970-01-01"),
        ([], "president", "xx", "2021-01-01"),
    ],
)
def test_an_office_changes_hands(expected: list[str], office: str, state: str, date: str) -> None:
    found = load_gazetteer().find_holders(office.split(), state, date)
    assert expected == [person.name for person in found]


def test_a_term_covers_its_days() -> None:
    assert Term("president", "rs", "2012-05-07", None).covers("2021-12-07")
    assert not Term("president", "rs", "2012-05-07", "2013-01-01").covers("2021-12-07")


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (Parts("rs", ("foreign", "ministry")), "Russian Foreign Ministry"),
        (Parts("us", ("senate",)), "the United States Senate"),
        (Parts("uk", ("prime", "minister")), "the British prime minister"),
        (Parts(None, ("ostrel", "council")), "Ostrel Council"),
    ],
)
def test_a_state_is_taken_out_of_a_name(expected: Parts, name: str) -> None:
    assert expected == load_gazetteer().take_apart(name)


def test_who_says_what_somebody_held_is_told() -> None:
    people = load_gazetteer().people
    sources = {name: people[make_person_key(name)].source for name in ("Xi Jinping", "Wang Yi")}
    assert {"Xi Jinping": "World Factbook", "Wang Yi": "list of officials"} == sources
    both = people[make_person_key("Theresa May")].source
    assert "World Factbook and list of officials" == both


def test_a_body_of_a_state_is_known_with_its_state_before_it() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.find_body("Pentagon") is gazetteer.find_body("American Defense Department")
    assert gazetteer.find_body("German Defense Department") is None
    assert gazetteer.find_body("Germany") is None


def test_an_acronym_of_a_body_is_no_state() -> None:
    gazetteer = load_gazetteer()
    assert ("gq", None) == (gazetteer.find_state("Guam"), gazetteer.find_state("GUAM"))
    assert "us" == gazetteer.find_state("US")


def test_a_word_of_several_states_is_of_none() -> None:
    adjectives = load_gazetteer().adjectives
    assert "korean" not in adjectives
    assert ("nl", "ks") == (adjectives["dutch"], adjectives["south korean"])


def test_holders_go_by_full_name_and_surname() -> None:
    assert {"olaf sholz", "sholz"} == list_holder_keys(["chancellor"], "gm", "2022-01-01")


def test_states_are_named_by_adjective_and_capital_too() -> None:
    found = load_gazetteer().find_named_states("The U.S. and Kyiv met Saudi Arabia; us, may.")
    assert {"us", "up", "sa"} == found


def test_every_file_names_its_source() -> None:
    folder = files("onrecord.link")
    for name in ("people.json", "states.json"):
        source = json.loads(folder.joinpath(name).read_text(encoding="utf-8"))["source"]
        assert "CC0" == source["licence"]
        assert source["editions"]
    for name in ("bodies.toml", "officials.toml", "given_names.toml"):
        assert "Source" in folder.joinpath(name).read_text(encoding="utf-8")


def test_the_gazetteer_is_small_and_its_states_are_known() -> None:
    folder = files("onrecord.link")
    sizes = [len(f.read_bytes()) for f in folder.iterdir() if f.name.endswith((".json", ".toml"))]
    assert sum(sizes) < 1_500_000
    gazetteer = load_gazetteer()
    states = set(gazetteer.names_of_states)
    tables = (gazetteer.state_names, gazetteer.adjectives, gazetteer.capitals)
    for table in tables:
        assert set(table.values()) <= states
    assert {body.state for body in gazetteer.bodies.values()} - {None} <= states
    table = tomllib.loads(folder.joinpath("officials.toml").read_text(encoding="utf-8"))
    for line in table["officials"]:
        name, surname, office, place, start, end = line.split("|")
        assert surname.split()[-1] in name
        assert office == office.lower()
        assert place in states or gazetteer.find_body(place)
        assert end == "" or start < end
