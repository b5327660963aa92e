"""Statements as lines: citations that say who reports whom."""

import pytest

from handmade import report
from onrecord.model.record import RecordedReport
from onrecord.model.statement import QuoteType
from onrecord.present.web.statement_lines import make_citation, mark_hits

STORY = report("Snow fell.")
REPORT = RecordedReport(
    report_id=STORY.report_id,
    publisher="The Lantern",
    headline="Snow\n falls",
    published="2031-03-17",
    url="https://lantern.example/snow",
    text_sha256=STORY.text_sha256,
)


@pytest.mark.parametrize(
    ("words", "who", "outer", "quote_type", "cited"),
    [
        ("“Snow,”", "Marost", None, QuoteType.DIRECT, "“Snow,” — Marost, quoted by The Lantern"),
        ("snow", "Marost", None, QuoteType.INDIRECT, "“snow” — Marost, paraphrased by The Lantern"),
        ("snow", None, None, None, "“snow” — source not named, reported by The Lantern"),
        (
            "snow",
            "Marost",
            "Velde",
            QuoteType.MIXED,
            "“snow” — Marost, according to Velde, quoted in part by The Lantern",
        ),
        (
            "snow",
            "Marost",
            "",
            None,
            "“snow” — Marost, according to somebody not named, reported by The Lantern",
        ),
    ],
)
def test_a_citation_says_who_says_it_where(
    words: str, who: str | None, outer: str | None, quote_type: QuoteType | None, cited: str
) -> None:
    found = make_citation(REPORT, words, who=who, outer=outer, quote_type=quote_type)
    assert found == f"{cited}, “Snow falls”, 17 March 2031. https://lantern.example/snow"


def test_what_is_not_known_is_not_cited() -> None:
    bare = RecordedReport(report_id="rp_1", text_sha256="0", url="javascript:alert(1)")
    found = make_citation(bare, "snow", who=None, outer=None, quote_type=None)
    assert found == "“snow” — source not named, reported by a publisher not named, undated."


def test_hits_are_marked_and_the_rest_escaped() -> None:
    assert str(mark_hits("<b> Snöw", "snow")) == '&lt;b&gt; <mark class="h">Snöw</mark>'
    assert str(mark_hits("<b>", None)) == "&lt;b&gt;"
