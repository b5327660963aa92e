"""Say what words tell: their stems, how much each tells, and which mean much the same.

In: a text and spans of it; `word_weights_en.toml`, `synonyms_en.toml`. Out: `TellingWord`s.
What follows from words that two texts share is left to `points.py`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model.document import Span

# What a word tells that is too seldom to have been counted; the counts end at 0.7.
UNKNOWN = 0.8
# Words that tell less than this are left out ("the", "with"); by judgement.
_LEAST = 0.25
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
# Ends that English words take, the longest first, and what is put in their place.
_ENDS = (
    ("ational", "ate"),
    ("izations", "ize"),
    ("ization", "ize"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ities", "ity"),
    ("ments", "ment"),
    ("ness", ""),
    ("ingly", ""),
    ("edly", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", "e"),
    ("s", ""),
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word that tells something.

    Attributes:
        key: Its stem, or the name of those that mean the same.
        weight: How much it tells, 0 to 1.
        span: Where it stands.
    """

    key: str
    weight: float
    span: Span


def find_telling_words(text: str, spans: Iterable[Span]) -> Iterator[TellingWord]:
    """Yield the words at some places that tell something, in their order."""
    weights, groups = _load_weights(), _load_groups()
    for span in spans:
        for match in _WORD.finditer(text, span.start, span.end):
            stem = make_stem(match.group())
            weight = weights.get(stem, UNKNOWN)
            if weight < _LEAST or len(stem) == 1:
                continue
            yield TellingWord(groups.get(stem, stem), weight, Span(match.start(), match.end()))


@cache
def make_stem(word: str) -> str:
    """Return what the forms of a word have in common, roughly.

    >>> make_stem("discussions"), make_stem("escalating"), make_stem("escalation")
    ('discussion', 'escalat', 'escalat')
    """
    folded = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    stem = "".join(c for c in folded if not unicodedata.combining(c))
    stem = re.sub(r"'s$|'$", "", stem)
    stem = stem.replace("isation", "ization")
    for end, instead in _ENDS:
        if stem.endswith(end) and len(stem) - len(end) >= _SHORTEST:
            if end == "s" and stem.endswith(("ss", "us", "is")):
                continue
            stem = stem[: len(stem) - len(end)] + instead
            break
    if stem.endswith("e") and len(stem) > _SHORTEST + 1:
        stem = stem[:-1]
    if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    return stem


@cache
def _load_weights() -> Mapping[str, float]:
    """Load how much stems tell."""
    lists = _read("word_weights_en.toml")
    return {stem: float(weight) for weight, stems in lists.items() for stem in stems.split()}


@cache
def _load_groups() -> Mapping[str, str]:
    """Load for each stem that has others of its meaning the first of them."""
    groups = _read("synonyms_en.toml")["groups"]
    return {make_stem(word): make_stem(group[0]) for group in groups for word in group}


def _read(name: str) -> dict[str, Any]:
    text = files("onrecord.compare").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
