"""What comparing notes and finds is kept, replaced and found again."""

from dataclasses import dataclass

import pytest

from handmade import reading, report
from onrecord.errors import NotARecord, NotOnRecord
from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Commitment,
    CommitmentKind,
    Dispute,
    Event,
    EventKind,
    EventStatus,
    Issue,
    Place,
    Position,
    Quantity,
    Relation,
    RelationType,
    Shift,
    Stance,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.reaction import Reaction
from onrecord.record.shelf import Finding, Note
from onrecord.record.store import Record, open_record

ONE = report("The pass is open.", address="one")
TWO = report("The pass is shut.", address="two", published="2031-03-18")
FIGURE = Quantity(report_id=ONE.report_id, span=Span(0, 3), value=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A note of the test's own."""

    word: str


def make_record() -> Record:
    record = open_record(None)
    for story in (ONE, TWO):
        record.writer.add(reading(story, reference_date=story.published), name="a")
    return record


def make_check(report_id: str, detail: str = "It is.", against: tuple[Place, ...] = ()) -> Check:
    return Check(
        report_id=report_id,
        kind=CheckKind.WEEKDAY,
        span=Span(0, 3),
        verdict=CheckVerdict.DIFFERS,
        detail=detail,
        against=against,
    )


def test_a_report_is_noted_once_by_each_program() -> None:
    with make_record() as record:
        assert (ONE.report_id, TWO.report_id) == record.shelf.list_unnoted("a")
        record.shelf.put_notes(ONE.report_id, "a", [Note(noun=FIGURE)])
        assert (TWO.report_id,) == record.shelf.list_unnoted("a")
        assert 2 == len(record.shelf.list_unnoted("b"))
        assert (ONE.report_id,) == record.shelf.list_uncompared()
        record.shelf.put_findings((), compared=[ONE.report_id])
        assert () == record.shelf.list_uncompared()


def test_notes_are_replaced() -> None:
    with make_record() as record:
        record.shelf.put_notes(ONE.report_id, "a", [Note(noun=FIGURE, keys=("k",))] * 2)
        assert (FIGURE, FIGURE) == record.view.quantities()
        record.shelf.put_notes(ONE.report_id, "b", [Note(noun=FIGURE)])
        assert (FIGURE,) == record.view.quantities()
        assert [] == list(record.view.notes_by_key(Quantity, ["k"], most=9))


def test_only_what_is_on_record_is_noted() -> None:
    with make_record() as record, pytest.raises(NotOnRecord):
        record.shelf.put_notes("rp_0", "a", [])


def test_notes_are_found_by_keys_that_few_have() -> None:
    with make_record() as record:
        for story in (ONE, TWO):
            notes = [
                Note(noun=Word(word=f"{story.address}{n}"), keys=("all", f"{story.address}{n % 2}"))
                for n in range(3)
            ]
            record.shelf.put_notes(story.report_id, "a", notes)
        found = record.view.notes_by_key(Word, ["all", "one0", "two1", "one0"], most=3)
        expected = [(ONE.report_id, "one0"), (ONE.report_id, "one2"), (TWO.report_id, "two1")]
        assert expected == [(report_id, word.word) for report_id, word in found]
        chosen = record.view.notes(Word, report_ids=[TWO.report_id])
        assert ["two0", "two1", "two2"] == [word.word for _, word in chosen]


def test_a_damaged_note_is_told_of() -> None:
    with make_record() as record:
        record.shelf.put_notes(ONE.report_id, "a", [Note(noun=Word(word="x"))])
        record.shelf._database.execute("UPDATE notes SET body = '{}'")
        with pytest.raises(NotARecord, match="is damaged"):
            list(record.view.notes(Word))


def list_one_of_each() -> list[Finding]:
    one, two = ONE.report_id, TWO.report_id
    relation = Relation(
        type=RelationType.DENIES,
        from_id="st_2",
        from_report=two,
        to_id="st_1",
        to_report=one,
        basis=Basis.WORDS,
        tier=Tier.SHOWN,
        score=0.9,
    )
    return [
        relation,
        Dispute(dispute_id="ds_1", claim="it is open", sides=(), silent=(two,), reports=(one,)),
        Issue(issue_id="is_1", name="the pass"),
        Position(
            position_id="ps_1",
            actor="en_1",
            issue="is_1",
            stance=Stance.SUPPORTS,
            evidence=("st_1",),
            reports=(one,),
        ),
        Shift(shift_id="sh_1", actor="en_1", issue=None, before="open", after="shut"),
        Shift(shift_id="sh_2", actor="en_1", issue=None, before="a", after="b", report_id=two),
        Commitment(
            commitment_id="cm_1",
            actor="en_1",
            kind=CommitmentKind.PROMISE,
            content="to open it",
            evidence=("st_1",),
            reports=(one,),
        ),
        Event(
            event_id="ev_1",
            what="talks",
            kind=EventKind.MEETING,
            status=EventStatus.HELD,
            evidence=(Place(report_id=two, span=Span(0, 3)),),
        ),
        make_check(one, against=(Place(report_id=two, span=Span(0, 3)),)),
        Reaction(from_id="st_1", from_report=one, to_id="st_2", to_report=two, score=0.9),
    ]


def count(record: Record) -> list[int]:
    view = record.view
    found = (view.relations(), view.disputes(), view.issues(), view.positions(), view.shifts())
    rest = (view.commitments(), view.events(), view.checks(), view.reactions())
    return [len(each) for each in (*found, *rest)]


def test_findings_are_kept_and_go_with_a_report() -> None:
    with make_record() as record:
        record.shelf.put_findings(list_one_of_each())
        assert [1, 1, 1, 1, 2, 1, 1, 1, 1] == count(record)
        record.shelf.put_findings((), touching=[TWO.report_id])
        assert [0, 0, 1, 1, 1, 1, 0, 0, 0] == count(record)
        record.shelf.put_findings((), kinds=[Issue, Position])
        assert [0, 0, 0, 0, 1, 1, 0, 0, 0] == count(record)


def test_a_finding_replaces_the_one_of_its_id() -> None:
    with make_record() as record:
        for detail in ("It is.", "It is not."):
            record.shelf.put_findings([make_check(ONE.report_id, detail)])
        assert ["It is not."] == [check.detail for check in record.view.checks()]


def test_what_rests_on_another_report_is_left_out() -> None:
    with make_record() as record:
        record.shelf.put_findings(list_one_of_each())
        only_one = [ONE.report_id]
        assert () == record.view.relations(report_ids=only_one)
        assert 1 == len(record.view.positions(report_ids=only_one))
        assert 1 == len(record.view.issues(report_ids=only_one))
        assert () == record.view.events(report_ids=only_one)
