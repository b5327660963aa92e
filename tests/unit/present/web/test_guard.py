"""Who may talk to the server: hosts to the letter, writes from our own pages, tokens."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from asking import HOST, ORIGIN, PORT, Reader
from onrecord.present.web.guard import MAX_BODY, POLICY, TOKEN_COOKIE, is_token, make_hosts
from web_talks import write_record

TOKEN = "a token that nobody guesses"  # noqa: S105


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return write_record(tmp_path / "talks.db")


@pytest.fixture(name="reader")
def _reader(path: Path) -> Reader:
    return Reader(path)


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_this_machine_goes_by_three_names(reader: Reader, host: str) -> None:
    assert reader.get("/", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "127.0.0.1",
        "127.0.0.1:8001",
        "127.0.0.1:80000",
        "127.0.0.1.:8000",
        "127.0.0.2:8000",
        "LOCALHOST:8000",
        "localhost.:8000",
        "evil.example:8000",
        "evil.example",
        "127.0.0.1:8000.evil.example",
        "127.0.0.1:8000@evil.example",
        "evil.example@127.0.0.1:8000",
        "127.0.0.1:8000, evil.example",
        "[::1]",
        "::1:8000",
        "0.0.0.0:8000",
        "2130706433:8000",
    ],
)
def test_no_other_name_is_answered(reader: Reader, host: str | None) -> None:
    answer = reader.get("/", host=host)
    assert answer.status == 421
    assert "Bridge" not in answer.text


def test_two_names_are_none(reader: Reader) -> None:
    assert reader.get("/", headers=[("host", HOST)]).status == 421
    assert reader.get("/", headers=[("host", "evil.example")]).status == 421


def test_a_forwarded_name_counts_for_nothing(reader: Reader) -> None:
    forged = [("x-forwarded-host", HOST), ("forwarded", f"host={HOST}")]
    assert reader.get("/", host="evil.example", headers=forged).status == 421


def test_port_80_goes_without_saying() -> None:
    assert {"127.0.0.1", "127.0.0.1:80", "localhost"} < make_hosts("127.0.0.1", 80)
    assert {"desk.example:8000"} == make_hosts("Desk.example", 8000)
    assert {"[fd00::1]:8000"} == make_hosts("fd00::1", 8000)


@pytest.mark.parametrize(
    "headers",
    [
        [("origin", "http://evil.example")],
        [("origin", "null")],
        [("origin", f"https://{HOST}")],
        [("origin", "http://127.0.0.1:8001")],
        [("origin", ORIGIN), ("origin", "http://evil.example")],
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("sec-fetch-site", "cross-site"), ("origin", ORIGIN)],
        [("sec-fetch-site", "same-origin"), ("origin", "http://evil.example")],
    ],
)
def test_a_write_from_elsewhere_is_refused(reader: Reader, headers: list[tuple[str, str]]) -> None:
    for path in ("/", "/enter", "/nothing"):
        assert reader.ask("POST", path, headers=headers).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("origin", ORIGIN)],
        [("sec-fetch-site", "same-origin"), ("origin", ORIGIN)],
        [("sec-fetch-site", "none")],
    ],
)
def test_a_write_of_our_own_passes(reader: Reader, headers: list[tuple[str, str]]) -> None:
    # It passes the guard; the first page takes none.
    assert reader.ask("POST", "/", headers=headers).status == 405


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_there_are_no_other_methods(reader: Reader, method: str) -> None:
    answer = reader.ask(method, "/")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_an_address_of_another_server_is_none(reader: Reader) -> None:
    assert reader.get("http://evil.example/").status == 400
    assert reader.get("//evil.example/").status == 404


@pytest.mark.parametrize("length", [str(MAX_BODY + 1), "-1", "many", "1e3"])
def test_too_much_is_refused(reader: Reader, length: str) -> None:
    answer = reader.ask("POST", "/enter", headers=[("content-length", length)])
    assert answer.status == 413


@pytest.mark.parametrize("address", ["/", "/nothing", "/search", "/reports/rp_0"])
def test_every_answer_says_what_pages_may_do(reader: Reader, address: str) -> None:
    for answer in (reader.get(address), reader.get(address, host="evil.example")):
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


def test_the_policy_allows_nothing_written_into_a_page() -> None:
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_a_socket_is_closed(reader: Reader) -> None:
    sent: list[Any] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": "websocket",
        "path": "/",
        "headers": [(b"host", HOST.encode())],
    }
    asyncio.run(reader.app(scope, receive, send))
    assert [{"type": "websocket.close", "code": 1008}] == sent


def test_who_does_not_know_the_token_sees_nothing(path: Path) -> None:
    reader = Reader(path, token=TOKEN)
    answer = reader.get("/")
    assert (answer.status, answer.headers["location"]) == (303, "/enter")
    assert reader.get("/search?words=bridge").status == 303
    assert reader.ask("POST", "/", headers=[("origin", ORIGIN)]).status == 401
    assert "Bridge" not in reader.get("/enter").text


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("cookie", f'{TOKEN_COOKIE}="{TOKEN}"', 200),
        ("cookie", f"a=b; {TOKEN_COOKIE}={TOKEN}", 200),
        ("cookie", f"{TOKEN_COOKIE}=x{TOKEN}", 303),
        ("cookie", "", 303),
        ("authorization", f"Bearer {TOKEN}", 200),
        ("authorization", f"Basic {TOKEN}", 303),
        ("authorization", "Bearer ", 303),
    ],
)
def test_the_token_opens(path: Path, header: str, value: str, status: int) -> None:
    assert Reader(path, token=TOKEN).get("/", headers=[(header, value)]).status == status


def test_an_odd_token_is_no_error() -> None:
    assert not is_token("\udce9", TOKEN)
    assert is_token(TOKEN, TOKEN)
