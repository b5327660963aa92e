"""Carry people's decisions over to a newer reading.

In: `Decision` and the spans of what a newer reading found. Out: which of them the decision is
about now, or none. Storing decisions is left to `append.py`, making them to people.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.model.document import Span
from onrecord.model.record import Decision

_WORD = re.compile(r"\w+")
_Word = TypeVar("_Word", int, str)

# House rule: at least half of the words. Of the words of both sides, so that a decision on one
# name is not carried over to a paragraph in which the name stands.
_LEAST_SHARE = 0.5


def find_home(
    decision: Decision,
    candidates: Sequence[tuple[Span, ...]],
    text: str,
    *,
    same_text: bool,
) -> int | None:
    """Find which candidate a decision is about: the one that shares most words with it.

    Args:
        decision: What a person decided.
        candidates: The spans of each thing of its kind in the newer reading.
        text: The text that the newer reading read.
        same_text: True where the decision's spans point into `text`: then words are the same
            when they stand in the same place. In another version of the report they are the
            same when they read the same, and of equal candidates the nearest place wins.

    Returns:
        The candidate's index, or None where none shares half of the words.
    """
    if same_text:
        places = Counter(_find_places(decision.spans, text))
        shares = [_share(places, Counter(_find_places(spans, text))) for spans in candidates]
    else:
        words = Counter(_find_words(decision.exact))
        shares = [
            _share(words, Counter(_find_words(text[span.start : span.end] for span in spans)))
            for spans in candidates
        ]
    start = min((span.start for span in decision.spans), default=0)
    ranked = sorted(
        (-share, abs(min(span.start for span in candidates[index]) - start), index)
        for index, share in enumerate(shares)
        if share >= _LEAST_SHARE
    )
    return ranked[0][-1] if ranked else None


def _find_places(spans: Iterable[Span], text: str) -> Iterable[int]:
    for span in spans:
        for match in _WORD.finditer(text, span.start, span.end):
            yield match.start()


def _find_words(parts: Iterable[str]) -> Iterable[str]:
    for part in parts:
        for match in _WORD.finditer(part):
            yield match.group().casefold()


def _share(left: Counter[_Word], right: Counter[_Word]) -> float:
    most = max(left.total(), right.total())
    return (left & right).total() / most if most else 0.0
