"""The list of reports, and which one stands now."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model.document import ReportKind
from onrecord.model.record import Reading
from onrecord.record.catalogue import list_entries
from onrecord.record.database import Database
from onrecord.record.store import open_record
from sample_readings import BRIDGE, read_bridge


def test_an_entry_names_the_newest_reading(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.writer.add(read_bridge(), name="a", path="/in/a")
        record.writer.add(read_bridge(BRIDGE + "!"), name="a", path="/in/a")
        record.writer.add(read_bridge(reader="onrecord 0.2.0"), name="a", path="/in/b")
    database = Database(path)
    got = {entry.report.report_id: entry for entry in list_entries(database)}
    database.close()
    old, new = read_bridge().report.report_id, read_bridge(BRIDGE + "!").report.report_id
    assert {old: 3, new: 2} == {report_id: entry.reading_no for report_id, entry in got.items()}
    # It was replaced in one file, but stands in another.
    assert got[old].report.superseded_by is None
    assert old == got[new].report.version_of


def test_more_ids_than_a_query_takes_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.writer.add(read_bridge(), name="a")
        wanted = [read_bridge().report.report_id, *(f"rp_{number}" for number in range(100_000))]
        assert 1 == len(record.view.reports(report_ids=wanted))
        assert 2 == len(list(record.view.statements(report_ids=wanted)))


@pytest.mark.parametrize(
    ("own", "found", "kind"),
    [
        (ReportKind.REPORT, ReportKind.TRANSCRIPT, ReportKind.TRANSCRIPT),
        (ReportKind.REPORT, None, ReportKind.REPORT),
        (ReportKind.STATEMENT, ReportKind.TRANSCRIPT, ReportKind.STATEMENT),
    ],
)
def test_reading_tells_the_kind_where_the_report_does_not(
    own: ReportKind, found: ReportKind | None, kind: ReportKind
) -> None:
    whole = read_bridge()
    report = replace(whole.report, kind=own)
    told = Reading(report=report, kind=found, provenance=whole.provenance)
    with open_record(None) as record:
        record.writer.add(told, name="a")
        (recorded,) = record.view.reports()
    assert (kind, report.report_id) == (recorded.kind, recorded.report_id)
