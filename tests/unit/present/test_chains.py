"""Chains: back to what a statement is said of, on to what was said of it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

import handmade
from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.comparison import Basis, Relation, RelationType, Tier
from onrecord.model.reaction import Reaction
from onrecord.present.chains import Step, find_chain
from onrecord.record.store import Record, open_record

MAROST = handmade.entity("Ilena Marost")
TALKS = handmade.report("Marost said one. Kessen said two. Quint said three. Velde said four.")
ONE, TWO, THREE, FOUR = (
    handmade.stmt(TALKS, words, cue="said") for words in ("one", "two", "three", "four")
)


def react(one: str, other: str) -> Reaction:
    report_id = TALKS.report_id
    return Reaction(from_id=one, from_report=report_id, to_id=other, to_report=report_id, score=0.7)


def relate(one: str, other: str, kind: RelationType, tier: Tier = Tier.SHOWN) -> Relation:
    return Relation(
        type=kind,
        from_id=one,
        from_report=TALKS.report_id,
        to_id=other,
        to_report=TALKS.report_id,
        basis=Basis.WORDS,
        tier=tier,
        score=0.9,
    )


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        record.writer.add(
            handmade.reading(TALKS, ONE, TWO, THREE, FOUR, entities=[MAROST]), name="a"
        )
        yield record


def told(steps: tuple[Step, ...]) -> list[tuple[str, str, int, bool]]:
    return [(s.stmt.statement_id, s.how, s.depth, s.is_sure) for s in steps]


def test_a_chain_is_walked_both_ways(record: Record) -> None:
    one, two, three, four = (s.statement_id for s in (ONE, TWO, THREE, FOUR))
    record.shelf.put_findings(
        [
            react(two, one),
            react(three, two),
            react(one, three),  # round in a circle
            relate(four, two, RelationType.DENIES, Tier.PROPOSED),
            relate(four, one, RelationType.REPEATS),
            react("st_gone", two),
        ]
    )
    chain = find_chain(record.view, two)
    assert two == chain.stmt.statement_id
    assert [(one, "reacts to", 1, True), (three, "reacts to", 2, True)] == told(chain.back)
    assert [
        (three, "reacts to", 1, True),
        (one, "reacts to", 2, True),
        (four, "denies", 1, False),
    ] == told(chain.on)


def test_a_chain_ends_somewhere() -> None:
    words = [f"said w{n}x" for n in range(12)]
    story = handmade.report(" ".join(words))
    stmts = [handmade.stmt(story, f"w{n}x") for n in range(12)]
    links = [
        Reaction(
            from_id=later.statement_id,
            from_report=story.report_id,
            to_id=earlier.statement_id,
            to_report=story.report_id,
            score=0.7,
        )
        for earlier, later in pairwise(stmts)
    ]
    with open_record(None) as record:
        record.writer.add(handmade.reading(story, *stmts), name="a")
        record.shelf.put_findings(links)
        assert 8 == len(find_chain(record.view, stmts[0].statement_id).on)


def test_a_statement_is_known_by_the_beginning_of_its_id(record: Record) -> None:
    assert ONE == find_chain(record.view, ONE.statement_id[:10]).stmt
    with pytest.raises(NotOnRecord):
        find_chain(record.view, "st_nothing")
    with pytest.raises(UsageError, match="several"):
        find_chain(record.view, "st_")
    with pytest.raises(UsageError, match="no statement's id"):
        find_chain(record.view, "Marost")
