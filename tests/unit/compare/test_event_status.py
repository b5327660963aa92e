"""What became of an event, by the words at it."""

import pytest

from event_sheets import mark
from onrecord.compare.event_status import find_status
from onrecord.compare.event_triggers import find_triggers
from onrecord.compare.event_words import load_event_words
from onrecord.compare.periods import read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import EventStatus

HELD, PLANNED, PROPOSED = EventStatus.HELD, EventStatus.PLANNED, EventStatus.PROPOSED


def ask(text: str, day: str | None = None, today: str = "2031-03-17") -> tuple[EventStatus, bool]:
    scenery, words = Scenery(mark(text)), load_event_words()
    trigger = find_triggers(scenery, words)[0]
    published = read_period(today)
    assert published is not None
    return find_status(scenery, words, trigger, read_period(day), published.first)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The talks took place.", HELD),
        ("They held talks.", HELD),
        ("They will hold talks.", PLANNED),
        ("The talks are to begin soon.", PLANNED),
        ("It is confirmed that the talks would take place in May.", PLANNED),
        ("The talks would take place if it rains.", PROPOSED),
        ("A possible summit is discussed.", PROPOSED),
        ("The summit was called off.", EventStatus.CANCELLED),
        ("The summit was postponed.", PLANNED),
        ("No summit took place.", EventStatus.DENIED),
        ("They did not hold talks.", EventStatus.DENIED),
        ("[Marost] met [Kessen].", HELD),
        ("[Marost] will meet [Kessen].", PLANNED),
        ("[Marost] could meet [Kessen].", PROPOSED),
        ("If [Marost] should meet [Kessen], it rains.", PROPOSED),
        ("[Aldis] invited [Marost] to meet [Kessen].", PROPOSED),
        ("[Aldis] promised to let them, for once, all meet [Kessen].", PLANNED),
        ("[Marost] plans to meet [Kessen].", PLANNED),
        ("[Marost] meets [Kessen].", HELD),
        ("[Marost] has never met [Kessen].", EventStatus.DENIED),
    ],
)
def test_words_tell(text: str, status: EventStatus) -> None:
    assert (status, True) == ask(text)


def test_where_no_word_tells_it_is_not_sure() -> None:
    assert (HELD, False) == ask("[Quint] disliked the talks.")


def test_the_day_tells_what_the_words_leave_open() -> None:
    assert (PLANNED, True) == ask("[Quint] leaves after the talks.", "2031-03-20")
    assert (HELD, True) == ask("The planned talks ended.", "2031-03-10")
