"""A report's page: its text to the letter, marks, notes beside it, pages of long texts."""

import html
import re
from pathlib import Path

import pytest

from asking import Reader
from handmade import entity, mention, reading, report, stmt
from onrecord.model.record import Reading
from onrecord.present.web.report_page import PAGE_LENGTH
from onrecord.record.store import open_record
from web_talks import talks, write_record

FIRST, SECOND = talks()


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("report") / "talks.db"))


def open_report(reader: Reader, wanted: Reading, more: str = "") -> str:
    answer = reader.get(f"/reports/{wanted.report.report_id}{more}")
    assert answer.status == 200
    return answer.text


def list_words(page: str) -> list[str]:
    """Return the paragraphs of the text without their marks."""
    found = re.findall(r'<div class="passage[^>]*><p[^>]*>(.*?)</p>', page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", each)) for each in found]


def test_the_text_stands_as_it_was_published(reader: Reader) -> None:
    assert list_words(open_report(reader, FIRST)) == FIRST.report.text.split("\n\n")


def test_sources_cues_contents_times_and_entities_are_marked(reader: Reader) -> None:
    page = open_report(reader, FIRST)
    marost = FIRST.statements[0].speaker
    assert f'<a class="e" title="Ilena Marost" href="/actors/{marost}">' in page
    assert '<span class="c" data-n="1">told</span>' in page
    assert f'<span class="q" data-n="1" id="{FIRST.statements[0].statement_id}">' in page
    assert 'datetime="2031-03-17">Monday</time>' in page


def test_nested_statements_are_marked_in_one_another(reader: Reader) -> None:
    page = open_report(reader, SECOND)
    outer, inner = (page.index(f'id="{s.statement_id}"') for s in SECOND.statements)
    assert outer < inner
    assert "according to" in page


def test_circumstances_stand_beside_the_text(reader: Reader) -> None:
    page = open_report(reader, FIRST)
    for words in ("interview", "the old mill", "Morning", "passed on by", "with reserve"):
        assert words in page
    assert "“told” says that it is said." in page
    assert "very likely" in page


def test_the_statement_that_is_meant_is_lit_without_a_script(reader: Reader) -> None:
    meant = FIRST.statements[1]
    page = open_report(reader, FIRST, f"?st={meant.statement_id}")
    assert '<span class="c lit" data-n="2">warned</span>' in page
    assert 'data-n="2" class="lit"' in page
    assert '<span class="c" data-n="1">told</span>' in page


def test_a_statement_that_is_not_there_lights_nothing(reader: Reader) -> None:
    assert "lit" not in list_classes(open_report(reader, FIRST, "?st=st_0&page=x"))


def list_classes(page: str) -> set[str]:
    return {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}


def test_there_is_no_such_report(reader: Reader) -> None:
    answer = reader.get("/reports/rp_0")
    assert answer.status == 404
    assert "rp_0 is not on record" in answer.text


def test_a_link_never_stands_in_another(tmp_path: Path) -> None:
    story = report("Marost of Varenia said that Velde of Varenia lied.")
    people = [entity(name) for name in ("Marost", "Varenia", "Velde")]
    whole = mention(story, "Marost of Varenia", head="Marost")
    said = stmt(story, "Velde of Varenia lied", cue="said", source="Marost of Varenia")
    places = [
        (whole, people[0]),
        (mention(story, "Varenia"), people[1]),
        (mention(story, "Velde"), people[2]),
    ]
    with open_record(tmp_path / "a.db") as record:
        record.writer.add(reading(story, said, mentions=places), name="a")
    page = open_report(Reader(tmp_path / "a.db"), reading(story))
    for words in re.findall(r"<p[^>]*>(.*?)</p>", page, re.DOTALL):
        depth = 0
        for tag in re.findall(r"<(/?a)\b", words):
            depth += 1 if tag == "a" else -1
            assert depth in {0, 1}
    assert '<span class="e" title="Varenia">Varenia</span>' in page


def test_a_long_text_is_split_and_the_right_page_shown(tmp_path: Path) -> None:
    paragraphs = [f"Paragraph {n}. " + "word " * 200 for n in range(80)] + ["The end, she said."]
    story = report("\n\n".join(words.strip() for words in paragraphs))
    said = stmt(story, "The end", cue="said", source="she")
    whole = reading(story, said)
    with open_record(tmp_path / "long.db") as record:
        record.writer.add(whole, name="a")
    reader = Reader(tmp_path / "long.db")
    first = open_report(reader, whole)
    assert "The end" not in first
    assert sum(map(len, list_words(first))) >= PAGE_LENGTH
    assert 'rel="next"' in first
    meant = open_report(reader, whole, f"?st={said.statement_id}")
    assert "The end" in meant
    assert 'rel="next"' not in meant
    shown: list[str] = []
    for page in range(1, 9):
        shown += list_words(open_report(reader, whole, f"?page={page}"))
    assert set(shown) == {words.strip() for words in paragraphs}


def test_a_report_without_words_says_so(tmp_path: Path) -> None:
    whole = reading(report(" \n"))
    with open_record(tmp_path / "none.db") as record:
        record.writer.add(whole, name="a")
    assert "This report has no text" in open_report(Reader(tmp_path / "none.db"), whole)


def test_versions_lead_to_one_another(tmp_path: Path) -> None:
    old, new = (
        reading(report(words, address="https://a.example/1", url="https://a.example/1"))
        for words in ("Snow fell.", "Snow fell again.")
    )
    with open_record(tmp_path / "two.db") as record:
        for each in (old, new):
            record.writer.add(each, name="a")
    reader = Reader(tmp_path / "two.db")
    assert f'href="/reports/{new.report.report_id}">Show the newest' in open_report(reader, old)
    assert f'href="/reports/{old.report.report_id}">Show the version' in open_report(reader, new)
    assert 'href="https://a.example/1" rel="noopener noreferrer external"' in open_report(
        reader, new
    )


def test_words_that_are_meant_are_lit(reader: Reader) -> None:
    start = FIRST.report.text.index("lake")
    page = open_report(reader, FIRST, f"?at={start}-{start + 4}")
    assert '<mark class="h lit" id="at">lake</mark>' in page


@pytest.mark.parametrize("place", ["5-5", "9-5", "0-99999", "a-b", "1", "-1-5", "1-2-3"])
def test_a_place_that_is_not_there_lights_nothing(reader: Reader, place: str) -> None:
    assert "lit" not in list_classes(open_report(reader, FIRST, f"?at={place}"))
