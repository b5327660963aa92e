"""Adding: a pasted text, files, what is refused and what is told."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from asking import ORIGIN, Answer, Reader
from onrecord.model.record import RecordedReport
from onrecord.present.web import adding
from onrecord.record.store import open_record
from web_talks import EVIL, write_record

WORDS = "“We will wait,” said Ilena Marost, the president of Varenia, on Monday."


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "new.db"
    open_record(path).close()
    return path


def send(path: Path, files: Sequence[tuple[str, bytes]], **fields: str) -> Answer:
    """Send a form with files, as a browser does."""
    end = "b0undary"
    parts = [
        f'--{end}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, data in files:
        head = f'--{end}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        kind = "Content-Type: application/octet-stream\r\n\r\n"
        parts.append((head + kind).encode() + data + b"\r\n")
    body = b"".join(parts) + f"--{end}--\r\n".encode()
    headers = [
        ("content-type", f"multipart/form-data; boundary={end}"),
        ("content-length", str(len(body))),
        ("origin", ORIGIN),
        ("sec-fetch-site", "same-origin"),
    ]
    return Reader(path).ask("POST", "/add", headers=headers, body=body)


def list_reports(path: Path) -> tuple[RecordedReport, ...]:
    with open_record(path, read_only=True) as record:
        return record.view.reports()


def test_a_pasted_text_leads_to_its_report(path: Path) -> None:
    fields = {"publisher": "The Lantern", "headline": "Waiting", "published": "2031-03-17"}
    answer = send(path, [("", b"")], text=f"{WORDS}\r\n\r\nNo more.", **fields)
    (found,) = list_reports(path)
    assert (answer.status, answer.headers["location"]) == (303, f"/reports/{found.report_id}")
    assert (found.publisher, found.headline, found.published) == tuple(fields.values())
    page = Reader(path).get(answer.headers["location"]).text
    assert '<b><a href="/actors/' in page
    assert "We will wait" in page
    # The same again is the same report.
    assert send(path, [], text=f"{WORDS}\n\nNo more.", **fields).status == 303
    assert len(list_reports(path)) == 1


def test_files_are_read_by_their_endings(path: Path) -> None:
    page = f"<html><body><article><h1>Waiting</h1><p>{WORDS}</p></article></body></html>"
    files = [("C:\\texts\\a.txt", WORDS.encode()), ("b.html", page.encode())]
    answer = send(path, files, publisher="The Lantern")
    assert (answer.status, answer.headers["location"]) == (303, "/reports?order=added")
    assert [each.publisher for each in list_reports(path)] == ["The Lantern"] * 2


def test_what_cannot_be_read_is_told_beside_what_can(path: Path) -> None:
    answer = send(path, [("a.txt", WORDS.encode()), ("b.exe", b"MZ"), ("c.txt", b" ")])
    (found,) = list_reports(path)
    assert answer.status == 200
    assert f'href="/reports/{found.report_id}"' in answer.text
    assert "<b>b.exe</b>: The name does not tell a kind of file that is read." in answer.text
    assert "<code>ingest.unsupported-format</code>" in answer.text
    assert "<b>c.txt</b>: The input is empty." in answer.text
    assert "<b>2</b> not read" in Reader(path).get("/").text


@pytest.mark.parametrize(
    ("files", "fields", "told"),
    [
        ([], {}, "there is nothing to read"),
        ([("", b"")], {"text": " \r\n "}, "there is nothing to read"),
        ([], {"text": WORDS, "published": "yesterday"}, "usage"),
        ([("a.txt", b"A."), ("b.txt", b"B.")], {"headline": "Both"}, "a headline is that of one"),
        ([("a.txt", b"x" * (adding.MAX_BYTES + 1))], {}, "are not read here"),
        ([(f"{n}.txt", b"x") for n in range(adding.MAX_FILES + 1)], {}, "are not read here"),
    ],
)
def test_what_is_refused_is_told_and_changes_nothing(
    path: Path, files: list[tuple[str, bytes]], fields: dict[str, str], told: str
) -> None:
    answer = send(path, files, **fields)
    assert answer.status == 400
    assert told in answer.text
    assert list_reports(path) == ()
    for field, value in fields.items():
        assert value.strip() in answer.text, field


def test_hostile_words_are_words(path: Path) -> None:
    answer = send(path, [("<script>window.hit=1<script>.exe", b"x")], text="", publisher=EVIL)
    assert answer.status == 400
    assert "<script>window" not in answer.text
    answer = send(path, [], text=f"{EVIL} {WORDS}", publisher=EVIL, headline=EVIL)
    assert "<script>window" not in Reader(path).get(answer.headers["location"]).text


@pytest.mark.parametrize(
    "headers", [[("sec-fetch-site", "cross-site")], [("origin", "null")], [("origin", "http://x")]]
)
def test_other_sites_add_nothing(path: Path, headers: list[tuple[str, str]]) -> None:
    form = [("content-type", "application/x-www-form-urlencoded")]
    answer = Reader(path).ask("POST", "/add", headers=[*form, *headers], body=b"text=Words.")
    assert answer.status == 403
    assert list_reports(path) == ()


def test_reading_the_page_changes_nothing(tmp_path: Path) -> None:
    path = write_record(tmp_path / "talks.db")
    before = path.read_bytes()
    page = Reader(path).get("/add?text=Words.&publisher=x").text
    assert '<form class="adding" method="post"' in page
    assert path.read_bytes() == before
