import pytest
from training.encoder.prepare import choose_anchor, cover

from found_cues import document, stretch


@pytest.mark.parametrize(
    ("cue", "anchor"),
    [
        ("has repeatedly said", "said"),
        ("did n't deny", "deny"),
        ("According to", "According"),
        ("in a statement", "statement"),
        (", said", "said"),
        ("has been", "has"),
        (",", ","),
    ],
)
def test_a_cue_s_anchor_is_its_first_word_of_weight(cue: str, anchor: str) -> None:
    doc = document(cue)
    words = range(len(doc.tokens))
    assert anchor == doc.tokens[choose_anchor(doc.tokens, words)].text


def test_spans_cover_the_words_that_they_overlap() -> None:
    doc = document("Velde said that they wait.")
    text = doc.report.text

    def spans(*parts: str) -> list[list[int]]:
        return [[text.index(part), text.index(part) + len(part)] for part in parts]

    assert [0, 1] == cover(doc.tokens, spans("Velde said"))
    assert [0, 1] == cover(doc.tokens, spans("elde s"))
    assert list(range(*stretch(doc, "they wait."))) == cover(doc.tokens, spans("they wait."))
    assert [0, 4] == cover(doc.tokens, spans("wait", "Velde", "wait"))


def test_what_is_no_list_of_spans_covers_nothing() -> None:
    tokens = document("Velde said it.").tokens
    assert [] == cover(tokens, []) == cover(tokens, None) == cover(tokens, [[5, 6]])
    assert [] == cover((), [[0, 5]])
