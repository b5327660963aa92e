from dataclasses import replace

import pytest

from found_cues import document, found
from onrecord.statements import confidence
from onrecord.statements.confidence import judge, list_features, load_weights
from onrecord.statements.quoted import locate_quotations


def test_it_is_a_probability_that_grows_with_the_cue_s() -> None:
    doc = document("“We wait,” Velde said.")
    quoted = locate_quotations(doc)
    cue = found(doc, "said", "“We wait,”", "Velde")
    judged = [judge(replace(cue, outermost=p), quoted) for p in (0.0, 0.3, 0.6, 0.99, 1.0)]
    assert sorted(judged) == judged
    assert 0 < judged[0] < judged[-1] < 1


def test_an_inner_one_is_judged_by_its_own_probability() -> None:
    doc = document("Velde said that Quint agreed.")
    quoted = locate_quotations(doc)
    cue = found(doc, "agreed", "Quint", outermost=0.0, inner=0.9)
    assert judge(cue, quoted, is_inner=True) > judge(cue, quoted)


@pytest.mark.parametrize(
    ("content", "source", "names"),
    [("“We wait,”", "Velde", {"source", "quoted"}), ("Velde", None, {"no source"})],
)
def test_the_features_tell_of_source_and_marks(
    content: str, source: str | None, names: set[str]
) -> None:
    doc = document("“We wait,” Velde said.")
    cue = found(doc, "said", content, source)
    given = {name for name, _ in list_features(cue, locate_quotations(doc))}
    assert names == given & {"source", "quoted", "no source"}
    assert given <= set(load_weights())


def test_with_given_weights_it_is_the_logistic_function_of_their_sum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doc = document("“We wait,” Velde said.")
    quoted = locate_quotations(doc)
    cue = found(doc, "said", "“We wait,”", "Velde")
    monkeypatch.setattr(confidence, "load_weights", lambda: {"cue": 1.0})
    for likely in (0.1, 0.5, 0.8):
        assert likely == pytest.approx(judge(replace(cue, outermost=likely), quoted))
    monkeypatch.setattr(confidence, "load_weights", dict)
    assert 0.5 == judge(cue, quoted)


def test_what_counts_many_things_is_limited() -> None:
    doc = document("Velde said one, two, three, four, five.")
    cue = found(doc, "said", ["one", "two", "three", "four", "five"], "Velde")
    features = dict(list_features(replace(cue, missed=99.0), locate_quotations(doc)))
    assert (8.0, 3.0) == (features["missed"], features["parts"])
