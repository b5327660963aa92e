import io
import json

import pytest

from onrecord.errors import IngestError
from onrecord.ingest import lines
from onrecord.ingest.header import Header
from onrecord.ingest.lines import is_lines, read_lines
from onrecord.model.document import Report, ReportKind

GOOD = '{"text": "Talks go on in Ostrel."}'


def read(data: bytes, given: Header | None = None) -> list[tuple[int, str]]:
    """Return for each result its line and its text, or the code of its error."""
    results = read_lines(io.BytesIO(data), given or Header())
    return [(n, r.text if isinstance(r, Report) else r.code) for n, r in results]


def test_a_line_needs_only_its_text() -> None:
    assert [(1, "Talks go on in Ostrel.")] == read(GOOD.encode())


def test_known_fields_are_read() -> None:
    line = {
        "id": "v-1",
        "publisher": "Presidency of Varenia",
        "url": "https://varenia.example/1",
        "headline": "Call with Hadvik",
        "published": "2025-08-18T10:00:00Z",
        "place": "NA",
        "summary": None,
        "kind": "readouts",
        "text": "The presidents spoke.\n",
    }
    ((number, report),) = read_lines(io.BytesIO(json.dumps(line).encode()), Header(byline="Desk"))
    assert isinstance(report, Report)
    assert 1 == number
    assert "https://varenia.example/1" == report.address == report.url
    assert ("Call with Hadvik", "Desk") == (report.headline, report.byline)
    assert ReportKind.READOUT is report.kind
    assert "The presidents spoke.\n" == report.text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{not json}", "ingest.malformed-line"),
        ('{"text": "cut off', "ingest.malformed-line"),
        ('["text"]', "ingest.malformed-line"),
        ('"text"', "ingest.malformed-line"),
        ('{"headline": "x"}', "ingest.malformed-line"),
        ('{"text": null}', "ingest.malformed-line"),
        ('{"text": 17}', "ingest.malformed-line"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "ingest.malformed-line"),
        ('{"text": "a", "n": ' + "[" * 100_000 + "}", "ingest.malformed-line"),
        ('{"text": ""}', "ingest.no-article-text"),
        ('{"text": "NA"}', "ingest.no-article-text"),
        ('{"text": "12:30"}', "ingest.no-article-text"),
        ('{"text": "a\\ud800b"}', "ingest.undecodable-text"),
        ('{"text": "a\\u0000b"}', "ingest.undecodable-text"),
        ('{"text": "ab", "title": "\\udfff"}', "ingest.undecodable-text"),
    ],
)
def test_a_bad_line_leaves_the_others_alone(line: str, code: str) -> None:
    data = f"{GOOD}\n{line}\r\n\n{GOOD}\n".encode()
    text = "Talks go on in Ostrel."
    assert [(1, text), (2, code), (4, text)] == read(data)


def test_a_pair_of_escapes_is_one_character() -> None:
    assert [(1, "a😀b")] == read(b'{"text": "a\\ud83d\\ude00b"}')


def test_damaged_bytes_in_a_line_concern_that_line() -> None:
    results = read(GOOD.encode() + b"\n\x01\x02\x03\x04\x05\n" + GOOD.encode())
    assert [1, 2, 3] == [number for number, _ in results]
    assert "ingest.unsupported-format" == results[1][1]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + f"{GOOD}\n\n{GOOD}".encode(),
        f"{GOOD}\r\n\r\n{GOOD}\r\n".encode("utf-16"),
        f"{GOOD}\n\n{GOOD}".encode("utf-16-le"),
        f"{GOOD}\n\n{GOOD}\n".encode("utf-16-be"),
    ],
)
def test_every_encoding_is_read(data: bytes) -> None:
    assert [(1, "Talks go on in Ostrel."), (3, "Talks go on in Ostrel.")] == read(data)
    assert is_lines(data)


def test_windows_1252_lines_are_read() -> None:
    assert [(1, "Zoë")] == read('{"text": "Zoë"}'.encode("cp1252"))


def test_damaged_utf16_concerns_its_line() -> None:
    good = f"{GOOD}\n".encode("utf-16-le")
    half_a_pair = good.replace(b"T\x00", b"\x00\xd8")
    text = "Talks go on in Ostrel."
    assert [(1, text), (2, "ingest.undecodable-text"), (3, text)] == read(good + half_a_pair + good)
    assert [(1, text), (2, "ingest.undecodable-text")] == read(good + b"{")


def test_utf16_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_CHUNK", 7)
    data = f"{GOOD}\n{GOOD}".encode("utf-16")
    assert [(1, "Talks go on in Ostrel."), (2, "Talks go on in Ostrel.")] == read(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_an_endless_line_is_not_held_in_memory(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 100)
    monkeypatch.setattr(lines, "_CHUNK", 50)
    data = (GOOD + "\n" + '{"text": "' + "x" * 500 + '"}\n' + GOOD).encode(encoding)
    results = read(data)
    assert [(1, "Talks go on in Ostrel."), (2, "ingest.malformed-line")] == results[:2]
    if encoding == "utf-8":
        assert [(3, "Talks go on in Ostrel.")] == results[2:]


def test_a_file_that_is_no_text_fails_once() -> None:
    assert [(0, "ingest.unsupported-format")] == read(b"\x1f\x8b\x08abc\nabc\nabc\n")


@pytest.mark.parametrize(
    "data",
    [
        f"[{GOOD}]",
        f"\n[{GOOD}]\n",
        f"[\n{GOOD}\n]\n",
        f"[{GOOD},\n{GOOD}]",
        f" [\n{GOOD},\n{GOOD}]",
    ],
)
def test_a_file_that_is_an_array_fails_once(data: str) -> None:
    assert [(0, "ingest.malformed-line")] == read(data.encode())
    ((_, error),) = read_lines(io.BytesIO(data.encode()), Header())
    assert isinstance(error, IngestError)
    assert "array" in error.message
    assert "one object a line" in error.hint


def test_an_array_on_a_line_of_its_own_is_a_bad_line() -> None:
    text = "Talks go on in Ostrel."
    assert [(1, "ingest.malformed-line"), (2, text)] == read(f"[{GOOD}]\n{GOOD}".encode())


@pytest.mark.parametrize("data", [b"", b"\n \n\n"])
def test_an_empty_file_has_no_article(data: bytes) -> None:
    assert [(0, "ingest.no-article-text")] == read(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"Talks go on.", b'{"headline": "x"}\n', b'{\n"text": "x"}', b'{"text": 1}', b"%PDF-1",
     b"[1]"],
)  # fmt: skip
def test_other_bytes_are_no_lines(data: bytes) -> None:
    assert not is_lines(data)


def test_errors_say_where_and_why() -> None:
    ((_, error),) = read_lines(io.BytesIO(b'{"text" "x"}'), Header())
    assert isinstance(error, IngestError)
    assert "column 9" in error.message
    assert '{"text"' in error.hint
