import re

import pytest

from onrecord.model.document import Token
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.phrases import Stretch, is_noun_like, walk_left, walk_right

_TOKEN = re.compile(r"’s\b|\w+(?:-\w+)*|[^\w\s]")


def line(words: str) -> Line:
    found = [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(words)]
    return Line(found, load_grammar())


def quote(here: Line, words: Stretch | None) -> str | None:
    if words is None:
        return None
    return " ".join(t.text for t in here.tokens[words.first : words.last])


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Marost ’s spokesman", "Marost’s spokesman"),
        ("the senator ( D-Wis . )", "the senator (D-Wis.)"),
        ("J . Quint", "J. Quint"),
        ("one of them", "They met one of them"),
        ("Varenia and Solmark", "Then Varenia and Solmark"),
        ("Quint", "It rained when Quint"),
        (None, "On Monday"),
        (None, "in 2031"),
        (None, "they were )"),
    ],
)
def test_walk_left(expected: str | None, text: str) -> None:
    here = line(text)
    assert expected == quote(here, walk_left(here, len(here.low) - 1, 0))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("the minister of Varenia", "the minister of Varenia was"),
        ("two people at the palace", "two people at the palace, who"),
        ("Marost and Quint", "Marost and Quint on Monday"),
        ("reporters", "reporters on Monday that"),
        (None, "was told"),
    ],
)
def test_walk_right(expected: str | None, text: str) -> None:
    here = line(text)
    assert expected == quote(here, walk_right(here, 0, len(here.low)))


def test_a_date_is_no_part_of_a_name_before_it() -> None:
    here = line("the envoy Monday")
    assert walk_right(here, 0, 3) == Stretch(0, 2)


@pytest.mark.parametrize("word", ["envoy", "Quint", "deal"])
def test_nouns(word: str) -> None:
    assert is_noun_like(line(word), 0)


@pytest.mark.parametrize("word", ["the", "of", "was", "said", "quickly", "Monday", "and", "“"])
def test_what_is_no_noun(word: str) -> None:
    assert not is_noun_like(line(word), 0)
