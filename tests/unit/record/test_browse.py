"""A page at a time: the same statements as the view finds, in the order of the page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from handmade import entity, reading, report, stmt
from onrecord.model.document import Span
from onrecord.model.record import DecisionTarget, Reading, Verdict
from onrecord.model.statement import Act, Channel, Mode, Statement
from onrecord.record.browse import ReportQuery, StatementQuery
from onrecord.record.joining import make_merge, make_split
from onrecord.record.store import Record, open_record
from snow_talks import AGAIN, MAROST, VELDE, decide

WHO = entity("Ilena Marost")
OTHER = entity("Sanna Velde")


def read(number: int) -> Reading:
    """Return a report of twelve statements, a day later than the one before."""
    story = report(
        " ".join(f"Word{n} of report{number}." for n in range(12)),
        headline=f"Report {number}",
        publisher="The Lantern" if number % 2 else "The Courier",
        published=f"2031-03-{number + 10}",
        address=f"https://a.example/{number}",
    )
    said: list[Statement] = []
    for n in range(12):
        one = stmt(story, f"Word{n}", speaker=WHO if n % 3 else OTHER)
        said.append(
            replace(
                one,
                act=Act.DENY if n % 2 else Act.ASSERT,
                mode=Mode.WRITING if n == 5 else Mode.SPEECH,
                channel=Channel.CALL if n < 2 else None,
                outlet=OTHER.entity_id if n == 7 else None,
                about=(WHO.entity_id,) if n in {3, 4} else (),
                within=said[0].statement_id if n == 1 else None,
            )
        )
    date = f"2031-03-{number + 10}"
    return reading(story, *said, entities=[WHO, OTHER], reference_date=date)


READINGS = [read(number) for number in range(5)]


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        for number, each in enumerate(READINGS):
            record.writer.add(each, name=f"{number}.txt")
        yield record


def find(record: Record, query: StatementQuery, **more: int) -> list[str]:
    found = record.index.statements(record.index.refresh(None), query, **more)
    return [stmt.statement_id for stmt in found.statements]


def test_all_come_in_the_order_of_the_view_or_the_newest_report_first(record: Record) -> None:
    ordered = [each.statement_id for each in record.view.statements()]
    assert find(record, StatementQuery(oldest_first=True), limit=100) == ordered
    newest = [s.statement_id for each in READINGS[::-1] for s in each.statements]
    assert find(record, StatementQuery(), limit=100) == newest


@pytest.mark.parametrize("size", [1, 5, 12, 13, 50])
def test_pages_together_are_all(record: Record, size: int) -> None:
    query = StatementQuery(act="deny")
    whole = find(record, query, limit=100)
    pages = [find(record, query, start=start, limit=size) for start in range(0, 30, size)]
    assert [each for page in pages for each in page] == whole
    assert find(record, query, start=30) == []


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (StatementQuery(), 60),
        (StatementQuery(words="word3"), 5),
        (StatementQuery(words="  "), 60),
        (StatementQuery(words="?"), 0),
        (StatementQuery(speakers=frozenset({OTHER.entity_id})), 20),
        (StatementQuery(speakers=frozenset()), 0),
        (StatementQuery(about=frozenset({WHO.entity_id})), 10),
        (StatementQuery(outlets=frozenset({OTHER.entity_id})), 5),
        (StatementQuery(report=READINGS[0].report.report_id), 12),
        (StatementQuery(report="rp_0"), 0),
        (StatementQuery(publisher="lantern"), 24),
        (StatementQuery(date_from="2031-03-13"), 24),
        (StatementQuery(date_to="2031-02"), 0),
        (StatementQuery(date_to="2031-03-10"), 12),
        (StatementQuery(channel="call", act="deny"), 5),
        (StatementQuery(mode="writing"), 5),
        (StatementQuery(told="others"), 5),
        (StatementQuery(told="own"), 55),
        (StatementQuery(reviewed=False), 60),
        (StatementQuery(reviewed=True), 0),
    ],
)
def test_filters(record: Record, query: StatementQuery, number: int) -> None:
    page = record.index.statements(record.index.refresh(None), query, limit=100)
    assert (page.total, len(page.statements)) == (number, number)
    assert page.reports == len({stmt.report_id for stmt in page.statements})


def test_what_a_person_has_decided_is_known(record: Record) -> None:
    said = READINGS[1].statements[2]
    whole = decide(MAROST, "01")
    decision = replace(
        whole,
        target_kind=DecisionTarget.STATEMENT,
        report_id=said.report_id,
        spans=said.content,
        exact=("Word2",),
        verdict=Verdict.ACCEPTED,
    )
    record.writer.add_decision(decision)
    assert record.index.count_decided() == 1
    assert find(record, StatementQuery(reviewed=True)) == [said.statement_id]
    assert len(find(record, StatementQuery(reviewed=False), limit=100)) == 59
    record.writer.undo_decision("dc", "2031-05-01T00:00:00Z")
    assert record.index.count_decided() == 0


def test_superseded_reports_are_left_out_unless_named(record: Record) -> None:
    old = READINGS[4]
    newer = reading(
        report("Nothing.", address=old.report.address, headline="Report 4, changed"),
        reference_date="2031-03-14",
    )
    record.writer.add(newer, name="4.txt")
    assert len(find(record, StatementQuery(), limit=100)) == 48
    assert len(find(record, StatementQuery(report=old.report.report_id))) == 12
    listed = record.index.reports(record.index.refresh(None), ReportQuery())
    assert listed.reports[0].report.headline == "Report 4, changed"


def test_statements_are_found_by_id(record: Record) -> None:
    directory = record.index.refresh(None)
    said = READINGS[2].statements[4]
    assert record.index.find_statement(directory, said.statement_id) == said
    assert record.index.find_statement(directory, "st_\udce9") is None
    found = record.index.find_statements(directory, [said.statement_id, "st_0"])
    assert found == {said.statement_id: said}


def test_reports_come_newest_first_or_as_they_were_added(record: Record) -> None:
    directory = record.index.refresh(None)

    def list_headlines(query: ReportQuery, **more: int) -> list[str | None]:
        return [r.report.headline for r in record.index.reports(directory, query, **more).reports]

    assert list_headlines(ReportQuery(), limit=2) == ["Report 4", "Report 3"]
    assert list_headlines(ReportQuery(added=True), start=4) == ["Report 0"]
    assert list_headlines(ReportQuery(words="report2")) == ["Report 2"]
    assert list_headlines(ReportQuery(words="?")) == []
    assert list_headlines(ReportQuery(publisher="courier", date_to="2031-03-12")) == [
        "Report 2",
        "Report 0",
    ]
    found = record.index.reports(directory, ReportQuery(date_from="2031-03-14"))
    assert [(each.statements, found.total) for each in found.reports] == [(12, 1)]


def test_merges_and_splits_hold() -> None:
    with open_record(None) as record:
        for each in (MAROST, AGAIN, VELDE):
            record.writer.add(each, name=each.report.text)
        record.writer.add_decision(make_merge(decide(MAROST, "01"), decide(VELDE, "01")))
        record.writer.add_decision(make_split(decide(AGAIN, "02")))
        directory = record.index.refresh(None)
        (joined,) = directory.find_entities(OTHER.entity_id)
        split = next(
            k for k in directory.known.values() if k.name == "Ilena Marost" and k != joined
        )
        for known, expected in ((joined, [MAROST, VELDE]), (split, [AGAIN])):
            query = StatementQuery(speakers=frozenset({known.entity_id}))
            page = record.index.statements(directory, query)
            assert {s.report_id for s in page.statements} == {e.report.report_id for e in expected}
            assert {s.speaker for s in page.statements} == {known.entity_id}
            assert page.total == len(expected)
            assert record.index.describe(directory, known.entity_id).known == known
        report = AGAIN.report
        whole = Span(0, len(report.text))
        (link,) = record.view.links(report.report_id)
        places = record.index.named_places(directory, report.report_id, whole)
        assert places == [(AGAIN.mentions[0].span, link.entity_id)]
        behind = Span(AGAIN.mentions[0].span.end, len(report.text))
        assert record.index.named_places(directory, report.report_id, behind) == []
        assert record.index.named_places(directory, "rp_0", whole) == []
