"""Know which tokens lie in which outermost quotation, and which close one inside it.

In: `Document`. Out: `QuotedTokens`.
Pairing the marks is left to `read/quotations.py`.
"""

from dataclasses import dataclass

from onrecord.model.attribution import Stretch
from onrecord.model.document import Document, Quotation


@dataclass(frozen=True, slots=True)
class QuotedTokens:
    """Which tokens lie in which outermost quotation.

    Attributes:
        number_of: For each token the index into `quotations` and `stretches`, or -1.
        quotations: The outermost quotations.
        stretches: Their tokens, marks included.
        inner_closers: The tokens that close quotations inside them.
    """

    number_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    stretches: tuple[Stretch, ...]
    inner_closers: frozenset[int]


def locate_quotations(doc: Document) -> QuotedTokens:
    """Find the tokens of the outermost quotations."""
    number_of = [-1] * len(doc.tokens)
    outermost = tuple(q for q in doc.quotations if q.depth == 0)
    stretches: list[Stretch] = []
    at = 0
    for number, quotation in enumerate(outermost):
        while at < len(doc.tokens) and doc.tokens[at].start < quotation.span.start:
            at += 1
        first = at
        while at < len(doc.tokens) and doc.tokens[at].end <= quotation.span.end:
            number_of[at] = number
            at += 1
        stretches.append(Stretch(first, at))
    closed = {q.inner.end for q in doc.quotations if q.depth > 0 and q.closed}
    closers = frozenset(at for at, token in enumerate(doc.tokens) if token.start in closed)
    return QuotedTokens(tuple(number_of), outermost, tuple(stretches), closers)
