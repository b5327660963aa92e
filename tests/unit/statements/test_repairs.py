import pytest

from found_cues import document, line_of, stretch
from onrecord.model.attribution import Stretch
from onrecord.model.document import Document
from onrecord.statements.quoted import locate_quotations
from onrecord.statements.repairs import fill_gaps, mend_content, mend_cue, mend_source, mend_words


def words(doc: Document, parts: tuple[Stretch, ...]) -> list[str]:
    text = doc.report.text
    return [text[doc.tokens[p.first].start : doc.tokens[p.last - 1].end] for p in parts]


def content(doc: Document, *parts: str, cue: str | None = None) -> list[str]:
    found = tuple(stretch(doc, part) for part in parts)
    anchor = stretch(doc, cue).first if cue else None
    return words(doc, mend_content(line_of(doc), locate_quotations(doc), found, anchor=anchor))


def test_marks_at_the_ends_are_left_out_and_so_is_a_part_of_marks() -> None:
    doc = document("Velde said , they met .")
    parts = (stretch(doc, ", they met ."), stretch(doc, ","))
    assert ["they met"] == words(doc, mend_words(line_of(doc), parts))


@pytest.mark.parametrize(("text", "marks"), [("They met.", "."), ("… they met", "…")])
def test_a_mark_at_either_end_of_a_text_is_no_part(text: str, marks: str) -> None:
    doc = document(text)
    assert () == mend_words(line_of(doc), (stretch(doc, marks),))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Solmark’s", "Solmark"),
        ("In Solmark's", "In Solmark"),
        ("’s", "’s"),
        ("Solmark", "Solmark"),
        ("Velde and Quint,", "Velde and Quint"),
        ("Velde and", "Velde"),
    ],
)
def test_the_owner_is_the_source(source: str, expected: str) -> None:
    doc = document("Solmark’s promise; In Solmark's valley; Velde and Quint, too")
    assert [expected] == words(doc, mend_source(line_of(doc), (stretch(doc, source),)))


def test_an_article_alone_is_nobody() -> None:
    doc = document("The announcement and the promise")
    assert () == mend_source(line_of(doc), (stretch(doc, "The"), stretch(doc, "and the")))


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
        ("She made it clear.", "made it clear", "made", "made it clear"),
        ("She said in writing it is.", "said in writing", "said", "said"),
        ("According to her aides it is.", "According to her aides", "According", "According to"),
        ("She agreed to it all.", "agreed to it all", "agreed", "agreed"),
        ("According with her it is.", "According with her", "According", "According"),
        ("She said: “We wait.”", "said:", "said", "said"),
        ("She made it, too, clear.", "made it, too,", "made", "made it, too"),
        ("Velde: “We wait.”", ":", ":", ":"),
        ("Velde – “We wait.”", "– “", "–", "–"),
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


@pytest.mark.parametrize(
    "text",
    [
        "“Adrel Quint told me: ‘We will never open it.’”",
        "“Adrel Quint told me: ‘We will never open it’.”",
        "“She said ‘he said “we will open it.”’”",
        "\"Adrel Quint told me: 'We will never open it.'\"",
    ],
)
def test_a_quotation_that_ends_in_another_keeps_the_marks_of_both(text: str) -> None:
    doc = document(f"{text} Velde left.")
    assert [text] == content(doc, text.strip("“”\"‘’'."))


def test_the_inner_quotation_has_no_mark_of_the_outer_one() -> None:
    doc = document("“Adrel Quint told me: ‘We wait.’” Velde left.")
    assert ["We wait"] == content(doc, "We wait")
    doc = document("“They ‘wait’ and ‘hope’,” Velde said.")
    assert ["“They ‘wait"] == content(doc, "They ‘wait")


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


def test_of_a_cue_s_parts_the_one_with_its_anchor_stays() -> None:
    doc = document("In a letter Velde told them off.")
    parts = (stretch(doc, "In a letter"), stretch(doc, "told them"), stretch(doc, "off"))
    assert ["told them"] == words(doc, mend_cue(line_of(doc), parts, stretch(doc, "told").first))


def test_parts_with_words_between_them_stay_apart() -> None:
    doc = document("Velde said they met and left.")
    assert ["they met", "left"] == content(doc, "they met", "left")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("her to wait", "to wait"),
        ("him that", "him that"),
        ("him home again", "him home again"),
        ("so that they met", "so that they met"),
    ],
)
def test_only_who_is_told_is_left_out(given: str, expected: str) -> None:
    doc = document("Velde told her to wait, him that, him home again, so that they met.")
    assert [expected] == content(doc, given)


@pytest.mark.parametrize(
    ("text", "given", "cue", "expected"),
    [
        ("Velde told the council that they met.", "the council that they met", "told", "that"),
        ("Velde told lawmakers that they met.", "lawmakers that they met", "told", "that"),
        ("Velde told them all that they met.", "all that they met", "told", "all"),
        ("Velde said the council that met is gone.", "the council that met", "said", "the"),
        ("Velde told it was so that they met.", "it was so that they met", "told", "it"),
        ("Velde told all, or that they met.", "all, or that they met", "told", "all,"),
        ("Velde told a b c d e f that they met.", "a b c d e f that they", "told", "that"),
        ("Velde told a b c d e f g that they met.", "a b c d e f g that they", "told", "a"),
        ("Velde told that they met.", "that they met", "told", "that"),
        ("Velde told him that.", "him that", "told", "him"),
        ("Velde told all of that.", "all of that", "told", "all"),
    ],
)
def test_who_is_told_right_behind_such_a_verb_is_left_out(
    text: str, given: str, cue: str, expected: str
) -> None:
    assert expected == content(document(text), given, cue=cue)[0].split()[0]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (("Quint had warned",), ["the bridge, Quint had warned, was closed"]),
        (("Quint", "warned"), ["the bridge", "was closed"]),
        ((), ["the bridge", "was closed"]),
    ],
)
def test_parts_are_joined_over_nothing_but_an_inner_source_and_cue(
    inner: tuple[str, ...], expected: list[str]
) -> None:
    doc = document("Velde said the bridge, Quint had warned, was closed.")
    parts = (stretch(doc, "the bridge"), stretch(doc, "was closed"))
    taken = {index for words_ in inner for index in range(*stretch(doc, words_))}
    assert expected == words(doc, fill_gaps(line_of(doc), parts, taken))


def test_parts_side_by_side_are_not_joined() -> None:
    doc = document("Velde said it that they met.")
    parts = (stretch(doc, "it"), stretch(doc, "that they met"))
    assert parts == fill_gaps(line_of(doc), parts, {0, 1})
    assert () == fill_gaps(line_of(doc), (), {0, 1})


def test_a_content_that_begins_amid_a_quotation_begins_there() -> None:
    doc = document("They met. “We wait here,” she said.")
    assert ["wait here"] == content(doc, "wait here")


def test_marks_are_taken_in_only_where_nothing_but_marks_is_before_them() -> None:
    doc = document("“We wait (all of us),” she said.")
    assert ["“We wait"] == content(doc, "We wait")
    doc = document("Velde said: “We wait here")
    assert ["“We wait"] == content(doc, "We wait")


def test_at_the_ends_of_a_text_there_is_nothing_to_take_in() -> None:
    doc = document("Velde said they met")
    assert ["they met"] == content(doc, "they met")
    doc = document("They) met (")
    assert ["They"] == content(doc, "They")


def test_what_is_not_quoted_does_not_go_on_with_a_quotation() -> None:
    doc = document("Velde said that they met: “We wait")
    assert ["that they met"] == content(doc, "that they met")


def test_a_speech_goes_on_only_in_the_words_of_who_speaks() -> None:
    doc = document(
        "“Quint told us that they met.\n\n“Nobody came, said Kessen.\n\n“We wait,” said Velde."
    )
    following = ["“Nobody came, said Kessen", "“We wait,”"]
    whole = "Quint told us that they met"
    assert [f"“{whole}.", *following] == content(doc, whole)
    assert [f"“{whole}.", *following] == content(doc, whole, cue="said Velde")
    assert ["that they met"] == content(doc, "that they met", cue="told")
    assert ["“Nobody came"] == content(doc, "Nobody came", cue="said Kessen")
    assert [] == content(doc, cue="told")


def test_a_cue_in_another_quotation_leaves_a_speech_whole() -> None:
    doc = document("Velde “told” us: “They met.\n\n“We wait.”")
    assert ["“They met.", "“We wait.”"] == content(doc, "They met", cue="told")
