"""Our own style and script, and nothing else."""

from pathlib import Path

import pytest

from asking import Reader
from onrecord.present.web.assets import find_address, load_assets


@pytest.mark.parametrize("name", ["reading.css", "reading.js", "icon.svg"])
def test_a_file_is_kept_for_ever(tmp_path: Path, name: str) -> None:
    answer = Reader(tmp_path / "none.db").get(find_address(name))
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(load_assets()[name].media_type)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text.encode() == load_assets()[name].content


@pytest.mark.parametrize(
    "address",
    [
        "/static/0/reading.css",
        "/static/0/../../templates/web/base.html",
        "/static/..%2f..%2fpyproject.toml",
        "/static/0/%2e%2e",
        "/static/",
    ],
)
def test_there_is_nothing_else(tmp_path: Path, address: str) -> None:
    assert Reader(tmp_path / "none.db").get(address).status == 404
