"""Statements that may have to do with words: found by the indexes, in order, renamed."""

from collections.abc import Iterator

import pytest

import handmade
from onrecord.record.store import Record, open_record

KESSEN = handmade.entity("Torvald Kessen", aliases=["Kessen"])
TALKS = handmade.report("Kessen said the road was open. He said grain had come.", headline="Road")
CALL = handmade.report("Kessen told Marost the road to the pass was closed.", address="a")
TWIN = handmade.report("Kessen told Marost the pass was open after all.", address="a")


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        for story, contents in (
            (TALKS, ["the road was open", "grain had come"]),
            (CALL, ["the road to the pass was closed"]),
            (TWIN, ["the pass was open after all"]),
        ):
            stmts = [handmade.stmt(story, words, speaker=KESSEN) for words in contents]
            record.writer.add(handmade.reading(story, *stmts, entities=[KESSEN]), name="a")
        yield record


def exact(record: Record, found: object) -> list[str]:
    assert isinstance(found, Iterator)
    return [
        record.view.text(report.report_id)[stmt.content[0].start : stmt.content[-1].end]
        for report, stmts in found
        for stmt in stmts
    ]


def test_words_are_counted(record: Record) -> None:
    counts, total = record.view.count_likely([("road",), ("gra", "corn"), ("x",)], most=9)
    assert ([2, 1, 0], 4) == (counts, total)
    assert [1] == record.view.count_likely([("road",)], most=1)[0]


def test_an_empty_record_has_none() -> None:
    with open_record(None) as record:
        assert ([0], 0) == record.view.count_likely([("road",)], most=9)


def test_statements_with_the_words_are_found(record: Record) -> None:
    found = exact(record, record.view.likely_statements([("road",), ("open",)], limit=9))
    assert {"the road was open", "the pass was open after all"} == set(found)
    assert [] == exact(record, record.view.likely_statements([], limit=9))


def test_the_limit_holds(record: Record) -> None:
    assert 1 == len(exact(record, record.view.likely_statements([("grain", "road")], limit=1)))


def test_what_a_newer_version_has_superseded_is_left_out(record: Record) -> None:
    assert [] == exact(record, record.view.likely_statements([("closed",)], limit=9))


def test_an_operator_is_a_word(record: Record) -> None:
    assert [] == exact(record, record.view.likely_statements([('"x" OR road',)], limit=9))


def test_reports_are_found_by_headline_and_text(record: Record) -> None:
    view = record.view
    assert (TALKS.report_id,) == view.likely_reports([("grain",), ("road",)], limit=1)
    assert TALKS.report_id in view.likely_reports([("grain",), ("marost",)], limit=9)
    assert () == view.likely_reports([], limit=9)


def test_statements_of_reports_are_chosen_by_words(record: Record) -> None:
    ids = [TALKS.report_id]
    assert ["grain had come"] == exact(record, record.view.statements_with(ids, [("grain",)]))
    assert 2 == len(exact(record, record.view.statements_with(ids, [])))
    assert [] == exact(record, record.view.statements_with(ids, [("harbour",)]))


def test_entities_are_named(record: Record) -> None:
    names = record.view.name_entities(TALKS.report_id, {KESSEN.entity_id})
    assert {KESSEN.entity_id: ["Torvald Kessen", "Kessen"]} == names
    assert {} == record.view.name_entities(TALKS.report_id, set())


def test_statements_are_found_by_the_beginning_of_their_ids(record: Record) -> None:
    [stmt, _] = record.view.statements(report_ids=[TALKS.report_id])
    assert (stmt,) == record.view.statements_named(stmt.statement_id[:12], limit=2)
    assert 3 == len(record.view.statements_named("st_", limit=9))
    assert () == record.view.statements_named("st_~", limit=9)
