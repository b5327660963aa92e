"""The page as a file: whole, escaped, the same bytes each time."""

import base64
import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from handmade import entity, mention, reading, report, stmt, timex
from onrecord.errors import UsageError
from onrecord.model.document import MentionType, ReferenceBasis
from onrecord.model.record import Failure, Reading
from onrecord.model.statement import Act, QuoteType, Reason
from onrecord.present.compose import build_dossier
from onrecord.present.dossier import render_dossier, write_dossier
from onrecord.record.store import Record, open_record

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;{{ 7*7 }}"
VOID = {"meta", "link", "br", "input", "path"}


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(None) as opened:
        yield opened


class Page(HTMLParser):
    """The page as a parser sees it: balanced elements, ids, links, and what is marked."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.marked: dict[tuple[str, str], str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if identity := values.get("id"):
            self.ids.append(identity)
        if tag == "a":
            self.links.append(values.get("href") or "")
        if values.get("class") == "text":
            self.texts.append("")
        if tag not in VOID:
            self.stack.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert tag == self.stack.pop()[0]

    def handle_data(self, data: str) -> None:
        if any(values.get("class") == "text" for _, values in self.stack):
            self.texts[-1] += data
        for _, values in self.stack:
            number, kind = values.get("data-n"), values.get("class")
            if number and kind:
                key = (number, kind)
                self.marked[key] = self.marked.get(key, "") + data


def evil_reading() -> Reading:
    speaker = entity(EVIL)
    story = report(
        f"{EVIL} said {EVIL}.\n\n]]> --> </p></div></article>",
        publisher=EVIL,
        headline=EVIL,
        byline=EVIL,
        url="javascript:alert(3)",
        language='en" onload="alert(4)',
        published=EVIL,
        modified=EVIL,
    )
    said = stmt(
        story,
        f"{EVIL}.",
        cue="said",
        source=EVIL,
        speaker=speaker,
        reasons=(Reason(feature="cue", score=1, detail=EVIL),),
    )
    return reading(story, said, entities=(speaker,), timexes=(timex(story, "said", "2031-03-17"),))


def calm_reading(number: int = 1) -> Reading:
    marost = entity("Ilena Marost")
    story = report(
        f"\n  “Yes 😀,” Marost said\r\non Monday in No. {number}.\n\n"
        "ש\u05c1לום e\u0301 said <no>.\n",
        publisher="The Lantern",
        headline=f"Yes & no {number}",
        url=f"https://lantern.example/{number}?a=1&b=2",
    )
    said = stmt(
        story,
        "“Yes 😀,”",
        cue="said",
        source="Marost",
        speaker=marost,
        quote_type=QuoteType.DIRECT,
        act=Act.ASSERT,
        confidence=0.91,
        reasons=(Reason(feature="cue", score=1, detail="“said” is a verb of saying."),),
    )
    other = stmt(story, "Marost said\r\non Monday", confidence=0.4)
    return reading(
        story, said, other, entities=(marost,), timexes=(timex(story, "Monday", "2031-03-17"),)
    )


def render(record: Record, *readings: Reading) -> str:
    for number, each in enumerate(readings):
        record.writer.add(each, name=f"{number}.txt")
    return render_dossier(build_dossier(record.view))


def test_the_page_is_written_whole_and_told_of(record: Record, tmp_path: Path) -> None:
    record.writer.add(calm_reading(), name="a.txt")
    out = tmp_path / "dossier.html"
    summary = write_dossier(record.view, out, title="Talks")
    assert (out, out.stat().st_size, 1, 2) == (
        summary.path,
        summary.bytes,
        summary.reports,
        summary.statements,
    )
    assert "<title>Talks</title>" in out.read_text("utf-8")
    assert [out] == list(tmp_path.iterdir())


def test_a_stream_gets_the_same_page(record: Record, tmp_path: Path) -> None:
    record.writer.add(calm_reading(), name="a.txt")
    stream = io.StringIO()
    summary = write_dossier(record.view, stream)
    out = tmp_path / "dossier.html"
    write_dossier(record.view, out)
    assert out.read_bytes() == stream.getvalue().encode("utf-8")
    assert summary.path is None
    assert len(out.read_bytes()) == summary.bytes


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for number, order in enumerate(([1, 2], [2, 1])):
        with open_record(tmp_path / f"{number}.db") as record:
            pages.append(render(record, *map(calm_reading, order)))
    assert pages[0] == pages[1]


def test_writing_again_replaces_the_page(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "dossier.html"
    out.write_text("old")
    write_dossier(record.view, out)
    assert out.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_page_can_be_passed_on(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "dossier.html"
    mask = os.umask(0o022)
    try:
        write_dossier(record.view, out)
    finally:
        os.umask(mask)
    assert 0o644 == stat.S_IMODE(out.stat().st_mode)


def test_a_file_that_cannot_be_written_is_an_error_with_its_name(
    record: Record, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        write_dossier(record.view, tmp_path / "missing" / "dossier.html")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(UsageError, match="folder is a folder"):
        write_dossier(record.view, folder)
    assert [folder] == list(tmp_path.iterdir()), "nothing half written is left"


def test_the_text_stands_on_the_page_code_point_for_code_point(record: Record) -> None:
    whole = calm_reading()
    page = Page(render(record, whole))
    assert [whole.report.text] == page.texts


def test_the_marked_words_are_the_words_of_the_spans(record: Record) -> None:
    whole = calm_reading()
    page = Page(render(record, whole))
    text = whole.report.text
    for number, said in enumerate(whole.statements, start=1):
        for kind, spans in (("q", said.content), ("s", said.source), ("c", said.cue)):
            words = "".join(text[span.start : span.end] for span in spans)
            assert words == page.marked.get((str(number), kind), "")


def test_ids_are_unique_and_every_link_inside_leads_somewhere(record: Record) -> None:
    whole = calm_reading()
    page = Page(render(record, whole, calm_reading(2)))
    assert sorted(set(page.ids)) == sorted(page.ids)
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert {said.statement_id for said in whole.statements} <= inside
    assert whole.report.report_id in inside


def test_only_web_addresses_are_linked(record: Record) -> None:
    page = Page(render(record, calm_reading(), evil_reading()))
    outside = [link for link in page.links if not link.startswith("#")]
    assert ["https://lantern.example/1?a=1&b=2"] == outside


def test_nothing_from_a_report_becomes_markup(record: Record) -> None:
    record.writer.add_failure(Failure(input=EVIL, stage="x", code="x.y", message=EVIL, hint=EVIL))
    html = render(record, evil_reading())
    page = Page(html)
    scripts = [values for tag, values in page.tags if tag == "script"]
    assert [{}] == scripts
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert not [key for _, values in page.tags for key in values if key.startswith("on")]
    assert not [values for _, values in page.tags if "style" in values]
    assert EVIL not in html
    assert "{{ 7*7 }}" in html
    assert not page.stack


def test_an_evil_title_is_escaped(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "dossier.html"
    write_dossier(record.view, out, title=EVIL)
    assert EVIL not in out.read_text("utf-8")


def test_the_policy_names_exactly_our_script_and_style(record: Record) -> None:
    html = render(record, calm_reading())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none';")
    assert "unsafe" not in rules
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in rules


def test_nothing_is_loaded_from_elsewhere(record: Record) -> None:
    html = render(record, calm_reading())
    page = Page(html)
    assert not [
        values for _, values in page.tags if {"src", "srcset", "data", "action"} & {*values}
    ]
    assert not [tag for tag, _ in page.tags if tag in {"link", "iframe", "object", "base"}]
    style = html.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_rows_tell_confidence_in_words_and_number_and_why(record: Record) -> None:
    html = render(record, calm_reading())
    assert (
        "<summary>very likely <span>0.91</span></summary><p>“said” is a verb of saying.</p>" in html
    )
    assert '<td class="conf">uncertain <span>0.40</span></td>' in html
    assert "<i>not named</i>" in html


def test_a_row_tells_where_the_speaker_is_less_sure_than_the_words(record: Record) -> None:
    marost = entity("Ilena <Marost>")
    story = report("Ilena <Marost> met them. She said yes.")
    she = mention(story, "She", type=MentionType.PRONOUN)
    said = stmt(story, "yes", cue="said", source="She", speaker=marost, confidence=1.0)
    name = mention(story, "Ilena <Marost>")
    whole = reading(story, said, mentions=((name, marost), (she, marost)))
    why = Reason(feature="pronoun", score=0.55, detail="“She” <right> after the name.")
    links = (whole.links[0], replace(whole.links[1], score=0.55, reasons=(why,)))
    html = render(record, replace(whole, links=links))
    assert "<summary>words <span>0.99</span> · speaker <span>0.55</span></summary>" in html
    told = "That the source means Ilena &lt;Marost&gt; is uncertain.<br>“She” &lt;right&gt; after"
    assert told in html


def test_an_undated_report_says_what_its_times_were_read_against(record: Record) -> None:
    guessed = reading(
        report("They met on 6 May 2031.", published=None), reference_date="2031-05-06"
    )
    html = render(record, replace(guessed, reference_date_basis=ReferenceBasis.FIRST_DATE))
    assert '<p class="dateline">undated (read against 6 May 2031) · ' in html
    assert "Reports dated" not in html


def test_speakers_are_chosen_by_name_then_by_description(record: Record) -> None:
    story = report("The official said yes.", publisher="Hadvik Post")
    official = entity("The official")
    said = stmt(story, "yes", cue="said", source="The official", speaker=official)
    whom = mention(story, "The official", type=MentionType.NOMINAL)
    html = render(record, calm_reading(), reading(story, said, mentions=((whom, official),)))
    groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', html, re.DOTALL)
    options = [(label, re.findall(r">([^<]+)</option>", inner)) for label, inner in groups]
    assert ["With a name", "Without a name"] == [label for label, _ in options]
    assert ["Ilena Marost (1)"] == options[0][1]
    official_option, nobody = options[1][1]
    assert re.fullmatch(
        r"The official \[Hadvik Post, 17 March 2031, no\. \d\] \(1\)", official_option
    )
    assert "not named (1)" == nobody


def test_an_empty_record_says_so(record: Record) -> None:
    html = render(record)
    assert "the record holds no reports yet" in html
    assert "Nothing in the record is dated." in html
    assert 'id="failures"' not in html
    assert not Page(html).stack


def test_a_report_without_statements_is_still_shown(record: Record) -> None:
    html = render(record, reading(report("Nobody spoke."), reference_date=None))
    assert "No statements were found." in html
    assert ["Nobody spoke."] == Page(html).texts


def test_a_report_without_text_says_so(record: Record) -> None:
    assert "This report has no text." in render(record, reading(report(" \n")))


def test_failures_are_told_with_what_to_do(record: Record) -> None:
    record.writer.add_failure(
        Failure(input="scan.pdf", stage="ingest", code="ingest.x", message="No.", hint="Do so.")
    )
    html = render(record)
    assert "1 input could not be read. Nothing on this page comes from it." in html
    assert "<code>ingest.x</code>" in html
    assert "Do so." in html


def test_headings_go_down_one_level_at_a_time(record: Record) -> None:
    page = Page(render(record, calm_reading(), calm_reading(2)))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_null_becomes_one_replacement_character(record: Record) -> None:
    page = Page(render(record, reading(report("a\0b"))))
    assert ["a\N{REPLACEMENT CHARACTER}b"] == page.texts
