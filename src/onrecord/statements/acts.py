"""Say what saying something does: whether it asserts, denies, demands, promises.

A multinomial logistic regression over the features of `act_features.py`, the opinion of the
encoder's head among them, fitted by `training/acts/fit.py`; its weights lie in `acts.json`.

In: `Line`, `QuotedTokens` and a `Draft`. Out: `Act`s. Whether a cue reports anything at all is
left to `reality.py`.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.statement import Act, Mode
from onrecord.statements.act_features import list_act_features
from onrecord.statements.cues import load_cues
from onrecord.statements.drafts import Draft
from onrecord.statements.frames import find_frame
from onrecord.statements.grammar import Line
from onrecord.statements.qualify import find_mode
from onrecord.statements.quoted import QuotedTokens

# Below this the encoder's best act is a guess, where it alone decides; by judgement.
_LEAST_ALONE = 0.4
_TAKING_BACK = frozenset({Act.DENY, Act.REJECT, Act.ASK})


@dataclass(frozen=True, slots=True)
class ActWeights:
    """What was learnt.

    Attributes:
        acts: The acts, in the order of the numbers of each feature.
        weights: Feature → what it adds to each act.
        least: The probability below which no act is named.
    """

    acts: tuple[Act, ...]
    weights: Mapping[str, Sequence[float]]
    least: float


@cache
def load_act_weights() -> ActWeights:
    """Load the weights."""
    source = files("onrecord.statements").joinpath("acts.json")
    table: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return ActWeights(tuple(Act(name) for name in table["acts"]), table["weights"], table["least"])


def weigh_acts(weights: ActWeights, features: Iterable[tuple[str, float]]) -> dict[Act, float]:
    """Return how likely each act is.

    >>> weights = ActWeights((Act.ASSERT, Act.DENY), {"cue deny": (0.0, 2.0)}, 0.0)
    >>> {act.value: round(p, 2) for act, p in weigh_acts(weights, [("cue deny", 1.0)]).items()}
    {'assert': 0.12, 'deny': 0.88}
    """
    totals = [0.0] * len(weights.acts)
    for name, value in features:
        for index, weight in enumerate(weights.weights.get(name, ())):
            totals[index] += weight * value
    most = max(totals)
    risen = [math.exp(total - most) for total in totals]
    whole = sum(risen)
    return {act: part / whole for act, part in zip(weights.acts, risen, strict=True)}


def find_act(line: Line, quoted: QuotedTokens, draft: Draft) -> Act | None:
    """Return what saying it does; None where nothing is said, or where it is not clear.

    Some verbs leave no doubt, and the labels have too few of each to learn that ("denied").
    """
    if find_mode(line, draft.found) not in (Mode.SPEECH, Mode.WRITING):
        return None
    plain = _find_listed(line, quoted, draft.found.anchor, draft.content[0], plain=True)
    if plain is not None:
        return plain
    weights = load_act_weights()
    act, probability = max(
        weigh_acts(weights, list_act_features(line, quoted, draft)).items(), key=lambda i: i[1]
    )
    return act if probability >= weights.least else None


def takes_back(line: Line, quoted: QuotedTokens, draft: Draft) -> bool:
    """Tell whether the cue itself denies, rejects or asks: inside it nothing is reported.

    What the words of a content do counts for nothing here: who denies something in his own words
    still reports what somebody else said.
    """
    if find_mode(line, draft.found) not in (Mode.SPEECH, Mode.WRITING):
        return False
    return find_cue_act(line, quoted, draft.found, draft.content) in _TAKING_BACK


def find_cue_act(
    line: Line, quoted: QuotedTokens, found: FoundCue, content: Sequence[Stretch]
) -> Act | None:
    """Return what a cue does by cues.toml, or where it tells nothing, by the encoder's head."""
    if content:
        act = _find_listed(line, quoted, found.anchor, content[0])
        if act is not None:
            return act
    name, probability = found.acts[0] if found.acts else ("", 0.0)
    return Act(name) if probability >= _LEAST_ALONE else None


def _find_listed(
    line: Line, quoted: QuotedTokens, anchor: int, content: Stretch, *, plain: bool = False
) -> Act | None:
    """Return what a cue does by cues.toml: None where its verb is not there, or may do anything.

    Args:
        line: The tokens.
        quoted: Which of them lie in which quotation.
        anchor: The cue's token.
        content: The first words of what is said.
        plain: Whether only verbs count that alone tell.
    """
    word = load_cues().get(line.low[anchor])
    if word is None:
        return None
    frame = find_frame(line, quoted, anchor, content)
    its = word.find_class(frame.removeprefix("tell "))
    if frame == "tell to" and its.act in (None, Act.ASSERT, Act.ASK):
        return Act.DEMAND  # "told the guards to leave"
    return its.act if its.plain or not plain else None
