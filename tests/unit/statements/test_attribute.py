from collections.abc import Sequence

import pytest

from handmade import doc, report
from onrecord.model.document import Document
from onrecord.model.statement import QuoteType, Statement
from onrecord.pipeline import read
from onrecord.statements.attribute import LEAST_CONFIDENCE, find_statements, nest
from onrecord.statements.candidates import Candidate
from onrecord.statements.phrases import Stretch


def find(text: str, *quotations: str) -> tuple[Document, tuple[Statement, ...]]:
    by_hand = doc(text, quotations=quotations)
    return by_hand, find_statements(by_hand)


def contents(text: str, *quotations: str) -> list[list[str]]:
    by_hand, found = find(text, *quotations)
    return [[by_hand.exact(span) for span in stmt.content] for stmt in found]


def test_a_statement_has_source_cue_and_content() -> None:
    by_hand, (stmt,) = find("So. On Monday Quint said that the dam held.")
    assert ["Quint"] == [by_hand.exact(s) for s in stmt.source]
    assert ["said"] == [by_hand.exact(s) for s in stmt.cue]
    assert ["that the dam held"] == [by_hand.exact(s) for s in stmt.content]
    assert QuoteType.INDIRECT is stmt.quote_type
    assert by_hand.report.report_id == stmt.report_id
    assert LEAST_CONFIDENCE <= stmt.confidence <= 1.0


def test_the_reason_says_how_it_was_found() -> None:
    _, (stmt,) = find("So. On Monday Quint said that the dam held.")
    (reason,) = stmt.reasons
    assert "that/noun" == reason.feature
    assert stmt.cue == reason.left
    assert "“that” opens the content behind the cue." == reason.detail


def test_a_shared_source_stands_apart_from_its_own() -> None:
    by_hand, (_, second) = find("So. Quint said the dam held, but added that it leaked.")
    assert () == second.source
    assert ["Quint"] == [by_hand.exact(s) for s in second.shared_source]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "So. “It held,” said Quint. “It will hold.” Snow fell."
    assert [["“It held,”", "“It will hold.”"]] == contents(text, "“It held,”", "“It will hold.”")


def test_a_sentence_with_a_cue_of_its_own_ends_the_quotation() -> None:
    text = "So. “It held,” said Quint. “It will fall,” said Harn. “Soon.”"
    expected = [["“It held,”"], ["“It will fall,”", "“Soon.”"]]
    assert expected == contents(text, "“It held,”", "“It will fall,”", "“Soon.”")


def test_narration_ends_the_quotation() -> None:
    text = "So. “It held,” said Quint. Snow fell. “Late” flowers died."
    assert [["“It held,”"]] == contents(text, "“It held,”", "“Late”")


def test_words_in_marks_within_a_sentence_do_not_go_on() -> None:
    text = "So. “It held,” said Quint. “Late” flowers died."
    assert [["“It held,”"]] == contents(text, "“It held,”", "“Late”")


def test_a_statement_inside_another_one() -> None:
    _, found = find("So. Quint said that President Marost had told him that the map was wrong.")
    outer, inner = found
    assert (None, outer.statement_id) == (outer.within, inner.within)


def test_what_the_source_thinks_inside_a_quotation_is_no_statement_of_its_own() -> None:
    text = "“I think the dam held,” said Quint."
    assert [["“I think the dam held,”"]] == contents(text, "“I think the dam held,”")


@pytest.mark.parametrize("text", ["", "Snow fell.", "So. Quint praised bread and went to bed."])
def test_nothing_is_found(text: str) -> None:
    found = find(text)[1]
    assert all(stmt.confidence >= LEAST_CONFIDENCE for stmt in found)
    assert not text or "Quint" in text or found == ()


def candidate(cue: int, *parts: tuple[int, int]) -> Candidate:
    made = Candidate(Stretch(cue, cue + 1), None, "bare", "noun", 0)
    made.content = [Stretch(*part) for part in parts]
    return made


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ({}, []),
        ({}, [candidate(0, (1, 5)), candidate(6, (7, 9))]),
        ({1: 0}, [candidate(0, (1, 9)), candidate(3, (4, 9))]),
        ({1: 0, 2: 1}, [candidate(0, (1, 9)), candidate(2, (3, 9)), candidate(4, (5, 9))]),
        ({0: 1}, [candidate(3, (4, 6)), candidate(9, (0, 8))]),
        ({}, [candidate(0, (1, 5)), candidate(3, (4, 9))]),
    ],
)
def test_nest(expected: dict[int, int], found: Sequence[Candidate]) -> None:
    assert expected == nest(found)


def test_two_that_hold_each_other_make_no_ring() -> None:
    assert {1: 0} == nest([candidate(2, (0, 9)), candidate(5, (0, 9))])


@pytest.mark.parametrize(
    "text", ["“Yes,” said Ann Lee.\n\nBob Roe said “. .", "He said “?:", "Ann said: “. . ."]
)
def test_marks_alone_are_no_content(text: str) -> None:
    """Found by fuzzing: an unclosed mark and stray punctuation."""
    reading = read(report(text))
    for stmt in reading.statements:
        assert all(any(c.isalnum() for c in text[s.start : s.end]) for s in stmt.content)
