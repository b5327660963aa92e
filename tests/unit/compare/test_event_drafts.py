"""A draft's family tells with which others it may be joined."""

from onrecord.compare.event_dates import When
from onrecord.compare.event_drafts import Draft
from onrecord.model.comparison import EventKind, EventStatus
from onrecord.model.document import Span


def draft(word: str, kind: EventKind) -> Draft:
    return Draft(
        at=0,
        word=word,
        kind=kind,
        what=word,
        sentence=Span(0, 9),
        when=When(),
        participants=(),
        place=None,
        status=EventStatus.HELD,
        definite=False,
    )


def test_families() -> None:
    assert "meeting" == draft("summit", EventKind.SUMMIT).family
    assert "call" == draft("call", EventKind.CALL).family
    assert "interview" == draft("interview", EventKind.MEETING).family
