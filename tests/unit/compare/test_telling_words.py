import pytest

from onrecord.compare.telling_words import find_telling_words, make_stem
from onrecord.model.document import Span


def keys(text: str) -> list[str]:
    return [word.key for word in find_telling_words(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("discussing", "discussed"),
        ("escalation", "escalate"),
        ("stabilisation", "stabilization"),
        ("parties", "party"),
        ("Varenia’s", "Varenia"),
        ("stopped", "stop"),
        ("Kessián", "kessian"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert make_stem(one) == make_stem(other)


def test_some_ends_are_no_ends() -> None:
    assert [make_stem(word) for word in ("crisis", "gas", "process", "us")] == [
        "crisis",
        "gas",
        "proces" + "s",
        "us",
    ]


def test_words_that_tell_nothing_are_left_out() -> None:
    assert keys("of the truce and a b") == [make_stem("peace")]


def test_words_of_one_meaning_share_a_key() -> None:
    assert keys("troops") == keys("forces")


def test_a_word_tells_where_it_stands() -> None:
    (word,) = find_telling_words("of herrings", [Span(0, 11)])
    assert word.span == Span(3, 11)
    assert word.weight == 0.8
