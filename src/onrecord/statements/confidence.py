"""Say how likely it is that a candidate is a statement with this source and content.

A logistic regression over a few features that a reader can name (which verb, which frame, how
the source was found). Its weights were fitted on PolNeAR's train part by
`training/fit_confidence.py`; they are numbers about words, in `confidence.json`.

In: `Candidate`. Out: its probability. Finding candidates is left to `candidates.py`.
"""

import json
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.statements.candidates import Candidate
from onrecord.statements.contents import QuotedTokens
from onrecord.statements.grammar import Line

_FIRST_PERSONS = frozenset({"i", "we", "you"})


@cache
def load_weights() -> dict[str, float]:
    """Load the weights: feature → weight; features that are missing weigh nothing."""
    source = files("onrecord.statements").joinpath("confidence.json")
    weights: dict[str, float] = json.loads(source.read_text(encoding="utf-8"))["weights"]
    return weights


def judge(line: Line, quoted: QuotedTokens, candidate: Candidate) -> float:
    """Return the probability that a candidate is a statement, 0 to 1."""
    weights = load_weights()
    total = sum(weights.get(feature, 0.0) for feature in list_features(line, quoted, candidate))
    return 1.0 / (1.0 + math.exp(-total))


def list_features(line: Line, quoted: QuotedTokens, candidate: Candidate) -> Iterator[str]:
    """Yield the features of a candidate; each is there or not."""
    word = candidate.word
    lemma = word.lemma if word else candidate.frame
    form = word.form if word else "none"
    frame, subject = candidate.frame, candidate.subject
    yield "always"
    yield f"lemma={lemma}"
    yield f"frame={frame}"
    yield f"subject={subject}"
    yield f"form={form}"
    yield f"mood={candidate.mood}"
    yield f"lemma={lemma} form={form}"
    yield f"lemma={lemma} frame={_coarse(frame)}"
    yield f"frame={frame} subject={subject}"
    if word:
        group = word.find_class("clause").name
        yield f"class={group}"
        yield f"class={group} frame={_coarse(frame)}"
    yield from _list_source_features(line, candidate)
    yield from _list_content_features(line, quoted, candidate)


def _coarse(frame: str) -> str:
    """Return the kind of a frame, without how it is reached."""
    plain = frame.removeprefix("tell_").removeprefix("adjunct_")
    return "left" if plain.startswith(("left", "amid")) else plain


def _list_source_features(line: Line, candidate: Candidate) -> Iterator[str]:
    """Yield what the source looks like."""
    at = candidate.cue.first
    source = candidate.source
    if source is None:
        yield "source=none"
        return
    first = line.low[source.first]
    if source.last - source.first == 1:
        yield f"source={first}" if first in line.grammar.subject_pronouns else "source=one-word"
    capitals = any(line.is_capital(i) for i in range(source.first, source.last))
    yield f"source capital={capitals}"
    yield f"source long={min(6, (source.last - source.first) // 2)}"
    if first in _FIRST_PERSONS:
        yield "source first person"
    distance = at - source.last if source.last <= at else source.first - candidate.cue.last
    yield f"source distance={min(distance, 4)}"


def _list_content_features(line: Line, quoted: QuotedTokens, candidate: Candidate) -> Iterator[str]:
    """Yield what the content looks like."""
    content = candidate.content[0]
    length = sum(c.last - c.first for c in candidate.content)
    yield f"content long={min(7, length.bit_length())}"
    yield f"content parts={min(3, len(candidate.content))}"
    marks = quoted.number_of[content.first] >= 0, quoted.number_of[content.last - 1] >= 0
    yield f"content quoted={marks[0]:d}{marks[1]:d}"
    cue_quoted = quoted.number_of[candidate.cue.first] >= 0
    yield f"cue quoted={cue_quoted}"
    finite = any(line.looks_finite(i) for i in range(content.first, content.last))
    yield f"content finite={finite} frame={_coarse(candidate.frame)}"
    first = line.low[content.first]
    if first in line.grammar.subject_pronouns:
        yield "content opens=pronoun"
    elif first in line.grammar.determiners:
        yield "content opens=determiner"
    elif line.is_capital(content.first):
        yield "content opens=capital"
    elif first in line.grammar.prepositions:
        yield "content opens=preposition"
    else:
        yield "content opens=other"
    before = line.low[candidate.cue.first - 1] if candidate.cue.first else ""
    if before in line.grammar.modals:
        yield "cue behind modal"
    if before in line.grammar.auxiliaries:
        yield f"cue behind={before}"
    if line.is_capital(candidate.cue.first):
        yield "cue capital"
