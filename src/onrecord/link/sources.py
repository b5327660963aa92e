"""Connect the sources of statements with the mentions and entities of a report.

In: `Document`, `Statement`s, `Link`s. Out: a mention for every source, an entity for each.
Which mentions are one entity is left to `entities.py`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from onrecord.link.kinds import load_kinds
from onrecord.model.document import Document, Mention, MentionType, Span, make_id
from onrecord.model.statement import Statement

_POSSESSIVES = frozenset({"’s", "'s"})
_APOSTROPHES = frozenset("’'")
# Between two mentions of a source: the second is another one.
_JOINS = re.compile(r"[,;:]|\b(?:and|or|AND|OR)\b")
# Between a nominal and the name in apposition to it, a place at most: "the envoy, Solmark’s Quint".
_APPOSED = re.compile(r"\s*(?:,|[-–—]+)\s+(?:the\s+)?(?:[A-Z][\w.]*(?:’s|'s)?\s+){0,2}")


def add_sources(doc: Document, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Add a nominal mention for each source whose head is none yet ("a campaign operative")."""
    text = doc.report.text
    mentions = list(doc.mentions)
    taken = sorted((m.span.start, m.span.end) for m in mentions)
    spans = {s for st in statements for s in (*st.source, *st.shared_source)}
    phrase_starts = [doc.tokens[phrase.first].start for phrase in doc.phrases]
    added: dict[int, Span] = {}
    for span in sorted(spans):
        head = find_head(text, span)
        if text[head.start : head.end].lower() in load_kinds().object_pronouns:
            continue
        if doc.phrases and not _is_noun(doc, phrase_starts, head):
            continue
        inside = _near(taken, head)
        if inside and owns(text, *inside[-1]):
            # "Marost’s widow", "her widow": whose she is, is a mention, and who she is not yet.
            rest = _skip_mark(text, inside[-1][1], head.end)
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


def _is_noun(doc: Document, starts: Sequence[int], head: Span) -> bool:
    """Tell whether a source's head has a noun: not "there", "among", "the".

    Args:
        doc: The document.
        starts: Where its phrases begin.
        head: The head.
    """
    at = bisect_left(starts, head.end) - 1
    if at >= 0 and doc.tokens[doc.phrases[at].last - 1].end > head.start:
        return True
    # A name that looks like none: in the midst of a sentence nothing else has a capital.
    before = doc.report.text[max(0, head.start - 2) : head.start]
    return doc.report.text[head.start].isupper() and before[:1].isalpha()


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
    first = text[head.start : head.end].split(maxsplit=1)[0]
    if first.lower() in load_kinds().owners:
        at = head.start + len(first)
    else:
        at = max(text.rfind(mark, head.start, head.end) for mark in _POSSESSIVES)
        plural = max(text.rfind(f"s{mark} ", head.start, head.end) for mark in _APOSTROPHES)
        at = max(at, plural + 1 if plural >= 0 else -1)
    if at < 0:
        return None
    rest = _skip_mark(text, at, head.end)
    return (rest, source.start) if rest < head.end else None


def owns(text: str, start: int, end: int) -> bool:
    """Tell whether a mention owns what stands behind it: "Marost’s", "the members’", "her"."""
    return _has_mark(text, end) > 0 or text[start:end].lower() in load_kinds().owners


def _has_mark(text: str, at: int) -> int:
    """Return how long the mark of an owner is that stands at an offset; 0 where there is none."""
    if text[at : at + 2] in _POSSESSIVES:
        return 2
    is_plural = text[at - 1 : at] == "s" and text[at : at + 1] in _APOSTROPHES
    return 1 if is_plural and text[at + 1 : at + 2].isspace() else 0


def _skip_mark(text: str, at: int, end: int) -> int:
    """Return where the words behind an owner begin."""
    at += _has_mark(text, at)
    while at < end and text[at].isspace():
        at += 1
    return at


@cache
def _phrase_break() -> re.Pattern[str]:
    """Return the pattern of what ends the head of a noun phrase."""
    breaks = sorted(load_kinds().phrase_breaks)
    # In capitals too, as old agency copy is written, but not "the Voice Of Varenia".
    words = "|".join((*breaks, *(word.upper() for word in breaks)))
    return re.compile(rf",|\s\(|\s[-–—]+\s|\s(?:{words})\b")


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


def find_pair_at_end(text: str, inside: Sequence[Mention], end: int) -> Mention | None:
    """Return the mention of two names joined by "and" with which a source's head ends."""
    names = [m for m in inside if m.type is MentionType.NAME]
    if len(names) < 2 or text[names[-1].span.end : end].strip(" .,"):
        return None
    for mention in inside:
        is_both = mention.span.start == names[-2].span.start
        if (
            mention.type is MentionType.NOMINAL
            and is_both
            and mention.span.end == names[-1].span.end
        ):
            return mention
    return None


class Speakers:
    """Finds the entity of a statement's source among the mentions of a report."""

    def __init__(
        self, doc: Document, mentions: Sequence[Mention], entity: Mapping[str, str]
    ) -> None:
        self.text = doc.report.text
        self.starts = [m.span.start for m in mentions]
        self.ends = [m.span.end for m in mentions]
        self.mentions = mentions
        self.entity = entity
        tokens = doc.tokens
        self.phrases = [(tokens[p.first].start, tokens[p.last - 1].end) for p in doc.phrases]

    def find(self, stmt: Statement) -> str | None:
        """Return the entity that a statement's source names, or None.

        That is the last mention in its head ("the union's leader Adrel Quint"), of several joined
        by "and" the first, or the name in apposition to it ("the envoy, Adrel Quint"). Names
        that hang on the head ("a person close to Quint") say nothing, nor do owners ("Varenia’s
        envoy" is the envoy).
        """
        for span in self._list_named(stmt):
            inside = [m for m in self._list_near(span) if m.head.overlaps(span)]
            head = find_head(self.text, span)
            named = [m for m in inside if m.span.overlaps(head) and not self._is_owner(m, span)]
            if named:
                main = self._find_name_beside(self._choose_main(named, head.end), inside)
                return self.entity.get(main.mention_id)
        return None

    def _choose_main(self, named: Sequence[Mention], head_end: int) -> Mention:
        """Return the mention that a source's head is about."""
        both = find_pair_at_end(self.text, named, head_end)
        if both is not None:
            return both  # "the contenders Adrel Quint and Ilena Marost"
        main, last = named[0], named[-1]
        between = self.text[main.span.end : last.span.start]
        is_whole = self.text[last.span.end : head_end].strip(" .") == ""
        if last.type is MentionType.NAME and is_whole and not _JOINS.search(between):
            return last  # "the union’s long-serving leader Adrel Quint"
        for mention in named[1:]:
            if mention.span.contains(main.span):
                return mention  # two names joined by "and"
            between = self.text[main.span.end : mention.span.start]
            if between.lower().split() == ["and"]:
                # "Prosecutor and mayor Adrel Quint" is one, "Marost and Quint" are two.
                if mention.type is MentionType.NAME and self._is_bare_role(main):
                    main = mention
                    continue
                return main
            if between.strip() and not self._is_in_one_phrase(main, mention):
                return main
            main = mention
        return main

    def _is_bare_role(self, mention: Mention) -> bool:
        """Tell whether a nominal stands without an article, for one person."""
        words = self.text[mention.span.start : mention.span.end].lower().split()
        kinds = load_kinds()
        is_bare = words[0] not in kinds.definite | kinds.indefinite
        return mention.type is MentionType.NOMINAL and is_bare and not words[-1].endswith("s")

    def _is_in_one_phrase(self, first: Mention, last: Mention) -> bool:
        """Tell whether one noun phrase holds two mentions: "developer and mayor Adrel Quint"."""
        at = bisect_left(self.phrases, (last.span.start + 1, 0)) - 1
        return at >= 0 and self.phrases[at][0] < first.span.end

    def _find_name_beside(self, main: Mention, inside: Sequence[Mention]) -> Mention:
        """Return the name in apposition to a nominal, or the mention itself."""
        if main.type is not MentionType.NOMINAL:
            return main
        for mention in inside:
            if mention.title == main.span:
                return mention
            gap = self.text[main.span.end : mention.span.start]
            if mention.type is MentionType.NAME and _APPOSED.fullmatch(gap):
                return mention
        return main

    def _list_named(self, stmt: Statement) -> tuple[Span, ...]:
        """Return the words that name the source.

        Of a pronoun for which nobody was found, those that the statement shares, if any.
        """
        nameless = load_kinds().object_pronouns
        for span in stmt.source:
            here = [m for m in self._list_near(span) if m.span == span]
            is_linked = bool(here) and here[0].mention_id in self.entity
            if is_linked or self.text[span.start : span.end].lower() not in nameless:
                return stmt.source
        return stmt.shared_source

    def _is_owner(self, mention: Mention, source: Span) -> bool:
        """Tell whether a mention owns what follows it inside its source."""
        return mention.span.end < source.end and owns(
            self.text, mention.span.start, mention.span.end
        )

    def _list_near(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that could overlap a span."""
        first = bisect_right(self.ends, span.start)
        return self.mentions[first : bisect_left(self.starts, span.end)]
