"""Know the words by which somebody takes a position.

In: `stances_en.toml` beside this file. Out: `StanceWords`, its `Trigger`s by key.
Whether they do so in a text is left to `stances.py`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.compare.topic_words import cut_verb
from onrecord.model.comparison import Stance


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that takes a position; see stances_en.toml."""

    word: str
    particle: str | None
    kind: str
    frames: frozenset[str]
    stance: Stance
    negated: Stance | None
    people: str
    modal: bool


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The triggers, and the closed lists of stances_en.toml."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    lists: Mapping[str, frozenset[str]]
    keys: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]


_OF_VERBS = (
    "expressing",
    "others",
    "not_demanded",
    "being",
    "refusals",
    "granted",
    "giving",
    "accepting",
    "from_to",
    "given_up",
)


@cache
def load_stance_words() -> StanceWords:
    """Load the word lists."""
    source = files("onrecord.compare").joinpath("stances_en.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    triggers: dict[str, list[Trigger]] = {}
    for entry in table["trigger"]:
        for item in entry["words"].split():
            word, _, particle = item.partition("_")
            key = cut_verb(word) if entry["kind"] == "verb" else word
            triggers.setdefault(key, []).append(
                Trigger(
                    word=word,
                    particle=particle or None,
                    kind=entry["kind"],
                    frames=frozenset(entry["frames"].split()),
                    stance=Stance(entry["stance"]),
                    negated=Stance(entry["negated"]) if "negated" in entry else None,
                    people=entry.get("people", "groups"),
                    modal=entry.get("modal", False),
                )
            )
    words = table["words"] | table["shifts"]
    lists = {k: frozenset(v.split()) for k, v in words.items() if isinstance(v, str)}
    return StanceWords(
        triggers={key: tuple(its) for key, its in triggers.items()},
        lists=lists,
        keys={name: frozenset(cut_verb(word) for word in lists[name]) for name in _OF_VERBS},
        phrases={
            name: tuple(tuple(phrase.split()) for phrase in value)
            for name, value in words.items()
            if isinstance(value, list)
        },
    )
