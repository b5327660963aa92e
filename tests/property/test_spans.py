"""Spans and ids, for whatever text and offsets."""

import json

from hypothesis import given
from hypothesis import strategies as st

import handmade
from onrecord.model.document import Report, Span, make_id
from onrecord.model.statement import make_statement_id

# Everything but surrogates, which no encoding can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
PARTS = st.lists(
    st.one_of(st.none(), st.integers(), TEXTS, st.lists(st.integers(), max_size=3)), max_size=5
)


@st.composite
def spans(draw: st.DrawFn, longest: int = 50) -> Span:
    start = draw(st.integers(0, longest - 1))
    return Span(start, draw(st.integers(start + 1, longest)))


@given(spans(), spans())
def test_overlapping_is_sharing_a_code_point(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert bool(shared) == left.overlaps(right) == right.overlaps(left)


@given(spans(), spans())
def test_containing_is_having_every_code_point(left: Span, right: Span) -> None:
    every = set(range(right.start, right.end)) <= set(range(left.start, left.end))
    assert every == left.contains(right)


@given(st.lists(spans()))
def test_sorting_is_by_place(found: list[Span]) -> None:
    assert sorted((s.start, s.end) for s in found) == [(s.start, s.end) for s in sorted(found)]


@given(st.data(), TEXTS)
def test_a_document_quotes_what_stands_at_a_span(data: st.DataObject, text: str) -> None:
    span = data.draw(spans(len(text)))
    assert text[span.start : span.end] == handmade.doc(Report(text=text)).exact(span)


@given(PARTS, PARTS)
def test_ids_are_equal_only_of_equal_parts(left: list[object], right: list[object]) -> None:
    assert (json.dumps(left) == json.dumps(right)) == (make_id("x", *left) == make_id("x", *right))


@given(st.lists(spans(), max_size=3), st.lists(spans(), min_size=1, max_size=3))
def test_cue_and_content_are_told_apart_in_an_id(cue: list[Span], content: list[Span]) -> None:
    turned = make_statement_id("rp_0", content, cue)
    assert (cue == content) == (make_statement_id("rp_0", cue, content) == turned)


@given(TEXTS, TEXTS)
def test_a_report_keeps_its_text_and_id(text: str, headline: str) -> None:
    once, again = (Report(text=text, headline=headline) for _ in range(2))
    assert text == once.text
    assert once.report_id == again.report_id
    assert once.report_id != Report(text=text, headline=headline + "x").report_id
