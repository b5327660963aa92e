"""Whatever ordinary sentences stand together, they are read, and alike on every machine.

In: mixes of sentences about states that do not exist. Out: nothing. What the encoder finds in them
is left to the golden cases; odd marks, to `test_reading_property.py`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from found_cues import document
from onrecord.model.attribution import FoundCue
from onrecord.model.document import Document, Span
from onrecord.read import encoder as module
from onrecord.read.encoder import Encoder
from onrecord.statements.attribute import find_statements

SPEAKERS = (
    "Ilena Marost",
    "Torvald Kessen",
    "Velde",
    "the envoy of Solmark",
    "Hadvik’s prime minister",
    "He",
    "she",
    "officials in Varenia",
)
CLAIMS = (
    "the bridge was safe",
    "nobody had crossed the Lisna Pass",
    "Quint had agreed to a truce",
    "they would lift the ban on grain in May",
    "three of the prisoners were ill",
    "it was not for Hadvik to decide",
)
FORMS = (
    "{speaker} said that {claim}.",
    "“{claim},” {speaker} told the council.",
    "“{claim},” {speaker} said, “and {other}.”",
    "{speaker} denied that {claim}, adding that {other}.",
    "According to {speaker}, {claim}.",
    "{speaker} said Quint believed that {claim}.",
    "If {speaker} accepts that {claim}, {other}.",
    "{speaker} wrote in a memo: “{claim}.",
    "“{claim}. “{other}.”",
    "Snow fell over the pass.",
)
SENTENCES = st.builds(
    str.format,
    st.sampled_from(FORMS),
    speaker=st.sampled_from(SPEAKERS),
    claim=st.sampled_from(CLAIMS),
    other=st.sampled_from(CLAIMS),
)
TEXTS = st.builds(
    str.join, st.sampled_from((" ", "\n\n")), st.lists(SENTENCES, min_size=1, max_size=8)
)
# Of the statements given at this confidence so many, at least, stand where they stood when the
# windows move, with half of their words: on PolNeAR’s development part 1,143 of 1,161 do
# (2026-11-27).
SURE, TOLERANCE = 0.8, 0.95
# Enough for several windows.
LONG = " ".join(form.format(speaker="Velde", claim=CLAIMS[0], other=CLAIMS[2]) for form in FORMS)
LONG = "\n\n".join([LONG] * 4)


@cache
def start(threads: int) -> Encoder:
    return Encoder(threads=threads)


def read(text: str, *, threads: int = 1) -> Document:
    doc = document(text)
    cues = start(threads).find_cues(doc.tokens, doc.sentences, doc.quotations)
    return replace(doc, cues=cues)


@settings(max_examples=15)
@given(TEXTS)
@example(LONG)
def test_spans_hold(text: str) -> None:
    doc = read(text)
    for cue in doc.cues:
        check_cue(cue, len(doc.tokens))
    for span in list_spans(doc):
        assert "" != doc.exact(span).strip()


def check_cue(cue: FoundCue, count: int) -> None:
    for parts in (cue.source, cue.cue, cue.content):
        ends = [at for part in parts for at in part]
        assert sorted(set(ends)) == ends, "stretches are in order and do not touch"
        assert all(0 <= at <= count for at in ends)
    assert any(part.first <= cue.anchor < part.last for part in cue.cue)


def list_spans(doc: Document) -> Iterator[Span]:
    """Yield the spans of a document's statements and of what they rest on."""
    for stmt in find_statements(doc):
        yield from (*stmt.source, *stmt.shared_source, *stmt.cue, *stmt.content)
        for reason in stmt.reasons:
            yield from (*reason.left, *reason.right)


@settings(max_examples=15)
@given(TEXTS)
@example(LONG)
def test_threads_change_nothing(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # Every word is held against itself, not only those that are likely to be cues.
        patch.setattr(module, "LEAST_CUE", 0.0)
        one, two = read(text, threads=1), read(text, threads=2)
    assert len(one.tokens) == len(one.cues)
    assert one.cues == two.cues
    assert find_statements(one) == find_statements(two)


@settings(max_examples=8)
@given(st.integers(1, 40))
def test_moving_the_windows_loses_and_doubles_nothing(count: int) -> None:
    # What stands before moves all of the windows, and their edges come to lie in other sentences.
    before = "Snow fell over the pass.\n\n" * count
    still, moved = list_outermost(examples()), list_outermost(before + examples(), len(before))
    sure = {at: words for at, (words, confidence) in still.items() if confidence >= SURE}
    found = [at for at, words in sure.items() if at in moved and are_alike(words, moved[at][0])]
    assert len(sure) > 15
    assert len(found) >= TOLERANCE * len(sure)


@cache
def examples() -> str:
    folder = Path(__file__).parents[2] / "examples"
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))


def list_outermost(text: str, skipped: int = 0) -> dict[int, tuple[frozenset[int], float]]:
    """Return the outermost statements by where their cues begin: content and confidence."""
    found: dict[int, tuple[frozenset[int], float]] = {}
    for stmt in find_statements(read(text)):
        if stmt.within is None:
            at = stmt.cue[0].start - skipped
            assert at not in found, "one cue makes one outermost statement"
            content = {i - skipped for s in stmt.content for i in range(s.start, s.end)}
            found[at] = frozenset(content), stmt.confidence
    return found


def are_alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= 0.5 * len(one | other)


@settings(max_examples=15)
@given(TEXTS)
def test_statements_lie_in_statements_of_the_same_text(text: str) -> None:
    stmts = {stmt.statement_id: stmt for stmt in find_statements(read(text))}
    for stmt in stmts.values():
        assert 0 < stmt.confidence < 1
        assert stmt.within is None or stmt.within in stmts
        assert stmt.within != stmt.statement_id
