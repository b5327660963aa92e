"""A `.jsonl` file: a report on each line.

In: a stream of bytes. Out: for each line its number and a `Report`, or the error that it gave;
one bad line leaves the others alone, and no more than a line is held in memory. What the
fields mean is left to `header.py`.
"""

import codecs
import io
import itertools
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from onrecord.errors import IngestError, MalformedLine, NoArticleText, UndecodableText
from onrecord.ingest.decode import decode_text, refuse_binary
from onrecord.ingest.header import Header, make_report, read_header, tidy_words
from onrecord.model.document import Report

# The longest of 703 accounts has 0.2 MB; a line of this length is no report but a file without
# line ends, and would be held in memory whole. It is what a file of one report may have.
MAX_LINE_BYTES: Final = 32_000_000
_CHUNK: Final = 1 << 20
_ARRAY_START: Final = re.compile(r"\s*\[\s*(?:\{|\Z)")
_ARRAY_HINT: Final = (
    "Write one object a line, without the brackets and commas around: jq -c '.[]' FILE > NEW.jsonl"
)


def read_lines(stream: BinaryIO, given: Header) -> Iterator[tuple[int, Report | IngestError]]:
    r"""Read a report from each line that is not blank.

    Args:
        stream: The bytes of the file.
        given: What the user says of all of its reports.

    Yields:
        The number of the line, from 1, with its report or error; the number 0 with an error
        that concerns the file as a whole.

    >>> stream = io.BytesIO(b'{"text": "Talks go on."}\n')
    >>> [(n, r.text) for n, r in read_lines(stream, Header()) if isinstance(r, Report)]
    [(1, 'Talks go on.')]
    """
    lines = _split_lines(stream)
    first = next(lines, None)
    if first is None:
        yield 0, NoArticleText("There is no line in the file.")
        return
    if isinstance(first[1], str) and _ARRAY_START.match(first[1]):
        second = next(lines, None)
        # An array that ends on its line, with others behind it, is one bad line of several.
        if second is None or not _is_json(first[1]):
            yield 0, MalformedLine("The file is one JSON array.", hint=_ARRAY_HINT)
            return
        lines = itertools.chain((second,), lines)
    for number, line in itertools.chain((first,), lines):
        if isinstance(line, IngestError):
            yield number, line
            continue
        try:
            yield number, _read_line(line, given)
        except IngestError as err:
            yield number, err


def is_lines(data: bytes) -> bool:
    r"""Tell whether bytes of unknown kind begin with a line that is a report as JSON.

    One line decides: were all of them asked, a single damaged one would turn the whole input
    into prose without a word about it.

    >>> is_lines(b'\n{"text": "Talks go on."}\n'), is_lines(b"Talks go on.")
    (True, False)
    """
    for _, line in _split_lines(io.BytesIO(data)):
        if isinstance(line, IngestError):
            return False
        try:
            return isinstance(_parse_object(line).get("text"), str)
        except MalformedLine:
            return False
    return False


def _split_lines(stream: BinaryIO) -> Iterator[tuple[int, str | IngestError]]:
    """Yield the lines that are not blank, decoded, with their numbers."""
    first = stream.readline(MAX_LINE_BYTES + 1)
    encoding = _find_wide_encoding(first)
    if encoding is not None:
        yield from _split_wide_lines(first, stream, encoding)
        return
    try:
        refuse_binary(first)
    except IngestError as err:
        yield 0, err
        return
    number, raw = 0, first
    while raw:
        number += 1
        if len(raw) > MAX_LINE_BYTES:
            _skip_line(raw, stream)
            yield number, _make_too_long()
        elif raw.strip():
            try:
                yield number, decode_text(raw)
            except IngestError as err:
                yield number, err
        raw = stream.readline(MAX_LINE_BYTES + 1)


def _find_wide_encoding(first: bytes) -> str | None:
    """Return the UTF-16 encoding of a file whose first line this is, if it is in one."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a byte-order mark the brace that a line begins with gives it away.
    return {b"{\x00": "utf-16-le", b"\x00{": "utf-16-be"}.get(first[:2])


def _split_wide_lines(
    first: bytes, stream: BinaryIO, encoding: str
) -> Iterator[tuple[int, str | IngestError]]:
    # Half a pair passes here and is refused with its line, so that the lines before it are read.
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogatepass")
    number, waiting, chunk = 1, io.StringIO(), first
    while True:
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            yield number, UndecodableText("The file ends in the middle of a character.")
            return
        *complete, rest = text.split("\n")
        for part in complete:
            waiting.write(part)
            if line := waiting.getvalue().strip():
                yield number, line
            number, waiting = number + 1, io.StringIO()
        waiting.write(rest)
        if waiting.tell() > MAX_LINE_BYTES:
            yield number, _make_too_long()
            return
        if not chunk:
            break
        chunk = stream.read(_CHUNK)
    if line := waiting.getvalue().strip():
        yield number, line


def _skip_line(raw: bytes, stream: BinaryIO) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(_CHUNK)


def _make_too_long() -> IngestError:
    return MalformedLine(f"The line is longer than {MAX_LINE_BYTES:,} bytes.")


def _read_line(line: str, given: Header) -> Report:
    fields = _parse_object(line)
    text = fields.get("text")
    if text is None:
        raise MalformedLine('The line has no "text".')
    if not isinstance(text, str):
        raise MalformedLine('The "text" of the line is not a string.')
    if tidy_words(text[:20]) in {"NA", "None"}:
        raise NoArticleText('The "text" of the line says that there is none.')
    return make_report(text, read_header(fields), given)


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _parse_object(line: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as err:
        raise MalformedLine(f"The line is not JSON: {err.msg} at column {err.colno}.") from err
    except (ValueError, RecursionError) as err:  # a number of 5,000 digits, brackets in brackets
        raise MalformedLine("The line is JSON that no report has.") from err
    if not isinstance(value, dict):
        raise MalformedLine("The line is JSON, but not an object.")
    return value
