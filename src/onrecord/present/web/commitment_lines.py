"""What was promised, as lines: who is bound to what, until when, and what became of it.

In: `Commitment`s and the `Visit` on which they are shown. Out: `CommitmentLine`s. Which of them
stand on a page is left to the pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.comparison import Commitment, CommitmentState
from onrecord.present.days import find_days, format_days
from onrecord.present.web.statement_lines import (
    Named,
    find_actor,
    find_place_address,
    make_statement_address,
)
from onrecord.present.web.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """A commitment on a page.

    Attributes:
        commitment: The commitment.
        actor: Who is bound.
        according_to: Who says so, where that is somebody else.
        words: Words of the statement.
        href: The address of the statement's words.
        due: Until when, in words; None where no day can be computed.
        due_href: The address of the words that tell when.
        state: What became of it as of the day of the page.
        others: Addresses of further statements that tell it.
        resolved: Addresses of the statements that tell what became of it.
    """

    commitment: Commitment
    actor: Named
    according_to: Named | None
    words: str
    href: str
    due: str | None
    due_href: str | None
    state: CommitmentState
    others: tuple[str, ...]
    resolved: tuple[str, ...]


def find_state(commitment: Commitment, as_of: str | None) -> CommitmentState:
    """Return what became of a commitment as of a day: an open one is due on it, or overdue.

    A month or a year is over when its last day is.
    """
    days = find_days(commitment.due)
    if commitment.state is not CommitmentState.OPEN or days is None or as_of is None:
        return commitment.state
    if days.last.isoformat() < as_of:
        return CommitmentState.OVERDUE
    return CommitmentState.DUE if days.first.isoformat() <= as_of else CommitmentState.OPEN


def build_commitments(
    visit: Visit, commitments: Iterable[Commitment], *, as_of: str | None = None
) -> Iterator[CommitmentLine]:
    """Yield commitments as lines; by default as of the latest report's day."""
    shown = tuple(commitments)
    day = as_of or visit.directory.latest
    resolving = {each for one in shown for each in one.resolved_by if each.startswith("st_")}
    found = visit.record.index.find_statements(visit.directory, resolving) if resolving else {}
    for one in shown:
        told = list(zip(one.reports, one.evidence, strict=False))
        report_id, statement_id = told[0]
        days = find_days(one.due)
        yield CommitmentLine(
            commitment=one,
            actor=find_actor(visit.directory, one.actor),
            according_to=None
            if one.according_to is None
            else find_actor(visit.directory, one.according_to),
            words=" ".join(one.content.split()),
            href=make_statement_address(report_id, statement_id),
            due=format_days(days) if days else one.due,
            due_href=None if one.due_span is None else find_place_address(report_id, one.due_span),
            state=find_state(one, day),
            others=tuple(make_statement_address(*each) for each in told[1:]),
            resolved=tuple(
                make_statement_address(found[each].report_id, each)
                for each in one.resolved_by
                if each in found
            ),
        )
