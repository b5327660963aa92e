import pytest
from training.encoder.agreement import Reading, pair_readings, score_pairs

WORDS = ("Velde", "denied", "it")


def reading(article: str, *inside: bool, annotator: str = "a") -> Reading:
    return Reading(article, annotator, inside)


def test_equal_paragraphs_of_two_articles_are_a_pair() -> None:
    first, second = reading("one", True, True, False), reading("two", True, False, False)

    assert pair_readings([(WORDS, first), (WORDS, second)]) == [(first, second)]


def test_a_paragraph_printed_twice_in_one_article_is_no_pair() -> None:
    assert pair_readings([(WORDS, reading("one", True)), (WORDS, reading("one", False))]) == []


def test_other_words_are_no_pair() -> None:
    readings = [(WORDS, reading("one", True)), (WORDS[:2], reading("two", True))]

    assert pair_readings(readings) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((True, True, False), (True, True, False), 1.0),
        ((True, True, False), (True, False, False), 2 / 3),
        ((True, False), (False, True), 0.0),
        ((False, False), (False, False), 0.0),
    ],
)
def test_agreement_is_over_words_that_somebody_holds_for_content(
    first: tuple[bool, ...], second: tuple[bool, ...], expected: float
) -> None:
    pairs = [(Reading("one", "a", first), Reading("two", "b", second))]

    assert score_pairs(pairs) == pytest.approx(expected)
