"""Find when something was said.

In: a `Page` with its time expressions. Out: `Clue`s to dates of saying. Of whose words they tell
is left to `carrying.py`; what a time expression's value is, to `read/`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.page import Page
from onrecord.model.document import Timex, TimexType

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?")

# How far before another clue a time stands beside it: "during a Tuesday phone interview".
_BESIDE = 3


def find_saying_times(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield a clue for each time expression that names a day, month or year."""
    for timex in page.doc.timexes:
        if timex.type not in (TimexType.DATE, TimexType.TIME):
            continue
        value = find_date(timex)
        if value is None:
            continue
        reach = page.reach_span(timex.span)
        if _is_name(page, lexicon, reach):
            continue
        yield Clue(
            field=Field.SAID_AT,
            value=value,
            kind=_find_kind(page, timex, value),
            form=_find_form(page, lexicon, reach),
            first=reach.start,
            last=reach.stop,
            timex=timex,
        )


def join_times(page: Page, clues: Sequence[Clue]) -> list[Clue]:
    """Say of times that stand beside another clue that they do: "in an interview Wednesday"."""
    anchors: dict[int, Field] = {}
    for clue in clues:
        if clue.field is not Field.SAID_AT and clue.only is None:
            for token in (*range(clue.first - _BESIDE, clue.first), clue.last, clue.last + 1):
                anchors.setdefault(token, clue.field)
    out = []
    for clue in clues:
        field = anchors.get(clue.first) if clue.field is Field.SAID_AT else None
        apart = clue.form in {"cue", "opening"} or field is None
        same = not apart and page.shells[clue.first] == page.shells[max(0, clue.first - 1)]
        out.append(replace(clue, form=f"beside {field}") if same else clue)
    return out


def find_date(timex: Timex) -> str | None:
    """Return the day, month or year that a time expression names, or None for any other time.

    A week within one month is that month: on which of its days it was, nobody says.
    """
    value = timex.value or ""
    week = _WEEK.fullmatch(value)
    if week is not None:
        try:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return None
        sunday = monday + timedelta(days=6)
        return monday.isoformat()[:7] if monday.month == sunday.month else None
    for pattern in (_DAY, _MONTH, _YEAR):
        match = pattern.match(value)
        if match is not None and value[match.end() :][:1] in ("", "T"):
            return match[0]
    return None


def _is_name(page: Page, lexicon: Lexicon, reach: range) -> bool:
    """Tell whether a time is part of a programme's name: "Hadvik Sunday"."""
    low = page.low
    for start in range(max(0, reach.start - 4), reach.start + 1):
        found = lexicon.programmes.match(low, start)
        if found is not None and found[1] >= reach.stop and page.is_capital(start):
            return True
    return False


def _find_kind(page: Page, timex: Timex, value: str) -> str:
    if timex.type is TimexType.TIME and page.doc.exact(timex.span)[0].isdigit():
        return "clock"
    length = {10: "day", 7: "month"}.get(len(value), "year")
    today = page.doc.reference_date
    if today is None:
        return f"{length} undated"
    return f"{length} ahead" if value > today[: len(value)] else length


def _find_form(page: Page, lexicon: Lexicon, reach: range) -> str:
    """Tell how a time hangs on what is before it."""
    before = reach.start - 1
    if reach.start == page.start_of_sentence(reach.start):
        return "opening"
    if before in page.cue_tokens or reach.start in page.cue_tokens:
        return "cue"
    word = page.low[before]
    if word in lexicon.time_prepositions:
        opened = before == page.start_of_sentence(before) or before in page.cue_tokens
        return f"{'cue' if before - 1 in page.cue_tokens else 'opening' if opened else word}"
    return "comma" if word == "," else "other"
