"""Lay the record out as rows, and write rows as JSON Lines or CSV for other programs.

In: a `View` and which of its things are wanted. Out: rows with names beside ids and the report's
head beside the words; their text. The whole record as one object is left to `export.py`.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Any, TextIO

from onrecord.present import items
from onrecord.present.export import (
    dump_item,
    list_mention_items,
    list_statement_items,
    list_time_items,
)
from onrecord.present.items import Item
from onrecord.present.labels import find_own_date
from onrecord.record.store import StatementFilter, View

FlatRow = dict[str, Any]


class Kind(StrEnum):
    """What rows are of."""

    STATEMENTS = "statements"
    ENTITIES = "entities"
    TIMES = "times"
    REPORTS = "reports"
    MENTIONS = "mentions"

    @property
    def singular(self) -> str:
        """Return the word for one of them."""
        return "entity" if self is Kind.ENTITIES else self.value.removesuffix("s")


_HEAD = ("date", "publisher", "headline", "url", "report")
COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.STATEMENTS: (
        *("id", *_HEAD, "speaker", "speaker_id", "source", "cue", "exact", "quote_type", "mode"),
        *("act", "channel", "addressee", "venue", "outlet", "programme", "via"),
        *("said_at", "within"),
        *("about", "hedged", "factuality", "confidence", "verdict", "start", "end", "content"),
    ),
    Kind.ENTITIES: ("id", "name", "type", "aliases", "roles", "statements"),
    Kind.TIMES: ("id", *_HEAD, "words", "type", "value", "edtf", "mod", "anchor", "start", "end"),
    Kind.REPORTS: (
        *("id", "date", "publisher", "headline", "byline", "url", "kind", "language"),
        *("published", "modified", "version_of", "superseded_by", "statements", "text_sha256"),
    ),
    Kind.MENTIONS: ("id", *_HEAD, "words", "type", "entity", "entity_id", "score", "start", "end"),
}

_EVERYTHING = StatementFilter(all_versions=True)

# A plain number is no formula, whatever its sign.
_NUMBER = re.compile(
    "[-+\u2212]?[0-9]+(?:[.,\u00a0\u202f ][0-9]+)*(?:[eE][-+]?[0-9]+)?[\u00a0\u202f ]?%?"
)
# OWASP's list ("CSV injection"), with the full-width and small forms that some spreadsheets fold
# to the plain ones, and the minus sign.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫\u2212")
# Spreadsheets that trim a cell would take what stands behind these for its beginning.
_PASSED_OVER = " \u00a0\u2007\u202f\u3000\u200b\u200c\u200d\u2060\ufeff"


def list_rows(
    view: View, kind: Kind, *, report_ids: Collection[str] | None = None
) -> Iterator[FlatRow]:
    """Yield the rows of one kind, of all reports or of those named.

    >>> from onrecord.record.store import open_record
    >>> with open_record(None) as record:
    ...     list(list_rows(record.view, Kind.TIMES))
    []
    """
    reports = view.reports(report_ids=report_ids)
    ids = {report.report_id: None for report in reports}.keys()
    if kind is Kind.STATEMENTS:
        stmts = view.statements(_EVERYTHING, report_ids=ids)
        return list_statement_rows(view, list_statement_items(view, stmts))
    if kind is Kind.ENTITIES:
        return list_entity_rows(view, list_entity_items(view, ids), ids)
    if kind is Kind.REPORTS:
        return list_report_rows(view, map(items.make_report_item, reports))
    if kind is Kind.TIMES:
        return list_time_rows(view, list_time_items(view, ids))
    return list_mention_rows(view, list_mention_items(view, ids))


def list_entity_items(view: View, report_ids: Collection[str]) -> list[Item]:
    """Return the items of the entities of reports: those who say most come first."""
    said = _count_statements(view, report_ids)
    found = map(items.make_entity_item, view.entities(report_ids=report_ids))
    return sorted(found, key=lambda item: (-said[item["id"]], item["name"], item["id"]))


def list_statement_rows(view: View, found: Iterable[Item]) -> Iterator[FlatRow]:
    """Yield the rows of statements that come report by report."""
    names = _name_entities(view)
    for head, text, group in _group(view, found):
        for item in group:
            source = item["source"] or item["shared_source"]
            row = {
                **{key: item.get(key) for key in COLUMNS[Kind.STATEMENTS]},
                **head,
                "speaker": names.get(item["speaker"]),
                "speaker_id": item["speaker"],
                "source": _join_words(text, source),
                "cue": _join_words(text, item["cue"]),
                "exact": " … ".join(item["exact"]),
                "verdict": item["judgement"] and item["judgement"]["verdict"],
                "start": min(start for start, _ in item["content"]),
                "end": max(end for _, end in item["content"]),
            }
            for key in ("addressee", "via", "about"):
                row[key] = [names.get(entity_id, entity_id) for entity_id in item[key]]
            row["outlet"] = names.get(item["outlet"], item["outlet"])
            row["said_at"] = item["said_at"] and item["said_at"]["value"]
            yield row


def list_entity_rows(
    view: View, found: Iterable[Item], report_ids: Collection[str]
) -> Iterator[FlatRow]:
    """Yield the rows of entities, with how many statements they make in the reports."""
    said = _count_statements(view, report_ids)
    for item in found:
        yield {
            **{key: item[key] for key in ("id", "name", "type", "aliases")},
            "roles": list(dict.fromkeys(role["title"] for role in item["roles"])),
            "statements": said[item["id"]],
        }


def list_report_rows(view: View, found: Iterable[Item]) -> Iterator[FlatRow]:
    """Yield the rows of reports, with how many statements they hold."""
    said = Counter(stmt.report_id for stmt in view.statements(_EVERYTHING))
    for item in found:
        own = find_own_date(item["reference_date"], item["reference_date_basis"])
        more = {"date": own, "statements": said[item["id"]]}
        yield {key: more.get(key, item.get(key)) for key in COLUMNS[Kind.REPORTS]}


def list_time_rows(view: View, found: Iterable[Item]) -> Iterator[FlatRow]:
    """Yield the rows of time expressions that come report by report."""
    for head, text, group in _group(view, found):
        for item in group:
            row = {key: item.get(key) for key in COLUMNS[Kind.TIMES]}
            yield {**row, **head, **_place(text, item)}


def list_mention_rows(view: View, found: Iterable[Item]) -> Iterator[FlatRow]:
    """Yield the rows of mentions that come report by report."""
    names = _name_entities(view)
    for head, text, group in _group(view, found):
        for item in group:
            row = {key: item.get(key) for key in COLUMNS[Kind.MENTIONS]}
            who = {"entity": names.get(item["entity"]), "entity_id": item["entity"]}
            yield {**row, **head, **_place(text, item), **who}


def write_jsonl(rows: Iterable[FlatRow], out: TextIO) -> int:
    """Write a row a line as JSON, and return how many."""
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 (the last one is the answer)
        out.write(dump_item(row) + "\n")
    return number


def write_csv(
    rows: Iterable[FlatRow], out: TextIO, columns: Sequence[str], *, raw: bool = False
) -> int:
    """Write rows as CSV with a header, and return how many.

    Args:
        rows: The rows.
        out: Where to.
        columns: Which of their keys, in this order.
        raw: Leave text as it is, also where a spreadsheet would run it as a formula.
    """
    writer = csv.writer(_Lines(out), lineterminator="\r\n")
    writer.writerow(columns)
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 (the last one is the answer)
        writer.writerow([make_cell(row[column], raw=raw) for column in columns])
    return number


class _Lines:
    """Ends rows with a line feed alone, as other lines end.

    The csv module is told that they end as RFC 4180 has it: before Python 3.13 it puts quotation
    marks around a lone carriage return only if that is part of the line's end.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        return self._out.write(row.removesuffix("\r\n") + "\n")


def make_cell(value: object, *, raw: bool = False) -> str | int | float:
    """Return the cell of a value: a number as it is, a list joined, text that is no formula.

    >>> make_cell("=1+1"), make_cell("-5"), make_cell("−12.5%"), make_cell(-5)
    ("'=1+1", '-5', '−12.5%', -5)
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        parts = (part if isinstance(part, str) else json.dumps(part) for part in value)
        text = "; ".join(parts)
    else:
        text = str(value)
    return text if raw else neutralise_formula(text)


def neutralise_formula(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    >>> neutralise_formula('@SUM(A1)'), neutralise_formula("+3")
    ("'@SUM(A1)", '+3')
    """
    begins = text.lstrip(_PASSED_OVER)
    if not begins.startswith(_FORMULA_STARTS) or _NUMBER.fullmatch(begins):
        return text
    return "'" + text


def _group(view: View, found: Iterable[Item]) -> Iterator[tuple[FlatRow, str, Iterator[Item]]]:
    """Yield the head and text of each report with its items."""
    reports = {report.report_id: report for report in view.reports()}
    for report_id, group in groupby(found, key=lambda item: str(item["report"])):
        report = reports[report_id]
        head = {
            "date": find_own_date(report.reference_date, report.reference_date_basis),
            "publisher": report.publisher,
            "headline": report.headline,
            "url": report.url,
            "report": report_id,
        }
        yield head, view.text(report_id), group


def _count_statements(view: View, report_ids: Collection[str]) -> Counter[str | None]:
    return Counter(stmt.speaker for stmt in view.statements(_EVERYTHING, report_ids=report_ids))


def _name_entities(view: View) -> dict[str | None, str]:
    return {entity.entity_id: entity.name for entity in view.entities()}


def _place(text: str, item: Item) -> FlatRow:
    start, end = item["span"]
    return {"words": text[start:end], "start": start, "end": end}


def _join_words(text: str, spans: Iterable[tuple[int, int]]) -> str | None:
    """Return the words at spans, or None where there are none."""
    return " … ".join(text[start:end] for start, end in spans) or None
