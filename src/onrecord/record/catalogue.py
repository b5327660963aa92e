"""List the reports on record, and tell which one stands where another one stood before.

In: the record's rows of reports, newest readings and inputs. Out: `Entry`, in the order in which
everything is shown. What a report holds is left to `find.py`.
"""

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.model.document import ReferenceBasis, ReportKind
from onrecord.model.record import RecordedReport
from onrecord.record.database import Database
from onrecord.record.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report and the number of its newest reading.

    Attributes:
        report: The report.
        reading_no: Key of the rows of its newest reading.
    """

    report: RecordedReport
    reading_no: int


# The report that stands now where another one stood is the one to which its address points, or
# its file where it has no address; a report to which its address or any such file points is
# superseded by none. So a text that was withdrawn and put back stands again, and a copied file
# that changes leaves its twin alone.
_SELECT_ENTRIES = """
SELECT reading_no, report_id, address, url, publisher, headline, byline, published, modified,
    language,
    CASE reports.kind WHEN 'report' THEN coalesce(current_readings.kind, 'report')
        ELSE reports.kind END,
    text_sha256, body_start, reference_date, reference_date_basis,
    version_of,
    CASE WHEN NOT EXISTS (
        SELECT 1 FROM inputs WHERE inputs.report_no = reports.report_no
        AND CASE WHEN reports.address IS NULL THEN inputs.kind = 'path'
            ELSE inputs.kind = 'address' AND inputs.value = reports.address END
    ) THEN (
        SELECT newer.report_id FROM sightings
        JOIN inputs USING (input_no)
        JOIN reports AS newer ON newer.report_no = inputs.report_no
        WHERE sightings.report_no = reports.report_no
        AND CASE WHEN reports.address IS NULL THEN inputs.kind = 'path'
            ELSE inputs.kind = 'address' AND inputs.value = reports.address END
        ORDER BY newer.report_no DESC LIMIT 1
    ) END
FROM reports JOIN current_readings USING (report_no)
ORDER BY coalesce(reference_date, ''), report_id
"""


def list_entries(database: Database, report_ids: Collection[str] | None = None) -> list[Entry]:
    """Return reports by reference date (those without one first), then id; None for all.

    All are read and then chosen from: ids may be more than a query takes, and 10,000 reports
    are read in less than a tenth of a second.
    """
    chosen = None if report_ids is None else frozenset(report_ids)
    found = _follow_on(database.fetch_all(_SELECT_ENTRIES))
    wanted = (row for row in found if chosen is None or row[1] in chosen)
    return database.load_rows(_make_entry, wanted)


def _follow_on(found: list[Row]) -> list[Row]:
    """Let a report be superseded by what stands now, not by what was superseded in its turn."""
    newer = {row[1]: row[-1] for row in found}
    followed = []
    for row in found:
        last, passed = row[-1], {row[1]}
        while newer.get(last) is not None and last not in passed:
            passed.add(last)
            last = newer[last]
        followed.append((*row[:-1], last))
    return followed


def _make_entry(row: Row) -> Entry:
    report = RecordedReport(
        report_id=row[1],
        address=row[2],
        url=row[3],
        publisher=row[4],
        headline=row[5],
        byline=row[6],
        published=row[7],
        modified=row[8],
        language=row[9],
        kind=ReportKind(row[10]),
        text_sha256=row[11],
        body_start=row[12],
        reference_date=row[13],
        reference_date_basis=None if row[14] is None else ReferenceBasis(row[14]),
        version_of=row[15],
        superseded_by=row[16],
    )
    return Entry(report=report, reading_no=row[0])
