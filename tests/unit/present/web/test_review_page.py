"""The queue: its order, its words in context, its forms; what is decided leaves it."""

from pathlib import Path

import pytest

from asking import Reader
from handmade import reading, report, stmt
from onrecord.record.store import open_record
from web_talks import EVIL, evil_talks, talks, write_record

FIRST, SECOND = talks()


@pytest.fixture(name="reader")
def _reader(tmp_path: Path) -> Reader:
    return Reader(write_record(tmp_path / "talks.db", compared=True))


def list_cases(reader: Reader, asked: str = "") -> list[str]:
    page = reader.get(f"/review{asked}").text
    return [part.partition('"')[0] for part in page.split('name="id" value="')[1:]]


def test_what_a_mistake_would_cost_most_comes_first(reader: Reader) -> None:
    denied, inner = SECOND.statements
    safe, freeze = FIRST.statements
    ids = list_cases(reader)
    proposed, denial = (each for each in ids if each.startswith("re_"))
    # Proposed relations, then what is not sure, then the shown denial, then what is sure.
    assert ids[:3] == [proposed, freeze.statement_id, denial]
    assert set(ids[3:]) == {safe.statement_id, denied.statement_id, inner.statement_id}


def test_words_stand_in_their_context_with_reasons_and_forms(reader: Reader) -> None:
    page = reader.get("/review").text
    assert '<span class="s">Marost</span> <span class="c">' in page
    assert "“told” says that it is said." in page
    assert page.count('data-do="accept"') == page.count('data-do="reject"') == 6
    assert "0</b> of 4 statements seen by a person" in page


def test_what_is_decided_leaves_the_queue_and_is_counted(reader: Reader) -> None:
    (freeze,) = FIRST.statements[1:]
    fields = {"target": "statement", "id": freeze.statement_id, "by": "Anna"}
    reader.post("/review/decide", {**fields, "verdict": "accepted"})
    page = reader.get("/review").text
    assert f'value="{freeze.statement_id}"' not in page
    assert "1</b> of 4 statements seen by a person" in page
    assert "<b>accepted</b> by <bdi>Anna</bdi>" in page
    assert 'data-do="undo"' in page


def test_pages_of_fifty(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    words = [f"word{n}" for n in range(60)]
    story = report(" ".join(words))
    with open_record(path) as record:
        record.writer.add(reading(story, *(stmt(story, word) for word in words)), name="a")
    reader = Reader(path)
    counts = [len(list_cases(reader, f"?page={page}")) for page in (1, 2, 9)]
    assert counts == [50, 10, 10]


def test_an_empty_record_and_one_that_is_seen_say_so(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_record(path).close()
    assert "nothing to review" in Reader(path).get("/review").text
    with open_record(path) as record:
        record.writer.add(reading(report("No words.")), name="a")
    assert "has been seen by a person" in Reader(path).get("/review").text


def test_hostile_words_are_words(tmp_path: Path) -> None:
    reader = Reader(write_record(tmp_path / "evil.db", evil=True, compared=True))
    page = reader.get("/review", headers=[("cookie", "onrecord_reviewer=%3Cscript%3E")]).text
    assert "window.hit=1" in page
    assert "<script>window" not in page
    assert EVIL not in page
    assert "&lt;script&gt;" in page


def decide(reader: Reader, item_id: str, verdict: str, **more: str) -> None:
    target = "relation" if item_id.startswith("re_") else "statement"
    fields = {"target": target, "id": item_id, "verdict": verdict, "by": "Anna", **more}
    assert reader.post("/review/decide", fields).status == 303


def test_every_page_tells_what_was_decided(reader: Reader) -> None:
    safe, _ = FIRST.statements
    denial = next(each for each in list_cases(reader)[1:] if each.startswith("re_"))
    decide(reader, safe.statement_id, "corrected", speaker="", act="promise")
    decide(reader, denial, "rejected")
    pages = [
        reader.get(address).text
        for address in (
            f"/reports/{safe.report_id}",
            f"/statements/{safe.statement_id}",
            "/search?words=safe",
        )
    ]
    for page in pages:
        assert "<b>corrected</b> by <bdi>Anna</bdi>" in page
        assert "the program read: <bdi>Ilena Marost</bdi>" in page
        assert "not named" in page
    rejected = "<b>rejected</b> by <bdi>Anna</bdi>"
    assert rejected in pages[0]
    assert rejected in pages[1]
    assert rejected in reader.get(f"/actors/{safe.speaker}").text


def test_a_report_offers_to_judge_each_statement(reader: Reader) -> None:
    page = reader.get(f"/reports/{FIRST.report.report_id}").text
    assert page.count('data-do="accept"') == 2
    for each in FIRST.statements:
        assert f'href="/statements/{each.statement_id}">Correct</a>' in page
    decide(reader, FIRST.statements[0].statement_id, "accepted")
    assert 'data-do="undo"' in reader.get(f"/reports/{FIRST.report.report_id}").text


def test_the_page_of_a_statement_has_all_forms_and_its_relations(reader: Reader) -> None:
    safe, _ = FIRST.statements
    page = reader.get(f"/statements/{safe.statement_id}").text
    assert '<option value="interview" selected>' in page
    assert f'<option value="{safe.speaker}" selected>Ilena Marost</option>' in page
    assert "<b>denied by</b>" in page
    assert "<b>repeated by</b>" in page
    assert page.count('name="target" value="relation"') == 2
    denied, _ = SECOND.statements
    assert "<b>denies</b>" in reader.get(f"/statements/{denied.statement_id}").text
    assert reader.get("/statements/st_gone").status == 404


def test_deciding_on_the_page_of_a_statement_leads_back_to_it(reader: Reader) -> None:
    safe, _ = FIRST.statements
    denial = next(each for each in list_cases(reader)[1:] if each.startswith("re_"))
    fields = {"back": "statement", "by": "Anna", "verdict": "accepted"}
    for more in (
        {"target": "statement", "id": safe.statement_id},
        {"target": "relation", "id": denial, "statement": safe.statement_id},
    ):
        answer = reader.post("/review/decide", {**fields, **more})
        assert answer.headers["location"] == f"/statements/{safe.statement_id}"


def test_a_judgement_shows_in_the_version_that_stands_now(tmp_path: Path) -> None:
    path = tmp_path / "versions.db"
    old, new = (
        report(f"“We wait,” Marost said{end}", url="https://a.example/1", address="a")
        for end in (".", " today.")
    )
    readings = [reading(each, stmt(each, "“We wait,”", cue="said")) for each in (old, new)]
    with open_record(path) as record:
        record.writer.add(readings[0], name="1")
    reader = Reader(path)
    decide(reader, readings[0].statements[0].statement_id, "rejected")
    with open_record(path) as record:
        record.writer.add(readings[1], name="1")
    for each in (old, new):
        assert "<b>rejected</b>" in reader.get(f"/reports/{each.report_id}").text


def test_hostile_words_on_the_page_of_a_statement(tmp_path: Path) -> None:
    reader = Reader(write_record(tmp_path / "evil.db", evil=True, compared=True))
    said = evil_talks().statements[0]
    decide(reader, said.statement_id, "accepted", by=EVIL)
    for address in (f"/statements/{said.statement_id}", f"/reports/{said.report_id}"):
        page = reader.get(address).text
        assert "&lt;script&gt;window.hit=1" in page
        assert "<script>window" not in page
