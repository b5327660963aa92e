import pytest

from sample_times import WEDNESDAY, read_values, times_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on the 45th of August.", ["August = 2025-08"]),
        ("It was signed on Monday, August 18, 2025.", ["Monday, August 18, 2025 = 2025-08-18"]),
        ("It was signed on August 18 2025.", ["August 18 2025 = 2025-08-18"]),
        ("He wrote on the 18th of August 2025.", ["the 18th of August 2025 = 2025-08-18"]),
        ("He wrote on the twenty-first of August.", ["the twenty-first of August = 2025-08-21"]),
        ("They met on the first of May.", ["the first of May = 2025-05-01"]),
        ("The note of 18 August arrived.", ["18 August = 2025-08-18"]),
        ("On 2025-08-18 they met.", ["2025-08-18 = 2025-08-18"]),
        ("On 2025-08-18T10:30 they met.", ["2025-08-18T10:30 = 2025-08-18T10:30"]),
        ("On 2025-02-30 they met.", []),
        ("On 25.12.2024 they met.", ["25.12.2024 = 2024-12-25"]),
        ("On 08/09/2025 they met.", []),
        ("On 8/8/2025 they met.", ["8/8/2025 = 2025-08-08"]),
        ("On 12/25/24 they met.", []),
        ("On 31/31/2025 they met.", []),
        ("On February 30 they met.", []),
        ("On February 30, 2025 they met.", ["2025 = 2025"]),
        ("On August 45 they met.", ["August = 2025-08"]),
        ("They met on Wed., Aug. 13.", ["Wed., Aug. 13 = 2025-08-13"]),
        ("They met last Aug. 23.", ["last Aug. 23 = 2024-08-23"]),
        ("They meet next Aug. 13.", ["next Aug. 13 = 2026-08-13"]),
        ("They said on Wednesday it was over.", ["Wednesday = 2025-08-20"]),
        ("They will meet on Wednesday.", ["Wednesday = 2025-08-20"]),
        ("They met the previous Friday.", ["the previous Friday = 2025-08-15"]),
        (
            "They met on August 4, 2025, and the following Friday.",
            ["August 4, 2025 = 2025-08-04", "the following Friday = 2025-08-08"],
        ),
        ("They met this past Monday.", ["this past Monday = 2025-08-18"]),
        ("They meet this coming Monday.", ["this coming Monday = 2025-08-25"]),
        ("They meet this Friday.", ["this Friday = 2025-08-22"]),
        ("They met this Monday.", ["this Monday = 2025-08-18"]),
        ("They will meet this Monday.", ["this Monday = 2025-08-25"]),
        ("It rains on Sundays.", ["Sundays = XXXX-WXX-7"]),
        ("Today the talks go on.", ["Today = 2025-08-20"]),
        ("It was read in Ostrel Today and elsewhere.", []),
        ("They leave the day after tomorrow.", ["the day after tomorrow = 2025-08-22"]),
        ("They left the day before yesterday.", ["the day before yesterday = 2025-08-18"]),
        ("They left the day after yesterday.", ["the day after yesterday = 2025-08-20"]),
        ("They came the day after today.", ["the day after today = 2025-08-21"]),
        ("It was a good Friday.", ["Friday = 2025-08-15"]),
        ("A New Week Day began.", []),
    ],
)
def test_days(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Monday.", ["Monday = XXXX-WXX-1"]),
        ("They met this Friday.", ["this Friday = XXXX-WXX-5"]),
        ("They met on August 18.", ["August 18 = XXXX-08-18"]),
        ("They met yesterday.", ["yesterday = XXXX-XX-XX"]),
    ],
)
def test_without_a_reference_date_the_unknown_stays_open(text: str, expected: list[str]) -> None:
    assert expected == read_values(text, None)


@pytest.mark.parametrize("reference", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_break_nothing(reference: str) -> None:
    text = "Last Monday, on Friday and next Monday they will rest, last Easter and next Christmas."
    assert [] != read_values(text, reference)


def test_anchor_is_the_date_it_was_read_against() -> None:
    text = "They met on August 4, 2025, on Monday and the previous Friday."
    assert [None, WEDNESDAY, "2025-08-18"] == [timex.anchor for timex in times_of(text)]
