"""Columns: what an ordinary SQLite tool sees, and what comes back."""

from dataclasses import replace

from onrecord.model.document import Span
from onrecord.model.record import Failure
from onrecord.model.statement import SaidAt
from onrecord.record import rows
from sample_readings import BRIDGE, decide, read_bridge

_READING = read_bridge()


def test_spans_are_json() -> None:
    spans = (Span(0, 4), Span(9, 12))
    assert "[[0,4],[9,12]]" == rows.dump_spans(spans)
    assert spans == rows.load_spans("[[0,4],[9,12]]")
    assert () == rows.load_spans("[]")


def test_a_statement_is_told_in_plain_columns() -> None:
    row = rows.dump_statement(_READING.statements[1], BRIDGE)
    assert "We will reopen it, … before the first snow." == row[1]
    assert "[]" == row[3]
    assert ("direct", None, None, None) == row[7:11]
    assert _READING.statements[1] == rows.load_statement(_READING.report.report_id, row[2:])


def test_what_is_not_told_stays_apart_from_no() -> None:
    columns = [rows.dump_statement(stmt, BRIDGE)[19] for stmt in _READING.statements]
    assert [0, None] == columns


def test_when_it_was_said_is_an_object() -> None:
    said_at = SaidAt(value="2031-03-17", edtf=None, span=Span(3, 9))
    stmt = replace(_READING.statements[0], said_at=said_at)
    row = rows.dump_statement(stmt, BRIDGE)
    assert '{"value":"2031-03-17","edtf":null,"span":[3,9]}' == row[16]
    assert stmt == rows.load_statement(stmt.report_id, row[2:])


def test_all_others_come_back() -> None:
    for mention in _READING.mentions:
        assert mention == rows.load_mention(rows.dump_mention(mention))
    for link in _READING.links:
        assert link == rows.load_link(rows.dump_link(link))
    for timex in _READING.timexes:
        assert timex == rows.load_timex(rows.dump_timex(timex))
    for entity in _READING.entities:
        assert entity == rows.load_entity(rows.dump_entity(entity))
    decision = decide(_READING, _READING.statements[1].content)
    assert decision == rows.load_decision(rows.dump_decision(decision))
    failure = Failure(input="a", stage="read", code="read.failed", message="m", hint="h")
    assert failure == rows.load_failure(("a", "read", "read.failed", "m", "h"))
