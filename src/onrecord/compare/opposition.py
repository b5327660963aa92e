"""Weigh how likely one statement denies or contradicts another: it accuses somebody.

The pair encoder alone takes too much for opposed that only speaks of the same. It is asked three
times: as the lines stand, turned round, and with a cue that denies made neutral (“Kessen said”),
since who denies what another says repeats it. What it says, and a few plain facts about the two
lines, are weighed by logistic regression.

In: lines, as `relations.describe` makes them, and `Bearing`s. Out: a probability. The weights are
fitted by `training/relations/opposing.py`.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

from onrecord.compare.content_words import fold, load_vocabulary
from onrecord.compare.denials import find_opposing_word, is_denying
from onrecord.model.comparison import Bearing

# The encoder is asked again only where it sees a little opposition, and less where one cue is
# against something (by judgement: a pair in five).
LEAST, LEAST_AGAINST = 0.05, 0.02
_LOWEST = 1e-4
_NEUTRAL = "said"


class Heard(NamedTuple):
    """What the encoder says of two lines.

    Attributes:
        plain: As they stand.
        turned: With the sides exchanged.
        neutral: With neutral cues.
    """

    plain: Bearing
    turned: Bearing
    neutral: Bearing


def is_worth_asking(left: str, right: str, plain: Bearing) -> bool:
    """Tell whether two lines may be opposed at all."""
    cues = [find_opposing_word(split_line(line)[0]) is not None for line in (left, right)]
    return plain.opposing >= (LEAST_AGAINST if cues[0] != cues[1] else LEAST)


def split_line(line: str) -> tuple[str, str]:
    """Return who says it and how, and what is said.

    >>> split_line("Quint denied: that it held")
    ('Quint denied', 'that it held')
    """
    head, mark, body = line.partition(":")
    return (head, body.strip()) if mark else ("", head)


def make_neutral(line: str) -> str:
    """Return a line whose cue is not against anything.

    >>> make_neutral("Kessen flatly denied: that it held"), make_neutral("Kessen said: it held")
    ('Kessen flatly said: that it held', 'Kessen said: it held')
    """
    head, body = split_line(line)
    at = find_opposing_word(head)
    return line if at is None else f"{head[:at].strip()} {_NEUTRAL}: {body}".strip()


def list_features(left: str, right: str, heard: Heard) -> list[float]:
    """Return what speaks for and against opposition, in the order of the weights."""
    values = []
    for bearing in heard:
        values += [
            log(_LOWEST + each)
            for each in (bearing.opposing, bearing.same, bearing.nothing, bearing.revises)
        ]
    (head, body), (other_head, other_body) = split_line(left), split_line(right)
    words, others = _list_stems(body), _list_stems(other_body)
    names, other_names = _list_stems(head), _list_stems(other_head)
    shared = len(words & others) / (1 + min(len(words), len(others)))
    against = [find_opposing_word(each) is not None for each in (head, other_head)]
    is_one_against = against[0] != against[1]
    facts = (
        is_one_against,
        against[0] and against[1],
        is_denying(head) != is_denying(other_head),
        (_count_negations(body) + _count_negations(other_body)) % 2,
        shared,
        bool(names & other_names),
        bool(names & others),
        bool(other_names & words),
        is_one_against * shared,
        is_one_against * heard.neutral.same,
    )
    return [*values, *map(float, facts)]


def weigh_opposition(features: Sequence[float]) -> float:
    """Return how likely two lines are opposed, 0 to 1."""
    weights = _load_weights()
    total = weights["bias"][0] + sum(
        weight * (value - mean) / scale
        for weight, value, mean, scale in zip(
            weights["weights"], features, weights["means"], weights["scales"], strict=True
        )
    )
    return 1 / (1 + exp(-total))


@cache
def _load_weights() -> dict[str, list[float]]:
    text = files("onrecord.compare").joinpath("opposition.json").read_text(encoding="utf-8")
    told: dict[str, list[float]] = json.loads(text)
    return told


def _list_stems(words: str) -> set[str]:
    vocabulary = load_vocabulary()
    folded = (fold(word.strip(".,;:!?“”‘’\"'()[]…")) for word in words.split())
    return {vocabulary.find_stem(word) for word in folded if word and vocabulary.is_content(word)}


def _count_negations(words: str) -> int:
    vocabulary = load_vocabulary()
    return sum(vocabulary.is_negation(fold(word.strip('.,;:!?“”"()'))) for word in words.split())
