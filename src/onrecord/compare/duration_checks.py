"""Hold how long something is said to have lasted against its dates.

Two sorts: a date right beside the length (“for four years, since March 2021”, “four years ago, in
March 2021”), and the beginning of what goes on, dated elsewhere in the report (“nearly four years”
of a war that began “in February 2022”).

In: `Sheet`. Out: `Check`s of the kind duration. When a length fits is left to `lengths.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.compare.check_words import CheckWords, load_check_words
from onrecord.compare.lengths import (
    Days,
    compare_lengths,
    describe_length,
    parse_days,
    parse_length,
)
from onrecord.compare.quantity_words import join_choices
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place, Sheet
from onrecord.model.document import Span, Timex, TimexType

# In a sentence's text each time is written as these, as long as its words are.
_DATE, _LENGTH = "\ue000", "\ue001"
_NO_MARKS = str.maketrans({_DATE: " ", _LENGTH: " "})
_YEAR = re.compile(r"\d{4}")
_NAME = re.compile(r"(?<!\A)\b(?![a-zß-öø-ÿа-я])[^\W\d_][\w-]{2,}")


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Something of a kind that began on a date."""

    kind: str
    span: Span
    days: Days
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A length and where it stands, and since when that is reckoned."""

    timex: Timex
    value: str | None
    begin: Span
    days: Days
    is_sure: bool


def check_durations(sheet: Sheet, *, language: str = "en") -> Iterator[Check]:
    """Check each length of what is dated."""
    if sheet.report.reference_date is None:
        return
    today = date.fromisoformat(sheet.report.reference_date[:10])
    at = {timex.span.start: timex for timex in sheet.timexes}
    masked = _mask(sheet)
    beginnings = list(_find_beginnings(masked, at, today, language))
    taken: set[int] = set()
    for told in (
        *_find_beside(masked, at, language),
        *_find_ago(sheet, masked, at, today, language),
        *_find_elsewhere(masked, at, beginnings, language),
    ):
        check = _check(sheet, told, today, language)
        if check is not None and told.timex.span.start not in taken:
            taken.add(told.timex.span.start)
            yield check


def _check(sheet: Sheet, told: _Told, today: date, language: str) -> Check | None:
    words = sheet.exact((told.timex.span,))
    first = re.findall(r"\w+", words.lower())[:1]
    length = parse_length(
        told.value,
        mod=told.timex.mod,
        is_nearly=bool(first) and first[0] in load_check_words(language).nearly,
    )
    if length is None or told.days.first > today:
        return None
    verdict = compare_lengths(length, told.days, today)
    if verdict is not CheckVerdict.AGREES and not told.is_sure:
        return None
    since = sheet.exact((told.begin,))
    real = describe_length(told.days, today, length.unit)
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.DURATION,
        span=told.timex.span,
        verdict=verdict,
        detail=f"From {' '.join(since.split())} to {today.isoformat()} it is {real}.",
        against=(Place(report_id=sheet.report.report_id, span=told.begin),),
    )


def _mask(sheet: Sheet) -> list[tuple[int, str]]:
    """Return each sentence that holds a time, and where it begins, its times written as marks."""
    starts = [timex.span.start for timex in sheet.timexes]
    masked = []
    for sentence in sheet.sentences:
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        if first == last:
            continue
        text = sheet.text[sentence.span.start : sentence.span.end].translate(_NO_MARKS)
        for timex in sheet.timexes[first:last]:
            left = timex.span.start - sentence.span.start
            right = min(timex.span.end - sentence.span.start, len(text))
            mark = _LENGTH if timex.type is TimexType.DURATION else _DATE
            text = text[:left] + mark * (right - left) + text[right:]
        masked.append((sentence.span.start, text))
    return masked


def _find_beginnings(
    masked: Sequence[tuple[int, str]], at: Mapping[int, Timex], today: date, language: str
) -> Iterator[_Beginning]:
    """Find the dates on which something began that may go on."""
    for start, text in masked:
        if _DATE not in text:
            continue
        words = _list_words(text)
        for kind, patterns in _compile(language).events.items():
            for pattern in patterns.begins if words & patterns.words else ():
                for found in pattern.finditer(text):
                    timex = at[start + found.start("date")]
                    days = parse_days(timex.value or "")
                    if days is None or days.first > today:
                        continue
                    names = frozenset(_NAME.findall(text[max(0, found.start() - 40) : found.end()]))
                    yield _Beginning(kind, timex.span, days, names)


def _find_beside(
    masked: Sequence[tuple[int, str]], at: Mapping[int, Timex], language: str
) -> Iterator[_Told]:
    """Find lengths with their beginning right behind them."""
    for start, text in masked:
        if _LENGTH not in text:
            continue
        for found in _compile(language).beside.finditer(text):
            length, begin = (at[start + found.start(name)] for name in ("length", "date"))
            days = parse_days(begin.value or "")
            if days is not None:
                yield _Told(length, length.value, begin.span, days, is_sure=True)


def _find_ago(
    sheet: Sheet,
    masked: Sequence[tuple[int, str]],
    at: Mapping[int, Timex],
    today: date,
    language: str,
) -> Iterator[_Told]:
    """Find “four years ago” with its date right behind it."""
    patterns = _compile(language)
    for start, text in masked:
        for found in patterns.ago.finditer(text):
            ago, begin = (at.get(start + found.start(name)) for name in ("ago", "date"))
            if ago is None or begin is None or not patterns.is_ago.search(sheet.exact((ago.span,))):
                continue
            years = _YEAR.fullmatch(ago.value or "")
            days = parse_days(begin.value or "")
            # A date without its year is itself reckoned from the day of the report.
            has_year = re.search(r"\d{4}", sheet.exact((begin.span,)))
            if years is not None and days is not None and has_year:
                value = f"P{today.year - int(years[0])}Y"
                yield _Told(ago, value, begin.span, days, is_sure=True)


def _find_elsewhere(
    masked: Sequence[tuple[int, str]],
    at: Mapping[int, Timex],
    beginnings: Sequence[_Beginning],
    language: str,
) -> Iterator[_Told]:
    """Find lengths of what began on a date that is told elsewhere."""
    by_kind: dict[str, list[_Beginning]] = {}
    for beginning in beginnings:
        by_kind.setdefault(beginning.kind, []).append(beginning)
    for start, text in masked if beginnings else ():
        if _LENGTH not in text:
            continue
        words = _list_words(text)
        for kind, known in by_kind.items():
            patterns = _compile(language).events[kind]
            if not words & patterns.words:
                continue
            for pattern, is_sure in ((patterns.lasts, True), (patterns.counted, False)):
                for found in pattern.finditer(text):
                    timex = at[start + found.start("length")]
                    names = frozenset(_NAME.findall(found.group()))
                    for beginning, is_only in _choose(known, names):
                        sure = is_sure and is_only
                        yield _Told(timex, timex.value, beginning.span, beginning.days, sure)


def _list_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))


def _choose(known: Sequence[_Beginning], names: frozenset[str]) -> list[tuple[_Beginning, bool]]:
    """Return the beginnings that may be meant, and whether all of them are one.

    Where both sides name somebody, they share a name, or its first letters ("Russian").
    """
    fit = [
        each
        for each in known
        if not names or any(a[:4] == b[:4] for a in names for b in each.names)
    ]
    fit.sort(key=lambda each: (each.days.last - each.days.first, each.span))
    is_only = all(
        each.days.first <= fit[0].days.first and fit[0].days.last <= each.days.last for each in fit
    )
    return [(each, is_only) for each in fit[:1]] if is_only else [(each, False) for each in fit]


@dataclass(frozen=True, slots=True)
class _EventPatterns:
    words: frozenset[str]
    begins: tuple[re.Pattern[str], ...]
    lasts: re.Pattern[str]
    counted: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Patterns:
    beside: re.Pattern[str]
    ago: re.Pattern[str]
    is_ago: re.Pattern[str]
    events: Mapping[str, _EventPatterns]


@cache
def _compile(language: str) -> _Patterns:
    words = load_check_words(language)
    since = join_choices(words.since)
    return _Patterns(
        beside=re.compile(
            rf"(?P<length>{_LENGTH}+)\s*,?\s+(?:{since})\s+(?P<date>{_DATE}+)", re.IGNORECASE
        ),
        ago=re.compile(
            rf"(?P<ago>{_DATE}+)\s*,?\s+(?:(?:{join_choices(words.before_dates)})\s+)+"
            rf"(?P<date>{_DATE}+)",
            re.IGNORECASE,
        ),
        is_ago=re.compile(rf"\b(?:{join_choices(words.ago)})\Z", re.IGNORECASE),
        events={kind: _compile_event(events, words) for kind, events in words.events.items()},
    )


def _compile_event(events: Sequence[str], words: CheckWords) -> _EventPatterns:
    event = rf"(?:{join_choices(events)})\b"
    when = rf"\s+(?:(?:{join_choices(words.before_dates)})\s+)+(?P<date>{_DATE}+)"
    some = r"(?:[\w’'-]+\s+)"
    whose = r"(?:\s+(?:[\w’'-]+\s+){1,4}?[\w’'-]+)??"
    begins = [
        rf"\b(?:{join_choices(words.beginnings)})\s+of\s+{some}{{0,5}}?{event}{whose}{when}",
        rf"\b{event}{whose}\s+(?:{join_choices(words.began)}){when}",
        rf"\b(?:{join_choices(words.launched)})\s+{some}{{1,5}}?{event}{whose}{when}",
    ]
    if sudden := [each for each in events if each in words.sudden]:
        begins.append(rf"\b(?:{join_choices(sudden)})\b{whose}{when}")
        begins.append(rf"\b(?:{join_choices(words.attacked)})\s+{some}{{0,2}}?[\w’'-]+{when}")
    fillers = rf"(?:\s+(?:{join_choices(words.fillers)}))*"
    return _EventPatterns(
        words=frozenset((*events, *(words.attacked if sudden else ()))),
        begins=tuple(re.compile(each, re.IGNORECASE) for each in begins),
        lasts=re.compile(
            rf"(?:[\w’'-]+\s+)?\b{event}[^.;:{_LENGTH}{_DATE}]{{0,60}}?\b(?:{join_choices(words.has)})"
            rf"(?:\s+[\w-]+){{0,2}}?\s+(?:{join_choices(words.lasted)})\b{fillers}\s+"
            rf"(?P<length>{_LENGTH}+)",
            re.IGNORECASE,
        ),
        counted=re.compile(
            rf"(?P<length>{_LENGTH}+)(?:[\s-]+(?:{join_choices(words.counted)}))?[\s-]+"
            rf"{some}{{0,4}}?{event}",
            re.IGNORECASE,
        ),
    )
