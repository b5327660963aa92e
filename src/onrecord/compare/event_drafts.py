"""What one place of a report says of an event, before places are joined.

In: nothing. Out: `Draft`, kinds' families. How drafts are found is left to `event_mentions.py`,
how they are joined to `event_joining.py`.
"""

from dataclasses import dataclass

from onrecord.compare.event_dates import When
from onrecord.model.comparison import EventKind, EventStatus
from onrecord.model.document import Span

# Kinds that one event may be called by turns: a summit is a meeting, and so are most visits' talks.
FAMILIES = {
    EventKind.MEETING: "meeting",
    EventKind.SUMMIT: "meeting",
    EventKind.CALL: "call",
    EventKind.VISIT: "visit",
    EventKind.DEADLINE: "deadline",
    EventKind.INCIDENT: "incident",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one place of a report says of an event.

    Attributes:
        at: Index of its word.
        word: Its word, in lower case.
        kind: Kind of event.
        what: The words that name it.
        sentence: The sentence in which it stands.
        when: When it is.
        participants: Entities, in the order of the text.
        place: The words that name where it is.
        status: What became of it.
        dated: Whether its words hold its day: "Monday's talks".
        sentence_number: The number of its sentence.
        name: Its proper name, in lower case; empty where it has none.
        is_sure: Whether its words say what became of it.
        definite: Whether its words point to an event that is known already: "this meeting".
        after: Index of the word of the event after which it is to be; None where none is told.
    """

    at: int
    word: str
    kind: EventKind
    what: str
    sentence: Span
    when: When
    participants: tuple[str, ...]
    place: Span | None
    status: EventStatus
    definite: bool
    dated: bool = False
    sentence_number: int = 0
    name: str = ""
    is_sure: bool = True
    after: int | None = None

    @property
    def family(self) -> str:
        """Return the family of its kind; an interview is no other kind of meeting."""
        return self.word if self.word == "interview" else FAMILIES[self.kind]
