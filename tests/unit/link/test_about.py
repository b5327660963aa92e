from collections.abc import Mapping

import pytest

from handmade import entity, stmt
from onrecord.link import about
from onrecord.link.about import Weights, load_about_weights, tell_about, weigh
from onrecord.model.document import MentionType
from onrecord.model.statement import Statement
from told_scenes import Told, told

MAROST, QUINT, VELDE = entity("Ilena Marost"), entity("Adrel Quint"), entity("Velde")


def tell(
    text: Told,
    said: Statement,
    monkeypatch: pytest.MonkeyPatch,
    weights: Mapping[str, float],
    least: float = 0.5,
) -> Statement:
    monkeypatch.setattr(about, "load_about_weights", lambda: Weights(weights, least))
    (stmt_,) = tell_about(text.document, text.link(said)).statements
    return stmt_


def story() -> tuple[Told, Statement]:
    text = told("Velde came. Marost told Quint that Quint and Velde left when he was ill.")
    text.mention("Marost", MAROST)
    text.mention("Quint", QUINT, nth=1)
    text.mention("Velde", VELDE, nth=1)
    words = "that Quint and Velde left when he was ill"
    return text, stmt(text.story, words, cue="told", source="Marost", speaker=MAROST)


def test_those_who_are_likely_are_named_the_likeliest_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text, said = story()
    weights = {"always": 1.0, "in speaker": 2.0, "rank": -1.2}
    found = tell(text, said, monkeypatch, weights)
    assert (MAROST.entity_id, QUINT.entity_id, VELDE.entity_id) == found.about
    assert [0.9526, 0.7311, 0.69] == [reason.score for reason in found.reasons]
    own, first, _ = found.reasons
    assert "although no word of it says so" in own.detail
    assert "is about Adrel Quint, who is mentioned in it" in first.detail
    assert ["Quint"] == [text.story.text[s.start : s.end] for s in first.left]
    assert () == tell(text, said, monkeypatch, weights, 0.99).about
    (*_, doubtful) = tell(text, said, monkeypatch, {"in content": -1.0}, 0.2).reasons
    assert "may be about Velde" in doubtful.detail


def test_three_are_named_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    text = told("A, B, C and D left, he said.")
    for name in "ABCD":
        text.mention(name, entity(name))
    said = stmt(text.story, "A, B, C and D left", cue="said", source="he")
    found = tell(text, said, monkeypatch, {"always": 1.0})
    assert tuple(entity(name).entity_id for name in "ABC") == found.about, "of equals the first"


def test_whom_a_pronoun_may_mean_and_whom_a_demand_is_made_to_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = told("Velde came. Marost told Quint he should rest.")
    text.mention("Velde", VELDE)
    text.mention("Quint", QUINT)
    text.mention("he", None, kind=MentionType.PRONOUN)
    said = stmt(text.story, "he should rest", cue="told", source="Marost")
    found = tell(text, said, monkeypatch, {"always": 1.0})
    assert (QUINT.entity_id, VELDE.entity_id) == found.about
    asked, near = found.reasons
    assert "about Adrel Quint, to whom it is said" in asked.detail
    assert "about Velde, whom a pronoun in it may mean" in near.detail


def test_what_was_learnt_is_loaded() -> None:
    learnt = load_about_weights()
    assert 0.0 < learnt.least < 1.0
    assert "always" in learnt.weights


def test_features_that_were_never_seen_weigh_nothing() -> None:
    assert 0.5 == weigh({"known": 3.0}, [("unknown", 1.0)])
    assert weigh({"known": 3.0}, [("known", 1.0)]) > 0.9
    assert weigh({"known": 1e6}, [("known", 1.0)]) < 1.0
