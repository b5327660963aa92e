"""Hold a percentage against the numbers of which it is one: “62 of 100 seats, or 62 percent”.

In: `Sheet`, `Quantity`s. Out: `Check`s of the kind sum. Totals are left to `sum_checks.py`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from onrecord.compare.check_words import load_check_words
from onrecord.compare.numerals import Numeral, find_numerals
from onrecord.compare.quantity_words import join_choices
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place, Quantity, Sheet
from onrecord.model.document import Span

_PERCENT = "%"


def check_shares(
    sheet: Sheet, quantities: Sequence[Quantity], *, language: str = "en"
) -> Iterator[Check]:
    """Check each percentage that stands beside a part and its whole."""
    of, link = _compile(language)
    for percent in quantities:
        if percent.unit != _PERCENT:
            continue
        start, end = max(0, percent.span.start - 120), min(len(sheet.text), percent.span.end + 60)
        numerals = list(find_numerals(sheet.text, start, end, language=language))
        for part, whole in pairwise(numerals):
            if not of.fullmatch(sheet.text, part.end, whole.start):
                continue
            if whole.end <= percent.span.start:
                between = sheet.text[whole.end : percent.span.start]
            elif part.start >= percent.span.end:
                between = sheet.text[percent.span.end : part.start]
            else:
                continue
            if link.fullmatch(between) and 0 < part.value <= whole.value:
                yield _compare(sheet, percent, part, whole)
                break


def _compare(sheet: Sheet, percent: Quantity, part: Numeral, whole: Numeral) -> Check:
    """Hold a percentage against a part and its whole."""
    real = float(100 * part.value / whole.value)
    told = sheet.exact((percent.span,))
    decimals = re.search(r"\d\.(\d+)", told)
    # Rounded up or down, or cut off.
    slack = 10.0 ** -(len(decimals[1]) if decimals else 0)
    slack = max(slack, 0.1) if not percent.approximate else max(5 * slack, 5.0)
    fits = abs(real - percent.value) <= slack
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.SUM,
        span=percent.span,
        verdict=CheckVerdict.AGREES if fits else CheckVerdict.DIFFERS,
        detail=f"{part.value:,} of {whole.value:,} is {real:.1f} %.",
        against=(Place(report_id=sheet.report.report_id, span=Span(part.start, whole.end)),),
    )


@cache
def _compile(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_check_words(language)
    of = re.compile(
        rf"(?:\s+[^\W\d_][\w’'-]*)?\s+(?:{join_choices(words.share_of)})\s+", re.IGNORECASE
    )
    # “, or 62 percent”, “ (62 %)”, with up to four words of what is counted before it.
    links = join_choices(words.share_links)
    link = re.compile(
        rf"(?:\s+[^\W\d_][\w’'-]*){{0,4}}\s*[,(–—]\s*(?:(?:{links})\s+)*", re.IGNORECASE
    )
    return of, link
