"""Know the words by which events are known, and what each of them tells.

In: `events_en.toml`. Out: `EventWords`. What is made of them is left to `event_triggers.py` and
its neighbours.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model.comparison import EventKind


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb that names an event.

    Attributes:
        lemma: Which verb it is.
        kind: Kind of event.
        form: Past, base or ing.
    """

    lemma: str
    kind: EventKind
    form: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """Word classes of one language, see events_en.toml; every word in lower case.

    Attributes:
        nouns: Kinds by noun.
        verbs: Verbs by form.
        sets: Words by class.
        pairs: Words of several parts by class: tuples of their parts.
    """

    nouns: dict[str, EventKind]
    verbs: dict[str, Verb]
    sets: dict[str, frozenset[str]]
    pairs: dict[str, tuple[tuple[str, ...], ...]]

    def has(self, name: str, word: str) -> bool:
        """Tell whether a word is of a class."""
        return word in self.sets[name]

    def any(self, name: str, tokens: tuple[str, ...]) -> bool:
        """Tell whether one of some words is of a class."""
        return not self.sets[name].isdisjoint(tokens)

    def starts(self, name: str, tokens: tuple[str, ...], at: int) -> int:
        """Return how many words those of several parts take that begin at an index, or 0."""
        for pair in self.pairs[name]:
            if tokens[at : at + len(pair)] == pair:
                return len(pair)
        return 0


@cache
def load_event_words(language: str = "en") -> EventWords:
    """Load the words of a language.

    >>> load_event_words().nouns["summit"].value
    'summit'
    """
    path = files("onrecord.compare").joinpath(f"events_{language}.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs = {
        word: Verb(lemma, EventKind(each["kind"]), form)
        for lemma, each in data["verbs"].items()
        for form in ("past", "base", "ing")
        for word in each.get(form, "").split()
    }
    return EventWords(
        nouns={
            word: EventKind(kind) for kind, words in data["nouns"].items() for word in words.split()
        },
        verbs=verbs,
        sets={
            name: frozenset(word.replace("_", " ") for word in words.split())
            for name, words in data["sets"].items()
        },
        pairs={
            name: tuple(tuple(words.split()) for words in value)
            for name, value in data["pairs"].items()
        },
    )
