"""The server: which addresses it takes, and a request over the wire."""

import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from onrecord.errors import NotARecord, UsageError
from onrecord.present.web import serving
from onrecord.present.web.serving import check_address, serve

TOKEN = "0123456789abcdef"  # noqa: S105


@pytest.mark.parametrize(
    ("address", "token"),
    [
        ("0.0.0.0", TOKEN),  # noqa: S104
        ("::", TOKEN),
        ("", TOKEN),
        ("192.168.0.2", None),
        ("desk.example", None),
        ("127.0.0.1", "short"),
    ],
)
def test_an_address_that_is_refused(address: str, token: str | None) -> None:
    with pytest.raises(UsageError):
        check_address(address, token)


@pytest.mark.parametrize(
    ("address", "token"),
    [("127.0.0.1", None), ("::1", None), ("localhost", TOKEN), ("192.168.0.2", TOKEN)],
)
def test_an_address_that_is_taken(address: str, token: str | None) -> None:
    check_address(address, token)


def run(path: Path, *, asked: list[str], open_browser: bool = False) -> None:
    """Serve a record, ask it for its first page, and end it."""
    servers: list[serving.Server] = []
    ready = threading.Event()
    addresses: list[str] = []

    def tell(address: str) -> None:
        addresses.append(address)
        ready.set()

    thread = threading.Thread(
        target=serve,
        args=(path,),
        kwargs={"on_ready": tell, "open_browser": open_browser, "on_server": servers.append},
    )
    thread.start()
    try:
        assert ready.wait(20)
        for path_asked in asked:
            with urllib.request.urlopen(addresses[0] + path_asked, timeout=10) as answer:  # noqa: S310
                assert answer.status == 200
                assert "server" not in answer.headers
        request = urllib.request.Request(addresses[0], headers={"Host": "evil.example"})  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="421"):
            urllib.request.urlopen(request, timeout=10)  # noqa: S310
    finally:
        for server in servers:
            server.should_exit = True
        thread.join(20)
    assert not thread.is_alive()


def test_it_answers_over_the_wire(tmp_path: Path) -> None:
    run(tmp_path / "new.db", asked=["", "search"])
    assert (tmp_path / "new.db").exists()


def test_it_opens_the_first_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = threading.Event()
    monkeypatch.setattr("webbrowser.open", lambda address: opened.set())
    run(tmp_path / "new.db", asked=[], open_browser=True)
    assert opened.wait(5)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} of 127\\.0\\.0\\.1 cannot be used"):
            serve(tmp_path / "a.db", port=port, on_ready=print, open_browser=False)


def test_a_file_that_is_no_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no record " * 100)
    with pytest.raises(NotARecord):
        serve(tmp_path / "a.txt", on_ready=print, open_browser=False)
