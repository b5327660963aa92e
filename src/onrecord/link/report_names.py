"""Read the names of a report: their words, their keys, and which are full names by themselves.

In: a `Document`, its mentions and their `Facts`. Out: `Names`. Which of them are one entity is
left to `same_names.py`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.facts import Facts
from onrecord.link.gazetteer import load_gazetteer
from onrecord.link.kinds import is_acronym, is_state, name_key
from onrecord.link.name_keys import make_person_key
from onrecord.link.name_words import (
    find_name_span,
    has_body_word,
    is_addressed,
    is_given_name,
    is_voice,
    may_be_personal,
    read_on,
    strip_office,
)
from onrecord.link.turn_speakers import Labels
from onrecord.link.voices import find_common_name, find_people, find_voice, is_known_alone
from onrecord.model.document import Document, Mention, MentionType

_HEADS = re.compile(r"\bheads?\s+of\s+state\s+(?:and|or)\s+(?:of\s+)?\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
# Words of a name that is full.
_FULL = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a report, by number of the mention.

    Attributes:
        words: How each is written, without the office before it, and with the state behind it;
            nothing where a mention is no name.
        keys: What the spellings of one name have in common.
        alone: Which are full names, though they may be single words.
        definite: Before which "the" stands, as before no person's name.
        voices: Which are a capital or a people that speaks for its state.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    alone: frozenset[int]
    definite: frozenset[int]
    voices: frozenset[int] = frozenset()


def read_names(
    doc: Document, mentions: Sequence[Mention], facts: Sequence[Facts], labels: Labels
) -> Names:
    """Read the names of a document."""
    text = doc.report.text
    named = [f.index for f in facts if f.type is MentionType.NAME]
    words = _trim_names({i: _read_words(text, mentions[i], labels.get_name(i)) for i in named})
    keys = [""] * len(mentions)
    alone: set[int] = set()
    definite: set[int] = set()
    voices: set[int] = set()
    borne = _list_borne(words.values())
    for index, name in words.items():
        mention = mentions[index]
        head = mention.head
        if text[mention.span.start : head.start].lower() == "the ":
            definite.add(index)
        speaks = name.lower() not in borne and _is_voice(
            text, mention, facts[index], name, is_definite=index in definite
        )
        if speaks and not is_state(name) and find_voice(name) is not None:
            voices.add(index)
        keys[index] = name_key(find_common_name(name, speaks=speaks))
        if _HEADS.search(text, max(0, head.start - 30), head.start):
            keys[index] = f"heads of state and {keys[index]}"
        is_shouted = index in labels.turns or is_addressed(text, head.start)
        if (
            is_state(name)
            or is_known_alone(name, speaks=speaks)
            # "MS. TARRO" is somebody in capitals, and so are the labels of a transcript.
            or (is_acronym(name) and not is_shouted)
        ):
            alone.add(index)
    everything = tuple(words.get(index, "") for index in range(len(mentions)))
    return Names(everything, tuple(keys), frozenset(alone), frozenset(definite), frozenset(voices))


def _list_borne(names: Iterable[str]) -> frozenset[str]:
    """Return the surnames of people of whom a report has a given name that is known.

    So that of "Denzel Washington" no "Washington" is taken for a capital.
    """
    split = [name.lower().split() for name in names]
    return frozenset(w[-1] for w in split if len(w) == _FULL and is_given_name(w[0]))


def _read_words(text: str, mention: Mention, told: str | None) -> str:
    """Return the words of a mention, of a label the name that is told for it."""
    if told is not None:
        return told
    if mention.type is MentionType.NAME:
        return _read_name(text, mention)
    return " ".join(text[mention.head.start : mention.head.end].split())


def _trim_names(words: Mapping[int, str]) -> dict[int, str]:
    """Take a word off the beginning of a name that without it is a name of the report too.

    "Certainly Ilena Marost" at the beginning of a sentence, "Crooked Ilena Marost".
    """
    known = {make_person_key(name) for name in words.values() if len(name.split()) == _FULL}
    people = load_gazetteer().people
    out = dict(words)
    for index, name in words.items():
        first, _, rest = name.partition(" ")
        if len(rest.split()) == _FULL:
            key = make_person_key(rest)
            is_known = key in known or key in people
            if is_known and not is_given_name(first) and may_be_personal(rest.lower().split()):
                out[index] = rest
    return out


def _read_name(text: str, mention: Mention) -> str:
    """Return a name without the office before it, and with the state behind it."""
    span = find_name_span(text, mention)
    name = strip_office(" ".join(text[span.start : span.end].split()))
    if not has_body_word(name):
        return name
    before = " ".join(text[mention.span.start : span.start].split())
    state, rest = load_gazetteer().take_apart(before)
    whole = read_on(text, span.start, span.end)
    return f"{_ARTICLE.sub('', before)} {whole}" if state is not None and not rest else whole


def _is_voice(text: str, mention: Mention, facts: Facts, name: str, *, is_definite: bool) -> bool:
    """Tell whether a mention is somebody who speaks or acts: a state's capital, or its people."""
    if mention.type is not MentionType.NAME:
        return False
    # "the Minsk agreements say", but "the Saudis say"; and "Saudis say" are some of them.
    if is_definite != (find_people(name) is not None):
        return False
    head = mention.head
    return facts.is_source or is_voice(text, head.start, head.end)
