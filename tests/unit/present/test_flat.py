"""Rows for other programs: columns, names, formulas."""

import csv
import io
import json
from dataclasses import replace

import pytest

from onrecord.present.flat import (
    COLUMNS,
    FlatRow,
    Kind,
    list_rows,
    make_cell,
    neutralise_formula,
    write_csv,
    write_jsonl,
)
from onrecord.record.store import open_record
from sample_readings import BRIDGE, read_bridge


def rows_of(kind: Kind) -> list[FlatRow]:
    reading = read_bridge(url="https://courier.example/bridge")
    tesk = reading.entities[0].entity_id
    first, second = reading.statements
    second = replace(second, addressee=(tesk,), outlet=tesk, source=(), shared_source=first.source)
    with open_record(None) as record:
        record.writer.add(replace(reading, statements=(first, second)), name="a.txt")
        other = read_bridge(publisher="The Lantern", published=None)
        record.writer.add(other, name="b.txt")
        return list(list_rows(record.view, kind, report_ids=[reading.report.report_id]))


def test_a_statement_row_names_speaker_and_report() -> None:
    first, second = rows_of(Kind.STATEMENTS)
    assert ("Mara Tesk", "The envoy Mara Tesk", "said") == (
        first["speaker"],
        first["source"],
        first["cue"],
    )
    assert ("2025-08-18", "The Ostrel Courier", "Envoy: bridge is safe") == (
        first["date"],
        first["publisher"],
        first["headline"],
    )
    assert "https://courier.example/bridge" == first["url"]
    assert "We will reopen it, … before the first snow." == second["exact"]
    assert BRIDGE.index("We will") == second["start"]
    assert BRIDGE.index("snow.") + 5 == second["end"]
    assert ("The envoy Mara Tesk", ["Mara Tesk"], "Mara Tesk") == (
        second["source"],
        second["addressee"],
        second["outlet"],
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_row_has_all_columns(kind: Kind) -> None:
    rows = rows_of(kind)
    assert rows
    for row in rows:
        assert set(COLUMNS[kind]) == set(row)


def test_rows_of_the_other_kinds() -> None:
    assert [("Mara Tesk", ["envoy"], 2)] == [
        (row["name"], row["roles"], row["statements"]) for row in rows_of(Kind.ENTITIES)
    ]
    assert ["Monday"] == [row["words"] for row in rows_of(Kind.TIMES)]
    assert [2] == [row["statements"] for row in rows_of(Kind.REPORTS)]
    assert [("The envoy Mara Tesk", "Mara Tesk"), ("Tesk", "Mara Tesk")] == [
        (row["words"], row["entity"]) for row in rows_of(Kind.MENTIONS)
    ]


def test_json_lines_are_a_row_a_line() -> None:
    out = io.StringIO()
    rows = rows_of(Kind.STATEMENTS)
    write_jsonl(rows, out)
    assert rows == [json.loads(line) for line in out.getvalue().splitlines()]


def test_csv_has_a_header_and_reads_back() -> None:
    out = io.StringIO()
    write_csv(rows_of(Kind.STATEMENTS), out, COLUMNS[Kind.STATEMENTS])
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert ("false", "0.8", "") == (first["hedged"], first["confidence"], first["venue"])
    assert "Mara Tesk" == second["addressee"]
    spans = [(BRIDGE.index(words), len(words)) for words in ("We will reopen it,", "before the")]
    assert second["content"].startswith(f"[{spans[0][0]}, {sum(spans[0])}]; [{spans[1][0]}, ")


def test_an_empty_csv_has_its_header() -> None:
    out = io.StringIO()
    write_csv([], out, COLUMNS[Kind.TIMES])
    assert ",".join(COLUMNS[Kind.TIMES]) + "\n" == out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋a", "－a", "＠a"),
        *("﹦1", "﹢a", "﹣a", "﹫a", "−a", " =1", "\ufeff=1", "\u200b@x", "-", "=", "--5", "- 5"),
        *("-5 of them", "+1 555 0100 a", "-5%5", "-1e", "=5", "-5\n=1+1"),
    ],
)
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert "'" + text == neutralise_formula(text)
    assert "'" + text == make_cell(text)
    assert text == make_cell(text, raw=True)


@pytest.mark.parametrize(
    "text",
    [
        *("-5", "+3", "−12.5%", "-12.5 %", "-1,000.50", "+1e6", "-2.5E-3", "−5\u202f000", "-5 000"),
        *("", "a=b", "5-3", "“=1”", "– an aside", "'=1", "1+1"),
    ],
)
def test_numbers_and_words_stay(text: str) -> None:
    assert text == make_cell(text)


def test_cells_of_other_types() -> None:
    assert ("", "true", -5, -0.5) == tuple(map(make_cell, (None, True, -5, -0.5)))
    assert "a; b" == make_cell(["a", "b"])
    assert "'=a; b" == make_cell(["=a", "b"])
    assert "[1, 2]; [3, 4]" == make_cell([[1, 2], [3, 4]])
