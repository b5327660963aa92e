"""What is known of states, offices, their holders and bodies beside what a report says.

Facts only, each file with its source: `states.json` and `people.json` are compiled from editions
of the World Factbook (`training/gazetteer/`), `bodies.toml` by hand. A name that is not in here
works as well: what is, is known under more names.

In: words of a report, a date. Out: `State`, `Body`, `Person`. Which entity a name is, is left to
`identity.py`.
"""

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from onrecord.link.name_keys import load_given_names, make_person_key, make_word_key
from onrecord.link.office_names import ARTICLES, is_title_of, normalise_office


class Term(NamedTuple):
    """That somebody held an office.

    Attributes:
        office: Its name in small letters ("prime minister").
        state: Code of the state.
        start: ISO date.
        end: ISO date until which that is known; None for those who hold it in the last edition.
        source: Who says so.
    """

    office: str
    state: str
    start: str
    end: str | None
    source: str = "World Factbook"

    def covers(self, date: str) -> bool:
        """Tell whether the office was held on a day."""
        return self.start <= date and (self.end is None or date <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who holds or held an office of a state.

    Attributes:
        key: Key of the full name.
        name: The name as the editions write it.
        surnames: Keys of the words by which they are called alone.
        terms: What they held.
    """

    key: str
    name: str
    surnames: frozenset[str]
    terms: tuple[Term, ...]

    @property
    def source(self) -> str:
        """Who says what they held."""
        return " and ".join(sorted({term.source for term in self.terms}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that is known under several names.

    Attributes:
        key: What its id is made of.
        name: Its first name.
        state: Code of the state that it belongs to, or None.
    """

    key: str
    name: str
    state: str | None


class Parts(NamedTuple):
    """A name with its state taken out: "Ministry of Defence of Ukraine".

    Attributes:
        state: Code of the state, or None.
        rest: The other words, in small letters, without articles.
    """

    state: str | None
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All of it, by the words under which it is looked up, in small letters.

    Attributes:
        state_names: Names of states, each with the state's code.
        names_of_states: The name by which a state is called here, by code.
        capitals: Capitals.
        cities: The name of a capital, by its other spellings.
        adjectives: Adjectives and demonyms.
        parts: Both, and names without the small words in them ("republic korea").
        bodies: Bodies, by each of their names.
        acronyms: Names of bodies in capitals, as written: GUAM is no island.
        portfolios: Words of bodies' names, and what is written for them.
        people: People by the key of their full names.
        surnames: People by the key of a surname.
        holders: Who held an office of a state, and when, by both.
        given: Keys of first words of people's names.
        spellings: Names, adjectives and capitals of states, as they are written.
        voices: First names of the bodies whose accounts are their state's own.
        voiceless: Capitals that seldom stand for their state.
        leaders: Which office a state's "leader" holds, by code.
    """

    state_names: dict[str, str]
    names_of_states: dict[str, str]
    capitals: dict[str, str]
    cities: dict[str, str]
    adjectives: dict[str, str]
    parts: dict[str, str]
    bodies: dict[str, Body]
    acronyms: frozenset[str]
    portfolios: dict[str, str]
    people: dict[str, Person]
    surnames: dict[str, tuple[Person, ...]]
    holders: dict[tuple[str, str], list[tuple[Term, Person]]]
    given: frozenset[str]
    spellings: dict[str, str]
    voices: frozenset[str]
    voiceless: frozenset[str]
    leaders: dict[str, str]

    def find_state(self, name: str) -> str | None:
        """Return the code of the state of this name.

        >>> load_gazetteer().find_state("Russian Federation")
        'rs'
        """
        return None if name in self.acronyms else self.state_names.get(_plain(name))

    def find_capital(self, name: str) -> str | None:
        """Return the code of the state whose capital this is."""
        return self.capitals.get(_plain(name))

    def find_body(self, name: str) -> Body | None:
        """Return the body of this name.

        >>> load_gazetteer().find_body("OSCE").name
        'Organization for Security and Co-operation in Europe'
        """
        known = self.bodies.get(_plain(name))
        if known is not None:
            return known
        state, rest = self.take_apart(name)
        if state is None or not rest:
            return None
        found = self.bodies.get(" ".join(rest))
        return found if found is not None and found.state == state else None

    def take_apart(self, name: str) -> Parts:
        """Take the state out of a name.

        >>> load_gazetteer().take_apart("Foreign Ministry of the Russian Federation")
        Parts(state='rs', rest=('foreign', 'ministry'))
        """
        words = [_plain(word) for word in name.split()]
        words = [word for word in words if word not in ARTICLES]
        for length in (4, 3, 2, 1):
            for at in range(len(words) - length + 1):
                piece = " ".join(words[at : at + length])
                code = self.parts.get(piece)
                if code is not None:
                    return Parts(code, tuple(words[:at] + words[at + length :]))
        return Parts(None, tuple(words))

    def find_holders(self, office: Sequence[str], state: str, date: str) -> list[Person]:
        """Return who held an office of a state on a day.

        >>> [p.name for p in load_gazetteer().find_holders(["president"], "fr", "2021-12-07")]
        ['Emmanuel Macron']
        """
        held = self.holders.get((normalise_office(office), state), ())
        # Of two with one given name, who are one in two lists, the later list's.
        found = {person.key.split()[0]: person for term, person in held if term.covers(date)}
        return list(found.values())

    def find_named_states(self, text: str) -> frozenset[str]:
        """Return the codes of the states that a text names by name, adjective or capital.

        >>> sorted(load_gazetteer().find_named_states("The U.S. and Kyiv; Saudi Arabia; us."))
        ['sa', 'up', 'us']
        """
        # "in Moscow." and "of the U.S.": the full stop can be the name's.
        found = (form for w in _CAPITALISED.findall(text) for form in (w, w.rstrip(".")))
        words = {self.spellings[form] for form in found if form in self.spellings}
        several = {code for name, code in self.spellings.items() if " " in name and name in text}
        return frozenset(words | several)


_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ](?:[\w.-]*\w)?\b\.?")


@cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer."""
    states = _read_json("states.json")["states"]
    by_hand = tomllib.loads(_read("bodies.toml"))
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    shared: Counter[str] = Counter()
    capitals: dict[str, str] = {}
    called = dict(by_hand["beside"])
    spellings: dict[str, str] = {}
    for state in states:
        called[state["code"]] = state["name"]
        names.update((_plain(name), state["code"]) for name in state["names"])
        forms = (*state["names"], *state["adjectives"], *state["people"], *state["capitals"])
        spellings.update((form, state["code"]) for form in forms)
        for form in {*map(_plain, state["adjectives"]), *map(_plain, state["people"])}:
            shared[form] += 1
            adjectives[form] = state["code"]
        for capital in state["capitals"]:
            capitals.setdefault(_plain(capital), state["code"])
    # "Korean" is of two states.
    adjectives = {form: code for form, code in adjectives.items() if shared[form] == 1}
    # A state's own name is no capital's (Singapore), and no adjective's.
    capitals = {name: code for name, code in capitals.items() if name not in names}
    for table, key in ((names, "states"), (adjectives, "demonyms"), (capitals, "capitals")):
        table.update((_plain(form), code) for form, code in by_hand[key].items())
        spellings.update(by_hand[key])
    bodies = _load_bodies(by_hand)
    people = _load_people(bodies)
    surnames: dict[str, list[Person]] = defaultdict(list)
    holders: dict[tuple[str, str], list[tuple[Term, Person]]] = defaultdict(list)
    for person in dict.fromkeys(people.values()):
        for term in person.terms:
            holders[normalise_office([term.office]), term.state].append((term, person))
        for surname in person.surnames:
            surnames[surname].append(person)
    return Gazetteer(
        state_names=names,
        names_of_states=called,
        capitals=capitals,
        cities={_plain(form): name for form, name in by_hand["cities"].items()},
        adjectives=adjectives,
        parts={
            " ".join(word for word in form.split() if word not in ARTICLES): code
            for form, code in (*adjectives.items(), *names.items())
        },
        bodies=bodies,
        acronyms=frozenset(name for name in _list_body_names(by_hand) if name.isupper()),
        portfolios=by_hand["portfolios"],
        people=people,
        surnames={surname: tuple(several) for surname, several in surnames.items()},
        holders=dict(holders),
        given=frozenset(person.key.split()[0] for person in people.values()),
        spellings=spellings,
        voices=frozenset(by_hand["voices"]),
        voiceless=frozenset(map(_plain, by_hand["voiceless"]["capitals"].split("|"))),
        leaders={
            code: office for office, codes in by_hand["leaders"].items() for code in codes.split()
        },
    )


def list_holder_keys(office: Sequence[str], state: str, date: str) -> frozenset[str]:
    """Return the keys of the names of those who held an office of a state on a day.

    >>> sorted(list_holder_keys(["president"], "fr", "2021-12-07"))
    ['emanuel macron', 'macron']
    """
    holders = load_gazetteer().find_holders(office, state, date)
    return frozenset(key for person in holders for key in (person.key, *person.surnames))


def find_titled(surname: str, title: str, date: str) -> Person | None:
    """Return the only one whom a title and a surname's key can mean on a day.

    >>> find_titled("macron", "President", "2021-12-07").name
    'Emmanuel Macron'
    """
    found = [
        person
        for person in load_gazetteer().surnames.get(surname, ())
        if any(term.covers(date) and is_title_of(title, term.office) for term in person.terms)
    ]
    return found[0] if len(found) == 1 else None


def _load_people(bodies: dict[str, Body]) -> dict[str, Person]:
    """Load the holders of offices, those of the editions and those by hand."""
    people: dict[str, Person] = {}
    for row in _read_json("people.json")["people"]:
        terms = (
            Term(normalise_office([office]), state, start, end)
            for office, state, start, end in row["terms"]
        )
        names = (row["name"], *row.get("also", ()))
        _add_person(people, names, row["family"], list(terms))
    for line in tomllib.loads(_read("officials.toml"))["officials"]:
        name, surname, office, place, start, end = line.split("|")
        body = bodies.get(_plain(place))
        holder_of = place if body is None else body.key
        term = Term(office, holder_of, start, end or None, source="list of officials")
        _add_person(people, [name], [surname], [term])
    return people


def _add_person(
    people: dict[str, Person], names: Sequence[str], family: Sequence[str], terms: Sequence[Term]
) -> None:
    """Add a person under each of their names, to what is known of them already."""
    keys = dict.fromkeys(map(make_person_key, names))
    known = next((people[key] for key in keys if key in people), None)
    if known is None:
        first = next(iter(keys))
        known = Person(key=first, name=names[0], surnames=frozenset(), terms=())
    surnames = (
        known.surnames | frozenset(map(make_word_key, family)) - load_given_names().no_surnames
    )
    person = replace(known, surnames=surnames, terms=(*known.terms, *terms))
    for key in (*keys, *(k for k, other in people.items() if other is known)):
        people[key] = person


def _load_bodies(by_hand: dict[str, Any]) -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    lines = [f"|{line}" for line in by_hand["international"]]
    for line in (*lines, *by_hand["of_states"]):
        state, *names = line.split("|")
        body = Body(key=make_person_key(names[0]), name=names[0], state=state or None)
        bodies.update((_plain(name), body) for name in names)
    return bodies


def _list_body_names(by_hand: dict[str, Any]) -> list[str]:
    lines = (*by_hand["international"], *(b.partition("|")[2] for b in by_hand["of_states"]))
    return [name for line in lines for name in line.split("|")]


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return " ".join(re.sub(r"['’]s$", "", name.replace("’", "'")).lower().split())


def _read(name: str) -> str:
    return files("onrecord.link").joinpath(name).read_text(encoding="utf-8")


def _read_json(name: str) -> Any:
    return json.loads(_read(name))
