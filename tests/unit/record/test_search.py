"""What users type: no input is an error, and words mean words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from onrecord.record.search import (
    cut_snippet,
    find_hits,
    fold_words,
    is_named,
    make_match_query,
)


@pytest.fixture(name="index")
def _index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5 (t, tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute(
            "INSERT INTO texts VALUES ('The bridge was safe, Zoë Lindh’s aide said')"
        )
        yield connection


def _find(index: sqlite3.Connection, words: str) -> int:
    query = make_match_query(words)
    if query is None:
        return 0
    return len(index.execute("SELECT 1 FROM texts WHERE texts MATCH ?", (query,)).fetchall())


@pytest.mark.parametrize(
    "words",
    [
        "bridge",
        "BRIDGE safe",
        "safe bridge",
        '"was safe"',
        "“was safe” bridge",
        "«the bridge»",
        "bri*",
        "zoe",
        "Zoë",
        "Lindh's",
        "bridge ?!",
        "bridge—safe",
        '"bridge',
        "bridge bridge",
        "bridge\0safe",
    ],
)
def test_words_are_found(index: sqlite3.Connection, words: str) -> None:
    assert 1 == _find(index, words.replace("—", " — "))


@pytest.mark.parametrize(
    "words",
    ["bri", '"safe was"', "bridge OR ferry", '"bri*"', "NOT ferry", "", "  ", "?!", '""', "*"],
)
def test_others_are_not(index: sqlite3.Connection, words: str) -> None:
    assert 0 == _find(index, words)


@pytest.mark.parametrize(
    "words",
    [
        "AND",
        "NEAR(bridge safe, 2)",
        "t:bridge",
        "{t}:bridge",
        "-bridge",
        "^bridge",
        "(bridge",
        "bridge + safe",
        "'; DROP TABLE texts; --",
        "**",
        '"*',
        "a" * 100_000,
        " ".join(f"w{number}" for number in range(5_000)),
        "😀 \ud7ff \ue000 \u200d",
    ],
)
def test_no_input_is_an_error(index: sqlite3.Connection, words: str) -> None:
    assert _find(index, words) in {0, 1}


def test_names_are_told_by_whole_words() -> None:
    assert frozenset({"jane", "doe"}) == fold_words("Jane  DOÉ")
    assert is_named("DOE", ["Jane Doe"])
    assert is_named("jose", ["José Varela"])
    assert not is_named("Do", ["Jane Doe"])
    assert not is_named("", ["Jane Doe"])
    assert not is_named("Jane Roe", ["Jane Doe", None, "Roe"])


_TEXT = (
    "The parties met in Hadvik for a fourth day and spoke of the harbour, the tolls and the mails. "
    "Only then did Zoë Lindh’s aide say:\n“The bridge was safe.” "
    "Nobody answered him, and the talks went on until well after midnight, when all of them left "
    "by the garden without a word to those who had waited for them at the gate since the morning."
)


@pytest.mark.parametrize(
    "words", ["bridge", "BRIDGE", '"the bridge was"', "brid*", "ferry bridge", "?! bridge"]
)
def test_a_snippet_is_cut_at_words_around_the_hit(words: str) -> None:
    got = cut_snippet(_TEXT, words)
    assert "“The bridge was safe.” Nobody answered him" in got
    assert got.startswith("…")
    assert got.endswith("…")
    assert set(got.strip("…").split()) <= set(_TEXT.split())


def test_a_snippet_finds_letters_with_and_without_marks() -> None:
    assert "Zoë Lindh’s aide say: “The" in cut_snippet(_TEXT, "zoe")
    assert "Zoë Lindh’s" in cut_snippet(_TEXT, "lindh's")
    assert "Zoe" in cut_snippet("x" * 300 + " Zoe", "Zoë")


@pytest.mark.parametrize("words", ["ferry", "?!", "", "brid", "harb"])
def test_without_a_hit_a_snippet_is_the_beginning(words: str) -> None:
    got = cut_snippet(_TEXT, words)
    assert got.startswith("The parties met in Hadvik")
    assert got.endswith("…")


def test_a_text_without_spaces_is_cut_somewhere() -> None:
    text = "x" * 999 + "-bridge-" + "y" * 999
    expected = "…" + "x" * 59 + "-bridge-" + "y" * 113 + "…"
    assert expected == cut_snippet(text, "bridge")
    assert "short" == cut_snippet(" short\n", "?")
    assert "" == cut_snippet("", "a")


def test_hits_do_not_overlap() -> None:
    assert ((0, 10),) == find_hits("cease fire now", '"cease fire" fire')
    assert ((0, 9),) == find_hits("ceasefire", "cease* ceasefire")
