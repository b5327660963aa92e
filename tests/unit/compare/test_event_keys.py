"""By which keys events are looked for that may be one."""

from onrecord.compare.event_keys import event_keys, find_days, find_moved, list_place_words
from onrecord.model.comparison import Event, EventKind, EventStatus
from onrecord.model.statement import Reason

PLAIN = Event(
    event_id="ev_1",
    what="talks",
    kind=EventKind.MEETING,
    start="2031-03-14",
    participants=("b", "a"),
    place="Lake Ardo in Tessaly",
    status=EventStatus.HELD,
)


def test_keys_of_people_days_and_place() -> None:
    assert {
        "ev_1",
        "meeting|a|b",
        "meeting|a|2031-03-14",
        "meeting|b|2031-03-14",
        "meeting@lake|2031-03-14",
        "meeting@ardo|2031-03-14",
        "meeting@tessaly|2031-03-14",
    } == set(event_keys(PLAIN))


def test_the_old_day_of_a_moved_event_is_a_key() -> None:
    moved = Event(
        event_id="ev_2",
        what="talks",
        kind=EventKind.CALL,
        start="2031-03-24",
        before="2031-04-01",
        after_event="ev_1",
        participants=("a",),
        status=EventStatus.PLANNED,
        reasons=(Reason(feature="moved", score=1.0, detail="planned for 2031-03-20 before"),),
    )
    assert "2031-03-20" == str(find_moved(moved).first)  # type: ignore[union-attr]
    keys = event_keys(moved)
    assert {"ev_1", "meeting||2031-03-20", "meeting|a|2031-03-20", "meeting|a|<2031-04-01"} < set(
        keys
    )


def test_days_and_places() -> None:
    assert find_days(PLAIN) is not None
    assert find_moved(PLAIN) is None
    assert ("lake", "ardo", "tessaly") == list_place_words(PLAIN)
