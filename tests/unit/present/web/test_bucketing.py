"""Buckets of days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.days import Days
from onrecord.present.web.bucketing import (
    MOST,
    Unit,
    choose_unit,
    find_places,
    list_buckets,
    round_days,
)

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("length", "unit"),
    [(1, Unit.DAY), (48, Unit.DAY), (49, Unit.WEEK), (400, Unit.MONTH), (2000, Unit.YEAR)],
)
def test_the_finest_unit_that_fits(length: int, unit: Unit) -> None:
    first = date(2031, 3, 1)
    assert choose_unit(Days(first, first + (length - 1) * DAY)) is unit


@given(st.dates(), st.integers(0, 40_000), st.sampled_from(Unit))
def test_buckets_cover_the_last_days_without_a_gap(first: date, length: int, unit: Unit) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    buckets = list_buckets(Days(first, last), unit)
    assert 1 <= len(buckets) <= MOST
    assert buckets[-1].days.last == last
    assert len(buckets) == MOST or buckets[0].days.first == first
    for before, after in pairwise(buckets):
        assert before.days.last + DAY == after.days.first
    whole = round_days(Days(first, last), unit)
    assert whole.first <= first
    assert whole.last >= last


@given(st.dates(), st.integers(0, 500), st.integers(0, 30), st.integers(-40, 540))
def test_places_are_the_buckets_that_overlap(
    first: date, length: int, wide: int, shift: int
) -> None:
    def move(day: date, by: int) -> date:
        return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))

    buckets = list_buckets(Days(first, move(first, length)), Unit.WEEK)
    days = Days(move(first, shift), move(first, shift + wide))
    overlap = [
        n for n, b in enumerate(buckets) if b.days.first <= days.last and days.first <= b.days.last
    ]
    assert list(find_places(buckets, days)) == overlap


@given(st.dates(), st.integers(0, 40_000))
def test_the_chosen_unit_shows_all_but_many_years(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    unit = choose_unit(Days(first, last))
    shown = list_buckets(Days(first, last), unit)
    assert unit is Unit.YEAR or shown[0].days.first == first
