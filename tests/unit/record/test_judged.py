"""What nobody has judged: its order, its numbers, what leaves it."""

from dataclasses import replace

import pytest

from onrecord.model.comparison import Dispute, Relation, Tier
from onrecord.model.record import DecisionTarget, Verdict
from onrecord.present.judging import judge_relation, judge_statement
from onrecord.record.judged import UNSURE
from onrecord.record.store import Record, open_record
from web_talks import findings, talks

FIRST, SECOND = talks()
SAFE, FREEZE = FIRST.statements
DENIED, INNER = SECOND.statements
STATEMENT, RELATION = DecisionTarget.STATEMENT, DecisionTarget.RELATION
DENIAL, REPEATED = (each for each in findings() if isinstance(each, Relation))
AT = "2031-03-20T09:00:00+00:00"


@pytest.fixture(name="record")
def _record() -> Record:
    return fill(open_record(None))


def fill(record: Record, *, denied: float = 0.9, denial: float = 0.9) -> Record:
    """Put the talks on record, with how sure the denial and who says it are."""
    telling = replace(DENIED, confidence=denied)
    record.writer.add(FIRST, name="1")
    record.writer.add(replace(SECOND, statements=(telling, INNER)), name="2")
    others = [each for each in findings() if not isinstance(each, Relation)]
    record.shelf.put_findings([replace(DENIAL, score=denial), REPEATED, *others])
    return record


def list_ids(record: Record, **asked: int) -> list[str]:
    directory = record.index.refresh(None)
    return [each for _, each in record.judged.waiting(directory, **asked).items]


def test_what_is_sure_comes_last(record: Record) -> None:
    ids = list_ids(record)
    assert ids[:3] == [REPEATED.relation_id, FREEZE.statement_id, DENIAL.relation_id]
    assert set(ids[3:]) == {stmt.statement_id for stmt in (SAFE, DENIED, INNER)}


def test_what_accuses_and_is_not_sure_comes_first() -> None:
    record = fill(open_record(None), denied=0.4, denial=0.7)
    assert list_ids(record)[:4] == [
        # No surer than the statement on which it rests.
        DENIAL.relation_id,
        DENIED.statement_id,
        REPEATED.relation_id,
        FREEZE.statement_id,
    ]


def test_parts_join_to_the_whole(record: Record) -> None:
    whole = list_ids(record)
    assert [list_ids(record, start=n, limit=1) for n in range(7)] == [
        *([each] for each in whole),
        [],
    ]
    assert list_ids(record, start=1, limit=3) == whole[1:4]


def test_numbers(record: Record) -> None:
    waiting = record.judged.waiting(record.index.refresh(None), limit=1)
    assert (waiting.total, waiting.statements, waiting.relations) == (6, 4, 2)


def test_what_is_judged_leaves_until_it_is_taken_back(record: Record) -> None:
    one = judge_statement(FREEZE, FIRST.report.text, Verdict.REJECTED, by="Anna", at=AT)
    words = ((DENIED, SECOND.report.text), (SAFE, FIRST.report.text))
    other = judge_relation(DENIAL, *words, verdict=Verdict.ACCEPTED, by="Anna", at=AT + "1")
    for decision in (one, other):
        record.writer.add_decision(decision)
    waiting = record.judged.waiting(record.index.refresh(None))
    assert (waiting.total, waiting.statements, waiting.relations) == (4, 3, 1)
    assert record.judged.last() == other
    assert record.judged.decisions([FREEZE.report_id], STATEMENT) == (one,)
    assert record.judged.decisions([FREEZE.report_id], RELATION) == ()
    assert record.judged.find_same(one.decision_id) == (one.decision_id,)
    for decision in (one, other):
        record.writer.undo_decision(decision.decision_id, AT)
    assert len(list_ids(record)) == 6
    assert record.judged.last() is None
    assert record.judged.find_same(one.decision_id) == ()


def test_another_relation_between_the_same_waits_again(record: Record) -> None:
    words = ((DENIED, SECOND.report.text), (SAFE, FIRST.report.text))
    record.writer.add_decision(
        judge_relation(DENIAL, *words, verdict=Verdict.REJECTED, by="Anna", at=AT)
    )
    record.shelf.put_findings([replace(DENIAL, type=REPEATED.type)])
    assert DENIAL.relation_id in list_ids(record)


def test_a_dispute_that_is_only_proposed_accuses_nobody() -> None:
    record = fill(open_record(None), denied=0.4)
    record.shelf.put_findings(
        [
            *(replace(e, tier=Tier.PROPOSED) for e in findings() if isinstance(e, Dispute)),
            replace(DENIAL, tier=Tier.PROPOSED),
        ]
    )
    assert list_ids(record)[0] == DENIAL.relation_id
    assert list_ids(record)[1] == REPEATED.relation_id


def test_who_is_known_in_a_report(record: Record) -> None:
    directory = record.index.refresh(None)
    known = record.judged.entities_of(directory, FIRST.report.report_id)
    assert [each.name for each in known] == ["Ilena Marost", "The Ostrel Courier", "Varenia"]
    assert record.judged.entities_of(directory, "rp_none") == ()
    assert FREEZE.confidence < UNSURE
