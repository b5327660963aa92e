import pytest

from sample_times import read_values, times_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last week was wet, in the last period too.", ["Last week = 2025-W33"]),
        ("The last period was wet.", []),
        (
            "The fourth quarter of 2024 was dry, the latest period wet.",
            ["The fourth quarter of 2024 = 2024-Q4", "the latest period = 2024-Q4"],
        ),
        ("He left a decade ago.", ["a decade ago = 2015 APPROX"]),
        ("Last week it rained.", ["Last week = 2025-W33"]),
        ("This month it rained.", ["This month = 2025-08"]),
        ("Next year it rains.", ["Next year = 2026"]),
        ("The current year is wet.", ["The current year = 2025"]),
        ("The coming week is dry.", ["The coming week = 2025-W35"]),
        ("The latest quarter was wet.", ["The latest quarter = 2025-Q2"]),
        (
            "The third quarter of 2024 was dry, the latest quarter wet.",
            ["The third quarter of 2024 = 2024-Q3", "the latest quarter = 2024-Q3"],
        ),
        ("The latest year was wet.", ["The latest year = 2025"]),
        ("The latest period was wet.", []),
        ("This period was wet.", []),
        ("This hour was wet.", []),
        ("Last fortnight was wet.", []),
        ("It rained this past week.", ["this past week = 2025-W33"]),
        ("It rained over the past week.", ["the past week = P1W"]),
        ("It rained over the past decade.", ["the past decade = P10Y"]),
        ("It rained over the past weekend.", ["the past weekend = 2025-W33-WE"]),
        ("It rained over the past hour.", ["the past hour = PT1H"]),
        ("This weekend it rained.", ["This weekend = 2025-W34-WE"]),
        ("He saw “This Week” there.", []),
        (
            "It rained on August 4, 2025, and again the next day.",
            ["August 4, 2025 = 2025-08-04", "the next day = 2025-08-05"],
        ),
        (
            "It rained on August 4, 2025, and the following week.",
            ["August 4, 2025 = 2025-08-04", "the following week = 2025-W33"],
        ),
        (
            "It rained on August 4, 2025, and the same day.",
            ["August 4, 2025 = 2025-08-04", "the same day = 2025-08-04"],
        ),
        (
            "It rained in August 2024 and again that month.",
            ["August 2024 = 2024-08", "that month = 2024-08"],
        ),
        ("It rained in 2023 and the following year.", ["2023 = 2023", "the following year = 2024"]),
        ("It rained in 2023 and that decade.", ["2023 = 2023"]),
        ("It rained the following week.", []),
        ("Then, in the next week, it rained.", ["the next week = 2025-W35"]),
        ("That same day it rained.", []),
        ("The week was wet.", ["The week = 2025-W34"]),
        ("The year was wet.", ["The year = 2025"]),
        ("The quarter was wet.", []),
        (
            "The third quarter of 2024 was dry, and the quarter wet.",
            ["The third quarter of 2024 = 2024-Q3", "the quarter = 2024-Q3"],
        ),
        ("The weekend was wet.", ["The weekend = 2025-W33-WE"]),
        ("It will rain over the weekend.", ["the weekend = 2025-W34-WE"]),
        ("The week of rain began.", []),
        ("The year ended March 31 was wet.", ["The year = P1Y", "March 31 = 2025-03-31"]),
        ("It will end by year-end.", ["year-end = 2025-12-31"]),
        ("It has grown since year-end.", ["year-end = 2024-12-31"]),
        ("It will end by month-end.", ["month-end = 2025-08 END"]),
        ("It will end by year's end.", ["year's end = 2025 END"]),
        ("By day's end it rained.", []),
        (
            "The third quarter of 2024 was dry, unlike the year-ago quarter.",
            ["The third quarter of 2024 = 2024-Q3", "the year-ago quarter = 2023-Q3"],
        ),
        ("The year-ago loss grew.", ["year-ago = 2024"]),
        ("The month-earlier loss grew.", ["month-earlier = 2025-07"]),
        ("The day-earlier loss grew.", []),
        ("In recent weeks it rained.", ["recent weeks = PAST_REF"]),
        ("In the coming months it rains.", ["coming months = FUTURE_REF"]),
        ("In past years it rained.", ["past years = PAST_REF"]),
        ("In past weeks it rained.", []),
        ("In recent weekends it rained.", ["recent = PAST_REF"]),
        ("Two weeks ago it rained.", ["Two weeks ago = 2025-W32"]),
        ("Three hours ago it rained.", ["Three hours ago = PAST_REF"]),
        ("Several days ago it rained.", ["Several days ago = PAST_REF"]),
        ("A year ago it rained.", ["A year ago = 2024"]),
        ("A decade ago it rained.", ["A decade ago = 2015 APPROX"]),
        ("66 million years ago it rained.", ["66 million years ago = PAST_REF"]),
        (
            "The third quarter of 2024 was dry; a year ago it was wet.",
            ["The third quarter of 2024 = 2024-Q3", "a year ago = 2023-Q3"],
        ),
        (
            "On August 4, 2025 it rained, and two days later too.",
            ["August 4, 2025 = 2025-08-04", "two days later = 2025-08-06"],
        ),
        (
            "On August 4, 2025 it rained, and three hours later too.",
            ["August 4, 2025 = 2025-08-04", "three hours = PT3H"],
        ),
        ("Two days later it rained.", ["Two days = P2D"]),
        (
            "In 2020 it rained, and two years earlier too.",
            ["2020 = 2020", "two years earlier = 2018"],
        ),
        ("A year earlier it rained.", ["A year earlier = 2024"]),
        ("Three months from now it rains.", ["Three months from now = 2025-11"]),
        ("Two weeks from today it rains.", ["Two weeks from today = 2025-09-03"]),
        ("It rained a week ago Tuesday.", ["a week ago Tuesday = 2025-08-12"]),
        ("It rained two years ago today.", ["two years ago today = 2023-08-20"]),
        ("It rained two years ago Tuesday.", ["two years ago = 2023", "Tuesday = 2025-08-19"]),
        ("It rained a day ago in March.", ["a day ago = 2025-08-19", "March = 2025-03"]),
        (
            "It rained a few weeks ago Tuesday.",
            ["a few weeks ago = PAST_REF", "Tuesday = 2025-08-19"],
        ),
        (
            "It rained a week ago on 4 May 2025.",
            ["a week ago = 2025-W33", "4 May 2025 = 2025-05-04"],
        ),
        ("It rains a week from Friday.", ["a week from Friday = 2025-08-22"]),
        ("It rained the day after Christmas.", ["the day after Christmas = 2024-12-26"]),
        ("It rained the day before last Tuesday.", ["the day before last Tuesday = 2025-08-18"]),
        ("It rained the week before Easter.", ["Easter = 2025-04-20"]),
        ("It rained the day before March 2025.", ["March 2025 = 2025-03"]),
        ("It rained the previous year.", ["the previous year = 2024"]),
        ("It rained the previous day.", []),
        ("It rains in the weeks ahead.", ["the weeks ahead = PXW"]),
        ("It rains in the days to come.", ["the days to come = PXD"]),
        ("It rained hours after the talks.", ["hours = PTXH"]),
        ("It rained in the days before the talks.", ["days = PXD"]),
        ("A few days from now it rains.", ["A few days from now = FUTURE_REF"]),
        ("9,999 years from now it rains.", ["9,999 years from now = FUTURE_REF"]),
    ],
)
def test_times_seen_from_another_time(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last week it rained.", ["Last week = XXXX-WXX"]),
        ("Next month it rains.", ["Next month = XXXX-XX"]),
        ("Last quarter it rained.", ["Last quarter = XXXX-QX"]),
        ("Last year it rained.", ["Last year = XXXX"]),
        ("Last weekend it rained.", ["Last weekend = XXXX-WXX-WE"]),
        ("Last decade it rained.", []),
        ("Two weeks ago it rained.", ["Two weeks ago = PAST_REF"]),
        ("Two weeks from now it rains.", ["Two weeks from now = FUTURE_REF"]),
    ],
)
def test_without_a_reference_date_the_unknown_stays_open(text: str, expected: list[str]) -> None:
    assert expected == read_values(text, None)


def test_the_weekend_of_a_weekend_report_is_its_own() -> None:
    assert ["the weekend = 2025-W33-WE"] == read_values("It rained on the weekend.", "2025-08-17")


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("0001-01-01", ["PAST_REF", "PAST_REF", "0002", "0003"]),
        ("9999-12-31", ["9997", "9998", "9998", "FUTURE_REF"]),
    ],
)
def test_the_ends_of_the_calendar_break_nothing(reference: str, expected: list[str]) -> None:
    text = "Two years ago, a year ago, last year, next year and two years from now it rains."
    assert expected == [timex.value for timex in times_of(text, reference)]
