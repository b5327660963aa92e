"""Say whom the content of each statement is about: whose words, deeds or intentions it claims.

What speaks for each candidate (`about_features.py`) is weighed by a logistic regression, fitted by
`training/about/`; its weights lie in `about.json`. The likeliest few are named, where they are
likely enough.

In: `Document` and `Links`. Out: `Links` whose statements tell `about`, and why.
Who is a candidate is left to `about_scene.py`.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.link.about_candidates import Candidate, Content, Where, list_contents
from onrecord.link.about_features import list_features
from onrecord.link.about_outside import Feature
from onrecord.link.about_scene import Scene
from onrecord.link.entities import Links
from onrecord.model.document import Document
from onrecord.model.statement import Reason, Statement

# The principal ones: as many as those name at most who labelled the texts that are learnt from.
MOST = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt.

    Attributes:
        weights: Feature → weight.
        least: The probability from which on somebody is named.
    """

    weights: Mapping[str, float]
    least: float


@cache
def load_about_weights() -> Weights:
    """Load the weights."""
    source = files("onrecord.link").joinpath("about.json")
    table = json.loads(source.read_text(encoding="utf-8"))
    return Weights(table["weights"], table["least"])


def tell_about(doc: Document, links: Links) -> Links:
    """Tell of each statement whom its content is about."""
    scene = Scene(doc, links)
    told = (_fill(scene, content) for content in list_contents(scene, links.statements))
    return replace(links, statements=tuple(told))


def _fill(scene: Scene, content: Content) -> Statement:
    """Fill whom one statement is about."""
    stmt, weights = content.stmt, load_about_weights()
    likely = [
        (weigh(weights.weights, list_features(scene, content, candidate)), candidate)
        for candidate in content.candidates
    ]
    named = [(p, each) for p, each in likely if p >= weights.least]
    # Of equals the first is kept: sorting leaves their order as it is.
    named.sort(key=lambda item: -item[0])
    chosen = named[:MOST]
    return replace(
        stmt,
        about=tuple(candidate.entity.entity_id for _, candidate in chosen),
        reasons=(*stmt.reasons, *(_explain(each, p) for p, each in chosen)),
    )


def weigh(weights: Mapping[str, float], features: Iterable[Feature]) -> float:
    """Return the probability that weights give to features.

    >>> weigh({"always": 0.0}, [])
    0.5
    """
    total = weights.get("always", 0.0)
    for name, value in features:
        if name in weights:
            total += weights[name] * value
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _explain(candidate: Candidate, probability: float) -> Reason:
    """Say by which words somebody is what a content is about, and how surely."""
    verb = "is" if probability >= _SURE else "may be"
    why = _DETAILS[candidate.where]
    return Reason(
        feature="about",
        score=round(probability, 4),
        detail=f"What is said {verb} about {candidate.entity.name}, {why}.",
        left=candidate.words,
    )


_SURE = 0.5
_DETAILS = {
    Where.CONTENT: "who is mentioned in it",
    Where.SPEAKER: "who says it, although no word of it says so",
    Where.ADDRESSED: "to whom it is said",
    Where.NEAR: "whom a pronoun in it may mean",
}
