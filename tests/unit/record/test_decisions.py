"""Where a decision is at home after re-reading."""

from dataclasses import replace

import pytest

from onrecord.model.document import Span
from onrecord.model.record import Decision, DecisionTarget
from onrecord.record.decisions import find_home
from onrecord.record.store import open_record
from sample_readings import BRIDGE, decide, read_bridge, span_of

_READING = read_bridge()
_WORDS = "that the bridge at Ostrel was safe"


def _decide(words: str = _WORDS) -> Decision:
    return decide(_READING, (span_of(BRIDGE, words),))


def _find(*candidates: str) -> int | None:
    spans = [(span_of(BRIDGE, words),) for words in candidates]
    return find_home(_decide(), spans, BRIDGE, same_text=True)


@pytest.mark.parametrize(
    ("expected", "candidates"),
    [
        (0, (_WORDS,)),
        (1, ("We will reopen it", _WORDS)),
        # Half of the words, the marks and spaces around them not counted.
        (0, ("the bridge at Ostrel",)),
        (0, ("at Ostrel was safe. “We",)),
        (None, ("was safe",)),
        # All of its words and many others: that is another thing.
        (None, (BRIDGE,)),
        (1, ("the bridge at Ostrel", "the bridge at Ostrel was safe", "bridge at Ostrel was")),
        (0, (_WORDS, _WORDS)),
        (None, ()),
    ],
)
def test_in_the_same_text_places_tell(expected: int | None, candidates: tuple[str, ...]) -> None:
    assert expected == _find(*candidates)


def test_the_same_words_in_another_place_are_no_home() -> None:
    text = f"{BRIDGE} {BRIDGE}"
    decision = _decide()
    elsewhere = (span_of(text, _WORDS, start=len(BRIDGE)),)
    assert find_home(decision, [elsewhere], text, same_text=True) is None


def test_in_another_version_words_tell() -> None:
    text = "Correction. " + BRIDGE.replace("safe", "SAFE")
    spans = [(span_of(text, "Correction"),), (span_of(text, "that the bridge at Ostrel was SAFE"),)]
    assert 1 == find_home(_decide(), spans, text, same_text=False)
    assert find_home(_decide(), spans[:1], text, same_text=False) is None


def test_of_equal_words_the_nearest_is_the_home() -> None:
    text = f"{BRIDGE} {BRIDGE}"
    near, far = span_of(text, _WORDS), span_of(text, _WORDS, start=len(BRIDGE))
    assert 1 == find_home(_decide(), [(far,), (near,)], text, same_text=False)


def test_split_words_are_one() -> None:
    decision = decide(_READING, _READING.statements[1].content)
    whole = (span_of(BRIDGE, "We will reopen it,” Tesk told The Lantern, “before the first snow"),)
    assert 0 == find_home(decision, [whole], BRIDGE, same_text=True)


def test_marks_alone_have_no_home() -> None:
    decision = decide(_READING, (span_of(BRIDGE, ". “"),))
    assert find_home(decision, [decision.spans], BRIDGE, same_text=True) is None
    assert find_home(replace(decision, spans=()), [(Span(0, 3),)], BRIDGE, same_text=False) is None


def test_decisions_follow_a_newer_reading_and_are_never_lost() -> None:
    newer = read_bridge(reader="onrecord 0.2.0")
    shorter = replace(newer.statements[0], content=(span_of(BRIDGE, "the bridge at Ostrel was"),))
    newer = replace(newer, statements=(shorter,), mentions=newer.mentions[:1])
    with open_record(None) as record:
        record.writer.add(_READING, name="a")
        for number, spans in enumerate(stmt.content for stmt in _READING.statements):
            record.writer.add_decision(decide(_READING, spans, number=number, at=f"2026-0{number}"))
        for number, mention in enumerate(_READING.mentions, 2):
            record.writer.add_decision(
                decide(
                    _READING,
                    (mention.span,),
                    number=number,
                    target_kind=DecisionTarget.LINK,
                    at=f"2026-0{number}",
                )
            )
        assert [False] * 4 == [decision.orphaned for decision in record.view.decisions()]
        record.writer.add(newer, name="a")
        assert [False, True, False, True] == [
            decision.orphaned for decision in record.view.decisions()
        ]


def test_decisions_follow_to_the_version_that_stands_now() -> None:
    address = "https://example.org/1"
    first = read_bridge(address=address)
    second = read_bridge("Corrected: " + BRIDGE, address=address)
    third = replace(read_bridge("Withdrawn. " + BRIDGE, address=address), statements=())
    with open_record(None) as record:
        record.writer.add(first, name="a")
        record.writer.add_decision(decide(first, first.statements[0].content))
        record.writer.add(second, name="a")
        assert [False] == [decision.orphaned for decision in record.view.decisions()]
        record.writer.add(third, name="a")
        (decision,) = record.view.decisions()
        assert decision.orphaned
        assert first.report.report_id == decision.report_id
