"""The further places of a journey."""

import pytest

from event_sheets import mark
from onrecord.compare.event_mentions import find_events


@pytest.mark.parametrize(
    ("text", "legs"),
    [
        (
            "[Harn] will travel to {Ostrel} on <22 March=2031-03-22>, and to {Hadvik} "
            "the day after.",
            [("Ostrel", "2031-03-22"), ("Hadvik", "2031-03-23")],
        ),
        (
            "[Harn] will travel to {Ostrel} on <22 March=2031-03-22> and to {Hadvik} on "
            "<24 March=2031-03-24>.",
            [("Ostrel", "2031-03-22"), ("Hadvik", "2031-03-24")],
        ),
        (
            "[Harn] will travel to {Ostrel} on <22 March=2031-03-22>, and to {Hadvik} in time.",
            [("Ostrel", "2031-03-22")],
        ),
        (
            "[Harn] will travel to {Ostrel} on <22 March=2031-03-22>, and to sleep.",
            [("Ostrel", "2031-03-22")],
        ),
    ],
)
def test_legs(text: str, legs: list[tuple[str, str]]) -> None:
    assert legs == [(event.place, event.start) for event in find_events(mark(text))]
