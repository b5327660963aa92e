"""Where somebody stands on an issue, as a line: since when, until when, on which words that rests.

In: `Position`s and the `Visit` on which they are shown. Out: `StanceLine`s, and the names of
issues. The table of all is left to `position_pages.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.comparison import Issue, Position, Stance
from onrecord.present.days import format_moment
from onrecord.present.web.drawing import make_address
from onrecord.present.web.statement_lines import Named, find_actor, make_statement_address
from onrecord.present.web.visits import Visit

# A sign beside the word, so that a table can be read at a glance and without colours.
SIGNS = {
    Stance.SUPPORTS: "+",
    Stance.OPPOSES: "−",
    Stance.DEMANDS: "!",
    Stance.OFFERS: "↦",
    Stance.CONDITIONAL: "if",
    Stance.RULES_OUT: "×",
    Stance.UNDECIDED: "?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLine:
    """A position on a page.

    Attributes:
        position: The position.
        actor: Whose it is.
        issue: On what, by name.
        href: The address of everything that the actor holds on the issue.
        sign: A sign for the stance.
        held_from: Since when it is on record, in words; None where no day is told.
        held_until: When another stance came, in words; None where none did.
        according_to: Who says so, where the actor did not.
        evidence: Addresses of the statements on which it rests.
    """

    position: Position
    actor: Named
    issue: str
    href: str
    sign: str
    held_from: str | None
    held_until: str | None
    according_to: Named | None
    evidence: tuple[str, ...]


def load_issues(visit: Visit) -> Mapping[str, Issue]:
    """Return the issues by id."""
    found = visit.record.lookup.find(visit.directory, Issue).items
    return {issue.issue_id: issue for issue in found}


def make_cell_address(actor: str, issue: str) -> str:
    """Return the address of everything that an actor holds on an issue."""
    return make_address("/positions/cell", {"actor": actor, "issue": issue})


def build_stances(
    visit: Visit, positions: Iterable[Position], issues: Mapping[str, Issue] | None = None
) -> Iterator[StanceLine]:
    """Yield positions as lines."""
    shown = tuple(positions)
    if not shown:
        return
    known = load_issues(visit) if issues is None else issues
    for one in shown:
        issue = known.get(one.issue)
        teller = one.according_to
        yield StanceLine(
            position=one,
            actor=find_actor(visit.directory, one.actor),
            issue=one.issue if issue is None else issue.name,
            href=make_cell_address(one.actor, one.issue),
            sign=SIGNS[one.stance],
            held_from=format_moment(one.held_from),
            held_until=format_moment(one.held_until),
            according_to=None if teller is None else find_actor(visit.directory, teller),
            evidence=tuple(
                make_statement_address(report_id, statement_id)
                for report_id, statement_id in zip(one.reports, one.evidence, strict=False)
            ),
        )
