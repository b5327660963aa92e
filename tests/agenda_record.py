"""A small record with events and commitments, for the commands that list them.

In: a path. Out: a record there. What is found of itself is left to the golden cases.
"""

from dataclasses import replace
from pathlib import Path

import handmade
from onrecord.model.comparison import (
    Commitment,
    CommitmentKind,
    CommitmentState,
    Event,
    EventKind,
    EventStatus,
    Place,
)
from onrecord.model.document import Span
from onrecord.record.store import open_record

STORY = handmade.report("Marost will meet Kessen, and promised to open the road by 20 March.")
MAROST, KESSEN = handmade.entity("Ilena Marost"), handmade.entity("Torvald Kessen")

MEETING = Event(
    event_id="ev_1",
    what="Marost will meet Kessen",
    kind=EventKind.MEETING,
    start="2031-03-24",
    participants=(MAROST.entity_id, KESSEN.entity_id),
    place="Lake Ardo, Tessaly",
    status=EventStatus.PLANNED,
    evidence=(Place(report_id=STORY.report_id, span=Span(0, 10)),),
)
HELD = replace(MEETING, event_id="ev_2", start="2031-03-14", status=EventStatus.HELD, place=None)
SOMETIME = replace(
    MEETING,
    event_id="ev_3",
    what="a call",
    kind=EventKind.CALL,
    start=None,
    before="2031-04-01",
    participants=(KESSEN.entity_id,),
    status=EventStatus.PROPOSED,
)
VAGUE = replace(SOMETIME, event_id="ev_4", before=None, status=EventStatus.DENIED)

ROAD = Commitment(
    commitment_id="cm_1",
    actor=MAROST.entity_id,
    kind=CommitmentKind.PROMISE,
    content="to open the road by 20 March",
    evidence=("st_1",),
    reports=(STORY.report_id,),
    due="2031-03-20",
    due_basis="“20 March” ends on 2031-03-20",
)
GUNS = replace(
    ROAD,
    commitment_id="cm_2",
    actor=KESSEN.entity_id,
    according_to=MAROST.entity_id,
    content="to pull the guns out",
    due="2031-05-31",
    due_basis=None,
)
KEPT = replace(ROAD, commitment_id="cm_3", content="to call", state=CommitmentState.KEPT)
OPEN = replace(GUNS, commitment_id="cm_4", content="to talk", due=None)


def write_agenda(path: Path) -> Path:
    """Write the record, and return its path."""
    with open_record(path) as record:
        record.writer.add(handmade.reading(STORY, entities=[MAROST, KESSEN]), name="a")
        record.shelf.put_findings([MEETING, HELD, SOMETIME, VAGUE, ROAD, GUNS, KEPT, OPEN])
    return path
