"""Accounts of one call, made for tests of comparing: each point is a statement.

In: points in words. Out: `Sheet`s. What the program finds in such texts is left to the cases.
"""

from collections.abc import Sequence
from dataclasses import replace

from handmade import Words, entity, mention, report, sheet, stmt
from onrecord.model.comparison import Sheet
from onrecord.model.document import ReportKind
from onrecord.model.statement import Act, Mode


def account(
    *points: Words,
    publisher: str | None = "Office of the President of Varenia",
    kind: ReportKind = ReportKind.READOUT,
    acts: Sequence[Act | None] = (),
) -> Sheet:
    """Return an account that makes some points, in sentences of their own."""
    said = [[point] if isinstance(point, str) else list(point) for point in points]
    story = report(
        " ".join(" … ".join(each) + "." for each in said), publisher=publisher, kind=kind
    )
    given = [*acts, *([None] * (len(said) - len(acts)))]
    made = [
        stmt(story, each, mode=Mode.ACCOUNT, act=act) for each, act in zip(said, given, strict=True)
    ]
    return sheet(story, *made)


def told(
    headline: str | None,
    lead: str,
    people: Sequence[str],
    *,
    publisher: str | None = "Office of the President of Varenia",
    day: str | None = "2031-03-17",
    kind: ReportKind = ReportKind.READOUT,
    speakers: Sequence[str] = (),
) -> Sheet:
    """Return an account whose text begins with a lead that names people."""
    story = report(lead, publisher=publisher, headline=headline, published=day, kind=kind)
    known = {name: entity(name) for name in (*people, *speakers)}
    mentions = [(mention(story, name), known[name]) for name in people]
    said = [
        stmt(story, lead.rsplit(". ", maxsplit=1)[-1], source=name, speaker=known[name])
        for name in speakers
    ]
    made = sheet(story, *said, mentions=mentions, entities=tuple(known.values()))
    return replace(made, report=replace(made.report, reference_date=day))
