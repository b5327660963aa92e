"""Make the keys under which the spellings of one name meet.

Accents, transliterations ("Zelensky", "Zelenskyy"), short forms of given names ("Joe"), initials
and patronymics are evened out. A key says that two names can be the same name; whether two people
of that name are one is left to `identity.py`.

In: a name as a report writes it. Out: its key.
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
# Marks inside a word that stand for no letter: Luhans'k, N'Djamena, Va’el.
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
# Letters that do not come apart into a plain one and a mark.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
    }
)
# Spellings of one sound, in this order; tried on the names of the office-holders in the World
# Factbook, none of which two share a key that are two people (2026-11-27).
_SOUNDS = (
    (re.compile(r"(?:iy|yy|ii|ij|yi|yj|y)$"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"^(?:ye|je)"), "e"),
    (re.compile(r"^(?:yu|ju)"), "iu"),
    (re.compile(r"^(?:ya|ja)(?=[kn])"), "ia"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"iie|iye|ie"), "e"),
    (re.compile(r"([^aeou])\1+"), r"\1"),  # but "Moody" is not Modi
)
# Charles III is not Charles II.
_NUMERAL = re.compile(r"[ivx]{1,4}")
_ASIDE = frozenset({"jr", "the"})


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Forms of given names; see given_names.toml."""

    given: dict[str, str]
    surnames: dict[str, str]
    patronymics: tuple[str, ...]
    particles: frozenset[str]
    no_surnames: frozenset[str]


@cache
def load_given_names() -> GivenNames:
    """Load which given names are forms of one another."""
    source = files("onrecord.link").joinpath("given_names.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    groups = [line.split() for line in table["given"].splitlines() if line.strip()]
    return GivenNames(
        given={_fold(form): _fold(group[0]) for group in groups for form in group},
        surnames={_fold(form): _fold(name) for form, name in table["surnames"].items()},
        patronymics=tuple(table["patronymics"].split()),
        particles=frozenset(table["particles"].split()),
        no_surnames=frozenset(map(_fold, table["no_surnames"].split())),
    )


def split_name(name: str) -> list[str]:
    """Return the words of a name in small plain letters, the possessive left out.

    >>> split_name("Frank-Walter Maroš’s")
    ['frank', 'walter', 'maros']
    """
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", name.strip()))
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return _WORD.findall(plain.translate(_LETTERS))


@lru_cache(maxsize=65536)
def make_word_key(word: str) -> str:
    """Return the key of one word of a name.

    >>> make_word_key("Zelenskyy") == make_word_key("Zelensky") == make_word_key("Zelenskiy")
    True
    """
    folded = "".join(map(_fold, split_name(word)))
    return load_given_names().surnames.get(folded, folded)


@lru_cache(maxsize=65536)
def make_person_key(name: str) -> str:
    """Return the key of a full name of a person; of a lone name, that of the word.

    >>> make_person_key("Dmitriy Olegovich Marost") == make_person_key("Dmytro O. Marost")
    True
    """
    words = [word for word in split_name(name) if word not in _ASIDE]
    full = [word for word in words if len(word) > 1] or words
    letters = "".join(word for word in words[1:-1] if len(word) == 1)
    if len(letters) > 1 and len(full) > 1:
        full.insert(1, letters)  # "George H. W." is not George W.
    known = load_given_names()
    if len(full) > 2:
        kept = [w for w in full[1:] if w not in known.particles]
        full = [full[0], *kept]
    if len(full) > 2 and _NUMERAL.fullmatch(full[-1]):
        del full[-1]  # Joe Marost III; but Charles III
    if len(full) == 3 and full[1].endswith(known.patronymics):
        del full[1]
    folded = [known.surnames.get(_fold(w), _fold(w)) for w in full]
    if len(folded) > 1:
        folded[0] = known.given.get(folded[0], folded[0])
    return " ".join(folded)


def is_short_for(short: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether letters are the first ones of the words of a name, the small words aside.

    >>> is_short_for("OCA", ["Ostrel", "Ceasefire", "Agreement"])
    True
    """
    capitals = [word[0] for word in name if word[0].isupper()]
    return len(capitals) > 1 and list(short) == capitals


def _fold(word: str) -> str:
    if _NUMERAL.fullmatch(word):
        return word
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word
