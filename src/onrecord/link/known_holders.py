"""Find whom a surname alone means: the known holder of an office, where nobody else can be meant.

In: a `Document`, the key of a surname and the titles before it. Out: a `Person` of the gazetteer,
or None where title, state and date of the report leave more than one, or nobody.
"""

from functools import cached_property
from typing import NamedTuple

from onrecord.link.gazetteer import Person, Term, load_gazetteer
from onrecord.link.kinds import load_kinds
from onrecord.link.name_keys import make_word_key
from onrecord.link.office_names import is_title_of
from onrecord.link.voices import find_home_state
from onrecord.model.document import Document

_DOCTOR = frozenset({"dr", "dr.", "doctor"})
_GOVERNING = frozenset({"president", "prime minister", "chancellor"})


class Governing(NamedTuple):
    """Who governs which state.

    Attributes:
        person: The person.
        state: Code of the state.
    """

    person: Person
    state: str


class KnownHolders:
    """The holders of offices whom one report can mean.

    Attributes:
        home: The state whose office publishes the report, or None.
    """

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.gazetteer = load_gazetteer()
        self.kinds = load_kinds()
        self.date = (doc.reference_date or "")[:10]
        self.home = find_home_state(doc.report.publisher)

    def find_governing(self, key: str) -> Governing | None:
        """Return the only one of a surname who governs a state on the report's day."""
        found = [
            Governing(person, term.state)
            for person in self.gazetteer.surnames.get(key, ())
            for term in person.terms
            if self.date and term.office in _GOVERNING and term.covers(self.date)
        ]
        if key in self._common_surnames:
            found = [one for one in found if one.state in self._states]
        return found[0] if len({one.person.key for one in found}) == 1 else None

    def find(self, key: str, titles: frozenset[str]) -> Person | None:
        """Return the only known holder of an office of this surname whom the report can mean."""
        if not self.date:
            return None
        begun = [
            person
            for person in self.gazetteer.surnames.get(key, ())
            if any(term.start <= self.date for term in person.terms)
        ]
        if not self.allows(titles):
            # Only a doctor is called "Dr." beside somebody of the name who governs.
            begun = [p for p in begun if titles <= _DOCTOR and self._is_medical(p)]
        offices = titles - self.kinds.honorifics
        if offices:
            now = [person for person in begun if self._held_such(person, offices)]
            # "President Marost" is who was president, where nobody of the name is.
            begun = now or [p for p in begun if self._held_such(p, offices, former=True)]
        elif key in self._common_surnames:
            # In a state's own account one of its own is meant by such a name too.
            begun = [p for p in begun if any(self._is_own(term) for term in p.terms)]
        near = [p for p in begun if any(t.state in self._states for t in p.terms)]
        if offices:
            near = near or begun  # the office says enough
        now = [p for p in near if any(t.covers(self.date) for t in p.terms)]
        chosen = now or near
        return chosen[0] if len(chosen) == 1 else None

    def _is_medical(self, person: Person) -> bool:
        words = frozenset(word for term in person.terms for word in term.office.split())
        return not words.isdisjoint(self.kinds.medical)

    def _is_own(self, term: Term) -> bool:
        return term.state == self.home and term.covers(self.date)

    def _held_such(self, person: Person, titles: frozenset[str], *, former: bool = False) -> bool:
        """Tell whether somebody held an office that a title names, that day or earlier."""
        words = frozenset(word for title in titles for word in title.split())
        former = former or not words.isdisjoint(self.kinds.former)
        return any(
            is_title_of(title, term.office)
            for term in person.terms
            if term.start <= self.date and (former or term.covers(self.date))
            for title in (self._without_state(title) for title in titles)
        )

    def _without_state(self, title: str) -> str:
        """Return a title without the state and without "former"."""
        rest = self.gazetteer.take_apart(title).rest
        return " ".join(word for word in rest if word not in self.kinds.former)

    def allows(self, titles: frozenset[str]) -> bool:
        """Tell whether a title leaves it open that the famous bearer of a name is meant.

        "Mrs Marost" beside President Marost is as a rule his wife.
        """
        return not any(self.kinds.relatives & set(title.split()) for title in titles)

    @cached_property
    def _common_surnames(self) -> frozenset[str]:
        return frozenset(map(make_word_key, self.kinds.common_surnames))

    @cached_property
    def _states(self) -> frozenset[str]:
        """The states of which the report speaks."""
        named = self.gazetteer.find_named_states(self.doc.report.text)
        return named | ({self.home} if self.home else set())
