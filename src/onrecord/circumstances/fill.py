"""Tell the circumstances of every statement: over what, to whom, where, in which medium, when.

In: a `Document`, its `Statement`s with their speakers, mentions, entities and links. Out: `Told`:
the statements with their circumstances and the reasons, and the entities that only these name.
What becomes of them is left to `record/`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.circumstances.addressees import find_addressees
from onrecord.circumstances.carrying import Carrier, is_told
from onrecord.circumstances.channels import find_channels
from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.entity_names import Namer
from onrecord.circumstances.lexicon import Lexicon, load_lexicon
from onrecord.circumstances.modes import correct_mode
from onrecord.circumstances.outlets import find_outlets, find_programmes
from onrecord.circumstances.page import Page
from onrecord.circumstances.relays import find_relays
from onrecord.circumstances.saying_times import find_saying_times, join_times
from onrecord.circumstances.scoring import Choice, choose_clues
from onrecord.circumstances.venues import find_venues
from onrecord.model.document import Document, Mention
from onrecord.model.record import Entity, Link
from onrecord.model.statement import Channel, Reason, SaidAt, Statement

_FINDERS = (
    find_channels,
    find_addressees,
    find_outlets,
    find_programmes,
    find_venues,
    find_saying_times,
)
# What a clue's words say, in a reason's sentence.
_SAYS = {
    Field.CHANNEL: "say over what it was said",
    Field.ADDRESSEE: "say to whom it was said",
    Field.VENUE: "say where it was said",
    Field.OUTLET: "name the medium in or to which it was said",
    Field.PROGRAMME: "name the programme in which it was said",
    Field.SAID_AT: "say when it was said",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What this room tells of a report.

    Attributes:
        statements: With their circumstances.
        mentions: All of the report, by start.
        entities: All of the report, by id.
        links: All of the report, by mention.
    """

    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]


def tell_circumstances(
    doc: Document,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    links: Sequence[Link],
) -> Told:
    """Tell the circumstances of the statements of a document."""
    lexicon = load_lexicon()
    page = Page(doc, statements, mentions, links)
    clues = find_clues(page, lexicon)
    carrier = Carrier(page, lexicon, clues)
    asked = [number for number, stmt in enumerate(statements) if is_told(stmt.mode)]
    chosen = choose_clues(carrier, asked)
    outlets = [clue for clue in clues if clue.field is Field.OUTLET]
    relays = find_relays(page, lexicon, outlets)
    namer = Namer(page, entities)
    told = []
    for number, stmt in enumerate(statements):
        fields = {field: chosen[number, field] for field in Field if (number, field) in chosen}
        changed = _fill(carrier, namer, number, fields, relays.get(number, ()))
        cue = [page.low[token] for token in page.list_tokens(stmt.cue)]
        mode = correct_mode(lexicon, stmt.mode, changed.channel, cue)
        told.append(replace(changed, mode=mode))
    return Told(
        statements=tuple(told),
        mentions=tuple(
            sorted((*mentions, *namer.mentions), key=lambda m: (m.span.start, m.span.end))
        ),
        entities=tuple(sorted((*entities, *namer.entities.values()), key=lambda e: e.entity_id)),
        links=tuple(sorted((*links, *namer.links), key=lambda link: link.mention_id)),
    )


def find_clues(page: Page, lexicon: Lexicon) -> list[Clue]:
    """Find all clues of a page, in the order of the text."""
    found = join_times(page, [clue for find in _FINDERS for clue in find(page, lexicon)])
    return sorted(found, key=lambda clue: (clue.first, clue.last, clue.field, clue.value))


def _fill(
    carrier: Carrier,
    namer: Namer,
    number: int,
    fields: dict[Field, Choice],
    relays: Iterable[Clue],
) -> Statement:
    """Fill the circumstances of one statement."""
    page, stmt = carrier.page, carrier.page.statements[number]
    values: dict[str, Any] = {}
    reasons = list(stmt.reasons)
    for field, choice in fields.items():
        clue = carrier.clues[choice.clue]
        values[field] = _make_value(page, namer, clue)
        reasons.append(_explain(page, number, clue, choice.probability))
    carriers = list(relays)
    if carriers:
        ids = (namer.name(clue) for clue in carriers)
        values["via"] = tuple(dict.fromkeys(i for i in ids if i != stmt.speaker))
        spans = tuple(page.span(clue.first, clue.last) for clue in carriers)
        reasons.append(
            Reason(feature="via", score=1.0, detail="These pass on what was said.", left=spans)
        )
    return replace(stmt, **values, reasons=tuple(reasons))


def _make_value(page: Page, namer: Namer, clue: Clue) -> object:
    """Return a circumstance as the statement holds it."""
    if clue.field is Field.CHANNEL:
        return Channel(clue.value)
    if clue.field is Field.ADDRESSEE:
        return (namer.name(clue),)
    if clue.field is Field.OUTLET:
        return namer.name(clue)
    if clue.field is Field.SAID_AT:
        return SaidAt(value=clue.value, edtf=clue.value, span=page.span(clue.first, clue.last))
    return clue.value


def _explain(page: Page, number: int, clue: Clue, probability: float) -> Reason:
    """Say whence a circumstance comes, in words that a reader can check."""
    words = f"“{page.words(clue.first, clue.last)}” {_SAYS[clue.field]}"
    away = page.homes[number] - page.sentence_of[clue.first]
    if away:
        where = "before" if away > 0 else "behind"
        count = "a sentence" if abs(away) == 1 else f"{abs(away)} sentences"
        words = f"{words}, {count} {where}: the same occasion goes on"
    return Reason(
        feature=clue.field,
        score=round(probability, 4),
        detail=f"{words}.",
        left=(page.span(clue.first, clue.last),),
    )
