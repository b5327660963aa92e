"""Keep namesakes apart: "Mr. Marost" is not "Mrs. Marost", nor is "Dr. Marost" the president.

In: the title before a surname, the people of a report. Out: which of them it may mean.
Joining names is left to `same_names.py`; the labels of transcripts to `read/turn_namesakes.py`.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.gazetteer import find_titled
from onrecord.link.kinds import load_kinds
from onrecord.link.name_keys import make_person_key, make_word_key
from onrecord.model.document import MentionType

# So much pronouns must say, in sum, that somebody is a "he" or a "she". By judgement.
_LEAST_LEAN = 1.5


class Namesakes:
    """Whom a surname may mean, by what stands before it."""

    def __init__(self, clusters: Clusters, keys: Sequence[str], date: str) -> None:
        self.clusters = clusters
        self.keys = keys
        self.date = date
        self.kinds = load_kinds()
        # Surnames that a title of an office stands before somewhere.
        self.held: set[str] = set()
        # Of each surname, whether it is called "Mr." or "Mrs." somewhere.
        self.sides: dict[str, set[int]] = defaultdict(set)
        offices = self.kinds.person_titles - self.kinds.honorifics
        for facts in clusters.facts:
            if facts.type is not MentionType.NAME:
                continue
            surname = self._find_surname(facts.index)
            if not offices.isdisjoint(facts.title):
                self.held.add(surname)
            side = self.find_side(facts.index)
            if side:
                self.sides[surname].add(side)

    def find_side(self, index: int) -> int:
        """Return 1 for a name that "Mrs." stands before, -1 for one with "Mr.", else 0."""
        title = self.clusters.facts[index].title
        return int(not self.kinds.feminine.isdisjoint(title)) - int(
            not self.kinds.masculine.isdisjoint(title)
        )

    def mark(self, index: int) -> str:
        """Return a word that tells a surname from the same one of somebody else."""
        if self._is_relative(index):
            return "of an officeholder's family"
        side = self.find_side(index)
        if side and len(self.sides[self._find_surname(index)]) > 1:
            return "she" if side > 0 else "he"
        return ""

    def may_mean(self, index: int, cluster: Cluster) -> bool:
        """Tell whether a surname may be that of somebody whose full name the report has."""
        if self._is_relative(index):
            return False
        known = self._find_known(index)
        if known is not None:
            return any(make_person_key(self.keys[i]) == known for i in cluster.members)
        side = self.find_side(index)
        if not side:
            return True
        of_cluster = self._tell_side(cluster)
        if len(self.sides[self._find_surname(index)]) > 1:
            return of_cluster == side
        return of_cluster != -side

    def _find_surname(self, index: int) -> str:
        return make_word_key(self.keys[index].rpartition(" ")[2])

    def _find_known(self, index: int) -> str | None:
        """Return the key of who held the office before a surname on the report's day."""
        title = " ".join(sorted(self.clusters.facts[index].title))
        known = find_titled(self._find_surname(index), title, self.date) if title else None
        return known.key if known is not None else None

    def _is_relative(self, index: int) -> bool:
        """Tell whether "Dr. Marost" stands beside President Marost: two people."""
        own = self.clusters.facts[index].title
        return self._find_surname(index) in self.held and not self.kinds.relatives.isdisjoint(own)

    def _tell_side(self, cluster: Cluster) -> int:
        """Tell whether the bearer of a full name is a "she" (1) or a "he" (-1)."""
        sides = {self.find_side(i) for i in cluster.members if " " in self.keys[i]} - {0}
        if len(sides) == 1:
            return sides.pop()
        lean = self.clusters.lean.get(cluster.members[0], 0.0)
        if abs(lean) >= _LEAST_LEAN:
            return 1 if lean > 0 else -1
        return 0
