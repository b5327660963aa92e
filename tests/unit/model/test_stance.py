"""What one report tells of where somebody stands."""

from dataclasses import replace

from onrecord.model.comparison import Stance
from onrecord.model.document import Span
from onrecord.model.stance import StanceNote, Topic

TOPIC = Topic(span=Span(0, 9), phrase="observers", formula="the observers", head="observer")


def test_a_note_is_known_by_statement_words_and_actor() -> None:
    note = StanceNote(
        report_id="rp_1",
        statement="st_1",
        actor="en_1",
        stance=Stance.OPPOSES,
        topic=TOPIC,
    )
    assert note.note_id == replace(note, stance=Stance.SUPPORTS).note_id
    assert note.note_id != replace(note, actor="en_2").note_id
    assert note.note_id != replace(note, topic=replace(TOPIC, span=Span(0, 8))).note_id
