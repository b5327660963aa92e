import contextlib
import json
import logging
import subprocess
import sys

import pytest

from onrecord.errors import NoArticleText, OnRecordError, UnsupportedFormat
from onrecord.ingest import extract
from onrecord.ingest.extract import extract_report
from onrecord.ingest.header import Header
from onrecord.model.document import Report, ReportKind

LEAD = "OSTREL — The envoys of Varenia and Solmark met on Monday for six hours."
HEAD = """<meta charset="utf-8"><title>Envoys meet in Ostrel | The Ostrel Courier</title>
<link rel="canonical" href="https://courier.example/2025/08/18/envoys">
<meta property="og:site_name" content="The Ostrel Courier">
<meta property="og:title" content="Envoys meet in Ostrel | The Ostrel Courier">
<meta property="article:published_time" content="2025-08-18T17:15:00+02:00">
<meta name="author" content="Mira Olden and Jan Tesk">"""
BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet in Ostrel</h1><p>OSTREL — The envoys of Varenia and
Solmark met on <b>Monday</b> for <a href="/x">six hours</a>.</p>
<p>“We have agreed on <em>nothing</em>,” Foreign Minister Ilan Brack told reporters.</p>
<blockquote><p>Solmark will not accept a line drawn by others.</p><p>It never will.</p></blockquote>
<h2>What was on the table</h2>
<ul><li>A cease-fire of thirty days</li><li>The exchange of <i>all</i> prisoners</li></ul>
<table><tr><th>Side</th><th>Demand</th></tr><tr><td>Varenia</td><td>Withdrawal</td></tr></table>
<p>The mediators of the Federation of Tessaly stayed on in the city for another night.</p>
</article><footer>© 2024 The Ostrel Courier. Privacy policy</footer>"""


def make_page(body: str, head: str = "", attributes: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()
    )


def read(body: str, head: str = "", attributes: str = "") -> Report:
    return extract_report(make_page(body, head, attributes), Header())


def test_the_article_is_taken_out_of_its_page() -> None:
    page = make_page(BODY, HEAD, 'lang="en_gb"')
    report = extract_report(page, Header())
    blocks = [
        "Envoys meet in Ostrel",
        LEAD,
        "“We have agreed on nothing,” Foreign Minister Ilan Brack told reporters.",
        "Solmark will not accept a line drawn by others.",
        "It never will.",
        "What was on the table",
        "A cease-fire of thirty days",
        "The exchange of all prisoners",
        "Side | Demand",
        "Varenia | Withdrawal",
        "The mediators of the Federation of Tessaly stayed on in the city for another night.",
    ]
    assert blocks == report.text.split("\n\n")
    assert "Envoys meet in Ostrel" == report.headline
    assert "Mira Olden; Jan Tesk" == report.byline
    assert "The Ostrel Courier" == report.publisher
    assert "2025-08-18T17:15:00+02:00" == report.published
    assert "https://courier.example/2025/08/18/envoys" == report.url == report.address
    assert "en-GB" == report.language
    assert (page, "text/html") == (report.original, report.original_type)
    assert ReportKind.REPORT is report.kind


def test_the_user_overrides_the_page() -> None:
    given = Header(publisher="The Lantern", published="2025-08-19", kind=ReportKind.STATEMENT)
    report = extract_report(make_page(BODY, HEAD), given)
    assert ("The Lantern", "2025-08-19") == (report.publisher, report.published)
    assert ReportKind.STATEMENT is report.kind


def test_linked_data_gives_what_the_head_does_not() -> None:
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Envoys meet in Ostrel",
        "datePublished": "2025-08-18T15:15:00Z",
        "dateModified": "2025-08-19",
        "author": {"@type": "Person", "name": "Mira Olden"},
        "publisher": {"@type": "Organization", "name": "Hadvik Post"},
    }
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    report = read(BODY, head + '<meta property="og:locale" content="en_US">')
    assert ("Envoys meet in Ostrel", "Mira Olden") == (report.headline, report.byline)
    assert ("Hadvik Post", "en-US") == (report.publisher, report.language)
    assert ("2025-08-18T15:15:00Z", "2025-08-19") == (report.published, report.modified)


def test_what_a_page_does_not_say_is_not_filled_in() -> None:
    report = read(f"<p>{LEAD} It was 18 August 2025.</p>")
    said = (report.publisher, report.byline, report.url, report.published, report.modified)
    assert (None, None, None, None, None) == said
    assert report.language is None


def test_a_host_is_no_publisher() -> None:
    head = '<link rel="canonical" href="https://www.courier.example/envoys">'
    assert read(f"<p>{LEAD}</p>", head).publisher is None


def test_inline_quotations_get_the_marks_that_browsers_draw() -> None:
    body = "<p>He said <q>No <q>ifs</q> <b>please</b></q>, she <q>“Yes”</q>, I <q>x</q>.</p>"
    body = f"<p>{LEAD}</p>{body}"
    assert "He said “No ‘ifs’ please”, she “Yes”, I “x”." in read(body).text


def test_two_line_breaks_make_a_paragraph_and_one_does_not() -> None:
    body = f"<p>{LEAD}<br/> <br><br>He <i>left</i>.<br>At once.<br> <br/>They <b>stayed</b> on.</p>"
    body += "<p>So.</p>"
    expected = [LEAD, "He left.\nAt once.", "They stayed on.", "So."]
    assert expected == read(body).text.split("\n\n")
    assert [LEAD, "He left."] == read(f"<div>{LEAD}<br><br>He left.</div>").text.split("\n\n")


def test_preformatted_lines_stay() -> None:
    body = f"<article><p>{LEAD}</p><pre>One line\nanother</pre><p>{LEAD}</p></article>"
    assert "One line\nanother" in read(body).text


@pytest.mark.parametrize("body", ["<p>One sentence of Mira Olden.</p>", "Talks, no tags at all."])
def test_fragments_are_pages_too(body: str) -> None:
    assert extract_report(body.encode(), Header()).text in body


@pytest.mark.parametrize(
    "data", [b"<!-- -->", b"<html></html>", make_page("<script>x()</script>"), b"<p>12:30</p>",
     b" "]
)  # fmt: skip
def test_a_page_without_an_article_is_an_error(data: bytes) -> None:
    with pytest.raises(NoArticleText):
        extract_report(data, Header())


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "table><tr><td", "b"])
def test_deep_pages_are_refused_at_once(tag: str) -> None:
    with pytest.raises(UnsupportedFormat, match="nested too deeply"):
        read(f"<{tag}>" * 100_000 + LEAD)


def test_pages_of_too_many_parts_are_refused() -> None:
    with pytest.raises(UnsupportedFormat, match="too many parts"):
        read("<div><i>a</i></div>" * 25_001)
    with pytest.raises(UnsupportedFormat, match="too many parts"):
        read("<p>a</p>" * 8_001)
    with pytest.raises(UnsupportedFormat, match="too many parts"):
        read(("<div>" * 200 + LEAD + "</div>" * 200) * 100)


def test_pages_that_are_too_large_are_refused() -> None:
    with pytest.raises(UnsupportedFormat, match="20 MB"):
        extract_report(b" " * 20_000_001, Header())


def test_huge_attributes_do_no_harm() -> None:
    head = f'<meta name="author" content="{"<!--" * 250_000}">'
    body = f'<p class="{"x" * 11_000_000}">{LEAD}</p><img src="data:{"y" * 100_000}">'
    report = read(body, head)
    assert (LEAD, None) == (report.text, report.byline)


def test_characters_that_are_no_mark_up_are_passed_over() -> None:
    assert LEAD == read(f"<p>{LEAD[:9]}\x0b{LEAD[9:]}</p>").text


@pytest.mark.parametrize("fault", [ValueError, AttributeError, RecursionError])
def test_faults_of_the_library_are_errors_of_the_page(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("trafilatura.extract_metadata", fail)
    report = read(BODY, HEAD)
    assert (None, "2025-08-18T17:15:00+02:00") == (report.headline, report.published)
    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(NoArticleText, match="taken apart"):
        read(BODY)


def test_the_library_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("htmldate").handlers.clear()
    for body in (BODY, "", "<p>x"):
        with contextlib.suppress(OnRecordError):
            read(body, '<meta name="author" content="&#0;&#xD800;">')
    assert ("", "") == capfd.readouterr()


def test_the_library_comes_only_with_a_page() -> None:
    code = "import sys, onrecord.ingest.load; print({'trafilatura', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "set()" == done.stdout.strip()


def test_the_same_page_gives_the_same_report() -> None:
    assert read(BODY, HEAD) == read(BODY, HEAD)
    assert extract.MAX_HTML_BYTES == 20_000_000
