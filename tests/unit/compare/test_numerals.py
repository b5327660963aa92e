"""Numbers, in figures and in words."""

import pytest

from onrecord.compare.numerals import find_numerals


def read_numbers(text: str) -> list[float]:
    return [float(found.value) for found in find_numerals(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("seven ministers", [7]),
        ("twenty-five and twenty five", [25, 25]),
        ("two hundred and ten guards", [210]),
        ("one million two hundred thousand", [1_200_000]),
        ("five and six hundred", [5, 600]),
        ("a dozen, half a dozen, a hundred", [12, 6, 100]),
        ("half a million", [500_000]),
        ("two and a half million", [2_500_000]),
        ("1,250 and 1.5 million", [1250, 1_500_000]),
        ("2 million, 90-million, 28.4million", [2_000_000, 90_000_000, 28_400_000]),
        ("12\u00a0500 ships", [12_500]),
        ("2 and a half million", [2_500_000]),
        ("10-15 ships", [10, 15]),
    ],
)
def test_the_value_of_a_number(text: str, values: list[float]) -> None:
    assert values == read_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "hundreds of lorries",
        "several hundred lorries",  # nobody says how many
        "an F-16, a G7 and a T-72",
        "at 10:30",
        "17/03/2031",
        "twenty ten",  # two numbers, or a year
        "no number at all",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert [] == read_numbers(text)


@pytest.mark.parametrize(
    ("text", "slack"),
    [("42", 0), ("1.5 million", 50_000), ("3 billion", 500_000_000), ("2.25", 0.005)],
)
def test_what_is_rounded_may_be_off(text: str, slack: float) -> None:
    (found,) = find_numerals(text, 0, len(text))
    assert slack == float(found.slack)


def test_words_and_multipliers_are_told_apart() -> None:
    one, other = find_numerals("seven and 3 million", 0, 19)
    assert (True, False) == (one.is_spelled, one.is_multiplied)
    assert (False, True) == (other.is_spelled, other.is_multiplied)
