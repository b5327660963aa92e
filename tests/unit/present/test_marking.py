"""Spans that nest and overlap become pieces of HTML that nest."""

from html.parser import HTMLParser

from handmade import span
from onrecord.model.document import Span
from onrecord.present.marking import (
    Closing,
    Mark,
    MarkKind,
    Opening,
    cut,
    escape_text,
    find_paragraphs,
    mark_text,
)

TEXT = "Velde said that Quint said no."
WHOLE = (Span(0, len(TEXT)),)


def mark(words: str, kind: MarkKind, number: int, *, anchor: str | None = None) -> Mark:
    return Mark(
        span=span(TEXT, words), kind=kind, number=number, anchor=anchor, is_head=anchor is not None
    )


def test_marks_that_nest_become_elements_that_nest() -> None:
    outer = mark("that Quint said no", MarkKind.CONTENT, 1, anchor="st_a")
    inner = mark("no", MarkKind.CONTENT, 2, anchor="st_b")
    expected = (
        'Velde said <a class="n" href="#r1" data-n="1"></a><span class="q" data-n="1" id="st_a">'
        'that Quint said <a class="n" href="#r2" data-n="2"></a>'
        '<span class="q" data-n="2" id="st_b">no</span></span>.'
    )
    assert (expected,) == mark_text(TEXT, [inner, outer], WHOLE)


def test_a_mark_that_is_cut_keeps_one_anchor_and_the_earlier_one_stays_whole() -> None:
    first = mark("Velde said that", MarkKind.CONTENT, 1, anchor="st_a")
    second = mark("said that Quint", MarkKind.CONTENT, 2, anchor="st_b")
    (html,) = mark_text(TEXT, [first, second], WHOLE)
    expected = (
        '<a class="n" href="#r1" data-n="1"></a><span class="q" data-n="1" id="st_a">Velde '
        '<a class="n" href="#r2" data-n="2"></a><span class="q" data-n="2" id="st_b">said that'
        '</span></span><span class="q" data-n="2"> Quint</span> said no.'
    )
    assert expected == html


def test_marks_that_end_together_are_closed_together() -> None:
    marks = [mark("said no", MarkKind.CONTENT, 1), mark("no", MarkKind.CUE, 2)]
    (cuts,) = cut(TEXT, marks, WHOLE)
    assert [
        "Velde said that Quint ",
        Opening(marks[0], is_first=True),
        "said ",
        Opening(marks[1], is_first=True),
        "no",
        Closing(),
        Closing(),
        ".",
    ] == list(cuts)


def test_a_mark_over_two_paragraphs_has_a_piece_in_each() -> None:
    text = "He said: one.\n\nAnd two."
    content = Mark(span=span(text, "one.\n\nAnd two"), kind=MarkKind.CONTENT, number=1, anchor="x")
    first, second = mark_text(text, [content], find_paragraphs(text))
    assert first == 'He said: <span class="q" data-n="1" id="x">one.</span>'
    assert second == '<span class="q" data-n="1">And two</span>.'


def test_a_mark_between_the_blocks_is_anchored_where_its_words_begin() -> None:
    text = "One.\n\nTwo."
    early = Mark(span=Span(4, 9), kind=MarkKind.CONTENT, anchor="x")
    blank = Mark(span=Span(4, 6), kind=MarkKind.CUE)
    assert ("One.", '<span class="q" id="x">Two</span>.') == mark_text(
        text, [blank, early], find_paragraphs(text)
    )


def test_three_marks_that_overlap_in_a_chain_keep_their_words() -> None:
    text = "abcdefgh"
    spans = [Span(0, 4), Span(2, 6), Span(3, 8)]
    marks = [Mark(span=s, kind=MarkKind.CONTENT, number=n) for n, s in enumerate(spans)]
    (html,) = mark_text(text, marks, [Span(0, 8)])
    found = _read_marked(html)
    assert {"0": "abcd", "1": "cdef", "2": "defgh"} == found
    assert 1 + 2 + 3 == html.count("<span"), "each is cut where an earlier one ends"


def test_a_time_is_marked_as_one_with_how_it_was_read() -> None:
    text = "on Monday <1>"
    when = Mark(
        span=Span(3, 9), kind=MarkKind.TIME, anchor="tx_1", when="2031-03-17", note='"17 March"'
    )
    assert (
        'on <time class="t" id="tx_1" title="&#34;17 March&#34;" datetime="2031-03-17">Monday'
        "</time> &lt;1&gt;",
    ) == mark_text(text, [when], [Span(0, len(text))])


def test_nothing_of_a_text_is_markup() -> None:
    assert "&lt;script&gt;&amp;&#34;&#39;" == escape_text("<script>&\"'")


def test_what_a_parser_would_change_is_written_so_that_it_stays() -> None:
    assert "a&#13;\nb\N{REPLACEMENT CHARACTER}&lt;" == escape_text("a\r\nb\0<")


def test_paragraphs_stand_between_blank_lines() -> None:
    text = "\n One.\nTwo. \r\n\t\r\nThree.\n\n\n\n  Four.  "
    words = [text[p.start : p.end] for p in find_paragraphs(text)]
    assert [" One.\nTwo.", "Three.", "  Four."] == words
    assert () == find_paragraphs("") == find_paragraphs(" \n\n\t")


def test_no_marks_and_no_blocks() -> None:
    assert ("Velde said that Quint said no.",) == mark_text(TEXT, [], WHOLE)
    assert () == mark_text("", [], [])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str | None] = []
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack.append(dict(attrs).get("data-n"))

    def handle_endtag(self, tag: str) -> None:
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for number in {n for n in self.stack if n is not None}:
            self.found[number] = self.found.get(number, "") + data


def _read_marked(html: str) -> dict[str, str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.stack
    return reader.found
