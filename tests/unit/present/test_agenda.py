"""What is due and planned is chosen by name and date."""

from pathlib import Path

import pytest

from agenda_record import GUNS, KEPT, ROAD, write_agenda
from onrecord.errors import NotOnRecord
from onrecord.model.comparison import CommitmentState
from onrecord.present.agenda import Agenda, Wanted, count_states
from onrecord.record.store import open_record


@pytest.mark.parametrize(
    ("first", "last", "day", "has"),
    [
        (None, None, None, True),
        ("2031", None, None, False),
        ("2031-03", None, "2031-03-01", True),
        ("2031-03-02", None, "2031-03-01", False),
        ("2031-03-02", None, "2031-03", True),
        (None, "2031-03", "2031-03-31", True),
        (None, "2031-03", "2031-04-01", False),
        ("2031-03", "2031-04", "2031-05", False),
    ],
)
def test_dates(first: str | None, last: str | None, day: str | None, has: bool) -> None:
    assert has is Wanted(first=first, last=last).has(day)


def test_names_and_publishers(tmp_path: Path) -> None:
    with open_record(write_agenda(tmp_path / "talks.db")) as record:
        agenda = Agenda(record.view)
        assert "Ilena Marost, en_unknown" == agenda.name([ROAD.actor, None, "en_unknown"])
        assert "The Ostrel Courier" == agenda.tell_publishers([*ROAD.reports, *GUNS.reports])
        with pytest.raises(NotOnRecord):
            agenda.find_events(Wanted(actor="Quint"))


def test_an_empty_record_has_no_day() -> None:
    with open_record(None) as record:
        agenda = Agenda(record.view)
        assert agenda.latest is None
        assert () == agenda.find_commitments(Wanted(), None)


def test_states_are_counted_in_their_order() -> None:
    assert {CommitmentState.OPEN: 2, CommitmentState.KEPT: 1} == count_states([KEPT, ROAD, GUNS])
