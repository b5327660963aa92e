"""Giving the token."""

from pathlib import Path

import pytest

from asking import Reader
from web_talks import write_record

TOKEN = "a token that nobody guesses"  # noqa: S105


@pytest.fixture(name="reader")
def _reader(tmp_path: Path) -> Reader:
    return Reader(write_record(tmp_path / "talks.db"), token=TOKEN)


def test_the_right_token_is_kept_where_no_script_reads_it(reader: Reader) -> None:
    answer = reader.post("/enter", {"token": f" {TOKEN} "})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    given = cookie.partition(";")[0]
    assert reader.get("/", headers=[("cookie", given)]).status == 200


@pytest.mark.parametrize("given", [{"token": "wrong"}, {}])
def test_a_wrong_token_is_asked_again(reader: Reader, given: dict[str, str]) -> None:
    answer = reader.post("/enter", given)
    assert answer.status == 403
    assert "That is not the token" in answer.text
    assert "set-cookie" not in answer.headers


def test_without_a_token_none_is_right(tmp_path: Path) -> None:
    assert Reader(write_record(tmp_path / "open.db")).post("/enter", {"token": ""}).status == 403
