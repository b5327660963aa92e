"""A brief as text, Markdown and JSON: labels apart from words, nothing taken for mark-up."""

from onrecord.model.document import ReferenceBasis, Span
from onrecord.model.record import RecordedReport
from onrecord.present.brief_layout import format_brief, make_brief_item, write_markdown
from onrecord.present.briefing import Brief, Line, Section

REPORT = RecordedReport(
    report_id="rp_1",
    publisher="Hadvik Post",
    text_sha256="",
    url="https://post.example/1",
    reference_date="2031-03-17",
    reference_date_basis=ReferenceBasis.PUBLISHED,
)
BARE = RecordedReport(report_id="rp_2", text_sha256="", url="javascript:alert(1)")
BRIEF = Brief(
    title="The *road*",
    sections=(
        Section(
            title="What is due",
            lines=(
                Line(label="Kessen · promise", report=REPORT, spans=(Span(0, 4),), exact="a *b*"),
                Line(label="Velde", report=BARE, spans=(Span(0, 4),), exact="“so <b>\x1b”"),
            ),
            has_more=True,
        ),
        Section(title="What is disputed", note="No disputes on record for this."),
    ),
)


def test_text_has_headings_words_and_sources() -> None:
    lines = list(format_brief(BRIEF, width=80))
    assert [("The *road*", True), ("", False), ("What is due", True)] == lines[:3]
    told = [line for line, _ in lines]
    assert "    “a *b*”" in told
    assert "    — Hadvik Post, 2031-03-17" in told
    assert "    “so <b>�”" in told
    assert "    — rp_2" in told
    assert "  There are others: --limit shows more." in told
    assert "  No disputes on record for this." in told
    assert list(format_brief(BRIEF))


def test_markdown_takes_no_words_for_markup() -> None:
    page = write_markdown(BRIEF)
    assert page.startswith("# The \\*road\\*\n")
    assert "- Kessen · promise\n\n  > “a \\*b\\*”\n" in page
    assert "[— Hadvik Post, 2031-03-17](https://post.example/1)" in page
    assert "“so \\<b\\>�”" in page
    assert "javascript" not in page
    assert "There are others" in page
    assert "No disputes on record for this." in page


def test_json_has_places() -> None:
    due, disputed = make_brief_item(BRIEF)["sections"]
    assert ("rp_1", [[0, 4]], "2031-03-17") == tuple(
        due["lines"][0][key] for key in ("report", "span", "date")
    )
    assert due["has_more"]
    assert ([], "No disputes on record for this.") == (disputed["lines"], disputed["note"])
