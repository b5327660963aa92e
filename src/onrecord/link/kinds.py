"""Tell what kind of thing words name: a person, an organisation, a state, an unnamed source.

In: the words of a mention and its title. Out: `EntityType`, or None where they do not tell.
Which mentions are one entity is left to `entities.py`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files

from onrecord.link.gazetteer import load_gazetteer
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType

# Longer words in capitals are shouted, or the place of a dateline, not abbreviated.
_LONGEST_ACRONYM = 5
# From so likely on, the encoder's word for what a nominal means is taken. By judgement.
_LIKELY = 0.6
# From so likely on, a name is taken for a body's or place's though it speaks or has a title, where
# it is a person's with at most the second. Of 464 clusters of the training news (2026-11-27) that
# were taken for people, 9 are beyond both, 8 of them no person.
_SURELY, _HARDLY = 0.8, 0.12


@dataclass(frozen=True)
class Kinds:
    """Words that tell what kind of thing a name names; see kinds_en.toml."""

    organisation: frozenset[str]
    organisation_endings: frozenset[str]
    state: frozenset[str]
    place: frozenset[str]
    place_openings: frozenset[str]
    document: frozenset[str]
    group: frozenset[str]
    unnamed: frozenset[str]
    person_titles: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    relative: frozenset[str]
    empty_it: frozenset[str]
    between_empty_it: frozenset[str]
    owners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    state_nouns: frozenset[str]
    object_pronouns: frozenset[str]
    phrase_breaks: frozenset[str]
    places_before: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    copulas: frozenset[str]
    tells_author: frozenset[str]
    first_persons: frozenset[str]
    short_titles: frozenset[str]
    before_names: frozenset[str]
    impersonal: frozenset[str]
    no_names: frozenset[str]
    many_of_one_state: frozenset[str]
    acting: frozenset[str]
    former: frozenset[str]
    relatives: frozenset[str]
    medical: frozenset[str]
    private: frozenset[str]
    common: frozenset[str]
    portfolio: frozenset[str]
    honorifics: frozenset[str]
    common_surnames: frozenset[str]

    @cached_property
    def full_titles(self) -> dict[str, str]:
        """Return what abbreviated titles stand for."""
        return dict(pair.split("=") for pair in self.short_titles)

    @property
    def pronoun_of(self) -> dict[str, str]:
        """Return the sort of each pronoun."""
        sorts = ("he", "she", "it", "they", "relative")
        return {word: sort for sort in sorts for word in getattr(self, sort)}


@cache
def load_kinds(language: str = "en") -> Kinds:
    """Load the words of a language that tell kinds."""
    source = files("onrecord.link").joinpath(f"kinds_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return Kinds(**{f.name: frozenset(table[f.name].split()) for f in fields(Kinds)})


def name_key(name: str) -> str:
    """Make the key under which spellings of one full name meet.

    Accents, case, initials, suffixes and possessives are left out.

    >>> name_key("Ilena K. Maroš’s") == name_key("ILENA MAROS")
    True
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s$", "", name))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    words = re.findall(r"\w+(?:[-‑]\w+)*", plain)
    kept = [w for w in words if w not in {"the", "jr", "sr"}]
    full = [w for w in kept if len(w) > 1]
    return " ".join(full if len(full) > 1 else kept)


def is_state(name: str) -> bool:
    """Tell whether a name, in lower case, is a state's."""
    return load_gazetteer().find_state(name) is not None


def is_acronym(word: str) -> bool:
    """Tell whether a word is an abbreviation of a name, which names one body everywhere."""
    return word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM


def guess_kind(
    kind: MentionType, words: Sequence[str], title: Sequence[str], *, speaks: bool
) -> EntityType | None:
    """Guess the kind of what a mention stands for from its own words.

    Args:
        kind: Name, nominal or pronoun.
        words: The words of its head (of all of it, for a nominal), as written.
        title: The words of its title, in lower case.
        speaks: Whether it is a statement's source, or its last word stands alone in the report
            too, as a surname does: what speaks for two or three words' worth of a name is a
            person, where no word of it says otherwise.

    >>> guess_kind(MentionType.NAME, ["Meridian", "Council"], [], speaks=False).value
    'organisation'
    """
    kinds = load_kinds()
    low = [word.lower() for word in words]
    if kind is MentionType.PRONOUN:
        return EntityType.PERSON if low[0] in kinds.he | kinds.she else None
    if kind is MentionType.NOMINAL:
        return _guess_nominal(kinds, frozenset(low))
    if is_state(" ".join(low)) or low[0] in kinds.state:
        return EntityType.STATE
    if frozenset(low) & kinds.organisation or _is_body(words):
        return EntityType.ORGANISATION
    if title and (frozenset(title) & kinds.person_titles or title[-1] not in kinds.organisation):
        return EntityType.PERSON
    return _guess_untitled(kinds, words, speaks=speaks)


def _guess_nominal(kinds: Kinds, words: frozenset[str]) -> EntityType | None:
    """Guess the kind of "the ministry", "two officials"."""
    if words & kinds.unnamed:
        return EntityType.UNNAMED
    if words & kinds.group:
        return EntityType.GROUP
    if words & kinds.organisation:
        return EntityType.ORGANISATION
    return EntityType.DOCUMENT if words & kinds.document else None


def _is_body(words: Sequence[str]) -> bool:
    """Tell whether a name is a body's by its last word, or known: of one word, in capitals only."""
    if len(words) == 1 and not words[0].isupper():
        return False
    if len(words) > 1 and words[-1].lower() in load_kinds().organisation_endings:
        return True
    return load_gazetteer().find_body(" ".join(words)) is not None


def _guess_untitled(kinds: Kinds, words: Sequence[str], *, speaks: bool) -> EntityType | None:
    """Guess the kind of a name that has no title before it."""
    first, last = words[0].lower(), words[-1].lower()
    if len(words) > 1 and last in kinds.group:
        return EntityType.GROUP
    if last in kinds.place or (len(words) > 1 and first in kinds.place_openings):
        return EntityType.PLACE
    # "Article 5", but not Bill Clinton.
    numbered = len(words) > 1 and words[1][0].isdigit() and first in kinds.document
    if numbered or last in kinds.document:
        return EntityType.DOCUMENT
    if len(words) == 1 and is_acronym(words[0]):
        return EntityType.ORGANISATION
    if 2 <= len(words) <= 4 and "of" not in words and speaks:
        return EntityType.PERSON
    return None


def guess_phrase(phrase: Phrase) -> EntityType | None:
    """Guess the kind of a nominal by what the encoder says of it.

    >>> guess_phrase(Phrase(first=0, last=1, person=0.9, plural=0.9)).value
    'group'
    """
    if phrase.person >= _LIKELY:
        return EntityType.GROUP if phrase.plural >= 0.5 else EntityType.UNNAMED
    if phrase.body >= _LIKELY:
        return EntityType.GROUP if phrase.plural >= 0.5 else EntityType.ORGANISATION
    return None


def correct_person(phrase: Phrase) -> EntityType:
    """Return what a name is that its surroundings make a person's, by what the encoder says of it.

    >>> correct_person(Phrase(first=0, last=1, body=0.94, person=0.01)).value
    'organisation'
    """
    if phrase.person <= _HARDLY:
        if phrase.place >= _SURELY:
            return EntityType.PLACE
        if phrase.body >= _SURELY:
            return EntityType.ORGANISATION
    return EntityType.PERSON
