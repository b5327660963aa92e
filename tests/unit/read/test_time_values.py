from datetime import date

import pytest

from onrecord.read.time_values import (
    find_easter,
    make_day,
    make_edtf,
    parse_day,
    parse_week,
    shift,
    shift_day,
    value_at,
    week_value,
    widen_year,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-08-18", date(2025, 8, 18)),
        ("2025-08-18T23:30:00+02:00", date(2025, 8, 18)),
        ("2025-02-30", None),
        ("2025-08", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_an_iso_date(value: str | None, expected: date | None) -> None:
    assert expected == parse_day(value)


def test_no_day_is_made_up() -> None:
    assert (date(2024, 2, 29), None) == (make_day(2024, 2, 29), make_day(2025, 2, 29))


def test_the_first_days_of_january_can_lie_in_the_last_week_of_the_year_before() -> None:
    assert "2020-W53" == week_value(date(2021, 1, 1))


@pytest.mark.parametrize(
    ("number", "grain", "expected"),
    [
        (-1, "D", "2025-03-30"),
        (1, "W", "2025-W15"),
        (1, "F", "2025-W16"),
        (-1, "M", "2025-02"),
        (1, "Q", "2025-Q2"),
        (-1, "Y", "2024"),
        (-1, "E", "201"),
        (-1, "C", "19"),
        (-1, "WE", "2025-W13-WE"),
        (-3000, "Y", None),
        (10**12, "D", None),
    ],
)
def test_a_value_some_units_away(number: int, grain: str, expected: str | None) -> None:
    assert expected == shift(date(2025, 3, 31), number, grain)


def test_the_last_day_of_a_shorter_month() -> None:
    assert date(2025, 2, 28) == shift_day(date(2025, 3, 31), -1, "M")


def test_an_unknown_grain_is_a_day() -> None:
    assert "2025-08-18" == value_at(date(2025, 8, 18), "D")


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (1961, date(1961, 4, 2))],
)
def test_easter(year: int, expected: date) -> None:
    assert expected == find_easter(year)


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2025-08-18", None, "2025-08-18"),
        ("XXXX-08-18", None, "XXXX-08-18"),
        ("202", None, "202X"),
        ("19", None, "19XX"),
        ("2025-Q4", None, "2025-36"),
        ("2025-H2", None, "2025-41"),
        ("2025-WI", None, "2025-24"),
        ("2025-W34", None, "2025-08-18/2025-08-24"),
        ("2025-W34-WE", None, "2025-08-23/2025-08-24"),
        ("2025-W54", None, None),
        ("2025-08-18T10:30Z", None, "2025-08-18T10:30:00Z"),
        ("2025-08-18T10:30:15", None, "2025-08-18T10:30:15"),
        ("2025-08-18TEV", None, None),
        ("PAST_REF", None, None),
        (None, None, None),
        ("2025", "APPROX", "2025~"),
        ("2025", "START", "2025"),
        ("2025", "ON_OR_AFTER", "2025/.."),
        ("2025", "ON_OR_BEFORE", "../2025"),
        ("2025-W34", "APPROX", "2025-08-18/2025-08-24"),
    ],
)
def test_edtf(value: str | None, mod: str | None, expected: str | None) -> None:
    assert expected == make_edtf(value, mod)


@pytest.mark.parametrize("value", ["2025-W60", "0000-W01", "2025-08-18", None])
def test_what_is_no_week_has_no_monday(value: str | None) -> None:
    assert parse_week(value) is None


def test_two_digits_of_a_year_are_of_the_hundred_from_1970() -> None:
    assert [1970, 2069, 1815] == [widen_year(year) for year in (70, 69, 1815)]
