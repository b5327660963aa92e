"""A calendar file that other programs read."""

from collections.abc import Iterable
from dataclasses import replace

from agenda_record import GUNS, HELD, KEPT, MEETING, OPEN, ROAD, SOMETIME, VAGUE
from onrecord.model.comparison import EventKind, EventStatus
from onrecord.present.calendar_files import write_calendar


def name(entities: Iterable[str | None]) -> str:
    return ", ".join("Ann" for each in entities if each)


def test_events_have_their_days() -> None:
    calendar = write_calendar([MEETING, HELD, SOMETIME, VAGUE], [], name=name, stamp="2031-03-17")
    assert calendar.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert calendar.endswith("END:VCALENDAR\r\n")
    assert 3 == calendar.count("BEGIN:VEVENT")
    assert "DTSTART;VALUE=DATE:20310324\r\nDTEND;VALUE=DATE:20310325\r\n" in calendar
    assert "LOCATION:Lake Ardo\\, Tessaly\r\n" in calendar
    assert "DTSTAMP:20310317T000000Z\r\n" in calendar
    assert "STATUS:TENTATIVE\r\n" in calendar


def test_an_event_of_some_days_ends_behind_the_last_one() -> None:
    days = replace(MEETING, end="2031-03-26", participants=(), status=EventStatus.CANCELLED)
    calendar = write_calendar([days], [], name=name, stamp="2031-03-17")
    assert "DTEND;VALUE=DATE:20310327\r\n" in calendar
    assert "SUMMARY:Marost will meet Kessen\r\n" in calendar
    assert "STATUS:CANCELLED\r\n" in calendar


def test_a_deadline_is_called_by_what_is_demanded() -> None:
    deadline = replace(SOMETIME, kind=EventKind.DEADLINE, what="publish the minutes")
    calendar = write_calendar([deadline], [], name=name, stamp="2031-03-17")
    assert "SUMMARY:deadline: publish the minutes\r\n" in calendar
    assert "DTSTART;VALUE=DATE:20310401\r\n" in calendar


def test_what_is_due_and_still_open() -> None:
    calendar = write_calendar([], [ROAD, GUNS, KEPT, OPEN], name=name, stamp="2031-03-17")
    assert 2 == calendar.count("BEGIN:VEVENT")
    assert "SUMMARY:due: Ann: to open the road by 20 March\r\n" in calendar


def test_no_line_is_too_long_and_nothing_of_a_report_breaks_out() -> None:
    evil = replace(MEETING, what="é" * 100 + "\r\nEND:VCALENDAR\x1b\\", before="no day", start=None)
    assert 0 == write_calendar([evil], [], name=name, stamp="2031-03-17").count("VEVENT")
    calendar = write_calendar([replace(evil, start="2031")], [], name=name, stamp="2031-03-17")
    assert 1 == calendar.count("\r\nEND:VCALENDAR")
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert "\x1b" not in calendar
