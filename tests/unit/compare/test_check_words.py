"""The words of checks."""

from onrecord.compare.check_words import load_check_words


def test_weekdays_are_numbered_as_python_does() -> None:
    words = load_check_words()
    assert 0 == words.weekdays["monday"]
    assert ("Monday", "January") == (words.weekday_names[0], words.month_names[0])


def test_every_kind_of_event_has_words() -> None:
    assert all(load_check_words().events.values())
