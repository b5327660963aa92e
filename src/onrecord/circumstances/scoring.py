"""Say how likely it is that a clue tells a circumstance of a statement.

Five models, fitted by `training/circumstances/fit.py` with their weights in `weights.json`: a
logistic regression for clues in a statement's own sentence; boosted trees for channels told
elsewhere, and for what else is told elsewhere, which know where the channel was told; and trees
that judge both once more, knowing how the statements around were judged.

In: a `Page`, its `Clue`s. Out: for each statement and field the best clue and its probability.
What is asked of a clue is told in `carrying.py` (own sentence), `occasions.py` (elsewhere) and
`neighbours.py` (elsewhere, once more), what becomes of it in `fill.py`.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.neighbours import Neighbours
from onrecord.circumstances.occasions import Occasions, Pair
from onrecord.circumstances.trees import Trees, reckon

# What was judged less likely than this is not judged once more; the trees for that have learnt
# from the others alone. By judgement; without it as much is right in the folds (2026-11-27).
_HOPELESS = 0.05

# The trees of the file of weights.
TREES = ("channel", "rest", "channel_again", "rest_again")


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt.

    Attributes:
        local: Field → feature → weight, for clues in the own sentence.
        channel: Trees for channels told elsewhere.
        rest: The same for other circumstances told elsewhere.
        channel_again: The same for channels, once all statements were judged.
        rest_again: The same for the others.
        least: The probability below which a field stays empty.
    """

    local: Mapping[str, Mapping[str, float]]
    channel: Trees
    rest: Trees
    channel_again: Trees
    rest_again: Trees
    least: float


@cache
def load_weights() -> Weights:
    """Load the weights."""
    source = files("onrecord.circumstances").joinpath("weights.json")
    table: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    trees = {name: Trees(**table[name]) for name in TREES}
    return Weights(local=table["local"], least=table["least"], **trees)


@dataclass(frozen=True, slots=True)
class Choice:
    """The clue that most likely tells a circumstance of a statement.

    Attributes:
        clue: Its number.
        probability: How likely it does.
    """

    clue: int
    probability: float


Choices = dict[tuple[int, Field], Choice]
Scores = dict[Pair, float]
Valued = list[tuple[Pair, list[float]]]


def choose_clues(carrier: Carrier, numbers: Iterable[int]) -> Choices:
    """Choose the best clue for each field of some statements; many fields have none."""
    weights, wanted = load_weights(), list(numbers)
    local = {
        (number, index): judge(weights.local[carrier.clues[index].field], features)
        for number, index, features in list_local(carrier)
    }
    occasions = Occasions(carrier, local)
    channel_values = value_pairs(occasions, wanted, is_channel=True)
    channels = judge_pairs(weights.channel, channel_values)
    occasions.note_channels(channels)
    rest_values = value_pairs(occasions, wanted, is_channel=False)
    rest = judge_pairs(weights.rest, rest_values)
    neighbours = Neighbours(carrier, (local, channels, rest), wanted)
    asked = frozenset(wanted)
    scores = {pair: p for pair, p in local.items() if pair[0] in asked}
    for trees, first, valued in (
        (weights.channel_again, channels, channel_values),
        (weights.rest_again, rest, rest_values),
    ):
        scores |= judge_again(trees, first, value_again(neighbours, first, valued))
    return _choose(carrier, scores, weights.least)


def _choose(carrier: Carrier, scores: Mapping[Pair, float], least: float) -> Choices:
    """Return for each statement and field the likeliest clue, where it is likely enough."""
    chosen: Choices = {}
    for (number, index), probability in scores.items():
        key = (number, carrier.clues[index].field)
        if probability >= (chosen[key].probability if key in chosen else least):
            chosen[key] = Choice(index, probability)
    return chosen


def judge(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the probability that weights give to features.

    >>> judge({"always": 0.0}, {})
    0.5
    """
    total = weights.get("always", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


Described = tuple[int, int, Mapping[str, float]]


def list_local(carrier: Carrier) -> Iterator[Described]:
    """Yield each statement with each clue of its own sentence, described."""
    for number in range(len(carrier.page.statements)):
        for index in carrier.list_local(number):
            yield number, index, dict.fromkeys(carrier.describe_local(number, index), 1.0)


def value_pairs(occasions: Occasions, numbers: Sequence[int], *, is_channel: bool) -> Valued:
    """Value clues of other sentences than a statement's: to channels, or to all else."""
    pairs = occasions.list_pairs(numbers, is_channel=is_channel)
    return [(pair, occasions.describe(*pair)) for pair in pairs]


def judge_pairs(trees: Trees, valued: Valued) -> Scores:
    """Judge pairs by their values."""
    return {pair: reckon(trees, values) for pair, values in valued}


def value_again(neighbours: Neighbours, first: Scores, valued: Valued) -> Valued:
    """Add to the values of pairs how the statements around were judged."""
    return [
        (pair, values + neighbours.describe(*pair))
        for pair, values in valued
        if first[pair] >= _HOPELESS
    ]


def judge_again(trees: Trees, first: Scores, valued: Valued) -> Scores:
    """Judge pairs once more; what counts is the mean of both judgements."""
    again = judge_pairs(trees, valued)
    return {pair: (p + again[pair]) / 2 if pair in again else 0.0 for pair, p in first.items()}
