"""Whatever the spans, the pieces nest and hold exactly the words; offsets go both ways."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Span
from onrecord.present.marking import (
    Closing,
    Mark,
    MarkKind,
    Opening,
    cut,
    escape_text,
    find_paragraphs,
)
from onrecord.present.offsets import to_code_points, to_utf16

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab \n\r\t<&\"'“”😀👩\u200d\u0301אשם\u202e\0"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=60,
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    marks = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        marks.append(Mark(span=span, kind=draw(st.sampled_from(MarkKind)), number=number))
    return text, marks


@given(marked_texts())
def test_pieces_nest_and_hold_exactly_the_words(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    paragraphs = find_paragraphs(text)
    shown: defaultdict[int, str] = defaultdict(str)
    firsts: defaultdict[int, int] = defaultdict(int)
    words = []
    for cuts in cut(text, marks, paragraphs):
        stack: list[Mark] = []
        block = ""
        before: object = None
        for item in cuts:
            if isinstance(item, Opening):
                assert item.mark.number is not None
                stack.append(item.mark)
                firsts[item.mark.number] += item.is_first
            elif isinstance(item, Closing):
                assert not isinstance(before, Opening), "no piece is empty"
                stack.pop()
            else:
                assert item
                block += item
                for mark in stack:
                    assert mark.number is not None
                    shown[mark.number] += item
            before = item
        assert not stack
        words.append(block)
    assert [text[p.start : p.end] for p in paragraphs] == words
    for number, mark in enumerate(marks):
        span = mark.span
        visible = "".join(
            text[max(span.start, p.start) : min(span.end, p.end)]
            for p in paragraphs
            if span.overlaps(p)
        )
        assert visible == shown[number]
        assert bool(visible) == firsts[number]


@given(TEXTS)
def test_paragraphs_leave_out_white_space_only(text: str) -> None:
    paragraphs = find_paragraphs(text)
    at = 0
    for paragraph in paragraphs:
        assert not text[at : paragraph.start].strip()
        assert text[paragraph.start : paragraph.end].strip()
        at = paragraph.end
    assert not text[at:].strip()


@given(TEXTS)
def test_escaped_text_holds_nothing_that_opens_a_tag(text: str) -> None:
    escaped = str(escape_text(text))
    assert not set("<>\"'\0\r") & set(escaped)
    assert len(text) == len(escape_text(text).unescape())


@given(TEXTS, st.data())
def test_offsets_go_there_and_back(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(text)), max_size=8))
    units = to_utf16(text, offsets)
    assert tuple(len(text[:o].encode("utf-16-le")) // 2 for o in offsets) == units
    assert tuple(offsets) == to_code_points(text, units)
