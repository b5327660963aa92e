"""What a user's search words mean: full-text queries, and names and headlines told by words.

In: what somebody typed. Out: a query that the index takes, a yes or no, or the words around a
hit. Which rows are asked is left to `find.py`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

# A phrase in straight, curly or angle quotation marks, or one word; a mark that is never closed
# is passed over.
_TERM = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»|([^\s"“”«»]+)')
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


# How much of a text is shown before and behind the words that were searched for, in characters:
# about two lines of a terminal in all, most of it behind, where the sentence goes on.
_BEFORE, _BEHIND = 60, 120


def make_match_query(words: str) -> str | None:
    """Make a query for the full-text index from what a user typed; None where it has no word.

    All words must occur. Words in quotation marks must follow each other; a word that ends in
    ``*`` stands for all that begin so. Everything else is a plain word: the index's own
    operators are quoted away, so no input is an error.

    >>> make_match_query('bridge "was safe" negot* OR')
    '"bridge" AND "was safe" AND "negot"* AND "OR"'
    >>> make_match_query("?!") is None
    True
    """
    quoted = (f'"{term}"*' if is_prefix else f'"{term}"' for term, is_prefix in _split(words))
    # The same word twice asks for nothing more.
    return " AND ".join(dict.fromkeys(quoted)) or None


def cut_snippet(text: str, words: str) -> str:
    r"""Cut out of a text what stands around the first of the words, or else its beginning.

    The index has a function for it, which takes time with the square of the hits: measured
    22 seconds on a text of 10 MB in which the word stood 70,000 times.

    >>> cut_snippet("They met.\nThe bridge was safe.", "bridge")
    'They met. The bridge was safe.'
    """
    bare = _strip_marks(text)
    hit = 0
    # Each term is looked for in the whole text: of very many, the first will do.
    for pattern in islice(_make_patterns(words), 8):
        found = pattern.search(bare)
        if found:
            hit = found.start()
            break
    start, end = max(0, hit - _BEFORE), min(len(text), hit + _BEHIND)
    shown = text[start:end]
    # Words that the edges cut through are left out; one without spaces around it is kept.
    if start and " " in text[start:hit]:
        shown = shown.partition(" ")[2]
    if end < len(text) and " " in text[hit:end]:
        shown = shown.rpartition(" ")[0]
    middle = " ".join(shown.split())
    return ("…" if start else "") + middle + ("…" if end < len(text) else "")


def find_hits(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Find where the words stand in a text: starts and ends in order, none within another.

    >>> find_hits("The bridge, bridges and BRÍDGE.", "bridge")
    ((4, 10), (24, 30))
    """
    bare = _strip_marks(text)
    found = sorted(
        match.span()
        for pattern in islice(_make_patterns(words), 8)
        for match in islice(pattern.finditer(bare), 200)
    )
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def fold_words(text: str) -> frozenset[str]:
    """Return the words of a name or headline, without case and diacritics.

    >>> sorted(fold_words("Zoë O'Hara-Lind"))
    ['hara', 'lind', 'o', 'zoe']
    """
    return frozenset(_WORD.findall(fold_marks(text)))


def fold_marks(text: str) -> str:
    """Return a text without case and diacritics.

    >>> fold_marks("Zoë")
    'zoe'
    """
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def is_named(words: str, names: Iterable[str | None]) -> bool:
    """Tell whether all of `words` occur in one of the names.

    >>> is_named("doe", ["Jane Doe", None])
    True
    >>> is_named("jane roe", ["Jane Doe", "Roe"])
    False
    """
    wanted = fold_words(words)
    return bool(wanted) and any(wanted <= fold_words(name) for name in names if name)


def _split(words: str) -> Iterator[tuple[str, bool]]:
    """Yield words and phrases, and whether one stands for all that begin so."""
    for match in _TERM.finditer(words.replace("\0", " ")):
        term = next(group for group in match.groups() if group is not None)
        if any(unicodedata.category(char)[0] in "LN" for char in term):
            is_prefix = match.group(4) is not None and term.endswith("*")
            yield term.rstrip("*").replace('"', " "), is_prefix


def _make_patterns(words: str) -> Iterator[re.Pattern[str]]:
    """Make what finds each term in a text without marks above its letters."""
    for term, is_prefix in _split(words):
        parts = [re.escape(part) for part in _WORD.findall(_strip_marks(term))]
        pattern = r"(?<!\w)" + r"\W+".join(parts) + (r"\w*" if is_prefix else r"(?!\w)")
        yield re.compile(pattern, re.IGNORECASE)


def _strip_marks(text: str) -> str:
    """Replace each letter by its base letter: every character keeps its place."""
    return _BEYOND_ASCII.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], text)
