"""Tell whether words of time look back or ahead, from the verbs beside them.

"said on Monday" is a Monday behind us, "will meet on Monday" one ahead.

In: the items of a sentence. Out: `Tenses`, asked by offset.
What follows for a date is left to `time_days.py` and the other rules that ask.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onrecord.read.time_words import Item

# How many words back an auxiliary makes a word in -ed a participle ("will not be moved").
_REACH = 3


class Tense(StrEnum):
    """Where a time lies, seen from the reference date."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tenses:
    """The cues of a sentence.

    Attributes:
        offsets: Where they stand, ascending.
        tenses: What each tells.
    """

    offsets: tuple[int, ...]
    tenses: tuple[Tense, ...]

    def at(self, offset: int) -> Tense:
        """Return what the nearest cue before an offset tells, or else the first one behind it.

        >>> Tenses((0, 20), (Tense.PAST, Tense.FUTURE)).at(10)
        <Tense.PAST: 'past'>
        """
        if not self.offsets:
            return Tense.UNKNOWN
        return self.tenses[max(0, bisect_left(self.offsets, offset) - 1)]


def find_tenses(items: Sequence[Item]) -> Tenses:
    """Find the verbs of a sentence that tell of the past or the future."""
    cues = [
        (item.start, tense)
        for index, item in enumerate(items)
        if (tense := _tense_of(items, index)) is not None
    ]
    return Tenses(tuple(start for start, _ in cues), tuple(tense for _, tense in cues))


def _tense_of(items: Sequence[Item], index: int) -> Tense | None:
    words = _load_words()
    word = items[index].word
    following = items[index + 1].word if index + 1 < len(items) else ""
    if following == "to" and word in words["future_before_to"]:
        return Tense.FUTURE
    if word in words["future"] and not _is_month(items, index):
        # "would have met": what did not happen lies behind.
        return Tense.PAST if following == "have" else Tense.FUTURE
    if word in words["past"]:
        return Tense.PAST
    if word.endswith("ed") and len(word) > 3 and word not in words["not_past"]:
        before = (item.word for item in items[max(0, index - _REACH) : index])
        return None if words["auxiliary"].intersection(before) else Tense.PAST
    return None


def _is_month(items: Sequence[Item], index: int) -> bool:
    # "May": the verb begins no name of a month in mid-sentence.
    return items[index].word == "may" and items[index].capital and index > 0


@cache
def _load_words() -> dict[str, frozenset[str]]:
    source = files("onrecord.read").joinpath("tense_en.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}
