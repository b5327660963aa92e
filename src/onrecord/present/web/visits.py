"""What a page is given, and how it answers: the seam between the server and the pages.

Each request opens the record for itself: reading alone where it reads, so that no page can change
what it shows. Who and what is on record is looked up once for all of them.

In: requests. Out: `Visit`s for the pages' functions, and `Route`s of these. Which pages there are
is told in `app.py`.
"""

import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import InternalError, NotOnRecord, OnRecordError, RecordBusy, UsageError
from onrecord.present.web.drawing import draw
from onrecord.present.web.guard import MAX_BODY
from onrecord.record.directory import Directory
from onrecord.record.store import Record, open_record

_FIELDS_MOST = 2000


@dataclass(kw_only=True)
class Site:
    """What all requests share.

    Attributes:
        record: The record's file.
        token: What a reader must know, or None.
    """

    record: Path
    token: str | None = None
    _directory: Directory | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def look_up(self, record: Record) -> Directory:
        """Return who and what is on record now."""
        # One at a time: what one looks up serves the others.
        with self._lock:
            self._directory = record.index.refresh(self._directory)
            return self._directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request, with the record open.

    Attributes:
        request: What is asked.
        site: What all requests share.
        record: The record; it takes no writes where the request only reads.
        directory: Who and what is on record.
        form: What a page of ours sent along with a write.
    """

    request: Request
    site: Site
    record: Record
    directory: Directory
    form: FormData = field(default_factory=FormData)

    def ask(self, name: str) -> str | None:
        """Return what the address asks under a name; None where that is nothing."""
        value = self.request.query_params.get(name, "").strip()
        return value or None

    def find(self, name: str) -> str:
        """Return the part of the path that has a name."""
        return str(self.request.path_params[name])

    def draw(self, template: str, *, code: int = 200, **shown: object) -> Response:
        """Return a page."""
        return make_page(self.request, template, shown, code)

    def go_to(self, address: str) -> Response:
        """Send the reader on after a write; the address is one of ours, made by us."""
        return RedirectResponse(address, status_code=303)


Page = Callable[[Visit], Response]


def reads(path: str, page: Page) -> Route:
    """Return the route of a page that only shows."""

    def endpoint(request: Request) -> Response:
        return _answer(request, page, FormData(), read_only=True)

    return Route(path, endpoint, methods=["GET"])


def writes(path: str, page: Page) -> Route:
    """Return the route of what a page of ours sends: the record takes writes, the form is read."""

    async def endpoint(request: Request) -> Response:
        try:
            async with request.form(
                max_fields=_FIELDS_MOST, max_files=_FIELDS_MOST, max_part_size=MAX_BODY
            ) as form:
                return await run_in_threadpool(_answer, request, page, form, read_only=False)
        except ClientDisconnect:
            # So it looks, too, where more came than is taken in: see guard.py.
            return Response(status_code=413)

    return Route(path, endpoint, methods=["POST"])


def _answer(request: Request, page: Page, form: FormData, *, read_only: bool) -> Response:
    site: Site = request.app.state.site
    try:
        with open_record(site.record, read_only=read_only) as record:
            directory = site.look_up(record)
            visit = Visit(request=request, site=site, record=record, directory=directory, form=form)
            return page(visit)
    except OnRecordError as error:
        return _show_problem(request, error)
    except Exception as error:  # noqa: BLE001 (a reader is shown a page, never a traceback)
        if os.environ.get("ONRECORD_DEBUG"):
            traceback.print_exception(error)
        told = f"something that should not happen did: {type(error).__name__}"
        hint = f"{InternalError.default_hint} ONRECORD_DEBUG=1 shows where it arose."
        return _show_problem(request, InternalError(told, hint=hint))


_STATUS: tuple[tuple[type[OnRecordError], int], ...] = (
    (NotOnRecord, 404),
    (UsageError, 400),
    (RecordBusy, 503),
)


def _show_problem(request: Request, error: OnRecordError) -> Response:
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    return make_page(request, "problem.html", {"error": error}, status)


async def show_nothing(request: Request, error: Exception) -> Response:
    """Say that there is no such page, or that nothing is taken there."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return make_page(request, "missing.html", {}, status)


def make_page(
    request: Request, template: str, shown: dict[str, object], status: int
) -> HTMLResponse:
    """Return a page, for who has no `Visit`: no record is open where it is drawn."""
    site: Site = request.app.state.site
    common = {"here": request.url.path, "record_name": site.record.name}
    return HTMLResponse(draw(template, common | shown), status_code=status)
