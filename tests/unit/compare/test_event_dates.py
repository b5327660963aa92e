"""Which time is an event's, and what it says."""

import pytest

from event_sheets import mark
from handmade import stmt
from onrecord.compare.event_dates import When, find_when
from onrecord.compare.event_triggers import find_triggers
from onrecord.compare.event_words import load_event_words
from onrecord.compare.periods import read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import Sheet


def ask(sheet: Sheet, number: int = 0) -> When:
    scenery, words = Scenery(sheet), load_event_words()
    triggers = find_triggers(scenery, words)
    today = read_period("2031-03-17")
    assert today is not None
    others = frozenset(each.at for each in triggers) - {triggers[number].at}
    return find_when(scenery, words, triggers[number], others, today.first)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The talks on <Friday=2031-03-14> were long.", "2031-03-14"),
        ("<Friday=2031-03-14>’s talks were long.", "2031-03-14"),
        ("On <Friday=2031-03-14>, they held talks.", "2031-03-14"),
        ("The talks lasted from <3=2031-03-03> to <5 March=2031-03-05>.", "2031-03-03"),
        ("HADVIK, <17 March=2031-03-17> – The talks were long.", None),
        ("They have been at odds since <2019=2019> and held talks.", None),
        ("The talks since <2019=2019> were long.", None),
        ("The bridge fell on <Friday=2031-03-14> while the envoys and others held talks.", None),
        ("The talks are <now=PRESENT_REF> long.", None),
    ],
)
def test_the_day(text: str, start: str | None) -> None:
    days = ask(mark(text)).days
    assert start == (days.iso if days is not None else None)


def test_each_event_has_its_own_time() -> None:
    sheet = mark("[Marost] met [Quint], and <tomorrow=2031-03-18> will meet [Velde].")
    assert ask(sheet).days is None
    assert ask(sheet, 1).days == read_period("2031-03-18")


def test_when_it_was_said_is_no_time_of_the_event() -> None:
    def say(story):  # type: ignore[no-untyped-def]
        return [stmt(story, "the talks", cue="welcomed", source="Marost")]

    assert ask(mark("[Marost] <today=2031-03-17> welcomed the talks.", say=say)).days is None


def test_until_when() -> None:
    assert "2031-03-27" == str(ask(mark("They will meet within <ten days=P10D>.")).before)
    assert "2031-03-31" == str(ask(mark("They will meet by <March=2031-03>.")).before)
    assert "2031-03-01" == str(ask(mark("They will meet before <March=2031-03>.")).before)
    hung = ask(mark("They will meet within <ten days=P10D> of a request."))
    assert (None, None) == (hung.before, hung.days)
    assert ask(mark("They will meet within <days=PXD>.")).before is None


def test_the_new_day_and_the_old_one() -> None:
    when = ask(mark("The talks were postponed from <May=2031-05> to <June=2031-06>."))
    assert (read_period("2031-06"), read_period("2031-05")) == (when.days, when.moved_from)
    assert ask(mark("The talks were postponed.")).days is None
