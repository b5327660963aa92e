"""A person's word on entities: kept, holding over a new reading, taken back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from handmade import entity, mention, reading, report, stmt
from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.comparison import Position, Stance
from onrecord.model.document import MentionType, make_id
from onrecord.model.record import Entity, Reading
from onrecord.present.deciding import find_actor, find_entity, merge_entities, split_entity
from onrecord.record.store import Record, StatementFilter, open_record

AT = "2031-03-18T12:00:00Z"
MAROST = entity("Ilena Marost")
SHORT = entity("Marost")


def told(text: str, who: Entity, words: str, headline: str) -> Reading:
    """Return the reading of a report in which somebody says something."""
    story = report(text, headline=headline)
    said = stmt(story, "the bridge is open", cue="said", source=words, speaker=who)
    pronoun = mention(story, "She", type=MentionType.PRONOUN)
    mentions = [(mention(story, words), who), (pronoun, who)]
    return reading(story, said, entities=[who], mentions=mentions)


FIRST = told("She came. Ilena Marost said the bridge is open.", MAROST, "Ilena Marost", "One")
SECOND = told("She left. Marost said the bridge is open.", SHORT, "Marost", "Two")


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(None) as record:
        record.writer.add(FIRST, name="one")
        record.writer.add(SECOND, name="two")
        yield record


def names(record: Record) -> list[str]:
    return [each.name for each in record.view.entities()]


def test_merged_entities_are_one_everywhere(record: Record) -> None:
    assert 2 == len(names(record))
    message = merge_entities(record, ["Ilena Marost", SHORT.entity_id], by="anna", at=AT)
    assert "one entity" in message
    (joined,) = record.view.entities()
    assert ("Ilena Marost", ("Marost",), 2) == (joined.name, joined.aliases, joined.weight)
    ids = {each.speaker for each in record.view.statements()}
    ids |= {
        link.entity_id for r in (FIRST, SECOND) for link in record.view.links(r.report.report_id)
    }
    assert {joined.entity_id} == ids
    for wanted in (MAROST.entity_id, SHORT.entity_id, "Marost"):
        assert 2 == len(list(record.view.statements(StatementFilter(speaker=wanted))))
    assert joined == find_entity(record.view, SHORT.entity_id)
    chosen = record.view.entities(report_ids=[SECOND.report.report_id])
    assert [joined.entity_id] == [each.entity_id for each in chosen]
    assert [False] == [d.orphaned for d in record.view.decisions()]


def test_a_merge_holds_over_a_new_reading_with_other_ids(record: Record) -> None:
    merge_entities(record, ["Ilena Marost", SHORT.entity_id], by="anna", at=AT)
    newer = replace(SHORT, entity_id="en_new")
    again = told(SECOND.report.text, newer, "Marost", "Two")
    provenance = replace(again.provenance, was_generated_by="a newer reader")
    record.writer.add(replace(again, provenance=provenance), name="two")
    assert ["Ilena Marost"] == names(record)


def test_a_merge_is_taken_back(record: Record) -> None:
    merge_entities(record, ["Ilena Marost", SHORT.entity_id], by="anna", at=AT)
    assert "taken back" in split_entity(record, "Marost", report=None, by="ben", at=AT)
    assert 2 == len(names(record))
    with pytest.raises(UsageError, match="nobody has merged"):
        split_entity(record, "Ilena Marost", report=None, by="ben", at=AT)


def test_an_entity_is_somebody_else_in_a_report(record: Record) -> None:
    third = told(
        "She slept. Ilena Marost said the bridge is open.", MAROST, "Ilena Marost", "Three"
    )
    record.writer.add(third, name="three")
    split_entity(record, MAROST.entity_id, report=third.report.report_id[:9], by="anna", at=AT)
    found = [each for each in record.view.entities() if each.name == "Ilena Marost"]
    assert 2 == len({each.entity_id for each in found})
    with pytest.raises(UsageError, match="2 entities answer"):
        find_entity(record.view, "Ilena Marost")
    with pytest.raises(NotOnRecord, match="no words"):
        split_entity(record, MAROST.entity_id, report="rp_nowhere", by="anna", at=AT)


def test_what_cannot_be_decided_is_said(record: Record) -> None:
    with pytest.raises(NotOnRecord, match="no entity answers"):
        merge_entities(record, ["Quint", "Marost"], by="anna", at=AT)
    with pytest.raises(UsageError, match="one entity already"):
        merge_entities(record, ["Ilena Marost", MAROST.entity_id], by="anna", at=AT)
    nowhere = Entity(entity_id="en_3", name="Varenia", weight=0)
    story = report("Nothing.", headline="Three")
    record.writer.add(reading(story, entities=[nowhere]), name="three")
    with pytest.raises(NotOnRecord, match="no words of the record"):
        merge_entities(record, ["Varenia", "Ilena Marost"], by="anna", at=AT)


def test_a_decision_on_a_report_that_is_not_there_joins_nothing(record: Record) -> None:
    merge_entities(record, ["Ilena Marost", SHORT.entity_id], by="anna", at=AT)
    (decision,) = record.view.decisions()
    assert record.view.locate_entity(replace(decision, report_id="rp_none")) is None


def test_of_actors_of_one_name_the_one_who_takes_positions_is_meant() -> None:
    one, other = report("Varenia waits.", address="one"), report("Varenia agrees.", address="two")
    twins = [Entity(entity_id=make_id("en", name), name="Varenia") for name in ("in one", "in two")]
    with open_record(None) as record:
        for story, twin in zip((one, other), twins, strict=True):
            record.writer.add(reading(story, entities=[twin]), name=str(story.address))
        record.shelf.put_findings(
            [
                Position(
                    position_id="ps_1",
                    actor=twins[0].entity_id,
                    issue="is_1",
                    stance=Stance.SUPPORTS,
                    evidence=("st_1",),
                    reports=(one.report_id,),
                )
            ]
        )
        assert twins[0].entity_id == find_actor(record.view, "Varenia").entity_id
        with pytest.raises(UsageError):
            find_entity(record.view, "Varenia")
        with pytest.raises(NotOnRecord):
            find_actor(record.view, "Kessen")
