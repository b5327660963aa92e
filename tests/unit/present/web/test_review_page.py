"""The queue: its order, its words in context, its forms; what is decided leaves it."""

from pathlib import Path

import pytest

from asking import Reader
from handmade import reading, report, stmt
from onrecord.record.store import open_record
from web_talks import EVIL, talks, write_record

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
