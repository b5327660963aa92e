"""Asking a record: what it says, and that it does not say."""

from collections.abc import Iterator

import pytest

import handmade
from onrecord.asking import ask
from onrecord.model.comparison import Basis, Relation, RelationType, Tier
from onrecord.model.statement import Act
from onrecord.record.store import Record, open_record

KESSEN = handmade.entity("Torvald Kessen")
VELDE = handmade.entity("Sanna Velde")
QUINT = handmade.entity("Adrel Quint")
TALKS = handmade.report(
    "Torvald Kessen met Adrel Quint. Kessen promised to open the road to the pass. "
    "Quint said Solmark had agreed to observers.",
    headline="Kessen and Quint meet",
)
DENIAL = handmade.report("Sanna Velde refuted these claims.", published="2031-03-18")
PROMISED = handmade.stmt(
    TALKS, "to open the road to the pass", cue="promised", speaker=KESSEN, act=Act.PROMISE
)
CLAIMED = handmade.stmt(
    TALKS, "Solmark had agreed to observers", cue="said", source="Quint", speaker=QUINT
)
REFUTED = handmade.stmt(
    DENIAL, "these claims", cue="refuted", source="Sanna Velde", speaker=VELDE, act=Act.DENY
)


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        record.writer.add(
            handmade.reading(TALKS, PROMISED, CLAIMED, entities=[KESSEN, QUINT, VELDE]), name="a"
        )
        record.writer.add(handmade.reading(DENIAL, REFUTED, entities=[VELDE]), name="b")
        yield record


def ids(record: Record, question: str) -> list[str]:
    reply = ask(record.view, question, as_of="2031-03-18")
    return [answer.stmt.statement_id for answer in reply.answers]


@pytest.mark.parametrize(
    "question",
    [
        "Who promised to open the road?",
        "What did Kessen promise?",
        "What did Kessen promise about the road on 17 March 2031?",
        "What did Kessen promise Quint?",
    ],
)
def test_a_statement_answers(record: Record, question: str) -> None:
    assert [PROMISED.statement_id] == ids(record, question)


@pytest.mark.parametrize(
    "question",
    [
        "Who promised to close the harbour?",
        "What did Velde promise about the road?",
        "What did Kessen promise about the road on 17 March 2030?",
        "Who denied that the road to the pass is open?",
        "?",
    ],
)
def test_the_record_does_not_say(record: Record, question: str) -> None:
    assert [] == ids(record, question)


@pytest.mark.parametrize(
    ("kind", "tier", "found"),
    [
        (RelationType.DENIES, Tier.SHOWN, True),
        (RelationType.DENIES, Tier.PROPOSED, False),
        (RelationType.REPEATS, Tier.SHOWN, False),
    ],
)
def test_a_denial_that_only_points_back_is_known_by_its_relation(
    record: Record, kind: RelationType, tier: Tier, found: bool
) -> None:
    question = "Who denied that Solmark had agreed to observers?"
    assert [] == ids(record, question)
    rel = Relation(
        type=kind,
        from_id=REFUTED.statement_id,
        from_report=DENIAL.report_id,
        to_id=CLAIMED.statement_id,
        to_report=TALKS.report_id,
        basis=Basis.STATED,
        tier=tier,
        score=0.9,
    )
    record.shelf.put_findings([rel])
    assert ([REFUTED.statement_id] if found else []) == ids(record, question)


def test_an_empty_record_says_nothing() -> None:
    with open_record(None) as record:
        assert [] == ids(record, "Who promised to open the road?")


def test_days_are_read_against_the_latest_report(record: Record) -> None:
    assert [] == [a.stmt for a in ask(record.view, "What did Kessen promise last year?").answers]
    reply = ask(record.view, "What did Kessen promise in March?")
    assert ("2031-03",) == reply.question.times
