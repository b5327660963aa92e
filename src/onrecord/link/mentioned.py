"""Complete the mentions of a report: sources that are none yet, and noun phrases.

A noun phrase ("the road") is nobody who speaks, but a pronoun may mean it rather than somebody.

In: `Document` and `Statement`s. Out: mentions by start, and which of them are only such phrases.
Which mentions are one entity is left to `entities.py`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.link.kinds import name_key
from onrecord.link.pairs import find_pairs
from onrecord.link.sources import add_sources
from onrecord.model.document import Document, Mention, MentionType, Span, Token, make_id
from onrecord.model.statement import Statement


def complete_mentions(
    doc: Document, statements: Sequence[Statement]
) -> tuple[tuple[Mention, ...], frozenset[str]]:
    """Return all mentions, and the ids of those that are noun phrases only."""
    cut = replace(doc, mentions=tuple(_cut_names(doc, statements)))
    known = add_sources(cut, statements)
    phrases = tuple(_find_phrases(doc, known))
    pairs = find_pairs(doc.report.text, doc.report.report_id, known)
    everything = sorted((*known, *phrases, *pairs), key=lambda m: (m.span.start, m.span.end))
    return tuple(everything), frozenset(m.mention_id for m in phrases)


def _cut_names(doc: Document, statements: Sequence[Statement]) -> Iterator[Mention]:
    """Yield the mentions, cut where a name runs over a cue: "Marost Says Talks Failed".

    Where each word of a line has a capital, nothing but the cue tells where a name ends.
    """
    text = doc.report.text
    cues = sorted({(s.start, s.end) for stmt in statements for s in stmt.cue})
    starts = [start for start, _ in cues]
    for mention in doc.mentions:
        start, end = mention.span.start, mention.span.end
        at = max(0, bisect_left(starts, start) - 1)
        while at < len(cues) and cues[at][0] < end:
            first, last = cues[at]
            if first <= start < last < end:
                start = last
            elif start < first < end:
                end = first
            at += 1
        if (start, end) == (mention.span.start, mention.span.end):
            yield mention
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        if mention.type is MentionType.NAME and start < end:
            span = Span(start, end)
            head = Span(max(start, min(mention.head.start, end - 1)), end)
            yield replace(
                mention,
                mention_id=make_id("mn", doc.report.report_id, start, end),
                span=span,
                head=head,
                title=mention.title if mention.title and span.contains(mention.title) else None,
            )


def _find_phrases(doc: Document, known: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a nominal for each noun phrase that overlaps no mention."""
    ends = [m.span.end for m in known]
    for phrase in doc.phrases:
        tokens = doc.tokens[phrase.first : phrase.last]
        span = Span(tokens[0].start, tokens[-1].end)
        at = bisect_left(ends, span.start + 1)
        if at < len(known) and known[at].span.start < span.end:
            continue
        if not _is_word(tokens[-1]):
            continue
        yield Mention(
            mention_id=make_id("mn", doc.report.report_id, span.start, span.end),
            span=span,
            type=MentionType.NOMINAL,
            head=Span(tokens[-1].start, tokens[-1].end),
        )


def _is_word(token: Token) -> bool:
    """Tell whether a phrase may end with a token: a mark is nobody, and "Jr." only of a name."""
    return token.text[0].isalpha() and name_key(token.text) != ""
