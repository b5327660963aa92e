"""What was promised, by the day on which it is due, with what became of it.

In: what the address asks for. Out: a list of commitments. What becomes of one on a day is told in
`commitment_lines.py`.
"""

from datetime import date, timedelta

from starlette.responses import Response

from onrecord.model.comparison import Commitment, CommitmentKind, CommitmentState
from onrecord.present.web.commitment_lines import build_commitments
from onrecord.present.web.paging import PAGE_SIZE, make_paging
from onrecord.present.web.rough_dates import find_day
from onrecord.present.web.visits import Visit, reads
from onrecord.record.lookup import Wanted

_STILL_OPEN = ("", str(CommitmentState.OPEN))


def want_state(state: str | None, as_of: str | None) -> Wanted:
    """Return what commitments must hold to be in a state as of a day."""
    if state not in set(CommitmentState):
        return Wanted(order="due")
    if state not in {CommitmentState.OPEN, CommitmentState.DUE, CommitmentState.OVERDUE}:
        return Wanted(order="due", fields={"state": [state]})
    day = find_day(as_of)
    if state == CommitmentState.OPEN or day is None:
        return Wanted(order="due", fields={"state": _STILL_OPEN})
    if state == CommitmentState.DUE:
        return Wanted(order="due", fields={"state": _STILL_OPEN}, first=day, last=day)
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    return Wanted(order="due", fields={"state": _STILL_OPEN}, last=before)


def show_due(visit: Visit) -> Response:
    """Show what was promised, by the day on which it is due."""
    state, kind, actor = visit.ask("state"), visit.ask("kind"), visit.ask("actor")
    as_of = find_day(visit.ask("as_of")) or visit.directory.latest
    wanted = want_state(state, as_of)
    fields = dict(wanted.fields or {})
    if kind in set(CommitmentKind):
        fields["kind"] = [kind]
    if actor is not None:
        fields["actor"] = [each.entity_id for each in visit.directory.find_entities(actor)]
    wanted = Wanted(order="due", fields=fields, first=wanted.first, last=wanted.last)
    total = visit.record.lookup.count(visit.directory, Commitment, wanted)
    paging = make_paging("/due", visit.request.query_params, total)
    found = visit.record.lookup.find(
        visit.directory, Commitment, wanted, start=paging.first - 1, limit=PAGE_SIZE
    )
    return visit.draw(
        "due.html",
        commitments=tuple(build_commitments(visit, found.items, as_of=as_of)),
        paging=paging,
        state=state or "",
        kind=kind or "",
        actor=actor or "",
        as_of=as_of or "",
        states=[str(each) for each in CommitmentState],
        kinds=[str(each) for each in CommitmentKind],
        is_narrowed=bool(state or kind or actor),
    )


ROUTES = (reads("/due", show_due),)
