"""Answers: which passages answer a question, and which do not."""

from typing import Any

import pytest

import handmade
from onrecord.compare.answering import (
    Answer,
    Passage,
    is_fitting,
    is_promising,
    merge_answers,
    rank_answers,
    weigh,
)
from onrecord.compare.questions import Question, read_question
from onrecord.compare.stemming import list_stems, stem
from onrecord.model.document import Span, Timex, TimexType
from onrecord.model.statement import Act, Factuality, Mode, Statement

TEXT = (
    "Marost met Kessen in Hadvik. Kessen promised to open the road to the pass within a week. "
    "He did not agree to armed observers. The leaders discussed grain, and the road stays closed."
)
STORY = handmade.report(TEXT, publisher="Hadvik Post")
KESSEN = handmade.entity("Torvald Kessen")
RARE = {"road": 3.0, "pass": 4.0, "observers": 6.0, "grain": 5.0, "Kessen": 3.0, "Marost": 3.0}
WEIGHTS = {stem(word): weight for word, weight in RARE.items()}


def passage(
    words: str,
    *,
    act: Act | None = None,
    mode: Mode | None = Mode.SPEECH,
    stmt: Statement | None = None,
    **fields: Any,
) -> Passage:
    said = stmt or handmade.stmt(STORY, words, act=act, mode=mode)
    order = tuple(list_stems(words))
    for key, value in fields.items():
        if isinstance(value, str):
            fields[key] = frozenset(list_stems(value))
    return Passage(stmt=said, spans=said.content, order=order, words=frozenset(order), **fields)


def read_dated(words: str) -> Question:
    at = words.index("2031")
    day = words[at : at + 10]
    return read_question(
        words, [Timex(tid="t", span=Span(at, at + 10), type=TimexType.DATE, value=day)]
    )


def find(question: str, *passages: Passage) -> list[str]:
    answers = rank_answers(read_question(question), passages, WEIGHTS)
    return [TEXT[a.spans[0].start : a.spans[0].end] for a in answers]


PROMISE = passage(
    "to open the road to the pass", act=Act.PROMISE, speaker="Torvald Kessen", cue="promised"
)
CLOSED = passage("the road stays closed", speaker="Ilena Marost")


def test_who_did_it_is_found_by_words_and_act() -> None:
    assert ["to open the road to the pass"] == find(
        "Who promised to open the road?", PROMISE, CLOSED
    )


def test_a_speaker_who_is_named_is_the_only_one() -> None:
    assert ["to open the road to the pass"] == find("What did Kessen say about the road?", PROMISE)
    assert [] == find("What did Marost say about the road to the pass?", PROMISE)


def test_what_is_not_said_is_not_answered() -> None:
    assert [] == find("Who promised to open the harbour of Varn?", PROMISE, CLOSED)
    assert [] == find("Who?", PROMISE)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"is_open": True, "sentence": "Kessen and Marost discussed"}, True),
        ({"is_open": True, "publisher": "Kessen’s office"}, True),
        ({"is_open": False, "sentence": "Kessen and Marost discussed"}, False),
        ({"is_open": True, "around": "Marost"}, False),
        ({"is_open": True}, False),
    ],
)
def test_where_nobody_is_named_the_sentence_tells(fields: dict[str, Any], found: bool) -> None:
    assert found == bool(find("What did Kessen say about grain?", passage("grain", **fields)))


def test_who_is_spoken_to_must_be_there() -> None:
    question = "What did Kessen promise Marost?"
    for field in ("partners", "sentence", "around"):
        where: dict[str, Any] = {field: "Ilena Marost"}
        near = passage("grain", act=Act.PROMISE, speaker="Kessen", **where)
        assert ["grain"] == find(question, near)
    assert [] == find(question, passage("grain", act=Act.PROMISE, speaker="Kessen"))


def test_an_act_of_which_nothing_else_is_asked_must_fit() -> None:
    question = read_question("What did Kessen promise?")
    offered = handmade.stmt(STORY, "grain", act=Act.OFFER)
    asserted = handmade.stmt(STORY, "grain", act=Act.ASSERT)
    meant = handmade.stmt(STORY, "grain", mode=Mode.INTENTION)
    assert [True, False, False] == [is_fitting(question, s, ()) for s in (offered, asserted, meant)]
    assert is_fitting(question, asserted, list_stems("promised"))
    assert is_fitting(read_question("What did Kessen say?"), asserted, ())
    assert [] == find("What did Kessen promise?", passage("grain", speaker="Kessen"))


def test_a_denial_denies_what_is_asked_about() -> None:
    question = "Who denied that they agree to armed observers?"
    plain = passage("agree to armed observers", speaker="Kessen")
    negated = passage("not agree to armed observers", speaker="Kessen")
    assert [] == find(question, plain)
    assert ["not agree to armed observers"] == find(question, negated)
    assert find(question, passage("agree to armed observers", act=Act.DENY, speaker="Kessen"))
    doubted = handmade.stmt(STORY, "agree to armed observers")
    for factuality, found in ((Factuality.CERTAIN_NOT, True), (Factuality.CERTAIN, False)):
        fields = {f: getattr(doubted, f) for f in ("report_id", "content", "confidence")}
        stmt = Statement(**fields, factuality=factuality)
        assert found == bool(find(question, passage("agree to armed observers", stmt=stmt)))


def test_what_is_only_near_is_not_denied() -> None:
    far = passage("the road", act=Act.DENY, speaker="Kessen", around="grain grain observers")
    assert [] == find("Who denied that the grain passed the road?", far)


def test_acts_near_to_the_one_asked_are_worth_less() -> None:
    question = read_question("Who promised to open the road to the pass?")
    near = passage("to open the road to the pass", act=Act.OFFER, speaker="Kessen")
    one, other = (rank_answers(question, [p], WEIGHTS)[0].score for p in (PROMISE, near))
    assert one > other


@pytest.mark.parametrize(
    ("day", "found"),
    [("2031-03-17", True), ("2031-03-18", True), ("2031-03", True), ("2031-04-02", False)],
)
def test_the_day_counts(day: str, found: bool) -> None:
    question = read_dated("Who spoke about the road on 2031-03-17?")
    answers = rank_answers(question, [passage("the road", speaker="Kessen", days=(day,))], WEIGHTS)
    assert found == bool(answers)


def test_a_time_that_is_named_counts_too_and_one_that_nobody_knows_against() -> None:
    question = read_dated("Who spoke about the road to the pass on 2031-03-17?")
    named = passage(
        "the road to the pass", speaker="Kessen", days=("2031-05-01",), mentioned=("2031-03-17",)
    )
    unknown = passage("the road to the pass", speaker="Kessen", days=("XXXX-WXX-1",))
    undated = passage("the road to the pass", speaker="Kessen")
    found = [bool(rank_answers(question, [p], WEIGHTS)) for p in (named, unknown, undated)]
    assert [True, False, True] == found


def test_who_says_so_counts() -> None:
    question = "Who discussed grain, according to the Hadvik Post?"
    assert find(question, passage("grain", speaker="Kessen", publisher="Hadvik Post"))
    assert not find(question, passage("grain", speaker="Kessen", publisher="The Lantern"))


def test_without_a_speaker_less_is_sure() -> None:
    question = read_question("Who discussed grain?")
    told = handmade.stmt(STORY, "grain", speaker=KESSEN)
    [named], [unnamed] = (
        rank_answers(question, [p], WEIGHTS)
        for p in (passage("grain", stmt=told), passage("grain"))
    )
    assert named.score > unnamed.score


def test_a_name_that_stands_nowhere_weighs_against() -> None:
    weights = {**WEIGHTS, "varn": 0.1, "quint": 0.1}
    here, nowhere = (
        rank_answers(read_question(f"Who promised to open the road {of}?"), [PROMISE], weights)
        for of in ("to the pass", "to the pass of Varn")
    )
    assert here
    assert not nowhere


def test_the_same_words_answer_once_and_what_is_far_behind_not_at_all() -> None:
    stmt = handmade.stmt(STORY, "the road stays closed")
    [whole] = stmt.content
    part = (Span(whole.start, whole.end - 7),)
    other = handmade.stmt(handmade.report("The road stays closed."), "The road stays closed")
    answers = merge_answers(
        [
            Answer(stmt=stmt, spans=stmt.content, score=0.9),
            Answer(stmt=stmt, spans=part, score=0.85),
            Answer(stmt=other, spans=other.content, score=0.8),
            Answer(stmt=PROMISE.stmt, spans=PROMISE.spans, score=0.4),
        ]
    )
    assert [0.9, 0.8] == [answer.score for answer in answers]


def test_rare_words_weigh_more() -> None:
    assert weigh(0, 1000) > weigh(10, 1000) > weigh(999, 1000)


def test_words_with_too_few_topics_are_not_looked_at() -> None:
    question = read_question("Who spoke about the road to the pass?")
    assert is_promising(question, {stem("pass")}, WEIGHTS)
    assert not is_promising(question, {"grain"}, WEIGHTS)
    assert is_promising(read_question("Who spoke?"), set(), WEIGHTS)
