"""The public JSON of a record: complete, valid, grounded, the same bytes each time."""

import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from onrecord.model.document import Span
from onrecord.model.record import DecisionTarget, Failure, Reading, Verdict
from onrecord.present.export import (
    build_record,
    dump_item,
    dump_json,
    list_mention_items,
    read_schema,
    write_array,
    write_json,
)
from onrecord.record.store import Record, open_record
from public_json import check_record, check_schema
from sample_readings import BRIDGE, decide, read_bridge

KEYS = [
    *("schema", "as_of", "reports", "entities", "mentions", "statements", "relations", "disputes"),
    *("issues", "positions", "shifts", "commitments", "events", "times", "quantities", "checks"),
    *("reactions", "decisions", "failures"),
]


def fill(record: Record, *readings: Reading) -> None:
    for number, reading in enumerate(readings):
        record.writer.add(reading, name=f"{number}.txt")


def texts_of(*readings: Reading) -> dict[str, str]:
    return {reading.report.report_id: reading.report.text for reading in readings}


def fail(name: str, message: str = "There is no such file.") -> Failure:
    code = "ingest.unreadable-input"
    return Failure(input=name, stage="ingest", code=code, message=message, hint="Check the path.")


def test_an_empty_record_has_every_key_in_order() -> None:
    with open_record(None) as record:
        built = build_record(record.view)
    assert KEYS == list(built)
    assert {"schema": "onrecord/1", "as_of": None} == {k: built[k] for k in ("schema", "as_of")}
    assert all(built[key] == [] for key in KEYS[2:])
    check_record(built)


def test_a_record_is_valid_and_its_words_stand_in_the_texts() -> None:
    one, other = read_bridge(), read_bridge("🌉 e\u0301 " + BRIDGE, publisher="The Lantern")
    with open_record(None) as record:
        fill(record, one, other)
        record.writer.add_failure(fail("gone.txt"))
        built = check_record(build_record(record.view), texts_of(one, other))
    assert 4 == len(built["statements"])
    assert 1 == len(built["entities"])
    assert {"rp"} == {item["report"][:2] for item in built["times"]}
    assert ["gone.txt"] == [failure["input"] for failure in built["failures"]]


def test_streamed_built_and_loaded_json_are_the_same() -> None:
    with open_record(None) as record:
        fill(record, read_bridge(), read_bridge(publisher="Hadvik Post"))
        out = io.StringIO()
        write_json(record.view, out)
        built = build_record(record.view)
    assert dump_json(built) == out.getvalue()
    assert built == json.loads(out.getvalue())


def test_the_order_of_reading_does_not_change_the_bytes() -> None:
    readings = [read_bridge(publisher=name) for name in ("The Lantern", "Novapress", "Hadvik Post")]
    dumps = set()
    for order in (readings, readings[::-1]):
        with open_record(None) as record:
            fill(record, *order)
            dumps.add(dump_json(build_record(record.view)))
    assert 1 == len(dumps)


def test_as_of_is_given_or_the_latest_reference_date() -> None:
    with open_record(None) as record:
        fill(record, read_bridge(published="2025-08-18"), read_bridge(published="2025-09-01"))
        fill(record, read_bridge(published=None))
        assert "2025-09-01" == build_record(record.view)["as_of"]
        assert "2025-12-31" == build_record(record.view, as_of="2025-12-31")["as_of"]


def test_only_the_named_reports_and_failures_are_built() -> None:
    one, other = read_bridge(), read_bridge(publisher="The Lantern", published=None)
    with open_record(None) as record:
        fill(record, one, other)
        record.writer.add_failure(fail("old.txt"))
        record.writer.add_decision(decide(one, one.statements[0].content))
        failures = [fail("b.txt"), fail("a.txt", "first"), fail("a.txt", "second")]
        built = check_record(
            build_record(record.view, report_ids=[other.report.report_id], failures=failures),
            texts_of(other),
        )
    assert [other.report.report_id] == [report["id"] for report in built["reports"]]
    assert {other.report.report_id} == {stmt["report"] for stmt in built["statements"]}
    assert [("a.txt", "second"), ("b.txt", "There is no such file.")] == [
        (failure["input"], failure["message"]) for failure in built["failures"]
    ]
    assert ([], None) == (built["decisions"], built["as_of"])


def test_all_versions_of_a_report_are_in_it() -> None:
    old = read_bridge(address="https://courier.example/bridge")
    new = read_bridge(BRIDGE + " It was.", address="https://courier.example/bridge")
    with open_record(None) as record:
        fill(record, old, new)
        built = check_record(build_record(record.view), texts_of(old, new))
    reports = {report["id"]: report for report in built["reports"]}
    assert old.report.report_id == reports[new.report.report_id]["version_of"]
    assert new.report.report_id == reports[old.report.report_id]["superseded_by"]
    assert 4 == len(built["statements"])


def judge(record: Record, *, at: str | None = None) -> list[dict[str, Any] | None]:
    if at is not None:
        record.writer.undo_decision(record.view.decisions()[0].decision_id, at)
    built = json.loads(dump_json(build_record(record.view)))
    return [stmt["judgement"] for stmt in built["statements"]]


def test_a_decision_judges_its_statement_until_it_is_taken_back() -> None:
    reading = read_bridge()
    with open_record(None) as record:
        fill(record, reading)
        record.writer.add_decision(decide(reading, reading.statements[1].content))
        first, second = judge(record)
        assert None is first
        assert second is not None
        assert "corrected" == second["verdict"]
        assert {"speaker": reading.statements[1].speaker} == second["was"]
        assert [None, None] == judge(record, at="2026-02-01T00:00:00Z")


def test_a_decision_is_carried_over_to_the_version_that_stands_now() -> None:
    old = read_bridge(address="https://courier.example/bridge")
    new = read_bridge(BRIDGE + " It was.", address="https://courier.example/bridge")
    with open_record(None) as record:
        fill(record, old, new)
        record.writer.add_decision(decide(old, old.statements[0].content))
        judged = judge(record)
    assert 2 == len([judgement for judgement in judged if judgement])


def test_a_decision_without_a_home_judges_nothing_and_is_orphaned() -> None:
    reading = read_bridge()
    with open_record(None) as record:
        fill(record, reading)
        record.writer.add_decision(decide(reading, (Span(0, 3),)))
        record.writer.add_decision(
            decide(
                reading, reading.statements[0].content, number=2, target_kind=DecisionTarget.ENTITY
            )
        )
        built = check_record(build_record(record.view), texts_of(reading))
    assert [None, None] == [stmt["judgement"] for stmt in built["statements"]]
    assert True is built["decisions"][0]["orphaned"]


def test_a_mention_gets_its_best_link() -> None:
    reading = read_bridge()
    link = reading.links[0]
    worse = replace(link, score=0.2)
    with open_record(None) as record:
        fill(record, replace(reading, links=(worse, link, worse)))
        found = list(list_mention_items(record.view, [reading.report.report_id]))
    assert [1.0, None] == [item["score"] for item in found]


def test_dumped_json_is_harmless_and_means_the_same() -> None:
    words = "a\x1b[31m \x9b31m \u202eevil \u2028 \ud800 Żółć 🌉"
    dumped = dump_item({"exact": [words]})
    assert words == json.loads(dumped)["exact"][0]
    assert not set("\x1b\x9b\u202e\u2028\ud800") & set(dumped)
    assert "Żółć 🌉" in dumped


def test_an_array_is_written_an_item_a_line() -> None:
    out = io.StringIO()
    write_array([{"a": 1}, {"a": 2}], out)
    assert '[\n{"a": 1},\n{"a": 2}\n]\n' == out.getvalue()
    empty = io.StringIO()
    write_array([], empty)
    assert "[]\n" == empty.getvalue()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("statements", 0, "quote_type"), "loud"),
        (("statements", 0, "act"), "threaten"),
        (("statements", 0, "channel"), "radio"),
        (("statements", 0, "id"), "rp_0123456789abcdef"),
        (("statements", 0, "content"), []),
        (("statements", 0, "content"), [[1, 2, 3]]),
        (("statements", 0, "cue"), [[1.5, 2]]),
        (("statements", 0, "confidence"), 1.2),
        (("statements", 0, "judgement"), {"verdict": "maybe"}),
        (("mentions", 0, "type"), "verb"),
        (("times", 0, "type"), "MOMENT"),
        (("reports", 0, "kind"), "rumour"),
        (("reports", 0, "reference_date"), "18 August"),
        (("as_of",), "today"),
        (("schema",), "onrecord/2"),
        (("events",), None),
    ],
)
def test_the_schema_refuses_what_the_format_does_not_allow(
    path: tuple[str | int, ...], value: object
) -> None:
    with open_record(None) as record:
        fill(record, read_bridge())
        built: Any = build_record(record.view)
    place = built
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        check_record(built)


@pytest.mark.parametrize(
    "key",
    ["reports", "entities", "mentions", "statements", "times", "decisions", "failures"],
)
def test_a_key_that_the_format_does_not_tell_is_noticed(key: str) -> None:
    with open_record(None) as record:
        reading = read_bridge()
        fill(record, reading)
        decision = decide(reading, reading.statements[0].content)
        record.writer.add_decision(replace(decision, value=None, verdict=Verdict.ACCEPTED))
        record.writer.add_failure(fail("gone.txt"))
        built: Any = build_record(record.view)
    check_record(built)
    built[key][0]["extra"] = None
    check_schema(built)
    with pytest.raises(jsonschema.ValidationError, match="extra"):
        check_record(built)


@pytest.mark.parametrize("key", ["reports", "failures", "as_of"])
def test_the_schema_asks_for_every_key_and_allows_more(key: str) -> None:
    with open_record(None) as record:
        built: Any = build_record(record.view)
    check_schema({**built, "extra": 1})
    del built[key]
    with pytest.raises(jsonschema.ValidationError):
        check_record(built)


def test_the_schema_takes_the_keys_of_stages_to_come() -> None:
    st, en, rp = "st_" + "0" * 16, "en_" + "0" * 16, "rp_" + "0" * 16
    with open_record(None) as record:
        built: Any = build_record(record.view)
    built["relations"] = [
        {"id": "re_1", "type": "denies", "from": st, "to": st, "basis": "stated"}
        | {"tier": "shown", "score": 0.5, "reasons": [], "judgement": None}
    ]
    built["shifts"] = [
        {"actor": en, "issue": None, "before": "a", "after": "b", "when": None}
        | {"span": [0, 4], "report": rp}
    ]
    check_record(built)
    del built["shifts"][0]["report"]
    with pytest.raises(jsonschema.ValidationError):
        check_record(built)


def test_the_schema_names_its_draft() -> None:
    schema = json.loads(read_schema())
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert KEYS == schema["required"]
