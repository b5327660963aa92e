"""What a sentence is about: content words, stems, numbers, negations."""

import pytest

from onrecord.compare.content_words import fold, load_vocabulary

WORDS = load_vocabulary()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("signature", "signatures"),
        ("reopen", "reopened"),
        ("planning", "planned"),
        ("sanction", "sanctions"),
        ("ministry", "ministries"),
        ("troop", "troop’s"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert WORDS.find_stem(fold(one)) == WORDS.find_stem(fold(other))


@pytest.mark.parametrize(("one", "other"), [("pass", "peace"), ("envoy", "envy"), ("war", "warm")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert WORDS.find_stem(one) != WORDS.find_stem(other)


def test_common_words_and_marks_are_no_content() -> None:
    assert [w for w in ("the", "signature", "—", "41", "would") if WORDS.is_content(w)] == [
        "signature",
        "41",
    ]


def test_contractions_are_the_words_that_they_stand_for() -> None:
    assert WORDS.expand(fold("won’t")) == ("will", "not")
    assert WORDS.expand("doesn't") == ("does", "not")


@pytest.mark.parametrize("word", ["not", "never", "didn't", "nobody"])
def test_negations(word: str) -> None:
    assert WORDS.is_negation(word)
    assert not WORDS.is_negation("notice")


@pytest.mark.parametrize(
    ("word", "value"), [("2,500", "2500"), ("18th", "18"), ("eleven", "11"), ("pass", None)]
)
def test_numbers(word: str, value: str | None) -> None:
    assert WORDS.read_number(word) == value
