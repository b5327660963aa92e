from collections.abc import Sequence

import pytest

from found_cues import document, found, line_of, stretch
from onrecord.model.attribution import Stretch
from onrecord.model.document import Document
from onrecord.statements.drafts import Draft, nest
from onrecord.statements.quoted import locate_quotations
from onrecord.statements.untangle import cut_source, is_asked, share_out_quotations


def words(doc: Document, parts: Sequence[Stretch]) -> list[str]:
    text = doc.report.text
    return [text[doc.tokens[p.first].start : doc.tokens[p.last - 1].end] for p in parts]


def draft(
    doc: Document, cue: str, content: str | list[str], source: str, *, is_inner: bool = False
) -> Draft:
    cue_found = found(doc, cue, content, source)
    return Draft(cue_found, cue_found.source, cue_found.cue, cue_found.content, is_inner=is_inner)


def share_out(doc: Document, *drafts: Draft) -> list[list[str]]:
    nest(drafts)
    kept = share_out_quotations(locate_quotations(doc), drafts)
    return [words(doc, each.content) for each in kept]


def number(doc: Document) -> list[int]:
    return [n for n, s in enumerate(doc.sentences) for _ in range(s.first, s.last)]


@pytest.mark.parametrize(
    ("first", "last", "cue", "expected"),
    [
        (0, 4, "said", ["Minister Velde"]),
        (2, 4, "said", ["Minister Velde"]),
        (0, 2, "said", ["Foreign Ministry"]),
        (3, 8, "said", ["Velde said it."]),
        (3, 8, "left", ["Quint"]),
    ],
)
def test_a_source_is_words_of_one_sentence(
    first: int, last: int, cue: str, expected: list[str]
) -> None:
    doc = document("Foreign Ministry\n\nMinister Velde said it. Quint left.")
    anchor = stretch(doc, cue).first
    assert expected == words(doc, cut_source(number(doc), (Stretch(first, last),), anchor))


def test_parts_in_one_sentence_stay_and_those_of_another_go() -> None:
    doc = document("Kessen came. Velde and Quint said it.")
    parts = (stretch(doc, "Kessen"), stretch(doc, "Velde"), stretch(doc, "Quint"))
    kept = cut_source(number(doc), parts, stretch(doc, "said").first)
    assert ["Velde", "Quint"] == words(doc, kept)
    assert () == cut_source(number(doc), (), 0)


@pytest.mark.parametrize(
    ("text", "cue", "source", "expected"),
    [
        ("Asked about it, Velde left.", "Asked", "Velde", True),
        ("When asked about it, Velde left.", "asked", "Velde", True),
        ("Asked about it, they left.", "Asked", None, True),
        ("Velde asked about it.", "asked", "Velde", False),
        ("Today asked about it, Velde left.", "asked", "Velde", False),
        ("Told about it, Velde left.", "Told", "Velde", False),
    ],
)
def test_who_is_asked_asks_nothing(text: str, cue: str, source: str | None, expected: bool) -> None:
    doc = document(text)
    parts = (stretch(doc, source),) if source else ()
    assert expected is is_asked(line_of(doc), parts, stretch(doc, cue).first, 0)


def test_a_quotation_that_two_take_is_the_nearest_one_s() -> None:
    doc = document("“We wait,” Velde told Quint. “You are late,” she replied.")
    told = draft(doc, "told", ["“We wait,”", "“You are late,”"], "Velde")
    replied = draft(doc, "replied", "“You are late,”", "she")
    assert [["“We wait,”"], ["“You are late,”"]] == share_out(doc, told, replied)


def test_who_takes_a_shred_of_a_quotation_loses_it() -> None:
    doc = document("“We will go,” said Velde. “We stay,” said Quint.")
    velde = draft(doc, "Velde", "“We will go,”", "Velde")
    quint = draft(doc, "said", ["go", "“We stay,”"], "Quint")
    assert [["“We will go,”"], ["“We stay,”"]] == share_out(doc, velde, quint)


def test_who_has_nothing_left_says_nothing() -> None:
    doc = document("“We will go,” said Velde, Quint noted.")
    velde = draft(doc, "said", "“We will go,”", "Velde")
    quint = draft(doc, "noted", "We will go", "Quint")
    assert [["“We will go,”"]] == share_out(doc, velde, quint)


def test_words_outside_and_on_both_sides_of_a_quotation_stay() -> None:
    doc = document("Velde said it was “over” for good. Quint agreed.")
    whole = draft(doc, "agreed", "it was “over” for good", "Quint")
    over = draft(doc, "said", "“over”", "Velde")
    assert [["it was", "for good"], ["“over”"]] == share_out(doc, whole, over)


def test_what_lies_in_one_another_is_shared() -> None:
    doc = document("Velde wrote that Quint said “we wait”.")
    outer = draft(doc, "wrote", "that Quint said “we wait”", "Velde")
    inner = draft(doc, "said", "“we wait”", "Quint", is_inner=True)
    assert [["that Quint said “we wait”"], ["“we wait”"]] == share_out(doc, outer, inner)


def test_a_cue_inside_a_quotation_takes_nothing_from_it() -> None:
    doc = document("“Quint said we wait,” Velde told them.")
    inner = draft(doc, "said", "we wait", "Quint")
    told = draft(doc, "told", "“Quint said we wait,”", "Velde")
    assert 2 == len(share_out(doc, inner, told))
