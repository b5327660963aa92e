"""Find the quotations that are one utterance, in several reports, and what differs between them.

In: the `QuoteNote`s of all reports. Out: `Variant`s: two notes, and how they go together.
What is said of them is left to `quotation_checks.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.compare.content_words import load_vocabulary
from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.word_alignment import Alignment, align

# All tuned on the news of PolNeAR's train part and on official accounts (2026-11-27), by reading
# what they let through: see docs/analysis/same-words.md.
#
# Words that are all the same: so many, so many of them content words, where a named speaker and
# the days are the same; and where they are not, or where both reports are transcripts, in which
# people say the like day by day.
_FEWEST_SAME = (4, 2)
_FEWEST_SAME_APART = (7, 4)
# Where two sentences that a report cuts otherwise share a stretch.
_FEWEST_SHARED = (10, 5)
# Where words differ: so many are the same, and so much of the shorter quotation.
_FEWEST_ALIKE = (5, 3)
_ALIKE = 0.7
# Fewer words in common than that are not looked at: sentences can be cut otherwise.
_COMMON = 0.3
_MOST_APART = 1
# The same where the days are not near: there the like is said again rather than told again.
_FEWEST_ALIKE_APART = (12, 6)
_ALIKE_APART = 0.85
# An utterance is told again within so many days.
_NEAR_DAYS = 3
# Notes are held against the earliest so many that share a key with them.
_MOST_FELLOWS = 40


class Sameness(StrEnum):
    """How sure it is that two quotations are one utterance, and whether they differ."""

    EQUAL = "equal"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Variant:
    """Two quotations of one utterance.

    Attributes:
        later: The one in the later report.
        earlier: The other one.
        alignment: How they go together; the later one is on the left.
        sameness: Whether words differ.
        is_near: Whether they were told within days of each other.
        is_same_speaker: Whether both have a speaker, and the same.
    """

    later: QuoteNote
    earlier: QuoteNote
    alignment: Alignment
    sameness: Sameness
    is_near: bool
    is_same_speaker: bool


def find_variants(notes: Iterable[QuoteNote]) -> tuple[Variant, ...]:
    """Find the pairs of quotations that are one utterance.

    To add one report it is enough to hand in its notes and those that share a key with them.
    """
    found = []
    for later, earlier in _choose_pairs(notes):
        variant = compare(later, earlier)
        if variant is not None:
            found.append(variant)
    return tuple(found)


def _order(note: QuoteNote) -> tuple[str, str, int]:
    return note.day or "9999", note.report_id, note.starts[0]


def _choose_pairs(notes: Iterable[QuoteNote]) -> Iterator[tuple[QuoteNote, QuoteNote]]:
    """Yield the pairs that share enough keys: each note with earlier ones."""
    fellows: dict[str, list[int]] = defaultdict(list)
    ordered = sorted(notes, key=_order)
    lengths: list[int] = []
    for number, note in enumerate(ordered):
        shared: Counter[int] = Counter()
        keys = note.keys
        lengths.append(len(keys))
        for key in keys:
            before = fellows[key]
            shared.update(before)
            if len(before) < _MOST_FELLOWS:
                before.append(number)
        for other, count in sorted(shared.items()):
            earlier = ordered[other]
            fewest = min(len(keys), lengths[other])
            if count * 5 >= fewest and earlier.statement_id != note.statement_id:
                yield note, earlier


def compare(later: QuoteNote, earlier: QuoteNote) -> Variant | None:
    """Tell whether two quotations are one utterance."""
    same_speaker = is_same_speaker(later, earlier)
    if same_speaker is False:
        return None
    if _count_same(later, earlier) < _COMMON * min(len(later.words), len(earlier.words)):
        return None
    near = _is_near(later, earlier)
    alignment = align(later, earlier)
    if alignment is None:
        return None
    is_told = near and same_speaker is True and not (later.is_verbatim and earlier.is_verbatim)
    sameness = _judge(later, earlier, alignment, is_told=is_told)
    if sameness is None:
        return None
    return Variant(later, earlier, alignment, sameness, near, same_speaker is True)


def _count_same(one: QuoteNote, other: QuoteNote) -> int:
    return sum((Counter(one.words) & Counter(other.words)).values())


def _judge(
    later: QuoteNote, earlier: QuoteNote, alignment: Alignment, *, is_told: bool
) -> Sameness | None:
    """Judge an alignment; None where it is too little."""
    found = (alignment.matched, alignment.content)
    shorter = min(len(later.words), len(earlier.words))
    if not alignment.changes and not alignment.apart:
        # Where neither is a part of the other, they share a stretch: a phrase is not enough.
        if alignment.matched < _ALIKE * shorter:
            fewest = _FEWEST_SHARED
        else:
            fewest = _FEWEST_SAME if is_told else _FEWEST_SAME_APART
        is_enough = _reaches(found, fewest) and (is_told or fewest is not _FEWEST_SHARED)
        return Sameness.EQUAL if is_enough else None
    # Where both reports have every word, unlike words are unlike utterances.
    if later.report_id == earlier.report_id or (later.is_verbatim and earlier.is_verbatim):
        return None
    if not _reaches(found, _FEWEST_ALIKE if is_told else _FEWEST_ALIKE_APART):
        return None
    is_alike = alignment.matched >= (_ALIKE if is_told else _ALIKE_APART) * shorter
    return Sameness.ALTERED if is_alike and alignment.apart <= _MOST_APART else None


def _reaches(found: tuple[int, int], fewest: tuple[int, int]) -> bool:
    """Tell whether words and content words are as many as it takes."""
    return found[0] >= fewest[0] and found[1] >= fewest[1]


def _is_near(one: QuoteNote, other: QuoteNote) -> bool:
    if one.day is None or other.day is None:
        return False
    apart = date.fromisoformat(one.day) - date.fromisoformat(other.day)
    return abs(apart.days) <= _NEAR_DAYS


def is_same_speaker(one: QuoteNote, other: QuoteNote) -> bool | None:
    """Tell whether two notes have one speaker; None where it is not known of both.

    Reports know the same person by other names: a word that both names have is enough.
    """
    if one.speaker is None or other.speaker is None:
        return None
    if one.speaker == other.speaker:
        return True
    common = load_vocabulary().common
    names = [set((note.speaker_name or "").casefold().split()) - common for note in (one, other)]
    return bool(names[0] & names[1])
