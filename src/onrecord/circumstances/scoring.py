"""Say how likely it is that a clue tells a circumstance of a statement.

Three logistic regressions, fitted by `training/circumstances/fit.py` with their weights in
`weights.json`: one for clues in a statement's own sentence, one for channels told elsewhere, one
for what else is told elsewhere, which knows where the channel was told. The last two see how the
clue stands to the statement of its own sentence.

In: a `Page`, its `Clue`s. Out: for each statement and field the best clue and its probability.
Which features there are is told in `carrying.py`, what becomes of them in `fill.py`.
"""

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field

# Beyond this a probability is as good as certain; its logarithm would outweigh all the rest.
_LEAST = 0.001
# What a clue is worth whose sentence makes no statement.
_UNOWNED = 0.1
# From here on a clue is taken for what its own sentence tells.
_TOLD = 0.5
# How far a circumstance carries, in sentences: the farthest of the train labels that was right lay
# 45 behind and 32 ahead (2026-11-27); the cost grows with the window.
_FARTHEST_BACK, _FARTHEST_AHEAD = 60, 35

# What these say holds of their own sentence alone.
_STAYING = frozenset({"announcing", "campaigning", "ads", "trail", "clock"})

# Media that are named in these forms are named for their own sentence alone.
_LOCAL_FORMS = frozenset({"modifier", "at", "by", "for", "from", "source"})

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt.

    Attributes:
        local: Field → feature → weight, for clues in the own sentence.
        channel: Feature → weight, for channels told elsewhere.
        rest: The same, for other circumstances told elsewhere.
        least: Field → the probability below which it stays empty, in the own sentence and carried.
    """

    local: Mapping[str, Mapping[str, float]]
    channel: Mapping[str, float]
    rest: Mapping[str, float]
    least: Mapping[str, Mapping[str, float]]


@cache
def load_weights() -> Weights:
    """Load the weights."""
    source = files("onrecord.circumstances").joinpath("weights.json")
    table: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return Weights(table["local"], table["channel"], table["rest"], table["least"])


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


def choose_clues(carrier: Carrier, numbers: Iterable[int]) -> Choices:
    """Choose the best clue for each field of some statements; many fields have none."""
    weights = load_weights()
    local = {
        (number, index): judge(weights.local[carrier.clues[index].field], features)
        for number, index, features in list_local(carrier)
    }
    wanted = list(numbers)
    context = Context(carrier, local)
    channels = {
        (number, index): judge(weights.channel, features)
        for number, index, features in list_carried(context, wanted, is_channel=True)
    }
    context.note_channels(channels)
    rest = {
        (number, index): judge(weights.rest, features)
        for number, index, features in list_carried(context, wanted, is_channel=False)
    }
    asked = frozenset(wanted)
    own = {pair: p for pair, p in local.items() if pair[0] in asked}
    # What the own sentence tells goes before whatever is told elsewhere.
    return {
        **_choose(carrier, {**channels, **rest}, weights.least["carried"]),
        **_choose(carrier, own, weights.least["local"]),
    }


def _choose(carrier: Carrier, scores: Mapping[Pair, float], least: Mapping[str, float]) -> Choices:
    """Return for each statement and field the likeliest clue, where it is likely enough."""
    chosen: Choices = {}
    for (number, index), probability in scores.items():
        key = (number, carrier.clues[index].field)
        best = chosen[key].probability if key in chosen else least[key[1]]
        if probability >= best:
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


class Context:
    """What is known of clues once those of statements' own sentences are scored.

    Attributes:
        carrier: How clues stand to statements.
        owners: Clue → the statement of its sentence that it most likely tells of, and how likely.
        channels: Statement → the channel that its own sentence tells.
        occasions: Statement → sentence → how likely its channel is told there; None before
            channels are scored.
    """

    def __init__(self, carrier: Carrier, local: Mapping[Pair, float]) -> None:
        self.carrier = carrier
        self.owners: dict[int, tuple[int, float]] = {}
        self.channels: dict[int, str] = {}
        self.occasions: dict[int, dict[int, float]] | None = None
        self._local = local
        best: dict[int, float] = {}
        for (number, index), probability in local.items():
            if index not in self.owners or probability > self.owners[index][1]:
                self.owners[index] = (number, probability)
            clue = carrier.clues[index]
            if clue.field is Field.CHANNEL and probability >= max(_TOLD, best.get(number, 0.0)):
                best[number] = probability
                self.channels[number] = clue.value

    def note_channels(self, carried: Mapping[Pair, float]) -> None:
        """Note where each statement's channel is told, for all that is told there besides."""
        occasions: dict[int, dict[int, float]] = {}
        for scores in (self._local, carried):
            for (number, index), probability in scores.items():
                if self.carrier.clues[index].field is not Field.CHANNEL:
                    continue
                told = occasions.setdefault(number, {})
                at = self.carrier.at[index]
                told[at] = max(told.get(at, 0.0), probability)
        self.occasions = occasions

    def may_carry(self, number: int, index: int) -> bool:
        """Tell whether a clue can tell of a statement of another sentence at all.

        An interview that is merely mentioned ("interviews drew crowds") is nobody's, unless the
        sentence names the speaker; a name that only says whose something is names no medium.
        """
        clue = self.carrier.clues[index]
        if clue.field is Field.OUTLET and clue.form in _LOCAL_FORMS:
            return False
        if clue.form.split()[0] != "bare":
            return True
        owner, _ = self.owners.get(index, (None, 0.0))
        return self.carrier.compare(number, index, owner).split()[0] in {"same", "named"}

    def describe(self, number: int, index: int) -> dict[str, float]:
        """Return the features of a statement and a clue of another sentence."""
        owner, likely = self.owners.get(index, (None, _UNOWNED))
        kept = min(max(likely, _LEAST), 1 - _LEAST)
        worth = math.log(kept / (1 - kept))
        return self.carrier.describe_carried(
            number, index, owner, worth, channels=self.channels, occasions=self.occasions
        )


def list_carried(
    context: Context, numbers: Sequence[int], *, is_channel: bool
) -> Iterator[Described]:
    """Yield statements with clues of other sentences, described: channels, or all others."""
    carrier = context.carrier
    clues = [
        (index, carrier.at[index])
        for index, clue in enumerate(carrier.clues)
        if clue.only is None
        and clue.kind not in _STAYING
        and (clue.field is Field.CHANNEL) == is_channel
    ]
    places = [at for _, at in clues]
    for number in numbers:
        home = carrier.page.homes[number]
        start = bisect_left(places, home - _FARTHEST_BACK)
        for index, at in clues[start : bisect_right(places, home + _FARTHEST_AHEAD)]:
            if at != home and context.may_carry(number, index):
                yield number, index, context.describe(number, index)
