"""Find time expressions in a report and say what they mean (TimeML TIMEX3).

The words of a sentence become a row of items (`time_words.py`), which rules reduce level by
level (`time_grammar.py`): numbers and lengths (`time_lengths.py`), days (`time_days.py`) and
those that have a name (`time_holidays.py`), wider dates (`time_dates.py`) and
parts of years (`time_fiscal.py`), hours
(`time_clock.py`), times seen from other times (`time_periods.py`), and the words around them
(`time_phrases.py`).

In: a report's text, its sentences and its reference date. Out: `Timex`es by start.
Left to others: the reference date (`reference_dates.py`), whose times these are (`statements/`).
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from onrecord.model.document import (
    Sentence,
    Span,
    Timex,
    TimexType,
    make_id,
)
from onrecord.read.time_clock import make_clock_rules, make_day_part_rules, place_clock
from onrecord.read.time_dates import make_date_rules
from onrecord.read.time_days import make_day_rules
from onrecord.read.time_fiscal import make_fiscal_rules, make_part_rules
from onrecord.read.time_grammar import Context, Memory, Rule, reduce_row
from onrecord.read.time_holidays import make_holiday_rules
from onrecord.read.time_lengths import make_compound_rules, make_length_rules, make_number_rules
from onrecord.read.time_periods import make_apart_rules, make_period_rules
from onrecord.read.time_phrases import make_edge_rules, make_ref_rules, make_set_rules
from onrecord.read.time_ranges import make_range_rules
from onrecord.read.time_values import make_edtf, parse_day
from onrecord.read.time_words import Item, load_time_words, make_items

_DATED = (TimexType.DATE, TimexType.TIME)
# As many characters as the words have that decide: "Novo Selo time".
_GOING_ON = 40
_HOUR_END = regex.compile(r"\d\s?[ap]\.\s?m\.$", regex.IGNORECASE)


def find_times(
    text: str, sentences: Sequence[Sentence], *, reference_date: str | None, report_id: str
) -> tuple[Timex, ...]:
    """Find the time expressions of a report.

    Args:
        text: The report's text.
        sentences: Its sentences, in order.
        reference_date: ISO date against which relative times are read; without one they keep
            the digits that nobody knows as X ("XXXX-WXX-1").
        report_id: Makes the ids of the times.

    >>> whole = Sentence(span=Span(0, 25), first=0, last=0, paragraph=0)
    >>> [(t.value, t.anchor) for t in find_times(
    ...     "Talks ended on Monday ...", (whole,), reference_date="2025-08-20", report_id="rp_1")]
    [('2025-08-18', '2025-08-20')]
    """
    reference = parse_day(reference_date)
    trigger = load_time_words().trigger
    memory: Memory = {}
    found: list[Timex] = []
    for start, end in _join_split_hours(text, sentences):
        if trigger.search(text, start, end) is None:
            continue
        items = make_items(text, start, end)
        context = Context(text=text, items=items, reference=reference, memory=memory)
        row: Sequence[Item] = items
        for rules in _load_levels():
            row = reduce_row(row, rules, context)
        found.extend(_make_timexes(list(row), context, report_id))
    return tuple(found)


def _join_split_hours(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield where sentences stand, joined where the full stop of "10 p.m. Monday" cut them."""
    start, end, paragraph = 0, 0, -1
    for sentence in sentences:
        span = sentence.span
        cut = sentence.paragraph == paragraph and _HOUR_END.search(text, max(start, end - 8), end)
        if not cut or not _goes_on(text, span):
            if end > start:
                yield start, end
            start = span.start
        end, paragraph = span.end, sentence.paragraph
    if end > start:
        yield start, end


def _goes_on(text: str, span: Span) -> bool:
    """Tell whether a sentence goes on with an hour before it: by its day, zone or lower case.

    Not "He left at 9 a.m. Friday’s talks failed.", nor "… at 9 a.m. On Friday he spoke."
    """
    codes = load_time_words().codes
    items = make_items(text, span.start, min(span.end, span.start + _GOING_ON))
    if not items:
        return False
    first, *rest = items
    follows = rest[0].code if rest else ""
    if first.code in {codes[name] for name in ("MONTH", "MONTH_SHORT", "WEEKDAY", "WEEKDAY_SHORT")}:
        return follows != codes["POSS"]
    is_zone = first.code == codes["ZONE"] or codes["TIME"] in (item.code for item in rest[:2])
    return is_zone or not first.capital


@cache
def _load_levels() -> tuple[tuple[Rule, ...], ...]:
    return (
        make_number_rules(),
        (
            # first, since of equal matches the first rule's counts
            *make_range_rules(),
            *make_length_rules(),
            *make_day_rules(),
            *make_holiday_rules(),
            *make_date_rules(),
            *make_fiscal_rules(),
            *make_clock_rules(),
            *make_period_rules(),
        ),
        make_compound_rules(),
        (*make_apart_rules(), *make_set_rules(), *make_day_part_rules()),
        (*make_edge_rules(), *make_part_rules()),
        make_ref_rules(),
    )


def _make_timexes(items: list[Item], context: Context, report_id: str) -> list[Timex]:
    timexes: list[Timex] = []
    for index, item in enumerate(items):
        sense = place_clock(items, index, context)
        if sense is None or not sense.emit:
            continue
        if sense.grain and sense.value and not sense.value.startswith("X"):
            context.memory[sense.grain] = sense
        timexes.append(
            Timex(
                tid=make_id("tx", report_id, item.start, item.end),
                span=Span(item.start, item.end),
                type=sense.type,
                value=sense.value,
                edtf=make_edtf(sense.value, sense.mod, sense.zone)
                if sense.type in _DATED
                else None,
                mod=sense.mod,
                anchor=sense.anchor,
            )
        )
    return timexes
