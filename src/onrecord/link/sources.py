"""Connect the sources of statements with the mentions and entities of a report.

In: `Document`, `Statement`s, `Link`s. Out: a mention for every source, an entity for each.
Which mentions are one entity is left to `entities.py`.
"""

from collections.abc import Sequence

from onrecord.model.document import Document, Mention, MentionType, Span, make_id
from onrecord.model.record import Link
from onrecord.model.statement import Statement


def add_sources(doc: Document, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Add a nominal mention for each source in which no mention lies ("a campaign operative")."""
    mentions = list(doc.mentions)
    taken = sorted((m.span.start, m.span.end) for m in mentions)
    spans = {s for st in statements for s in (*st.source, *st.shared_source)}
    for span in sorted(spans):
        if any(start < span.end and span.start < end for start, end in _near(taken, span)):
            continue
        mentions.append(
            Mention(
                mention_id=make_id("mn", doc.report.report_id, span.start, span.end),
                span=span,
                type=MentionType.NOMINAL,
                head=span,
            )
        )
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def _near(taken: Sequence[tuple[int, int]], span: Span) -> Sequence[tuple[int, int]]:
    """Return the part of the sorted spans that could overlap one; they do not overlap."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= span.start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < len(taken) and taken[last][0] < span.end:
        last += 1
    return taken[low:last]


class Speakers:
    """Finds the entity of a statement's source among the mentions of a report."""

    def __init__(self, mentions: Sequence[Mention], links: Sequence[Link]) -> None:
        entity = {link.mention_id: link.entity_id for link in links}
        self.spans = [(m.span.start, m.span.end) for m in mentions]
        self.mentions = mentions
        self.entity = entity

    def find(self, stmt: Statement) -> str | None:
        """Return the entity of the first mention in the source, or None."""
        for span in stmt.source or stmt.shared_source:
            for start, _ in _near(self.spans, span):
                index = self._index(start)
                mention = self.mentions[index]
                if mention.head.overlaps(span):
                    return self.entity.get(mention.mention_id)
        return None

    def _index(self, start: int) -> int:
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][0] < start:
                low = middle + 1
            else:
                high = middle
        return low
