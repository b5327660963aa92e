"""Know a word again in another form: “escalated”, “escalation”.

In: a word. Out: its stem, a key that its forms share; it is compared and never shown. Words of one
stem need not mean the same: what is found by stems alone is looked at again by others.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")
_SURFACE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")


def list_words(text: str) -> list[str]:
    """Return the words of a text, without case, diacritics and possessive endings.

    >>> list_words("Zoë’s U.N. co-envoy")
    ['zoe', 'u', 'n', 'co', 'envoy']
    """
    return _WORD.findall(_fold(_POSSESSIVE.sub("", text)))


def find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they stand there, and where.

    >>> list(find_words("Zoë’s plan"))
    [('Zoë’s', 0, 5), ('plan', 6, 10)]
    """
    for match in _SURFACE.finditer(text):
        yield match.group(), match.start(), match.end()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word.

    >>> {stem(word) for word in ("escalate", "escalated", "Escalation")}
    {'escal'}
    >>> stem("told") == stem("telling"), stem("party") == stem("parties")
    (True, True)
    """
    told = _load()
    word = _fold(_POSSESSIVE.sub("", word))
    word = told.irregular.get(word, word)
    if word in told.regular:
        return word
    for ending, other in told.turning.items():
        if word.endswith(ending) and len(word) - len(ending) >= told.shortest - 1:
            word = word.removesuffix(ending) + other
    while True:
        for ending in told.endings:
            least = told.shortest - (ending in told.bending)
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: len(word) - len(ending)]
                break
        else:
            break
    return word[:-1] if len(word) > told.shortest and word[-1] == word[-2] else word


def list_stems(text: str) -> list[str]:
    """Return the stems of a text's words in order.

    >>> list_stems("The roads held")
    ['the', 'road', 'hold']
    """
    return [stem(word) for word in list_words(text)]


def list_beginnings(key: str) -> tuple[str, ...]:
    """Return how words of a stem begin, for an index that knows words and no stems.

    Words of other stems may begin so, too.

    >>> list_beginnings("escal"), list_beginnings("tell"), list_beginnings("party")
    (('escal',), ('tell', 'told'), ('part',))
    """
    told = _load()
    if key not in told.regular:
        turned = [key.removesuffix(other) for other in told.turning.values() if key.endswith(other)]
        return (turned[0] if turned and len(turned[0]) >= told.shortest - 1 else key,)
    forms = sorted(form for form, word in told.irregular.items() if word == key)
    return tuple(f for f in forms if not any(f != g and f.startswith(g) for g in forms))


class _Forms:
    def __init__(self) -> None:
        text = files("onrecord.compare").joinpath("stemming_en.toml").read_text(encoding="utf-8")
        told = tomllib.loads(text)
        endings = (ending.removeprefix("-") for ending in told["endings"].split())
        self.endings = tuple(sorted(endings, key=len, reverse=True))
        self.turning: dict[str, str] = told["turning"]
        self.bending = frozenset(told["bending"].split())
        self.shortest = int(told["shortest"])
        rows = [line.split() for line in told["irregular"].splitlines() if line]
        self.irregular = {form: row[0] for row in rows for form in row}
        # Their stem is the word itself: no ending is taken off it.
        self.regular = frozenset(row[0] for row in rows)


@cache
def _load() -> _Forms:
    return _Forms()


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    # The words of other alphabets stay as they are; of letters only the marks are taken off.
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
