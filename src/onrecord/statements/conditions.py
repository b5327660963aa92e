"""Find the conditions in a content: "if the guns fall silent", "provided that they leave".

In: `Line`, `QuotedTokens` and a `Draft`. Out: the `Stretch`es of the conditions. What becomes of
them is left to `attribute.py`.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.model.attribution import Stretch
from onrecord.statements.grammar import Line

# Marks at which a condition ends.
_ENDS = frozenset([",", ";", ":", ".", "?", "!", "—", "–", "…", ")", "”", "''", '"'])


class Openers(NamedTuple):
    """What opens a condition, see conditions_en.toml.

    Attributes:
        phrases: Openers as words, the longest first.
        none_behind: Words before one that make it none.
        none_before: Words behind "if" that make it none.
    """

    phrases: tuple[tuple[str, ...], ...]
    none_behind: frozenset[str]
    none_before: frozenset[str]


@cache
def load_openers(language: str = "en") -> Openers:
    """Load the words that open a condition in a language."""
    source = files("onrecord.statements").joinpath(f"conditions_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    phrases = (tuple(phrase.split()) for phrase in table["openers"])
    return Openers(
        tuple(sorted(phrases, key=lambda words: (-len(words), words))),
        frozenset(table["none_behind"].split()),
        frozenset(table["none_before"].split()),
    )


def find_conditions(line: Line, content: Sequence[Stretch], anchor: int) -> tuple[Stretch, ...]:
    """Return the conditions in a content, in order: each to the mark that ends it.

    Args:
        line: The tokens.
        content: What is said.
        anchor: The cue's token: "asked if they meet" is no condition.
    """
    return tuple(found for part in content for found in _find_in(line, part, anchor))


def _find_in(line: Line, part: Stretch, anchor: int) -> Iterator[Stretch]:
    openers = load_openers()
    at = part.first
    while at < part.last:
        length = _match(line, openers, at, part.last)
        before = line.low[at - 1] if at > 0 else ""
        is_first = at == part.first and at > anchor and line.low[at] == "if"
        if not length or before in openers.none_behind or (is_first and at == anchor + 1):
            at += 1
            continue
        last = at + length
        if last < part.last and line.low[last] in openers.none_before:
            at = last
            continue
        while last < part.last and line.low[last] not in _ENDS:
            last += 1
        if last > at + length:
            yield Stretch(at, last)
        at = last


def _match(line: Line, openers: Openers, at: int, last: int) -> int:
    """Return how many words open a condition at a token."""
    for words in openers.phrases:
        if at + len(words) <= last and tuple(line.low[at : at + len(words)]) == words:
            return len(words)
    return 0
