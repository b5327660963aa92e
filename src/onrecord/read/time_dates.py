"""Rules for dates wider than a day: months, seasons, years, decades, centuries.

In: a row of items. Out: items with code DATE.
Left to others: days (`time_days.py`), quarters, halves and fiscal years (`time_fiscal.py`), and
periods seen from today (`time_periods.py`).
"""

from datetime import date

import regex

from onrecord.read.time_days import MONTH, NEAR, YEAR, choose_nearest, make_date
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_tense import Tense
from onrecord.read.time_values import make_day, shift_day
from onrecord.read.time_words import Sense

_AFTER_YEAR = "(?!HYPHEN(?!OTHER)|COUNTED|MULTIPLIER|DECIMAL|AMPM|POSS? COUNTED)"
_NAMED_FOR = regex.compile(r"for\s+\p{Lu}")
_NUMBERED_NAME = regex.compile(r"(?<!\w)\p{Lu}[\p{L}]*[-‐‑]$")
_NAME_LENGTH = 30
_LEADS = frozenset(
    (
        *("in", "since", "by", "until", "till", "from", "to", "of", "during", "before", "after"),
        *("through", "throughout", "between", "early", "late", "mid", "last", "next", "this"),
        *("for", "and", "or", "each", "every", "around", "about", "the", "into", "beginning"),
        *("starting", "ending", "on", "but", "a"),
    )
)
_NUMBERED = ("flight", "room", "page", "number", "channel", "article", "paragraph", "resolution")
_NO_PLURALS = ("was", "is", "has", "as", "plus", "this", "its", "his")
_NAMES_TOO = frozenset(("may", "march", "april", "june", "august"))


def make_date_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level."""
    return (*_make_month_rules(), *_make_year_rules())


def _make_month_rules() -> tuple[Rule, ...]:
    return (
        make_rule("MONTH MONTH_SHORT", f"{MONTH}(?:COMMA|OF)?{YEAR}", _build_month),
        make_rule(
            "MONTH MONTH_SHORT", f"(?P<near>{NEAR})?{MONTH}(?!DAYNUM(?!COUNTED))", _build_month
        ),
        make_rule(
            "SEASON", f"(?:(?P<near>{NEAR}|THE))?(?P<season>SEASON)(?:OF?{YEAR})?", _build_season
        ),
    )


def _make_year_rules() -> tuple[Rule, ...]:
    # "Orion 1980" and "Resolution 1973" are names: refused by `_build_weak_year`.
    strong = "(?<=[IN SINCE BY UNTIL EARLY LATE MID HYPHEN BETWEEN])"
    weak = (
        "(?<=[FROM OF TO FOR AND OR BEFORE AFTER AROUND ABOUT THAN FISCAL OPEN COMMA DASH"
        " THE A THAT POSS])"
    )
    return (
        make_rule("YEAR4", f"{strong}(?P<core>{YEAR}){_AFTER_YEAR}", _build_strong_year),
        make_rule("YEAR4", f"{weak}(?P<core>{YEAR}){_AFTER_YEAR}", _build_weak_year),
        make_rule("YEAR4", f"^{YEAR}{_AFTER_YEAR}", _build_weak_year),
        make_rule("YEAR4", f"(?P<core>{YEAR})(?=[AND OR TO DASH HYPHEN]YEAR4)", _build_weak_year),
        make_rule("YEAR4", f"THE{YEAR}PERIOD", _build_weak_year),
        make_rule("YEAR4", f"(?P<core>{YEAR})(?=[MARK COMMA DOT]|$|POSS|OTHER)", _build_weak_year),
        make_rule("YEAR4 YEAR_WORDS", f"THE UNIT{YEAR}", _build_strong_year),
        make_rule("YEAR_WORDS", YEAR, _build_strong_year),
        make_rule("DECADE_NUM", "THE?(?P<decade>DECADE_NUM)", _build_decade),
        make_rule(
            "TIMES_TEN",
            "(?<!OTHER POSS)(?P<core>THE(?P<part>EARLY|LATE|MID)?HYPHEN?(?P<decade>TIMES_TEN))",
            _build_named_decade,
        ),
        make_rule(
            "DECADE_NUM", "THE?(?P<part>EARLY|LATE|MID)HYPHEN?(?P<decade>DECADE_NUM)", _build_decade
        ),
        make_rule(
            "UNIT",
            "THE?(?P<part>EARLY|LATE|MID)?HYPHEN?"
            "(?P<ordinal>ORDINAL_NUM|TENS HYPHEN? ORDINAL|ORDINAL)HYPHEN?(?P<unit>UNIT)",
            _build_century,
        ),
    )


def _build_month(match: Match, context: Context) -> Built:
    month = int(match.data("month"))
    year = match.data("year")
    if year:
        return make_date(f"{year}-{month:02}", "M")
    if not match.get("near") and not _is_month(match, context):
        return None
    near = match.parts("near")
    if near and near[-1].word == "past" and len(near) == 1:
        return None
    reference = context.reference
    if reference is None:
        return make_date(f"XXXX-{month:02}", "M")
    if near:
        step = int(near[-1].data or 0)
        first = _month_near(reference, month, step, context.tense_at(match.items[0].start))
    else:
        # The middle of a month stands for it, so that this month is nearest to any of its days.
        start = match.items[0].start
        found = choose_nearest(
            reference,
            context.tense_at(start),
            lambda year: make_day(year, month, 15),
            sure=context.is_sure_at(start),
        )
        if month == reference.month:
            found = reference
        first = found or reference
    return make_date(f"{first.year:04}-{month:02}", "M", anchor=context.anchor)


def _month_near(reference: date, month: int, step: int, tense: Tense) -> date:
    ahead = (month - reference.month) % 12
    if step > 0 or (step == 0 and tense is Tense.FUTURE):
        months = ahead or (12 if step else 0)
    elif step < 0:
        months = ahead - 12
    else:
        return reference.replace(month=month, day=1)
    return shift_day(reference.replace(day=1), months, "M") or reference


def _is_month(match: Match, context: Context) -> bool:
    """Tell whether a bare "March" or "April" is a month and no verb or name."""
    item = match.part("month")
    # An abbreviation needs its day or year: "Jan", "Dec", "Mar" are names as well.
    if len(item.word) < 4 and item.word != "may":
        return False
    before = context.text[max(0, item.start - 25) : item.start].split()
    after = context.text[item.end : item.end + 25].lstrip()
    lead = before[-1].strip("(\"'“‘,—–-").lower() if before else ""
    if lead in _LEADS:
        # "by May Quint", "of March for Peace"
        return not (after[:1].isupper() and item.word in _NAMES_TOO) and not _NAMED_FOR.match(after)
    if item.word in ("may", "march"):
        return False
    return item.word not in _NAMES_TOO or not (
        after[:1].isupper() or (before and before[-1][0].isupper())
    )


def _build_season(match: Match, context: Context) -> Built:
    season = match.data("season")
    year = match.data("year")
    if year:
        return make_date(f"{year}-{season}", "S")
    near = match.parts("near")
    item = match.part("season")
    # "the Winter Games" are no winter.
    behind = context.text[item.end : item.end + 2]
    if item.capital and behind[:1].isspace() and behind[1:].isupper():
        return None
    lead = context.text[max(0, item.start - 12) : item.start].split()
    # "fall" and "spring" are verbs too.
    if not near and (not lead or lead[-1].lower() not in ("in", "since", "until", "by", "during")):
        return None
    if (
        near
        and near[-1].word == "the"
        and item.word in ("fall", "spring")
        and (
            not lead
            or len(lead) < 2
            or lead[-2].lower() not in ("in", "since", "until", "by", "during")
        )
    ):
        return None
    if context.reference is None:
        return make_date(f"XXXX-{season}", "S")
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]
    step = int(near[-1].data or 0) if near else 0
    if step:
        found = _season_near(context.reference, middle, step)
    elif near and near[-1].word == "this":
        found = context.reference
    else:
        tense = context.tense_at(item.start)
        nearest = choose_nearest(context.reference, tense, lambda year: make_day(year, middle, 15))
        found = nearest or context.reference
    return make_date(f"{found.year:04}-{season}", "S", anchor=context.anchor)


def _season_near(reference: date, middle: int, step: int) -> date:
    if step > 0:
        return (
            reference if middle > reference.month + 1 else shift_day(reference, 1, "Y") or reference
        )
    return reference if middle < reference.month - 1 else shift_day(reference, -1, "Y") or reference


def _build_strong_year(match: Match, context: Context) -> Built:
    if _ends_name(match.items[0].start, context):
        return None
    if len(match.items) > 1 and match.items[1].word != "year":
        return None
    return make_date(match.data("year"), "Y")


def _build_weak_year(match: Match, context: Context) -> Built:
    year = int(match.data("year"))
    if not 1900 <= year <= 2059:
        return None
    start, end = match.part("year").start, match.part("year").end
    if _ends_name(start, context):
        return None
    before = context.text[max(0, start - 30) : start].split()
    lead = before[-1] if before else ""
    # "Resolution 1973" is a name.
    owner = lead.endswith(("'s", "’s"))
    named = lead[:1].isupper() and lead[-1:].isalpha() and not owner
    named = named and lead.lower() not in _LEADS
    if named or lead.lower() in _NUMBERED:
        return None
    following = context.text[end : end + 30].split()
    following_space = context.text[end : end + 1].isspace()
    word = following[0].rstrip(".,;") if following and following_space else ""
    # "2000 voters": a plural right behind makes it a count, but "the 2014 elections" a year.
    plural = word.islower() and word.endswith("s") and word not in _NO_PLURALS
    plural = plural and not (owner or word.endswith("ss"))
    if plural and lead.lower() != "the":
        return None
    return _date_of_year(match)


def _ends_name(start: int, context: Context) -> bool:
    # "Storm-2021" is a manoeuvre.
    before = max(0, start - _NAME_LENGTH)
    return _NUMBERED_NAME.search(context.text, before, start) is not None


def _date_of_year(match: Match) -> Sense:
    return make_date(match.data("year"), "Y")


def _build_decade(match: Match, context: Context) -> Built:
    digits = "".join(character for character in match.part("decade").word if character.isdigit())
    part = match.data("part") or None
    if len(digits) == 2:
        century = (
            "20" if context.reference and int("20" + digits) <= context.reference.year else "19"
        )
        digits = century + digits if digits[0] in "012" else "19" + digits
    return make_date(digits[:3], "E", mod=part) if 1000 <= int(digits) <= 2999 else None


def _build_named_decade(match: Match, _context: Context) -> Built:
    return make_date(f"19{match.data('decade')}", "E", mod=match.data("part") or None)


def _build_century(match: Match, _context: Context) -> Built:
    if match.data("unit") != "C":
        return None
    number = 0
    for item in match.parts("ordinal"):
        digits = "".join(c for c in item.data or item.word if c.isdigit())
        number += int(digits or 0)
    return (
        make_date(f"{number - 1:02}", "C", mod=match.data("part") or None)
        if 1 <= number <= 30
        else None
    )
