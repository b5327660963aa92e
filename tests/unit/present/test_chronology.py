"""Dated things in a bounded number of rows, and on a strip."""

from datetime import date, timedelta

from onrecord.present.chronology import (
    MAX_ENTRIES,
    MAX_ROWS,
    MAX_TICKS,
    Dated,
    Timeline,
    build_timeline,
)
from onrecord.present.days import Days, find_days

MARCH = date(2031, 3, 17)


def named(value: str, words: str = "Monday", *, where: str = "The Lantern", n: int = 0) -> Dated:
    days = find_days(value)
    assert days is not None
    return Dated(days=days, words=words, where=where, target=f"tx_{n}")


def published(value: str, n: int = 0) -> Dated:
    day = date.fromisoformat(value)
    return Dated(
        days=Days(day, day), words=f"Report {n}", where="Post", target=f"rp_{n}", is_report=True
    )


def count_all(timeline: Timeline) -> int:
    return sum(row.reports + row.times for row in timeline.rows)


def test_nothing_dated_gives_no_rows_and_no_strip() -> None:
    assert Timeline(rows=(), strip=None) == build_timeline([])


def test_days_are_rows_in_order_with_reports_first() -> None:
    timeline = build_timeline(
        [named("2031-03-20"), named("2031-03-17", n=1), published("2031-03-17")]
    )
    assert ["17 March 2031", "20 March 2031"] == [row.label for row in timeline.rows]
    first = timeline.rows[0]
    assert (1, 1, 0, False) == (first.reports, first.times, first.more, first.is_range)
    assert ["rp_0", "tx_1"] == [entry.dated.target for entry in first.entries]


def test_an_uncertain_day_is_a_range_of_its_own_before_its_days() -> None:
    timeline = build_timeline([named("2031-03-17"), named("2031-03"), named("2031-W12"),
                               named("2031"), named("2031-W14")])  # fmt: skip
    assert [
        ("2031", True),
        ("March 2031", True),
        ("17–23 March 2031", True),
        ("17 March 2031", False),
        ("31 March – 6 April 2031", True),
    ] == [(row.label, row.is_range) for row in timeline.rows]


def test_the_same_words_of_one_publisher_are_counted_once() -> None:
    timeline = build_timeline(
        [named("2031-03-17", n=n) for n in range(3)]
        + [named("2031-03-17", "monday", n=3), named("2031-03-17", where="Hadvik Post", n=4)]
    )
    (row,) = timeline.rows
    assert 5 == row.times
    assert [("tx_0", 4), ("tx_4", 1)] == [(e.dated.target, e.count) for e in row.entries]


def test_words_of_one_publisher_stand_together() -> None:
    things = [named("2031-03-17", f"w{n}", where=f"P{n % 2}", n=n) for n in range(4)]
    (row,) = build_timeline(things).rows
    assert ["P0", "P0", "P1", "P1"] == [entry.dated.where for entry in row.entries]


def test_thousands_of_days_stay_few_rows_and_none_is_lost() -> None:
    things = [
        named((MARCH + timedelta(days=n * 7 % 3000)).isoformat(), f"day {n}", n=n)
        for n in range(5000)
    ]
    timeline = build_timeline(things)
    assert len(timeline.rows) <= MAX_ROWS
    assert sum(len(row.entries) for row in timeline.rows) <= MAX_ENTRIES
    assert 5000 == count_all(timeline)
    assert 5000 == sum(
        row.more + sum(entry.count for entry in row.entries) for row in timeline.rows
    )
    firsts = [row.days.first for row in timeline.rows]
    assert sorted(firsts) == firsts


def test_the_busiest_stretch_is_told_by_day_and_the_rest_by_more() -> None:
    busy = [named(f"2031-03-{day:02}", f"b{day}", n=day) for day in range(1, 21) for _ in range(5)]
    rest = [named(f"{year}-06-{1 + year % 28:02}", str(year)) for year in range(1900, 2000)]
    timeline = build_timeline([*busy, *rest])
    labels = [row.label for row in timeline.rows]
    assert "17 March 2031" in labels
    merged = next(row for row in timeline.rows if row.label == "1930–1939")
    assert not merged.is_range, "its days are known"
    assert 10 == merged.times


def test_more_centuries_than_rows_become_one_row() -> None:
    things = [named(f"{year:04}", str(year)) for year in range(50, 9999, 100)]
    timeline = build_timeline(things)
    assert 100 == count_all(timeline)
    assert len(timeline.rows) <= MAX_ROWS


def test_rows_that_need_little_leave_their_share_to_others() -> None:
    many = [named("2031-03-17", f"w{n}", n=n) for n in range(500)]
    one = [named("2031-03-18", "Tuesday")]
    first, second = build_timeline([*many, *one]).rows
    assert MAX_ENTRIES - 1 == len(first.entries)
    assert (1, 0) == (len(second.entries), second.more)


def test_the_strip_draws_reports_up_and_named_days_down() -> None:
    strip = build_timeline(
        [published("2031-03-17"), named("2031-03-17"), named("2031-03-18"), named("2031-03-18")]
    ).strip
    assert strip is not None
    assert Days(date(2031, 3, 16), date(2031, 3, 19)) == strip.days
    assert "M275 0v-100h200V0z" == strip.reports
    assert "M275 0v50h200V0zM525 0v100h200V0z" == strip.times
    assert "" == strip.ranges
    assert (("17 Mar", 25.0),) == strip.ticks


def test_the_strip_leaves_far_days_to_the_list() -> None:
    strip = build_timeline(
        [published("2031-03-17"), named("1764-05"), named("2031-W13"), named("2100")]
    ).strip
    assert strip is not None
    assert (1, 1) == (strip.earlier, strip.later)
    assert strip.days.first.year == strip.days.last.year == 2031
    assert strip.ranges.count("M") == 1


def test_overlapping_ranges_lie_in_different_lanes() -> None:
    things = [published("2031-03-17"), *(named(v) for v in ("2031-W12", "2031-03", "2031-W13"))]
    strip = build_timeline(things).strip
    assert strip is not None
    heights = [part.split("h")[0].split()[1] for part in strip.ranges.split("M")[1:]]
    assert {"112", "124", "136"} == set(heights)


def test_a_strip_without_reports_shows_where_most_is() -> None:
    things = [named("1800-01-01"), *(named("2031-03-17", f"w{n}") for n in range(30))]
    strip = build_timeline(things).strip
    assert strip is not None
    assert 2031 == strip.days.first.year
    assert 1 == strip.earlier


def test_ticks_are_few_on_every_scale() -> None:
    for length in (1, 60, 400, 5000, 100_000):
        last = date(2031, 3, 17) + timedelta(days=length)
        strip = build_timeline([published("2031-03-17"), published(last.isoformat(), 1)]).strip
        assert strip is not None
        assert 1 <= len(strip.ticks) <= MAX_TICKS
        assert all(0 <= at < 90 for _, at in strip.ticks)


def test_the_edges_of_the_calendar_hold() -> None:
    timeline = build_timeline([named("0001-01-01"), named("9999-12-31"), named("000")])
    assert 3 == count_all(timeline)
    assert timeline.strip is not None
