"""Words for what a page shows."""

import pytest

from handmade import report
from onrecord.present.views import StatementRow, find_link, format_confidence, name_confidence


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


def row_of(confidence: float, *, speaker: float | None = None) -> StatementRow:
    return StatementRow(
        number=1,
        statement_id="st_1",
        report=1,
        report_id=report("Yes.").report_id,
        speaker_key=0,
        speaker=None,
        is_named=False,
        source="",
        cue="",
        words=("Yes.",),
        quote_type=None,
        act=None,
        within=None,
        publisher="The Lantern",
        day=None,
        confidence=confidence,
        reasons=(),
        speaker_confidence=speaker,
    )


def test_a_row_tells_its_confidence_in_words() -> None:
    assert "likely" == row_of(0.7).confidence_word


def test_nothing_is_shown_as_certain() -> None:
    assert ["0.99", "0.99", "0.98"] == [format_confidence(c) for c in (1.0, 0.996, 0.98)]


@pytest.mark.parametrize(
    ("confidence", "speaker", "expected"),
    [(0.9, None, False), (0.9, 0.55, True), (0.9, 0.9, False), (1.0, 0.99, False)],
)
def test_a_speaker_less_sure_than_the_words_is_told(
    confidence: float, speaker: float | None, expected: bool
) -> None:
    assert expected is row_of(confidence, speaker=speaker).is_speaker_less_sure


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
