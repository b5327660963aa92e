from dataclasses import replace

import pytest

from found_cues import document, found, line_of
from onrecord.model.document import Document
from onrecord.model.statement import Act
from onrecord.statements.acts import (
    ActWeights,
    find_act,
    find_cue_act,
    load_act_weights,
    takes_back,
    weigh_acts,
)
from onrecord.statements.drafts import Draft
from onrecord.statements.quoted import locate_quotations


def draft_of(doc: Document, anchor: str, content: str, **how: object) -> Draft:
    cue = found(doc, anchor, content, "She", **how)  # type: ignore[arg-type]
    # A head that has no opinion: cue and content alone decide.
    cue = replace(cue, acts=tuple((name.value, 1 / len(Act)) for name in Act))
    return Draft(cue, cue.source, cue.cue, cue.content)


def act_of(doc: Document, draft: Draft) -> Act | None:
    return find_act(line_of(doc), locate_quotations(doc), draft)


@pytest.mark.parametrize(
    ("text", "anchor", "content", "expected"),
    [
        ("She accused Quint of lying.", "accused", "Quint of lying", Act.ACCUSE),
        ("She told the guards to wait.", "told", "to wait", Act.DEMAND),
        ("She denied that they met.", "denied", "that they met", Act.DENY),
        ("She promised to wait.", "promised", "to wait", Act.PROMISE),
        ("She warned that they met.", "warned", "that they met", Act.WARN),
        ("She asked whether they met.", "asked", "whether they met", Act.ASK),
        ("She said that they met.", "said", "that they met", Act.ASSERT),
        ("She refused to wait.", "refused", "to wait", Act.REJECT),
        ("She admitted that they met.", "admitted", "that they met", Act.ACKNOWLEDGE),
        ("She praised Quint.", "praised", "Quint", Act.SUPPORT),
    ],
)
def test_cue_and_content_tell_what_saying_it_does(
    text: str, anchor: str, content: str, expected: Act
) -> None:
    doc = document(text)
    draft = draft_of(doc, anchor, content)
    assert expected is act_of(doc, draft)


def test_the_words_said_outweigh_a_plain_verb() -> None:
    doc = document("“You must leave the valley now,” She said.")
    draft = draft_of(doc, "said", "“You must leave the valley now,”")
    assert Act.DEMAND is act_of(doc, draft)


@pytest.mark.parametrize("mode", ["belief", "intention", "attitude"])
def test_what_is_not_said_does_nothing(mode: str) -> None:
    doc = document("She denied that they met.")
    draft = draft_of(doc, "denied", "that they met", mode=mode)
    assert None is act_of(doc, draft)
    assert not takes_back(line_of(doc), locate_quotations(doc), draft)


def test_where_all_acts_are_about_as_likely_none_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doc = document("She said that they met.")
    even = ActWeights(tuple(Act), {}, 0.25)
    monkeypatch.setattr("onrecord.statements.acts.load_act_weights", lambda: even)
    assert None is act_of(doc, draft_of(doc, "said", "that they met"))


def test_every_feature_weighs_on_every_act_and_unknown_ones_on_none() -> None:
    weights = load_act_weights()
    assert set(Act) == set(weights.acts)
    assert {len(Act)} == {len(row) for row in weights.weights.values()}
    likely = weigh_acts(weights, [("never learnt", 1.0)])
    assert [1 / len(Act)] * len(Act) == pytest.approx(list(likely.values()))


@pytest.mark.parametrize(
    ("text", "anchor", "content", "act", "expected"),
    [
        ("She denied that they met.", "denied", "that they met", "assert", Act.DENY),
        ("She told the guards to wait.", "told", "to wait", "assert", Act.DEMAND),
        ("She bleated that they met.", "bleated", "that they met", "warn", Act.WARN),
        ("She said that they met.", "said", "that they met", "warn", Act.ASSERT),
        ("She promised the guards to wait.", "promised", "to wait", "warn", Act.PROMISE),
        ("She decided that they met.", "decided", "that they met", "warn", Act.WARN),
    ],
)
def test_a_listed_verb_tells_what_a_cue_does_and_else_the_head(
    text: str, anchor: str, content: str, act: str, expected: Act
) -> None:
    doc = document(text)
    cue = found(doc, anchor, content, "She", act=act)
    assert expected is find_cue_act(line_of(doc), locate_quotations(doc), cue, cue.content)


def test_without_verb_content_or_a_sure_head_a_cue_does_nothing() -> None:
    doc = document("She bleated that they met. She denied it.")
    line, quoted = line_of(doc), locate_quotations(doc)
    guess = found(doc, "bleated", "that they met", "She", sure=0.39)
    assert None is find_cue_act(line, quoted, guess, guess.content)
    assert None is find_cue_act(line, quoted, replace(guess, acts=()), guess.content)
    lost = found(doc, "denied", "it", "She", act="warn")
    assert Act.WARN is find_cue_act(line, quoted, lost, ())


def test_a_cue_takes_back_what_its_content_reports_and_own_words_do_not() -> None:
    doc = document("She denied that Quint had agreed. She said it is a lie that Quint agreed.")
    line, quoted = line_of(doc), locate_quotations(doc)
    assert takes_back(line, quoted, draft_of(doc, "denied", "that Quint had agreed"))
    assert not takes_back(line, quoted, draft_of(doc, "said", "it is a lie that Quint agreed"))
