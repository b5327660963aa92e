"""Statements and their ids."""

import dataclasses

import pytest

import handmade
from onrecord.errors import GroundingError
from onrecord.model.document import Span
from onrecord.model.statement import Act, QuoteType, Statement, make_statement_id

STORY = handmade.report("“We agree,” Ilena Marost told the envoy, “and we always did.”")
SAID = handmade.stmt(STORY, ["We agree", "and we always did"], cue="told", source="Ilena Marost")


def test_a_statement_stands_on_words() -> None:
    with pytest.raises(GroundingError, match="stands on no words"):
        Statement(report_id=STORY.report_id, content=(), confidence=1.0)


def test_a_corrected_reading_keeps_the_id() -> None:
    corrected = dataclasses.replace(
        SAID,
        source=(Span(0, 1),),
        speaker="en_0000000000000000",
        quote_type=QuoteType.DIRECT,
        act=Act.ACKNOWLEDGE,
        confidence=0.1,
    )
    assert SAID.statement_id == corrected.statement_id


def test_the_id_is_made_of_report_cue_and_content() -> None:
    expected = make_statement_id(STORY.report_id, SAID.cue, SAID.content)
    others = {
        make_statement_id("rp_0000000000000000", SAID.cue, SAID.content),
        make_statement_id(STORY.report_id, (), SAID.content),
        make_statement_id(STORY.report_id, SAID.cue, SAID.content[:1]),
        make_statement_id(STORY.report_id, SAID.cue + SAID.content[:1], SAID.content[1:]),
    }
    assert expected == SAID.statement_id
    assert len(others - {expected}) == 4


def test_nothing_is_filled_in() -> None:
    bare = Statement(report_id=STORY.report_id, content=(Span(0, 2),), confidence=0.5)
    filled = {
        field.name
        for field in dataclasses.fields(bare)
        if getattr(bare, field.name) not in (None, ())
    }
    assert {"report_id", "content", "confidence"} == filled
