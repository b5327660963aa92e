from dataclasses import replace

import pytest

from found_cues import document, found, line_of, stretch
from onrecord.model.statement import Mode, QuoteType
from onrecord.statements.qualify import find_mode, find_quote_type, is_hedged
from onrecord.statements.quoted import locate_quotations


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        ("“We wait,” she said.", "“We wait,”", "said", QuoteType.DIRECT),
        ("She said they “wait” here.", "they “wait” here", "said", QuoteType.MIXED),
        ("She said they wait.", "they wait", "said", QuoteType.INDIRECT),
        ("“He said they wait,” she wrote.", "they wait", "said", QuoteType.INDIRECT),
        ("She said: – “we wait” …", "– “we wait” …", "said", QuoteType.DIRECT),
        ("Velde “promised” that “it opens”.", "that “it opens”", "promised", QuoteType.MIXED),
        ("Velde “promised”: “it opens”.", "“it opens”", "promised", QuoteType.DIRECT),
        ("“‘We wait,’ Velde said.”", "We wait", "said", QuoteType.INDIRECT),
        ("“He said this.\n\n“We wait,” she wrote.", "We wait", "said", QuoteType.INDIRECT),
    ],
)
def test_quote_types(text: str, content: str, cue: str, expected: QuoteType) -> None:
    doc = document(text)
    parts = (stretch(doc, cue),), (stretch(doc, content),)
    assert expected is find_quote_type(line_of(doc), locate_quotations(doc), *parts)


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        ("“They vowed,” she said, “to wait.”", "“to wait.”", "vowed", QuoteType.INDIRECT),
        ("They vowed, she said, “to wait.”", "“to wait.”", "vowed", QuoteType.DIRECT),
    ],
)
def test_marks_of_what_somebody_else_says_are_no_marks_of_what_is_inside(
    text: str, content: str, cue: str, expected: QuoteType
) -> None:
    doc = document(text)
    parts = (stretch(doc, cue),), (stretch(doc, content),)
    got = find_quote_type(line_of(doc), locate_quotations(doc), *parts, is_inner=True)
    assert expected is got


@pytest.mark.parametrize(
    ("text", "source", "mode", "expected"),
    [
        ("Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("Velde said it.", "Velde", "belief", Mode.BELIEF),
        ("Velde said it.", "Velde", "event", Mode.BELIEF),
        ("The report said it.", "The report", "speech", Mode.WRITING),
        ("In a 2031 memo, Velde said it.", "Velde", "speech", Mode.WRITING),
        ("Velde said it in a statement.", "Velde", "speech", Mode.WRITING),
        ("They read a statement. Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("Did Sarr add in a statement? Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("They met in a treaty! Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("Velde said the statement.", "Velde", "speech", Mode.SPEECH),
        ("Velde said it in Hadvik.", "Velde", "speech", Mode.SPEECH),
        ("A memo: Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("They met in a treaty. Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("The report said it.", "The report", "belief", Mode.BELIEF),
        ("In a memo" + " so" * 14 + " Velde said it.", "Velde", "speech", Mode.WRITING),
        ("In a memo" + " so" * 15 + " Velde said it.", "Velde", "speech", Mode.SPEECH),
        ("Velde said it" + " so" * 4 + " in a memo.", "Velde", "speech", Mode.WRITING),
        ("Velde said it" + " so" * 5 + " in a memo.", "Velde", "speech", Mode.SPEECH),
        ("Velde said it in a long, dull memo.", "Velde", "speech", Mode.WRITING),
        ("Velde said it in a long, old dull memo.", "Velde", "speech", Mode.SPEECH),
        ("In memo after memo Velde said it.", "Velde", "speech", Mode.WRITING),
    ],
)
def test_modes(text: str, source: str, mode: str, expected: Mode) -> None:
    doc = document(text)
    content = "the statement" if "the statement" in text else "it"
    assert expected is find_mode(line_of(doc), found(doc, "said", content, source, mode=mode))


def test_a_writing_that_is_spoken_of_is_not_the_one_it_was_said_in() -> None:
    doc = document("Velde said they put it in a treaty.")
    spoken = found(doc, "said", "they put it in a treaty", "Velde")
    assert Mode.SPEECH is find_mode(line_of(doc), spoken)
    assert Mode.WRITING is find_mode(line_of(doc), replace(spoken, content=(stretch(doc, "it"),)))


def test_a_report_may_keep_its_distance() -> None:
    doc = document("Velde reportedly said it. Quint said so, and left the hall at once.")
    first, second = stretch(doc, "said").first, stretch(doc, "said", 1).first
    assert [True, None] == [is_hedged(line_of(doc), at) for at in (first, second)]


def test_an_event_alone_has_no_mode() -> None:
    doc = document("Velde said it.")
    event = replace(found(doc, "said", "it", "Velde"), modes=(("event", 1.0),))
    assert None is find_mode(line_of(doc), event)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allegedly Velde said it.", True),
        ("Allegedly, so Velde said it.", None),
        ("Allegedly so, Velde said it.", None),
        ("Allegedly so Velde said it.", True),
        ("Velde said it allegedly.", True),
        ("Velde said it so allegedly.", None),
    ],
)
def test_distance_is_told_near_the_cue(text: str, expected: bool | None) -> None:
    doc = document(text)
    assert expected is is_hedged(line_of(doc), stretch(doc, "said").first)
