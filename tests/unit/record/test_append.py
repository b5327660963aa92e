"""Adding to the record: what is new, what is a version, what is never stored."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import GroundingError, InternalError, NotOnRecord, RecordBusy
from onrecord.model.document import Span
from onrecord.model.record import Failure, Reading
from onrecord.record.store import Outcome, Record, Writer, open_record
from sample_readings import BRIDGE, READER, decide, read_bridge


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        yield record


def _fail(name: str, message: str = "no text in it") -> Failure:
    return Failure(
        input=name, stage="ingest", code="ingest.no-article-text", message=message, hint="Check."
    )


def _list_versions(record: Record) -> dict[str, tuple[str | None, str | None]]:
    return {r.report_id: (r.version_of, r.superseded_by) for r in record.view.reports()}


def test_a_report_is_new_once(record: Record) -> None:
    reading = read_bridge()
    assert not record.writer.has(reading.report.report_id, READER)
    assert Outcome.NEW == record.writer.add(reading, name="a.txt", path="/in/a.txt")
    assert record.writer.has(reading.report.report_id, READER)
    assert not record.writer.has(reading.report.report_id, "onrecord 0.2.0")
    again = replace(reading, mentions=())
    assert Outcome.UNCHANGED == record.writer.add(again, name="a.txt", path="/in/a.txt")
    assert reading.mentions == record.view.mentions(reading.report.report_id)


def test_adding_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    reading = read_bridge()
    with open_record(path) as record:
        record.writer.add(reading, name="a.txt", path="/in/a.txt")
    before = path.read_bytes()
    with open_record(path) as record:
        record.writer.add(reading, name="a.txt", path="/in/a.txt")
        record.writer.touch(reading.report.report_id, name="a.txt", path="/in/a.txt")
    assert before == path.read_bytes()


def test_another_reader_reads_anew(record: Record) -> None:
    first = read_bridge()
    second = replace(
        read_bridge(reader="onrecord 0.2.0", body_start=3),
        statements=first.statements[1:],
        reference_date="2025-08-17",
    )
    record.writer.add(first, name="a.txt")
    assert Outcome.REREAD == record.writer.add(second, name="a.txt")
    (report,) = record.view.reports()
    assert ("2025-08-17", 3) == (report.reference_date, report.body_start)
    assert first.statements[1:] == tuple(record.view.statements())
    # The older reader's reading stays on record, and stays the older one.
    assert Outcome.UNCHANGED == record.writer.add(first, name="a.txt")
    assert first.statements[1:] == tuple(record.view.statements())


@pytest.mark.parametrize(
    ("address", "path"), [("https://example.org/1", "/in/a.txt"), (None, "/in/a.txt")]
)
def test_a_changed_report_is_a_version(
    record: Record, address: str | None, path: str | None
) -> None:
    first = read_bridge(address=address)
    second = read_bridge(BRIDGE + " Or so.", address=address)
    third = read_bridge(BRIDGE + " Or later.", address=address)
    got = [record.writer.add(r, name="a.txt", path=path) for r in (first, second, third)]
    assert [Outcome.NEW, Outcome.VERSION, Outcome.VERSION] == got
    one, two, three = (r.report.report_id for r in (first, second, third))
    assert {one: (None, three), two: (one, three), three: (two, None)} == _list_versions(record)


def test_an_address_tells_more_than_a_path(record: Record) -> None:
    # Two pages saved under one name one after the other are two reports.
    record.writer.add(read_bridge(address="https://example.org/1"), name="a", path="/in/a")
    other = read_bridge(BRIDGE + " Or so.", address="https://example.org/2")
    assert Outcome.NEW == record.writer.add(other, name="a", path="/in/a")
    assert {(None, None)} == set(_list_versions(record).values())


_HOME, _MOVED = "https://example.org/1", "https://example.org/2"


@pytest.mark.parametrize(
    ("before", "after"), [(None, _HOME), (_HOME, None), (_HOME, _MOVED)], ids=str
)
def test_a_file_whose_address_changes_is_a_version(
    record: Record, before: str | None, after: str | None
) -> None:
    # As if a front matter gained, lost or changed its url: the text around the body changes too.
    first = read_bridge(address=before)
    second = read_bridge(BRIDGE + "\n", address=after)
    one, two = first.report.report_id, second.report.report_id
    record.writer.add(first, name="a", path="/in/a")
    assert Outcome.VERSION == record.writer.add(second, name="a", path="/in/a")
    assert {one: (None, two), two: (one, None)} == _list_versions(record)
    # And back again: no circle, and one report that stands.
    record.writer.add(first, name="a", path="/in/a")
    assert {one: (None, None), two: (one, one)} == _list_versions(record)
    record.writer.touch(two, name="a", path="/in/a")
    assert {one: (None, two), two: (one, None)} == _list_versions(record)


def test_a_copy_keeps_the_old_address_standing(record: Record) -> None:
    first, second = read_bridge(address=_HOME), read_bridge(address=_MOVED)
    one, two = first.report.report_id, second.report.report_id
    for path in ("/in/a", "/in/b"):
        record.writer.add(first, name="a", path=path)
    assert Outcome.VERSION == record.writer.add(second, name="a", path="/in/a")
    assert {one: (None, None), two: (one, None)} == _list_versions(record)


def test_what_replaced_a_report_may_be_replaced_elsewhere(record: Record) -> None:
    texts = (("", None, "/in/a"), (" Or so.", _HOME, "/in/a"), (" Or later.", _HOME, "/in/b"))
    ids = []
    for text, address, path in texts:
        reading = read_bridge(BRIDGE + text, address=address)
        record.writer.add(reading, name="a", path=path)
        ids.append(reading.report.report_id)
    one, two, three = ids
    expected = {one: (None, three), two: (one, three), three: (two, None)}
    assert expected == _list_versions(record)


def test_without_address_and_path_nothing_is_a_version(record: Record) -> None:
    record.writer.add(read_bridge(), name="-")
    assert Outcome.NEW == record.writer.add(read_bridge(BRIDGE + " Or so."), name="-")
    assert {(None, None)} == set(_list_versions(record).values())


def test_going_back_to_an_older_text_makes_no_circle(record: Record) -> None:
    texts = [BRIDGE, BRIDGE + " Or so.", BRIDGE, BRIDGE + " Or later."]
    readings = [read_bridge(text, address="https://example.org/1") for text in texts]
    one, two, _, three = (reading.report.report_id for reading in readings)
    got = [record.writer.add(reading, name="a") for reading in readings[:3]]
    assert [Outcome.NEW, Outcome.VERSION, Outcome.UNCHANGED] == got
    assert {one: (None, None), two: (one, one)} == _list_versions(record)
    assert Outcome.VERSION == record.writer.add(readings[3], name="a")
    assert {one: (None, three), two: (one, three), three: (one, None)} == _list_versions(record)


def test_a_copy_that_stays_keeps_its_report_standing(record: Record) -> None:
    first, second = read_bridge(), read_bridge(BRIDGE + " Or so.")
    record.writer.add(first, name="a", path="/in/a")
    record.writer.touch(first.report.report_id, name="b", path="/in/b")
    assert Outcome.VERSION == record.writer.add(second, name="b", path="/in/b")
    one, two = first.report.report_id, second.report.report_id
    assert {one: (None, None), two: (one, None)} == _list_versions(record)
    record.writer.add(second, name="a", path="/in/a")
    assert {one: (None, two), two: (one, None)} == _list_versions(record)


def test_a_path_that_is_no_unicode_is_kept(record: Record) -> None:
    record.writer.add(read_bridge(), name="a\udce9", path="/in/a\udce9")
    second = read_bridge(BRIDGE + " Or so.")
    assert Outcome.VERSION == record.writer.add(second, name="a\udce9", path="/in/a\udce9")


def test_touching_what_is_not_there_is_refused(record: Record) -> None:
    with pytest.raises(NotOnRecord):
        record.writer.touch("rp_0", path=None, name="a")


def test_a_success_clears_the_inputs_failure(record: Record) -> None:
    reading = read_bridge()
    for name in ("b\udce9", "a", "c"):
        record.writer.add_failure(_fail(name))
    assert [_fail("a"), _fail("b\\udce9"), _fail("c")] == list(record.view.failures())
    record.writer.add(reading, name="b\udce9")
    assert [_fail("a"), _fail("c")] == list(record.view.failures())
    record.writer.touch(reading.report.report_id, name="a", path=None)
    assert [_fail("c")] == list(record.view.failures())


def test_only_the_last_failure_of_an_input_is_kept(record: Record) -> None:
    for message in ("first", "first", "second"):
        record.writer.add_failure(_fail("a", message))
    assert (_fail("a", "second"),) == record.view.failures()


def _misplace_statement(reading: Reading) -> Reading:
    (stmt, *rest) = reading.statements
    return replace(reading, statements=(replace(stmt, report_id="rp_0"), *rest))


def _misplace_mention(reading: Reading) -> Reading:
    mention = replace(reading.mentions[0], title=Span(0, len(BRIDGE) + 1))
    return replace(reading, mentions=(mention,))


def _misplace_content(reading: Reading) -> Reading:
    stmt = replace(reading.statements[0], content=(Span(len(BRIDGE), len(BRIDGE) + 1),))
    return replace(reading, statements=(stmt,))


def _misplace_reason(reading: Reading) -> Reading:
    reason = replace(reading.links[0].reasons[0], left=(Span(0, len(BRIDGE) + 1),))
    return replace(reading, links=(replace(reading.links[0], reasons=(reason,)),))


def _misplace_role(reading: Reading) -> Reading:
    (entity,) = reading.entities
    role = replace(entity.roles[0], span=Span(0, len(BRIDGE) + 1))
    return replace(reading, entities=(replace(entity, roles=(role,)),))


@pytest.mark.parametrize(
    "misplace",
    [
        _misplace_statement,
        _misplace_mention,
        _misplace_content,
        _misplace_reason,
        _misplace_role,
    ],
)
def test_nothing_ungrounded_is_stored(
    record: Record, misplace: Callable[[Reading], Reading]
) -> None:
    with pytest.raises(GroundingError):
        record.writer.add(misplace(read_bridge()), name="a")
    assert () == record.view.reports()


def test_a_reading_that_fails_half_way_leaves_nothing(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise InternalError("in the middle")

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "_note_input", fail)
        with pytest.raises(InternalError):
            record.writer.add(read_bridge(), name="a")
    assert () == record.view.reports()
    assert () == record.view.search_texts("bridge")
    assert Outcome.NEW == record.writer.add(read_bridge(), name="a")


def test_what_another_program_read_meanwhile_is_not_read_twice(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = read_bridge()
    record.writer.add(reading, name="a")
    truth = Writer.has
    stale = [False]

    def look_too_early(writer: Writer, report_id: str, was_generated_by: str) -> bool:
        return stale.pop() if stale else truth(writer, report_id, was_generated_by)

    monkeypatch.setattr(Writer, "has", look_too_early)
    assert Outcome.UNCHANGED == record.writer.add(reading, name="a", path="/in/a")
    assert [] == stale
    assert 1 == len(record.view.reports())


def test_a_record_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.database.BUSY_SECONDS", 0.05)
    path = tmp_path / "onrecord.db"
    with open_record(path) as one, open_record(path) as other:
        with other.view.snapshot():
            assert () == other.view.reports()
            with pytest.raises(RecordBusy):
                one.writer.add(read_bridge(), name="a")
        assert Outcome.NEW == one.writer.add(read_bridge(), name="a")
        assert 1 == len(other.view.reports())


def test_decisions_are_added_once_and_taken_back(record: Record) -> None:
    reading = read_bridge()
    record.writer.add(reading, name="a")
    spans = reading.statements[0].content
    later = decide(reading, spans, number=1, at="2026-01-03T00:00:00Z")
    earlier = decide(reading, spans, number=2)
    for decision in (later, earlier, later):
        record.writer.add_decision(decision)
    assert (earlier, later) == record.view.decisions()
    record.writer.undo_decision(later.decision_id, "2026-01-04T00:00:00Z")
    record.writer.undo_decision(later.decision_id, "2026-01-05T00:00:00Z")
    assert (earlier, replace(later, undone_at="2026-01-04T00:00:00Z")) == record.view.decisions()


def test_a_decision_about_other_words_than_stand_there_is_refused(record: Record) -> None:
    reading = read_bridge()
    record.writer.add(reading, name="a.txt")
    decision = decide(reading, reading.statements[0].content)
    for wrong in (
        replace(decision, exact=("words that nobody wrote",)),
        replace(decision, spans=(Span(5_000, 6_000),)),
    ):
        with pytest.raises(GroundingError, match="do not stand at its spans"):
            record.writer.add_decision(wrong)
    assert () == record.view.decisions()


def test_decisions_about_nothing_are_refused(record: Record) -> None:
    reading = read_bridge()
    with pytest.raises(NotOnRecord, match="nothing can be decided"):
        record.writer.add_decision(decide(reading, reading.statements[0].content))
    with pytest.raises(NotOnRecord, match="no decision de_1"):
        record.writer.undo_decision("de_1", "2026-01-04T00:00:00Z")
