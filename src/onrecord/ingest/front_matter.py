"""The header that a text file carries at its top.

In: a decoded text. Out: its `FileHeader` and where its prose begins; the text itself is never
changed. What the fields mean is left to `header.py`.
"""

import dataclasses
import re

from onrecord.errors import MalformedHeader
from onrecord.ingest.header import FileHeader, is_header_key, read_header, shorten, tidy_words

_FENCE = re.compile(r"-{3,}[ \t]*(?:\r\n|\r|\n|\Z)")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_BLANK_LINES = re.compile(rf"(?:{_BLANK.pattern})*")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_. -]{0,39}):(?:[ \t]+(.*))?")
_WHITE_SPACE = re.compile(r"\s*")
# Longer blocks are no header but something else between rules.
_MOST_LINES = 200
# Fields without a line before them are taken for such only where several stand together.
_LEAST_BARE = 2
# As far as a header may reach, in characters: 200 lines of what a screen is wide.
_MOST_HEADER = 16_000
_CLOSED = re.compile(r"[\r\n]-{3,}[ \t]*(?=[\r\n]|\Z)")
# Of a wrong line as much is told as shows which it is.
_MOST_QUOTED = 60

_HEADING = re.compile(r"^ {0,3}#[ \t]+(\S.*)$", re.MULTILINE)
_CLOSING = re.compile(r" #+$")
_CODE_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_MARK_UP = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)|[*`]+|(?<!\w)_+|_+(?!\w)")


def read_front_matter(text: str) -> tuple[FileHeader, int]:
    r"""Read the block of ``key: value`` lines between two lines ``---`` that a text begins with.

    A block with no key that we know is prose and is left alone. Indented lines and list items
    under a key are allowed and ignored, since other programs write them. The first lines of a
    text are such a block without the lines ``---``, too, where every one of them has a key that
    we know, and a blank line or a line ``---`` follows.

    Returns:
        What the block says and the offset of the first prose behind it; an empty header and 0
        where there is none.

    Raises:
        MalformedHeader: If a block that we know by its keys has another line in it, or no end:
            its words would be read as the report's.

    >>> said, start = read_front_matter("---\npublisher: The Lantern\n---\n\nTalks go on.")
    >>> said.header.publisher, start
    ('The Lantern', 32)
    """
    above = _BLANK_LINES.match(text)
    start = above.end() if above else 0
    opening = _FENCE.match(text, start)
    block = _read_bare_block(text, start) if opening is None else _read_block(text, opening.end())
    if block is None:
        return FileHeader(), 0
    said, end = block
    prose = _WHITE_SPACE.match(text, end)
    return read_header(said), prose.end() if prose else end


def _read_block(text: str, place: int) -> tuple[dict[str, object], int] | None:
    """Return the fields from a place to the closing line, and where that ends; None for prose."""
    said: dict[str, object] = {}
    wrong = None
    for number in range(2, _MOST_LINES + 2):
        closing = _FENCE.match(text, place)
        if closing is not None:
            return (said, closing.end()) if any(map(is_header_key, said)) else None
        line = _LINE.match(text, place)
        words = line[1] if line else ""
        field = _FIELD.fullmatch(words)
        if field is not None:
            said.setdefault(field[1], _strip_quotes((field[2] or "").strip()))
        elif not _is_passed_over(words, is_first=not said):
            wrong = f"Line {number} of its header is no “name: value”: {_quote(words.strip())}."
            break
        if line is None or line.end() == len(text):
            break
        place = line.end()
    if not any(map(is_header_key, said)):
        return None
    if wrong is None or not _CLOSED.search(text, place, place + _MOST_HEADER):
        wrong = "Its header has no end: no line --- follows its “name: value” lines."
    raise MalformedHeader(wrong)


def _is_passed_over(words: str, *, is_first: bool) -> bool:
    """Tell whether a line of a block may stand there without being a field."""
    if words.startswith("#"):
        return True
    return not is_first and (not words.strip() or words.startswith((" ", "\t", "- ")))


def _read_bare_block(text: str, place: int) -> tuple[dict[str, object], int] | None:
    """Return the fields of lines without a line ``---`` before them, and where these end.

    Every key must be known: “Name: … Title: …” heads a transcript, and “Q: … A: …” is one.
    """
    said: dict[str, object] = {}
    while line := _LINE.match(text, place):
        field = _FIELD.fullmatch(line[1])
        if field is None or not field[2] or field[1] in said or not is_header_key(field[1]):
            break
        said[field[1]] = _strip_quotes(field[2].strip())
        place = line.end()
    if len(said) < _LEAST_BARE:
        return None
    fence = _FENCE.match(text, place)
    if fence is not None:
        return said, fence.end()
    return (said, place) if _BLANK.match(text, place) else None


def add_markdown_headline(said: FileHeader, text: str, *, start: int = 0) -> FileHeader:
    r"""Take the first ``# Heading`` of a Markdown text as headline where nothing else gives one.

    >>> add_markdown_headline(FileHeader(), "# Talks *fail*\n\nThey left.").header.headline
    'Talks fail'
    """
    if said.header.headline is not None:
        return said
    heading = _HEADING.search(text, start)
    # Behind an odd number of fences we are inside a code block, where # is a comment.
    if heading is None or len(_CODE_FENCE.findall(text, start, heading.start())) % 2:
        return said
    line = _CLOSING.sub("", shorten(tidy_words(heading[1])))
    headline = tidy_words(_MARK_UP.sub(r"\1", line))
    header = dataclasses.replace(said.header, headline=headline or None)
    return dataclasses.replace(said, header=header)


def _quote(words: str) -> str:
    return f"“{words}”" if len(words) <= _MOST_QUOTED else f"“{words[:_MOST_QUOTED].rstrip()}…”"


def _strip_quotes(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
