"""Make one mention of two names joined by "and": "Marost and Quint" say one thing together.

In: mentions by start. Out: the mentions that span two of them. Their names are still mentions of
their own, so that each of the two can be meant alone. Who they are is left to `entities.py`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model.document import Mention, MentionType, Span, make_id


def find_pairs(text: str, report_id: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a mention for each two neighbouring names with nothing but "and" between them."""
    names = [m for m in mentions if m.type is MentionType.NAME]
    last = -1
    for one, other in pairwise(names):
        gap = text[one.span.end : other.span.start]
        if gap.split() != ["and"] or one.span.start < last:
            continue
        span = Span(one.span.start, other.span.end)
        last = span.end
        yield Mention(
            mention_id=make_id("mn", report_id, span.start, span.end),
            span=span,
            type=MentionType.NOMINAL,
            head=span,
        )
