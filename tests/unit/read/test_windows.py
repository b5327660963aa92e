import pytest

from found_cues import document
from onrecord.model.document import Sentence, Span
from onrecord.read.windows import (
    BEFORE,
    BEHIND,
    CORE,
    Place,
    Quoting,
    Shape,
    Window,
    find_shape,
    lay_windows,
    look_at_words,
)


def sentences(*lengths: int) -> list[Sentence]:
    found, first = [], 0
    for length in lengths:
        span = Span(first, first + length)
        found.append(Sentence(span=span, first=first, last=first + length, paragraph=0))
        first += length
    return found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("“", Shape.MARK),
        ("18th", Shape.NUMBER),
        ("talks", Shape.LOWER),
        ("Marost", Shape.CAPITALISED),
        ("A", Shape.CAPITALISED),
        ("NATO", Shape.CAPITALS),
        ("U.S.", Shape.CAPITALS),
        ("McKay", Shape.MIXED),
    ],
)
def test_shapes(word: str, expected: Shape) -> None:
    assert expected is find_shape(word)


def test_words_know_their_marks() -> None:
    doc = document("She said “we ‘wait’ here” now. “Yes")
    looks = look_at_words(doc.tokens, doc.sentences, doc.quotations)
    found = [(t.text, k.quoting.name) for t, k in zip(doc.tokens, looks, strict=True)]
    assert found == [
        ("She", "OUTSIDE"),
        ("said", "OUTSIDE"),
        ("“", "OPENING"),
        ("we", "INSIDE"),
        ("‘", "INSIDE"),
        ("wait", "DEEPER"),
        ("’", "INSIDE"),
        ("here", "INSIDE"),
        ("”", "CLOSING"),
        ("now", "OUTSIDE"),
        (".", "OUTSIDE"),
        ("“", "OPENING"),
        ("Yes", "INSIDE"),
    ]
    assert Quoting.OUTSIDE is looks[0].quoting


def test_many_quotations_in_one_take_no_time() -> None:
    # To walk to each from the outer mark would need half a minute here.
    doc = document("“" + "‘a’ " * 20_000 + "”")
    looks = look_at_words(doc.tokens, doc.sentences, doc.quotations)
    found = [look.quoting for look in looks]
    inner = [Quoting.INSIDE, Quoting.DEEPER, Quoting.INSIDE]
    assert [Quoting.OPENING, *inner * 20_000, Quoting.CLOSING] == found


def test_words_know_where_sentences_and_paragraphs_open() -> None:
    doc = document("They met. They left.\n\nNobody spoke.")
    looks = look_at_words(doc.tokens, doc.sentences, doc.quotations)
    opening = {doc.tokens[i].start: k.place for i, k in enumerate(looks) if k.place}
    assert {
        0: Place.OPENS_PARAGRAPH,
        10: Place.OPENS_SENTENCE,
        22: Place.OPENS_PARAGRAPH,
    } == opening


def test_a_short_text_is_one_window_and_an_empty_one_none() -> None:
    assert [Window(0, 5, 0, 5)] == list(lay_windows([1] * 5, sentences(3, 2)))
    assert [] == list(lay_windows([], []))


def test_cores_end_with_sentences_and_have_context() -> None:
    length = CORE // 2 - 1
    first, second = lay_windows([1] * length * 4, sentences(*[length] * 4))
    assert Window(0, 2 * length + BEHIND, 0, 2 * length) == first
    assert Window(2 * length - BEFORE, 4 * length, 2 * length, 4 * length) == second


def test_a_sentence_that_is_too_long_is_cut() -> None:
    windows = list(lay_windows([1] * (2 * CORE + 5), sentences(2 * CORE + 5)))
    assert [CORE, CORE, 5] == [w.core_last - w.core_first for w in windows]


def test_context_never_takes_a_word_for_which_there_is_no_room() -> None:
    sizes = [1] * CORE + [BEHIND + 1] + [1] * CORE
    first, second, third = lay_windows(sizes, sentences(CORE, 1, CORE))
    assert CORE == first.last
    assert Window(CORE - BEFORE, CORE + 1 + BEHIND, CORE, CORE + 1) == second
    assert CORE + 1 == third.first


def test_a_core_is_filled_to_the_last_piece() -> None:
    windows = lay_windows([1] * (CORE + 1), sentences(CORE - 1, 1, 1))
    assert [CORE, CORE + 1] == [w.core_last for w in windows]
