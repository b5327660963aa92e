"""Connect the sources of statements with the mentions and entities of a report.

In: `Document`, `Statement`s, `Link`s. Out: a mention for every source, an entity for each.
Which mentions are one entity is left to `entities.py`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.link.kinds import load_kinds
from onrecord.model.document import Document, Mention, MentionType, Span, make_id
from onrecord.model.record import Link
from onrecord.model.statement import Statement

_POSSESSIVES = frozenset({"’s", "'s"})


def add_sources(doc: Document, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Add a nominal mention for each source whose head is none yet ("a campaign operative")."""
    text = doc.report.text
    mentions = list(doc.mentions)
    taken = sorted((m.span.start, m.span.end) for m in mentions)
    spans = {s for st in statements for s in (*st.source, *st.shared_source)}
    added: dict[int, Span] = {}
    for span in sorted(spans):
        head = find_head(text, span)
        if text[head.start : head.end].lower() in load_kinds().object_pronouns:
            continue
        inside = _near(taken, head)
        if inside and text[inside[-1][1] : inside[-1][1] + 2] in _POSSESSIVES:
            # "Marost’s widow": whose she is, is a mention, and who she is not yet.
            rest = inside[-1][1] + 2
            while rest < head.end and text[rest].isspace():
                rest += 1
            if rest < head.end:
                added.setdefault(rest, Span(rest, head.end))
        elif not inside:
            following = (start for start, _ in _near(taken, span))
            end = min([head.end, *following])
            added.setdefault(span.start, Span(span.start, _trim(text, span.start, end)))
    known = list(_without_overlaps(added.values()))
    mentions.extend(
        Mention(
            mention_id=make_id("mn", doc.report.report_id, span.start, span.end),
            span=span,
            type=MentionType.NOMINAL,
            head=span,
        )
        for span in known
    )
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def find_head(text: str, source: Span) -> Span:
    """Return the part of a source that names who it is, without what hangs on it.

    >>> text = "a person close to the minister, who was there"
    >>> find_head(text, Span(0, len(text)))
    Span(start=0, end=8)
    """
    match = _phrase_break().search(text, source.start + 1, source.end)
    if match is None:
        return source
    return Span(source.start, _trim(text, source.start, match.start()))


def find_owned(text: str, source: Span) -> tuple[int, int] | None:
    """Return where the owned one begins in "Marost’s widow", and where the source does."""
    head = find_head(text, source)
    at = max(text.rfind(mark, head.start, head.end) for mark in _POSSESSIVES)
    if at < 0:
        return None
    rest = at + 2
    while rest < head.end and text[rest].isspace():
        rest += 1
    return (rest, source.start) if rest < head.end else None


@cache
def _phrase_break() -> re.Pattern[str]:
    """Return the pattern of what ends the head of a noun phrase."""
    words = "|".join(sorted(load_kinds().phrase_breaks))
    return re.compile(rf",|\s(?:{words})\b")


def _trim(text: str, start: int, end: int) -> int:
    """Return the end without the white space before it; at least one character is left."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _without_overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans by start, those that overlap an earlier one left out."""
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end


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

    def __init__(self, text: str, mentions: Sequence[Mention], links: Sequence[Link]) -> None:
        self.text = text
        entity = {link.mention_id: link.entity_id for link in links}
        self.spans = [(m.span.start, m.span.end) for m in mentions]
        self.mentions = mentions
        self.entity = entity

    def find(self, stmt: Statement) -> str | None:
        """Return the entity that a statement's source names, or None.

        That is the first mention in its head that owns nothing ("Varenia’s envoy" is the envoy),
        or the name in apposition to it ("the envoy, Adrel Quint"). Names that hang on the head
        ("a person close to Quint") say nothing.
        """
        for span in self._list_named(stmt):
            near = [self.mentions[self._index(start)] for start, _ in _near(self.spans, span)]
            inside = [m for m in near if m.head.overlaps(span)]
            head = find_head(self.text, span)
            for index, mention in enumerate(inside):
                if self._is_owner(mention, span):
                    continue
                if not mention.span.overlaps(head):
                    break
                named = next((m for m in inside[index + 1 :] if m.title == mention.span), mention)
                return self.entity.get(named.mention_id)
        return None

    def _list_named(self, stmt: Statement) -> tuple[Span, ...]:
        """Return the words that name the source: of a relative pronoun those that it stands for."""
        nameless = load_kinds().object_pronouns
        if any(self.text[s.start : s.end].lower() not in nameless for s in stmt.source):
            return stmt.source
        return stmt.shared_source

    def _is_owner(self, mention: Mention, source: Span) -> bool:
        """Tell whether a possessive follows a mention inside its source."""
        end = mention.span.end
        return end < source.end and self.text[end : end + 2] in _POSSESSIVES

    def _index(self, start: int) -> int:
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][0] < start:
                low = middle + 1
            else:
                high = middle
        return low
