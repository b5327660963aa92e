"""Know the words of checks.

In: `checks_en.toml`. Out: `CheckWords`. What is checked with them is left to the modules
`*_checks.py`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWords:
    """The words of a language; see checks_en.toml.

    Attributes:
        weekdays: Name, in lower case → its number, from 0 for Monday.
        months: Name, in lower case → its number.
        weekday_names: As they are written.
        month_names: As they are written.
        parts_of_day: What may stand between a weekday and its date.
        articles: The same.
        of: What stands between a day and its month.
        weekday_joins: What joins several weekdays.
        other_years: Words beside which a date may be of another year.
        lists_open: What opens a list that need not name all.
        lists_closed: What opens one that does.
        lists_open_behind: What behind a list says that it does not.
        lists_and: What stands before the last of a list.
        particles: Words in lower case inside a name.
        abbreviations: Words inside a name that have a full stop.
        suffixes: The same, at its end.
        inner: What joins the parts of one member.
        double_names: Names with an "and" in them.
        definite: What says that all that there are are meant.
        events: Kind → words for what goes on.
        beginnings: Nouns for its first day.
        began: Verbs that say that it began.
        sudden: What has a date and no length.
        attacked: Verbs that say that a war began.
        launched: The same, before what began.
        lasted: Verbs that say how long it has gone on.
        has: The auxiliaries before them.
        fillers: What stands between them and the length.
        before_dates: What stands before a date.
        since: What stands before the date of a beginning.
        nearly: What says that a length falls a little short.
        counted: What stands between a length and what lasts so long.
        ago: What says that a length ends today.
        total_behind: What says that the number before it is a total.
        total_before: What says so of the number behind it.
        sum_joins: What joins the parts of a sum, besides commas.
        partial: What says that not all parts are named.
        called: Verbs that say by what name something was called.
        concessions: Regular expressions of what takes a word back, with {} for the word.
        negations: What denies the words behind it.
        share_of: What stands between a part and its whole.
        share_links: What may stand between them and the percentage.
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    weekday_names: tuple[str, ...]
    month_names: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    articles: tuple[str, ...]
    of: tuple[str, ...]
    weekday_joins: tuple[str, ...]
    other_years: frozenset[str]
    lists_open: tuple[str, ...]
    lists_closed: tuple[str, ...]
    lists_open_behind: tuple[str, ...]
    lists_and: str
    particles: tuple[str, ...]
    abbreviations: tuple[str, ...]
    suffixes: tuple[str, ...]
    inner: tuple[str, ...]
    double_names: tuple[str, ...]
    definite: frozenset[str]
    events: Mapping[str, tuple[str, ...]]
    beginnings: tuple[str, ...]
    began: tuple[str, ...]
    sudden: frozenset[str]
    attacked: tuple[str, ...]
    launched: tuple[str, ...]
    lasted: tuple[str, ...]
    has: tuple[str, ...]
    fillers: tuple[str, ...]
    before_dates: tuple[str, ...]
    since: tuple[str, ...]
    nearly: frozenset[str]
    counted: tuple[str, ...]
    ago: tuple[str, ...]
    total_behind: tuple[str, ...]
    total_before: tuple[str, ...]
    sum_joins: tuple[str, ...]
    partial: frozenset[str]
    called: frozenset[str]
    concessions: tuple[str, ...]
    negations: tuple[str, ...]
    share_of: tuple[str, ...]
    share_links: tuple[str, ...]


_DURATION_WORDS = (
    *("beginnings", "attacked", "launched", "lasted", "has", "fillers", "before_dates", "since"),
    *("counted", "ago"),
)


@cache
def load_check_words(language: str = "en") -> CheckWords:
    """Load the words of a language."""
    source = files("onrecord.compare").joinpath(f"checks_{language}.toml")
    table: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))

    def words(section: str, key: str) -> tuple[str, ...]:
        return tuple(table[section][key].split())

    def phrases(section: str, key: str) -> tuple[str, ...]:
        return tuple(table[section][key])

    return CheckWords(
        weekdays=table["weekdays"],
        months=table["months"],
        weekday_names=words("weekday_names", "weekdays"),
        month_names=words("weekday_names", "months"),
        parts_of_day=words("weekday_words", "parts_of_day"),
        articles=words("weekday_words", "articles"),
        of=words("weekday_words", "of"),
        weekday_joins=words("weekday_words", "joins"),
        other_years=frozenset(words("weekday_words", "other_years")),
        lists_open=phrases("lists", "open"),
        lists_closed=phrases("lists", "closed"),
        lists_open_behind=phrases("lists", "open_behind"),
        lists_and=table["lists"]["and"],
        particles=words("lists", "particles"),
        abbreviations=words("lists", "abbreviations"),
        suffixes=words("lists", "suffixes"),
        inner=words("lists", "inner"),
        double_names=phrases("lists", "names"),
        definite=frozenset(words("lists", "definite")),
        events={kind: tuple(each.split()) for kind, each in table["durations"]["events"].items()},
        began=phrases("durations", "began"),
        sudden=frozenset(words("durations", "sudden")),
        nearly=frozenset(words("durations", "nearly")),
        total_behind=phrases("sums", "behind"),
        total_before=phrases("sums", "before"),
        sum_joins=words("sums", "joins"),
        partial=frozenset(words("sums", "partial")),
        called=frozenset(words("framings", "called")),
        concessions=tuple(table["framings"]["concessions"]),
        negations=words("framings", "negations"),
        share_of=phrases("shares", "of"),
        share_links=words("shares", "links"),
        **{key: words("durations", key) for key in _DURATION_WORDS},
    )
