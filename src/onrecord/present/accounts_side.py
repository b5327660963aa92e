"""Lay out what accounts of one conversation agree on, differ on and leave out.

In: `Sheet`s and their `Comparison`. Out: `SideBySide`, shared by terminal and page. What is found
is left to `compare/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.compare.side_by_side import Comparison
from onrecord.model.comparison import OPPOSING, Sheet
from onrecord.present.labels import find_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words of one account.

    Attributes:
        account: What the account is called.
        words: Its words.
    """

    account: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A point, as the accounts tell it.

    Attributes:
        told: Who tells it, in which words.
        silent: The accounts that leave it out.
        tier: Shown or proposed.
        why: Why the program thinks so.
    """

    told: tuple[Told, ...]
    silent: tuple[str, ...] = ()
    tier: str
    why: str


# A row, and where in which account its words stand.
_Placed = tuple[tuple[int, int], Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Accounts of one conversation, side by side.

    Attributes:
        accounts: What they are called.
        agreed: Points that two of them make.
        contested: Points on which two of them differ.
        alone: Points that some leave out, by the account that makes them.
    """

    accounts: tuple[str, ...]
    agreed: tuple[Row, ...]
    contested: tuple[Row, ...]
    alone: tuple[tuple[str, tuple[Row, ...]], ...]


def lay_side_by_side(sheets: Sequence[Sheet], found: Comparison) -> SideBySide:
    """Lay out what was found in some accounts, in the order of the first one's text."""
    names = _name_accounts(sheets)
    place = {s.report.report_id: n for n, s in enumerate(sheets)}
    words, starts = {}, {}
    for sheet in sheets:
        for stmt in sheet.statements:
            words[stmt.statement_id] = " ".join(sheet.exact((*stmt.cue, *stmt.content)).split())
            starts[stmt.statement_id] = (
                place[sheet.report.report_id],
                stmt.content[0].start,
            )
    agreed: list[_Placed] = []
    contested: list[_Placed] = []
    for rel in found.relations:
        ends = sorted(
            ((rel.from_id, rel.from_report), (rel.to_id, rel.to_report)),
            key=lambda end: starts[end[0]],
        )
        row = Row(
            told=tuple(Told(account=names[report], words=words[stmt]) for stmt, report in ends),
            tier=str(rel.tier),
            why="; ".join(reason.detail for reason in rel.reasons),
        )
        rows = contested if rel.type in OPPOSING else agreed
        rows.append((starts[ends[0][0]], row))
    alone: dict[str, list[_Placed]] = {names[i]: [] for i in place}
    for dispute in found.disputes:
        first = dispute.sides[0].statements[0]
        (teller,) = set(dispute.reports) - set(dispute.silent)
        row = Row(
            told=(Told(account=names[teller], words=words[first]),),
            silent=tuple(names[report_id] for report_id in dispute.silent),
            tier=str(dispute.tier),
            why="; ".join(reason.detail for reason in dispute.reasons),
        )
        alone[names[teller]].append((starts[first], row))
    return SideBySide(
        accounts=tuple(names[s.report.report_id] for s in sheets),
        agreed=_in_order(agreed),
        contested=_in_order(contested),
        alone=tuple((name, _in_order(rows)) for name, rows in alone.items() if rows),
    )


def _in_order(rows: Sequence[_Placed]) -> tuple[Row, ...]:
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0]))


def _name_accounts(sheets: Sequence[Sheet]) -> dict[str, str]:
    """Return what each account is called: its publisher, with more words where two share it."""
    publishers = [sheet.report.publisher for sheet in sheets]
    names: dict[str, str] = {}
    for sheet in sheets:
        name = sheet.report.publisher
        if name is None or publishers.count(name) > 1:
            title = find_title(sheet.report, sheet.text) or sheet.report.report_id
            name = title if name is None else f"{name}: {title}"
        report_id = sheet.report.report_id
        names[report_id] = f"{name} ({report_id})" if name in names.values() else name
    return names
