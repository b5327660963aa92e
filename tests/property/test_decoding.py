"""Whatever text is written in an encoding that is read, comes back as it was."""

import codecs
import io
import json

from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import IngestError, MalformedHeader
from onrecord.ingest.decode import decode_text
from onrecord.ingest.front_matter import add_markdown_headline, read_front_matter
from onrecord.ingest.header import Header, make_report
from onrecord.ingest.lines import read_lines
from onrecord.ingest.load import Incoming, load
from onrecord.model.document import Report
from onrecord.model.record import Failure

# Line ends and white space of every kind; no control characters, no half characters.
TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
        st.sampled_from("\t\n\r\x0b\x0c “”‘’"),
    )
).filter(lambda text: not text.startswith("\ufeff"))
WESTERN = st.text(st.sampled_from("Talks in Zoë–“”’é\r\n€"))


@given(TEXTS)
def test_utf8_text_is_never_changed(text: str) -> None:
    assume(not text.startswith(("%PDF-", "BZh", "GIF8", "{\\rtf")))
    assert text == decode_text(text.encode())
    assert text == decode_text(codecs.BOM_UTF8 + text.encode())


@given(TEXTS)
def test_marked_utf16_text_is_never_changed(text: str) -> None:
    assume(not text.startswith("\x00"))
    assert text == decode_text(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    assert text == decode_text(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1))
def test_plain_english_is_known_as_utf16_without_a_mark(text: str) -> None:
    assert text == decode_text(text.encode("utf-16-le"))
    assert text == decode_text(text.encode("utf-16-be"))


@given(WESTERN)
def test_windows_text_comes_back(text: str) -> None:
    # A letter that no UTF-8 goes on from, so that nothing is UTF-8 by chance.
    text = f"{text} café au lait"
    assert text == decode_text(text.encode("cp1252"))


@given(st.binary())
def test_any_bytes_give_text_that_can_be_stored_or_an_error(data: bytes) -> None:
    try:
        text = decode_text(data)
    except IngestError:
        return
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.one_of(st.binary(), st.text().map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_standard_input_never_raises(data: bytes) -> None:
    for form in (None, "text", "markdown", "jsonl"):
        for result in load(["-"], stdin=io.BytesIO(data), format=form):
            assert isinstance(result, Incoming | Failure)


@given(TEXTS, st.dictionaries(st.sampled_from(["id", "title", "date", "url"]), TEXTS))
def test_a_line_keeps_its_text(text: str, fields: dict[str, str]) -> None:
    line = json.dumps({**fields, "text": text + "a"}).encode()
    ((number, report),) = read_lines(io.BytesIO(line), Header())
    assert 1 == number
    assert isinstance(report, Report)
    assert text + "a" == report.text


@given(TEXTS, st.sampled_from(["", "---\n", "---\ntitle: a\n", "---\r\nurl:\r\nb: c\r\n---\r\n"]))
def test_front_matter_never_changes_the_text(text: str, top: str) -> None:
    whole = top + text + "a"
    try:
        said, start = read_front_matter(whole)
    except MalformedHeader:
        assert "title" in top
        return
    assert 0 <= start <= len(whole)
    assert not whole[start : start + 1].isspace() or start == 0
    said = add_markdown_headline(said, whole, start=start)
    assert whole == make_report(whole, said, Header()).text
