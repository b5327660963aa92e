from dataclasses import replace

import pytest

from found_cues import document, found, line_of
from onrecord.statements.act_features import list_act_features, load_kinds
from onrecord.statements.drafts import Draft
from onrecord.statements.quoted import locate_quotations


def features_of(
    text: str, anchor: str, content: str, source: str | None = None
) -> dict[str, float]:
    doc = document(text)
    cue = found(doc, anchor, content, source)
    draft = Draft(cue, cue.source, cue.cue, cue.content)
    pairs = list(list_act_features(line_of(doc), locate_quotations(doc), draft))
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


@pytest.mark.parametrize(
    ("text", "anchor", "content", "expected"),
    [
        ("She denied that they met.", "denied", "that they met", "cue deny, clause"),
        ("She denied that they met.", "denied", "that they met", "only deny"),
        ("She denied that they met.", "denied", "that they met", "listed deny, clause"),
        ("She bleated that they met.", "bleated", "that they met", "unlisted, clause"),
        ("She said they met.", "said", "they met", "indirect"),
        ("“We will stay,” she said.", "said", "“We will stay,”", "direct"),
        ("She said they “met” there.", "said", "they “met” there", "mixed"),
        ("“We will stay,” she said.", "said", "“We will stay,”", "first_plural future"),
        ("“We are going home,” she said.", "said", "“We are going home,”", "first_plural future"),
        ("“You must go,” she said.", "said", "“You must go,”", "second obligation"),
        ("“Who goes?” she said.", "said", "“Who goes?”", "ends in ?"),
        ("“Go!” she said.", "said", "“Go!”", "with !"),
        ("“Go!” she said.", "said", "“Go!”", "opens go"),
        (
            "She said lies, fraud and shame stay.",
            "said",
            "lies, fraud and shame",
            "much blame",
        ),
        ("She said they met.", "said", "they met", "next they"),
        ("She said they met.", "said", "they met", "nobody"),
    ],
)
def test_features(text: str, anchor: str, content: str, expected: str) -> None:
    assert 1.0 == features_of(text, anchor, content)[expected]


def test_a_source_may_be_a_writing() -> None:
    told = features_of("The report said they met.", "said", "they met", "The report")
    assert {"a writing", "source report"} <= set(told)


def test_what_the_head_says_is_told_as_a_logarithm_and_never_without_end() -> None:
    doc = document("She said they met.")
    cue = replace(found(doc, "said", "they met"), acts=(("assert", 1.0), ("deny", 0.0)))
    draft = Draft(cue, cue.source, cue.cue, cue.content)
    told = dict(list_act_features(line_of(doc), locate_quotations(doc), draft))
    assert told["head assert"] == pytest.approx(0.0)
    assert told["head deny"] == pytest.approx(-9.21, abs=0.01)


def test_a_word_may_be_of_several_kinds() -> None:
    assert {"denial", "refusal"} >= set(load_kinds()["never"]) >= {"denial"}
