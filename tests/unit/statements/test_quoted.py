from found_cues import document, stretch
from onrecord.model.attribution import Stretch
from onrecord.statements.quoted import locate_quotations


def test_tokens_of_outermost_quotations_are_numbered() -> None:
    doc = document("“We ‘wait’ here,” she said. “And hope.”")
    quoted = locate_quotations(doc)
    assert 2 == len(quoted.quotations)
    assert {0} == {quoted.number_of[i] for i in range(*quoted.stretches[0])}
    assert -1 == quoted.number_of[stretch(doc, "said").first]
    assert Stretch(*stretch(doc, "“And hope.”")) == quoted.stretches[1]


def test_a_text_without_marks_has_none() -> None:
    assert {-1} == set(locate_quotations(document("They met.")).number_of)
