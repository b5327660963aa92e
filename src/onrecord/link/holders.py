"""Find the only one whom a report calls by a role: "the envoy" of a single envoy.

In: `Facts` and `Clusters` so far. Out: a `Cluster`, or None. Where several are called so, or
nobody, it is left to `antecedents.py`.
"""

from collections import defaultdict
from collections.abc import Sequence, Set

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import Facts, find_core
from onrecord.link.kinds import load_kinds
from onrecord.link.office_names import ARTICLES, RANKS
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType

# So many mentions back at most the last one of who is meant may lie; by judgement: in a briefing
# the mayor of its beginning is not the one of an hour later.
_FARTHEST = 300


class Holders:
    """Who was called by which role so far."""

    def __init__(self, facts: Sequence[Facts], clusters: Clusters) -> None:
        self.clusters = clusters
        self.kinds = load_kinds()
        self.called: dict[str, dict[int, Cluster]] = defaultdict(dict)
        self.roles = [self._list_roles(each) for each in facts]
        # The words that a cluster is called by anywhere in the report.
        self.known: dict[int, set[str]] = defaultdict(set)
        for index, cluster in clusters.of.items():
            self.known[cluster.number] |= self._list_words(facts[index])

    def pass_by(self, index: int) -> None:
        """Note what a mention says that somebody is."""
        cluster = self.clusters.of[index]
        is_nobody = cluster.kind in (EntityType.STATE, EntityType.PLACE)
        for word in self.roles[index]:
            if is_nobody and word in self.kinds.person_titles:
                continue  # a title that reading gave to the name before it
            self.called[word][cluster.number] = cluster

    def find(self, this: Facts, words: Sequence[str]) -> Cluster | None:
        """Return the only one before a nominal who is called so, or None.

        Args:
            this: The nominal.
            words: Its words in order, in lower case.
        """
        if len(words) < 2 or words[0] not in ("the", "that", "this"):
            return None
        head = self._rank(find_core(words), frozenset(words))
        if head in self.kinds.group or head.endswith("s"):
            return None
        called_so = self.called.get(head, {})
        if len(called_so) != 1:
            return None
        cluster = next(iter(called_so.values()))
        if this.index - self.clusters.latest[cluster.number] > _FARTHEST:
            return None
        described = set(words[1:]) - {head.split()[-1]} - ARTICLES
        return cluster if self.known[cluster.number].issuperset(described) else None

    def are_several(self, this: Facts) -> bool:
        """Tell whether more than one before a nominal is called so: it may mean either."""
        return this.type is MentionType.NOMINAL and len(self.called.get(this.head, {})) > 1

    def _list_roles(self, facts: Facts) -> set[str]:
        """Return the words that say what somebody is: "head" of "head of the press office"."""
        roles = {self._rank(facts.role, facts.title)} if facts.role else set()
        if facts.opening in self.kinds.indefinite and facts.head in self.kinds.organisation:
            roles.add(facts.head)  # "a service": from here on "the service" can be that
        return roles

    @staticmethod
    def _rank(role: str, words: Set[str]) -> str:
        """Return a role with its rank: a deputy minister is not called "the minister"."""
        return " ".join((*sorted(words & RANKS), role))

    def _list_words(self, facts: Facts) -> set[str]:
        """Return all words by which a mention tells what its entity is."""
        words = set(facts.title)
        if facts.type is MentionType.NAME and not self.kinds.organisation.isdisjoint(facts.name):
            words |= facts.name
        return words
