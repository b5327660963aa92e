import pytest

from sample_times import read_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The third quarter was bad.", ["The third quarter = 2025-Q3"]),
        ("The fourth quarter will be bad.", ["The fourth quarter = 2025-Q4"]),
        ("The fourth quarter was bad.", ["The fourth quarter = 2024-Q4"]),
        ("The first quarter will be good.", ["The first quarter = 2026-Q1"]),
        ("The third-quarter loss grew.", ["third-quarter = 2025-Q3"]),
        ("The third quarter of 2024 ended.", ["The third quarter of 2024 = 2024-Q3"]),
        ("The fifth quarter ended.", []),
        ("The second half of 2024 was calm.", ["The second half of 2024 = 2024-H2"]),
        ("The third half of 2024 was calm.", ["2024 = 2024"]),
        ("The 2024 second quarter was calm.", ["The 2024 second quarter = 2024-Q2"]),
        ("the last half of 2024", ["the last half of 2024 = 2024-H2"]),
        ("In fiscal 2024 it lost.", ["fiscal 2024 = 2024"]),
        ("It grew in Q4 2024.", ["Q4 2024 = 2024-Q4"]),
        ("It grew in 2024 Q4.", ["2024 Q4 = 2024-Q4"]),
        ("It grew in Q2.", ["Q2 = 2025-Q2"]),
        ("It will grow in Q1.", ["Q1 = 2026-Q1"]),
        ("It grew in H1 2025.", ["H1 2025 = 2025-H1"]),
        ("They took the H1 to Ostrel.", []),
        ("It grew in the second half of last year.", ["the second half of last year = 2024-H2"]),
        ("It grew in the first half of August.", ["August = 2025-08"]),
        ("It grew in the third half of last year.", ["last year = 2024"]),
        ("It grew in fiscal 2024.", ["fiscal 2024 = 2024"]),
        ("It grew in the fiscal year 2024.", ["the fiscal year 2024 = 2024"]),
        ("It grew in the 2024 fiscal year.", ["the 2024 fiscal year = 2024"]),
        ("It grew in the 2024 fiscal week.", ["2024 = 2024"]),
        ("It grew in FY2024 and FY 98.", ["FY2024 = 2024", "FY 98 = 1998"]),
    ],
)
def test_parts_of_years(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


def test_without_a_reference_date_the_year_stays_open() -> None:
    assert ["The third quarter = XXXX-Q3"] == read_values("The third quarter was bad.", None)
