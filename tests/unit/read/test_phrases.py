"""Phrases are read off the numbers of their words."""

from onrecord.read.phrases import BEGINS, COLUMNS, GOES_ON, OUTSIDE, find_phrases


def row(tag: int, **told: float) -> list[float]:
    return [1.0 if at == tag else told.get(name, 0.0) for at, name in enumerate(COLUMNS)]


def spans(tags: list[int], core: range | None = None) -> list[tuple[int, int]]:
    rows = [row(tag) for tag in tags]
    return [(p.first, p.last) for p in find_phrases(rows, core or range(len(tags)), 10)]


def test_a_phrase_begins_and_goes_on() -> None:
    assert [(11, 13), (13, 14)] == spans([OUTSIDE, BEGINS, GOES_ON, BEGINS, OUTSIDE])


def test_a_phrase_whose_beginning_was_not_seen_begins_where_it_goes_on() -> None:
    assert [(10, 12), (13, 14)] == spans([GOES_ON, GOES_ON, OUTSIDE, GOES_ON])


def test_only_phrases_that_begin_in_the_core_are_wanted_and_they_end_where_they_end() -> None:
    tags = [BEGINS, GOES_ON, BEGINS, GOES_ON, GOES_ON]
    assert [(12, 15)] == spans(tags, range(1, 3))


def test_its_last_word_says_what_it_is() -> None:
    rows = [row(BEGINS, person=0.1), row(GOES_ON, person=0.912, plural=0.5, old=0.256)]
    (phrase,) = find_phrases(rows, range(2), 0)
    assert (0.91, 0.5, 0.26) == (phrase.person, phrase.plural, phrase.old)
