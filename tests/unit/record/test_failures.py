"""What could not be read: under which names it is one input, and when it is forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model.record import Failure
from onrecord.record.store import Record, open_record
from sample_readings import read_bridge


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        yield record


def _fail(name: str, message: str = "no text in it") -> Failure:
    return Failure(
        input=name, stage="ingest", code="ingest.no-article-text", message=message, hint="Check."
    )


def _list_names(record: Record) -> list[str]:
    return [failure.input for failure in record.view.failures()]


def test_one_file_by_two_names_is_one_input(record: Record) -> None:
    record.writer.add_failure(_fail("./d/bad.txt"))
    assert ["./d/bad.txt"] == _list_names(record)
    record.writer.add_failure(_fail("d//bad.txt"))
    assert ["d//bad.txt"] == _list_names(record)
    record.writer.add(read_bridge(), name="d/x/../bad.txt")
    assert [] == _list_names(record)


def test_a_line_that_is_read_clears_its_own_failure(record: Record) -> None:
    for name in ("in/f.jsonl:3", "in/f.jsonl:30", "in/f.jsonl"):
        record.writer.add_failure(_fail(name))
    record.writer.add(read_bridge(), name="./in/f.jsonl:3")
    assert ["in/f.jsonl", "in/f.jsonl:30"] == _list_names(record)


def test_a_file_that_is_cleared_takes_its_lines_along(record: Record) -> None:
    for name in ("f.jsonl:3", "./f.jsonl:4", "f.jsonl", "f.jsonl:odd", "f.jsonl2"):
        record.writer.add_failure(_fail(name))
    record.writer.clear_failures("f.jsonl")
    assert ["f.jsonl2", "f.jsonl:odd"] == _list_names(record)
    record.writer.clear_failures("f.jsonl")
    assert ["f.jsonl2", "f.jsonl:odd"] == _list_names(record)


def test_a_failure_of_the_whole_file_leaves_those_of_its_lines(record: Record) -> None:
    # A file that breaks off half way: both were noted by the same run.
    for name in ("f.jsonl:3", "f.jsonl"):
        record.writer.add_failure(_fail(name))
    assert ["f.jsonl", "f.jsonl:3"] == _list_names(record)


def test_what_another_program_noted_is_cleared_too(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as one, open_record(path) as other:
        one.writer.add_failure(_fail("a"))
        other.writer.add_failure(_fail("./b"))
        one.writer.clear_failures("b")
        assert ["a"] == _list_names(other)
        other.writer.add(read_bridge(), name="./a")
        assert [] == _list_names(one)
