"""Days that TIMEX3 values name, and how a reader writes them."""

from datetime import date

import pytest

from onrecord.present.days import Days, end_of_months, find_days, format_days, format_moment


def days(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-17", days("2031-03-17")),
        ("2031-03-17T14:30", days("2031-03-17")),
        ("2031-03-17TMO", days("2031-03-17")),
        ("2031-03", days("2031-03-01", "2031-03-31")),
        ("2032-02", days("2032-02-01", "2032-02-29")),
        ("2031-12", days("2031-12-01", "2031-12-31")),
        ("2031", days("2031-01-01", "2031-12-31")),
        ("2031-W12", days("2031-03-17", "2031-03-23")),
        ("2031-W12-WE", days("2031-03-22", "2031-03-23")),
        ("2031-Q2", days("2031-04-01", "2031-06-30")),
        ("2031-H2", days("2031-07-01", "2031-12-31")),
        ("2031-SU", days("2031-06-01", "2031-08-31")),
        ("2031-WI", days("2031-12-01", "2032-02-29")),
        ("203", days("2030-01-01", "2039-12-31")),
        ("20", days("2000-01-01", "2099-12-31")),
        ("000", days("0001-01-01", "0009-12-31")),
        ("9999-12", days("9999-12-01", "9999-12-31")),
    ],
)
def test_a_value_names_its_first_and_last_day(value: str, expected: Days) -> None:
    assert expected == find_days(value)


@pytest.mark.parametrize(
    "value",
    ["", None, "P2W", "PRESENT_REF", "XXXX-03-17", "2031-02-30", "2031-13", "2031-W60", "0000",
     "2031-03-17 10:00", "17 March 2031", "٢٠٣١-03"],
)  # fmt: skip
def test_a_value_without_calendar_days_names_none(value: str | None) -> None:
    assert find_days(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (days("2031-03-17"), "17 March 2031"),
        (days("2031-03-17", "2031-03-23"), "17–23 March 2031"),
        (days("2031-03-31", "2031-04-06"), "31 March – 6 April 2031"),
        (days("2030-12-30", "2031-01-05"), "30 December 2030 – 5 January 2031"),
        (days("2031-03-01", "2031-03-31"), "March 2031"),
        (days("2031-06-01", "2031-08-31"), "June–August 2031"),
        (days("2031-12-01", "2032-02-29"), "December 2031 – February 2032"),
        (days("2031-01-01", "2031-12-31"), "2031"),
        (days("2030-01-01", "2039-12-31"), "2030–2039"),
        (days("9999-12-01", "9999-12-31"), "December 9999"),
    ],
)
def test_a_stretch_of_days_is_written_shortly(value: Days, expected: str) -> None:
    assert expected == format_days(value)


def test_a_moment_keeps_its_clock_and_odd_words_stay() -> None:
    assert "17 March 2031, 14:30" == format_moment("2031-03-17T14:30:00Z")
    assert "March 2031" == format_moment("2031-03")
    assert "last spring" == format_moment("last spring")
    assert format_moment(None) is None


def test_the_calendar_ends_with_the_year_9999() -> None:
    assert date(9999, 12, 31) == end_of_months(9999, 12, 3)
