"""Know the words that tell circumstances.

In: `circumstances_en.toml`. Out: `Lexicon`, and `Phrases`, which finds phrases among tokens.
What the words mean for a statement is left to the modules that find clues with them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any


class Phrases:
    """Phrases of several words, each with a label; finds the longest one at a place.

    >>> Phrases({"over": ["phone call", "call"]}).match(["phone", "call", "."], 0)
    ('over', 2)
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                parts = tuple(_cut(phrase))
                self._by_first.setdefault(parts[0], []).append((parts, label))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, low: Sequence[str], at: int) -> tuple[str, int] | None:
        """Return the label of the longest phrase that begins at a place, and where it ends."""
        for parts, label in self._by_first.get(low[at], ()):
            if tuple(low[at : at + len(parts)]) == parts:
                return label, at + len(parts)
        return None

    def knows(self, words: Sequence[str]) -> bool:
        """Tell whether the words, all of them, are a phrase."""
        return (
            bool(words) and (found := self.match(words, 0)) is not None and found[1] == len(words)
        )


def _cut(phrase: str) -> list[str]:
    """Cut a phrase as the tokens of a text are: possessives stand alone."""
    out: list[str] = []
    for word in phrase.split():
        stem, mark, _ = word.partition("’s")
        out.extend([stem, "’s"] if mark and stem else [word])
    return out


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes by which phrases are cut and joined; see circumstances_en.toml."""

    stops: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    owned: frozenset[str]
    within: frozenset[str]
    after: frozenset[str]
    of: frozenset[str]
    behind_head: frozenset[str]
    being: frozenset[str]
    pronouns: frozenset[str]
    venue_tails: frozenset[str]
    going_on: frozenset[str]
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language; see circumstances_en.toml.

    Attributes:
        channels: Phrases labelled ``channel/kind``.
        unnamed: Head nouns of sources that are not named.
        told: Verbs behind which an addressee stands at once.
        telling: Those of them, and of the next, that say that something is told.
        said_to: Words behind which one stands behind "to".
        said_with: Words behind which one stands behind "with".
        reporters: Those who ask for the press.
        crowds: Those before whom a speech is held.
        hearings: Those before whom one testifies.
        others: Further nouns and pronouns for an addressee.
        never_addressed: Words that open something else.
        outlets: Names of media.
        outlet_endings: Last words of the names of media.
        outlet_openings: First words of the names of media.
        platforms: Media that are no more than where something is posted.
        implied: Word → the platform that it implies.
        programmes: Names of programmes.
        programme_heads: Nouns in names of programmes.
        events: Nouns for what people come together at.
        places: Nouns for where they do.
        venue_prepositions: Prepositions before a venue.
        never_venues: Nouns behind these that are no place.
        time_prepositions: What joins a time to a cue.
        relay_verbs: What one who passes something on does.
        relay_prepositions: What stands before who does.
        written: Channels whose words are written.
        spoken: Channels whose words are spoken.
        written_cues: Cues that say that something is written.
        perfect: Auxiliaries of the perfect.
        past_perfect: Those of the past perfect.
        modals: Those of what may be or would.
        past: Past forms of cues that do not end as such forms do.
        background: Words that set a telling apart from the occasion at hand.
        grammar: The closed classes.
    """

    channels: Phrases
    unnamed: frozenset[str]
    told: frozenset[str]
    telling: frozenset[str]
    said_to: frozenset[str]
    said_with: frozenset[str]
    reporters: frozenset[str]
    crowds: frozenset[str]
    hearings: frozenset[str]
    others: frozenset[str]
    never_addressed: frozenset[str]
    outlets: Phrases
    outlet_endings: frozenset[str]
    outlet_openings: frozenset[str]
    platforms: frozenset[str]
    implied: Mapping[str, str]
    programmes: Phrases
    programme_heads: frozenset[str]
    events: frozenset[str]
    places: frozenset[str]
    venue_prepositions: frozenset[str]
    never_venues: frozenset[str]
    time_prepositions: frozenset[str]
    relay_verbs: frozenset[str]
    relay_prepositions: frozenset[str]
    written: frozenset[str]
    spoken: frozenset[str]
    written_cues: frozenset[str]
    perfect: frozenset[str]
    past_perfect: frozenset[str]
    modals: frozenset[str]
    past: frozenset[str]
    background: frozenset[str]
    grammar: Grammar


_TELLING = ("perfect", "past_perfect", "modals", "past", "background")


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Load the words of a language."""
    source = files("onrecord.circumstances").joinpath(f"circumstances_{language}.toml")
    table: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))

    def words(section: str, key: str) -> frozenset[str]:
        return frozenset(table[section][key].split())

    return Lexicon(
        channels=Phrases(table["channels"]),
        unnamed=words("unnamed", "heads"),
        told=words("addressees", "direct"),
        telling=words("addressees", "telling"),
        said_to=words("addressees", "behind_to"),
        said_with=words("addressees", "behind_with"),
        reporters=words("addressees", "reporters"),
        crowds=words("addressees", "crowds"),
        hearings=words("addressees", "hearings"),
        others=words("addressees", "others"),
        never_addressed=words("addressees", "never"),
        outlets=Phrases({"outlet": table["outlets"]["names"]}),
        outlet_endings=words("outlets", "endings"),
        outlet_openings=words("outlets", "openings"),
        platforms=words("outlets", "platforms"),
        implied=dict(table["outlets"]["implied"]),
        programmes=Phrases({"programme": table["programmes"]["names"]}),
        programme_heads=words("programmes", "heads"),
        events=words("venues", "events"),
        places=words("venues", "places"),
        venue_prepositions=words("venues", "prepositions"),
        never_venues=words("venues", "never"),
        time_prepositions=words("times", "before"),
        relay_verbs=words("relays", "verbs"),
        relay_prepositions=words("relays", "by"),
        written=words("modes", "written"),
        spoken=words("modes", "spoken"),
        written_cues=words("modes", "written_cues"),
        **{name: words("telling", name) for name in _TELLING},
        grammar=Grammar(**{f.name: words("grammar", f.name) for f in fields(Grammar)}),
    )
