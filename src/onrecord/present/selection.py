"""Choose what is shown: statements, entities, times, reports or failures by what is asked for.

In: a `View` and a `StatementFilter`. Out: the items of the public JSON that answer to it.
Searching the words of statements is left to the record, laying items out to `tables.py`.
"""

from collections.abc import Iterable
from enum import StrEnum

from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.record import RecordedReport
from onrecord.present import items
from onrecord.present.export import list_statement_items, list_time_items
from onrecord.present.flat import list_entity_items
from onrecord.present.items import Item
from onrecord.record.search import is_named
from onrecord.record.store import StatementFilter, View


class Shown(StrEnum):
    """What can be shown."""

    STATEMENTS = "statements"
    ENTITIES = "entities"
    TIMES = "times"
    REPORTS = "reports"
    FAILURES = "failures"


def choose_reports(view: View, wanted: StatementFilter) -> tuple[RecordedReport, ...]:
    """Return the reports that a filter's report, dates and versions ask for.

    A report that is named by its id is found though a newer version has superseded it.

    Raises:
        NotOnRecord: If a report is asked for and none answers to it.
        UsageError: If the dates leave no day between them.
    """
    start, end = wanted.date_from, wanted.date_to
    # As far as both tell: all of March 2031 is in 2031.
    if start and end and start[: len(end)] > end:
        raise UsageError(
            f"--from {start} is later than --to {end}", hint="Give the earlier date to --from."
        )
    named = StatementFilter(report=wanted.report, all_versions=True)
    if wanted.report is not None and not view.choose_reports(named):
        raise NotOnRecord(f"no report answers to “{wanted.report}”")
    return view.choose_reports(wanted)


def choose_items(view: View, shown: Shown, wanted: StatementFilter) -> list[Item]:
    """Return the items of one kind that a filter asks for.

    Raises:
        NotOnRecord: If a report is asked for and none answers to it.
        UsageError: If the filter asks for what such items do not have.
    """
    _check_filter(shown, wanted)
    if shown is Shown.FAILURES:
        return list(map(items.make_failure_item, view.failures()))
    reports = choose_reports(view, wanted)
    ids = {report.report_id: None for report in reports}.keys()
    if shown is Shown.STATEMENTS:
        said = StatementFilter(speaker=wanted.speaker, words=wanted.words, all_versions=True)
        return list(list_statement_items(view, view.statements(said, report_ids=ids)))
    if shown is Shown.REPORTS:
        # The words may stand in the text: the record's index knows.
        hits = set(view.search_texts(wanted.words)) if wanted.words else ids
        return [items.make_report_item(r) for r in reports if r.report_id in hits]
    if shown is Shown.ENTITIES:
        found = list_entity_items(view, ids)
        for words in filter(None, (wanted.speaker, wanted.words)):
            found = [
                item
                for item in found
                if words == item["id"] or is_named(words, [item["name"], *item["aliases"]])
            ]
        return found
    return _choose_times(view, ids, wanted.words)


def _choose_times(view: View, report_ids: Iterable[str], words: str | None) -> list[Item]:
    found: list[Item] = []
    for report_id in report_ids:
        text = view.text(report_id) if words else ""
        for item in list_time_items(view, [report_id]):
            start, end = item["span"]
            if not words or is_named(words, [text[start:end], item["value"]]):
                found.append(item)
    return found


def _check_filter(shown: Shown, wanted: StatementFilter) -> None:
    asked = {
        "--speaker": wanted.speaker,
        "--report": wanted.report,
        "--from": wanted.date_from,
        "--to": wanted.date_to,
        "--words": wanted.words,
        "--all-versions": wanted.all_versions,
    }
    if shown is Shown.FAILURES:
        useless = set(asked)
    elif shown in {Shown.TIMES, Shown.REPORTS}:
        useless = {"--speaker"}
    else:
        useless = set()
    for name, value in asked.items():
        if value and name in useless:
            raise UsageError(
                f"{name} does not apply to {shown}", hint=f"Leave {name} out, or show statements."
            )
