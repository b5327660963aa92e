"""Say who "I" is: the speaker of a transcript's turn or of a quotation, or a report's author.

"We" is left open, unless a body speaks: whom else a speaker counts in, words do not tell.

In: `Document`, `Statement`s with their speakers, entities. Out: `FirstPersons`.
Pronouns of the third person are left to `antecedents.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.authors import Author
from onrecord.model.document import Document, Mention, MentionType, Quotation, Span, make_id
from onrecord.model.record import Entity, EntityType, Link
from onrecord.model.statement import QuoteType, Reason, Statement

_SINGULAR = frozenset({"me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.STATE})
_NOBODY = frozenset({*_BODIES, EntityType.GROUP, EntityType.PLACE, EntityType.DOCUMENT})
# By judgement: a turn's label is surer than a quotation's source.
_IN_TURN, _IN_QUOTATION, _AUTHOR, _BODY = 0.95, 0.85, 0.8, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPersons:
    """Who says "I".

    Attributes:
        mentions: Those that were given, and one for each "me" and "my" that is linked.
        links: Those of first persons.
        statements: Those that were given; one whose source is "I" has its speaker.
    """

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Region:
    """Words in which "I" is one person."""

    span: Span
    speaker: str | None
    source: tuple[Span, ...]
    is_turn: bool
    is_authors: bool = False


def link_first_persons(
    doc: Document,
    mentions: Sequence[Mention],
    entities: Iterable[Entity],
    statements: Sequence[Statement],
    author: Author | None = None,
) -> FirstPersons:
    """Link first persons to the speakers of the turns and quotations in which they stand.

    Args:
        doc: The document.
        mentions: Its mentions.
        entities: Its entities.
        statements: Its statements with their speakers.
        author: Who says "I" outside of them, if that is known.
    """
    kinds = {entity.entity_id: entity.type for entity in entities}
    # Twice: whose words 'I told him: "I …"' are is known when the first "I" is.
    told = tuple(statements)
    for _ in range(2):
        told = _give_speakers(doc, kinds, told, author)
    regions = _Regions(doc, told, author)
    known = {m.span: m for m in mentions}
    added: list[Mention] = []
    links: list[Link] = []
    for token in doc.tokens:
        low = token.text.lower()
        if token.text != "I" and low not in _SINGULAR and low not in _PLURAL:
            continue
        region = regions.find(token.start)
        if region is None or region.speaker is None:
            continue
        score = _score(region, kinds.get(region.speaker), is_plural=low in _PLURAL)
        if score is None:
            continue
        span = Span(token.start, token.end)
        mention = known.get(span)
        if mention is None:
            mention = _make_mention(doc, span)
            added.append(mention)
        links.append(_make_link(mention, region, score))
    every = sorted((*mentions, *added), key=lambda m: (m.span.start, m.span.end))
    return FirstPersons(mentions=tuple(every), links=tuple(links), statements=told)


def _score(region: _Region, kind: EntityType | None, *, is_plural: bool) -> float | None:
    """Return how sure it is that a first person is the speaker; None if it is not."""
    if is_plural:
        return _BODY if region.is_turn and kind in _BODIES else None
    if kind in _NOBODY:
        return None
    if region.is_authors:
        return _AUTHOR
    return _IN_TURN if region.is_turn else _IN_QUOTATION


def _make_mention(doc: Document, span: Span) -> Mention:
    return Mention(
        mention_id=make_id("mn", doc.report.report_id, span.start, span.end),
        span=span,
        type=MentionType.PRONOUN,
        head=span,
    )


def _make_link(mention: Mention, region: _Region, score: float) -> Link:
    where = "turn" if region.is_turn else "quotation"
    told = f"Whose {where} it is says this of themselves."
    reason = Reason(
        feature="first-person",
        score=score,
        detail="Its author says this of themselves." if region.is_authors else told,
        left=(mention.span,),
        right=region.source[:1],
    )
    speaker = region.speaker or ""
    return Link(mention_id=mention.mention_id, entity_id=speaker, score=score, reasons=(reason,))


def _give_speakers(
    doc: Document,
    kinds: Mapping[str, EntityType | None],
    statements: Sequence[Statement],
    author: Author | None,
) -> tuple[Statement, ...]:
    """Give the statements whose source is "I" the speaker in whose words they stand."""
    regions = _Regions(doc, statements, author)
    out = []
    for stmt in statements:
        named = stmt.source or stmt.shared_source
        if stmt.speaker is None and len(named) == 1 and doc.exact(named[0]) in ("I", "me"):
            region = regions.find(named[0].start)
            if region and region.speaker and kinds.get(region.speaker) not in _NOBODY:
                out.append(replace(stmt, speaker=region.speaker))
                continue
        out.append(stmt)
    return tuple(out)


class _Regions:
    """The turns and quotations of a document, with their speakers."""

    def __init__(
        self, doc: Document, statements: Sequence[Statement], author: Author | None
    ) -> None:
        self.author = None
        if author is not None:
            span = Span(0, len(doc.report.text))
            self.author = _Region(
                span, author.entity_id, (author.span,), is_turn=False, is_authors=True
            )
        labels = {turn.source for turn in doc.turns}
        turns = [s for s in statements if not s.cue and s.source and s.source[0] in labels]
        self.turns = sorted(
            (_Region(span, s.speaker, s.source, is_turn=True) for s in turns for span in s.content),
            key=lambda region: region.span,
        )
        outermost = [q for q in doc.quotations if q.depth == 0]
        self.quoted = self._find_quoted(outermost, [s for s in statements if s.cue])
        self.inner = sorted(q.span for q in doc.quotations if q.depth > 0)
        self._turn_starts = [region.span.start for region in self.turns]
        self._quoted_starts = [region.span.start for region in self.quoted]

    @staticmethod
    def _find_quoted(
        quotations: Sequence[Quotation], statements: Sequence[Statement]
    ) -> list[_Region]:
        """Return the outermost quotations, each with the speaker of the smallest content in it."""
        starts = [q.span.start for q in quotations]
        holder: dict[int, Statement] = {}
        for stmt in sorted(statements, key=lambda s: s.content[0].start - s.content[-1].end):
            if stmt.quote_type not in (QuoteType.DIRECT, QuoteType.MIXED):
                continue
            for span in stmt.content:
                first = max(0, bisect_right(starts, span.start) - 1)
                for number in range(first, bisect_left(starts, span.end)):
                    if quotations[number].span.overlaps(span):
                        holder[number] = stmt  # the longest contents come first
        return [
            _Region(
                q.span,
                holder[n].speaker if n in holder else None,
                (holder[n].source or holder[n].shared_source) if n in holder else (),
                is_turn=False,
            )
            for n, q in enumerate(quotations)
        ]

    def find(self, at: int) -> _Region | None:
        """Return the innermost words around an offset in which "I" is one person, or None."""
        number = bisect_right(self._quoted_starts, at) - 1
        if number >= 0 and at < self.quoted[number].span.end:
            region = self.quoted[number]
            inner = bisect_right(self.inner, Span(at, at + 1)) - 1
            deeper = inner >= 0 and self.inner[inner].start <= at < self.inner[inner].end
            return None if deeper else region
        number = bisect_right(self._turn_starts, at) - 1
        if number >= 0 and at < self.turns[number].span.end:
            return self.turns[number]
        return self.author
