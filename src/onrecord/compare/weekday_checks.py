"""Hold a weekday against the date beside it: “Monday, 18 August 2025”, “Friday (August 15)”.

In: `Sheet`. Out: `Check`s of the kind weekday. What day a time expression means is left to
`read/times.py`; other kinds of check to the modules `*_checks.py` beside this one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.compare.check_words import load_check_words
from onrecord.compare.quantity_words import join_choices
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Sheet
from onrecord.model.document import Span

# A date without a year is of the report's own year where it is not farther from the report than
# this. Set on 15 and more days of official accounts and news: nearly all lie within two weeks.
_NEAR_DAYS = 45
# Farther from it, up to half a year, a weekday that fits says that the year is right, and one
# that does not may say that it is another.
_HALF_A_YEAR = 183
_SHORTEST_FULL = len("Friday")
_NAME = re.compile(r"\b[A-Z]\w{5,} \Z")
# Before, other calendars were in use somewhere.
_FIRST_YEAR = 1924


@dataclass(frozen=True, slots=True)
class _Dated:
    """A weekday and a date that a text puts side by side."""

    span: Span
    weekday: int
    day: int
    month: int
    year: int | None


def check_weekdays(sheet: Sheet, *, language: str = "en") -> Iterator[Check]:
    """Check each weekday that stands beside a date."""
    names = load_check_words(language)
    for dated in _find_dated(sheet, language):
        year, is_sure = dated.year, dated.year is not None
        if year is None:
            year, is_sure = _find_year(sheet, dated, language)
        if year is None or year < _FIRST_YEAR:
            yield _tell(
                sheet, dated, CheckVerdict.OPEN, "It is not said of which year the date is."
            )
            continue
        month = names.month_names[dated.month - 1]
        try:
            day = date(year, dated.month, dated.day)
        except ValueError:
            verdict = CheckVerdict.DIFFERS if is_sure else CheckVerdict.OPEN
            yield _tell(sheet, dated, verdict, f"{month} {year} has no day {dated.day}.")
            continue
        if day.weekday() == dated.weekday:
            verdict = CheckVerdict.AGREES
        else:
            verdict = CheckVerdict.DIFFERS if is_sure else CheckVerdict.OPEN
        weekday = names.weekday_names[day.weekday()]
        yield _tell(sheet, dated, verdict, f"{dated.day} {month} {year} is a {weekday}.")


def _tell(sheet: Sheet, dated: _Dated, verdict: CheckVerdict, detail: str) -> Check:
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.WEEKDAY,
        span=dated.span,
        verdict=verdict,
        detail=detail,
    )


def _find_year(sheet: Sheet, dated: _Dated, language: str) -> tuple[int | None, bool]:
    """Return the year nearest to the report's date, and whether it is surely that one."""
    if sheet.report.reference_date is None:
        return None, False
    told = date.fromisoformat(sheet.report.reference_date[:10])
    nearest: date | None = None
    for year in (told.year - 1, told.year, told.year + 1):
        try:
            day = date(year, dated.month, dated.day)
        except ValueError:
            continue
        if nearest is None or abs(day - told) < abs(nearest - told):
            nearest = day
    if nearest is None:
        return told.year, False
    distance = abs((nearest - told).days)
    if distance > _HALF_A_YEAR or (distance > _NEAR_DAYS and nearest.weekday() != dated.weekday):
        return None, False
    return nearest.year, distance <= _NEAR_DAYS and not _tells_other_year(
        sheet, dated.span, nearest.year, language
    )


def _tells_other_year(sheet: Sheet, span: Span, year: int, language: str) -> bool:
    """Tell whether the sentence around a date, or the one before, speaks of another year."""
    at = next((n for n, s in enumerate(sheet.sentences) if s.span.overlaps(span)), None)
    if at is None:
        return True
    start = sheet.sentences[max(0, at - 1)].span.start
    around = sheet.text[start : sheet.sentences[at].span.end]
    others = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", around))
    return bool(others - {str(year)}) or any(
        word in load_check_words(language).other_years
        for word in re.findall(r"\w+", around.lower())
    )


def _find_dated(sheet: Sheet, language: str) -> Iterator[_Dated]:
    """Find weekdays beside dates, each once, by where they stand."""
    words, patterns = load_check_words(language), _compile(language)
    taken = -1
    found = [each for pattern in patterns.dated for each in pattern.finditer(sheet.text)]
    for match in sorted(found, key=lambda each: (each.start(), -each.end())):
        before = sheet.text[max(0, match.start() - 30) : match.start()]
        if match.start() < taken or patterns.several.search(before):
            continue
        groups = match.groupdict()
        # “Hadvik Sun, August 16” is a newspaper.
        if len(groups["weekday"]) < _SHORTEST_FULL and _NAME.search(before):
            continue
        day, year = int(groups["day"]), groups["year"]
        if not 0 < day < 32 or groups["weekday"][0].islower() or groups["month"][0].islower():
            continue
        taken = match.end()
        yield _Dated(
            span=Span(match.start(), match.start() + len(match.group().rstrip("."))),
            weekday=words.weekdays[groups["weekday"].lower()],
            day=day,
            month=words.months[groups["month"].lower()],
            year=int(year) if year else None,
        )


@dataclass(frozen=True, slots=True)
class _Patterns:
    dated: tuple[re.Pattern[str], ...]
    several: re.Pattern[str]


@cache
def _compile(language: str) -> _Patterns:
    words = load_check_words(language)
    weekdays, months = join_choices(words.weekdays), join_choices(words.months)
    articles, parts = join_choices(words.articles), join_choices(words.parts_of_day)
    gap = r"[ \t\u00a0]*\n?[ \t\u00a0]*"
    weekday = rf"\b(?P<weekday>{weekdays})\b"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:%])"
    month = rf"\b(?P<month>{months})\b\.?"
    year = rf"(?:,?{gap}(?P<year>(?:19|20)\d\d)(?![\d-]))?"
    between = rf"\.?(?:\s+(?:{parts}))?(?:{gap}[,(]{gap}|[ \t\u00a0]+|\n)(?:{articles}\s+)?"
    dates = (
        rf"{month}{gap}{day}{year}",
        rf"{day}{gap}(?:{join_choices(words.of)}\s+)?{month}{year}",
    )
    # Behind a date, a weekday may begin something else: “on March 12, Monday’s talks”.
    behind = rf"{gap}[,(]{gap}{weekday}(?=\s*[,.;)])"
    return _Patterns(
        dated=tuple(
            re.compile(pattern, re.IGNORECASE)
            for each in dates
            for pattern in (
                rf"{weekday}{between}{each}",
                rf"(?<![\w,.]){each}{behind}",
            )
        ),
        # “Monday and Tuesday, March 12 and 13”: of which of them the date is, is not sure.
        several=re.compile(
            rf"\b(?:{weekdays})\.?\s*(?:,|{join_choices(words.weekday_joins)})\s*\Z",
            re.IGNORECASE,
        ),
    )
