"""Tell whether words of time look back or ahead, from the verbs beside them.

"said on Monday" is a Monday behind us, "will meet on Monday" one ahead.

In: the items of a sentence. Out: `Tenses`, asked by offset.
What follows for a date is left to `time_days.py` and the other rules that ask.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Container, Sequence
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
        heads: Where the words stand that begin a clause, but for prepositions.
        beside: Where the words stand before which a cue stands, but for a preposition: of these
            it is sure ("the year ended Jan. 31", "bonds due in March").
    """

    offsets: tuple[int, ...]
    tenses: tuple[Tense, ...]
    heads: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()

    def at(self, offset: int) -> Tense:
        """Return what the nearest cue before an offset tells, or else the first one behind it.

        At the head of a clause ("and on Friday he will …") the one behind comes first.

        >>> Tenses((0, 20), (Tense.PAST, Tense.FUTURE)).at(10)
        <Tense.PAST: 'past'>
        """
        if not self.offsets:
            return Tense.UNKNOWN
        index = bisect_left(self.offsets, offset)
        if offset in self.heads and index < len(self.offsets):
            return self.tenses[index]
        return self.tenses[max(0, index - 1)]


def find_tenses(items: Sequence[Item]) -> Tenses:
    """Find the verbs of a sentence that tell of the past or the future."""
    cues = {
        index: tense
        for index in range(len(items))
        if (tense := _tense_of(items, index)) is not None
    }
    places = range(len(items))
    return Tenses(
        tuple(items[index].start for index in cues),
        tuple(cues.values()),
        frozenset(items[index].start for index in places if _is_head(items, index)),
        frozenset(items[index].start for index in places if _is_beside(items, index, cues)),
    )


def _is_beside(items: Sequence[Item], index: int, cues: Container[int]) -> bool:
    if index - 1 in cues:
        return True
    return index - 2 in cues and items[index - 1].word in _load_words()["before_time"]


def _is_head(items: Sequence[Item], index: int) -> bool:
    words = _load_words()
    before = index - 1
    while before >= 0 and items[before].word in words["before_time"]:
        before -= 1
    # "in March and in May": without a preposition it may be one of a list.
    started = before < 0 or items[before].word in words["clause_starts"]
    return started and before < index - 1


def _tense_of(items: Sequence[Item], index: int) -> Tense | None:
    words = _load_words()
    word = items[index].word
    following = items[index + 1].word if index + 1 < len(items) else ""
    if following == "to" and word in words["future_before_to"]:
        return Tense.FUTURE
    if word in words["future"] and not _is_month(items, index):
        # "would have met": what did not happen lies behind.
        return Tense.PAST if following == "have" else Tense.FUTURE
    if word in words["looks_back"]:
        return Tense.PAST
    if word in words["past"]:
        # "will be held", "is heard in May": a participle.
        passive = index > 0 and items[index - 1].word in words["passive"]
        return None if passive else Tense.PAST
    if word in words["progressive"]:
        present = index > 0 and items[index - 1].word in words["before_progressive"]
        return Tense.FUTURE if present else None
    if word in words["scheduled"]:
        before = [item.word for item in items[max(0, index - _REACH) : index]]
        none = words["no_schedule"].intersection(before)
        return None if none or words["before_noun"].intersection(before[-1:]) else Tense.FUTURE
    if word.endswith("ed") and len(word) > 3 and word not in words["not_past"]:
        before = [item.word for item in items[max(0, index - _REACH) : index]]
        return None if words["auxiliary"].intersection(before) else Tense.PAST
    return None


def _is_month(items: Sequence[Item], index: int) -> bool:
    # "May": the verb begins no name of a month in mid-sentence.
    return items[index].word == "may" and items[index].capital and index > 0


@cache
def _load_words() -> dict[str, frozenset[str]]:
    source = files("onrecord.read").joinpath("tense_en.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}
