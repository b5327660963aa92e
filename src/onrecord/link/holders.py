"""Find the only one whom a report calls by a role: "the envoy" of a single envoy.

In: `Facts` and `Clusters` so far. Out: a `Cluster`, or None. Where several are called so, or
nobody, it is left to `antecedents.py`.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import MentionType


class Holders:
    """Who was called by which role so far."""

    def __init__(self, facts: Sequence[Facts], clusters: Clusters) -> None:
        self.clusters = clusters
        self.kinds = load_kinds()
        self.called: dict[str, dict[int, Cluster]] = defaultdict(dict)
        self.words = [self._list_words(each) for each in facts]
        # The words that a cluster is called by anywhere in the report.
        self.known: dict[int, set[str]] = defaultdict(set)
        for index, cluster in clusters.of.items():
            self.known[cluster.number] |= self.words[index]

    def pass_by(self, index: int) -> None:
        """Note what a mention says that somebody is."""
        for word in self.words[index]:
            cluster = self.clusters.of[index]
            self.called[word][cluster.number] = cluster

    def find(self, this: Facts, words: Sequence[str]) -> Cluster | None:
        """Return the only one before a nominal who is called so, or None.

        Args:
            this: The nominal.
            words: Its words in order, in lower case.
        """
        if len(words) < 2 or words[0] not in ("the", "that", "this"):
            return None
        head = words[-1]
        if head in self.kinds.group or head.endswith("s"):
            return None
        called_so = self.called.get(head, {})
        if len(called_so) != 1:
            return None
        cluster = next(iter(called_so.values()))
        return cluster if self.known[cluster.number].issuperset(words[1:-1]) else None

    def are_several(self, this: Facts) -> bool:
        """Tell whether more than one before a nominal is called so: it may mean either."""
        return this.type is MentionType.NOMINAL and len(self.called.get(this.head, {})) > 1

    def _list_words(self, facts: Facts) -> set[str]:
        """Return the words by which a mention tells what its entity is."""
        words = set(facts.title)
        if facts.type is MentionType.NAME and not self.kinds.organisation.isdisjoint(facts.name):
            words |= facts.name
        return words
