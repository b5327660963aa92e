"""Cut statements into passages that can be shown as answers.

In: a `Statement` and its report's text. Out: spans of its content, a passage each; and the
sentences around a place. How well a passage answers is left to `answering.py`.
"""

import re
from collections.abc import Iterator

from onrecord.model.document import Span
from onrecord.model.statement import Statement

# A content up to this length is shown whole: about four lines.
LONGEST = 400
# How far around a statement its context reaches, in characters: three or four sentences.
REACH = 500

_END = re.compile(r"(?<![A-Z])[.!?…][\"”’»)\]]*(?=\s|\Z)|\n\s*\n")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|No|vs|[A-Z])\.$")


def cut_passages(stmt: Statement, text: str) -> Iterator[tuple[Span, ...]]:
    """Yield a statement's content; of a long one its sentences, alone and in pairs."""
    if sum(span.end - span.start for span in stmt.content) <= LONGEST:
        yield stmt.content
        return
    for span in stmt.content:
        sentences = list(_cut(text, span))
        for at, sentence in enumerate(sentences):
            yield (sentence,)
            if at + 1 < len(sentences):
                yield (Span(sentence.start, sentences[at + 1].end),)


def find_sentence(text: str, span: Span) -> Span:
    """Return the sentence, or sentences, in which a place stands.

    >>> text = "They met. Marost left. Quint stayed."
    >>> found = find_sentence(text, Span(12, 15))
    >>> text[found.start : found.end]
    'Marost left.'
    """
    start = max(0, span.start - REACH)
    for end in _list_ends(text, start, span.start):
        start = end
    stop = min(len(text), span.end + REACH)
    ends = _list_ends(text, max(span.start, span.end - 2), stop)
    stop = next((end for end in ends if end >= span.end), stop)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(stop, span.end))


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end in (*_list_ends(text, span.start, span.end), span.end):
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield Span(start, stop)
        start = end


def _list_ends(text: str, start: int, stop: int) -> list[int]:
    return [
        found.end()
        for found in _END.finditer(text, start, stop)
        if not _SHORT.search(text, max(start, found.end() - 6), found.end())
    ]
