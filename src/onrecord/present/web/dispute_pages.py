"""What accounts differ on: a list, one dispute with its sides, and two reports side by side.

In: what the address asks for. Out: claims with who asserts and who denies them and who is silent;
or the points of two reports, agreed, contested and told by one only. Finding them is left to
`compare/`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.responses import Response

from onrecord.errors import NotOnRecord
from onrecord.model.comparison import (
    Dispute,
    DisputeStatus,
    Relation,
    RelationType,
    Side,
    Tier,
)
from onrecord.model.record import RecordedReport
from onrecord.present.compose import NO_PUBLISHER, find_date
from onrecord.present.web.paging import PAGE_SIZE, find_page, make_paging
from onrecord.present.web.relation_lines import RelationLine, build_relations
from onrecord.present.web.statement_lines import Line, Named, build_lines, find_actor
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import StatementQuery
from onrecord.record.lookup import Wanted

# So many points of each kind stand on a page that compares two reports.
_MOST_POINTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """A side of a dispute.

    Attributes:
        stance: How it stands to the claim, in words.
        actors: Who.
        lines: What they say.
        missing: How many of its statements no reading has any more.
    """

    stance: str
    actors: tuple[Named, ...]
    lines: tuple[Line, ...]
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """A dispute of a list.

    Attributes:
        dispute: The dispute.
        href: The address of its page.
        claim: The claim.
        sides: How who stands to it; without what they say.
        is_shown: Whether the program is sure enough to say so; else it proposes it.
        is_open: Whether accounts still differ.
    """

    dispute: Dispute
    href: str
    claim: str
    sides: tuple[SideLine, ...]
    is_shown: bool
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportName:
    """A report in a few words.

    Attributes:
        report_id: Its id.
        name: What it is called.
        publisher: Who published it.
        moment: When; None where it does not tell.
        href: The address of its page.
    """

    report_id: str
    name: str
    publisher: str
    moment: str | None
    href: str


def build_disputes(visit: Visit, disputes: Iterable[Dispute]) -> Iterator[DisputeLine]:
    """Yield disputes as lines of a list."""
    for dispute in disputes:
        yield DisputeLine(
            dispute=dispute,
            href=f"/disputes/{dispute.dispute_id}",
            claim=" ".join(dispute.claim.split()),
            sides=tuple(_build_side(visit, side, ()) for side in dispute.sides),
            is_shown=dispute.tier is Tier.SHOWN,
            is_open=dispute.status is DisputeStatus.OPEN,
        )


def show_disputes(visit: Visit) -> Response:
    """Show the claims on which accounts differ, those of which the program is sure first."""
    fields: dict[str, tuple[str, ...]] = {}
    status, tier, actor = visit.ask("status"), visit.ask("tier"), visit.ask("actor")
    # What is so by default is not written into what is kept.
    if status in set(DisputeStatus):
        fields["status"] = ("", status) if status == DisputeStatus.OPEN else (status,)
    if tier in set(Tier):
        fields["tier"] = ("", tier) if tier == Tier.PROPOSED else (tier,)
    people = () if actor is None else visit.directory.find_entities(actor)
    wanted = Wanted(
        fields=fields,
        naming=None if actor is None else [each.entity_id for each in people],
        order="tier",
    )
    params = visit.request.query_params
    total = visit.record.lookup.count(visit.directory, Dispute, wanted)
    paging = make_paging("/disputes", params, total)
    found = visit.record.lookup.find(
        visit.directory, Dispute, wanted, start=paging.first - 1, limit=PAGE_SIZE
    )
    return visit.draw(
        "disputes.html",
        disputes=tuple(build_disputes(visit, found.items)),
        paging=paging,
        status=status or "",
        tier=tier or "",
        actor=actor or "",
        is_narrowed=bool(status or tier or actor),
        page=find_page(params),
    )


def show_dispute(visit: Visit) -> Response:
    """Show a claim with who asserts it, who denies it, and whose account omits it."""
    dispute_id = visit.find("dispute_id")
    dispute = visit.record.lookup.get(visit.directory, Dispute, dispute_id)
    if dispute is None:
        raise NotOnRecord(f"no dispute {dispute_id} is on record")
    ids = {each for side in dispute.sides for each in side.statements}
    found = visit.record.index.find_statements(visit.directory, ids)
    lines = {line.stmt.statement_id: line for line in build_lines(visit, found.values())}
    reports = [name_report(visit, each) for each in dispute.reports]
    silent = [name_report(visit, each) for each in dispute.silent]
    (line,) = build_disputes(visit, [dispute])
    return visit.draw(
        "dispute.html",
        line=line,
        sides=tuple(
            _build_side(visit, side, [lines[each] for each in side.statements if each in lines])
            for side in dispute.sides
        ),
        silent=silent,
        told=_list_told(reports + silent),
        why=[reason.detail for reason in dispute.reasons],
    )


def show_comparison(visit: Visit) -> Response:
    """Show two reports side by side: agreed, contested, and told by one only."""
    ids = (visit.ask("one") or "", visit.ask("other") or "")
    for each in ids:
        if visit.directory.report(each) is None:
            raise NotOnRecord(f"no report {each or 'was named'} is on record")
    found = visit.record.lookup.find(visit.directory, Relation, Wanted(report=ids[0])).items
    between = [rel for rel in found if {rel.from_report, rel.to_report} == set(ids)]
    lines = tuple(build_relations(visit, between))
    touched = {each for rel in between for each in (rel.from_id, rel.to_id)}
    return visit.draw(
        "comparison.html",
        reports=[name_report(visit, each) for each in ids],
        contested=_pick(lines, RelationType.DENIES, RelationType.CONTRADICTS),
        agreed=_pick(lines, RelationType.REPEATS, RelationType.SUPPORTS),
        revised=_pick(lines, RelationType.REVISES),
        alone=[_list_alone(visit, each, touched) for each in ids],
        most=_MOST_POINTS,
    )


def name_report(visit: Visit, report_id: str) -> ReportName:
    """Return a report in a few words; one that is not there by its id."""
    report = visit.directory.report(report_id) or RecordedReport(
        report_id=report_id, text_sha256="", headline=report_id
    )
    return ReportName(
        report_id=report_id,
        name=" ".join((report.headline or "without a headline").split()),
        publisher=report.publisher or NO_PUBLISHER,
        moment=report.published or find_date(report),
        href=f"/reports/{report_id}",
    )


def _list_told(reports: Iterable[ReportName]) -> list[ReportName]:
    """Return each report once: one that is silent may be among those on which a dispute rests."""
    return list({report.report_id: report for report in reports}.values())


def _build_side(visit: Visit, side: Side, lines: Iterable[Line]) -> SideLine:
    shown = tuple(lines)
    return SideLine(
        stance=str(side.stance),
        actors=tuple(find_actor(visit.directory, each) for each in side.actors),
        lines=shown,
        missing=len(side.statements) - len(shown),
    )


def _pick(lines: Iterable[RelationLine], *types: RelationType) -> tuple[RelationLine, ...]:
    chosen = (line for line in lines if line.relation.type in types)
    return tuple(sorted(chosen, key=lambda line: (not line.is_shown, -line.relation.score)))


def _list_alone(visit: Visit, report_id: str, touched: set[str]) -> tuple[Line, ...]:
    """Return what a report tells and the other neither repeats nor contests."""
    query = StatementQuery(report=report_id, told="own")
    found = visit.record.index.statements(visit.directory, query, limit=_MOST_POINTS)
    return tuple(build_lines(visit, (s for s in found.statements if s.statement_id not in touched)))


ROUTES = (
    reads("/disputes", show_disputes),
    reads("/disputes/{dispute_id}", show_dispute),
    reads("/compare", show_comparison),
)
