"""Put what is dated on a line of days: rows of a list, and a strip of bars.

A record may name thousands of days over centuries. They are put into a bounded number of rows
here, so that a page stays small: the busiest stretches day by day, the rest by month, year, …

In: `Dated` things. Out: `Timeline`. How it is drawn is left to the templates; which days words
name, to `days.py`.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.present.days import MONTH_NAMES, Days, end_of_months, format_days

# A page's timeline has at most 300 elements: 4 for a row, 1 for an entry, about 20 for the strip.
MAX_ROWS = 40
MAX_ENTRIES = 120
MAX_TICKS = 8
# More bars than this would be thinner than a pixel of a telephone.
MAX_BINS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something with a date: a report, or words that name a time.

    Attributes:
        days: When.
        words: The words, or the headline.
        where: Publisher of the report in which they stand.
        target: Id of the place on the page.
        is_report: Whether it is a report.
    """

    days: Days
    words: str
    where: str
    target: str
    is_report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """Like things of one row: the first of them, and how many they are."""

    dated: Dated
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """A day, or a stretch of days, with what is dated so.

    Attributes:
        days: When.
        label: The same in words.
        is_range: Whether the day is not known more closely; False too where known days are put
            into one row because there are many.
        reports: How many reports are of then.
        times: How many expressions name it.
        entries: The first of them, reports before words.
        more: How many are not among the entries.
    """

    days: Days
    label: str
    is_range: bool
    reports: int
    times: int
    entries: tuple[TimelineEntry, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A drawing of the busiest stretch, 1000 units wide, in SVG path data.

    Attributes:
        days: From when to when.
        label: The same in words.
        reports: Bars of reports, upwards from the line at 0 to −100.
        times: Bars of days that are named, downwards from 0 to 100.
        ranges: Lines of stretches, below the bars, from 110 on.
        ticks: Words on the axis and where they stand, in percent.
        earlier: How many dated things lie before it.
        later: How many lie behind it.
    """

    days: Days
    label: str
    reports: str
    times: str
    ranges: str
    ticks: tuple[tuple[str, float], ...]
    earlier: int
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows in the order of time, and the strip; no strip where nothing is dated."""

    rows: tuple[TimelineRow, ...]
    strip: Strip | None


def build_timeline(dated: Iterable[Dated]) -> Timeline:
    """Put dated things into rows and onto a strip."""
    things = sorted(dated, key=lambda d: (d.days.first, d.days.last, not d.is_report))
    if not things:
        return Timeline(rows=(), strip=None)
    groups = _group(things)
    shown = _share_out([len(_join_like(group)) for _, group in groups])
    rows = tuple(_build_row(*group, most) for group, most in zip(groups, shown, strict=True))
    return Timeline(rows=rows, strip=_draw_strip(things))


def _group(things: Sequence[Dated]) -> list[tuple[Days, list[Dated]]]:
    """Split time where most is dated, until there are as many rows as there may be."""
    order = 0
    span = Days(things[0].days.first, max(thing.days.last for thing in things))
    waiting: list[tuple[int, int, int, Days, list[Dated]]] = [(-len(things), 0, 0, span, [*things])]
    done: list[tuple[Days, list[Dated]]] = []
    while waiting:
        _, _, level, days, group = heapq.heappop(waiting)
        parts: defaultdict[tuple[int, Days], list[Dated]] = defaultdict(list)
        for thing in group:
            parts[_find_part(thing.days, level)].append(thing)
        if len(done) + len(waiting) + len(parts) > MAX_ROWS:
            done.append((days, group))
            continue
        for (deeper, part), members in parts.items():
            if deeper:
                order += 1
                heapq.heappush(waiting, (-len(members), order, deeper, part, members))
            else:
                done.append((part, members))
    return sorted(done, key=lambda row: (row[0].first, -row[0].last.toordinal()))


def _find_part(days: Days, level: int) -> tuple[int, Days]:
    """Find the century, decade, year, month (levels 1 to 4) that holds the days, one level down.

    Days that are a part themselves, or lie across two, are at level 0: a row of their own.
    """
    first, last = days.first, days.last
    if level < 3:
        size = (100, 10, 1)[level]
        begin = first.year // size * size
        part = Days(date(max(begin, 1), 1, 1), date(begin + size - 1, 12, 31))
    elif level == 3:
        part = Days(first.replace(day=1), end_of_months(first.year, first.month, 1))
    else:
        part = days
    is_inside = part.first <= first and last <= part.last and part != days
    return (level + 1, part) if is_inside else (0, days)


def _join_like(group: Sequence[Dated]) -> dict[tuple[bool, str, str], list[Dated]]:
    like: defaultdict[tuple[bool, str, str], list[Dated]] = defaultdict(list)
    for thing in group:
        key = thing.target if thing.is_report else thing.words.casefold()
        like[(not thing.is_report, key, thing.where)].append(thing)
    return like


def _share_out(wanted: Sequence[int]) -> list[int]:
    """Give every row the same number of entries, and what some do not need to the others."""
    shown = [0] * len(wanted)
    left = MAX_ENTRIES
    needy = list(range(len(wanted)))
    while needy and left >= len(needy):
        each = left // len(needy)
        for row in needy:
            given = min(each, wanted[row] - shown[row])
            shown[row] += given
            left -= given
        needy = [row for row in needy if shown[row] < wanted[row]]
    return shown


def _build_row(days: Days, group: Sequence[Dated], most: int) -> TimelineRow:
    # Reports first, then the words of each publisher together, in the order of the record.
    places: dict[str, int] = {}
    for thing in group:
        places.setdefault(thing.where, len(places))
    like = sorted(
        _join_like(group).items(), key=lambda item: (item[0][0], item[0][0] and places[item[0][2]])
    )
    entries = tuple(TimelineEntry(dated=same[0], count=len(same)) for _, same in like[:most])
    reports = sum(thing.is_report for thing in group)
    return TimelineRow(
        days=days,
        label=format_days(days),
        is_range=days.first != days.last and all(thing.days == days for thing in group),
        reports=reports,
        times=len(group) - reports,
        entries=entries,
        more=len(group) - sum(entry.count for entry in entries),
    )


def _draw_strip(things: Sequence[Dated]) -> Strip:
    window = _find_window(things)
    length = (window.last - window.first).days + 1
    size = -(-length // MAX_BINS)
    bars: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    stretches: set[tuple[int, int]] = set()
    earlier = later = 0
    for thing in things:
        if thing.days.last < window.first or thing.days.first > window.last:
            earlier += thing.days.last < window.first
            later += thing.days.first > window.last
        elif thing.days.first == thing.days.last:
            bars[thing.is_report][(thing.days.first - window.first).days // size] += 1
        else:
            first = max((thing.days.first - window.first).days, 0)
            last = min((thing.days.last - window.first).days + 1, length)
            stretches.add((first, last))
    return Strip(
        days=window,
        label=format_days(window),
        reports=_draw_bars(bars[True], 1000 * size / length, -100),
        times=_draw_bars(bars[False], 1000 * size / length, 100),
        ranges=_draw_ranges(sorted(stretches), 1000 / length),
        ticks=_find_ticks(window),
        earlier=earlier,
        later=later,
    )


def _find_window(things: Sequence[Dated]) -> Days:
    """Find the stretch worth drawing: the reports' days, and what lies about as near to them.

    A report of 2031 that names a treaty of 1764 must not squeeze everything else into one bar.
    """
    anchors = [thing.days for thing in things if thing.is_report] or [
        thing.days for thing in things[len(things) // 10 : len(things) - len(things) // 10]
    ]
    first = min(days.first for days in anchors).toordinal()
    last = max(days.last for days in anchors).toordinal()
    margin = max(30, last - first)
    near = [
        day
        for thing in things
        for day in (thing.days.first.toordinal(), thing.days.last.toordinal())
        if first - margin <= day <= last + margin
    ]
    # A day's air on both sides, inside the calendar.
    begin = max(min([*near, first]) - 1, 1)
    end = min(max([*near, last]) + 1, date.max.toordinal())
    return Days(date.fromordinal(begin), date.fromordinal(end))


def _draw_bars(counts: Counter[int], width: float, full: int) -> str:
    most = max(counts.values(), default=1)
    return "".join(
        f"M{_short(bin_ * width + width * 0.1)} 0v{_short(full * count / most)}"
        f"h{_short(width * 0.8)}V0z"
        for bin_, count in sorted(counts.items())
    )


def _draw_ranges(stretches: Sequence[tuple[int, int]], width: float) -> str:
    """Lay the stretches into three lanes, each into the one that has been free for longest."""
    lanes = [0, 0, 0]
    out = []
    for first, last in stretches:
        lane = lanes.index(min(lanes))
        lanes[lane] = max(lanes[lane], last)
        out.append(f"M{_short(first * width)} {112 + 12 * lane}h{_short((last - first) * width)}")
    return "".join(out)


def _find_ticks(window: Days) -> tuple[tuple[str, float], ...]:
    length = (window.last - window.first).days + 1
    days = [window.first + timedelta(days=n) for n in range(min(length, 4000))]
    if length <= 70:
        marks = [(day, f"{day.day} {MONTH_NAMES[day.month - 1][:3]}") for day in days[1::7]]
    elif length <= 800:
        marks = [
            (day, f"{MONTH_NAMES[day.month - 1][:3]} {day.year}") for day in days if day.day == 1
        ]
    else:
        years = range(window.first.year + 1, window.last.year + 1)
        marks = [(date(year, 1, 1), str(year)) for year in years]
    step = -(-len(marks) // MAX_TICKS) or 1
    placed = [(words, 100 * (day - window.first).days / length) for day, words in marks[::step]]
    # A word that begins near the right edge would run out of the page.
    return tuple((words, round(at, 1)) for words, at in placed if at < 90)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
