import math
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


def test_the_numbers_are_those_of_the_words() -> None:
    doc = document("“We wait,” Velde said.")
    cue = replace(found(doc, "said", "“We wait,”", "Velde"), missed=2.5, inner=0.5)
    quoted = locate_quotations(doc)
    assert dict(list_features(cue, quoted)) == pytest.approx(
        {
            "always": 1.0,
            "cue": math.log(9),
            "content": math.log(9),
            "source": math.log(9),
            "missed": 2.5,
            "parts": 0.0,
            "length": math.log(5),
            "quoted": 1.0,
        }
    )
    assert 0.0 == pytest.approx(dict(list_features(cue, quoted, is_inner=True))["cue"])
    bare = replace(cue, source=(), source_score=0.0)
    assert 1.0 == dict(list_features(bare, quoted))["no source"]


def test_the_length_counts_the_words_of_all_parts() -> None:
    doc = document("They wait, Velde said, and hope.")
    cue = found(doc, "said", ["They wait", "and hope"], "Velde")
    features = dict(list_features(cue, locate_quotations(doc)))
    assert (math.log(4), 1.0) == (features["length"], features["parts"])


@pytest.mark.parametrize(
    ("content", "is_quoted"),
    [
        ("“wait” and hope", True),
        ("they “wait”", True),
        ("they “wait” and hope", False),
        ("hope", False),
    ],
)
def test_marks_count_where_a_content_begins_or_ends(content: str, is_quoted: bool) -> None:
    doc = document("Velde said they “wait” and hope.")
    features = dict(list_features(found(doc, "said", content), locate_quotations(doc)))
    assert is_quoted is ("quoted" in features)


def test_certainty_has_a_limit() -> None:
    doc = document("Velde said they wait.")
    quoted = locate_quotations(doc)
    for impossible, likely in ((0.0, 0.002), (1.0, 0.998)):
        one, other = (
            replace(found(doc, "said", "they wait", "Velde"), outermost=p, content_score=p)
            for p in (impossible, likely)
        )
        assert judge(one, quoted) == judge(other, quoted)
