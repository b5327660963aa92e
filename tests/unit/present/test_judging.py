"""Decisions on statements and relations, and where they lie after another reading."""

from dataclasses import replace

import pytest

from handmade import entity, reading, report, stmt
from onrecord.model.comparison import Relation, RelationType
from onrecord.model.record import Decision, DecisionTarget, Verdict
from onrecord.model.statement import Act, Channel
from onrecord.present.export import build_record
from onrecord.present.judging import (
    Judgements,
    correct_statement,
    find_key,
    judge_relation,
    judge_statement,
    load_judgements,
)
from onrecord.record.store import Record, open_record
from web_talks import findings, talks

FIRST, SECOND = talks()
SAFE, FREEZE = FIRST.statements
DENIED, INNER = SECOND.statements
DENIAL = next(each for each in findings() if isinstance(each, Relation))
AT = "2031-03-20T09:00:00+00:00"


def judge(verdict: Verdict, field: str | None = None, value: object = None) -> Decision:
    text = FIRST.report.text
    return judge_statement(SAFE, text, verdict, field=field, value=value, by="Anna", at=AT)


def judge_denial(verdict: Verdict = Verdict.REJECTED) -> Decision:
    words = ((DENIED, SECOND.report.text), (SAFE, FIRST.report.text))
    return judge_relation(DENIAL, *words, verdict=verdict, by="Anna", at=AT)


@pytest.fixture(name="record")
def _record() -> Record:
    record = open_record(None)
    record.writer.add(FIRST, name="1")
    record.writer.add(SECOND, name="2")
    record.shelf.put_findings(findings())
    return record


def test_a_decision_is_tied_to_words() -> None:
    decision = judge(Verdict.ACCEPTED)
    assert (decision.spans, decision.exact) == (SAFE.content, ("“The bridge is safe,”",))
    assert (decision.field, decision.value) == (None, None)
    others = [judge(Verdict.REJECTED), judge(Verdict.CORRECTED, "act", "deny"), judge_denial()]
    assert len({decision.decision_id, *(each.decision_id for each in others)}) == 4


def test_corrections_are_laid_over_a_statement() -> None:
    values = {"speaker": None, "act": "deny", "channel": "speech"}
    decisions = [judge(Verdict.CORRECTED, field, value) for field, value in values.items()]
    corrected = correct_statement(SAFE, [judge(Verdict.ACCEPTED), *decisions])
    assert corrected == replace(SAFE, speaker=None, act=Act.DENY, channel=Channel.SPEECH)
    cleared = [judge(Verdict.CORRECTED, field) for field in ("act", "channel")]
    assert correct_statement(SAFE, cleared) == replace(SAFE, act=None, channel=None)


@pytest.mark.parametrize(
    ("field", "value"), [("act", '"sing"'), ("act", "sing"), ("speaker", "[1]"), ("venue", '"x"')]
)
def test_what_is_no_value_of_a_field_corrects_nothing(field: str, value: str) -> None:
    decision = replace(judge(Verdict.CORRECTED, field), value=value)
    assert correct_statement(SAFE, [decision]) == SAFE


def test_a_judged_relation_says_so_in_its_item(record: Record) -> None:
    record.writer.add_decision(judge_denial())
    judgements = {each["type"]: each["judgement"] for each in list_relations(record)}
    assert judgements == {
        "denies": {"verdict": "rejected", "by": "Anna", "at": AT, "was": None},
        "repeats": None,
    }


def list_relations(record: Record) -> list[dict[str, object]]:
    built = build_record(record.view)["relations"]
    assert isinstance(built, list)
    return built


def test_a_judgement_is_of_one_type_of_relation(record: Record) -> None:
    record.writer.add_decision(judge_denial())
    record.shelf.put_findings([replace(DENIAL, type=RelationType.CONTRADICTS)])
    assert {each["judgement"] for each in list_relations(record)} == {None}


def test_what_was_taken_back_judges_nothing(record: Record) -> None:
    for decision in (judge_denial(), judge(Verdict.ACCEPTED)):
        record.writer.add_decision(decision)
        record.writer.undo_decision(decision.decision_id, AT)
    judgements = load_judgements(record.view)
    assert judgements.of_relations() == {}
    assert judgements.of_statements(FIRST.report.report_id) == {}


def test_a_judgement_holds_after_another_reading(record: Record) -> None:
    record.writer.add_decision(judge_denial())
    record.writer.add_decision(judge(Verdict.ACCEPTED))
    # Another reader finds one word less: another id, the same words.
    shorter = stmt(FIRST.report, "The bridge is safe", cue="told", speaker=entity("Marost"))
    record.writer.add(
        replace(
            reading(FIRST.report, shorter),
            provenance=replace(FIRST.provenance, was_generated_by="another"),
        ),
        name="1",
    )
    judgements = load_judgements(record.view)
    moved = replace(DENIAL, to_id=shorter.statement_id)
    assert list(judgements.of_relations()) == [find_key(moved)]
    assert list(judgements.of_statements(FIRST.report.report_id)) == [shorter.statement_id]


def test_what_has_no_home_judges_nothing(record: Record) -> None:
    gone = report("The bridge fell.")
    record.writer.add(reading(gone), name="3")
    lost = replace(judge_denial(), report_id=gone.report_id, exact=("no words",))
    torn = replace(judge_denial(), value="{")
    known = {each.report_id: each.superseded_by for each in record.view.reports()}
    assert Judgements(record.view, [lost, torn], known).of_relations() == {}
    assert Judgements(record.view, [judge_denial()], {}).of_relations() == {}


def test_an_entity_is_no_statement(record: Record) -> None:
    named = replace(judge(Verdict.ACCEPTED), target_kind=DecisionTarget.ENTITY)
    known = {each.report_id: each.superseded_by for each in record.view.reports()}
    judgements = Judgements(record.view, [named], known)
    assert judgements.of_statements(FIRST.report.report_id) == {}
