"""The first page: what is new, disputed, due and not looked at yet, with a search.

In: the record. Out: counts, and the first few of each, with links to the rest.
"""

from starlette.responses import Response

from onrecord.model.comparison import Commitment, CommitmentState, Dispute
from onrecord.present.web.commitment_lines import build_commitments
from onrecord.present.web.dispute_pages import build_disputes
from onrecord.present.web.due_page import want_state
from onrecord.present.web.report_list import build_report_line
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import ReportQuery, StatementQuery
from onrecord.record.lookup import Wanted

_FEW = 6
# Among so many disputes those of two sides are looked for.
_LOOKED_AT = 200
# What is so by default is not written into what is kept.
_STILL_OPEN = ("", "open")


def show_start(visit: Visit) -> Response:
    """Show the first page."""
    index, directory = visit.record.index, visit.directory
    latest = index.reports(directory, ReportQuery(added=True), limit=_FEW)
    everything = index.statements(directory, StatementQuery(), limit=0)
    heard = sorted(directory.known.values(), key=lambda k: (-k.statements, k.name, k.entity_id))
    decided = index.count_decided()
    lookup = visit.record.lookup
    disputes = lookup.find(
        directory, Dispute, Wanted(fields={"status": _STILL_OPEN}, order="tier"), limit=_LOOKED_AT
    )
    # What one account tells alone is not disputed: it has a line of its own.
    opposed = [dispute for dispute in disputes.items if len(dispute.sides) > 1]
    ahead = lookup.find(
        directory,
        Commitment,
        Wanted(fields={"state": _STILL_OPEN}, order="due", first=directory.latest or ""),
        limit=_FEW,
    )
    overdue = lookup.count(
        directory, Commitment, want_state(CommitmentState.OVERDUE, directory.latest)
    )
    return visit.draw(
        "start.html",
        disputed=len(opposed),
        told_alone=disputes.total - len(opposed),
        disputes=tuple(build_disputes(visit, opposed[:_FEW])),
        ahead=ahead.total,
        commitments=tuple(build_commitments(visit, ahead.items)),
        overdue=overdue,
        as_of=directory.latest,
        latest=[build_report_line(visit, each) for each in latest.reports],
        reports=latest.total,
        statements=everything.total,
        decided=decided,
        channels=sorted(
            index.count_channels(directory).items(), key=lambda pair: (-pair[1], pair[0])
        ),
        heard=[known for known in heard[:_FEW] if known.statements],
        speakers=sum(known.statements > 0 for known in directory.known.values()),
        failures=len(visit.record.view.failures()),
    )


def show_guide(visit: Visit) -> Response:
    """Say how the pages are to be read."""
    return visit.draw("about.html")


ROUTES = (reads("/", show_start), reads("/about", show_guide))
