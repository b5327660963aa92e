"""Say what clusters are called: names, and the forms in which they stand in the report.

In: `Clusters`. Out: `Called`. Which mentions they hold is left to `entities.py`, which entities
they are to `identity.py`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.kinds import load_kinds
from onrecord.link.sources import find_owned
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Document, Mention, MentionType
from onrecord.model.statement import Statement

# What hangs on a description behind these is no part of it.
_BREAK = re.compile(r",|\s\(|\s[-–—]+\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a cluster is called.

    Attributes:
        name: Its fullest name; of an unnamed one, its words.
        forms: The forms in which it stands, and how often.
        first: The mention by which it is told from others: of an unnamed one, its first nominal.
    """

    name: str
    forms: Mapping[str, int]
    first: int


def choose_name(forms: Mapping[str, int]) -> str:
    """Return the fullest form, of equally full ones the commonest.

    >>> choose_name({"Marost": 3, "Ilena Marost": 1, "ILENA MAROST": 1})
    'Ilena Marost'
    """
    return max(forms, key=lambda f: (len(f.split()), not f.isupper(), forms[f], f))


def _unify(name: str) -> str:
    """Return a name with one kind of mark: papers differ in it, and one is one in all of them."""
    return name.replace("’", "'")


class Namer:
    """Names the clusters of one report."""

    def __init__(
        self,
        doc: Document,
        mentions: Sequence[Mention],
        statements: Sequence[Statement],
        words: Sequence[str],
        labels: Labels,
    ) -> None:
        self.doc = doc
        self.text = doc.report.text
        self.mentions = mentions
        self.words = words
        self.labels = labels
        sources = [s for st in statements for s in (*st.source, *st.shared_source)]
        self.owners = dict(filter(None, (find_owned(self.text, s) for s in sources)))
        self.source_ends = {s.start: s.end for st in statements for s in st.source}
        self.source_starts = sorted(self.source_ends)

    def call(self, cluster: Cluster, clusters: Clusters) -> Called | None:
        """Say what a cluster is called; None for a pronoun that stands for nobody we know."""
        members = sorted(cluster.members)
        named = self._list_named(cluster, clusters)
        nominal = [i for i in members if self.mentions[i].type is MentionType.NOMINAL]
        if named:
            forms = self._count_forms(named)
            return Called(name=_unify(choose_name(forms)), forms=forms, first=members[0])
        if nominal:
            name = self._name_nominal(nominal[0], clusters)
            forms = Counter([self._take_words(nominal[0])])
            return Called(name=_unify(name), forms=forms, first=nominal[0])
        return None

    def _list_named(self, cluster: Cluster, clusters: Clusters) -> list[int]:
        """Return the names of a cluster, labels that name somebody among them."""
        return [i for i in sorted(cluster.members) if clusters.facts[i].type is MentionType.NAME]

    def _count_forms(self, named: Sequence[int]) -> Counter[str]:
        """Count the forms of a name; a label in capitals is its last resort."""
        printed = [i for i in named if not self.labels.is_shouted(i)]
        return Counter(" ".join(self.words[i].split()) for i in printed or named)

    def _take_words(self, index: int) -> str:
        """Return how the report calls an unnamed one: "a person close to the talks"."""
        span = self.mentions[index].span
        start, end = self.owners.get(span.start, span.start), span.end
        at = bisect_right(self.source_starts, start) - 1
        source = self.source_starts[at] if at >= 0 else start
        if self.source_ends.get(source, 0) >= end and self._is_first(index, source):
            start, end = min(start, source), max(end, self.source_ends[source])
        words = _BREAK.split(self.text[start:end])[0].split()
        while len(words) > 1 and words[-1].lower() in load_kinds().relative:
            words.pop()
        return " ".join(words)

    def _is_first(self, index: int, source: int) -> bool:
        """Tell whether no other mention, but an owner, stands before one in a source."""
        if index == 0 or self.mentions[index].span.start in self.owners:
            return True
        return self.mentions[index - 1].span.end <= source

    def _name_nominal(self, index: int, clusters: Clusters) -> str:
        """Return the name of an unnamed one; "her envoy" is called by whose envoy that is."""
        pair = clusters.facts[index].pair
        if pair:
            return " and ".join(self._name_named(clusters.of[i], clusters) for i in pair)
        words = self._take_words(index)
        owner = clusters.of.get(index - 1)
        kinds = load_kinds()
        if index == 0 or owner is None or clusters.facts[index - 1].opening not in kinds.owners:
            return words
        gap = self.text[self.mentions[index - 1].span.end : self.mentions[index].span.start]
        if gap.strip() or not owner.named:
            return words
        first, _, rest = words.partition(" ")
        rest = rest if first.lower() in kinds.owners else words
        return f"{self._name_named(owner, clusters)}'s {rest}"

    def _name_named(self, cluster: Cluster, clusters: Clusters) -> str:
        """Return the name of somebody who is named."""
        return choose_name(self._count_forms(self._list_named(cluster, clusters)))
