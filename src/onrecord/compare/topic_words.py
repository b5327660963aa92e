"""Know the words by which topics are cut, and bring words to keys that their forms share.

In: `topics_en.toml` beside this file. Out: `TopicWords`, keys of words, -ing forms.
Where a topic begins and ends in a text is left to `topics.py`.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Of names only so many letters are compared: "Ukraine" and "Ukrainian", "Varenia" and "Varenian"
# are one key. By judgement.
NAME_KEY_LENGTH = 5
# Base forms that look like a past one.
_EED = ("speed", "proceed", "succeed", "feed", "need", "heed", "exceed", "breed", "bleed", "seed")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The word lists of topics_en.toml; what each is for is told there."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    attaching: frozenset[str]
    ending: frozenset[str]
    stops: frozenset[str]
    opening: frozenset[str]
    people: frozenset[str]
    courtesies: frozenset[str]
    peeling: frozenset[str]
    leading_to: frozenset[str]
    clausal: frozenset[str]
    giving_with: frozenset[str]
    doubling: frozenset[str]
    pointing: frozenset[str]
    possessives: frozenset[str]
    quotes: frozenset[str]
    adverbs: frozenset[str]
    no_adverbs: frozenset[str]
    behind_ing: frozenset[str]
    behind_hung: frozenset[str]
    before_object: frozenset[str]
    nouns_too: frozenset[str]
    hanging: frozenset[str]
    relatives: frozenset[str]
    vague: frozenset[str]
    vague_alone: frozenset[str]
    faint: frozenset[str]
    measures: frozenset[str]
    light: frozenset[str]
    prepositional: frozenset[tuple[str, str]]
    raising: frozenset[str]
    letting: frozenset[str]
    not_verbs: frozenset[str]
    adjectives: frozenset[str]
    particles: frozenset[str]
    owned: frozenset[str]
    plain: frozenset[str]
    common_names: frozenset[str]
    nominal: frozenset[str]
    nominal_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    no_nominals: frozenset[str]
    like_suffixes: tuple[str, ...]
    like_behind: tuple[tuple[str, ...], ...]
    unattached: tuple[tuple[str, ...], ...]
    kin: Mapping[str, str]
    irregular: Mapping[str, str]

    def find_verb_key(self, word: str) -> str:
        """Return what all forms of a verb share."""
        base = self.irregular.get(word)
        return cut_verb(base if base is not None else word)

    def find_noun_key(self, word: str) -> str:
        """Return what singular and plural of a noun share, and nouns that mean nearly the same."""
        key = cut_noun(word)
        return self.kin.get(key, key)

    def is_light(self, word: str) -> bool:
        """Tell whether a verb says little beyond its object."""
        return self.find_verb_key(word) in self.light

    def make_ing_form(self, word: str) -> str:
        """Return the -ing form of any form of a verb."""
        base = self.irregular.get(word, word)
        return base + base[-1] + "ing" if base in self.doubling else make_ing_form(base)


def cut_noun(word: str) -> str:
    """Return a noun without its plural.

    >>> [cut_noun(word) for word in ("guarantees", "countries", "crisis", "losses", "status")]
    ['guarantee', 'country', 'crisis', 'loss', 'status']
    """
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def cut_verb(word: str) -> str:
    """Return what the regular forms of a verb share.

    >>> sorted({cut_verb(word) for word in ("provide", "provides", "provided", "providing")})
    ['provid']
    >>> cut_verb("tried") == cut_verb("try"), cut_verb("stopped") == cut_verb("stop")
    (True, True)
    """
    stem = word
    if word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
    elif word.endswith(("ied", "ies")) and len(word) > 4:
        stem = word[:-3] + "y"
    elif (word.endswith("ed") and len(word) > 4 and word not in _EED) or (
        word.endswith("es") and word[-3:-2] in tuple("sxhz")
    ):
        stem = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        stem = word[:-1]
    stem = stem.rstrip("e")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        stem = stem[:-1]
    return stem


def make_ing_form(word: str) -> str:
    """Return the -ing form of a base form, a past form in -ed or an -ing form.

    >>> [make_ing_form(word) for word in ("regain", "lifted", "give", "get", "holding", "tried")]
    ['regaining', 'lifting', 'giving', 'getting', 'holding', 'trying']
    """
    if word.endswith("ing") and len(word) > 5:
        return word
    if word.endswith("ied"):
        return word[:-3] + "ying"
    if word.endswith("ed") and len(word) > 4 and word not in _EED:
        return (word[:-1] if word.endswith("eed") else word[:-2]) + "ing"
    if word.endswith("ies"):
        return word[:-3] + "ying"
    if word.endswith("s") and not word.endswith(("ss", "us")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _SHORT.fullmatch(word) else "") + "ing"


def cut_name(word: str) -> str:
    """Return what a name and the adjective made of it share.

    >>> cut_name("Varenian") == cut_name("Varenia")
    True
    """
    return re.sub(r"\W", "", word).lower()[:NAME_KEY_LENGTH]


def match_phrase(
    phrases: Sequence[tuple[str, ...]], low: Sequence[str], at: int, end: int
) -> int | None:
    """Return where the longest phrase that begins at a place ends."""
    best = None
    for parts in phrases:
        last = at + len(parts)
        if last <= end and tuple(low[at:last]) == parts and (best is None or last > best):
            best = last
    return best


@cache
def load_topic_words() -> TopicWords:
    """Load the word lists."""
    source = files("onrecord.compare").joinpath("topics_en.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    irregular = table["irregular"]

    def take(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    def take_nouns(name: str) -> frozenset[str]:
        return frozenset(cut_noun(word) for word in take(name))

    def take_keys(name: str) -> frozenset[str]:
        return frozenset(cut_verb(word) for word in take(name))

    prepositional = [pair.split(":") for pair in table["prepositional"].split()]
    kin = [[cut_noun(word) for word in line.split()] for line in table["kin"]]
    return TopicWords(
        determiners=take("determiners"),
        pronouns=take("pronouns"),
        attaching=take("attaching"),
        ending=take("ending"),
        stops=take("stops"),
        opening=take("opening"),
        people=take_nouns("people"),
        courtesies=take_nouns("courtesies"),
        peeling=take("peeling"),
        leading_to=take("leading_to"),
        clausal=take_keys("clausal"),
        giving_with=take_keys("giving_with"),
        doubling=take("doubling"),
        pointing=take("pointing"),
        possessives=take("possessives"),
        quotes=take("quotes"),
        adverbs=take("adverbs"),
        no_adverbs=take("no_adverbs"),
        behind_ing=take("behind_ing"),
        behind_hung=take("behind_hung"),
        before_object=take("before_object"),
        nouns_too=take("nouns_too"),
        hanging=take("hanging"),
        relatives=take("relatives"),
        vague=take_nouns("vague"),
        vague_alone=take_nouns("vague_alone"),
        faint=take("faint"),
        measures=take("measures"),
        light=take_keys("light"),
        prepositional=frozenset((cut_verb(verb), word) for verb, word in prepositional),
        raising=take_keys("raising"),
        letting=take_keys("letting"),
        not_verbs=take("not_verbs"),
        adjectives=take("adjectives"),
        particles=take("particles"),
        owned=take_nouns("owned"),
        plain=take_nouns("plain"),
        common_names=frozenset(cut_name(word) for word in take("common_names")),
        nominal=take("nominal"),
        nominal_endings=tuple(table["nominal_endings"].split()),
        adjective_endings=tuple(table["adjective_endings"].split()),
        no_nominals=take("no_nominals"),
        like_suffixes=tuple(table["like_suffixes"].split()),
        like_behind=tuple(tuple(phrase.split()) for phrase in table["like_behind"]),
        unattached=tuple(tuple(phrase.split()) for phrase in table["unattached"]),
        kin={word: line[0] for line in kin for word in line},
        irregular=irregular,
    )
