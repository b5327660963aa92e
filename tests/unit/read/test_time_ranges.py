import pytest

from sample_times import read_values, times_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days
        ("They met from 3 to 5 March.", ["3 = 2025-03-03", "5 March = 2025-03-05"]),
        (
            "They met between the 3rd and the 5th of March 2024.",
            ["3rd = 2024-03-03", "the 5th of March 2024 = 2024-03-05"],
        ),
        ("They met on 3 and 5 March.", ["3 = 2025-03-03", "5 March = 2025-03-05"]),
        ("They met 3–5 March 2024.", ["3 = 2024-03-03", "5 March 2024 = 2024-03-05"]),
        ("They lost 15 and 3 March again.", ["3 March = 2025-03-03"]),
        ("They met from 5 to 3 March.", ["3 March = 2025-03-03"]),
        ("They met on March 3-5, 2024.", ["March 3 = 2024-03-03", "5, 2024 = 2024-03-05"]),
        (
            "They met from December 30 to January 2, 2025.",
            ["December 30 = 2024-12-30", "January 2, 2025 = 2025-01-02"],
        ),
        (
            "They met from 28 February to 3 March 2024.",
            ["28 February = 2024-02-28", "3 March 2024 = 2024-03-03"],
        ),
        # months and years
        ("It rained between March and May 2024.", ["March = 2024-03", "May 2024 = 2024-05"]),
        (
            "It rained from November to February 2024.",
            ["November = 2023-11", "February 2024 = 2024-02"],
        ),
        ("Dec to February 2024", ["February 2024 = 2024-02"]),
        ("The 2014-15 season was dry.", ["2014 = 2014", "15 = 2015"]),
        ("It was dry in 1999/00.", ["1999 = 1999", "00 = 2000"]),
        ("It was dry in 2014-12.", []),
        # days of the week
        ("They met from Monday to Friday.", ["Monday = 2025-08-18", "Friday = 2025-08-22"]),
        (
            "They met between Thursday and Saturday.",
            ["Thursday = 2025-08-14", "Saturday = 2025-08-16"],
        ),
        ("They met on Monday and Friday.", ["Monday = 2025-08-18", "Friday = 2025-08-15"]),
        ("They met from July 2 to Friday.", ["July 2 = 2025-07-02", "Friday = 2025-08-15"]),
        ("They went to Ostrel to Friday prayers.", ["Friday = 2025-08-15"]),
    ],
)
def test_each_end_has_what_the_other_tells(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


def test_the_second_weekday_is_read_against_the_first() -> None:
    anchors = [timex.anchor for timex in times_of("They met from Monday to Friday.")]
    assert ["2025-08-20", "2025-08-18"] == anchors
