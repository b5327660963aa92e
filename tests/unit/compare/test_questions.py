"""Questions: what is asked, of whose words, and of what."""

import pytest

from onrecord.compare.questions import (
    Asked,
    find_near,
    find_negations,
    is_joint,
    is_plain,
    read_question,
)
from onrecord.model.document import Span, Timex, TimexType
from onrecord.model.statement import Act


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who denied that a date was set?", Asked.SPEAKER),
        ("Who did Kessen warn?", Asked.ADDRESSEE),
        ("To whom did Kessen speak?", Asked.ADDRESSEE),
        ("What did Kessen say?", Asked.CONTENT),
        ("Did Kessen say so?", Asked.CONTENT),
        ("Where did Marost and Kessen meet?", Asked.PLACE),
        ("When did Kessen promise grain?", Asked.TIME),
        ("grain", Asked.CONTENT),
        ("", Asked.CONTENT),
    ],
)
def test_what_is_asked(question: str, asked: Asked) -> None:
    assert asked is read_question(question).asked


@pytest.mark.parametrize(
    ("question", "acts"),
    [
        ("Who denied that a date was set?", {Act.DENY}),
        ("What did Kessen promise the council?", {Act.PROMISE}),
        ("Did Kessen threaten to leave?", {Act.WARN}),
        ("Who proposed talks?", {Act.OFFER}),
        ("Who suggested talks?", {Act.OFFER}),
        ("What did Kessen say?", set()),
        ("Where did they meet?", set()),
    ],
)
def test_the_verb_tells_the_act(question: str, acts: set[Act]) -> None:
    assert acts == read_question(question).acts


def test_the_subject_is_the_speaker_and_who_stands_behind_the_verb_a_partner() -> None:
    question = read_question("What did Ilena Marost tell Kessen and Quint about the grain?")
    assert (("ilena", "marost"),) == question.speakers
    assert (("kessen",), ("quint",)) == question.partners
    assert ("grain",) == question.topics
    assert "tell" == question.verb


def test_several_can_speak() -> None:
    question = read_question("What did Marost and Kessen agree on?")
    assert (("marost",), ("kessen",)) == question.speakers


def test_a_speaker_may_have_no_name() -> None:
    assert (("envoy",),) == read_question("What did the envoy say?").speakers
    assert () == read_question("What did she say?").speakers


def test_names_among_the_topics_are_marked() -> None:
    question = read_question("Who said that Solmark would close the road to Hadvik’s harbour?")
    assert () == question.speakers
    assert {"solmark", "hadvik"} == question.names
    assert "road" in question.topics


def test_what_stands_before_the_verb_counts_too() -> None:
    question = read_question("Which guarantees did Kessen offer?")
    assert ("guar",) == question.topics
    assert ("envoy",) == read_question("Who among the envoys said so?").topics


def test_a_participle_is_no_verb_of_saying() -> None:
    question = read_question("Which points did the written answers leave out?")
    assert question.verb is None
    assert "answ" in question.topics


def test_us_is_a_name_in_capitals() -> None:
    assert "us" in read_question("Who warned that the US would leave?").topics
    assert "us" not in read_question("Who told us about the road?").topics


def test_who_says_so_is_no_topic() -> None:
    question = read_question("Which road is closed, according to the Hadvik Post?")
    assert ("hadvik", "post") == question.according
    assert ("road", "clo") == question.topics
    assert () == read_question("Which road is closed, according to him?").according
    behind = read_question("What, according to Kessen today, did Marost promise?")
    assert (("kessen",), (("marost",),)) == (behind.according, behind.speakers)


def test_times_are_no_topics() -> None:
    words = "What did Kessen say on 17 March 2031?"
    timex = Timex(tid="t", span=Span(24, 36), type=TimexType.DATE, value="2031-03-17")
    rough = Timex(tid="t", span=Span(0, 4), type=TimexType.DATE, value="PAST_REF")
    question = read_question(words, [timex, rough])
    assert ("2031-03-17",) == question.times
    assert () == question.topics


def test_words_for_how_things_are_said() -> None:
    assert Act.REJECT in find_near(frozenset({Act.DENY}))
    assert frozenset() == find_near(frozenset())
    assert "not" in find_negations()
    assert is_joint("both leaders")
    assert is_plain(None)
    assert not is_plain("reaffirm")
