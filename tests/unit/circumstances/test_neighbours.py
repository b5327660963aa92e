from dataclasses import replace

import pytest

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.neighbours import NEIGHBOUR_VALUES, Neighbours
from onrecord.circumstances.page import Page
from told_pages import Said, read_page

PAGE = read_page(
    "“It waits,” Ilena Marost said in an interview on Sunday. Adrel Quint said it fell. "
    "“It holds,” Marost added. It moved.",
    Said("“It waits,”", "said", "Ilena Marost"),
    Said("it fell", "said", "Adrel Quint"),
    Said("“It holds,”", "added", "Marost"),
    Said("It moved"),
)


def describe(number: int, field: Field, *scores: dict[tuple[int, int], float]) -> dict[str, float]:
    lexicon = load_lexicon()
    carrier = Carrier(PAGE, lexicon, find_clues(PAGE, lexicon))
    index = next(i for i, clue in enumerate(carrier.clues) if clue.field is field)
    values = Neighbours(carrier, scores, range(len(PAGE.statements))).describe(number, index)
    return dict(zip(NEIGHBOUR_VALUES, values, strict=True))


def find(field: Field) -> int:
    lexicon = load_lexicon()
    return next(i for i, c in enumerate(find_clues(PAGE, lexicon)) if c.field is field)


CHANNEL, DATE = find(Field.CHANNEL), find(Field.SAID_AT)


def test_statements_around_and_of_the_speaker_count() -> None:
    scores = {(0, CHANNEL): 0.9, (1, CHANNEL): 0.2, (2, CHANNEL): 0.5}
    values = describe(2, Field.CHANNEL, scores)
    assert 0.2 == values["before"]
    assert 0.9 == values["own before"]
    assert 0.45 == pytest.approx(values["of speaker"])
    assert 0.0 == values["own behind"] == values["behind"]
    assert 1 == values["before away"]
    assert 2 == values["own before away"]
    assert 1 == values["own behind away"]
    assert 0.5 == values["first"] == values["before rival"]


def test_what_is_told_in_the_same_sentence_counts() -> None:
    values = describe(2, Field.CHANNEL, {(2, CHANNEL): 0.5}, {(2, DATE): 0.7})
    assert 0.7 == values["with date"] == values["with others"]
    assert 0.5 == values["with channel"]


def test_the_first_has_nobody_before_it() -> None:
    values = describe(0, Field.SAID_AT, {(0, DATE): 0.7})
    assert -1.0 == values["before"] == values["own before"]
    assert 30 == values["before away"] == values["own before away"]
    assert 0.0 == values["rival"]


def test_what_lies_in_another_statement_is_no_neighbour() -> None:
    page = read_page(
        "Ilena Marost said on Sunday that Adrel Quint promised it waits. “It holds,” she said.",
        Said("that Adrel Quint promised it waits", "said", "Ilena Marost"),
        Said("it waits", "promised", "Adrel Quint"),
        Said("“It holds,”", "said", "she"),
    )
    lexicon = load_lexicon()
    statements = page.statements
    inner = replace(statements[1], within=statements[0].statement_id)
    page = Page(page.doc, (statements[0], inner, statements[2]), page.mentions, ())
    carrier = Carrier(page, lexicon, find_clues(page, lexicon))
    scores = {(0, 0): 0.8, (1, 0): 0.6, (2, 0): 0.4}
    neighbours = Neighbours(carrier, (scores,), range(3))
    assert [0.8, -1.0] == neighbours.describe(2, 0)[:2]
    assert [-1.0, -1.0] == neighbours.describe(1, 0)[:2]
