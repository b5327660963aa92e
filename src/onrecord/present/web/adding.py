"""Add reports in the browser: a pasted text, or files of every kind that is read.

In: a form with a text or files, and what the reader says of them. Out: the reports read into the
record and held against the others, and the way to them; or why that did not work. Reading itself
is left to `pipeline.py`.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath
from threading import Lock
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.responses import Response

from onrecord.errors import OnRecordError, UsageError
from onrecord.model.record import Failure
from onrecord.present.web.review_forms import read_field
from onrecord.present.web.visits import Visit, reads, writes

if TYPE_CHECKING:  # the reader is loaded when something is read: pages must not wait for it
    from onrecord.ingest.load import Header, Incoming

PASTED = "pasted text"
# Read while the browser waits: by judgement, a few minutes' reading. More is for the command line.
MAX_FILES = 50
MAX_BYTES = 5_000_000
_FIELDS = ("text", "publisher", "headline", "published")
# One at a time: two would read twice as slowly each, and wait for the record anyway.
_LOCK = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Something to read.

    Attributes:
        name: What the file is called.
        data: What is in it.
        format: The ending of its name; None where the content must tell.
    """

    name: str
    data: bytes
    format: str | None


def show_form(visit: Visit) -> Response:
    """Ask for a text or files."""
    return _draw(visit, {})


def take_reports(visit: Visit) -> Response:
    """Read what was given into the record, then show it."""
    from onrecord.comparing import compare_record  # noqa: PLC0415
    from onrecord.ingest.load import Header  # noqa: PLC0415
    from onrecord.pipeline import process  # noqa: PLC0415

    values = {field: read_field(visit, field) for field in _FIELDS}
    header = Header(
        publisher=values["publisher"] or None,
        headline=values["headline"] or None,
        published=values["published"] or None,
    )
    try:
        given = _list_given(visit, values)
        incoming = [each for one in given for each in _load(one, header)]
    except UsageError as error:
        return _draw(visit, values, trouble=error, code=400)
    with _LOCK:
        summary = process(incoming, visit.record.writer)
        failures = summary.failures
        if summary.report_ids:
            failures += compare_record(visit.record).failures
    if failures:
        return _draw(
            visit,
            values,
            failures=failures,
            added=summary.report_ids,
            code=200 if summary.report_ids else 400,
        )
    if len(summary.report_ids) == 1:
        return visit.go_to(f"/reports/{summary.report_ids[0]}")
    return visit.go_to("/reports?order=added")


def _draw(
    visit: Visit,
    values: dict[str, str],
    *,
    trouble: OnRecordError | None = None,
    failures: tuple[Failure, ...] = (),
    added: tuple[str, ...] = (),
    code: int = 200,
) -> Response:
    return visit.draw(
        "add.html",
        code=code,
        values={field: values.get(field, "") for field in _FIELDS},
        trouble=trouble,
        failures=failures,
        added=added,
        most_files=MAX_FILES,
        most_megabytes=MAX_BYTES // 1_000_000,
    )


def _list_given(visit: Visit, values: dict[str, str]) -> list[Given]:
    """Return what a form holds.

    Raises:
        UsageError: If that is nothing, or more than is read while a browser waits, or if a
            headline is said to be that of several.
    """
    given = []
    if text := values["text"]:
        # Browsers send the line ends of a text as CR LF, whatever they were.
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        given.append(Given(name=PASTED, data=data, format=None))
    for file in visit.form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            name = _find_name(file.filename)
            ending = PurePosixPath(name).suffix
            given.append(Given(name=name, data=file.file.read(), format=ending))
    if not given:
        raise UsageError("there is nothing to read", hint="Paste a text, or choose files.")
    if len(given) > MAX_FILES or sum(len(each.data) for each in given) > MAX_BYTES:
        raise UsageError(
            f"more than {MAX_FILES} files or {MAX_BYTES // 1_000_000} MB are not read here",
            hint="Read them with `onrecord read` in a terminal; this page then shows them.",
        )
    if len(given) > 1 and values["headline"]:
        raise UsageError(
            "a headline is that of one report, but there are several",
            hint="Leave it out, or add that report by itself.",
        )
    return given


def _load(given: Given, header: "Header") -> Iterator["Incoming | Failure"]:
    from onrecord.errors import UnsupportedFormat  # noqa: PLC0415
    from onrecord.ingest.load import is_format, load  # noqa: PLC0415

    if given.format is not None and not is_format(given.format):
        error = UnsupportedFormat("The name does not tell a kind of file that is read.")
        yield Failure(
            input=given.name,
            stage="ingest",
            code=error.code,
            message=error.message,
            hint=error.hint,
        )
        return
    stdin = io.BytesIO(given.data)
    for each in load(["-"], header=header, stdin=stdin, format=given.format):
        if isinstance(each, Failure):
            yield replace(each, input=_rename(each.input, given.name))
        else:
            yield replace(each, name=_rename(each.name, given.name))


def _rename(shown: str, name: str) -> str:
    """Return what "-", or a line of it, is called: the file's name, with the line."""
    return name + shown.removeprefix("-")


def _find_name(given: str) -> str:
    """Return a file's name without the folders that some browsers tell."""
    last = PureWindowsPath(given).name or "file"
    return "".join(c for c in last if c.isprintable()).encode("utf-8", "replace").decode()[:200]


ROUTES = (reads("/add", show_form), writes("/add", take_reports))
