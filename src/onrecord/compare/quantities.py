"""Find figures: money, percentages, measures, and how many of what.

Dates, times and durations are no quantities here: they are times (`read/times.py`). A number of
nothing that is named is left out too.

In: `Sheet`. Out: `Quantity`s. Whether figures fit together is left to `checks.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from onrecord.compare.numerals import Numeral, find_numerals
from onrecord.compare.quantity_words import QuantityWords, join_choices, load_quantity_words
from onrecord.model.comparison import Quantity, Sheet
from onrecord.model.document import Span
from onrecord.model.statement import Statement

# What is counted is looked for in so many words behind its number.
_MOST_WORDS = 6
_WORD = re.compile(
    r"[\"”’']?\s+[\"“‘']?(?P<word>[^\W\d_](?:[\w’'.&-]*\w)?(?:(?<=[A-Z]\.[A-Z])\.|[’'](?!\w))?)"
)
_LAST_WORD = re.compile(r"(?P<word>[\w.]+)[ \t]+\Z")
# Four figures without a comma may be a year.
_YEARS = range(1900, 2101)


def find_quantities(sheet: Sheet, *, language: str = "en") -> tuple[Quantity, ...]:
    """Find the figures of a report, by where they stand."""
    times = sorted(timex.span for timex in sheet.timexes)
    found: list[Quantity] = []
    for sentence in sheet.sentences:
        for figure in _find_figures(sheet.text, sentence.span, language):
            if not figure.is_sure and _is_inside(figure.number, times):
                continue
            found.append(
                Quantity(
                    report_id=sheet.report.report_id,
                    span=figure.span,
                    value=float(figure.value),
                    unit=figure.unit,
                    approximate=figure.approximate,
                    of=figure.of,
                    statement=_find_statement(sheet.statements, figure.span),
                )
            )
    return tuple(found)


def _is_inside(number: Span, times: Sequence[Span]) -> bool:
    at = bisect_left(times, Span(number.end, number.end + 1))
    return any(number.overlaps(span) for span in times[max(0, at - 3) : at])


def _find_statement(statements: Sequence[Statement], span: Span) -> str | None:
    """Return the innermost statement in whose content a figure stands: that of the fewest words."""
    holding = [
        (sum(piece.end - piece.start for piece in stmt.content), stmt.statement_id)
        for stmt in statements
        if any(piece.contains(span) for piece in stmt.content)
    ]
    return min(holding)[1] if holding else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A number with its unit or what it counts."""

    span: Span
    number: Span
    value: Decimal
    unit: str | None = None
    of: str | None = None
    approximate: bool = False
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stands around a number: where both begin and end, and what that means."""

    start: int
    end: int
    code: str | None
    factor: Decimal = Decimal(1)
    of: str | None = None
    is_sure: bool = False


def _find_figures(text: str, within: Span, language: str) -> Iterator[_Figure]:
    words, patterns = load_quantity_words(language), _compile(language)
    before: tuple[Numeral, _Unit | None] | None = None
    for numeral in find_numerals(text, within.start, within.end, language=language):
        # “A quarter of a million”.
        if numeral.is_multiplied and patterns.part.search(text, within.start, numeral.start):
            continue
        unit = _find_unit(text, numeral, within.end, words, patterns)
        if before is not None and unit is not None and before[1] is None:
            first = _open_range(text, before[0], numeral, patterns)
            if first is not None and unit.start == numeral.start:
                multiplied = 1 if before[0].is_multiplied else _get_multiplier(text, numeral, words)
                yield _Figure(
                    span=first,
                    number=first,
                    value=before[0].value * multiplied * unit.factor,
                    unit=unit.code,
                    of=unit.of,
                    approximate=True,
                    is_sure=unit.is_sure,
                )
        before = (numeral, unit)
        if unit is None:
            continue
        start, end, is_approximate = _widen(text, unit, within, patterns)
        yield _Figure(
            span=Span(start, end),
            number=Span(numeral.start, numeral.end),
            value=numeral.value * unit.factor,
            unit=unit.code,
            of=unit.of,
            approximate=is_approximate,
            is_sure=unit.is_sure,
        )


def _open_range(text: str, first: Numeral, second: Numeral, patterns: "_Patterns") -> Span | None:
    """Return where the first number of a range ("10 to 15 ships") stands, if two are one."""
    between = text[first.end : second.start]
    if not patterns.range_join.fullmatch(between) or first.value >= second.value:
        return None
    return Span(first.start, first.end)


def _get_multiplier(text: str, numeral: Numeral, words: QuantityWords) -> int:
    """Return what a "million" behind a number multiplies by."""
    last = re.split(r"[\s-]+", text[numeral.start : numeral.end].lower())[-1]
    return words.multipliers.get(last, 1) if numeral.is_multiplied else 1


def _widen(text: str, unit: _Unit, within: Span, patterns: "_Patterns") -> tuple[int, int, bool]:
    """Return where a figure begins and ends with the words that say that it is not exact."""
    start, end = unit.start, unit.end
    opened = patterns.before.search(text, max(within.start, start - 60), start)
    closed = patterns.behind.match(text, end, within.end)
    return (
        opened.start("words") if opened else start,
        closed.end() if closed else end,
        opened is not None or closed is not None,
    )


def _find_unit(
    text: str, numeral: Numeral, limit: int, words: QuantityWords, patterns: "_Patterns"
) -> _Unit | None:
    """Return what a number is a number of; None where that is not told."""
    money = _find_money(text, numeral, limit, words, patterns)
    if money is not None:
        return money
    if (found := patterns.percent.match(text, numeral.end, limit)) is not None:
        return _Unit(numeral.start, found.end(), "%", is_sure=True)
    if (found := patterns.units.match(text, numeral.end, limit)) is not None:
        folded = _fold(found["unit"])
        code = words.units.get(folded)
        if code is None and not numeral.is_multiplied:
            code = words.units_unless_millions.get(folded)
        if code is not None:
            return _Unit(numeral.start, found.end(), code)
    return _find_counted(text, numeral, limit, words)


def _find_money(
    text: str, numeral: Numeral, limit: int, words: QuantityWords, patterns: "_Patterns"
) -> _Unit | None:
    sign = patterns.sign.search(text, max(0, numeral.start - 6), numeral.start)
    if sign is not None:
        code = words.signs.get(sign["sign"].upper()) or sign["sign"]
        letters = patterns.money_multiplier.match(text, numeral.end, limit)
        if letters is None or numeral.is_multiplied:
            return _Unit(sign.start("sign"), numeral.end, code, is_sure=True)
        factor = Decimal(words.money_multipliers[letters["letters"].lower()])
        return _Unit(sign.start("sign"), letters.end(), code, factor, is_sure=True)
    found = patterns.currency.match(text, numeral.end, limit)
    if found is None:
        return None
    named = found["currency"]
    code = named if named in words.codes else words.currencies.get(_fold(named))
    if code is None and numeral.is_multiplied:
        code = words.currencies_of_millions.get(_fold(named))
    return _Unit(numeral.start, found.end(), code, is_sure=True) if code else None


def _find_counted(text: str, numeral: Numeral, limit: int, words: QuantityWords) -> _Unit | None:
    """Return the plural noun behind a number, and the words before it."""
    if numeral.value <= 1 or numeral.value != int(numeral.value):
        return None
    written = text[numeral.start : numeral.end]
    if written.isdigit() and int(written) in _YEARS:
        return None
    before = _LAST_WORD.search(text, max(0, numeral.start - 40), numeral.start)
    if before is not None and _is_label(before["word"], written, words):
        return None
    at, end = numeral.end, None
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, at, limit)
        if found is None or _is_stop(found["word"], words):
            break
        if _is_plural(found["word"], words):
            end = found.end("word")
        elif end is not None:
            break
        at = found.end("word")
    if end is None:
        return None
    return _Unit(numeral.start, end, None, of=" ".join(text[numeral.end : end].split()))


def _is_label(before: str, written: str, words: QuantityWords) -> bool:
    """Tell whether a number belongs to the name before it ("Article 5", "Group of Seven")."""
    if before.lower().rstrip(".") in words.labels:
        return True
    return written[0].isupper() and before[0].islower()


def _is_stop(word: str, words: QuantityWords) -> bool:
    # "US" is no "us".
    return word.lower() in words.stops and not (word.isupper() and len(word) > 1)


def _is_plural(word: str, words: QuantityWords) -> bool:
    low = word.lower()
    if low in words.plurals:
        return True
    if low in words.never or len(low) < 4 or low.endswith(("ss", "us", "is", "’s", "'s")):
        return word.isupper() and word[-1] == "S" and len(word) > 2
    return low.endswith("s")


def _fold(words: str) -> str:
    return " ".join(words.lower().split())


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Regular expressions of what stands around a number."""

    sign: re.Pattern[str]
    money_multiplier: re.Pattern[str]
    currency: re.Pattern[str]
    percent: re.Pattern[str]
    units: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    range_join: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _compile(language: str) -> _Patterns:
    words = load_quantity_words(language)
    currencies = join_choices((*words.currencies, *words.currencies_of_millions))
    units = join_choices((*words.units, *words.units_unless_millions))
    codes = join_choices(words.codes)
    return _Patterns(
        sign=re.compile(rf"(?P<sign>{join_choices(words.signs)}|\b(?:{codes}))\s?\Z"),
        money_multiplier=re.compile(
            rf"\s?(?P<letters>{join_choices(words.money_multipliers)})\b", re.IGNORECASE
        ),
        currency=re.compile(rf"[\s-]+(?P<currency>(?:{codes})|(?i:{currencies}))\b"),
        percent=re.compile(rf"[\s-]*(?:{join_choices(words.percent)})(?!\w)", re.IGNORECASE),
        units=re.compile(rf"[\s-]*(?P<unit>{units})(?!\w)", re.IGNORECASE),
        before=re.compile(
            rf"(?<!\w)(?P<words>{join_choices(words.before)})(?:\s+|(?<=~))\Z", re.IGNORECASE
        ),
        behind=re.compile(rf"\s+(?:{join_choices(words.behind)})\b|\+(?!\w)", re.IGNORECASE),
        part=re.compile(rf"(?:{join_choices(words.parts)})\s+\Z", re.IGNORECASE),
        range_join=re.compile(rf"\s*(?:{join_choices(words.range_joins)})\s*"),
    )
