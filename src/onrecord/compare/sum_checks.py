"""Hold a total against its parts: “12 in the north and 30 in the south, 42 in all”.

In: `Sheet`, `Quantity`s. Out: `Check`s of the kind sum. Shares of a whole are left to
`share_checks.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.compare.check_words import load_check_words
from onrecord.compare.numerals import Numeral, find_numerals
from onrecord.compare.quantity_words import join_choices
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place, Quantity, Sheet
from onrecord.model.document import Sentence, Span

# A slip of a sum is near it; numbers that are farther from it are no parts of it. Set on 1,600
# reports (docs/analysis/checks.md).
_NEAR = 0.3
_OPENS = re.compile(r"\s*(?P<mark>[–—:(]|--?(?=\s))\s*\Z")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a sentence, and what it is known to be a number of."""

    span: Span
    value: float
    slack: float
    quantity: Quantity | None

    @property
    def end(self) -> int:
        """Return the offset behind it and what it counts."""
        return max(self.span.end, self.quantity.span.end if self.quantity else 0)

    @property
    def start(self) -> int:
        """Return the offset of its first word."""
        return min(self.span.start, self.quantity.span.start if self.quantity else self.span.start)

    @property
    def unit(self) -> str | None:
        """Return its unit."""
        return self.quantity.unit if self.quantity else None


def check_sums(
    sheet: Sheet, quantities: Sequence[Quantity], *, language: str = "en"
) -> Iterator[Check]:
    """Check each total that is told beside its parts."""
    for sentence in sheet.sentences:
        numbers = _list_numbers(sheet, sentence, quantities, language)
        if len(numbers) < 3:
            continue
        yield from _check_totals_behind(sheet, sentence, numbers, language)
        yield from _check_totals_before(sheet, sentence, numbers, language)


def _list_numbers(
    sheet: Sheet, sentence: Sentence, quantities: Sequence[Quantity], language: str
) -> list[_Number]:
    """Return the numbers of a sentence that are no times."""
    span = sentence.span
    found = list(find_numerals(sheet.text, span.start, span.end, language=language))
    if len(found) < 3:
        return []
    within = [each for each in quantities if span.contains(each.span)]
    times = [timex.span for timex in sheet.timexes if timex.span.overlaps(span)]
    return [
        _make_number(numeral, quantity)
        for numeral in found
        for place in [Span(numeral.start, numeral.end)]
        for quantity in [next((q for q in within if q.span.contains(place)), None)]
        if quantity is not None or not any(place.overlaps(time) for time in times)
    ]


def _make_number(numeral: Numeral, quantity: Quantity | None) -> _Number:
    place, value = Span(numeral.start, numeral.end), float(numeral.value)
    if quantity is None:
        return _Number(place, value, float(numeral.slack), None)
    # "$5bn": the multiplier belongs to the sum of money.
    factor = quantity.value / value if value else 1.0
    slack = float(numeral.slack) or (0.0 if factor == 1 else 0.5)
    return _Number(place, quantity.value, slack * factor, quantity)


def _check_totals_behind(
    sheet: Sheet, sentence: Sentence, numbers: Sequence[_Number], language: str
) -> Iterator[Check]:
    """Check a total that its parts go before."""
    patterns = _compile(language)
    for at, total in enumerate(numbers[2:], start=2):
        before = sheet.text[numbers[at - 1].end : total.start]
        is_told = patterns.total_before.search(before) is not None
        if not is_told and not patterns.total_behind.match(sheet.text, total.end):
            continue
        first = at - 1
        while first > 0 and _is_joined(sheet, numbers[first - 1], numbers[first], patterns):
            first -= 1
        if at - first >= 2:
            check = _compare(sheet, total, numbers[first:at])
            if check is not None:
                yield check


def _check_totals_before(
    sheet: Sheet, sentence: Sentence, numbers: Sequence[_Number], language: str
) -> Iterator[Check]:
    """Check a total that is broken down behind a dash, a colon or in brackets."""
    patterns = _compile(language)
    for at, total in enumerate(numbers[:-2]):
        opened = _OPENS.search(sheet.text[total.end : numbers[at + 1].start])
        if opened is None:
            continue
        last = at + 1
        while last + 1 < len(numbers) and _is_joined(
            sheet, numbers[last], numbers[last + 1], patterns
        ):
            last += 1
        behind = sheet.text[numbers[last].end : sentence.span.end]
        if last - at < 2 or not _is_closed(behind, opened["mark"]):
            continue
        check = _compare(sheet, total, numbers[at + 1 : last + 1])
        if check is not None:
            yield check


def _is_closed(behind: str, mark: str) -> bool:
    """Tell whether a breakdown ends before another number could belong to it."""
    rest = behind.split(")" if mark == "(" else mark, 1)[0] if mark != ":" else behind
    return not re.search(r"\d", rest) and len(rest.split()) <= 8


def _is_joined(sheet: Sheet, left: _Number, right: _Number, patterns: "_Patterns") -> bool:
    """Tell whether two numbers are parts of one row."""
    if left.unit != right.unit or patterns.partial.match(sheet.text, right.end):
        return False
    return patterns.joined.fullmatch(sheet.text[left.end : right.start]) is not None


def _compare(sheet: Sheet, total: _Number, parts: Sequence[_Number]) -> Check | None:
    """Hold a total against its parts; None where they are hardly that."""
    added = sum(part.value for part in parts)
    # “Two questions, one on trade and one on grain” is no sum that anybody would check.
    if all(part.value <= 1 for part in parts):
        return None
    if any(part.value >= total.value for part in parts) or parts[0].unit != total.unit:
        return None
    if abs(added - total.value) > _NEAR * total.value:
        return None
    is_rough = any(each.quantity and each.quantity.approximate for each in (total, *parts))
    slip = abs(added - total.value)
    # What is rounded may be off by half of its last place, each part of it.
    slack = sum(each.slack for each in (total, *parts)) + 1e-9 * total.value
    if slip <= slack:
        verdict = CheckVerdict.AGREES
    else:
        verdict = CheckVerdict.OPEN if is_rough else CheckVerdict.DIFFERS
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.SUM,
        span=Span(total.start, total.end),
        verdict=verdict,
        detail=f"{' + '.join(f'{part.value:,.10g}' for part in parts)} = {added:,.10g}.",
        against=tuple(
            Place(report_id=sheet.report.report_id, span=Span(part.start, part.end))
            for part in parts
        ),
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    total_behind: re.Pattern[str]
    total_before: re.Pattern[str]
    joined: re.Pattern[str]
    partial: re.Pattern[str]


@cache
def _compile(language: str) -> _Patterns:
    words = load_check_words(language)
    joins = join_choices(words.sum_joins)
    partial = join_choices(words.partial)
    return _Patterns(
        total_behind=re.compile(
            rf"\s+(?:[\w’'-]+\s+)?(?:{join_choices(words.total_behind)})\b", re.IGNORECASE
        ),
        total_before=re.compile(rf"\b(?:{join_choices(words.total_before)})\s+\Z", re.IGNORECASE),
        joined=re.compile(
            rf"(?:\s+(?!(?:{partial})\b)[\w’'-]+){{0,7}}?\s*(?:,\s*(?:{joins})?|\s(?:{joins}))"
            rf"\s+(?:(?!(?:{partial})\b)[\w’'-]+\s+){{0,2}}",
            re.IGNORECASE,
        ),
        partial=re.compile(rf"\s+(?:{partial})\b", re.IGNORECASE),
    )
