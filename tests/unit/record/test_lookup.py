"""Looking up what comparing found: by field, by name, by report, a page at a time."""

from collections.abc import Iterator

import pytest

from onrecord.errors import InternalError
from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Commitment,
    CommitmentKind,
    CommitmentState,
    Dispute,
    Relation,
    RelationType,
    Side,
    SideStance,
    Tier,
)
from onrecord.model.document import Span
from onrecord.record.joining import make_merge
from onrecord.record.lookup import Wanted
from onrecord.record.shelf import Note
from onrecord.record.store import Record, open_record
from snow_talks import AGAIN, MAROST, VELDE, decide

ONE, TWO, THREE = (each.statements[0] for each in (MAROST, AGAIN, VELDE))
WHO, OTHER = ONE.speaker or "", THREE.speaker or ""


def promise(number: int, actor: str, due: str | None, state: CommitmentState) -> Commitment:
    return Commitment(
        commitment_id=f"cm_{number}",
        actor=actor,
        kind=CommitmentKind.PROMISE,
        content="it snows",
        evidence=(ONE.statement_id,),
        reports=(ONE.report_id,),
        due=due,
        state=state,
    )


PROMISES = [
    promise(1, WHO, "2031-04-01", CommitmentState.OPEN),
    promise(2, WHO, None, CommitmentState.KEPT),
    promise(3, OTHER, "2031-03-01", CommitmentState.OPEN),
    promise(4, OTHER, "2031-05-01", CommitmentState.KEPT),
]
DENIAL = Relation(
    type=RelationType.DENIES,
    from_id=THREE.statement_id,
    from_report=THREE.report_id,
    to_id=ONE.statement_id,
    to_report=ONE.report_id,
    basis=Basis.WORDS,
    tier=Tier.SHOWN,
    score=0.9,
)
REPEAT = Relation(
    type=RelationType.REPEATS,
    from_id=TWO.statement_id,
    from_report=TWO.report_id,
    to_id=ONE.statement_id,
    to_report=ONE.report_id,
    basis=Basis.WORDS,
    tier=Tier.SHOWN,
    score=0.9,
)
DISPUTE = Dispute(
    dispute_id="ds_1",
    claim="it snows",
    sides=(Side(stance=SideStance.ASSERTS, actors=(OTHER,), statements=(THREE.statement_id,)),),
    reports=(THREE.report_id,),
)
CHECK = Check(
    report_id=ONE.report_id,
    kind=CheckKind.WEEKDAY,
    span=Span(0, 4),
    verdict=CheckVerdict.DIFFERS,
    detail="That day was a Tuesday.",
)


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        for each in (MAROST, AGAIN, VELDE):
            record.writer.add(each, name=each.report.text)
        record.shelf.put_notes(ONE.report_id, "a comparer", [Note(noun=CHECK)])
        record.shelf.put_findings([*PROMISES, DENIAL, REPEAT, DISPUTE])
        yield record


def find(record: Record, wanted: Wanted, **more: int) -> list[str]:
    directory = record.index.refresh(None)
    found = record.lookup.find(directory, Commitment, wanted, **more)
    assert found.total == record.lookup.count(directory, Commitment, wanted)
    return [each.commitment_id[-1] for each in found.items]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), "1234"),
        (Wanted(fields={"actor": [WHO]}), "12"),
        (Wanted(fields={"actor": [WHO, OTHER], "state": ["kept"]}), "24"),
        (Wanted(fields={"state": [""]}), "13"),
        (Wanted(fields={"state": []}), ""),
        (Wanted(fields={"due": [""]}), "2"),
        (Wanted(naming=[OTHER]), "34"),
        (Wanted(naming=["en_0"]), ""),
        (Wanted(report=ONE.report_id), "1234"),
        (Wanted(report="rp_\udce9"), ""),
        (Wanted(order="due"), "3142"),
        (Wanted(order="due", descending=True), "4132"),
        (Wanted(order="due", first="2031-04"), "14"),
        (Wanted(order="due", last="2031-04"), "31"),
        (Wanted(order="due", first="2031-03-02", last="2031-04-30"), "1"),
    ],
)
def test_what_is_wanted_is_found(record: Record, wanted: Wanted, ids: str) -> None:
    assert find(record, wanted) == list(ids)


def test_pages_together_are_all(record: Record) -> None:
    wanted = Wanted(order="due")
    pages = [find(record, wanted, start=start, limit=3) for start in (0, 3, 6)]
    assert pages == [["3", "1", "4"], ["2"], []]


def test_findings_are_counted_by_their_fields(record: Record) -> None:
    assert record.lookup.tally(Commitment, "state") == {("",): 2, ("kept",): 2}
    assert record.lookup.tally(Relation, "type", "tier") == {
        ("denies", "shown"): 1,
        ("repeats", "shown"): 1,
    }
    assert record.lookup.tally(Dispute) == {(): 1}


def test_nouns_come_back_as_they_were_put_in(record: Record) -> None:
    directory = record.index.refresh(None)
    assert record.lookup.find(directory, Dispute).items == (DISPUTE,)
    assert record.lookup.find(directory, Commitment).items == tuple(PROMISES)
    assert record.lookup.noted(directory, Check, ONE.report_id) == (CHECK,)
    assert record.lookup.noted(directory, Check, THREE.report_id) == ()
    assert record.lookup.noted(directory, Check, "rp_0") == ()


def test_who_opposes_whom_is_found_from_both(record: Record) -> None:
    directory = record.index.refresh(None)
    types = [RelationType.DENIES, RelationType.CONTRADICTS]
    for who in (WHO, OTHER):
        assert record.lookup.relations_of(directory, [who], types) == (DENIAL,)
    assert record.lookup.relations_of(directory, ["en_0"], types) == ()
    assert record.lookup.relations_of(directory, [WHO], []) == ()


def test_merged_entities_are_one(record: Record) -> None:
    record.writer.add_decision(make_merge(decide(MAROST, "01"), decide(VELDE, "01")))
    directory = record.index.refresh(None)
    (one,) = directory.find_entities(WHO)
    found = record.lookup.find(directory, Commitment, Wanted(fields={"actor": [one.entity_id]}))
    assert {each.actor for each in found.items} == {one.entity_id}
    assert found.total == 4


def test_thousands_are_told_in_outline(record: Record) -> None:
    directory = record.index.refresh(None)
    told = record.lookup.outline(directory, Commitment, Wanted(order="due"), "due", "state")
    assert told[0] == ("cm_3", "2031-03-01", None)
    assert told[-1] == ("cm_2", None, "kept")


def test_findings_come_by_id_in_the_order_of_the_ids(record: Record) -> None:
    directory = record.index.refresh(None)
    found = record.lookup.get_all(directory, Commitment, ["cm_4", "cm_0", "cm_1"])
    assert found == (PROMISES[3], PROMISES[0])
    assert record.lookup.get(directory, Dispute, "cm_1") is None


@pytest.mark.parametrize("field", ["a b", "a'", "", "ä"])
def test_what_is_no_field_is_asked_for_by_nobody(record: Record, field: str) -> None:
    with pytest.raises(InternalError):
        record.lookup.tally(Commitment, field)
