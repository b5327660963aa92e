"""Rules for the first or second part of a range, which lacks what the other part tells.

"from 3 to 5 March", "March 3-5, 2025", "between March and May 2025", "2014-15": TIMEX3 knows no
ranges, so each end is a time of its own, and has its month and year from the other.

In: a row of items. Out: items with code DATE.
Ranges of lengths are left to `time_lengths.py`, of hours to `time_clock.py`.
"""

from onrecord.read.time_days import MONTH, build_day, make_date
from onrecord.read.time_grammar import Built, Context, Match, Rule, make_rule
from onrecord.read.time_words import Item

_TO = "[TO AND UNTIL HYPHEN DASH]"
_DAY = "(?P<day>DAYNUM|ORDINAL_NUM)"
_END = "(?P<end>DAYNUM|ORDINAL_NUM)"
_END_MONTH = "(?P<last>MONTH|MONTH_SHORT DOT?)"
_YEAR = "COMMA?(?P<year>YEAR4|YEAR_WORDS)"
_SLASH = "(?P<slash>HYPHEN|DASH|MARK)"
_SHORT = "(?P<second>DAYNUM|INT|MARK)(?!HYPHEN|MARK|DECIMAL)"


def make_range_rules() -> tuple[Rule, ...]:
    """Make the rules of the second level."""
    months = "MONTH MONTH_SHORT"
    return (
        # "March 3-5, 2025", "March 30 to April 5, 2025"
        make_rule(months, f"(?P<core>{MONTH}{_DAY}){_TO}{_END}{_YEAR}", _build_first_day),
        make_rule(
            months, f"(?P<core>{MONTH}{_DAY}){_TO}{_END_MONTH}{_END}{_YEAR}", _build_first_day
        ),
        make_rule(months, f"{MONTH}DAYNUM{_TO}(?P<core>{_DAY}{_YEAR})", _build_second_day),
        # "from 3 to 5 March", "30 March - 5 April 2025"
        make_rule(
            months,
            f"(?P<core>(?:(?<=[FROM BETWEEN ON THE])|(?=DAYNUM[HYPHEN DASH TO])){_DAY})"
            f"{_TO}THE?{_END}OF?{MONTH}(?:{_YEAR})?",
            _build_first_day,
        ),
        make_rule(
            months,
            f"(?P<core>{_DAY}OF?{MONTH}){_TO}THE?{_END}OF?{_END_MONTH}{_YEAR}",
            _build_first_day,
        ),
        # "between March and May 2025"
        make_rule(
            months, f"(?P<core>{MONTH}){_TO}{_END_MONTH}(?:COMMA|OF)?{_YEAR}", _build_first_month
        ),
        # "2014-15"
        make_rule("YEAR4", f"(?P<core>(?P<first>YEAR4)){_SLASH}{_SHORT}", _build_first_year),
        make_rule("YEAR4", f"(?P<first>YEAR4){_SLASH}(?P<core>{_SHORT})", _build_second_year),
    )


def _build_first_day(match: Match, context: Context) -> Built:
    """Read the first day of a range of days."""
    last = match.get("last")
    year = match.data("year")
    if last is None and _number(match.part("day")) >= _number(match.part("end")):
        return None
    if year and last and int(last.data) < int(match.data("month")):
        year = f"{int(year) - 1}"
    return build_day(match, context, year)


def _build_second_day(match: Match, context: Context) -> Built:
    return build_day(match, context, match.data("year"))


def _build_first_month(match: Match, _context: Context) -> Built:
    month, year = match.data("month"), int(match.data("year"))
    if len(match.part("month").word) < 4 and match.part("month").word != "may":
        return None
    return make_date(f"{year - (month > match.data('last')):04}-{month}", "M")


def _number(item: Item) -> int:
    return int("".join(character for character in item.word if character.isdigit()))


def _short_year(match: Match) -> int | None:
    """Return the second year of "2014-15", which is the next one: else it is a month or a sum."""
    following = int(match.data("first")) + 1
    slash, short = match.part("slash").word, match.part("second").word
    return following if slash in "-‐‑–/" and short == f"{following % 100:02}" else None


def _build_first_year(match: Match, _context: Context) -> Built:
    return make_date(match.data("first"), "Y") if _short_year(match) else None


def _build_second_year(match: Match, _context: Context) -> Built:
    year = _short_year(match)
    return make_date(f"{year:04}", "Y") if year else None
