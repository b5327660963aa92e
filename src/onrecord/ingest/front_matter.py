"""The header that a text file carries at its top.

In: a decoded text. Out: its `FileHeader` and where its prose begins; the text itself is never
changed. What the fields mean is left to `header.py`.
"""

import dataclasses
import re

from onrecord.ingest.header import FileHeader, is_header_key, read_header, shorten, tidy_words

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_. -]{0,39}):(?:[ \t]+(.*))?")
_WHITE_SPACE = re.compile(r"\s*")
# Longer blocks are no header but something else between rules.
_MOST_LINES = 200

_HEADING = re.compile(r"^ {0,3}#[ \t]+(\S.*)$", re.MULTILINE)
_CLOSING = re.compile(r" #+$")
_CODE_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_MARK_UP = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)|[*`]+|(?<!\w)_+|_+(?!\w)")


def read_front_matter(text: str) -> tuple[FileHeader, int]:
    r"""Read the block of ``key: value`` lines between two lines ``---`` that a text begins with.

    A block with other lines, or with no key that we know, is prose and is left alone. Indented
    lines and list items under a key are allowed and ignored, since other programs write them.

    Returns:
        What the block says and the offset of the first prose behind it; an empty header and 0
        where there is none.

    >>> said, start = read_front_matter("---\npublisher: The Lantern\n---\n\nTalks go on.")
    >>> said.header.publisher, start
    ('The Lantern', 32)
    """
    nothing = FileHeader(), 0
    opening = _FENCE.match(text)
    if opening is None:
        return nothing
    said: dict[str, object] = {}
    place = opening.end()
    for _ in range(_MOST_LINES):
        closing = _FENCE.match(text, place)
        if closing is not None:
            break
        line = _LINE.match(text, place)
        if line is None or line.end() == len(text):
            return nothing
        field = _FIELD.fullmatch(line[1])
        if field is not None:
            said.setdefault(field[1], _strip_quotes((field[2] or "").strip()))
        elif not (said and line[1].startswith((" ", "\t", "- "))) and not line[1].startswith("#"):
            return nothing
        place = line.end()
    else:
        return nothing
    if not any(map(is_header_key, said)):
        return nothing
    prose = _WHITE_SPACE.match(text, closing.end())
    return read_header(said), prose.end() if prose else closing.end()


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


def _strip_quotes(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
