"""Say which entity a finished cluster of mentions is, in all reports alike.

An id is made of what the entity is, never of when it was read: of a state its code, of a body or a
person the key of the full name. Who a report calls by surname or by office alone is a known holder
of that office only where title, state and date of the report agree; otherwise the entity is
known to that report only. So is everybody unnamed, and every name that could be anybody's
("the Security Council").

In: `Described` clusters of one `Document`. Out: an `Identity` each. Which mentions are one
cluster is left to `entities.py`, people's words that two entities are one to `record/`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.link.gazetteer import Parts, Person, load_gazetteer
from onrecord.link.kinds import is_acronym, load_kinds, name_key
from onrecord.link.known_holders import KnownHolders
from onrecord.link.name_keys import is_short_for, make_person_key, make_word_key
from onrecord.link.name_words import may_be_personal, strip_office
from onrecord.link.office_names import ARTICLES
from onrecord.link.offices import Meant, read_office
from onrecord.link.unnamed import is_background_call, is_unnamed
from onrecord.link.voices import find_voice
from onrecord.model.document import Document, make_id
from onrecord.model.record import EntityType

# How sure it is that a surname or an office alone means its known holder; by judgement.
HOLDER = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is to be told apart: the mentions of one report that are one.

    Attributes:
        name: What it is called.
        forms: Its names as written, and how often; of an unnamed one, its words.
        titles: Each title beside one, in small letters.
        kind: What kind of thing it is by its words.
        is_named: Whether there is a name among them.
        place: Offset of its first mention.
        meant: What it means by the state that is named in it, if it is a nominal.
    """

    name: str
    forms: Mapping[str, int]
    titles: frozenset[str] = frozenset()
    kind: EntityType | None = None
    is_named: bool = True
    place: int = 0
    meant: Meant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a cluster is.

    Attributes:
        entity_id: Stable id.
        name: What it is called: its fullest form, or what the gazetteer calls it.
        kind: What kind of thing it is.
        identifiers: By what others know it.
        state: Code of the state for which it speaks, where the gazetteer tells.
        because: Why it is somebody whom the report does not name in full, or None.
        is_local: Whether only this report knows it.
    """

    entity_id: str
    name: str
    kind: EntityType | None
    identifiers: tuple[str, ...] = ()
    state: str | None = None
    because: str | None = None
    is_local: bool = False


@dataclass
class Identifier:
    """Tells who the clusters of one report are."""

    doc: Document

    def __post_init__(self) -> None:
        self.gazetteer = load_gazetteer()
        self.kinds = load_kinds()
        self.date = (self.doc.reference_date or "")[:10]
        self.holders = KnownHolders(self.doc)

    def identify(self, cluster: Described) -> Identity:
        """Return who a cluster is."""
        name = cluster.name
        if is_unnamed(name, is_name=cluster.is_named):
            return self._local(name, cluster, EntityType.UNNAMED)
        label = name_key(_DETERMINER.sub("", name))
        if label in self._labels and self._is_background and is_unnamed(label, is_name=True):
            # Introduced as "a senior official", and so called at the head of each turn.
            own = make_id("en", self.doc.report.report_id, label)
            return Identity(entity_id=own, name=name, kind=EntityType.UNNAMED)
        if not cluster.is_named:
            return self._identify_nominal(name, cluster)
        return (
            self._identify_state(cluster)
            or self._identify_office(name, cluster)
            or self._identify_body(cluster)
            or self._identify_name(name, cluster)
        )

    def _identify_nominal(self, name: str, cluster: Described) -> Identity:
        """Return the identity of what has no name: "the Russian leader", "the talks"."""
        meant = cluster.meant
        if meant is None:
            return (
                self._identify_office(name, cluster)
                or self._identify_administration(name)
                or self._local(name, cluster, cluster.kind)
            )
        if meant.office == "administration" and meant.holder is not None:
            return self._make_administration(meant.holder, meant.state, name)
        if meant.holder is not None:
            return self._make_holder(meant.holder, name, f"Held this office on {self.date}.")
        if meant.office == "government":
            return self._make_body(meant.state, ["government"], name)
        if not meant.office:
            return self.make_state(meant.state)
        return self._local(name, cluster, EntityType.PERSON)

    def _identify_administration(self, name: str) -> Identity | None:
        """Return the identity of "the Marost administration", of who governs."""
        words = _DETERMINER.sub("", name).split()
        if len(words) != 2 or words[1].lower() not in ("administration", "government"):
            return None
        found = self.holders.find_governing(make_word_key(words[0]))
        if found is None:
            return None
        return self._make_administration(found.person, found.state, name)

    @staticmethod
    def _make_administration(holder: Person, state: str, name: str) -> Identity:
        return Identity(
            entity_id=make_id("en", "administration", holder.key),
            name=name,
            kind=EntityType.ORGANISATION,
            state=state,
            because=f"That of {holder.name} ({holder.source}).",
        )

    def _identify_state(self, cluster: Described) -> Identity | None:
        for form in sorted(cluster.forms):
            code = self.gazetteer.find_state(form)
            if code is None and cluster.kind is EntityType.STATE:
                code = find_voice(form)
            if code is not None:
                return self.make_state(code)
        for form in sorted(cluster.forms):
            code = self.gazetteer.find_capital(form)
            if code is not None and cluster.kind in (None, EntityType.PLACE):
                city = self.gazetteer.cities.get(form.lower(), form)
                key = make_id("en", "capital", code, make_person_key(city))
                return Identity(entity_id=key, name=cluster.name, kind=EntityType.PLACE)
        return None

    def make_state(self, code: str) -> Identity:
        """Return the identity of a state."""
        return Identity(
            entity_id=make_id("en", "state", code),
            name=self.gazetteer.names_of_states[code],
            kind=EntityType.STATE,
            identifiers=(f"factbook:{code}",) if len(code) == 2 else (),
        )

    def _identify_body(self, cluster: Described) -> Identity | None:
        """Return the identity of a body that the gazetteer knows, or that is some state's."""
        is_titled = cluster.kind is EntityType.PERSON and bool(cluster.titles)
        for form in sorted(cluster.forms, key=lambda f: (-len(f), f)):
            body = self.gazetteer.find_body(form)
            # "President Fed" is somebody; the president before "World Bank" is not its name.
            if body is not None and (" " in form or form.isupper() or not is_titled):
                return Identity(
                    entity_id=make_id("en", body.key),
                    name=cluster.name,
                    kind=EntityType.ORGANISATION,
                    state=body.state,
                )
        if is_titled:
            return None
        for form in sorted(cluster.forms, key=lambda f: (-len(f), f)):
            found = self._identify_state_body(form)
            if found is not None:
                return found
        return None

    def _identify_state_body(self, form: str) -> Identity | None:
        """Return the identity of "Foreign Ministry of Varenia", however the words stand."""
        state, rest = self.gazetteer.take_apart(form)
        written = (self.gazetteer.portfolios.get(w, w) for w in rest)
        words = [word for part in written for word in part.split()]
        if not words or not self._is_common(words) or not self._names_body(words):
            return None
        if len(words) == 1 and words[0] in self.kinds.many_of_one_state:
            return None
        if not self.kinds.private.isdisjoint(words):
            return None
        if state is None and "ministry" in rest and len(words) > 1:
            state = self.holders.home
        if state is None:
            return None
        return self._make_body(state, words, form)

    def _make_body(self, state: str, words: Sequence[str], name: str) -> Identity:
        """Return the identity of a state's body that has no name of its own."""
        return Identity(
            entity_id=make_id("en", "body", state, " ".join(sorted(set(words)))),
            name=name,
            kind=EntityType.ORGANISATION,
            state=state,
        )

    def _names_body(self, words: Sequence[str]) -> bool:
        return not self.kinds.organisation.isdisjoint(words)

    def _is_one_of_many(self, name: str) -> bool:
        """Tell whether a name is that of one of several: "the U.S. Embassy", of which?"""
        state, rest = self.gazetteer.take_apart(name)
        return state is not None and len(rest) == 1 and rest[0] in self.kinds.many_of_one_state

    def _is_common(self, words: Sequence[str]) -> bool:
        """Tell whether words could name something of any state."""
        kinds = self.kinds
        common = (
            kinds.organisation | kinds.state | kinds.person_titles | kinds.group | kinds.unnamed
        ) | (kinds.document | kinds.common | kinds.portfolio)
        return all(word in common or word in ARTICLES or word.isdigit() for word in words)

    def _identify_office(self, name: str, cluster: Described) -> Identity | None:
        """Return who held the office on the report's day: "the British prime minister"."""
        if not self.date or cluster.kind is EntityType.GROUP:
            return None
        parts = self.gazetteer.take_apart(name)
        if parts.state is None and parts.rest == ("president",):
            parts = Parts(
                self.holders.home, parts.rest
            )  # in a state's own account its own is meant
        meant = read_office(parts, self.date)
        if meant is None or meant.holder is None:
            return None
        return self._make_holder(meant.holder, name, f"Held this office on {self.date}.")

    def _make_holder(self, person: Person, name: str, because: str) -> Identity:
        return Identity(
            entity_id=make_id("en", person.key),
            name=name,
            kind=EntityType.PERSON,
            because=f"{person.name}: {because} ({person.source})",
        )

    def _identify_name(self, name: str, cluster: Described) -> Identity:
        """Return the identity of a name that the gazetteer knows no state or body by."""
        key = make_person_key(name) if " " in name else make_word_key(name)
        if " " in key:
            words = name_key(name).split()
            letters = all(len(word) == 1 for word in words)  # "H.R. 40" and "H.R. 6119"
            if letters or self._is_common(words) or self._is_one_of_many(name):
                return self._local(name, cluster, cluster.kind)
            kind = cluster.kind
            if kind is None and key in self.gazetteer.people:
                kind = EntityType.PERSON
            return Identity(entity_id=make_id("en", key), name=name, kind=kind)
        # A shouted name looks like an acronym, one in "the Marost administration" like a body.
        is_titled = any(self.kinds.person_titles & set(title.split()) for title in cluster.titles)
        if cluster.kind in (None, EntityType.PERSON) or name.isupper() or is_titled:
            holder = self.holders.find(key, cluster.titles)
            told = self._told_in_full.get(key)
            # A president is not whoever of the same name the headline names.
            other = bool(cluster.titles - self.kinds.honorifics) and holder is not None
            if told is not None and not other and self.holders.allows(cluster.titles):
                return Identity(
                    entity_id=make_id("en", make_person_key(told)),
                    name=told,
                    kind=EntityType.PERSON,
                    because="The headline or byline of the report has the full name.",
                )
            if holder is not None:
                return holder_identity(holder, name, self.date)
        if is_acronym(name) and not cluster.titles:
            return self._identify_acronym(name, key, cluster)
        return self._local(name, cluster, cluster.kind)

    def _identify_acronym(self, name: str, key: str, cluster: Described) -> Identity:
        """Return the identity of an acronym: that of the name for which the report says it stands.

        Without such a name one of four letters is taken for the same everywhere; shorter ones are
        not, as a policy and a prosecutor's office are both called SAP.
        """
        full = find_expansions(self.doc.report.text).get(name)
        if full is not None:
            body = self.gazetteer.find_body(full)
            known = make_person_key(full) if body is None else body.key
            return Identity(entity_id=make_id("en", known), name=full, kind=cluster.kind)
        if len(key) < _SHORTEST_KNOWN:
            return self._local(name, cluster, cluster.kind)
        return Identity(entity_id=make_id("en", key), name=name, kind=cluster.kind)

    def _local(self, name: str, cluster: Described, kind: EntityType | None) -> Identity:
        """Return the identity of what only this report knows."""
        own = name_key(name) if cluster.is_named else cluster.place
        return Identity(
            entity_id=make_id("en", self.doc.report.report_id, own),
            name=name,
            kind=kind,
            is_local=True,
        )

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The words at the heads of turns, as keys."""
        return frozenset(name_key(self.doc.exact(turn.head)) for turn in self.doc.turns)

    @cached_property
    def _is_background(self) -> bool:
        return is_background_call(self.doc.report)

    @cached_property
    def _told_in_full(self) -> dict[str, str]:
        """Full names in what the report says of itself, by the key of their last word."""
        told = " | ".join(filter(None, (self.doc.report.headline, self.doc.report.byline)))
        found: dict[str, set[str]] = {}
        for match in _FULL_NAME.finditer(told):
            words = strip_office(match.group()).split()
            while words and self._is_common([words[0].lower()]):
                del words[0]
            if " " in make_person_key(" ".join(words)) and may_be_personal(
                [word.lower() for word in words]
            ):
                found.setdefault(make_word_key(words[-1]), set()).add(" ".join(words))
        return {key: names.pop() for key, names in found.items() if len(names) == 1}


# Shorter acronyms stand for several things: of 95 of the accounts' (2021-22) some ten do.
_SHORTEST_KNOWN = 4
_EXPANSION = re.compile(
    r"((?:\b[A-ZÀ-Þ][\w’'-]{0,40}\s+(?:(?:of|for|and|the|on|in|to)\s+){0,2}){2,9})\(([A-Z]{2,6})\)"
)
_DETERMINER = re.compile(r"^(?:an?|the|our|another) ", re.IGNORECASE)
_FULL_NAME = re.compile(
    r"\b[A-ZÀ-Þ][\w.’'-]{1,40}(?: (?:[A-ZÀ-Þ][\w.’'-]{0,40}|de|van|von|bin|al|der))+"
)


@lru_cache(maxsize=4)
def find_expansions(text: str) -> dict[str, str]:
    """Return for which names a text says that acronyms stand.

    >>> find_expansions("The Ostrel Ceasefire Agency (OCA) met.")
    {'OCA': 'Ostrel Ceasefire Agency'}
    """
    found: dict[str, str] = {}
    for match in _EXPANSION.finditer(text):
        acronym, words = match.group(2), match.group(1).split()
        for start in range(len(words)):
            if words[start][0].isupper() and is_short_for(acronym, words[start:]):
                found.setdefault(acronym, " ".join(words[start:]))
                break
    return found


def holder_identity(person: Person, name: str, date: str) -> Identity:
    """Return the identity of a known holder of an office who is called by surname."""
    return Identity(
        entity_id=make_id("en", person.key),
        name=name,
        kind=EntityType.PERSON,
        because=(
            f"The only holder of an office of this name whom a report of {date} on these states"
            f" can mean: {person.name} ({person.source})."
        ),
    )
