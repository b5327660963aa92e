from collections.abc import Callable

import pytest

from handmade import doc
from onrecord.statements.grammar import Line, load_grammar


def line(words: str) -> Line:
    return Line(doc(words).tokens, load_grammar())


def test_tokens_in_lower_case() -> None:
    assert ["quint", "said", "quint"] == line("Quint said quint").low


def test_a_line_of_nothing() -> None:
    assert [] == Line((), load_grammar()).low


@pytest.mark.parametrize(
    ("ask", "yes", "no"),
    [
        (Line.is_word, "Quint 3 été", "“ , —"),
        (Line.is_capital, "Quint Ö", "quint 3 “"),
        (Line.is_adverb, "repeatedly never also not today", "said ally Emily fly"),
        (Line.looks_finite, "was will walked went don’t", "Walked walking red bed"),
    ],
)
def test_what_a_word_is(ask: Callable[[Line, int], bool], yes: str, no: str) -> None:
    those, others = line(yes), line(no)
    assert [True] * len(those.low) == [ask(those, i) for i in range(len(those.low))]
    assert [False] * len(others.low) == [ask(others, i) for i in range(len(others.low))]


def test_possessives_are_words() -> None:
    tokens = doc("Marost s").tokens
    assert line("’s").low == ["’", "s"]
    assert Line(tokens, load_grammar()).is_word(1)


def test_word_classes_are_in_lower_case_and_not_empty() -> None:
    grammar = load_grammar()
    for name in type(grammar).__dataclass_fields__:
        words = getattr(grammar, name)
        assert words
        assert {word.lower() for word in words} == words
