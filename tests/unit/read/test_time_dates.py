import pytest

from sample_times import read_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The troops of Storm-2021 left.", []),
        ("The firm's 2023 profit and that 1998 loss", ["2023 = 2023", "1998 = 1998"]),
        ("Kessen’s 2023 profit", ["2023 = 2023"]),
        ("They sent athletes to the Winter Games.", []),
        ("They saw /watch?t=2001 there.", []),
        ("In the week 2014 it won.", ["the week = 2025-W34", "2014 = 2014"]),
        ("The 1500 annexation hurt.", []),
        ("In nineteen five it won.", []),
        ("It began in February 2022.", ["February 2022 = 2022-02"]),
        ("It began in March, 2023.", ["March, 2023 = 2023-03"]),
        ("It began in May.", ["May = 2025-05"]),
        ("Last week Dec spoke.", ["Last week = 2025-W33"]),
        ("Dec was a name, and Jan too.", []),
        ("May was late.", []),
        ("It was led by April Stone.", []),
        ("He joined March for Peace.", []),
        ("In June they talked.", ["June = 2025-06"]),
        ("They met last March.", ["last March = 2025-03"]),
        ("They meet next March.", ["next March = 2026-03"]),
        ("They meet next August.", ["next August = 2026-08"]),
        ("They met this July.", ["this July = 2025-07"]),
        ("They will meet this July.", ["this July = 2026-07"]),
        ("They moved past March.", []),
        ("They met in August.", ["August = 2025-08"]),
        ("It was August.", ["August = 2025-08"]),
        ("In the summer of 2024 they met.", ["the summer of 2024 = 2024-SU"]),
        ("They met in spring.", ["spring = 2025-SP"]),
        ("Prices fall.", []),
        ("They met in the fall.", ["the fall = 2025-FA"]),
        ("Before the fall came pride.", []),
        ("They met last winter.", ["last winter = 2025-WI"]),
        ("They meet next winter.", ["next winter = 2026-WI"]),
        ("They met last autumn.", ["last autumn = 2024-FA"]),
        ("They meet next spring.", ["next spring = 2026-SP"]),
        ("They meet this summer.", ["this summer = 2025-SU"]),
        ("The third week ended.", []),
        ("In 2014 it began.", ["2014 = 2014"]),
        ("The 2014 annexation hurt.", ["2014 = 2014"]),
        ("The 2014 elections hurt.", ["2014 = 2014"]),
        ("It sent 2000 voters home.", []),
        ("Resolution 1973 passed.", []),
        ("It saw flight 2025 land.", []),
        ("In the year 2000 it won.", ["the year 2000 = 2000"]),
        ("In nineteen ninety-six it won.", ["nineteen ninety-six = 1996"]),
        ("In twenty twenty-five it won.", ["twenty twenty-five = 2025"]),
        ("In two thousand and five it won.", ["two thousand and five = 2005"]),
        ("It won in 1500.", ["1500 = 1500"]),
        ("It won 1500 times.", []),
        ("They ruled both 2021 and 2022.", ["2021 = 2021", "2022 = 2022"]),
        ("It cost $2025 in all.", []),
        ("In the 2024 period it lost.", ["the 2024 period = 2024"]),
        ("2025", ["2025 = 2025"]),
        ("The 1990s were calm.", ["The 1990s = 199"]),
        ("The '80s were calm.", ["The '80s = 198"]),
        ("The '10s were calm.", ["The '10s = 201"]),
        ("The early 1990s were calm.", ["The early 1990s = 199 START"]),
        ("The nineties were calm.", ["The nineties = 199"]),
        ("The late nineties were calm.", ["The late nineties = 199 END"]),
        ("The 21st century began.", ["The 21st century = 20"]),
        ("The twentieth century ended.", ["The twentieth century = 19"]),
        ("The twenty-first century began.", ["The twenty-first century = 20"]),
        ("The 40th century began.", []),
        ("The twentieth day ended.", []),
    ],
)
def test_wider_dates(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in August.", ["August = XXXX-08"]),
        ("They met last spring.", ["last spring = XXXX-SP"]),
        ("The '80s were calm.", ["The '80s = 198"]),
    ],
)
def test_without_a_reference_date_the_unknown_stays_open(text: str, expected: list[str]) -> None:
    assert expected == read_values(text, None)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("2025-03-10", "2026-SP"), ("2025-12-20", "2026-SP"), ("2025-01-20", "2025-SP")],
)
def test_next_spring_is_the_first_one_ahead(reference: str, expected: str) -> None:
    assert [f"next spring = {expected}"] == read_values("They meet next spring.", reference)
