"""Deciding: what a form does to the record, and every form that is refused."""

from pathlib import Path
from typing import Any

import pytest

from asking import HOST, Reader
from onrecord.present.export import build_record
from onrecord.record.store import open_record
from web_talks import talks, write_record

FIRST, SECOND = talks()
SAFE, FREEZE = FIRST.statements
DENIED, INNER = SECOND.statements
ACCEPT = {"target": "statement", "id": SAFE.statement_id, "by": "Anna", "verdict": "accepted"}


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return write_record(tmp_path / "talks.db", compared=True)


@pytest.fixture(name="reader")
def _reader(path: Path) -> Reader:
    return Reader(path)


def export(path: Path) -> Any:
    with open_record(path, read_only=True) as record:
        return build_record(record.view)


def find_judgement(path: Path, item_id: str) -> Any:
    built = export(path)
    items = [*built["statements"], *built["relations"]]
    return next(item["judgement"] for item in items if item["id"] == item_id)


def find_relation(path: Path, kind: str) -> str:
    return str(next(rel["id"] for rel in export(path)["relations"] if rel["type"] == kind))


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_a_verdict_on_a_statement(path: Path, reader: Reader, verdict: str) -> None:
    answer = reader.post("/review/decide", {**ACCEPT, "verdict": verdict, "page": "2"})
    assert (answer.status, answer.headers["location"]) == (303, "/review?page=2")
    judged = find_judgement(path, SAFE.statement_id)
    assert (judged["verdict"], judged["by"], judged["was"]) == (verdict, "Anna", None)
    assert find_judgement(path, FREEZE.statement_id) is None


def test_a_correction_is_laid_over_what_was_read(path: Path, reader: Reader) -> None:
    fields = {"speaker": "", "act": "promise", "channel": "speech"}
    answer = reader.post(
        "/review/decide", {**ACCEPT, **fields, "verdict": "corrected", "back": "report"}
    )
    assert answer.headers["location"].startswith(f"/reports/{FIRST.report.report_id}?st=")
    stmt = next(s for s in export(path)["statements"] if s["id"] == SAFE.statement_id)
    assert (stmt["speaker"], stmt["act"], stmt["channel"]) == (None, "promise", "speech")
    assert stmt["judgement"]["was"] == {
        "speaker": SAFE.speaker,
        "act": "assert",
        "channel": "interview",
    }


def test_what_is_corrected_back_stays_on_record(path: Path, reader: Reader) -> None:
    for act in ("promise", "assert"):
        reader.post("/review/decide", {**ACCEPT, "verdict": "corrected", "act": act})
    stmt = next(s for s in export(path)["statements"] if s["id"] == SAFE.statement_id)
    assert stmt["act"] == "assert"
    assert len(export(path)["decisions"]) == 2


def test_another_speaker_is_one_whom_the_report_names(path: Path, reader: Reader) -> None:
    other = str(next(each.entity_id for each in FIRST.entities if each.name == "Varenia"))
    reader.post("/review/decide", {**ACCEPT, "verdict": "corrected", "speaker": other})
    stmt = next(s for s in export(path)["statements"] if s["id"] == SAFE.statement_id)
    assert stmt["speaker"] == other


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_a_verdict_on_a_relation(path: Path, reader: Reader, verdict: str) -> None:
    denial = find_relation(path, "denies")
    answer = reader.post(
        "/review/decide", {"target": "relation", "id": denial, "by": "Anna", "verdict": verdict}
    )
    assert (answer.status, answer.headers["location"]) == (303, "/review")
    assert find_judgement(path, denial)["verdict"] == verdict
    assert find_judgement(path, find_relation(path, "repeats")) is None
    assert find_judgement(path, DENIED.statement_id) is None
    assert denial not in reader.get("/review").text


def test_undo_takes_back_all_that_was_decided_at_once(path: Path, reader: Reader) -> None:
    fields = {"act": "promise", "channel": "speech"}
    reader.post("/review/decide", {**ACCEPT, **fields, "verdict": "corrected"})
    decisions = export(path)["decisions"]
    assert len(decisions) == 2
    answer = reader.post("/review/undo", {"decision": decisions[0]["id"]})
    assert (answer.status, answer.headers["location"]) == (303, "/review")
    assert all(each["undone_at"] for each in export(path)["decisions"])
    assert find_judgement(path, SAFE.statement_id) is None
    # Twice does no harm, and what was taken back can be decided again.
    assert reader.post("/review/undo", {"decision": decisions[0]["id"]}).status == 303
    reader.post("/review/decide", ACCEPT)
    assert find_judgement(path, SAFE.statement_id)["verdict"] == "accepted"


def test_undo_beside_the_text_leads_back_to_it(path: Path, reader: Reader) -> None:
    reader.post("/review/decide", ACCEPT)
    fields = {"decision": export(path)["decisions"][0]["id"], "statement": SAFE.statement_id}
    answer = reader.post("/review/undo", {**fields, "back": "report"})
    assert SAFE.statement_id in answer.headers["location"]


def test_a_name_is_given_once(path: Path, reader: Reader) -> None:
    answer = reader.post("/review/name", {"by": "  Zoë \n Q; "})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    given = cookie.partition(";")[0]
    fields = {key: value for key, value in ACCEPT.items() if key != "by"}
    reader.post("/review/decide", fields, headers=[("cookie", given)])
    assert find_judgement(path, SAFE.statement_id)["by"] == "Zoë Q;"
    page = reader.get("/review", headers=[("cookie", given)]).text
    assert "You decide as <bdi>Zoë Q;</bdi>" in page
    assert "Your name, kept" not in page


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"by": "  "}, 400, "who decides"),
        ({"verdict": "maybe"}, 400, "no decision"),
        ({"id": "st_gone"}, 404, "not on record"),
        ({"verdict": "corrected"}, 400, "nothing differs"),
        ({"verdict": "corrected", "act": "sing"}, 400, "is no act"),
        ({"verdict": "corrected", "channel": "<b>"}, 400, "is no channel"),
        ({"verdict": "corrected", "speaker": "en_nobody"}, 400, "is no speaker"),
        ({"target": "relation", "id": "re_gone"}, 404, "not on record"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    path: Path, reader: Reader, change: dict[str, str], status: int, told: str
) -> None:
    answer = reader.post("/review/decide", {**ACCEPT, **change})
    assert answer.status == status
    assert told in answer.text
    assert export(path)["decisions"] == []


def test_a_relation_is_not_corrected(path: Path, reader: Reader) -> None:
    fields = {"target": "relation", "id": find_relation(path, "denies"), "by": "Anna"}
    answer = reader.post("/review/decide", {**fields, "verdict": "corrected"})
    assert (answer.status, export(path)["decisions"]) == (400, [])


def test_what_was_never_decided_cannot_be_taken_back(reader: Reader) -> None:
    assert reader.post("/review/undo", {"decision": "dc_0"}).status == 404


@pytest.mark.parametrize("address", ["/review/decide", "/review/undo", "/review/name"])
@pytest.mark.parametrize(
    "headers",
    [
        [("sec-fetch-site", "cross-site"), ("origin", f"http://{HOST}")],
        [("origin", "http://evil.example")],
    ],
)
def test_other_sites_decide_nothing(
    path: Path, reader: Reader, address: str, headers: list[tuple[str, str]]
) -> None:
    body = "&".join(f"{key}={value}" for key, value in ACCEPT.items()).encode()
    form = [("content-type", "application/x-www-form-urlencoded")]
    assert reader.ask("POST", address, headers=[*form, *headers], body=body).status == 403
    assert export(path)["decisions"] == []


@pytest.mark.parametrize("address", ["/review/decide", "/review/undo", "/review/name"])
def test_reading_decides_nothing(path: Path, reader: Reader, address: str) -> None:
    before = path.read_bytes()
    query = "&".join(f"{key}={value}" for key, value in ACCEPT.items())
    assert reader.get(f"{address}?{query}").status == 405
    assert reader.get("/review").status == 200
    assert path.read_bytes() == before
