"""Spans, ids, reports and documents."""

import dataclasses
import hashlib
import json
from dataclasses import FrozenInstanceError

import pytest

import handmade
from onrecord.errors import GroundingError
from onrecord.model.document import Document, Report, ReportKind, Span, make_id

TEXT = "“It held,” she said. 🌉 It did."


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 0)])
def test_a_span_that_holds_nothing_is_none(start: int, end: int) -> None:
    with pytest.raises(GroundingError, match="is no span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(0, 3), Span(3, 5), False),
        (Span(3, 5), Span(0, 3), False),
        (Span(0, 9), Span(4, 5), True),
    ],
)
def test_overlapping(left: Span, right: Span, expected: bool) -> None:
    assert expected == left.overlaps(right) == right.overlaps(left)


def test_a_span_contains_itself_and_what_lies_in_it_and_no_more() -> None:
    span = Span(2, 6)
    assert span.contains(span)
    assert span.contains(Span(3, 6))
    assert not span.contains(Span(1, 6))
    assert not span.contains(Span(3, 7))


def test_spans_are_ordered_by_start_then_end() -> None:
    assert [Span(0, 2), Span(0, 5), Span(1, 2)] == sorted([Span(1, 2), Span(0, 5), Span(0, 2)])


def test_an_id_is_sixteen_digits_of_the_hash_of_a_json_array() -> None:
    expected = hashlib.sha256('["ü",null,3]'.encode()).hexdigest()[:16]
    assert f"rp_{expected}" == make_id("rp", "ü", None, 3)


def test_an_id_tells_nothing_from_none_and_parts_from_joined_parts() -> None:
    ids = {make_id("x", *parts) for parts in [("",), (None,), ("ab",), ("a", "b"), ('a","b',), ()]}
    assert len(ids) == 6


def test_the_text_of_a_report_is_hashed_as_utf_8() -> None:
    assert hashlib.sha256(TEXT.encode()).hexdigest() == Report(text=TEXT).text_sha256


def test_equal_reports_have_equal_ids() -> None:
    assert handmade.report(TEXT).report_id == handmade.report(TEXT).report_id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", TEXT + " "),
        ("address", "https://courier.example/b"),
        ("url", "https://courier.example/b"),
        ("publisher", None),
        ("headline", "Changed"),
        ("byline", "Edda Rhun"),
        ("published", "2031-03-18"),
        ("modified", "2031-03-18"),
        ("language", "en"),
        ("kind", ReportKind.READOUT),
    ],
)
def test_whatever_a_report_says_makes_its_id(field: str, value: object) -> None:
    report = handmade.report(TEXT)
    changed = dataclasses.replace(report, **{field: value})  # type: ignore[arg-type]
    assert report.report_id != changed.report_id


def test_how_a_report_was_kept_does_not_make_its_id() -> None:
    plain = Report(text=TEXT)
    kept = Report(text=TEXT, body_start=3, original=b"<p>", original_type="text/html")
    assert plain.report_id == kept.report_id


def test_a_report_cannot_be_changed() -> None:
    report = Report(text=TEXT)
    with pytest.raises(FrozenInstanceError):
        report.text = "other"  # type: ignore[misc]


def test_a_document_quotes_by_code_points() -> None:
    doc = handmade.doc(TEXT)
    span = handmade.span(TEXT, "It did")
    assert doc.exact(span) == "It did"
    assert doc.exact(Span(0, len(TEXT))) == TEXT


def test_a_document_quotes_nothing_beyond_its_text() -> None:
    with pytest.raises(GroundingError, match="beyond the text"):
        Document(report=Report(text=TEXT)).exact(Span(0, len(TEXT) + 1))


def test_ids_are_written_so_that_json_reads_them_back() -> None:
    assert make_id("st", [[0, 1]]) == make_id("st", json.loads("[[0, 1]]"))
