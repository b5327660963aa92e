import pytest

from found_cues import document, line_of, stretch
from onrecord.model.attribution import Stretch
from onrecord.model.document import Document
from onrecord.statements.quoted import locate_quotations
from onrecord.statements.repairs import mend_content, mend_cue, mend_source, mend_words


def words(doc: Document, parts: tuple[Stretch, ...]) -> list[str]:
    text = doc.report.text
    return [text[doc.tokens[p.first].start : doc.tokens[p.last - 1].end] for p in parts]


def content(doc: Document, *parts: str) -> list[str]:
    found = tuple(stretch(doc, part) for part in parts)
    return words(doc, mend_content(doc, line_of(doc), locate_quotations(doc), found))


def test_marks_at_the_ends_are_left_out_and_so_is_a_part_of_marks() -> None:
    doc = document("Velde said , they met .")
    parts = (stretch(doc, ", they met ."), stretch(doc, ","))
    assert ["they met"] == words(doc, mend_words(line_of(doc), parts))


def test_the_owner_is_the_source() -> None:
    doc = document("Solmark’s promise")
    assert ["Solmark"] == words(doc, mend_source(line_of(doc), (stretch(doc, "Solmark’s"),)))


@pytest.mark.parametrize(
    ("text", "cue", "anchor", "expected"),
    [
        (
            "She has repeatedly said in a statement it.",
            "has repeatedly said in a statement",
            "said",
            "said",
        ),
        ("She called for talks.", "called for", "called", "called for"),
        ("According to her it is.", "According to", "According", "According to"),
        ("She made clear it is.", "made clear", "made", "made clear"),
        ("She said it.", "She", "said", "said"),
    ],
)
def test_a_cue_is_its_verb(text: str, cue: str, anchor: str, expected: str) -> None:
    doc = document(text)
    at = stretch(doc, anchor).first
    assert [expected] == words(doc, mend_cue(line_of(doc), (stretch(doc, cue),), at))


def test_what_only_marks_part_is_joined() -> None:
    doc = document("Velde said that they met, then left.")
    assert ["that they met, then left"] == content(doc, "that they met", "then left")


def test_who_is_told_is_no_part_of_what_is() -> None:
    doc = document("She told him that they met.")
    assert ["that they met"] == content(doc, "him that they met")


def test_quotation_marks_and_brackets_around_are_taken_in() -> None:
    doc = document("“We wait,” she said, adding (that “they met”). He called it (bad).")
    assert ["“We wait,”"] == content(doc, "We wait")
    assert ["(that “they met”)"] == content(doc, "that “they met")
    assert ["(bad)"] == content(doc, "bad")


def test_a_word_in_marks_is_not_widened_to_what_follows() -> None:
    doc = document("“We wait here,” she said.")
    assert ["“We wait"] == content(doc, "We wait")


def test_a_speech_over_paragraphs_goes_on() -> None:
    doc = document(
        "“We wait,” said Velde, “and hope.\n\n“They will come.\n\n“All of them.”\n\n“No,” he said."
    )
    assert ["“and hope.", "“They will come", "“All of them.”"] == content(doc, "“and hope.")


def test_what_is_closed_does_not_go_on() -> None:
    doc = document("“We wait,” said Velde.\n\n“They will come,” said Quint.")
    assert ["“We wait,”"] == content(doc, "We wait")
    assert [] == content(doc)


def test_brackets_are_taken_in_only_in_pairs() -> None:
    doc = document("Velde said they (all of them) wait (since, he said, they hope).")
    assert ["they (all of them)"] == content(doc, "they (all of them")
    assert ["they hope"] == content(doc, "they hope")


def test_a_speech_ends_where_the_next_paragraph_does_not_begin_with_its_mark() -> None:
    doc = document("Velde said: “We wait.\n\nQuint said “no” to it.")
    assert ["“We wait."] == content(doc, "We wait")


def test_a_paragraph_of_marks_does_not_go_on_a_speech() -> None:
    doc = document("Velde said: “We wait.\n\n“…\n\n“They will come.”")
    assert ["“We wait.", "“They will come.”"] == content(doc, "We wait")
