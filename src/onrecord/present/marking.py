"""Put marks on a text: the one place where spans meet HTML.

Spans may nest and overlap. Each mark becomes one element where it can, and several pieces where
another mark or the end of a block cuts it. The characters of the text are written exactly as they
are, so that the text of the page equals the text of the report, code point for code point.

In: a text, `Mark`s and blocks (`Span`s). Out: `Markup`, escaped. Which words are marked, and how
marks look, is left to `views.py` and the style sheet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup, escape

from onrecord.model.document import Span


class MarkKind(StrEnum):
    """What marked words are; the value is the class of the element."""

    CONTENT = "q"
    SOURCE = "s"
    CUE = "c"
    TIME = "t"
    ENTITY = "e"
    HIT = "h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words to be marked.

    Attributes:
        span: Where they stand.
        kind: What they are.
        number: The number of the statement to which they belong.
        anchor: Id of the first piece.
        is_head: Whether the statement's number is shown before the first piece.
        when: For a time: its value, where HTML has a form for it.
        note: For a time: how it was read, in words; for an entity: who it is.
        href: For an entity: the address of its page. No two marks with one may nest.
        is_lit: Whether the mark stands out from the others.
    """

    span: Span
    kind: MarkKind
    number: int | None = None
    anchor: str | None = None
    is_head: bool = False
    when: str | None = None
    note: str | None = None
    href: str | None = None
    is_lit: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A piece of a mark begins; `is_first` where it is the mark's first piece."""

    mark: Mark
    is_first: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """The innermost open piece ends."""


Cut = str | Opening | Closing


def cut(text: str, marks: Sequence[Mark], blocks: Sequence[Span]) -> Iterator[tuple[Cut, ...]]:
    """Cut each block at the boundaries of the marks, so that the pieces nest.

    Args:
        text: The text into which all spans point.
        marks: In any order; where one begins with another, the longer is outside.
        blocks: In order, not overlapping: paragraphs. No piece reaches out of its block.

    Returns:
        For each block its words and the openings and closings between them, balanced.

    >>> marks = [Mark(span=Span(0, 4), kind=MarkKind.CONTENT)]
    >>> [len(cuts) for cuts in cut("abcdef", marks, [Span(0, 6)])]
    [4]
    """
    waiting = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    following = 0
    running: list[tuple[Mark, bool]] = []
    for block in blocks:
        while following < len(waiting) and waiting[following].span.start < block.end:
            running.append((waiting[following], True))
            following += 1
        running = [(mark, first) for mark, first in running if mark.span.end > block.start]
        yield _cut_block(text, running, block)
        running = [(mark, False) for mark, _ in running if mark.span.end > block.end]


def _cut_block(text: str, marks: Sequence[tuple[Mark, bool]], block: Span) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    # Each open piece with the place where its mark, or the block, ends.
    open_pieces: list[tuple[Mark, int]] = []
    at = block.start
    for mark, is_first in marks:
        at = _advance(text, at, max(mark.span.start, block.start), open_pieces, cuts)
        cuts.append(Opening(mark, is_first))
        open_pieces.append((mark, min(mark.span.end, block.end)))
    _advance(text, at, block.end, open_pieces, cuts)
    return tuple(cuts)


def _advance(
    text: str, at: int, stop: int, open_pieces: list[tuple[Mark, int]], cuts: list[Cut]
) -> int:
    """Write the words up to `stop`, and close what ends on the way."""
    while open_pieces and (end := min(end for _, end in open_pieces)) <= stop:
        cuts.append(text[at:end])
        at = end
        # What opened later than the piece that ends here is cut: closed, and opened again.
        lowest = next(i for i, piece in enumerate(open_pieces) if piece[1] == end)
        cuts.extend(Closing() for _ in open_pieces[lowest:])
        cut_through = [piece for piece in open_pieces[lowest:] if piece[1] > end]
        open_pieces[lowest:] = cut_through
        cuts.extend(Opening(mark, is_first=False) for mark, _ in cut_through)
    if at < stop:
        cuts.append(text[at:stop])
    return stop


def mark_text(text: str, marks: Sequence[Mark], blocks: Sequence[Span]) -> tuple[Markup, ...]:
    """Write each block as HTML with its marks.

    >>> mark_text("<b> said", [Mark(span=Span(4, 8), kind=MarkKind.CUE, number=1)], [Span(0, 8)])
    (Markup('&lt;b&gt; <span class="c" data-n="1">said</span>'),)
    """
    return tuple(_write(cuts) for cuts in cut(text, marks, blocks))


def _write(cuts: Sequence[Cut]) -> Markup:
    out: list[str] = []
    closers: list[str] = []
    for item in cuts:
        if isinstance(item, str):
            out.append(escape_text(item))
        elif isinstance(item, Closing):
            out.append(closers.pop())
        else:
            opener, closer = _write_tags(item.mark, is_first=item.is_first)
            out.append(opener)
            closers.append(closer)
    # Plain strings until here, five times as fast as Markup; each of them has been escaped.
    return Markup("".join(out))  # noqa: S704


def _write_tags(mark: Mark, *, is_first: bool) -> tuple[str, str]:
    # Names of elements and attributes stand here; every value is a number or is escaped.
    head = ""
    attributes = f' class="{mark.kind.value}{" lit" if mark.is_lit else ""}"'
    if mark.number is not None:
        attributes += f' data-n="{mark.number}"'
        if mark.is_head and is_first:
            # The number is drawn by the style sheet, so that the text stays the report's own.
            head = f'<a class="n" href="#r{mark.number}" data-n="{mark.number}"></a>'
    if mark.anchor is not None and is_first:
        attributes += f' id="{escape(mark.anchor)}"'
    if mark.note is not None:
        attributes += f' title="{escape_text(mark.note)}"'
    if mark.when is not None:
        return f'{head}<time{attributes} datetime="{escape(mark.when)}">', "</time>"
    if mark.href is not None:
        return f'{head}<a{attributes} href="{escape(mark.href)}">', "</a>"
    if mark.kind is MarkKind.HIT:
        return f"{head}<mark{attributes}>", "</mark>"
    return f"{head}<span{attributes}>", "</span>"


# What an HTML parser would change or drop although it is part of the text.
_ODD = re.compile("[\0\r]")
_ODD_AS = {"\0": "\N{REPLACEMENT CHARACTER}", "\r": Markup("&#13;")}


def escape_text(words: str) -> Markup:
    r"""Escape words so that a browser shows each of their code points.

    A carriage return is written as a reference, since a parser would turn it into a line feed; a
    null, which HTML cannot hold, becomes U+FFFD, one code point for one.

    >>> escape_text("a\r<")
    Markup('a&#13;&lt;')
    """
    if "\r" not in words and "\0" not in words:
        return escape(words)
    parts = [
        escape(_ODD_AS[part]) if _ODD.fullmatch(part) else escape(part)
        for part in re.split("([\0\r])", words)
    ]
    return Markup("").join(parts)


def find_paragraphs(text: str) -> tuple[Span, ...]:
    r"""Find the paragraphs of a text: what stands between blank lines.

    >>> find_paragraphs("One.\n\n  Two.\n")
    (Span(start=0, end=4), Span(start=6, end=12))
    """
    found: list[Span] = []
    at = end = 0
    begin: int | None = None
    # By lines rather than by a pattern with nested repeats, which could be quadratic.
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if words:
            begin = at if begin is None else begin
            end = at + len(words)
        elif begin is not None:
            found.append(Span(begin, end))
            begin = None
        at += len(line)
    if begin is not None:
        found.append(Span(begin, end))
    return tuple(found)
