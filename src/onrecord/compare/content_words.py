"""Tell the words that say what a sentence is about, and what forms of a word have in common.

In: words of one language, as tokens. Out: `Vocabulary`: folded forms, stems, numbers, negations.
Which statements are about the same is left to `candidates.py`.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_FEWEST_LETTERS = 4
_NEGATED = "n't"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What comparing knows of one language's words, see content_words_en.toml.

    Attributes:
        common: Words that say little of what a sentence is about.
        slight: Words that a quotation may have or lack and still be the same.
        stands_for_s: Words for which "'s" may stand.
        negations: Words that negate.
        articles: Articles that may open a name.
        contracted: What contracted words stand for.
        numbers: Numbers in words, and in digits.
        endings: Endings that are taken off, and what then stands for them.
    """

    common: frozenset[str]
    slight: frozenset[str]
    stands_for_s: frozenset[str]
    negations: frozenset[str]
    articles: frozenset[str]
    contracted: Mapping[str, str]
    numbers: Mapping[str, str]
    endings: Mapping[str, str]

    def is_content(self, word: str) -> bool:
        """Tell whether a folded word says something of what a sentence is about."""
        return word not in self.common and any(map(str.isalnum, word))

    def is_negation(self, word: str) -> bool:
        """Tell whether a folded word negates."""
        return word in self.negations or word.endswith(_NEGATED)

    def is_slight(self, words: Collection[str]) -> bool:
        """Tell whether a quotation may have or lack these words and still be the same.

        >>> load_vocabulary().is_slight(["'s", "is"]), load_vocabulary().is_slight(["is"])
        (True, False)
        """
        slight = self.slight | self.stands_for_s if "'s" in words else self.slight
        return all(word in slight for word in words)

    def expand(self, word: str) -> tuple[str, ...]:
        """Return the words for which a folded word stands.

        >>> load_vocabulary().expand("didn't"), load_vocabulary().expand("we")
        (('did', 'not'), ('we',))
        """
        if word in self.contracted:
            return tuple(self.contracted[word].split())
        if word.endswith(_NEGATED):
            return word.removesuffix(_NEGATED), self.contracted[_NEGATED]
        return (word,)

    def find_stem(self, word: str) -> str:
        """Return what the forms of a folded word have in common, nearly always.

        >>> load_vocabulary().find_stem("observers"), load_vocabulary().find_stem("observed")
        ('observ', 'observ')
        """
        return _find_stem(self, word)

    def read_number(self, word: str) -> str | None:
        """Return the value of a number in digits or one word, as digits.

        >>> load_vocabulary().read_number("1,500"), load_vocabulary().read_number("eleven")
        ('1500', '11')
        """
        if (digits := _DIGITS.match(word)) is not None:
            return digits.group().replace(",", "").rstrip(".")
        return self.numbers.get(word)


def fold(word: str) -> str:
    """Even out case and the two forms of the apostrophe.

    >>> fold("Didn’t")
    "didn't"
    """
    return word.casefold().replace("’", "'")


@lru_cache(maxsize=65_536)
def _find_stem(vocabulary: Vocabulary, word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if not word.isalpha():
        return word
    for ending, left in vocabulary.endings.items():
        if word.endswith(ending) and len(word) - len(ending) >= _FEWEST_LETTERS:
            word = word[: len(word) - len(ending)] + left
            break
    # stopped, stop; planning, plan
    if len(word) > _FEWEST_LETTERS and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word


@cache
def load_vocabulary(language: str = "en") -> Vocabulary:
    """Load the words of a language."""
    file = files("onrecord.compare").joinpath(f"content_words_{language}.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    words = ("common", "slight", "stands_for_s", "negations", "articles")
    return Vocabulary(
        **{name: frozenset(table[name].split()) for name in words},
        contracted=table["contracted"],
        numbers=table["numbers"],
        endings=table["endings"],
    )
