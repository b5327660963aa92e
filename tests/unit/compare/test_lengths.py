"""Whether a length fits two dates."""

from datetime import date

import pytest

from onrecord.compare.lengths import (
    Days,
    compare_lengths,
    describe_length,
    parse_days,
    parse_length,
)

TODAY = date(2031, 3, 17)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-02", "2027-02-01", "2027-02-28"),
        ("2027-02-03", "2027-02-03", "2027-02-03"),
    ],
)
def test_a_date_is_as_wide_as_it_is_known(value: str, first: str, last: str) -> None:
    assert Days(date.fromisoformat(first), date.fromisoformat(last)) == parse_days(value)


@pytest.mark.parametrize("value", ["", "P4Y", "2027-W03", "2027-13", "2027-02-30"])
def test_other_values_are_no_dates(value: str) -> None:
    assert parse_days(value) is None


@pytest.mark.parametrize("value", [None, "PXY", "PT24H", "P1Y2M"])
def test_other_values_are_no_lengths(value: str | None) -> None:
    assert parse_length(value, mod=None, is_nearly=False) is None


@pytest.mark.parametrize(
    ("value", "mod", "is_nearly", "begin", "verdict"),
    [
        ("P4Y", None, False, "2027-03", "agrees"),
        ("P4Y", None, False, "2026-05", "agrees"),  # four years and some months
        ("P4Y", None, False, "2025-11", "open"),
        ("P4Y", None, False, "2024", "differs"),
        ("P4Y", None, False, "2028-02", "differs"),
        ("P4Y", "LESS_THAN", True, "2027-05", "agrees"),
        ("P4Y", "LESS_THAN", True, "2027-08-12", "open"),
        ("P4Y", "LESS_THAN", True, "2027-09", "differs"),
        ("P4Y", "LESS_THAN", True, "2026-06", "differs"),
        ("P4Y", "LESS_THAN", False, "2028-02", "agrees"),
        ("P4Y", "LESS_THAN", False, "2026-06", "differs"),
        ("P4Y", "MORE_THAN", False, "2026-06", "agrees"),
        ("P4Y", "MORE_THAN", False, "2015", "open"),
        ("P4Y", "MORE_THAN", False, "2027-08", "differs"),
        ("P4Y", "APPROX", False, "2027-08", "agrees"),
        ("P4Y", "APPROX", False, "2025-06", "open"),
        ("P4Y", "APPROX", False, "2021", "differs"),
        ("P50Y", None, False, "1983", "agrees"),
        ("P3W", "LESS_THAN", True, "2031-02-26", "agrees"),
        ("P5D", None, False, "2031-03-13", "agrees"),
        ("P5D", None, False, "2031-03-01", "differs"),
    ],
)
def test_a_length_and_its_dates(
    value: str, mod: str | None, *, is_nearly: bool, begin: str, verdict: str
) -> None:
    told = parse_length(value, mod=mod, is_nearly=is_nearly)
    days = parse_days(begin)
    assert told is not None
    assert days is not None
    assert verdict == compare_lengths(told, days, TODAY)


@pytest.mark.parametrize(
    ("begin", "unit", "words"),
    [
        ("2022-02", "Y", "9.1 years"),
        ("2001", "Y", "30 years"),
        ("2031-03-13", "D", "4 days"),
        ("2031-02-17", "W", "4.0 weeks"),
    ],
)
def test_a_length_in_words(begin: str, unit: str, words: str) -> None:
    days = parse_days(begin)
    assert days is not None
    assert words == describe_length(days, TODAY, unit)
