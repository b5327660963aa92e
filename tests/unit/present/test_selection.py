"""What is shown: by report, date, speaker and words."""

import pytest

from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.record import Failure
from onrecord.present.items import Item
from onrecord.present.selection import Shown, choose_items, choose_reports
from onrecord.record.store import Record, StatementFilter, open_record
from sample_readings import BRIDGE, read_bridge

OLD = read_bridge(url="https://courier.example/bridge", address="https://courier.example/bridge")
NEW = read_bridge(
    BRIDGE + " It held.",
    url="https://courier.example/bridge",
    address="https://courier.example/bridge",
    headline="Envoy: bridge held",
)
LANTERN = read_bridge(publisher="The Lantern", headline="Ostrel crossing", published="2025-09-02")
UNDATED = read_bridge(publisher="Hadvik Post", headline=None, published=None)


def fill(record: Record) -> None:
    for number, reading in enumerate((OLD, NEW, LANTERN, UNDATED)):
        record.writer.add(reading, name=f"{number}.txt")
    record.writer.add_failure(
        Failure(input="x.pdf", stage="ingest", code="ingest.failed", message="m", hint="h")
    )


def choose(shown: Shown, **asked: object) -> list[Item]:
    with open_record(None) as record:
        fill(record)
        wanted = StatementFilter(**asked)  # type: ignore[arg-type]
        return choose_items(record.view, shown, wanted)


def choose_publishers(**asked: object) -> list[str | None]:
    with open_record(None) as record:
        fill(record)
        found = choose_reports(record.view, StatementFilter(**asked))  # type: ignore[arg-type]
        return [report.publisher for report in found]


COURIER, POST = "The Ostrel Courier", "Hadvik Post"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [POST, COURIER, "The Lantern"]),
        ({"all_versions": True}, [POST, COURIER, COURIER, "The Lantern"]),
        ({"report": "lantern"}, ["The Lantern"]),
        ({"report": "courier BRIDGE"}, [COURIER]),
        ({"report": "https://courier.example/bridge"}, [COURIER]),
        ({"report": LANTERN.report.report_id}, ["The Lantern"]),
        ({"report": OLD.report.report_id}, [COURIER]),
        ({"report": OLD.report.report_id[:12]}, [COURIER]),
        ({"date_from": "2025-09"}, ["The Lantern"]),
        ({"date_to": "2025-08"}, [COURIER]),
        ({"date_from": "2025-08-18", "date_to": "2025"}, [COURIER, "The Lantern"]),
        ({"date_to": "2025-08-17"}, []),
    ],
)
def test_reports_are_chosen(asked: dict[str, object], expected: list[str]) -> None:
    assert expected == choose_publishers(**asked)


@pytest.mark.parametrize("reference", ["rp_ffffffff", "no such words", "rp_", "?"])
def test_a_report_that_is_not_there_is_an_error(reference: str) -> None:
    with pytest.raises(NotOnRecord, match="no report answers"):
        choose_publishers(report=reference)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, 6),
        ({"all_versions": True}, 8),
        ({"speaker": "tesk"}, 6),
        ({"speaker": OLD.entities[0].entity_id, "report": "lantern"}, 2),
        ({"speaker": "Kessen"}, 0),
        ({"words": "first snow"}, 3),
        ({"words": '"first snow" reop*', "date_from": "2025-09-01"}, 1),
        ({"words": "?!"}, 0),
    ],
)
def test_statements_are_chosen(asked: dict[str, object], expected: int) -> None:
    assert expected == len(choose(Shown.STATEMENTS, **asked))


def test_a_superseded_report_is_shown_when_it_is_named() -> None:
    found = choose(Shown.STATEMENTS, report=OLD.report.report_id)
    assert {OLD.report.report_id} == {item["report"] for item in found}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [({}, 3), ({"words": "snow"}, 3), ({"words": "crossing"}, 1), ({"words": "nothing"}, 0)],
)
def test_reports_are_found_by_words_of_headline_and_text(
    asked: dict[str, object], expected: int
) -> None:
    assert expected == len(choose(Shown.REPORTS, **asked))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Mara Tesk"]),
        ({"speaker": "mara"}, ["Mara Tesk"]),
        ({"words": "tesk", "speaker": "mara"}, ["Mara Tesk"]),
        ({"words": OLD.entities[0].entity_id}, ["Mara Tesk"]),
        ({"words": "kessen"}, []),
    ],
)
def test_entities_are_chosen_by_name(asked: dict[str, object], expected: list[str]) -> None:
    assert expected == [item["name"] for item in choose(Shown.ENTITIES, **asked)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [({}, 3), ({"words": "monday"}, 3), ({"words": "2025-08-18"}, 3), ({"words": "friday"}, 0)],
)
def test_times_are_chosen_by_words_and_value(asked: dict[str, object], expected: int) -> None:
    assert expected == len(choose(Shown.TIMES, **asked))


def test_failures_are_all_shown() -> None:
    assert ["x.pdf"] == [item["input"] for item in choose(Shown.FAILURES)]


@pytest.mark.parametrize(
    ("shown", "asked"),
    [
        (Shown.TIMES, {"speaker": "x"}),
        (Shown.REPORTS, {"speaker": "x"}),
        (Shown.FAILURES, {"words": "x"}),
        (Shown.FAILURES, {"all_versions": True}),
        (Shown.FAILURES, {"date_to": "2031"}),
    ],
)
def test_a_filter_that_means_nothing_is_refused(shown: Shown, asked: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="does not apply"):
        choose(shown, **asked)
