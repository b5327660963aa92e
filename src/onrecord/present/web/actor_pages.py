"""Those who speak: a list of all, and a page for each.

In: what the address asks for. Out: a list of entities; or one with its names and roles, what it
said and what others say that it said, apart, its positions and commitments, and who opposes it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.responses import Response

from onrecord.model.comparison import Commitment, Position, RelationType
from onrecord.model.record import EntityType
from onrecord.present.web.commitment_lines import build_commitments
from onrecord.present.web.drawing import make_address
from onrecord.present.web.paging import PAGE_SIZE, make_paging
from onrecord.present.web.relation_lines import build_relations
from onrecord.present.web.stance_lines import build_stances
from onrecord.present.web.statement_lines import (
    Line,
    Named,
    build_lines,
    find_actor,
    find_place_address,
)
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import StatementQuery
from onrecord.record.directory import Known
from onrecord.record.lookup import Wanted
from onrecord.record.whois import HeldRole

# So many of each stand on an actor's page; all of them are one link away.
_FEW = 8
_MOST_ROLES = 30
_OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A role, as reports give it.

    Attributes:
        title: Its words.
        organisation: For whom it is held, or None.
        href: The words of the first report that says so.
        reports: How many reports say so.
    """

    title: str
    organisation: Named | None
    href: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Some of the statements of one kind.

    Attributes:
        lines: The first of them.
        total: How many there are.
        href: The address of all.
    """

    lines: tuple[Line, ...]
    total: int
    href: str


def show_actors(visit: Visit) -> Response:
    """Show who is on record, the most heard first."""
    kind, words, side = visit.ask("type"), visit.ask("words"), visit.ask("side")
    known: Iterable[Known] = visit.directory.known.values()
    if words is not None:
        known = visit.directory.find_entities(words)
    if kind in set(EntityType):
        known = [each for each in known if each.type == kind]
    if side is not None:
        sides = visit.directory.find_entities(side)
        members = visit.directory.list_side([each.entity_id for each in sides])
        known = [each for each in known if each.entity_id in members]
    if visit.ask("all") is None and words is None:
        known = [each for each in known if each.statements]
    ordered = sorted(known, key=lambda k: (-k.statements, -k.reports, k.name, k.entity_id))
    paging = make_paging("/actors", visit.request.query_params, len(ordered))
    return visit.draw(
        "actors.html",
        known=ordered[paging.first - 1 : paging.first - 1 + PAGE_SIZE],
        paging=paging,
        words=words or "",
        side=side or "",
        kind=kind or "",
        kinds=[str(each) for each in EntityType],
        is_all=visit.ask("all") is not None,
        is_empty=not visit.directory.entries,
    )


def show_actor(visit: Visit) -> Response:
    """Show one who is on record."""
    directory, lookup = visit.directory, visit.record.lookup
    described = visit.record.index.describe(directory, visit.find("entity_id"))
    name = described.known.entity_id
    who = frozenset({name})
    positions = lookup.find(
        directory, Position, Wanted(fields={"actor": who}, order="held_from"), limit=_MOST_ROLES
    )
    promised = lookup.find(
        directory, Commitment, Wanted(fields={"actor": who}, order="due"), limit=_FEW
    )
    opposed = lookup.relations_of(directory, who, _OPPOSING)
    return visit.draw(
        "actor.html",
        described=described,
        known=described.known,
        roles=tuple(_build_roles(visit, described.roles[:_MOST_ROLES])),
        own=_share(visit, StatementQuery(speakers=who, told="own"), speaker=name, told="own"),
        told=_share(
            visit, StatementQuery(speakers=who, told="others"), speaker=name, told="others"
        ),
        about=_share(visit, StatementQuery(about=who), about=name),
        positions=positions.total,
        stances=tuple(build_stances(visit, positions.items)),
        promised=promised.total,
        commitments=tuple(build_commitments(visit, promised.items)),
        opposed=len(opposed),
        relations=tuple(build_relations(visit, opposed[:_FEW])),
    )


def _share(visit: Visit, query: StatementQuery, **asked: str) -> Share:
    found = visit.record.index.statements(visit.directory, query, limit=_FEW)
    return Share(
        lines=tuple(build_lines(visit, found.statements)),
        total=found.total,
        href=make_address("/search", asked),
    )


def _build_roles(visit: Visit, roles: Iterable[HeldRole]) -> Iterator[RoleLine]:
    for held in roles:
        role = held.role
        held_for = role.organisation
        yield RoleLine(
            title=role.title,
            organisation=None if held_for is None else find_actor(visit.directory, held_for),
            href=find_place_address(role.report_id, role.span),
            reports=held.reports,
        )


ROUTES = (reads("/actors", show_actors), reads("/actors/{entity_id}", show_actor))
