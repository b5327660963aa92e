"""What comparing found about a report: how its statements bear on others, and its checks.

In: a report, and which of its statements stand on the page. Out: `Bearing`s by statement, and
`CheckLine`s. The page itself is left to `report_page.py`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.comparison import Check, CheckVerdict, Relation, Tier
from onrecord.present.web.drawing import name_plainly
from onrecord.present.web.judgement_lines import Bench, Judgement
from onrecord.present.web.relation_lines import PASSIVE
from onrecord.present.web.statement_lines import (
    Named,
    find_actor,
    find_place_address,
    find_statement_address,
)
from onrecord.present.web.visits import Visit
from onrecord.record.lookup import Wanted

# More would bury the statement beside which they stand; its disputes have all of them.
_MOST_BEARINGS = 6
_VERDICTS = {
    CheckVerdict.DIFFERS: "does not add up",
    CheckVerdict.AGREES: "adds up",
    CheckVerdict.OPEN: "open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a statement bears on another one, or that on it.

    Attributes:
        how: "denies", or "denied by".
        who: Who says the other one; None where nobody is named.
        publisher: Who published it.
        href: The address of its words.
        is_shown: Whether the program is sure enough to say so; else it proposes it.
        judgement: What a person decided about that; None where nobody has.
    """

    how: str
    who: Named | None
    publisher: str
    href: str
    is_shown: bool
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A detail that was held against another one.

    Attributes:
        check: The check.
        verdict: What it came to, in words.
        kind: What was checked, in words.
        words: The words that were checked.
        href: Their address.
        against: Addresses of the words against which they were held.
        differs: Whether it does not add up.
    """

    check: Check
    verdict: str
    kind: str
    words: str
    href: str
    against: tuple[str, ...]
    differs: bool


def find_bearings(
    visit: Visit, report_id: str, statement_ids: Collection[str]
) -> Mapping[str, tuple[Bearing, ...]]:
    """Return how statements of a report bear on others, those that are sure first."""
    found = visit.record.lookup.find(visit.directory, Relation, Wanted(report=report_id)).items
    sides = [
        (own, other, how, rel)
        for rel in found
        for own, other, how in (
            (rel.from_id, rel.to_id, str(rel.type)),
            (rel.to_id, rel.from_id, PASSIVE[rel.type]),
        )
        if own in statement_ids
    ]
    sides.sort(key=lambda side: (side[3].tier is not Tier.SHOWN, -side[3].score))
    chosen: defaultdict[str, list[tuple[str, str, Relation]]] = defaultdict(list)
    for own, other, how, rel in sides:
        if len(chosen[own]) < _MOST_BEARINGS:
            chosen[own].append((other, how, rel))
    others = {other for some in chosen.values() for other, _, _ in some}
    statements = visit.record.index.find_statements(visit.directory, others)

    bench = Bench(visit, (rel.from_report for some in chosen.values() for _, _, rel in some))

    def build(other: str, how: str, rel: Relation) -> Bearing:
        stmt = statements[other]
        report = visit.directory.report(stmt.report_id)
        return Bearing(
            how=how,
            who=None if stmt.speaker is None else find_actor(visit.directory, stmt.speaker),
            publisher=(report and report.publisher) or "publisher not named",
            href=find_statement_address(stmt),
            is_shown=rel.tier is Tier.SHOWN,
            judgement=bench.judge_relation(rel),
        )

    return {
        own: tuple(build(*each) for each in some if each[0] in statements)
        for own, some in chosen.items()
    }


def build_checks(visit: Visit, report_id: str, text: str) -> Iterator[CheckLine]:
    """Yield the checks of a report, what does not add up first."""
    lookup = visit.record.lookup
    wanted = Wanted(fields={"report_id": [report_id]}, report=report_id)
    between = lookup.find(visit.directory, Check, wanted).items
    found = [*lookup.noted(visit.directory, Check, report_id), *between]
    order = list(_VERDICTS)
    for check in sorted(found, key=lambda c: (order.index(c.verdict), c.span, c.kind)):
        yield CheckLine(
            check=check,
            verdict=_VERDICTS[check.verdict],
            kind=name_plainly(check.kind),
            words=" ".join(text[check.span.start : check.span.end].split()),
            href=find_place_address(report_id, check.span),
            against=tuple(find_place_address(p.report_id, p.span) for p in check.against),
            differs=check.verdict is CheckVerdict.DIFFERS,
        )
