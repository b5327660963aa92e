from collections.abc import Sequence
from typing import cast

from training.encoder.label_inner import LEAST, find_inner

from found_cues import document, stretch
from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.document import Document, Quotation, Sentence, Token
from onrecord.read.encoder import Encoder
from onrecord.read.roles import CONTENT, CUE, SOURCE

TEXT = "Velde said that “Kessen claimed ‘the envoy denied it all here’”."


class Stub:
    """Finds each verb as a cue: one word before it is the source, all behind it the content."""

    def __init__(self, sure: float = 0.9, *, with_content: bool = True) -> None:
        self.sure = sure
        self.with_content = with_content
        self.asked: list[list[str]] = []
        self.depths: list[list[int]] = []

    def find_cues(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> tuple[FoundCue, ...]:
        words = [token.text for token in tokens]
        self.asked.append(words)
        self.depths.append([q.depth for q in quotations])
        assert [(0, len(words))] == [(s.first, s.last) for s in sentences]
        at = next((i for i, word in enumerate(words) if word in ("claimed", "denied")), None)
        if at is None:
            return ()
        content = (Stretch(at + 1, len(words)),) if self.with_content else ()
        return (
            FoundCue(
                anchor=at,
                outermost=self.sure,
                inner=0.0,
                source=(Stretch(at - 1, at),),
                cue=(Stretch(at, at + 1),),
                content=content,
            ),
        )


def label(doc: Document, stub: Stub, content: str) -> list[tuple[int, dict[int, int]]]:
    return list(find_inner(cast("Encoder", stub), doc, stretch(doc, content)))


def test_a_content_is_read_by_itself_and_so_is_what_is_found_in_it() -> None:
    doc, stub = document(TEXT), Stub()
    found = label(doc, stub, "that “Kessen claimed ‘the envoy denied it all here’”")
    claimed, denied = (stretch(doc, word).first for word in ("claimed", "denied"))
    assert [claimed, denied] == [anchor for anchor, _ in found]
    roles = found[0][1]
    assert (SOURCE, CUE, CONTENT) == tuple(roles[claimed + step] for step in (-1, 0, 1))
    assert CONTENT == found[1][1][denied + 1]
    assert "Kessen" == stub.asked[0][0], "words that open a content are left out"
    assert all(0 in depths for depths in stub.depths if depths), "nothing is around it"


def test_what_is_not_sure_or_says_nothing_is_no_label() -> None:
    doc = document(TEXT)
    content = "Kessen claimed ‘the envoy denied it all here’"
    assert [] == label(doc, Stub(LEAST - 0.01), content)
    assert [] == label(doc, Stub(with_content=False), content)


def test_a_few_words_are_not_read() -> None:
    doc, stub = document(TEXT), Stub()
    assert [] == label(doc, stub, "it all here")
    assert [] == stub.asked


def test_labels_lie_three_deep_at_most() -> None:
    doc = document("that they denied they denied they denied they denied they denied it all here")
    assert 3 == len(label(doc, Stub(), doc.report.text))
