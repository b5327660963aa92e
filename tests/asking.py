"""Ask the web app as a browser would, without a network: requests as ASGI knows them.

In: an app, a path, headers to the letter. Out: `Answer`. Real browsers are left to
`tests/browser/`.
"""

import asyncio
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from onrecord.present.web.app import make_app
from onrecord.present.web.guard import Rules, make_hosts
from onrecord.present.web.visits import Site

PORT = 8000
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"


@dataclass(frozen=True)
class Answer:
    """What the server answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the page."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode("utf-8")


class Reader:
    """Somebody with a browser."""

    def __init__(self, record: Path, *, token: str | None = None) -> None:
        rules = Rules(hosts=make_hosts("127.0.0.1", PORT), token=token)
        self.app = make_app(Site(record=record, token=token), rules)

    def get(self, address: str, **more: Any) -> Answer:
        """Ask for a page."""
        return self.ask("GET", address, **more)

    def post(self, address: str, fields: Mapping[str, str], **more: Any) -> Answer:
        """Send a form from a page of the server's own."""
        body = urlencode(fields).encode()
        headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("content-length", str(len(body))),
            ("origin", ORIGIN),
            ("sec-fetch-site", "same-origin"),
        ]
        return self.ask("POST", address, headers=[*headers, *more.pop("headers", ())], body=body)

    def ask(
        self,
        method: str,
        address: str,
        *,
        host: str | None = HOST,
        headers: Sequence[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> Answer:
        """Send a request with just these headers."""
        path, _, query = address.partition("#")[0].partition("?")
        named = [("host", host), *headers] if host is not None else headers
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in named],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", PORT),
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        start = sent[0]
        return Answer(
            status=start["status"],
            headers={name.decode().lower(): value.decode() for name, value in start["headers"]},
            body=b"".join(message.get("body", b"") for message in sent[1:]),
        )
