"""The days that a time names, and days that lie a length of time ahead."""

from datetime import date

import pytest

from onrecord.compare.periods import Period, add_length, add_months, look_ahead, read_period


@pytest.mark.parametrize(
    ("value", "first", "last", "iso", "end"),
    [
        ("2031-03-17", (2031, 3, 17), (2031, 3, 17), "2031-03-17", None),
        ("2031-03-17TEV", (2031, 3, 17), (2031, 3, 17), "2031-03-17", None),
        ("2032-02", (2032, 2, 1), (2032, 2, 29), "2032-02", None),
        ("2031", (2031, 1, 1), (2031, 12, 31), "2031", None),
        ("2031-W12", (2031, 3, 17), (2031, 3, 23), "2031-03-17", "2031-03-23"),
        ("2031-W12-WE", (2031, 3, 22), (2031, 3, 23), "2031-03-22", "2031-03-23"),
        ("2031-Q2", (2031, 4, 1), (2031, 6, 30), "2031-04-01", "2031-06-30"),
        ("2031-WI", (2031, 12, 1), (2032, 2, 29), "2031-12-01", "2032-02-29"),
    ],
)
def test_a_value_names_days(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int], iso: str, end: str | None
) -> None:
    days = read_period(value)
    assert Period(date(*first), date(*last)) == days
    assert (iso, end) == (days.iso, days.iso_end)


@pytest.mark.parametrize("value", [None, "", "PRESENT_REF", "XXXX-03", "2031-02-30", "2031-W60"])
def test_other_values_name_none(value: str | None) -> None:
    assert read_period(value) is None


@pytest.mark.parametrize(
    ("length", "day"),
    [
        ("P2W", (2031, 3, 31)),
        ("P10D", (2031, 3, 27)),
        ("P1M", (2031, 4, 17)),
        ("P2Y", (2033, 3, 17)),
        ("PT24H", (2031, 3, 18)),
        ("PT30M", (2031, 3, 17)),
    ],
)
def test_a_length_leads_to_a_day(length: str, day: tuple[int, int, int]) -> None:
    assert date(*day) == add_length(date(2031, 3, 17), length)


@pytest.mark.parametrize("length", [None, "PXD", "P1.5Y", "P99999Y"])
def test_other_lengths_lead_nowhere(length: str | None) -> None:
    assert add_length(date(2031, 3, 17), length) is None


def test_months_end_where_the_shorter_one_ends() -> None:
    assert date(2032, 2, 29) == add_months(date(2031, 12, 31), 2)


def test_only_a_weekday_just_past_is_taken_for_the_next() -> None:
    today = read_period("2031-03-17")
    assert "2031-03-19" == _iso(look_ahead(read_period("2031-03-12"), today))
    assert "2031-03-18" == _iso(look_ahead(read_period("2031-03-18"), today))
    assert "2031-03-03" == _iso(look_ahead(read_period("2031-03-03"), today))
    assert look_ahead(None, today) is None


def _iso(days: Period | None) -> str | None:
    return days.iso if days is not None else None
