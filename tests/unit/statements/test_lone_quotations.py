"""Quotations that no cue in their own sentence introduces find their source before them."""

import pytest

from handmade import report
from onrecord.model.document import Document
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.statements.attribute import find_candidates
from onrecord.statements.candidates import Candidate
from onrecord.statements.contents import locate_quotations
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.phrases import Stretch


def find(text: str) -> tuple[list[Candidate], Document]:
    story = report(text)
    sentences, tokens = parse(story)
    quotations = pair_quotation_marks(text, sentences, tokens)
    doc = Document(report=story, sentences=sentences, tokens=tokens, quotations=quotations)
    found = find_candidates(doc, Line(tokens, load_grammar()), locate_quotations(doc))
    return [c for c in found if c.frame.startswith("lone")], doc


def words(doc: Document, stretch: Stretch | None) -> str | None:
    if stretch is None or stretch.first == stretch.last:
        return None
    first, last = doc.tokens[stretch.first], doc.tokens[stretch.last - 1]
    return doc.report.text[first.start : last.end]


@pytest.mark.parametrize(
    ("frame", "source", "cue", "text"),
    [
        ("lone", "Adrel Quint", None, "Adrel Quint was angry. “We will not sign this paper.”"),
        ("lone", "She", None, "She shrugged.\n\n“We have seen worse winters than this.”"),
        ("lone_colon", "Quint", ":", "Quint was blunt: “We will not sign this paper.”"),
        (
            "lone_announced",
            "Quint",
            "answer",
            "Quint had an answer ready:\n\n“We will not sign this paper.”",
        ),
    ],
)
def test_the_source_stands_before(frame: str, source: str, cue: str | None, text: str) -> None:
    (found,), doc = find(text)
    assert (frame, source, cue) == (found.frame, words(doc, found.source), words(doc, found.cue))
    quoted = text[text.index("“") :]
    assert [quoted] == [words(doc, part) for part in found.content]


def test_who_spoke_in_the_sentence_before_goes_on() -> None:
    (found,), doc = find("Quint said that it was over. “We tried for weeks and weeks.”")
    assert ("goes_on", None, "Quint") == (
        found.subject,
        words(doc, found.source),
        words(doc, found.shared),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Adrel Quint read the “old book” aloud.",
        "“We will not sign this paper at all.”",
        "Adrel Quint was angry.\n\nIt rained.\n\n“No.”",
        "“We came,” said Quint. “We saw what there was to see.”",
        "Rain fell: “We will not sign this paper,” Quint said.",
        "When it rained. “We will not sign this piece of paper.”",
        "Adrel Quint was angry. “We will not sign it this week” was on the wall.",
    ],
)
def test_other_quotations_are_left_alone(text: str) -> None:
    found, _ = find(text)
    assert [] == found


def test_a_quotation_is_no_subject_for_the_next() -> None:
    found, _ = find("“We came a long way.” “We will not sign this piece of paper.”")
    assert [] == found
