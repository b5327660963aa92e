"""What was decided, as pages tell it, and who is remembered as deciding."""

from pathlib import Path
from urllib.parse import quote

import pytest

from asking import Reader
from onrecord.present.web.judgement_lines import NAME_LENGTH, clean_name, dump_reviewer
from web_talks import EVIL, talks, write_record

FREEZE = talks()[0].statements[1]


@pytest.mark.parametrize(
    ("given", "name"),
    [("", ""), (" \n", ""), ("Anna  Q", "Anna Q"), ("x" * 999, "x" * NAME_LENGTH)],
)
def test_a_name_is_one_short_line(given: str, name: str) -> None:
    assert clean_name(given) == name


def test_any_name_fits_into_a_cookie() -> None:
    assert dump_reviewer("Zoë; \ud800") == quote("Zoë; ?", safe="")


def test_a_hostile_name_is_a_name(tmp_path: Path) -> None:
    reader = Reader(write_record(tmp_path / "talks.db"))
    fields = {"target": "statement", "id": FREEZE.statement_id, "verdict": "rejected", "by": EVIL}
    assert reader.post("/review/decide", fields).status == 303
    page = reader.get("/review").text
    assert "<script>window" not in page
    assert "&lt;script&gt;window" in page
