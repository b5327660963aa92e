"""Items of the public JSON: every field, corrections by people."""

from dataclasses import replace

import pytest

from onrecord.model.document import Mention, Span, Timex, TimexType, make_id
from onrecord.model.record import Decision, Entity, Failure, Verdict
from onrecord.model.statement import Channel, Factuality, Reason, SaidAt, Statement
from onrecord.present import items
from public_json import check_item
from sample_readings import decide, read_bridge

READING = read_bridge()
TEXT = READING.report.text
FIRST, SECOND = READING.statements


def decide_on(stmt: Statement, *, number: int = 1, **settings: object) -> Decision:
    decision = decide(READING, stmt.content, number=number)
    return replace(decision, **settings)  # type: ignore[arg-type]


def test_a_statement_item_has_the_words_of_every_content_span() -> None:
    item = items.make_statement_item(SECOND, TEXT)
    assert ["We will reopen it,", "before the first snow."] == item["exact"]
    assert [[span.start, span.end] for span in SECOND.content] == item["content"]
    assert None is item["judgement"]
    check_item("statement", item)


def test_a_statement_item_gives_what_the_text_does_not_say_as_null_or_empty() -> None:
    item = items.make_statement_item(SECOND, TEXT)
    unknown = ("mode", "act", "channel", "venue", "outlet", "programme", "said_at", "within")
    assert [None] * len(unknown) == [item[key] for key in unknown]
    assert ([], [], [], {}) == (item["addressee"], item["via"], item["about"], item["evidence"])


def test_a_full_statement_item_is_valid() -> None:
    tesk = READING.entities[0].entity_id
    stmt = replace(
        FIRST,
        channel=Channel.HOT_MIC,
        addressee=(tesk,),
        venue="the Old Exchange",
        outlet=tesk,
        programme="Evening Talk",
        via=(tesk,),
        said_at=SaidAt(value="2031-03", edtf="2031-03", span=Span(4, 9)),
        within=SECOND.statement_id,
        about=(tesk,),
        factuality=Factuality.PROBABLE_NOT,
        shared_source=(Span(0, 3),),
        confidence=0.12345,
    )
    item = items.make_statement_item(stmt, TEXT)
    check_item("statement", item)
    assert ("hot_mic", "PR-", 0.123) == (item["channel"], item["factuality"], item["confidence"])
    assert [[0, 3]] == item["shared_source"]


def test_the_words_that_tell_circumstances_are_their_evidence() -> None:
    told = Reason(feature="venue", score=0.9, detail="There.", left=(Span(4, 9),))
    stmt = replace(
        FIRST,
        venue=TEXT[4:9],
        said_at=SaidAt(value="2031-03-17", edtf="2031-03-17", span=Span(10, 12)),
        reasons=(*FIRST.reasons, told),
    )
    item = items.make_statement_item(stmt, TEXT)
    assert {"venue": [[4, 9]]} == item["evidence"]
    assert {"value": "2031-03-17", "edtf": "2031-03-17", "span": [10, 12]} == item["said_at"]
    check_item("statement", item)


def test_the_words_that_stand_for_all_it_is_about_are_evidence() -> None:
    reasons = (
        Reason(feature="about", score=0.9, detail="One.", left=(Span(4, 9),)),
        Reason(feature="about", score=0.4, detail="Another.", left=(Span(0, 3), Span(10, 12))),
        Reason(feature="about", score=0.3, detail="Nobody's words."),
    )
    item = items.make_statement_item(replace(FIRST, reasons=reasons), TEXT)
    assert {"about": [[4, 9], [0, 3], [10, 12]]} == item["evidence"]
    check_item("statement", item)


def test_reasons_name_the_report_of_their_words() -> None:
    reason = items.make_statement_item(FIRST, TEXT)["reasons"][0]
    place = {"report": READING.report.report_id, "span": [0, 19]}
    assert ([place], []) == (reason["left"], reason["right"])
    check_item("reason", reason)


def test_a_correction_is_applied_and_what_was_found_is_kept() -> None:
    other = make_id("en", "Ilena Marost")
    decision = decide_on(FIRST, value=f'"{other}"')
    item = items.make_statement_item(FIRST, TEXT, [decision])
    assert other == item["speaker"]
    assert {"speaker": FIRST.speaker} == item["judgement"]["was"]
    assert ("corrected", "desk") == (item["judgement"]["verdict"], item["judgement"]["by"])
    check_item("statement", item)


def test_the_first_finding_is_kept_and_the_last_verdict_counts() -> None:
    first = decide_on(FIRST, field="act", value='"deny"')
    second = decide_on(FIRST, number=2, field="act", value='"reject"')
    whole = decide_on(FIRST, number=3, field=None, value=None, verdict=Verdict.ACCEPTED)
    item = items.make_statement_item(FIRST, TEXT, [first, second, whole])
    assert "reject" == item["act"]
    assert ("accepted", {"act": "assert"}) == (
        item["judgement"]["verdict"],
        item["judgement"]["was"],
    )


@pytest.mark.parametrize("field", ["content", "id", "no_such_field", None])
def test_words_and_ids_cannot_be_corrected(field: str | None) -> None:
    item = items.make_statement_item(FIRST, TEXT, [decide_on(FIRST, field=field, value="[[0, 3]]")])
    plain = items.make_statement_item(FIRST, TEXT)
    assert None is item["judgement"]["was"]
    assert {**plain, "judgement": None} == {**item, "judgement": None}


def test_a_decision_item_gives_its_value_as_json() -> None:
    item = items.make_decision_item(decide_on(FIRST, value='["a", 1]'))
    assert ["a", 1] == item["value"]
    assert {"kind", "report", "spans", "exact"} == set(item["target"])
    check_item("decision", item)


@pytest.mark.parametrize(("value", "expected"), [(None, None), ("not JSON", "not JSON")])
def test_a_decision_without_json_is_given_as_it_is(value: str | None, expected: object) -> None:
    item = items.make_decision_item(decide_on(FIRST, value=value))
    assert expected == item["value"]


def test_an_unlinked_mention_has_no_entity() -> None:
    mention: Mention = READING.mentions[0]
    item = items.make_mention_item(READING.report.report_id, mention, None)
    assert (None, None, []) == (item["entity"], item["score"], item["reasons"])
    check_item("mention", item)


def test_a_linked_mention_has_entity_score_and_reasons() -> None:
    link = replace(READING.links[0], score=0.98765)
    item = items.make_mention_item(READING.report.report_id, READING.mentions[0], link)
    assert (link.entity_id, 0.988, 1) == (item["entity"], item["score"], len(item["reasons"]))
    check_item("mention", item)


def test_times_entities_and_failures_are_valid() -> None:
    timex = Timex(tid=make_id("tx", 1), span=Span(0, 4), type=TimexType.SET, value=None)
    check_item("time", items.make_time_item(READING.report.report_id, timex))
    check_item("entity", items.make_entity_item(READING.entities[0]))
    nameless = Entity(entity_id=make_id("en", 1), name="an official")
    assert None is items.make_entity_item(nameless)["type"]
    failure = Failure(
        input="a.pdf", stage="ingest", code="ingest.unsupported-format", message="m", hint="h"
    )
    check_item("failure", items.make_failure_item(failure))
