"""Say how likely it is that a reader would find a statement with this source and content.

The encoder says how sure it is of each word; what that is worth was measured on articles that it
did not learn from: a logistic regression (Platt 1999) over a few of its numbers, fitted by
`training/encoder/calibrate.py`, its weights in `confidence.json`. It was fitted on outermost
statements only; that it tells as truly how sure inner ones are is assumed, not measured.

In: `FoundCue`. Out: a probability. Which cues become statements is left to `drafts.py`.
"""

import json
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.model.attribution import FoundCue
from onrecord.statements.quoted import QuotedTokens

# Beyond this a probability is as good as certain; its logarithm would outweigh all the rest. By
# judgement, as is how many words may be missed until more of them tell no more.
_LEAST = 0.002
_MOST_MISSED = 8.0


@cache
def load_weights() -> dict[str, float]:
    """Load the weights: feature → weight."""
    source = files("onrecord.statements").joinpath("confidence.json")
    weights: dict[str, float] = json.loads(source.read_text(encoding="utf-8"))["weights"]
    return weights


def judge(found: FoundCue, quoted: QuotedTokens, *, is_inner: bool = False) -> float:
    """Return the probability that a reader would find a statement, 0 to 1."""
    weights = load_weights()
    features = list_features(found, quoted, is_inner=is_inner)
    total = sum(weights.get(name, 0.0) * value for name, value in features)
    return 1.0 / (1.0 + math.exp(-total))


def list_features(
    found: FoundCue, quoted: QuotedTokens, *, is_inner: bool = False
) -> Iterator[tuple[str, float]]:
    """Yield the numbers on which the probability rests."""
    yield "always", 1.0
    yield "cue", _logit(found.inner if is_inner else found.outermost)
    yield "content", _logit(found.content_score)
    if found.source:
        yield "source", _logit(found.source_score)
    else:
        yield "no source", 1.0
    yield "missed", min(found.missed, _MOST_MISSED)
    yield "parts", float(min(len(found.content), 4) - 1)
    words = sum(part.last - part.first for part in found.content)
    yield "length", math.log(words)
    first, last = found.content[0].first, found.content[-1].last - 1
    if quoted.number_of[first] >= 0 or quoted.number_of[last] >= 0:
        yield "quoted", 1.0


def _logit(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
