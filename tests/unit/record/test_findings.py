"""By what names findings go, and by what ids their entities."""

from handmade import entity, mention, reading, report, span
from onrecord.model.comparison import Position, Stance
from onrecord.model.record import Decision, DecisionTarget, Verdict
from onrecord.record.database import Database
from onrecord.record.findings import Findings, name_kind
from onrecord.record.joining import make_merge
from onrecord.record.shelf import Note
from onrecord.record.store import open_record

STORY = report("Marost met Quint.")


def decide(words: str) -> Decision:
    return Decision(
        decision_id="",
        target_kind=DecisionTarget.ENTITY,
        report_id=STORY.report_id,
        spans=(span(STORY.text, words),),
        exact=(words,),
        field=None,
        verdict=Verdict.ACCEPTED,
        value=None,
        decided_by="A. Reader",
        decided_at="2031-03-20T10:00:00+00:00",
    )


def test_a_noun_without_a_name_goes_by_its_class() -> None:
    assert ("position", "findings") == (name_kind(Position), name_kind(Findings))


def test_entities_go_by_the_ids_that_people_gave() -> None:
    known = [entity("Marost"), entity("Quint")]
    read = reading(STORY, mentions=[(mention(STORY, e.name), e) for e in known], entities=known)
    places = [
        Position(
            position_id=f"ps_{number}",
            actor=each.entity_id,
            issue="is_1",
            stance=Stance.SUPPORTS,
            evidence=("st_1",),
            reports=(STORY.report_id,),
        )
        for number, each in enumerate(known)
    ]
    with open_record(None) as record:
        record.writer.add(read, name="a")
        record.shelf.put_findings(places)
        record.shelf.put_notes(STORY.report_id, "a", [Note(noun=place) for place in places])
        assert 2 == len({p.actor for p in record.view.positions()})
        assert () == record.view.findings_on(Position, ["rp_0"])
        record.writer.add_decision(make_merge(decide("Marost"), decide("Quint")))
        least = min(e.entity_id for e in known)
        assert {least} == {p.actor for p in record.view.positions()}
        on_it = record.view.findings_on(Position, [STORY.report_id])
        assert [least, least] == [p.actor for p in on_it]
        assert {least} == {p.actor for _, p in record.view.notes(Position)}


def test_what_finds_findings_alone_knows_of_no_merges() -> None:
    database = Database(None)
    assert not Findings(database).joins()
    database.close()
