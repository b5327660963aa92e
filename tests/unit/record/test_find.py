"""Finding what is on record: order, filters, words, the newest reading only."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotOnRecord
from onrecord.model.document import Report
from onrecord.model.record import Entity, Provenance, Reading
from onrecord.record.store import Record, StatementFilter, open_record
from sample_readings import BRIDGE, read_bridge

_COURIER = read_bridge(url="https://example.org/bridge/1", address="https://example.org/bridge/1")
_LANTERN = read_bridge(
    BRIDGE + " That was all.",
    publisher="The Lantern",
    headline="Snow by October",
    published="2025-09-02",
)
_UNDATED = read_bridge(BRIDGE + " No more.", publisher=None, headline=None, published=None)


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        for reading in (_LANTERN, _COURIER, _UNDATED):
            record.writer.add(reading, name="a")
        yield record


def _list_reports(record: Record, wanted: StatementFilter) -> list[str]:
    return [stmt.report_id for stmt in record.view.statements(wanted)]


def test_reports_stand_by_date_then_id(record: Record) -> None:
    expected = [_UNDATED, _COURIER, _LANTERN]
    assert [reading.report.report_id for reading in expected] == [
        report.report_id for report in record.view.reports()
    ]
    chosen = record.view.reports(report_ids=[_LANTERN.report.report_id, "rp_0"])
    assert ["Snow by October"] == [report.headline for report in chosen]


def test_everything_comes_back_in_order(record: Record) -> None:
    report_id = _COURIER.report.report_id
    view = record.view
    assert BRIDGE == view.text(report_id)
    assert _COURIER.mentions == view.mentions(report_id)
    assert _COURIER.links == view.links(report_id)
    assert _COURIER.timexes == view.timexes(report_id)
    assert _COURIER.statements == tuple(view.statements(report_ids=[report_id]))
    assert _COURIER.entities == view.entities(report_ids=[report_id])
    everything = (*_UNDATED.statements, *_COURIER.statements, *_LANTERN.statements)
    assert everything == tuple(view.statements())


def test_entities_are_merged_over_reports(record: Record) -> None:
    (entity,) = record.view.entities()
    ids = [reading.report.report_id for reading in (_UNDATED, _COURIER, _LANTERN)]
    assert ("Mara Tesk", ("Tesk",), 6) == (entity.name, entity.aliases, entity.weight)
    assert ids == [role.report_id for role in entity.roles]
    assert () == record.view.entities(report_ids=())


def test_the_original_is_kept() -> None:
    page = read_bridge(original=b"<p>\0\xff", original_type="text/html")
    bare = read_bridge(BRIDGE + "!", original=b"")
    plain = read_bridge(BRIDGE + "?")
    with open_record(None) as record:
        for reading in (page, bare, plain):
            record.writer.add(reading, name="a")
        assert (b"<p>\0\xff", "text/html") == record.view.original(page.report.report_id)
        expected = (b"", "application/octet-stream")
        assert expected == record.view.original(bare.report.report_id)
        assert record.view.original(plain.report.report_id) is None


def test_what_is_not_there_is_told_or_empty(record: Record) -> None:
    with pytest.raises(NotOnRecord, match="rp_0"):
        record.view.text("rp_0")
    assert record.view.original("rp_0") is None
    assert () == record.view.mentions("rp_0")
    assert () == record.view.links("rp_0")
    assert () == record.view.timexes("rp_0\udce9")
    assert () == record.view.failures()
    assert () == record.view.decisions()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (StatementFilter(), [_UNDATED, _UNDATED, _COURIER, _COURIER, _LANTERN, _LANTERN]),
        (StatementFilter(words="ostrel", report="The Lantern"), [_LANTERN]),
        (StatementFilter(words='"before the first"', date_to="2025-08"), [_COURIER]),
        (StatementFilter(words="reopen snow", date_from="2025-08"), [_COURIER, _LANTERN]),
        (StatementFilter(words=" ", date_to="2025"), [_COURIER, _COURIER, _LANTERN, _LANTERN]),
        (StatementFilter(words="Monday"), []),
        (StatementFilter(words="?!"), []),
        (StatementFilter(speaker="tesk", date_from="2025-09-02"), [_LANTERN, _LANTERN]),
        (StatementFilter(speaker="mara TESK", date_from="2025-09-03"), []),
        (StatementFilter(speaker="nobody"), []),
        (StatementFilter(speaker=""), []),
        (StatementFilter(report=_COURIER.report.report_id), [_COURIER, _COURIER]),
        (StatementFilter(report=_COURIER.report.report_id[:9]), [_COURIER, _COURIER]),
        (StatementFilter(report="https://example.org/bridge/1"), [_COURIER, _COURIER]),
        (StatementFilter(report="bridge courier"), [_COURIER, _COURIER]),
        (StatementFilter(report="bridge lantern"), []),
        (StatementFilter(words="a\udce9"), []),
    ],
)
def test_filters(record: Record, wanted: StatementFilter, expected: list[Reading]) -> None:
    assert [reading.report.report_id for reading in expected] == _list_reports(record, wanted)


def test_a_speakers_id_tells_more_than_words(record: Record) -> None:
    (entity,) = _COURIER.entities
    assert 6 == len(_list_reports(record, StatementFilter(speaker=entity.entity_id)))
    other = Entity(entity_id="en_other", name=entity.entity_id)
    stmt = _COURIER.statements[0]
    newer = replace(
        _COURIER,
        entities=(*_COURIER.entities, other),
        statements=(replace(stmt, speaker="en_other"), replace(stmt, speaker=None)),
        provenance=Provenance(was_generated_by="onrecord 0.2.0", generated_at=""),
    )
    record.writer.add(newer, name="a")
    assert 4 == len(_list_reports(record, StatementFilter(speaker=entity.entity_id)))
    assert 1 == len(_list_reports(record, StatementFilter(speaker="en_other")))


def test_superseded_versions_are_shown_when_asked_for(record: Record) -> None:
    newer = read_bridge("Update. " + BRIDGE, address="https://example.org/bridge/1")
    record.writer.add(newer, name="a")
    old, new = _COURIER.report.report_id, newer.report.report_id
    august = StatementFilter(date_from="2025-08-18", date_to="2025-08-18")
    assert [new, new] == _list_reports(record, august)
    everything = _list_reports(record, replace(august, all_versions=True))
    assert sorted([old, old, new, new]) == everything
    assert [old, old] == _list_reports(record, StatementFilter(report=old))
    assert 2 == len(list(record.view.statements(report_ids=[old])))
    assert 4 == len(record.view.reports())
    assert old not in {report.report_id for report in record.view.reports(all_versions=False)}
    assert old not in record.view.search_texts("bridge")


def test_texts_are_searched(record: Record) -> None:
    found = record.view.search_texts("monday brid*")
    assert {r.report.report_id for r in (_COURIER, _LANTERN, _UNDATED)} == set(found)
    assert (_LANTERN.report.report_id,) == record.view.search_texts("October")
    assert () == record.view.search_texts("?!")
    assert () == record.view.search_texts("a\udce9")


def test_only_the_newest_reading_is_searched(record: Record) -> None:
    newer = replace(
        _COURIER,
        statements=_COURIER.statements[:1],
        provenance=Provenance(was_generated_by="onrecord 0.2.0", generated_at=""),
    )
    record.writer.add(newer, name="a")
    wanted = StatementFilter(words="reopen")
    assert _COURIER.report.report_id not in _list_reports(record, wanted)
    assert 1 == len(_list_reports(record, StatementFilter(words="ostrel", report="courier")))


def test_a_report_that_comes_while_looking_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as mine, open_record(path) as other:
        mine.writer.add(_COURIER, name="a")
        walk = other.view.statements()
        assert _COURIER.statements[0] == next(walk)
        # Half way through, nothing is locked.
        mine.writer.add(_LANTERN, name="b")
        assert [_COURIER.statements[1]] == list(walk)
        assert 4 == len(list(other.view.statements()))


def test_a_snapshot_is_of_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path) as mine, open_record(path) as other:
        mine.writer.add(_COURIER, name="a")
        with other.view.snapshot():
            assert 1 == len(other.view.reports())
            assert 2 == len(list(other.view.statements()))
        mine.writer.add(_LANTERN, name="b")
        assert 2 == len(other.view.reports())


def test_statements_are_walked_without_holding_them_all() -> None:
    stmt = _COURIER.statements[0]
    with open_record(None) as record:
        for number in range(40):
            report = Report(text=BRIDGE, headline=f"{number}")
            stmts = (replace(stmt, report_id=report.report_id),) * 100
            record.writer.add(
                replace(_COURIER, report=report, statements=stmts, mentions=(), links=()), name="a"
            )
        tracemalloc.start()
        walked = sum(1 for _ in record.view.statements())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert 4000 == walked
    # All 4,000 at once take 6 MB.
    assert peak < 1_500_000


def test_only_a_report_on_record_can_be_had_whole() -> None:
    with open_record(None) as record, pytest.raises(NotOnRecord):
        record.view.whole("rp_0")
