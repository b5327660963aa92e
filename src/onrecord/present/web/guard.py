"""Let nobody but the reader's own pages talk to the server, and tell browsers what pages may do.

A server on this machine is reached by every page that its browser opens. So the Host must be ours
to the letter, port included (a rebound name has another one); a write must come from one of our
own pages; and no page of ours may run, load or send anything that is not of this server.

In: requests, as ASGI knows them. Out: the same for those that may pass, with our headers on what
is answered; a refusal in plain text for the others. What pages hold is left to the others here.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What a page may be made of: our own files, nothing written into the page itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing is told to others. With "no-referrer" browsers would not even tell this server itself
    # that a form is its own: they send ``Origin: null``.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_READING = frozenset({"GET", "HEAD"})
_METHODS = _READING | {"POST"}
# The largest input that `onrecord read` is meant for is 20 MB; a form around it is a little more.
MAX_BODY = 32 * 1024 * 1024
TOKEN_COOKIE = "onrecord_token"  # noqa: S105 - the name of a cookie, not what is in it
# Where somebody without the token gives it: the one page that they may see.
ENTRY = "/enter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Who may pass.

    Attributes:
        hosts: What the Host header may be, port included.
        token: What a reader must know; None where only this machine reaches the server.
    """

    hosts: frozenset[str]
    token: str | None = None


def make_hosts(address: str, port: int) -> frozenset[str]:
    """Return what browsers call a server, port included.

    >>> sorted(make_hosts("127.0.0.1", 8080))
    ['127.0.0.1:8080', '[::1]:8080', 'localhost:8080']
    """
    names = {f"[{address}]" if ":" in address else address}
    if is_local(address):
        names = {"127.0.0.1", "localhost", "[::1]"}
    # A browser leaves out the port that everybody has.
    ends = ("", ":80") if port == 80 else (f":{port}",)
    return frozenset(name.lower() + end for name in names for end in ends)


def is_local(address: str) -> bool:
    """Tell whether an address can be reached from this machine only.

    >>> is_local("127.0.0.1"), is_local("0.0.0.0")
    (True, False)
    """
    return address in {"127.0.0.1", "localhost", "::1"}


class Guard:
    """Refuses what must not pass, and puts our headers on everything that is answered."""

    def __init__(self, app: ASGIApp, *, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        await self._app(scope, _Meter(receive).receive, send_with_headers)

    def _refuse(self, scope: Scope) -> Response | None:
        """Return why a request does not pass; None where it does."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self._rules.hosts:
            return _say(421, "This server is not reached by that name.")
        if not scope["path"].startswith("/"):
            return _say(400, "That is no address of this server.")
        method = scope["method"]
        if method not in _METHODS:
            return _say(405, "That is not done here.", {"Allow": "GET, HEAD, POST"})
        if method not in _READING:
            if not _is_own(headers, hosts[0]):
                return _say(403, "Only this server's own pages may do that.")
            if _declares_too_much(headers):
                return _say(413, f"More than {MAX_BODY // 1024 // 1024} MB are not taken in.")
        if not self._knows_token(headers) and not _is_open(scope["path"]):
            return _ask_for_token(method)
        return None

    def _knows_token(self, headers: Headers) -> bool:
        token = self._rules.token
        if token is None:
            return True
        given = cookie_parser(headers.get("cookie", "")).get(TOKEN_COOKIE, "")
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        return is_token(given, token) or (scheme.lower() == "bearer" and is_token(bearer, token))


def is_token(given: str, token: str) -> bool:
    """Compare in a time that does not tell how much of it is right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))


def _is_own(headers: Headers, host: str) -> bool:
    """Tell whether a write comes from a page of ours, or from no page at all.

    Browsers say so themselves; programs that are none send neither header.
    """
    if _holds_other(headers.getlist("sec-fetch-site"), {"same-origin", "none"}):
        return False
    return not _holds_other(headers.getlist("origin"), {f"http://{host}"})


def _holds_other(values: Iterable[str], allowed: set[str]) -> bool:
    return any(value not in allowed for value in values)


def _declares_too_much(headers: Headers) -> bool:
    length = headers.get("content-length", "0")
    return not (length.isascii() and length.isdigit()) or int(length) > MAX_BODY


def _is_open(path: str) -> bool:
    return path == ENTRY or path.startswith("/static/")


def _ask_for_token(method: str) -> Response:
    if method in _READING:
        return Response(status_code=303, headers={"Location": ENTRY})
    return _say(401, "Say the token first.")


def _say(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words + "\n", status_code=status, headers=headers)


class _Meter:
    """Hands on what comes in, and stops where that is more than it said, or said nothing."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > MAX_BODY:
            # To the app it looks as if the reader had gone; nothing of it is kept.
            return {"type": "http.disconnect"}
        return message
