"""All pages together: hostile words in every field, errors as pages, nothing changed by reading."""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from asking import Reader
from onrecord.present.web.app import ROUTES
from onrecord.record.store import open_record
from web_talks import evil_talks, talks, write_record

STORY = evil_talks()
FIRST, SECOND = talks()
WHO = STORY.statements[0].speaker
SAID = STORY.statements[0].statement_id
ADDRESSES = [
    "/",
    "/about",
    "/search",
    "/reports",
    f"/reports/{STORY.report.report_id}",
    f"/reports/{STORY.report.report_id}?st={SAID}",
    f"/reports/{FIRST.report.report_id}",
    f"/reports/{FIRST.report.report_id}?at=0-12",
    "/actors",
    "/actors?all=1",
    f"/actors/{WHO}",
    f"/actors/{FIRST.statements[0].speaker}",
    "/timeline",
    "/timeline?by=year",
    "/disputes",
    "/disputes/ds_1",
    f"/compare?one={FIRST.report.report_id}&other={SECOND.report.report_id}",
    "/positions",
    f"/positions/cell?actor={FIRST.statements[0].speaker}&issue=is_1",
    "/due",
    "/review",
    "/add",
    f"/statements/{SAID}",
    f"/statements/{FIRST.statements[0].statement_id}",
    "/enter",
    "/nothing",
    "/reports/rp_0",
]
ASKED = (
    *("words", "speaker", "side", "about", "publisher", "outlet", "from", "to", "channel", "act"),
    *("mode", "told", "review", "order", "report", "page", "st", "at", "by", "actor", "issue"),
    *("as_of", "status", "tier", "kind", "state", "type", "column", "one", "other"),
)
EVIL_ASKED = "%22%27%3E%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E%00%0A"


@pytest.fixture(name="path", scope="module")
def _path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_record(tmp_path_factory.mktemp("all") / "talks.db", evil=True, compared=True)


@pytest.fixture(name="reader", scope="module")
def _reader(path: Path) -> Reader:
    return Reader(path)


class Lookout(HTMLParser):
    """Notes what could run, load or lead elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag in {"script", "img", "svg", "iframe", "object", "embed", "base", "style", "meta"}:
            is_ours = re.match(r"/static/[0-9a-f]{12}/", values.get("src") or "")
            if not is_ours and tag != "meta":
                self.found.append(tag)
        for name, value in attrs:
            told = (value or "").strip().lower()
            if name.startswith("on") or name in {"style", "srcdoc", "http-equiv", "formaction"}:
                self.found.append(name)
            if name in {"href", "src", "action"} and not re.match(r"(?:/|#|https?://)", told):
                self.found.append(f"{name}={told}")


def look(page: str) -> Lookout:
    lookout = Lookout()
    lookout.feed(page)
    lookout.close()
    return lookout


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_words_stay_words(reader: Reader, address: str) -> None:
    page = reader.get(address).text
    lookout = look(page)
    assert lookout.found == []
    assert len(set(lookout.ids)) == len(lookout.ids)
    assert "49" not in re.findall(r"\b49\b", page)


@pytest.mark.parametrize(
    "address",
    ["/search", "/reports", "/", "/actors", "/timeline", "/disputes", "/positions", "/due"],
)
@pytest.mark.parametrize(
    "field",
    ASKED,
)
def test_hostile_questions_stay_words(reader: Reader, address: str, field: str) -> None:
    answer = reader.get(f"{address}?{field}={EVIL_ASKED}")
    assert answer.status == 200
    assert look(answer.text).found == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_reading_changes_nothing(path: Path, reader: Reader, address: str) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    reader.get(address)
    reader.ask("HEAD", address)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_on_a_page_is_lost(reader: Reader, address: str) -> None:
    page = reader.get(address).text
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
    # What only takes forms shows nothing.
    taking = set(re.findall(r'method="post" action="(/[^"]*)"', page)) - {"/enter", "/add"}
    lost = [
        link
        for link in set(links)
        if reader.get(link.replace("&amp;", "&")).status
        not in ({405} if link in taking else {200, 303})
    ]
    assert lost == []


def test_a_missing_record_is_told(tmp_path: Path) -> None:
    answer = Reader(tmp_path / "none.db").get("/")
    assert answer.status == 500
    assert "record.not-a-record" in answer.text


def test_a_bug_is_told_without_its_words(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("a secret")

    monkeypatch.setattr("onrecord.present.web.visits.open_record", fail)
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    answer = reader.get("/")
    assert (answer.status, "a secret" in answer.text) == (500, False)
    assert "internal.broken-invariant" in answer.text
    assert "content-security-policy" in answer.headers
    assert "a secret" in capsys.readouterr().err


def test_pages_come_packed(reader: Reader) -> None:
    answer = reader.get("/search", headers=[("accept-encoding", "gzip")])
    assert answer.headers["content-encoding"] == "gzip"
    assert "<!doctype html>" in answer.text


def test_a_new_report_is_seen_at_once(tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    open_record(path).close()
    reader = Reader(path)
    assert "No reports yet" in reader.get("/").text
    write_record(path)
    assert "Bridge is safe" in reader.get("/").text


def test_every_route_reads_or_takes_a_form() -> None:
    assert all(route.methods in ({"GET", "HEAD"}, {"POST"}) for route in ROUTES)
