"""What the places of one report say of one event is joined."""

from event_sheets import mark, who
from onrecord.compare.event_mentions import find_events
from onrecord.model.comparison import EventKind, EventStatus

MET = "[Marost] met [Kessen] at {Lake Ardo} on <Friday=2031-03-14>. "


def test_words_that_point_back_join_the_last_event() -> None:
    (event,) = find_events(mark(MET + "The meeting was long. This conversation was good."))
    assert 3 == len(event.evidence)


def test_words_that_point_back_far_away_do_not() -> None:
    (event,) = find_events(mark(MET + "It rained. " * 10 + "The meeting was long."))
    assert 1 == len(event.evidence)


def test_the_same_place_without_a_day_is_the_same_event() -> None:
    (event,) = find_events(mark(MET + "[Quint] left after the {Lake Ardo} talks."))
    assert 2 == len(event.evidence)


def test_two_proper_names_are_two_events() -> None:
    events = find_events(
        mark(
            "The {Lisna Summit} took place in {Ostrel} in <May=2030-05>. "
            "The {Kelm Summit} took place in {Ostrel} in <May=2030-05>."
        )
    )
    assert 2 == len(events)


def test_groups_are_left_out_where_two_are_named() -> None:
    text = "[Marost], [Kessen] and [seven leaders|seven leaders:group] met on <Friday=2031-03-14>."
    sheet = mark(text)
    (event,) = find_events(sheet)
    assert ["Marost", "Kessen"] == who(sheet, event)


def test_what_was_planned_and_is_cancelled_is_cancelled() -> None:
    (event,) = find_events(
        mark(
            "[Marost] and [Kessen] will meet on <25 March=2031-03-25>. "
            "The meeting on <25 March=2031-03-25> was called off."
        )
    )
    assert EventStatus.CANCELLED is event.status


def test_a_summit_is_called_so() -> None:
    (event,) = find_events(
        mark("[Marost] met [Kessen] on <Friday=2031-03-14>. <Friday=2031-03-14>’s summit was long.")
    )
    assert EventKind.SUMMIT is event.kind
