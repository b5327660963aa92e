"""A percentage is held against part and whole."""

import pytest

from handmade import report, sheet
from onrecord.compare.quantities import find_quantities
from onrecord.compare.share_checks import check_shares


def check(text: str) -> list[tuple[str, str]]:
    story = sheet(report(text))
    return [(str(c.verdict), c.detail) for c in check_shares(story, find_quantities(story))]


@pytest.mark.parametrize(
    ("text", "verdict", "detail"),
    [
        ("It won 62 of 100 seats, or 62 percent.", "agrees", "62 of 100 is 62.0 %."),
        ("It won 62 of 100 seats (64 %).", "differs", "62 of 100 is 62.0 %."),
        ("It won 64 percent (62 out of 100).", "differs", "62 of 100 is 62.0 %."),
        ("It won about 64 percent (62 out of 100).", "agrees", "62 of 100 is 62.0 %."),
        ("It won 41 seats out of 123, 33.3 percent.", "agrees", "41 of 123 is 33.3 %."),
        ("It won 41 of 123 seats, 34.3 percent.", "differs", "41 of 123 is 33.3 %."),
    ],
)
def test_a_percentage_and_its_numbers(text: str, verdict: str, detail: str) -> None:
    assert [(verdict, detail)] == check(text)


@pytest.mark.parametrize(
    "text",
    [
        "It won 62 of 100 seats and lost 10 percent.",
        "It won 62 seats, 64 percent.",
        "It won 120 of 100 seats, 64 percent.",
        "It won 62 of 64 percent of them.",
        "It won 62 of 100 seats.",
    ],
)
def test_what_is_no_share(text: str) -> None:
    assert [] == check(text)
