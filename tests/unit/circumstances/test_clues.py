import pytest

from onrecord.circumstances.clues import (
    Clue,
    Field,
    find_article,
    find_form,
    find_phrase_end,
    load_stops,
    skip_determiners,
    walk,
)
from told_pages import read_page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marost said it in an interview.", "in"),
        ("Marost said it in a rare, long interview.", "in"),
        ("Marost, in Hadvik, interview notes lost.", "bare"),
        ("After the interview she left.", "after"),
        ("She spoke of the interview.", "of"),
        ("She gave an interview.", "bare"),
        ("She said interview requests came in.", "bare"),
        ("In Hadvik: interview requests came.", "bare"),
        ("In a “secret interview” she spoke.", "in"),
    ],
)
def test_a_phrase_hangs_on_what_is_before_it(text: str, expected: str) -> None:
    page = read_page(text)
    assert expected == find_form(page, page.low.index("interview"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In an interview", "a"),
        ("In the long interview", "the"),
        ("In her interview", "his"),
        ("In Quint’s interview", "his"),
        ("In interview", "none"),
    ],
)
def test_articles(text: str, expected: str) -> None:
    page = read_page(text)
    assert expected == find_article(page, page.low.index("interview"))


def test_noun_phrases_end_where_something_else_begins() -> None:
    page = read_page("told the old council that it waits")
    assert 4 == find_phrase_end(page, 1)
    assert 2 == skip_determiners(page, 1, 4)
    assert 0 == find_phrase_end(read_page("who waits"), 0)
    assert "who" in load_stops()


def test_clues_are_compared_without_case_and_article() -> None:
    clue = Clue(field=Field.OUTLET, value="The Lantern", kind="press", form="on", first=0, last=2)
    assert "lantern" == clue.key


def test_phrases_open_at_words() -> None:
    assert [0, 2] == list(walk(read_page("Yes, no")))
