"""Split what an account lists: topics that are joined by commas and "and", and clauses.

In: a text and a span of it. Out: spans inside it. No parser looks at them: what could be one
name ("sovereignty and territorial integrity") stays whole.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.model.document import Span

# Items of a list shorter than this, in words, are a part of what stands before them ("energy
# security, trade and defence"); by judgement.
_ITEM = 3
# A point that is longer, in words, is cut at a mark; the bar is 60 with source and cue.
_LONGEST = 45
# What parts topics from each other. "A, B, and C" counts by its commas; "A and B" only where the
# second begins as a new noun phrase does.
_STARTS = (
    r"(?:the|a|an|on|about|further|ways?|issues?|how|what|steps|plans|prospects|preparations"
    r"|relevant|possible|joint|mutual|separate|certain|several|that|especially)"
)
_JOIN = re.compile(
    r"(?P<strong>,?\s+as\s+well\s+as\s+|;\s+|,\s+and\s+also\s+|,?\s+along\s+with\s+)"
    r"|(?P<comma>,\s+(?:and\s+|or\s+)?)"
    rf"|(?P<and>\s+and\s+(?=(?:also\s+)?{_STARTS}\b))",
    re.IGNORECASE,
)
# A topic by itself begins as a noun phrase does, or something hangs on its noun soon.
_OWN = re.compile(
    rf"(?:{_STARTS}|their|its|his|her|our)\b"
    r"|(?:(?!and\b)[\w’'-]+\s+){1,3}"
    r"(?:of|on|in|at|to|for|with|between|from|against|around|near|over|towards?|within)\b",
    re.IGNORECASE,
)
# "Between" waits for its "and".
_BETWEEN = re.compile(r"\bbetween\b(?!.*\band\b)", re.IGNORECASE | re.DOTALL)
# "to meet", "that it holds", "the shared opinion that it holds".
_SAYING = re.compile(r"(?:to|whether|if)\b|(?:\S+\s+){0,5}that\b", re.IGNORECASE)
# What hangs on the clause before, or goes on with its subject, is none of its own.
_NO_SUBJECT = re.compile(r"(?:\S+\s+){0,2}(?:who|whom|which|whose)\b", re.IGNORECASE)
# So begins what goes on with the item before.
_GOES_ON = re.compile(r"(?:to|or|nor|not)\b", re.IGNORECASE)
# Behind these a comma begins no new topic, but what is told of the one before.
_HANGING = re.compile(
    r"(?:which|who|whom|whose|where|when|including|such\s+as|in\s+particular|particularly|especially"
    r"|notably|primarily|above\s+all|among\s+(?:them|others)|namely|based|given|taking|having|being"
    r"|following|amid|despite|due|\w+ing)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:,\s+(?:and|but|while|whereas|so)\s+|;\s+(?:and\s+)?|\s+[–—]\s+|\s+and\s+(?=(?:it|that|this|they|he|she|there)\s))"
)
_SUBJECT = 7


def split_topics(text: str, span: Span) -> tuple[Span, ...]:
    """Return the topics that a span lists, or the span where it lists none.

    >>> words = "the truce at the river, the release of all fishermen and the price of grain"
    >>> [words[s.start : s.end] for s in split_topics(words, Span(0, len(words)))]
    ['the truce at the river', 'the release of all fishermen', 'the price of grain']
    """
    if _says_a_clause(text, span):
        return (span,)
    joins = list(_list_joins(text, span))
    while True:
        pieces = _cut(text, span, joins)
        weak = next((i for i, p in enumerate(pieces) if not _stands_alone(text, p)), None)
        if weak is None or not joins:
            break
        joins.pop(max(0, weak - 1))
    return tuple(short for piece in pieces for short in shorten(text, piece))


def split_clauses(text: str, span: Span, finite: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the clauses of a sentence that could stand alone.

    Args:
        text: The text.
        span: The sentence.
        finite: Finds a finite verb.
    """
    joins = []
    start = span.start
    for match in _CLAUSE.finditer(text, span.start, span.end):
        head = " ".join(text[match.end() : span.end].split()[:_SUBJECT])
        if _NO_SUBJECT.match(head) or finite.match(head):
            continue
        if finite.search(text, start, match.start()) and finite.search(head):
            joins.append(match)
            start = match.end()
    return tuple(_cut(text, span, joins))


def shorten(text: str, span: Span) -> Iterator[Span]:
    """Yield a span, or where it is too long, its parts: cut at the mark next to its middle."""
    if _count(text, span) <= _LONGEST:
        yield span
        return
    middle = (span.start + span.end) / 2
    marks = list(re.finditer(r"[,;:–—]\s+", text[span.start : span.end]))
    if not marks:
        yield span
        return
    best = min(marks, key=lambda m: abs(span.start + m.start() - middle))
    yield from shorten(text, Span(span.start, span.start + best.start()))
    yield from shorten(text, Span(span.start + best.end(), span.end))


def _says_a_clause(text: str, span: Span) -> bool:
    """Tell whether a span is what somebody says rather than what is talked about."""
    return _SAYING.match(text[span.start : span.end]) is not None


def _stands_alone(text: str, span: Span) -> bool:
    """Tell whether an item of a list is a topic by itself: it says more than a word or two."""
    words = text[span.start : span.end]
    if _count(text, span) < _ITEM or _GOES_ON.match(words):
        return False
    return _OWN.match(words) is not None


def _list_joins(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield what joins topics."""
    for match in _JOIN.finditer(text, span.start, span.end):
        behind = text[match.end() : span.end]
        if match.group("comma") and _HANGING.match(behind):
            continue
        if match.group("and") and _BETWEEN.search(text[span.start : match.start()]):
            continue
        yield match


def _cut(text: str, span: Span, joins: Sequence[re.Match[str]]) -> list[Span]:
    """Return the pieces between joins."""
    pieces, start = [], span.start
    for match in joins:
        if match.start() > start:
            pieces.append(Span(start, match.start()))
        start = match.end()
    if start < span.end:
        pieces.append(Span(start, span.end))
    return pieces


def _count(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())
