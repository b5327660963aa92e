"""Cut words into the pieces of the encoder's vocabulary (WordPiece, Schuster and Nakajima 2012).

The tokens are the document's own, so a span never ends inside a word; each word is lowered and
stripped of its accents, as the vocabulary asks for (Devlin et al. 2019, "uncased").

In: words. Out: numbers of pieces.
Why this is not taken from a library: docs/decisions/0011-the-encoder.md.
"""

import unicodedata
from collections.abc import Sequence

# A word of more pieces than this is cut there: web addresses and keyboard noise, no words. Of the
# 730,858 tokens of PolNeAR's train part one has more (2026-11-26).
LONGEST_WORD = 16
_CONTINUED = "##"
_UNKNOWN = "[UNK]"


class WordPieces:
    """Cuts words, and remembers those that it has cut."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(len(piece) for piece in vocabulary)
        self._known: dict[str, tuple[int, ...]] = {}
        self.opening = self._number["[CLS]"]
        self.closing = self._number["[SEP]"]
        self.mask = self._number["[MASK]"]
        self.unknown = self._number[_UNKNOWN]

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word: one at least, `LONGEST_WORD` at most.

        >>> WordPieces(["[UNK]", "[CLS]", "[SEP]", "[MASK]", "deni", "##ed"]).cut("Denied")
        (4, 5)
        """
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        """Cut a word that was not cut before: of its parts between marks, each on its own."""
        pieces: list[int] = []
        for part in _split_at_marks(_strip_accents(word.lower())):
            pieces.extend(self._cut_part(part))
            if len(pieces) >= LONGEST_WORD:
                break
        return tuple(pieces[:LONGEST_WORD]) or (self.unknown,)

    def _cut_part(self, part: str) -> list[int]:
        """Take the longest piece that fits, again and again; unknown where none does."""
        pieces: list[int] = []
        start = 0
        while start < len(part) and len(pieces) < LONGEST_WORD:
            prefix = _CONTINUED if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                number = self._number.get(prefix + part[start:end])
                if number is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return pieces


def _strip_accents(word: str) -> str:
    """Leave out combining marks: "é" is "e"."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def _split_at_marks(word: str) -> list[str]:
    """Split a word at its marks, which are parts of their own: "long-standing", "U.S."."""
    if word.isalnum():
        return [word]
    parts: list[str] = []
    is_open = False
    for character in word:
        if character.isalnum():
            if is_open:
                parts[-1] += character
            else:
                parts.append(character)
            is_open = True
        else:
            if not character.isspace():
                parts.append(character)
            is_open = False
    return parts
