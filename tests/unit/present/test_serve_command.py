"""`onrecord serve`: what it hands to the server."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.present.cli import cli


@pytest.fixture(name="served")
def _served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []

    def serve(record: Path, **options: Any) -> None:
        calls.append({"record": record, **options})
        options["on_ready"]("http://127.0.0.1:4711/")

    monkeypatch.setattr("onrecord.present.web.serving.serve", serve)
    return calls


def test_the_address_is_printed(served: list[dict[str, Any]]) -> None:
    ran = CliRunner().invoke(cli, ["serve", "--record", "a.db", "--port", "8080", "--no-browser"])
    assert ran.exit_code == 0
    assert ran.stdout == "http://127.0.0.1:4711/\n"
    (call,) = served
    assert (call["record"], call["port"], call["address"]) == (Path("a.db"), 8080, "127.0.0.1")
    assert (call["token"], call["open_browser"]) == (None, False)


def test_the_browser_is_opened_unless_told_otherwise(served: list[dict[str, Any]]) -> None:
    ran = CliRunner().invoke(cli, ["serve"], env={"ONRECORD_TOKEN": "0123456789abcdef"})
    assert ran.exit_code == 0
    assert (served[0]["open_browser"], served[0]["port"]) == (True, 0)
    assert served[0]["token"] == "0123456789abcdef"  # noqa: S105


def test_another_address_asks_for_a_token() -> None:
    ran = CliRunner().invoke(cli, ["serve", "--host", "192.0.2.1"])
    assert ran.exit_code == 2
    assert "--token" in ran.stderr
