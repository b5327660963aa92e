"""A weekday is held against the date beside it."""

import pytest

from handmade import report, sheet
from onrecord.compare.weekday_checks import check_weekdays


def check(text: str, reference_date: str | None = "2031-03-19") -> list[tuple[str, str, str]]:
    story = sheet(report(text), reference_date=reference_date)
    return [(story.exact((c.span,)), str(c.verdict), c.detail) for c in check_weekdays(story)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday, 17 March 2031, they met.", "Monday, 17 March 2031"),
        ("On Monday, March 17, 2031, they met.", "Monday, March 17, 2031"),
        ("On Monday (March 17) they met.", "Monday (March 17"),
        ("On Monday evening, the 17th of March,\nthey met.", "Monday evening, the 17th of March"),
        ("On Mon., Mar. 17, they met.", "Mon., Mar. 17"),
        ("On 17 March 2031 (Monday) they met.", "17 March 2031 (Monday"),
        ("On March 17, Monday, they met.", "March 17, Monday"),
        ("It was Monday, 17 March.", "Monday, 17 March"),
        ("It was Mon. 17 March.", "Mon. 17 March"),
    ],
)
def test_forms_that_are_right(text: str, words: str) -> None:
    assert [(words, "agrees", "17 March 2031 is a Monday.")] == check(text)


def test_a_wrong_weekday_of_a_full_date_differs() -> None:
    found = check("They met on Monday, 18 August 2025, or on Tuesday, 18 August 2025.")
    assert ["agrees", "differs"] == [verdict for _, verdict, _ in found]
    assert "18 August 2025 is a Monday." == found[1][2]


def test_a_wrong_weekday_near_the_report_differs() -> None:
    found = check("It was tabled on Tuesday, March 12.")
    assert [("Tuesday, March 12", "differs", "12 March 2031 is a Wednesday.")] == found


def test_a_date_across_the_new_year_is_of_the_year_before() -> None:
    found = check("They met on Tuesday, 31 December.", "2031-01-03")
    assert [("Tuesday, 31 December", "agrees", "31 December 2030 is a Tuesday.")] == found


@pytest.mark.parametrize(
    "text",
    [
        "They met on Tuesday, 4 August.",  # months away, and it does not fit: of which year?
        "On the anniversary, Tuesday, March 12, they met.",
        "In 2030 they met. It was Tuesday, March 12.",
        "They met on Friday, 29 February.",  # no such day in 2031
    ],
)
def test_where_the_year_is_not_sure_nothing_differs(text: str) -> None:
    assert ["open"] == [verdict for _, verdict, _ in check(text)]


def test_a_date_months_away_that_fits_agrees() -> None:
    assert ["agrees"] == [v for _, v, _ in check("They met on Wednesday, 1 January.")]


@pytest.mark.parametrize("day", ["2031-03-19", "2028-08-31"])
def test_a_day_that_no_year_near_has(day: str) -> None:
    assert ["open"] == [v for _, v, _ in check("They met on Monday, 29 February.", day)]


def test_a_day_that_the_year_does_not_have_differs() -> None:
    found = check("They met on Monday, 30 February 2031.")
    assert [("Monday, 30 February 2031", "differs", "February 2031 has no day 30.")] == found


def test_without_a_day_of_its_own_a_report_tells_no_year() -> None:
    assert ["open"] == [v for _, v, _ in check("They met on Monday, 17 March.", None)]


def test_old_dates_are_left_open() -> None:
    assert ["open"] == [v for _, v, _ in check("It was Sunday, 22 January 1905.")]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday and Tuesday, March 17 and 18.",
        "On March 17, Tuesday’s talks were put off.",
        "They met on monday, march 18.",
        "They met on Monday, 45 March.",
        "From Monday until March 18.",
        "It was in the Hadvik Sun, March 17, 2031.",
    ],
)
def test_what_stands_beside_by_chance(text: str) -> None:
    assert [] == check(text)


def test_a_date_outside_all_sentences_is_not_sure() -> None:
    story = sheet(report("Tuesday, March 12"), reference_date="2031-03-19")
    bare = type(story)(report=story.report, text=story.text)
    assert ["open"] == [str(c.verdict) for c in check_weekdays(bare)]
