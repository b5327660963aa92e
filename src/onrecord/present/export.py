"""Write the record as the public JSON, ``onrecord/1``.

In: a `View`. Out: its JSON as an object, as text or streamed to a file; the format's JSON Schema.
What an item holds is left to `items.py`, lines and tables for other programs to `flat.py`, files
that are whole or not there to `output.py`.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import resources
from itertools import groupby
from typing import TextIO, TypeGuard

from onrecord.compare.due import settle_by_day
from onrecord.model.comparison import Relation
from onrecord.model.record import Failure, Link, RecordedReport
from onrecord.model.statement import Statement
from onrecord.present import finding_items as findings
from onrecord.present import items
from onrecord.present.items import Item
from onrecord.present.judging import find_key, load_judgements
from onrecord.record.store import StatementFilter, View

SCHEMA = "onrecord/1"

# Valid in a JSON string as they are, but not harmless everywhere: C1 controls and bidirectional
# overrides move a terminal's cursor or letters, U+2028 ends a line of JavaScript, a lone
# surrogate has no UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_EVERYTHING = StatementFilter(all_versions=True)


def build_record(
    view: View,
    *,
    as_of: str | None = None,
    report_ids: Collection[str] | None = None,
    failures: Iterable[Failure] | None = None,
) -> dict[str, object]:
    """Build the public JSON of a record, of all versions of its reports.

    Args:
        view: The record.
        as_of: ISO date as of which states are computed; by default the latest reference date.
        report_ids: Only these reports, and what is about them.
        failures: Only these failures; by default all that the record holds.

    >>> from onrecord.record.store import open_record
    >>> with open_record(None) as record:
    ...     build_record(record.view)["schema"]
    'onrecord/1'
    """
    parts = _list_parts(view, as_of, report_ids, failures)
    return {key: list(part) if _is_list(part) else part for key, part in parts}


def write_json(
    view: View,
    out: TextIO,
    *,
    as_of: str | None = None,
    report_ids: Collection[str] | None = None,
    failures: Iterable[Failure] | None = None,
) -> None:
    """Write the public JSON an item at a time, so that a large record needs little memory.

    The arguments are those of `build_record`, the text is that of `dump_json`.
    """
    _write_parts(_list_parts(view, as_of, report_ids, failures), out.write)


def dump_json(record: Mapping[str, object]) -> str:
    r"""Return the text of a built record: an item a line, keys and items in their order.

    >>> dump_json({"schema": "onrecord/1", "reports": [{"id": "rp_1"}], "times": []})
    '{\n"schema": "onrecord/1",\n"reports": [\n{"id": "rp_1"}\n],\n"times": []\n}\n'
    """
    pieces: list[str] = []
    _write_parts(record.items(), pieces.append)
    return "".join(pieces)


def dump_item(item: object) -> str:
    r"""Return the JSON of one item on one line, harmless on a terminal and in a script.

    >>> dump_item({"exact": ["Żaden \x9b31m"]})
    '{"exact": ["Żaden \\u009b31m"]}'
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", _ENCODER.encode(item))


def write_array(found: Iterable[Item], out: TextIO) -> None:
    """Write items as one JSON array, an item a line."""
    _write_list(found, out.write)
    out.write("\n")


def list_statement_items(view: View, stmts: Iterable[Statement]) -> Iterator[Item]:
    """Yield the items of statements that come report by report, with what people decided."""
    judgements = load_judgements(view)
    for report_id, group in groupby(stmts, key=lambda stmt: stmt.report_id):
        text = view.text(report_id)
        judged = judgements.of_statements(report_id)
        for stmt in group:
            yield items.make_statement_item(stmt, text, judged.get(stmt.statement_id, ()))


def list_relation_items(view: View, relations: Iterable[Relation]) -> Iterator[Item]:
    """Yield the items of relations, with what people decided."""
    judged = load_judgements(view).of_relations()
    for rel in relations:
        yield findings.make_relation_item(rel, judged.get(find_key(rel), ()))


def list_time_items(view: View, report_ids: Iterable[str]) -> Iterator[Item]:
    """Yield the items of the time expressions of reports."""
    for report_id in report_ids:
        for timex in view.timexes(report_id):
            yield items.make_time_item(report_id, timex)


def list_mention_items(view: View, report_ids: Iterable[str]) -> Iterator[Item]:
    """Yield the items of the mentions in reports, each with its best link."""
    for report_id in report_ids:
        links: dict[str, Link] = {}
        for link in view.links(report_id):
            known = links.get(link.mention_id)
            if known is None or link.score > known.score:
                links[link.mention_id] = link
        for mention in view.mentions(report_id):
            yield items.make_mention_item(report_id, mention, links.get(mention.mention_id))


def read_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of the format.

    >>> '"onrecord/1"' in read_schema()
    True
    """
    place = resources.files("onrecord.present") / "schema" / "onrecord-1.schema.json"
    return place.read_text(encoding="utf-8")


def _list_parts(
    view: View,
    as_of: str | None,
    report_ids: Collection[str] | None,
    failures: Iterable[Failure] | None,
) -> Iterator[tuple[str, object]]:
    """Yield the format's keys in order, each with its scalar or an iterator of its items."""
    reports = view.reports(report_ids=report_ids)
    # Named once, so that all parts are of the same reports though others may be added meanwhile.
    ids = {report.report_id: None for report in reports}
    stmts = view.statements(_EVERYTHING, report_ids=ids.keys())
    failed = view.failures() if failures is None else _sort_failures(failures)
    yield "schema", SCHEMA
    yield "as_of", as_of or _find_latest(reports)
    printed = {r.report_id: r.original_id for r in view.reprints() if r.is_whole}
    yield "reports", (_make_report_item(report, printed) for report in reports)
    yield "entities", map(items.make_entity_item, view.entities(report_ids=ids.keys()))
    yield "mentions", list_mention_items(view, ids)
    yield "statements", list_statement_items(view, stmts)
    keys = ids.keys()
    yield "relations", list_relation_items(view, view.relations(report_ids=keys))
    yield "disputes", map(findings.make_dispute_item, view.disputes(report_ids=keys))
    yield "issues", map(findings.make_issue_item, view.issues(report_ids=keys))
    yield "positions", map(findings.make_position_item, view.positions(report_ids=keys))
    yield "shifts", map(findings.make_shift_item, view.shifts(report_ids=keys))
    promised = view.commitments(report_ids=keys)
    if day := as_of or _find_latest(reports):
        promised = tuple(settle_by_day(each, date.fromisoformat(day)) for each in promised)
    yield "commitments", map(findings.make_commitment_item, promised)
    yield "events", map(findings.make_event_item, view.events(report_ids=keys))
    yield "times", list_time_items(view, ids)
    yield "quantities", map(findings.make_quantity_item, view.quantities(report_ids=keys))
    yield "checks", map(findings.make_check_item, view.checks(report_ids=keys))
    yield "reactions", map(findings.make_reaction_item, view.reactions(report_ids=keys))
    decisions = (decision for decision in view.decisions() if decision.report_id in ids)
    yield "decisions", map(items.make_decision_item, decisions)
    yield "failures", map(items.make_failure_item, failed)


def _make_report_item(report: RecordedReport, printed: Mapping[str, str]) -> Item:
    """Return a report's item, with the report that it prints again."""
    original = printed.get(report.report_id, report.reprint_of)
    return items.make_report_item(replace(report, reprint_of=original))


def _write_parts(parts: Iterable[tuple[str, object]], write: Callable[[str], object]) -> None:
    before = "{"
    for key, part in parts:
        write(f"{before}\n{dump_item(key)}: ")
        if _is_list(part):
            _write_list(part, write)
        else:
            write(dump_item(part))
        before = ","
    write("\n}\n")


def _write_list(found: Iterable[object], write: Callable[[str], object]) -> None:
    between = "[\n"
    for item in found:
        write(between + dump_item(item))
        between = ",\n"
    write("[]" if between == "[\n" else "\n]")


def _is_list(part: object) -> TypeGuard[Iterable[object]]:
    return isinstance(part, Iterable) and not isinstance(part, str)


def _find_latest(reports: Iterable[RecordedReport]) -> str | None:
    return max((report.reference_date for report in reports if report.reference_date), default=None)


def _sort_failures(failures: Iterable[Failure]) -> list[Failure]:
    """Return failures as the record gives them: by input, the latest of each."""
    latest = {failure.input: failure for failure in failures}
    return [latest[name] for name in sorted(latest)]
