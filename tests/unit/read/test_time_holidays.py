import pytest

from onrecord.read.time_holidays import find_holiday
from sample_times import read_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Christmas Week.", []),
        ("They met in New Year Week.", []),
        ("They met on Christmas Eve.", ["Christmas Eve = 2024-12-24"]),
        ("They rested on Christmas Day 2024.", ["Christmas Day 2024 = 2024-12-25"]),
        ("They rested last Christmas.", ["last Christmas = 2024-12-25"]),
        ("They rest next Easter.", ["next Easter = 2026-04-05"]),
        ("They rested on Easter Monday.", ["Easter Monday = 2025-04-21"]),
        ("They met on Christmas Island.", []),
        ("They rest on New Year's Eve.", ["New Year's Eve = 2025-12-31"]),
        ("They rested on New Year's Day.", ["New Year's Day = 2025-01-01"]),
        ("They rested on Good Friday.", ["Good Friday = 2025-04-18"]),
        (
            "They voted on Halloween and at Thanksgiving.",
            ["Halloween = 2024-10-31", "Thanksgiving = 2024-11-28"],
        ),
        # names of several words
        ("They voted on Election Day.", ["Election Day = 2024-11-05"]),
        ("They will vote on Election\n Day.", ["Election\n Day = 2025-11-04"]),
        ("It is Election Day 2027.", ["Election Day 2027 = 2027-11-02"]),
        ("They spoke on St. Patrick’s Day.", ["St. Patrick’s Day = 2025-03-17"]),
        ("The palm sunday was one.", []),
        ("They rested on Palm Sunday.", ["Palm Sunday = 2025-04-13"]),
        ("Laws of the time after 9/11 hold.", ["9/11 = 2001-09-11"]),
        ("It is 9/112 or 19/11.", []),
        ("They rest next Memorial Day.", ["next Memorial Day = 2026-05-25"]),
        ("They rest on Independence Day.", []),
    ],
)
def test_named_days(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They rested at Christmas.", ["Christmas = XXXX-12-25"]),
        ("They rested on Christmas Eve.", []),
        ("They rested at Easter.", []),
        ("They rested last Christmas.", ["last Christmas = XXXX-12-25"]),
        ("They rested after 9/11.", ["9/11 = 2001-09-11"]),
    ],
)
def test_without_a_reference_date_the_year_is_open(text: str, expected: list[str]) -> None:
    assert expected == read_values(text, None)


def test_before_the_calendar_of_gregory_easter_is_unknown() -> None:
    assert find_holiday("E+0", 1500) is None
