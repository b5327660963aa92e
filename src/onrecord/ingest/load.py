"""Files, folders and standard input → `Report`s.

In: paths as the user gave them, and a `Header` of what the user says of them. Out: for each
report an `Incoming`, for each thing that could not be read a `Failure`; the rest is read. How a
kind of file is read is left to `front_matter.py`, `extract.py` and `lines.py`, how an
input is named to `names.py`, and what was read before to the record.
"""

import io
import os
import re
import shlex
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.errors import (
    IngestError,
    NoArticleText,
    UnreadableInput,
    UnsupportedFormat,
    UsageError,
)
from onrecord.ingest.charsets import is_page
from onrecord.ingest.decode import decode_text, refuse_binary
from onrecord.ingest.extract import extract_report
from onrecord.ingest.front_matter import add_markdown_headline, read_front_matter
from onrecord.ingest.header import Header, check_header, make_report
from onrecord.ingest.lines import is_lines, read_lines
from onrecord.ingest.names import label_inputs, make_path_key, relabel, show
from onrecord.model.document import Report
from onrecord.model.record import Failure

__all__ = ["Format", "Header", "Incoming", "count_reports", "is_format", "load"]

STDIN: Final = "-"
# Reading a report takes some 55 times its size in memory (555 MB for 10 MB): this is 1.8 GB.
MAX_TEXT_BYTES: Final = 32_000_000
_PIECE_BYTES: Final = 1 << 20
# Counting the lines of more takes longer than a progress bar is worth: 64 MB take 0.1 s.
_COUNT_BYTES: Final = 64_000_000


class Format(StrEnum):
    """How an input is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"


_SUFFIXES: Final = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
_FORMAT_NAMES: Final = {suffix[1:]: form for suffix, form in _SUFFIXES.items()} | {
    form.value: form for form in Format
}
_NOTHING_GIVEN: Final = Header()
_ADDRESS: Final = re.compile(r"https?:/", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A report, and whence it came.

    Attributes:
        name: Its name as the user gave it: ``dir/a.txt``, ``dir/b.jsonl:12``, or ``-``. Of an
            absolute path only the last part and what is below it, since names are exported.
        path: Absolute path of a file that holds this one report; None for the lines of a
            `.jsonl` file and for standard input.
        report: The report.
    """

    name: str
    path: str | None
    report: Report


def load(
    inputs: Sequence[str],
    *,
    header: Header = _NOTHING_GIVEN,
    stdin: BinaryIO | None = None,
    format: str | None = None,  # noqa: A002 (the word that the command line has too)
) -> Iterator[Incoming | Failure]:
    """Read the reports in files, folders and standard input, one after the other.

    Args:
        inputs: Paths of files and folders, or ``-`` for standard input.
        header: What the user says of all these reports; overrides what a file says of itself.
        stdin: What to read for ``-``; the process's own standard input by default.
        format: How to read standard input and the files given by name: ``text``, ``markdown``,
            ``html`` or ``jsonl``. By default the name's ending tells, and for standard input the
            contents. Files in folders are always read by their ending.

    Returns:
        An iterator over reports and failures, in the order of the inputs. It does not raise:
        what cannot be read is a `Failure`.

    Raises:
        UsageError: At once, if a value of `header` or `format` is unusable.

    >>> incoming, = load(["-"], stdin=io.BytesIO(b"Envoys met in Ostrel."))
    >>> incoming.report.text
    'Envoys met in Ostrel.'
    """
    names = (inputs,) if isinstance(inputs, str) else tuple(inputs)
    given = check_header(header)
    if given.url is not None and (len(names) > 1 or any(map(_holds_many, names))):
        raise UsageError(
            "A URL is that of one report, but there may be several.",
            hint="Read that report by itself, or put the URLs into the files.",
        )
    return _load_all(names, given, stdin, _check_format(format))


def count_reports(inputs: Sequence[str]) -> int | None:
    """Estimate cheaply how many reports there are, for a progress bar.

    Returns:
        The number, which is a guess where a `.jsonl` file is large; None where standard input is
        among the inputs.
    """
    names = (inputs,) if isinstance(inputs, str) else tuple(inputs)
    if STDIN in names:
        return None
    return sum(_count_in(name) for name in names)


def _load_all(
    names: Sequence[str], given: Header, stdin: BinaryIO | None, form: Format | None
) -> Iterator[Incoming | Failure]:
    for name, label in zip(names, label_inputs(names), strict=True):
        for result in _load_input(name, given, stdin, form):
            if label is None:
                yield result
            elif isinstance(result, Failure):
                yield replace(result, input=relabel(result.input, name, label))
            else:
                yield replace(result, name=relabel(result.name, name, label))


def _load_input(
    name: str, given: Header, stdin: BinaryIO | None, form: Format | None
) -> Iterator[Incoming | Failure]:
    if name == STDIN:
        yield from _load_stream(name, stdin or sys.stdin.buffer, given, form)
        return
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as err:
        yield _make_failure(name, _explain_address(name) or _explain(err))
        return
    if stat.S_ISDIR(mode):
        yield from _load_folder(name, given)
    elif stat.S_ISREG(mode):
        yield from _load_file(name, given, form or _find_format(name))
    else:  # a pipe such as the shell's <(command)
        yield from _load_device(name, given, form or _find_format(name))


def _load_folder(folder: str, given: Header) -> Iterator[Incoming | Failure]:
    unknown, known = 0, False
    for entry in _walk(folder):
        if isinstance(entry, Failure):
            known = True
            yield entry
        elif (form := _find_format(entry)) is None:
            unknown += 1
        else:
            known = True
            yield from _load_file(entry, given, form)
    if not known:
        others = f", but {unknown} of other kinds" if unknown else ""
        error = UnsupportedFormat(f"The folder holds no file of a kind that is read{others}.")
        yield _make_failure(folder, error)


def _walk(folder: str) -> Iterator[str | Failure]:
    """Yield the files under a folder in the order of their names; no loops."""
    waiting: list[tuple[str, bool]] = [(folder, True)]
    while waiting:
        name, is_folder = waiting.pop()
        if not is_folder:
            yield name
            continue
        try:
            with os.scandir(name) as entries:
                kinds = [(e.name, _is_folder(e)) for e in entries if not _is_aside(e.name)]
        except OSError as err:
            yield _make_failure(name, _explain(err))
            continue
        prefix = name if name.endswith(("/", os.sep)) else f"{name}/"
        found = sorted(((n, is_dir) for n, is_dir in kinds if is_dir is not None), reverse=True)
        waiting.extend((prefix + inner, is_dir) for inner, is_dir in found)


def _is_folder(entry: os.DirEntry[str]) -> bool | None:
    """Tell whether an entry is a folder or a file, or None for what is neither."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return True
        return False if entry.is_file() else None
    except OSError:  # a link to itself, which leaves its neighbours alone
        return None


def _is_aside(name: str) -> bool:
    """Tell whether a folder's entry is no report: hidden, or the folder's own README."""
    return name.startswith(".") or Path(name).stem.lower() == "readme"


def _load_file(name: str, given: Header, form: Format | None) -> Iterator[Incoming | Failure]:
    try:
        with open(name, "rb") as stream:
            if form is None:
                refuse_binary(stream.read(64))
                raise UnsupportedFormat("The name does not tell a kind of file that is read.")
            if form is Format.JSONL:
                yield from _load_lines(name, stream, given)
                return
            data = _read_whole(stream)
        report = _read_report(data, given, form)
    except IngestError as err:
        yield _make_failure(name, err)
    except OSError as err:
        yield _make_failure(name, _explain(err))
    else:
        yield Incoming(name=show(name), path=make_path_key(name), report=report)


def _load_device(name: str, given: Header, form: Format | None) -> Iterator[Incoming | Failure]:
    try:
        with open(name, "rb") as stream:
            yield from _load_stream(name, stream, given, form)
    except OSError as err:
        yield _make_failure(name, _explain(err))


def _load_stream(
    name: str, stream: BinaryIO, given: Header, form: Format | None
) -> Iterator[Incoming | Failure]:
    try:
        if form is Format.JSONL:
            yield from _load_lines(name, stream, given)
            return
        data = _read_whole(stream)
        form = form or _guess_format(data)
        if form is Format.JSONL:
            yield from _load_lines(name, io.BytesIO(data), given)
            return
        report = _read_report(data, given, form)
    except IngestError as err:
        yield _make_failure(name, err)
    except OSError as err:
        yield _make_failure(name, _explain(err))
    else:
        yield Incoming(name=show(name), path=None, report=report)


def _load_lines(name: str, stream: BinaryIO, given: Header) -> Iterator[Incoming | Failure]:
    for number, result in read_lines(stream, given):
        place = f"{name}:{number}" if number else name
        if isinstance(result, IngestError):
            yield _make_failure(place, result)
        else:
            yield Incoming(name=show(place), path=None, report=result)


def _read_whole(stream: BinaryIO) -> bytes:
    # In pieces: asked for the most at once, Python first makes room for all of it.
    data = bytearray()
    while len(data) <= MAX_TEXT_BYTES and (piece := stream.read(_PIECE_BYTES)):
        data += piece
    if len(data) > MAX_TEXT_BYTES:
        raise UnsupportedFormat(
            f"The input is larger than {MAX_TEXT_BYTES // 1_000_000} MB.",
            hint="Split it into reports, or give them as .jsonl, which is read line by line.",
        )
    return bytes(data)


def _read_report(data: bytes, given: Header, form: Format) -> Report:
    if not data.strip():
        raise NoArticleText("The input is empty.")
    if form is Format.HTML:
        return extract_report(data, given)
    text = decode_text(data)
    said, start = read_front_matter(text)
    if form is Format.MARKDOWN:
        said = add_markdown_headline(said, text, start=start)
    return make_report(text, said, given, body_start=start)


def _guess_format(data: bytes) -> Format:
    if is_page(data):
        return Format.HTML
    return Format.JSONL if is_lines(data) else Format.TEXT


def _find_format(name: str) -> Format | None:
    return _SUFFIXES.get(Path(name).suffix.lower())


def is_format(name: str) -> bool:
    """Tell whether a format, or the ending of a name, is one that is read.

    >>> is_format(".txt"), is_format("docx")
    (True, False)
    """
    return name.lower().lstrip(".") in _FORMAT_NAMES


def _check_format(name: str | None) -> Format | None:
    if name is None:
        return None
    form = _FORMAT_NAMES.get(name.lower().lstrip("."))
    if form is None:
        raise UsageError(
            f"{name!r} is no format.", hint=f"Use one of: {', '.join(f.value for f in Format)}."
        )
    return form


def _holds_many(name: str) -> bool:
    return _find_format(name) is Format.JSONL or os.path.isdir(name)


def _count_in(name: str) -> int:
    if os.path.isdir(name):
        files = (entry for entry in _walk(name) if isinstance(entry, str))
        return sum(_count_in(entry) for entry in files if _find_format(entry) is not None)
    # Opening a named pipe would wait for its writer.
    if _find_format(name) is not Format.JSONL or not os.path.isfile(name):
        return 1
    try:
        with open(name, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(_COUNT_BYTES)
    except (OSError, ValueError):
        return 1
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    return lines if size <= len(data) else round(lines * size / len(data))


def _explain_address(name: str) -> UnreadableInput | None:
    """Say what to do with the address of a web page, which people give for a file."""
    if not _ADDRESS.match(name):
        return None
    url = shlex.quote(show(name))
    return UnreadableInput(
        "It is an address, and onrecord fetches nothing.",
        hint=f"Fetch it: curl -s {url} | onrecord read - --format html --url {url}",
    )


def _explain(err: OSError | ValueError) -> UnreadableInput:
    if isinstance(err, FileNotFoundError):
        return UnreadableInput("There is no such file or folder.")
    reason = (err.strerror if isinstance(err, OSError) else None) or "The name is no path."
    return UnreadableInput(f"It cannot be read: {reason}.".replace("..", "."))


def _make_failure(name: str, err: IngestError) -> Failure:
    return Failure(
        input=show(name), stage="ingest", code=err.code, message=err.message, hint=err.hint
    )
