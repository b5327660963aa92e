"""A total is held against its parts."""

import pytest

from handmade import report, sheet, timex
from onrecord.compare.quantities import find_quantities
from onrecord.compare.sum_checks import check_sums


def check(text: str) -> list[tuple[str, str]]:
    story = sheet(report(text))
    found = check_sums(story, find_quantities(story))
    return [(str(c.verdict), c.detail) for c in found]


@pytest.mark.parametrize(
    ("text", "verdict", "detail"),
    [
        ("They lost 12 in the north and 30 in the south, 42 in all.", "agrees", "12 + 30 = 42."),
        ("They lost 12 in the north and 30 in the south, 43 in all.", "differs", "12 + 30 = 42."),
        (
            "It has 12 ships, 7 boats and 30 rafts, for a total of 49.",
            "agrees",
            "12 + 7 + 30 = 49.",
        ),
        ("It took 42 soldiers – 12 Varenians and 30 others – along.", "agrees", "12 + 30 = 42."),
        ("It took 43 soldiers (12 Varenians and 30 others) along.", "differs", "12 + 30 = 42."),
        ("It took 42 soldiers: 12 Varenians and 30 others.", "agrees", "12 + 30 = 42."),
        ("It took 43 soldiers: about 12 men and 30 women.", "open", "12 + 30 = 42."),
        (
            "It costs $2 billion for grain and $3.5 billion for guns, $5.6 billion in all.",
            "agrees",  # rounded
            "2,000,000,000 + 3,500,000,000 = 5,500,000,000.",
        ),
        (
            "It costs $2bn for grain and $3.5bn for guns, $7bn in all.",
            "differs",
            "2,000,000,000 + 3,500,000,000 = 5,500,000,000.",
        ),
    ],
)
def test_a_total_and_its_parts(text: str, verdict: str, detail: str) -> None:
    assert [(verdict, detail)] == check(text)


@pytest.mark.parametrize(
    "text",
    [
        "It took 43 soldiers, including 12 Varenians and 30 others.",
        "It took 43 soldiers, 12 Varenians and 30 others.",  # not set off
        "It has two points – one on trade and one on grain – left.",
        "They lost 12 in the north and 30 in the south, 100 in all.",  # others, too
        "They lost 12 in the north and 30 in the south, 20 in all.",
        "They lost 12 ships and $30, 42 in all.",
        "They lost 12, and said that of those who had gone south 30 came back, 42 in all.",
        "They lost 12 ships, 42 in all.",
        "It took 43 soldiers – 12 Varenians – along with 30 others.",
        "It took 43 soldiers (12 Varenians and 30 others, 2 of whom fell) along.",
        "It took 43 tonnes: 12 km and 30 km.",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert [] == check(text)


def test_years_are_no_parts() -> None:
    story = report("It took 42 ships: 12 in 2030 and 30 in 2031.")
    times = [timex(story, "2030", "2030"), timex(story, "2031", "2031")]
    whole = sheet(story, timexes=times)
    assert [] == list(check_sums(whole, find_quantities(whole)))
