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


def test_a_stretch_begins_and_ends_with_its_marks() -> None:
    doc = document("“We wait,” she said, “and ‘hope’.” They left.")
    quoted = locate_quotations(doc)
    expected = (stretch(doc, "“We wait,”"), stretch(doc, "“and ‘hope’.”"))
    assert expected == quoted.stretches
    inside = {i for part in expected for i in range(*part)}
    assert inside == {i for i, number in enumerate(quoted.number_of) if number >= 0}


def test_a_quotation_that_is_never_closed_reaches_to_the_end_of_its_paragraph() -> None:
    doc = document("Velde said: “We wait.\n\nThey left.")
    quoted = locate_quotations(doc)
    assert (stretch(doc, "“We wait."),) == quoted.stretches
    assert -1 == quoted.number_of[stretch(doc, "They").first]


def test_every_token_is_told_of() -> None:
    doc = document("“We wait,” she said.")
    assert len(doc.tokens) == len(locate_quotations(doc).number_of)
    assert () == locate_quotations(document(" ")).number_of


def test_marks_that_close_a_quotation_inside_are_known() -> None:
    doc = document("“We ‘wait’ and ‘hope’,” she said. “And ‘so.")
    closers = locate_quotations(doc).inner_closers
    assert {stretch(doc, mark).first + 1 for mark in ("wait’", "hope’")} == closers
