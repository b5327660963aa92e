"""Lay two quotations side by side, word by word, and tell where they part.

In: two `QuoteNote`s. Out: an `Alignment` with its `Edit`s. Whether the two are one utterance is
left to `variants.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.compare.content_words import Vocabulary, load_vocabulary
from onrecord.compare.quoted_words import QuoteNote

# A word that says little speaks for (or, where it differs, against) a place less than others.
_COMMON_WEIGHT = 0.5
_LACKED_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Edit:
    """A place at which two quotations part: words by their indices, `[first, last)`.

    Attributes:
        left: The words on the left; empty where there are none.
        right: The words on the right.
        is_marked: Whether a side shows that something may be missing there.
        is_slight: Whether the words are such as a quotation may have or lack.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    is_marked: bool
    is_slight: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far two quotations go together.

    Attributes:
        left: The words on the left that have their like on the right, from first to last.
        right: The same on the right.
        matched: How many words are the same.
        content: How many of them are content words.
        edits: Where the two part between their first and last common words.
        apart: How many words both have before their first common word, or behind their last
            one, which are not the same: the fewer of the two, at either end.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    matched: int
    content: int
    edits: tuple[Edit, ...]
    apart: int

    @property
    def changes(self) -> tuple[Edit, ...]:
        """The edits that change a quotation: neither marked nor slight."""
        return tuple(edit for edit in self.edits if not (edit.is_marked or edit.is_slight))


def align(left: QuoteNote, right: QuoteNote) -> Alignment | None:
    """Lay two quotations side by side where they have most in common, if they have anything."""
    vocabulary = load_vocabulary()
    matcher = SequenceMatcher(None, left.words, right.words, autojunk=False)
    steps = _cut_ends(matcher.get_opcodes(), left.words, right.words, vocabulary)
    if not steps:
        return None
    first, last = steps[0], steps[-1]
    same = [word for kind, a, b, _, _ in steps if kind == "equal" for word in left.words[a:b]]
    return Alignment(
        left=(first[1], last[2]),
        right=(first[3], last[4]),
        matched=len(same),
        content=sum(map(vocabulary.is_content, same)),
        edits=tuple(
            Edit(
                left=(a, b),
                right=(c, d),
                is_marked=_is_marked(left, a, b) or _is_marked(right, c, d),
                is_slight=vocabulary.is_slight((*left.words[a:b], *right.words[c:d])),
            )
            for kind, a, b, c, d in steps
            if kind != "equal"
        ),
        apart=min(_count(left.words[: first[1]]), _count(right.words[: first[3]]))
        + min(_count(left.words[last[2] :]), _count(right.words[last[4] :])),
    )


def _count(words: Sequence[str]) -> int:
    """Count words that a quotation may not have or lack."""
    slight = load_vocabulary().slight
    return sum(word not in slight for word in words)


Step = tuple[str, int, int, int, int]


def _cut_ends(
    steps: Sequence[Step], left: Sequence[str], right: Sequence[str], vocabulary: Vocabulary
) -> Sequence[Step]:
    """Cut off both ends what has less in common than it has apart (Kadane's best run)."""

    def weigh(words: Sequence[str]) -> float:
        return sum(1 if vocabulary.is_content(word) else _COMMON_WEIGHT for word in words)

    best: tuple[float, int, int] = (0.0, 0, 0)
    score, begin = 0.0, 0
    for number, (kind, a, b, c, d) in enumerate(steps):
        if score <= 0:
            score, begin = 0.0, number
        if kind == "equal":
            score += weigh(left[a:b])
            if score > best[0]:
                best = (score, begin, number + 1)
        else:
            # What one side lacks speaks less against the place than what is another word.
            lacked = _LACKED_WEIGHT if a == b or c == d else 1
            score -= lacked * max(weigh(left[a:b]), weigh(right[c:d]))
    return steps[best[1] : best[2]]


def _is_marked(note: QuoteNote, first: int, last: int) -> bool:
    """Tell whether a quotation shows at a place that words are missing or were put in."""
    return any(first <= at <= last for at in note.breaks)
