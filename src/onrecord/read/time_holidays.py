"""Rules for days that have a name: "Christmas Eve", "last Easter", "Election Day", "9/11".

In: a row of items. Out: items with code DATE.
Which day a name stands for is told by the tables HOLIDAY and HOLIDAY_NAMES of the data file; days
that each state keeps on another date ("Independence Day") are in neither.
"""

import calendar
from datetime import date

import regex

from onrecord.read.time_days import YEAR, choose_nearest, make_date
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_values import find_easter, make_day, parse_day, shift_day

_NTH = regex.compile(r"(\d\d?)#(-?\d)-(\d)(?:\+(\d))?")
_STEPS = {"eve": -1, "day": 0, "sunday": 0, "monday": 1}


def make_holiday_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level that find named days."""
    return (
        make_rule(
            "HOLIDAY",
            "(?P<near>THIS|LAST|NEXT)?(?P<holiday>HOLIDAY)(?P<eve>EVE|UNIT|WEEKDAY)?"
            f"(?:COMMA?{YEAR})?",
            _build_holiday,
        ),
        make_rule("NEW", f"NEW UNIT POSS?(?P<eve>EVE|UNIT)(?:COMMA?{YEAR})?", _build_new_year),
    )


def find_holiday(rule: str, year: int) -> date | None:
    """Return the day of a year that a rule of the data file tells.

    >>> [str(find_holiday(rule, 2025)) for rule in ("12-25", "E+1", "11#4-4", "5#-1-1", "11#1-1+1")]
    ['2025-12-25', '2025-04-21', '2025-11-27', '2025-05-26', '2025-11-04']
    """
    if rule.startswith("E"):
        return shift_day(find_easter(year), int(rule[1:]), "D") if year > 1582 else None
    if nth := _NTH.fullmatch(rule):
        month, count, weekday, more = (int(part or 0) for part in nth.groups())
        if count > 0:
            first = date(year, month, 1)
            week = 7 * (count - 1) + more
            return first.replace(day=1 + (weekday - first.isoweekday()) % 7 + week)
        last = date(year, month, calendar.monthrange(year, month)[1])
        return shift_day(last, -((last.isoweekday() - weekday) % 7), "D")
    month_day = rule.split("-")
    return make_day(year, int(month_day[0]), int(month_day[1]))


def _build_holiday(match: Match, context: Context) -> Built:
    extra = match.get("eve")
    if extra is not None and extra.word not in _STEPS:
        return None
    # "Christmas Island" is a place.
    behind = context.text[match.items[-1].end : match.items[-1].end + 2]
    if behind[:1].isspace() and behind[1:].isupper():
        return None
    rule = match.data("holiday")
    if fixed := parse_day(rule):
        return make_date(fixed.isoformat(), "D")
    return _date_holiday(match, context, rule, _STEPS[extra.word] if extra else 0)


def _build_new_year(match: Match, context: Context) -> Built:
    eve = match.part("eve").word
    if not match.items[0].capital or match.items[1].word != "year" or eve not in ("eve", "day"):
        return None
    return _date_holiday(match, context, "01-01" if eve == "day" else "12-31", 0)


def _date_holiday(match: Match, context: Context, rule: str, shift_days: int) -> Built:
    year = match.data("year")
    found = find_holiday(rule, int(year)) if year else _find_nearest(match, context, rule)
    if found is None:
        fixed = rule[0].isdigit() and "#" not in rule and not shift_days
        return make_date(f"XXXX-{rule}", "D") if fixed else None
    moved = shift_day(found, shift_days, "D")
    anchor = None if year else context.anchor
    return make_date(moved.isoformat(), "D", anchor=anchor) if moved else None


def _find_nearest(match: Match, context: Context, rule: str) -> date | None:
    reference = context.reference
    if reference is None:
        return None
    near = match.get("near")
    step = int(near.data) if near else 0
    if not step:
        start = match.items[0].start
        return choose_nearest(
            reference,
            context.tense_at(start),
            lambda year: find_holiday(rule, year),
            sure=context.is_sure_at(start),
        )
    days = (
        find_holiday(rule, year)
        for year in (reference.year, reference.year + step)
        if 1 <= year <= 9999
    )
    return next((day for day in days if day and (day - reference).days * step > 0), None)
