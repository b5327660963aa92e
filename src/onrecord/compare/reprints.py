"""Tell which reports print another one again, whole or in part, and how many are independent.

Words that two reports quote alike make neither a reprint of the other: only a report's own words
are held against each other, those outside quotation marks. They are compared by winnowing
(Schleimer, Wilkerson and Aiken 2003): of each stretch of neighbouring shingles one is kept, so
that any run of words that is long enough leaves the same traces wherever it is printed.

In: one report's `Sheet`; then the `Fingerprint`s of all. Out: `Reprint`s, by report.
Which statements say the same is left to `variants.py`.
"""

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.content_words import load_vocabulary
from onrecord.model.comparison import Sheet
from onrecord.model.record import RecordedReport
from onrecord.model.reprint import Reprint

# A shingle is so many words, and of so many neighbouring shingles one is kept: any run of 15
# words that two reports share is noticed, and 1,000 words leave some 180 traces.
_SHINGLE = 6
_WINDOW = 10
# One trace in so many is a key: two reports that share 40 words have one in nine cases of ten.
_KEYS_OF = 4
# A short text has these, too: its smallest ones.
_FIRST_KEYS = 8

# A report is a reprint where so much of its own words is another's, measured in traces.
# Over 1,543 news and official texts (2026-11-27): see docs/analysis/same-words.md.
_WHOLE = 0.75
_FEWEST_TRACES = 5
# It prints part of another where it shares at least so many of its own words with it (a paragraph
# of an agency has 30 to 60).
_PART_WORDS = 40
# A key of so many reports already is a set phrase: the earliest are known, more need not be.
_MOST_PRINTS = 64

# Where a credit can stand: in brackets within so many characters of the beginning.
_OPENING = 400
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is kept of a report's own words, so that they are recognised elsewhere.

    Attributes:
        report_id: The report.
        words: How many words of its own it has.
        traces: Numbers made of a choice of its shingles, sorted.
        credits: Where it says who else may have written it: its byline, brackets in its opening.
    """

    report_id: str
    words: int
    traces: tuple[int, ...]
    credits: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """By what reports that share words with it are found: some of its traces."""
        return tuple(
            f"{trace:012x}"
            for number, trace in enumerate(self.traces)
            if number < _FIRST_KEYS or trace % _KEYS_OF == 0
        )


def take_fingerprint(sheet: Sheet) -> Fingerprint:
    """Keep of a report what it takes to recognise its words elsewhere."""
    words = _list_own_words(sheet)
    shingles = [
        _number(words[at : at + _SHINGLE]) for at in range(max(0, len(words) - _SHINGLE + 1))
    ]
    kept = (
        {min(shingles[at : at + _WINDOW]) for at in range(max(1, len(shingles) - _WINDOW + 1))}
        if shingles
        else set()
    )
    return Fingerprint(
        report_id=sheet.report.report_id,
        words=len(words),
        traces=tuple(sorted(kept)),
        credits=_find_credits(sheet),
    )


def _list_own_words(sheet: Sheet) -> list[str]:
    """List the words outside quotation marks; all words where nearly all stand inside."""
    starts: list[int] = []
    ends: list[int] = []
    for quotation in sheet.quotations:
        if quotation.depth == 0:
            starts.append(quotation.span.start)
            ends.append(quotation.span.end)
    every: list[str] = []
    own: list[str] = []
    for token in sheet.tokens:
        word = token.text.casefold()
        if not any(map(str.isalnum, word)):
            continue
        every.append(word)
        at = bisect_right(starts, token.start) - 1
        if at < 0 or ends[at] <= token.start:
            own.append(word)
    return own if len(own) * 4 >= len(every) else every


def _number(words: Sequence[str]) -> int:
    """Make a number of 48 bits of words; JSON keeps it exactly."""
    joined = "\n".join(words).encode("utf-8")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=6).digest())


def _find_credits(sheet: Sheet) -> tuple[str, ...]:
    """Find words that may name who wrote a report."""
    found = [sheet.report.byline] if sheet.report.byline else []
    start = sheet.sentences[0].span.start if sheet.sentences else 0
    found += _IN_BRACKETS.findall(sheet.text[start : start + _OPENING])
    return tuple(found)


def find_reprints(
    fingerprints: Iterable[Fingerprint], reports: Iterable[RecordedReport]
) -> dict[str, Reprint]:
    """Find which report prints which: for each report at most one, its original.

    The original is whom the others credit, else the earliest, else the longest. Of two reports
    at one address the later is a version, no reprint. To add one report it is enough to hand in
    the fingerprints that share a key with it, and those of the originals of these.

    Args:
        fingerprints: Those of all reports, in any order.
        reports: What the reports say of themselves.
    """
    about = {report.report_id: report for report in reports}
    prints = sorted(
        (each for each in fingerprints if each.report_id in about and each.traces),
        key=lambda each: _date(about[each.report_id], each),
    )
    shared = _count_shared(prints, about)
    by_id = {each.report_id: each for each in prints}
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in shared:
        partners[one].add(other)
        partners[other].add(one)
    credited = {
        other
        for (one, two), count in shared.items()
        if count >= _WHOLE * min(len(by_id[one].traces), len(by_id[two].traces))
        for this, other in ((one, two), (two, one))
        if _credits(by_id[this], about[this], about[other])
    }
    order = {
        each.report_id: (each.report_id not in credited, *_date(about[each.report_id], each))
        for each in prints
    }
    found: dict[str, Reprint] = {}
    for report_id in sorted(partners, key=order.__getitem__):
        earlier = [other for other in partners[report_id] if order[other] < order[report_id]]
        candidates = [
            _compare(by_id[report_id], by_id[other], shared[_pair(report_id, other)], about)
            for other in sorted(earlier, key=order.__getitem__)
        ]
        original = _choose_original(candidates, found, about)
        if original is not None:
            found[report_id] = original
    return found


def find_independent(report_ids: Iterable[str], reprints: Mapping[str, Reprint]) -> tuple[str, ...]:
    """Return the reports that stand on their own: of reprints of one report, that report.

    >>> find_independent(["b", "a"], {})
    ('a', 'b')
    """
    return tuple(
        sorted(
            {
                reprints[each].original_id if is_reprint(each, reprints) else each
                for each in report_ids
            }
        )
    )


def is_reprint(report_id: str, reprints: Mapping[str, Reprint]) -> bool:
    """Tell whether a report is printed again as a whole."""
    return report_id in reprints and reprints[report_id].is_whole


def _date(report: RecordedReport, print_: Fingerprint) -> tuple[str, bool, str, int, str]:
    """Return by what reports are put in order: day, whether it credits itself, time, length."""
    published = report.published or report.reference_date or "9999"
    is_own = _credits(print_, report, report)
    return published[:10], not is_own, published, -print_.words, report.report_id


def _count_shared(
    prints: Sequence[Fingerprint], about: Mapping[str, RecordedReport]
) -> dict[tuple[str, str], int]:
    """Count the traces that two reports share, of those that share enough to be looked at."""
    printed: dict[str, list[str]] = defaultdict(list)
    traces: dict[str, frozenset[int]] = {}
    counts: dict[tuple[str, str], int] = {}
    for each in prints:
        own, keys = about[each.report_id], each.keys
        traces[each.report_id] = frozenset(each.traces)
        for other in sorted({other for key in keys for other in printed[key]}):
            there = about[other]
            count = len(traces[each.report_id] & traces[other])
            if count >= _FEWEST_TRACES and not (own.address and own.address == there.address):
                counts[_pair(each.report_id, other)] = count
        for key in keys:
            if len(printed[key]) < _MOST_PRINTS:
                printed[key].append(each.report_id)
    return counts


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _compare(
    copy: Fingerprint, original: Fingerprint, count: int, about: Mapping[str, RecordedReport]
) -> Reprint:
    """Hold a report against one that may be its original."""
    shared = count / len(copy.traces)
    return Reprint(
        report_id=copy.report_id,
        original_id=original.report_id,
        shared=round(shared, 3),
        kept=round(count / len(original.traces), 3),
        words=round(shared * copy.words),
        is_whole=shared >= _WHOLE,
        is_credited=_credits(copy, about[copy.report_id], about[original.report_id]),
    )


def _choose_original(
    candidates: Collection[Reprint],
    found: Mapping[str, Reprint],
    about: Mapping[str, RecordedReport],
) -> Reprint | None:
    """Choose among the earlier reports the one that a report prints, first ones first."""
    own = [each for each in candidates if not is_reprint(each.original_id, found)]
    whole = [each for each in own if each.is_whole]
    if whole:
        return whole[0]
    parts = [
        each
        for each in own
        if each.words >= _PART_WORDS
        # What a publisher prints again of its own is background, not another's report.
        and about[each.report_id].publisher != about[each.original_id].publisher
    ]
    return max(parts, key=lambda each: (each.is_credited, each.words), default=None)


def _credits(print_: Fingerprint, own: RecordedReport, other: RecordedReport) -> bool:
    """Tell whether a report's credits name the publisher of another one (or its own)."""
    if other.publisher is None:
        return False
    if other is not own and other.publisher == own.publisher:
        return False
    articles = load_vocabulary().articles
    name = [word for word in _WORD.findall(other.publisher.casefold()) if word not in articles]
    initials = "".join(word[0] for word in name) if len(name) > 1 else ""
    for credit in print_.credits:
        words = _WORD.findall(credit.casefold())
        if initials in words or _contains(words, name):
            return True
    return False


def _contains(words: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether words stand next to each other among others."""
    return bool(part) and any(
        words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1)
    )
