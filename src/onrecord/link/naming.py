"""Make entities of clusters: names, aliases, roles and ids.

In: `Clusters`. Out: `Entity`. Which mentions they hold is left to `entities.py`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.kinds import load_kinds, load_states, name_key
from onrecord.link.same_names import is_known_alone
from onrecord.link.sources import find_owned
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Document, Mention, MentionType, make_id
from onrecord.model.record import Entity, Role
from onrecord.model.statement import Statement

# What hangs on a description behind these is no part of it.
_BREAK = re.compile(r",|\s\(|\s[-–—]+\s")


class Namer:
    """Makes the entities of one report."""

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
        self.same = load_states()[1]
        sources = [s for st in statements for s in (*st.source, *st.shared_source)]
        self.owners = dict(filter(None, (find_owned(self.text, s) for s in sources)))
        self.source_ends = {s.start: s.end for st in statements for s in st.source}
        self.source_starts = sorted(self.source_ends)

    def make_entity(self, cluster: Cluster, clusters: Clusters) -> Entity | None:
        """Make the entity of a cluster; None for a pronoun that stands for nobody we know."""
        members = sorted(cluster.members)
        named = self._list_named(cluster, clusters)
        nominal = [i for i in members if self.mentions[i].type is MentionType.NOMINAL]
        report_id = self.doc.report.report_id
        if named:
            forms = self._count_forms(named)
            name = self._choose_name(forms)
        elif nominal:
            name = self._name_nominal(nominal[0], clusters)
            forms = Counter([self._take_words(nominal[0])])
        else:
            return None
        # Papers differ in their marks, and one is one whatever paper tells of it.
        name = name.replace("’", "'")
        key = name_key(name)
        if named and (" " in key or self._is_known_alone(named[0])):
            entity_id = make_id("en", key)
        else:
            # A lone surname or an unnamed source is known to this report only.
            first = self.mentions[members[0] if named else nominal[0]].span
            entity_id = make_id("en", report_id, key if named else first.start)
        return Entity(
            entity_id=entity_id,
            name=name,
            type=cluster.kind,
            aliases=tuple(sorted(set(forms) - {name})),
            roles=self._make_roles(members),
            weight=len(members),
        )

    def _list_named(self, cluster: Cluster, clusters: Clusters) -> list[int]:
        """Return the names of a cluster, labels that name somebody among them."""
        return [i for i in sorted(cluster.members) if clusters.facts[i].type is MentionType.NAME]

    def _count_forms(self, named: Sequence[int]) -> Counter[str]:
        """Count the forms of a name; a label in capitals is its last resort."""
        printed = [i for i in named if not self.labels.is_shouted(i)]
        return Counter(" ".join(self.words[i].split()) for i in printed or named)

    def _is_known_alone(self, index: int) -> bool:
        return is_known_alone(self.words[index], is_label=index in self.labels.turns)

    def _choose_name(self, forms: Counter[str]) -> str:
        """Return the fullest form of a name."""
        name = max(forms, key=lambda f: (len(f.split()), forms[f], f))
        return self.same.get(name.lower(), name)

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
        return self._choose_name(self._count_forms(self._list_named(cluster, clusters)))

    def _make_roles(self, members: Sequence[int]) -> tuple[Role, ...]:
        """Make the roles that titles and appositions give, each once."""
        roles: dict[str, Role] = {}
        for index in members:
            title = self.mentions[index].title
            if title is None:
                continue
            words = " ".join(self.text[title.start : title.end].split())
            if words.lower() not in roles and words.lower().rstrip(".") not in {"mr", "mrs", "ms"}:
                roles[words.lower()] = Role(
                    title=words, organisation=None, report_id=self.doc.report.report_id, span=title
                )
        return tuple(sorted(roles.values(), key=lambda r: r.span))
