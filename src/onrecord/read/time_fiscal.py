"""Rules for "the third quarter", "Q4 2024", "fiscal 2025", "FY25", "the first half of next year".

A fiscal year has the number that its words give it: when it begins differs between states and
firms, and reports do not say.

In: a row of items. Out: items with code DATE.
Years of the calendar are left to `time_dates.py`.
"""

from dataclasses import replace

from onrecord.read.time_days import YEAR, make_date
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_tense import Tense
from onrecord.read.time_values import widen_year

_HALVES = {"1": 1, "2": 2, "-1": 2}


def make_fiscal_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level for quarters, halves and fiscal years."""
    ordinal = "(?P<ordinal>[ORDINAL ORDINAL_NUM])"
    of_year = f"(?:(?:OF|COMMA)?{YEAR})?"
    return (
        make_rule(
            "ORDINAL ORDINAL_NUM",
            f"(?P<core>FISCAL?HYPHEN?{ordinal}HYPHEN?(?P<unit>UNIT){of_year})",
            _build_ordinal,
        ),
        make_rule(
            "ORDINAL ORDINAL_NUM",
            f"THE(?:OTHER|FISCAL)?HYPHEN?{ordinal}(?P<unit>UNIT){of_year}",
            _build_ordinal,
        ),
        make_rule("ORDINAL", f"THE{YEAR}(?P<ordinal>ORDINAL)(?P<unit>UNIT)", _build_ordinal),
        make_rule("QUARTER_NUM", f"THE?(?P<quarter>QUARTER_NUM){of_year}", _build_letter),
        make_rule("QUARTER_NUM", f"{YEAR}HYPHEN?(?P<quarter>QUARTER_NUM)", _build_letter),
        make_rule("HALF", f"THE?(?P<ordinal>ORDINAL|LAST)HALF OF?{YEAR}", _build_half),
        make_rule("FISCAL", f"THE?FISCAL(?P<unit>UNIT)?{YEAR}", _build_fiscal),
        make_rule("FISCAL", f"THE?{YEAR}FISCAL(?P<unit>UNIT)", _build_fiscal),
        make_rule("FISCAL_NUM", "(?P<number>FISCAL_NUM)", _build_fiscal_number),
    )


def make_part_rules() -> tuple[Rule, ...]:
    """Make the rules of the last level but one: a part of a year that other words tell."""
    return (
        make_rule(
            "HALF", "THE?(?P<ordinal>ORDINAL|LAST)HALF OF(?P<date>DATE)", _build_half_of_date
        ),
    )


def _build_ordinal(match: Match, context: Context) -> Built:
    """Read "the third quarter" and "the third quarter of 2024"."""
    number = int(
        "".join(c for c in match.data("ordinal") or match.part("ordinal").word if c.isdigit())
    )
    if match.data("unit") != "Q" or not 1 <= number <= 4:
        return None
    return _date_quarter(number, match.data("year"), match, context)


def _date_quarter(number: int, year: str, match: Match, context: Context) -> Built:
    if year:
        return make_date(f"{year}-Q{number}", "Q")
    if context.reference is None:
        return make_date(f"XXXX-Q{number}", "Q")
    ahead = context.tense_at(match.items[0].start) is Tense.FUTURE
    current = (context.reference.month + 2) // 3
    # Figures of a quarter are told when it is over, or nearly so.
    step = -1 if number > current and not ahead else 1 if number < current - 1 and ahead else 0
    return make_date(f"{context.reference.year + step:04}-Q{number}", "Q", anchor=context.anchor)


def _build_letter(match: Match, context: Context) -> Built:
    """Read "Q4", "Q4 2024" and "H1 2025"."""
    word, year = match.part("quarter").word, match.data("year")
    letter, number = word[0].upper(), int(word[1])
    if letter == "Q":
        return _date_quarter(number, year, match, context)
    # "H1" alone is a road, a virus or a headline.
    return make_date(f"{year}-H{number}", "H") if year and number <= 2 else None


def _build_half(match: Match, _context: Context) -> Built:
    number = _HALVES.get(match.data("ordinal"))
    return make_date(f"{match.data('year')}-H{number}", "H") if number else None


def _build_half_of_date(match: Match, _context: Context) -> Built:
    sense, number = match.part("date").sense, _HALVES.get(match.data("ordinal"))
    if sense is None or number is None or sense.grain != "Y" or sense.mod:
        return None
    return replace(sense, value=f"{sense.value}-H{number}", grain="H")


def _build_fiscal(match: Match, _context: Context) -> Built:
    unit = match.get("unit")
    if unit is not None and unit.data != "Y":
        return None
    return make_date(match.data("year"), "Y")


def _build_fiscal_number(match: Match, _context: Context) -> Built:
    digits = "".join(character for character in match.part("number").word if character.isdigit())
    return make_date(f"{widen_year(int(digits))}", "Y")
