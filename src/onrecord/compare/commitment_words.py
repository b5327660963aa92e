"""Know the words by which commitments are known.

In: `commitments_en.toml`. Out: `CommitmentWords`. What is made of them is left to
`commitments.py` and `due_dates.py`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model.comparison import CommitmentKind


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Word classes of one language, see commitments_en.toml; every word in lower case.

    Attributes:
        cues: Kinds by cue.
        own_cues: Kinds by cue, where what is told is the speaker's own deed.
        sets: Words by class.
        pairs: Words of several parts by class: tuples of their parts.
    """

    cues: dict[str, CommitmentKind]
    own_cues: dict[str, CommitmentKind]
    sets: dict[str, frozenset[str]]
    pairs: dict[str, tuple[tuple[str, ...], ...]]

    def has(self, name: str, word: str) -> bool:
        """Tell whether a word is of a class."""
        return word in self.sets[name]

    def any(self, name: str, tokens: tuple[str, ...]) -> bool:
        """Tell whether one of some words is of a class."""
        return not self.sets[name].isdisjoint(tokens)

    def ends(self, name: str, tokens: tuple[str, ...]) -> bool:
        """Tell whether some words end in one of several parts."""
        return any(tokens[-len(pair) :] == pair for pair in self.pairs[name])


@cache
def load_commitment_words(language: str = "en") -> CommitmentWords:
    """Load the words of a language.

    >>> load_commitment_words().cues["pledged"].value
    'promise'
    """
    path = files("onrecord.compare").joinpath(f"commitments_{language}.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return CommitmentWords(
        cues=_read_kinds(data["cues"]),
        own_cues=_read_kinds(data["own_cues"]),
        sets={name: frozenset(words.split()) for name, words in data["sets"].items()},
        pairs={
            name: tuple(tuple(words.split()) for words in value)
            for name, value in data["pairs"].items()
        },
    )


def _read_kinds(table: dict[str, str]) -> dict[str, CommitmentKind]:
    return {word: CommitmentKind(kind) for kind, words in table.items() for word in words.split()}
