"""Opening a record: what is one, what is none, and what is said of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import NotARecord, OnRecordError, RecordTooNew, RecordUnwritable
from onrecord.model.record import Failure
from onrecord.record.migrations import APPLICATION_ID
from onrecord.record.store import Outcome, open_record
from sample_readings import decide, read_bridge


def _fill(path: Path, *, texts: int = 1) -> None:
    with open_record(path) as record:
        for number in range(texts):
            record.writer.add(read_bridge(headline=f"Bridge {number}"), name="a.txt")


def _get_refusal(path: Path, *, read_only: bool = False) -> OnRecordError:
    with pytest.raises(OnRecordError) as caught:
        open_record(path, read_only=read_only)
    assert "\n" not in caught.value.message
    assert str(path) in caught.value.message
    return caught.value


def test_a_record_outlives_its_program(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path)
    with open_record(str(path)) as record:
        assert [read_bridge(headline="Bridge 0").report.report_id] == [
            report.report_id for report in record.view.reports()
        ]


def test_one_file_stays_one_file(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.writer.add(read_bridge(), name="a.txt")
        assert [path] == list(tmp_path.iterdir())
    assert [path] == list(tmp_path.iterdir())


def test_records_in_memory_know_nothing_of_each_other() -> None:
    with open_record(None) as left, open_record(None) as right:
        assert Outcome.NEW == left.writer.add(read_bridge(), name="a.txt")
        assert () == right.view.reports()


def test_a_file_named_like_memory_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_record("#memory?.db"):
        pass
    assert (tmp_path / "#memory?.db").is_file()


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    with open_record(tmp_path / "onrecord.db") as record:
        record.close()


def test_ordinary_tools_read_it(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path)
    with closing(sqlite3.connect(path)) as connection:
        assert (APPLICATION_ID,) == connection.execute("PRAGMA application_id").fetchone()
        assert ("delete",) == connection.execute("PRAGMA journal_mode").fetchone()
        got = connection.execute(
            "SELECT exact, cue, json_array_length(content) FROM statements ORDER BY position"
        ).fetchall()
    assert [
        ("that the bridge at Ostrel was safe", "[[20,24]]", 1),
        ("We will reopen it, … before the first snow.", "[[97,101]]", 2),
    ] == got


@pytest.mark.parametrize("content", [b"Dear reader,\n" * 100, b"\x89PNG\r\n\x1a\n" + b"\0" * 4096])
def test_another_kind_of_file_is_no_record(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    assert isinstance(_get_refusal(path), NotARecord)
    assert content == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "sql", ["CREATE TABLE orders (id)", "PRAGMA user_version = 7", "PRAGMA application_id = 7"]
)
def test_another_programs_database_is_no_record(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "orders.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()
    content = path.read_bytes()
    assert isinstance(_get_refusal(path), NotARecord)
    assert content == path.read_bytes()


def test_a_damaged_record_is_told_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path)
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 3996 + content[4096:])
    assert isinstance(_get_refusal(path), NotARecord)


def test_a_damaged_page_is_told_when_met(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path, texts=50)
    content = path.read_bytes()
    path.write_bytes(content[: 4096 * 2] + b"\xff" * (len(content) - 4096 * 2))
    with pytest.raises(NotARecord, match="damaged"), open_record(path) as record:
        list(record.view.statements())


def _see_all(path: Path) -> None:
    with open_record(path, read_only=True) as record:
        view = record.view
        list(view.statements())
        view.entities()
        view.entities(report_ids=[report.report_id for report in view.reports()])
        view.decisions()
        view.failures()
        for report in view.reports():
            view.text(report.report_id)
            view.original(report.report_id)
            view.mentions(report.report_id)
            view.links(report.report_id)
            view.timexes(report.report_id)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reports SET kind = 'rumour'",
        "UPDATE readings SET reference_date_basis = 'guess'",
        "UPDATE statements SET content = 'no JSON'",
        "UPDATE statements SET content = '[[\"a\", 3]]'",
        "UPDATE statements SET content = '[[5, 3]]'",
        "UPDATE statements SET content = CAST(x'ff' AS TEXT)",
        "UPDATE statements SET mode = 'song'",
        "UPDATE statements SET about = '\"abc\"'",
        "UPDATE statements SET about = '[1]'",
        "UPDATE statements SET confidence = 'high'",
        "UPDATE statements SET reasons = '[{}]'",
        "UPDATE mentions SET span_start = 'a'",
        "UPDATE entities SET roles = '[1]'",
        "UPDATE entities SET weight = 'many'",
        "UPDATE entities SET name = x'00'",
        "UPDATE links SET reasons = 'null'",
        "UPDATE timexes SET type = 'EPOCH'",
        "UPDATE decisions SET verdict = 'maybe'",
        "UPDATE decisions SET report_id = 'rp_0'",
        "UPDATE failures SET hint = x'00'",
        "UPDATE originals SET content = 'text'",
        "UPDATE texts SET text = text || ' Never said.'",
        "UPDATE texts SET text = x'00'",
        "DROP TABLE links",
        "ALTER TABLE statements RENAME COLUMN cue TO clue",
    ],
)
def test_what_was_changed_by_hand_is_told(tmp_path: Path, change: str) -> None:
    path = tmp_path / "onrecord.db"
    reading = read_bridge(original=b"<p>", original_type="text/html")
    with open_record(path) as record:
        record.writer.add(reading, name="a.html")
        record.writer.add_decision(decide(reading, reading.statements[0].content))
        record.writer.add_failure(
            Failure(input="b", stage="read", code="read.failed", message="m", hint="h")
        )
    _see_all(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()
    with pytest.raises(NotARecord, match=r"^the record .* is damaged: ") as caught:
        _see_all(path)
    assert str(path) in caught.value.message
    assert "Restore a copy" in caught.value.hint


def test_a_changed_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'safe', 'unsafe')")
        connection.commit()
    with open_record(path) as record:
        (report,) = record.view.reports()
        expected = f"the text of report {report.report_id} was changed in the file"
        with pytest.raises(NotARecord, match=expected):
            record.view.text(report.report_id)


def test_a_newer_record_is_too_new(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    got = _get_refusal(path)
    assert isinstance(got, RecordTooNew)
    assert "schema 999" in got.message


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert isinstance(_get_refusal(tmp_path), NotARecord)


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    assert isinstance(_get_refusal(tmp_path / "none" / "onrecord.db"), RecordUnwritable)


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    assert isinstance(_get_refusal(tmp_path / ("n" * 5000)), RecordUnwritable)


def test_only_looking_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    got = _get_refusal(path, read_only=True)
    assert isinstance(got, NotARecord)
    assert "onrecord read" in got.hint
    assert [] == list(tmp_path.iterdir())


def test_an_empty_file_can_become_a_record_but_is_none(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    path.touch()
    assert isinstance(_get_refusal(path, read_only=True), NotARecord)
    _fill(path)
    with open_record(path, read_only=True) as record:
        assert 1 == len(record.view.reports())


def test_only_looking_refuses_writes(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    _fill(path)
    with open_record(path, read_only=True) as record:
        with pytest.raises(RecordUnwritable):
            record.writer.add(read_bridge(headline="Another"), name="b.txt")
        assert 1 == len(record.view.reports())
