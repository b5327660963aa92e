"""A number is held against the list that follows."""

import pytest

from handmade import report, sheet
from onrecord.compare.count_checks import check_counts
from onrecord.compare.quantities import find_quantities


def check(text: str) -> list[tuple[str, str, str]]:
    story = sheet(report(text))
    found = check_counts(story, find_quantities(story))
    return [(story.exact((c.span,)), str(c.verdict), c.detail) for c in found]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The three ministers, Renkar, Velde and Brisk, met.", "agrees"),
        ("The four ministers, Renkar, Velde and Brisk, met.", "differs"),
        ("Five ministers – Renkar, Velde and Brisk – met.", "differs"),
        ("Four cities: Ostrel, Hadvik and Brannock.", "differs"),
        ("Four cities, Ostrel, Hadvik and Brannock, agreed.", "open"),  # not all, perhaps
        ("The two cities, Ostrel, Varenia, Hadvik, and Solmark, agreed.", "open"),
        ("Seven leaders, including Marost, Kessen and Aldis, came.", "open"),
        ("Three leaders, including Marost, Kessen and Aldis, came.", "agrees"),
        ("Two leaders, such as Marost, Kessen and Aldis, came.", "open"),
    ],
)
def test_a_number_and_the_list_behind_it(text: str, verdict: str) -> None:
    assert [verdict] == [each for _, each, _ in check(text)]


@pytest.mark.parametrize(
    "text",
    [
        "More than four ministers: Renkar, Velde and Brisk.",
        "It cost 4 dollars: Renkar, Velde and Brisk.",
        "Two of the ten cities: Ostrel and Hadvik.",
        "Four ministers met Renkar, Velde and Brisk.",
        "The 400 cities: Ostrel and Hadvik.",
    ],
)
def test_what_is_not_counted(text: str) -> None:
    assert [] == check(text)


def test_a_detail_says_who_is_named() -> None:
    ((words, _, detail),) = check("The four ministers, Renkar, Velde and Brisk, met.")
    assert ("four ministers", "The list names three: Renkar; Velde; Brisk.") == (words, detail)


def test_a_long_list_is_told_in_figures() -> None:
    names = ", ".join(f"City{letter}" for letter in "ABCDEFGHIJK")
    ((_, _, detail),) = check(f"The 40 cities: {names} and CityL.")
    assert detail.startswith("The list names 12: ")


@pytest.mark.parametrize(
    ("further", "verdicts"),
    [
        ("The leaders who came – including Marost and Kessen – left.", ["open"]),
        ("The leaders who came, Marost, Kessen and Aldis, left.", ["agrees"]),
        ("The leaders, Marost and Kessen, left.", []),  # others, perhaps: it never differs
        ("Few leaders, including Marost and Kessen, left.", []),
        ("The leaders left. Marost and Kessen stayed.", []),
    ],
)
def test_a_list_further_on(further: str, verdicts: list[str]) -> None:
    assert verdicts == [each for _, each, _ in check(f"She met three leaders. {further}")]


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    assert ["open"] == [
        each
        for _, each, _ in check("İn all, she met ten leaders. The leaders, such as A and B, left.")
    ]
