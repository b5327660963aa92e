"""Choose for whom a pronoun or a nominal stands, by what was learnt.

Each mention before it is an option, and so is nobody. What speaks for each (`features.py`) is
weighed, and the sums are turned into probabilities; those of one entity's mentions add up. The
weights were fitted by `training/antecedents/` and lie in `antecedents.json`.

In: `Facts` and `Clusters` so far. Out: `Antecedent`s.
Joining them is left to `entities.py`.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import REACH, Facts
from onrecord.link.features import Feature, Option, list_none_features, list_option_features
from onrecord.link.kinds import load_kinds
from onrecord.link.office_names import RANKS
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType

# How many mentions back at most: lists of names are long, and each of them is weighed. With 40 no
# more were right, of OntoGUM's pronouns or of the dev part's speakers (2026-11-27).
MOST = 24
# A nominal looks farther, at entities that were called by its head, and at so many of them.
_MOST_CALLED = 6
# So many mentions back at most. By judgement: in a talk of hours "the republic" of its beginning is
# not the one of its end.
_FARTHEST, _FARTHEST_STATE = 300, 60
# And at names that stand behind it in its own sentence ("Before she left, Marost …").
_MOST_AHEAD = 6
# What is less likely a person than this is no option for "he" and "she".
_LEAST_PERSON = 0.12
# And what is taken for a body only where it is likelier than not a person. By judgement.
_PERSON = 0.5
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNNAMED})
_THINGS = frozenset({EntityType.PLACE, EntityType.STATE, EntityType.ORGANISATION, EntityType.GROUP})
DECIMALS = 3
# What is so likely plural is nobody with one name. By judgement.
_PLURAL = 0.6
# In a quotation more people can be meant than the report names: there it must be as likely as not.
# Not so for things and groups: of the "it" and "they" of 25 documents of OntoGUM's training part
# 118 were linked rightly with this bar and the higher ones before, 142 now, and 27 and 42 wrongly
# (2026-11-27). What is less likely than not makes nobody a speaker anyway (`entities.py`).
_SURE = 0.5
# So sure it must be in a talk, where people speak of what they see and of each other. Of links that
# were judged in official transcripts (2026-11-27), 7 of 25 below it were wrong, and 5 of 70 above.
_SURE_IN_TALK = 0.75

Weights = Mapping[str, Mapping[str, float]]


class Antecedent(NamedTuple):
    """What a mention stands for.

    Attributes:
        cluster: The cluster.
        option: The mention of it that speaks most for it.
        score: How sure, 0 to 1.
    """

    cluster: Cluster
    option: Facts
    score: float


@cache
def load_weights() -> tuple[Weights, Mapping[str, float]]:
    """Load the weights by sort of mention, and how likely the best must be by sort."""
    source = files("onrecord.link").joinpath("antecedents.json")
    table = json.loads(source.read_text(encoding="utf-8"))
    return table["weights"], table["least"]


def sort_mention(this: Facts) -> str:
    """Return the sort of a mention whose weights are its own."""
    if this.pronoun in ("he", "she"):
        return "person"
    return this.pronoun or "nominal"


def find_options(this: Facts, clusters: Clusters) -> list[Option]:
    """Find what a mention may stand for, nearest first."""
    nominal = this.type is MentionType.NOMINAL
    seen: dict[int, None] = {}
    found: list[tuple[Facts, Cluster, int]] = []
    speaks = _find_speaking(this, clusters)
    for index in _list_near(this, clusters, nominal=nominal):
        cluster = clusters.of[index]
        facts = clusters.facts[index]
        if cluster is speaks or not _may_be(this, facts, cluster):
            continue
        if nominal and cluster.number in seen:
            continue
        rank = len(seen) - (cluster.number in seen)
        found.append((facts, cluster, rank))
        seen[cluster.number] = None
    echoes = [0.0] * len(found)
    if clusters.echoes is not None and found:
        echoes = clusters.echoes.compare(this.token, [facts.token for facts, _, _ in found])
    return [
        Option(facts=facts, cluster=cluster, rank=rank, echo=echo)
        for (facts, cluster, rank), echo in zip(found, echoes, strict=True)
    ]


def _find_speaking(this: Facts, clusters: Clusters) -> Cluster | None:
    """Return in whose quotation a "he" or "she" stands: whoever speaks would say "I"."""
    if this.quotation < 0 or this.pronoun not in ("he", "she") or this.sayer < 0:
        return None
    inside = clusters.facts[this.sayer].quotation == this.quotation
    return None if inside else clusters.of.get(this.sayer)


def _list_near(this: Facts, clusters: Clusters, *, nominal: bool) -> Iterator[int]:
    """Yield the mentions before one, backwards, and a few more."""
    facts = clusters.facts
    met: set[int] = set()
    for index in range(this.index - 1, max(-1, this.index - 1 - MOST), -1):
        if this.sentence - facts[index].sentence > REACH:
            break
        if index in clusters.of:
            met.add(index)
            yield index
    if nominal:
        called = list(clusters.by_word.get(this.head, ()))[-_MOST_CALLED:]
        latest = (clusters.latest[c] for c in reversed(called))
        is_state = this.head in load_kinds().state_nouns
        far = _FARTHEST_STATE if is_state else _FARTHEST
        yield from (i for i in latest if i not in met and this.index - i <= far)
        return
    ahead = range(this.index + 1, min(len(facts), this.index + 1 + _MOST_AHEAD))
    for index in ahead:
        if facts[index].sentence != this.sentence:
            break
        if index in clusters.of:
            met.add(index)
            yield index
    if this.sayer in clusters.of and this.sayer not in met:
        yield this.sayer


def _may_be(this: Facts, facts: Facts, cluster: Cluster) -> bool:
    """Tell whether an option is worth weighing."""
    if this.pronoun in ("he", "she"):
        return _may_be_somebody(facts, cluster)
    if this.pronoun == "it":
        return facts.pronoun not in ("he", "she", "they") and cluster.kind is not EntityType.PERSON
    is_somebody = cluster.kind is EntityType.PERSON and cluster.named
    if this.pronoun == "they":
        return facts.pronoun not in ("he", "she") and not is_somebody
    if is_somebody and this.phrase.plural >= _PLURAL:
        return False  # "the interlocutors"
    ranks = facts.title & RANKS
    if ranks and facts.role in this.words and not ranks & this.words:
        return False  # "the minister" is not his deputy
    kinds = load_kinds()
    is_body = this.head in kinds.organisation | kinds.state_nouns and this.phrase.person < 0.5
    if is_body and (cluster.kind is EntityType.PERSON or _is_unnamed_person(facts, cluster)):
        return False  # "the ministry" and "the kingdom" are nobody, however near
    return facts.type is not MentionType.PRONOUN or facts.pronoun != ""


def _is_unnamed_person(facts: Facts, cluster: Cluster) -> bool:
    return cluster.kind is EntityType.UNNAMED and facts.phrase.person >= 0.5


def _may_be_somebody(facts: Facts, cluster: Cluster) -> bool:
    """Tell whether a "he" or "she" may stand for an option."""
    if cluster.kind in _PEOPLE:
        return facts.phrase.plural < 0.9 or cluster.named
    if cluster.kind in _THINGS and cluster.kind is not EntityType.ORGANISATION:
        return False
    least = _PERSON if cluster.kind is EntityType.ORGANISATION else _LEAST_PERSON
    return facts.phrase.person >= least or facts.pronoun in ("he", "she")


def is_anaphoric(this: Facts) -> bool:
    """Tell whether a mention is one that may stand for an earlier one."""
    if this.type is MentionType.PRONOUN:
        return this.pronoun in ("he", "she", "it", "they")
    return this.type is MentionType.NOMINAL and this.opening in load_kinds().definite


class Chooser:
    """Weighs the options of mentions."""

    def __init__(
        self, weights: Weights | None = None, least: Mapping[str, float] | None = None
    ) -> None:
        loaded = load_weights() if weights is None or least is None else ({}, {})
        self.weights = loaded[0] if weights is None else weights
        self.least = loaded[1] if least is None else least

    def choose(self, this: Facts, clusters: Clusters) -> Antecedent | None:
        """Return for whom a mention stands, or None where nobody is likely enough."""
        options = find_options(this, clusters)
        if not options:
            return None
        likely = self._weigh(this, options, clusters)
        shares: dict[int, float] = defaultdict(float)
        best: dict[int, tuple[float, Option]] = {}
        for option, share in zip(options, likely, strict=True):
            number = option.cluster.number
            shares[number] += share
            if number not in best or share > best[number][0]:
                best[number] = (share, option)
        number = max(shares, key=lambda n: (shares[n], n))
        score = round(shares[number], DECIMALS)
        least = self.least.get(sort_mention(this), _SURE)
        if this.talk:
            least = max(least, _SURE_IN_TALK)
        elif this.quotation >= 0 and this.pronoun not in ("it", "they"):
            least = max(least, _SURE)
        if score < least:
            return None
        option = best[number][1]
        return Antecedent(option.cluster, option.facts, score)

    def choose_for_pronoun(self, this: Facts, clusters: Clusters) -> Antecedent | None:
        """Return for whom a pronoun stands; nominals tell no "he" from a "she" and are left."""
        return self.choose(this, clusters) if this.type is MentionType.PRONOUN else None

    def _weigh(self, this: Facts, options: Sequence[Option], clusters: Clusters) -> list[float]:
        """Return the probability of each option."""
        weights = self.weights.get(sort_mention(this), {})
        sums = [_add_up(weights, list_option_features(this, o, clusters)) for o in options]
        nobody = _add_up(weights, list_none_features(this, clusters))
        top = max(nobody, *sums)
        risen = [math.exp(s - top) for s in sums]
        total = sum(risen) + math.exp(nobody - top)
        return [r / total for r in risen]


def _add_up(weights: Mapping[str, float], features: Iterator[Feature]) -> float:
    """Add up what features are worth: one after another, as every version of Python does alike."""
    total = 0.0
    find = weights.get
    for name, value in features:
        weight = find(name)
        if weight is not None:
            total += weight * value
    return total
