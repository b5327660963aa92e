"""Find the date against which a report's relative times are read.

That is the day of publication where the report gives one. Where it gives none, its text is asked,
but only where a text tells its own day: a wire service's stamp, a line of its head, a dateline, or
a day of which its first sentences tell as past. A full date further down is as a rule history:
where the first one anywhere was taken, it was the wrong day in all 21 of 256 news texts that held
one (2026-11-27), and with it every "Monday" was wrong.

In: a `Report` and its sentences. Out: an ISO date and its `ReferenceBasis`, or nothing.
Which words are dates is left to `times.py`.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from onrecord.model.document import ReferenceBasis, Report, Sentence, Span
from onrecord.read.time_tense import Tense, find_tenses
from onrecord.read.time_values import make_day, parse_day, widen_year
from onrecord.read.time_words import load_time_words, make_items
from onrecord.read.times import find_times

# How much of a text is its opening, by judgement: a headline, a byline, places and hours; then as
# many sentences as agencies need to say when it happened. Behind the first of these only a date
# with its weekday is recent: nobody writes on which weekday an old accord was signed.
_HEAD_LINES = 10
_LEAD_SENTENCES = 3
# A line of so many words beside its date tells of something else than when it was written.
_WORDS_BESIDE = 6

# "AP-OS-08-15-90 1337EDT": agencies of the United States write the month first.
_STAMP = regex.compile(
    r"(?<![\w-])[A-Z]{2,5}(?:-[A-Z]{2,3})?-(\d\d)-(\d\d)-(\d\d|\d{4})\s\d{4}\s?(?:[ECMP][SD]T|GMT)\b"
)
_STAMP_REACH = 500
# What stands before the date of a dateline: places and agencies, all with capitals.
_PLACES = regex.compile(r"(?:[(\p{Lu}][\p{L}.'’()-]*[,:]?\s*(?:(?:de|of|the)\s+)?)*")
_PLACES_LENGTH = 60
_BEHIND_DATELINE = regex.compile(r"[\s,.)]*(?:\(|--|[—–―|/:]|-\s)")
# "since 4 April 2031", "the accord of 4 April 2031": seen from another day than that.
_FROM_ELSEWHERE = regex.compile(
    r"\b(?:since|before|after|until|till|by|from|of|to|due|through|an?|the)\s*$", regex.IGNORECASE
)


def find_reference_date(
    report: Report, sentences: Sequence[Sentence]
) -> tuple[str | None, ReferenceBasis | None]:
    """Find the date against which a report's relative times are read.

    >>> find_reference_date(Report(text="Hi.", published="2025-08-18T09:00:00Z"), ())
    ('2025-08-18', <ReferenceBasis.PUBLISHED: 'published'>)
    """
    published = parse_day(report.published)
    if published:
        given = report.published_given
        return published.isoformat(), ReferenceBasis.GIVEN if given else ReferenceBasis.PUBLISHED
    day = _find_stamp(report.text) or next(_find_days(report.text, sentences), None)
    return (day.isoformat(), ReferenceBasis.FIRST_DATE) if day else (None, None)


def _find_stamp(text: str) -> date | None:
    """Find the day of a wire service's stamp, which stands above or below a text."""
    for part in (text[:_STAMP_REACH], text[-_STAMP_REACH:]):
        if match := _STAMP.search(part):
            return make_day(widen_year(int(match[3])), int(match[1]), int(match[2]))
    return None


def _find_days(text: str, sentences: Sequence[Sentence]) -> Iterator[date]:
    """Yield the days that the opening of a text gives as its own."""
    lines = prose = 0
    for sentence in sentences:
        is_line = not _is_prose(text, sentence)
        lines, prose = lines + is_line, prose + (not is_line)
        if lines > _HEAD_LINES or prose > _LEAD_SENTENCES:
            return
        for timex in find_times(text, (sentence,), reference_date=None, report_id=""):
            # Without a reference date only a full date has a day.
            day = parse_day(timex.value)
            if day and sentence.span.contains(timex.span):
                fits = _tells_of_line if is_line else _tells_of_prose
                recent = prose <= 1 or _has_weekday(text, timex.span)
                if recent and fits(text, sentence.span, timex.span):
                    yield day


def _is_prose(text: str, sentence: Sentence) -> bool:
    return text[sentence.span.start : sentence.span.end].rstrip("\"”'’)").endswith((".", "!", "?"))


def _has_weekday(text: str, when: Span) -> bool:
    code = load_time_words().codes["WEEKDAY"]
    return any(item.code == code for item in make_items(text, when.start, when.end))


def _tells_of_line(text: str, line: Span, when: Span) -> bool:
    before, behind = text[line.start : when.start], text[when.end : line.end]
    if _is_dateline(before, text[when.end :]):
        return True
    few = len(before.split()) + len(behind.split()) <= _WORDS_BESIDE
    return few and not _FROM_ELSEWHERE.search(before)


def _tells_of_prose(text: str, sentence: Span, when: Span) -> bool:
    before = text[sentence.start : when.start]
    if _is_dateline(before, text[when.end :]):
        return True
    if _FROM_ELSEWHERE.search(before):
        return False
    tenses = find_tenses(make_items(text, sentence.start, sentence.end))
    return tenses.at(when.start) is not Tense.FUTURE


def _is_dateline(before: str, behind: str) -> bool:
    places = len(before) <= _PLACES_LENGTH and _PLACES.fullmatch(before) is not None
    return places and _BEHIND_DATELINE.match(behind[:20]) is not None
