"""The list of reports, the newest first, searched by the words of their texts.

In: what the address asks for. Out: a page of reports, each with a link to its text. A report
itself is left to `report_page.py`.
"""

from dataclasses import dataclass

from starlette.responses import Response

from onrecord.model.record import RecordedReport
from onrecord.present.compose import NO_PUBLISHER, NO_TITLE, find_date
from onrecord.present.labels import find_title
from onrecord.present.web.paging import PAGE_SIZE, find_page, make_paging
from onrecord.present.web.rough_dates import find_rough_date
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import ListedReport, ReportQuery
from onrecord.record.search import cut_snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report of a list.

    Attributes:
        report: The report.
        href: The address of its page.
        title: What it is called.
        publisher: Who published it.
        moment: When; None where it does not tell.
        statements: How many statements it holds.
        snippet: What stands around the words that were searched for; None where none were.
    """

    report: RecordedReport
    href: str
    title: str
    publisher: str
    moment: str | None
    statements: int
    snippet: str | None


def build_report_line(
    visit: Visit, listed: ListedReport, *, words: str | None = None
) -> ReportLine:
    """Return a report as a line of a list."""
    report = listed.report
    has_title = bool(report.headline and report.headline.strip())
    text = "" if has_title and not words else visit.record.view.text(report.report_id)
    return ReportLine(
        report=report,
        href=f"/reports/{report.report_id}",
        title=find_title(report, text) or NO_TITLE,
        publisher=report.publisher or NO_PUBLISHER,
        moment=report.published or find_date(report),
        statements=listed.statements,
        snippet=cut_snippet(text, words) if words else None,
    )


def show_reports(visit: Visit) -> Response:
    """Show the reports that an address asks for."""
    params = visit.request.query_params
    query = ReportQuery(
        words=visit.ask("words"),
        publisher=visit.ask("publisher"),
        date_from=find_rough_date(visit.ask("from")),
        date_to=find_rough_date(visit.ask("to")),
        added=visit.ask("order") == "added",
    )
    index = visit.record.index
    start = (find_page(params) - 1) * PAGE_SIZE
    found = index.reports(visit.directory, query, start=start, limit=PAGE_SIZE)
    paging = make_paging("/reports", params, found.total)
    if found.total and not found.reports:
        start = (paging.number - 1) * PAGE_SIZE
        found = index.reports(visit.directory, query, start=start, limit=PAGE_SIZE)
    return visit.draw(
        "reports.html",
        reports=[build_report_line(visit, each, words=query.words) for each in found.reports],
        query=query,
        paging=paging,
        is_empty=not visit.directory.entries,
        failures=visit.record.view.failures() if paging.number == 1 else (),
    )


ROUTES = (reads("/reports", show_reports),)
