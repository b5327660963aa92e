"""Words for what a page shows."""

import pytest

from handmade import report
from onrecord.present.views import StatementRow, find_link, name_confidence


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.0, "very likely"),
        (0.85, "very likely"),
        (0.849, "very likely"),
        (0.84, "likely"),
        (0.6, "likely"),
        (0.59, "uncertain"),
        (0.0, "uncertain"),
    ],
)
def test_confidence_has_words(confidence: float, expected: str) -> None:
    assert expected == name_confidence(confidence)


def test_a_row_tells_its_confidence_in_words() -> None:
    row = StatementRow(
        number=1,
        statement_id="st_1",
        report=1,
        report_id=report("Yes.").report_id,
        speaker_key=0,
        speaker=None,
        source="",
        cue="",
        words=("Yes.",),
        quote_type=None,
        act=None,
        within=None,
        publisher="The Lantern",
        day=None,
        confidence=0.7,
        reasons=(),
    )
    assert "likely" == row.confidence_word


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/a?b=c#d",
        "http://courier.example",
        "HTTPS://courier.example/",
        "https://[::1]/a",
    ],
)
def test_a_web_address_can_be_followed(url: str) -> None:
    assert url == find_link(url)


def test_white_space_around_an_address_is_dropped() -> None:
    assert "https://courier.example/" == find_link(" https://courier.example/\n")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://courier.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//courier.example/a",
        "courier.example/a",
        "https://",
        "https:///a",
        "https://courier.example/a b",
        "https://courier.example/\x00",
        "https://courier.example\\@other.example",
        "https://[::1/a",
        "ht\ntps://courier.example/",
    ],
)
def test_nothing_else_can_be_followed(url: str | None) -> None:
    assert find_link(url) is None
