"""Read nominals that name a state: "the Russian leader", "the government in Riyadh", "the French".

They mean who holds the office on the report's day, the state's government, or the state, whatever
was named shortly before.

In: a `Document`, its mentions and their `Facts`. Out: `Meant`, and the cluster that it is, if the
report names it. What is said without a state ("the president") is left to `holders.py` and
`antecedents.py`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import Facts
from onrecord.link.gazetteer import Parts, Person, load_gazetteer
from onrecord.link.kinds import load_kinds
from onrecord.link.name_keys import make_person_key
from onrecord.link.office_names import SOLE_OFFICES, normalise_office
from onrecord.link.voices import find_home_state
from onrecord.model.document import Document, Mention, MentionType
from onrecord.model.record import EntityType

_BEHIND = re.compile(r"\s+(in|of)\s+(?:the\s+)?((?:[A-ZÀ-Þ][\w.’'-]*\s?){1,3})")
_OF_GOVERNMENT = re.compile(r"\s+of\s+(?:the\s+)?(?:government|cabinet)\b", re.IGNORECASE)
_GOVERNMENT = frozenset({("government",), ("regime",)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a nominal that names a state means.

    Attributes:
        state: Code of the state.
        office: The office of whom it means; "government" for that; nothing for the state itself.
        holder: Who holds the office, where that is known of one person.
    """

    state: str
    office: str
    holder: Person | None = None


def read_office(parts: Parts, date: str) -> Meant | None:
    """Return what a state and the words beside it mean on a day.

    >>> read_office(Parts("rs", ("leader",)), "2021-12-07").holder.name
    'Vladimir Vladimirovich Putin'
    """
    if parts.state is None or not parts.rest:
        return None
    if parts.rest in _GOVERNMENT:
        return Meant(state=parts.state, office="government")
    office = normalise_office(parts.rest)
    if office == "leader":
        office = load_gazetteer().leaders.get(parts.state, "")
    elif office not in SOLE_OFFICES:
        return None
    if not office:
        return None
    holders = load_gazetteer().find_holders(office.split(), parts.state, date) if date else []
    return Meant(state=parts.state, office=office, holder=holders[0] if len(holders) == 1 else None)


class Offices:
    """The nominals of a report that name a state."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], facts: Sequence[Facts]) -> None:
        self.text = doc.report.text
        self.mentions = mentions
        self.date = (doc.reference_date or "")[:10]
        self.home = find_home_state(doc.report.publisher)
        read = ((f.index, self._read(f)) for f in facts if f.type is MentionType.NOMINAL)
        self.meant: Mapping[int, Meant] = {i: meant for i, meant in read if meant is not None}

    def _read(self, facts: Facts) -> Meant | None:
        index, span = facts.index, self.mentions[facts.index].span
        words = self.text[span.start : span.end].lower().split()
        kinds = load_kinds()
        if facts.pair or words[0] in kinds.indefinite:
            return None
        gazetteer = load_gazetteer()
        parts = gazetteer.take_apart(" ".join(words))
        if parts.state is not None and not parts.rest:
            # "the French said", not "the French" of anything else
            is_people = facts.is_source and words[0] == "the" and len(words) > 1
            return Meant(state=parts.state, office="") if is_people else None
        if parts.state is None and self.home is not None and words[0] == "the":
            own = self._read_own(parts.rest)
            if own is not None:
                return own
        if parts.state is None:
            if words[-1] == "head" and self.home and _OF_GOVERNMENT.match(self.text, span.end):
                return read_office(Parts(self.home, ("prime", "minister")), self.date)
            state = self._find_owner(index) or self._find_behind(span.end, parts.rest)
            parts = Parts(state, parts.rest)
        return read_office(parts, self.date)

    def _read_own(self, rest: Sequence[str]) -> Meant | None:
        """Return what is the publisher's own: "the Secretary of Defense", "the administration"."""
        state = self.home or ""
        president = load_gazetteer().find_holders(["president"], state, self.date)
        if tuple(rest) == ("administration",) and state == "us" and len(president) == 1:
            return Meant(state=state, office="administration", holder=president[0])
        if len(rest) < 2 or rest[0] != "secretary":
            return None
        holders = load_gazetteer().find_holders(rest, state, self.date)
        if not holders:
            return None
        holder = holders[0] if len(holders) == 1 else None
        return Meant(state=state, office=normalise_office(rest), holder=holder)

    def guess_kind(self, index: int) -> EntityType:
        """Return what kind of thing a nominal that names a state means."""
        office = self.meant[index].office
        if office in ("government", "administration"):
            return EntityType.ORGANISATION
        return EntityType.PERSON if office else EntityType.STATE

    def _find_owner(self, index: int) -> str | None:
        """Return the state right before a nominal: "Varenia’s president"."""
        if index == 0 or self.mentions[index - 1].type is not MentionType.NAME:
            return None
        owner, span = self.mentions[index - 1].span, self.mentions[index].span
        if self.text[owner.end : span.start].strip() not in ("’s", "'s", "’", "'"):
            return None
        return load_gazetteer().find_state(self.text[owner.start : owner.end])

    def _find_behind(self, end: int, rest: Sequence[str]) -> str | None:
        """Return the state right behind a nominal: "the government in Riyadh"."""
        match = _BEHIND.match(self.text, end)
        if match is None:
            return None
        words = match.group(2).split()
        for last in range(len(words), 0, -1):
            name = " ".join(words[:last]).rstrip(".,;")
            code = load_gazetteer().find_state(name)
            if code is None and match.group(1) == "in" and tuple(rest) in _GOVERNMENT:
                code = load_gazetteer().find_capital(name)
            if code is not None:
                return code
        return None


class Officials:
    """The clusters of a report by what they hold, while its mentions are joined."""

    def __init__(self, offices: Offices, clusters: Clusters, keys: Sequence[str]) -> None:
        self.offices = offices
        self.clusters = clusters
        # Who is named with a state and an office before the name: what the report says comes first.
        self.titled: dict[tuple[str, str], dict[int, Cluster]] = defaultdict(dict)
        self.named: dict[str, Cluster] = {}
        self.met: dict[tuple[str, str], Cluster] = {}
        for cluster in clusters.all:
            if cluster.named:
                self._note(cluster, keys)

    def _note(self, cluster: Cluster, keys: Sequence[str]) -> None:
        full = max((keys[i] for i in cluster.members), key=lambda key: (len(key.split()), key))
        self.named.setdefault(make_person_key(full), cluster)
        if cluster.kind not in (None, EntityType.PERSON):
            return
        gazetteer = load_gazetteer()
        for index in cluster.members:
            title = self.offices.mentions[index].title
            if title is not None:
                words = self.offices.text[title.start : title.end]
                meant = read_office(gazetteer.take_apart(words), "")
                if meant is not None:
                    self.titled[meant.state, meant.office][cluster.number] = cluster

    def find(self, index: int) -> Cluster | None:
        """Return the cluster that a nominal belongs to, or None if it is the first of it."""
        meant = self.offices.meant[index]
        told = self.titled.get((meant.state, meant.office), {})
        if len(told) == 1:
            return next(iter(told.values()))
        if meant.holder is not None and meant.office != "administration":
            for key in (meant.holder.key, *sorted(meant.holder.surnames)):
                if key in self.named:
                    return self.named[key]
        if not meant.office:
            name = load_gazetteer().names_of_states[meant.state]
            known = self.named.get(make_person_key(name.lower()))
            if known is not None:
                return known
        return self.met.get((meant.state, meant.office))

    def add(self, index: int, cluster: Cluster) -> None:
        """Note which cluster a nominal went to."""
        meant = self.offices.meant[index]
        self.met.setdefault((meant.state, meant.office), cluster)
