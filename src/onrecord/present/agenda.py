"""Choose what is due and what is planned, for the commands that list it.

In: a record's `View`, and what the user wants of it. Out: `Commitment`s and `Event`s in order of
date, with the names of those whom they are about. How they are laid out is left to
`due_command.py` and `events_command.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.compare.due import settle_by_day
from onrecord.model.comparison import Commitment, CommitmentState, Event, EventStatus
from onrecord.present.actors import find_actors
from onrecord.record.store import View

_LAST = "9999"
_COMING = (EventStatus.PLANNED, EventStatus.PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be listed.

    Attributes:
        actor: Name or id of somebody who is bound or takes part.
        first: First day, month or year.
        last: Last day, month or year.
    """

    actor: str | None = None
    first: str | None = None
    last: str | None = None

    def has(self, day: str | None) -> bool:
        """Tell whether a date lies between the first and the last; what has none does not.

        >>> Wanted(first="2031-03").has("2031-03-17"), Wanted(last="2031-03").has("2031-04-01")
        (True, False)
        """
        if self.first is None and self.last is None:
            return True
        if day is None:
            return False
        length = min(len(day), len(self.first)) if self.first is not None else 0
        if self.first is not None and day[:length] < self.first[:length]:
            return False
        length = min(len(day), len(self.last)) if self.last is not None else 0
        return self.last is None or day[:length] <= self.last[:length]


class Agenda:
    """What is due and what is planned in a record."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._entities = view.entities()
        self.names = {entity.entity_id: entity.name for entity in self._entities}
        reports = view.reports(all_versions=False)
        self.latest = max((r.reference_date for r in reports if r.reference_date), default=None)
        self.publishers = {r.report_id: r.publisher or r.headline or r.report_id for r in reports}

    def find_commitments(self, wanted: Wanted, as_of: str | None) -> tuple[Commitment, ...]:
        """Return commitments by the day on which they are due, with their states as of a day.

        Raises:
            NotOnRecord: If nobody is called as is wanted.
        """
        actors = find_actors(self._entities, wanted.actor)
        found = [
            each
            for each in self._view.commitments()
            if (actors is None or each.actor in actors) and wanted.has(each.due)
        ]
        day = as_of or self.latest
        if day is not None:
            found = [settle_by_day(each, date.fromisoformat(day)) for each in found]
        found.sort(key=lambda each: (each.due or _LAST, each.commitment_id))
        return tuple(found)

    def find_events(self, wanted: Wanted, *, planned: bool = False) -> tuple[Event, ...]:
        """Return events in order of date.

        Args:
            wanted: Which.
            planned: Leave out what was held, cancelled or denied.

        Raises:
            NotOnRecord: If nobody is called as is wanted.
        """
        actors = find_actors(self._entities, wanted.actor)
        found = [
            each
            for each in self._view.events()
            if (actors is None or not actors.isdisjoint(each.participants))
            and wanted.has(each.start or each.before)
            and (not planned or each.status in _COMING)
        ]
        found.sort(key=lambda each: (each.start or each.before or _LAST, each.event_id))
        return tuple(found)

    def name(self, entities: Iterable[str | None]) -> str:
        """Return the names of entities, joined by commas."""
        return ", ".join(self.names.get(each, each) for each in entities if each)

    def tell_publishers(self, reports: Iterable[str]) -> str:
        """Return who published some reports, each once."""
        return ", ".join(dict.fromkeys(self.publishers.get(each, each) for each in reports))


def count_states(commitments: Iterable[Commitment]) -> dict[CommitmentState, int]:
    """Return how many commitments are in each state, in the order of the states."""
    counts = dict.fromkeys(CommitmentState, 0)
    for each in commitments:
        counts[each.state] += 1
    return {state: number for state, number in counts.items() if number}
