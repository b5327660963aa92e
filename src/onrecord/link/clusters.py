"""Hold the mentions of a report that are one entity, while they are being found.

In: `Facts`, and joins one after another. Out: `Clusters`.
Which mentions are joined is left to `names.py` and `antecedents.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import MentionType
from onrecord.model.phrase import Echoes
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason

# A pronoun less sure than this says nothing of whether somebody is a "he" or a "she".
_LEAST_VOTE = 0.6


@dataclass(slots=True)
class Cluster:
    """Mentions that are one entity.

    Attributes:
        number: Its number.
        members: Indices of its mentions, in the order in which they were joined.
        kind: What kind of thing it is, or None.
        named: Whether one of them is a name.
        words: Heads and titles of its names and nominals, in lower case.
        heads: The last words of their heads.
        feminine: What its pronouns and titles say: above 0 a "she", below a "he".
        pronouns: The part of it that pronouns say.
        total: How many names of the report it holds, those behind included.
        traits: Sum over its members of what the encoder says of one person's being a "she".
        told: How many of its members that sum has.
    """

    number: int
    members: list[int] = field(default_factory=list)
    kind: EntityType | None = None
    named: bool = False
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    feminine: float = 0.0
    pronouns: float = 0.0
    total: int = 0
    traits: float = 0.0
    told: int = 0


class Clusters:
    """The clusters of one report, as they grow."""

    def __init__(
        self,
        facts: Sequence[Facts],
        guess_kind: Callable[[int], EntityType | None],
        lean: Mapping[int, float] | None = None,
        *,
        echoes: Echoes | None = None,
    ) -> None:
        """Begin without clusters.

        Args:
            facts: Those of all mentions.
            guess_kind: Says what kind of thing a mention stands for.
            lean: By a cluster's first mention, what pronouns anywhere in the report say of it,
                where that has been found out before.
            echoes: What the encoder says of which words mean the same.
        """
        self.facts = facts
        self.echoes = echoes
        self.lean = lean or {}
        self.guess_kind = guess_kind
        self.all: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        self.reasons: dict[int, Reason] = {}
        self.by_word: dict[str, dict[int, None]] = defaultdict(dict)
        self.counts: Counter[int] = Counter()
        self.latest: dict[int, int] = {}
        self.kinds = load_kinds()
        # By source, the numbers of those who are named in its words.
        self.told_by: dict[int, set[int]] = defaultdict(set)
        # In how many names the one stands who is named most.
        self.most = 1

    def open(self, index: int) -> Cluster:
        """Make a cluster of one mention."""
        cluster = Cluster(number=len(self.all), kind=self.guess_kind(index))
        cluster.feminine = self.lean.get(index, 0.0)
        self.all.append(cluster)
        self._add(index, cluster, 1.0)
        return cluster

    def join(self, index: int, cluster: Cluster, reason: Reason) -> None:
        """Add a mention to a cluster."""
        if cluster.kind is None:
            cluster.kind = self.guess_kind(index)
        self._add(index, cluster, reason.score)
        self.reasons[index] = reason

    def merge(self, cluster: Cluster, into: Cluster, index: int, reason: Reason) -> None:
        """Move the members of a cluster to another one.

        Args:
            cluster: Is empty afterwards.
            into: Where they go.
            index: The member for which there is a reason.
            reason: Why it is one with the other; what was joined to it keeps its own reason.
        """
        for member in cluster.members:
            self._add(member, into, self.reasons[member].score if member in self.reasons else 1.0)
        cluster.members = []
        self.reasons[index] = reason

    def _add(self, index: int, cluster: Cluster, score: float) -> None:
        facts = self.facts[index]
        cluster.members.append(index)
        self.of[index] = cluster
        if facts.type is MentionType.NAME:
            cluster.named = True
            cluster.total += 1
            self.most = max(self.most, cluster.total)
            self.told_by[facts.sayer].add(cluster.number)
        if facts.pronoun in ("he", "she") and score >= _LEAST_VOTE:
            vote = score if facts.pronoun == "she" else -score
            cluster.feminine += vote
            cluster.pronouns += vote
        if facts.type is not MentionType.PRONOUN:
            cluster.heads.add(facts.head)
            cluster.words |= facts.words | facts.title
            for word in facts.title | facts.words:
                if word in self.kinds.feminine:
                    cluster.feminine += 3
                elif word in self.kinds.masculine:
                    cluster.feminine -= 3
        if facts.phrase.person >= 0.5:
            cluster.traits += facts.phrase.feminine
            cluster.told += 1

    def pass_by(self, index: int) -> None:
        """Note that reading has come to a mention: what stands before it can be meant behind."""
        cluster = self.of[index]
        facts = self.facts[index]
        self.counts[cluster.number] += 1
        self.latest[cluster.number] = index
        if facts.type is not MentionType.PRONOUN:
            for word in (facts.head, *facts.title):
                self.by_word[word][cluster.number] = None
