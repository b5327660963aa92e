"""What pages are given: a record that takes no writes from who reads, a form from who writes."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response

from asking import HOST, Reader
from onrecord.errors import NotOnRecord, RecordBusy, UsageError
from onrecord.present.web.guard import MAX_BODY
from onrecord.present.web.visits import Page, Visit, reads, writes
from web_talks import write_record


@pytest.fixture(name="reader")
def _reader(tmp_path: Path) -> Reader:
    return Reader(write_record(tmp_path / "talks.db"))


def serve_also(reader: Reader, page: Page) -> None:
    app = reader.app
    assert isinstance(app, Starlette)
    app.router.routes.extend([reads("/try", page), writes("/try", page)])


def count_failures(visit: Visit) -> Response:
    visit.record.writer.clear_failures("no words")
    return PlainTextResponse(str(len(visit.record.view.failures())) + str(visit.form.get("a")))


def test_who_reads_cannot_write(reader: Reader) -> None:
    serve_also(reader, count_failures)
    answer = reader.get("/try")
    assert answer.status == 500
    assert "record.unwritable" in answer.text


def test_who_writes_has_the_form(reader: Reader) -> None:
    serve_also(reader, count_failures)
    assert reader.post("/try", {"a": "b c"}).text == "0b c"


@pytest.mark.parametrize(
    ("error", "status"),
    [(NotOnRecord("a"), 404), (UsageError("a"), 400), (RecordBusy("a"), 503)],
)
def test_errors_are_pages(reader: Reader, error: Exception, status: int) -> None:
    def fail(visit: Visit) -> Response:
        raise error

    serve_also(reader, fail)
    answer = reader.get("/try")
    assert answer.status == status
    assert "That did not work" in answer.text


def test_after_a_write_the_reader_is_sent_on(reader: Reader) -> None:
    serve_also(reader, lambda visit: visit.go_to("/search"))
    answer = reader.post("/try", {})
    assert (answer.status, answer.headers["location"]) == (303, "/search")


def test_more_than_is_taken_in_is_refused(reader: Reader) -> None:
    serve_also(reader, count_failures)
    sent: list[Any] = []
    piece = b"a" * (1 << 20)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": piece, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [("host", HOST), ("content-type", "application/x-www-form-urlencoded")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/try",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    asyncio.run(reader.app(scope, receive, send))
    assert sent[0]["status"] == 413
    assert MAX_BODY < 64 * len(piece)
