"""The mark-up of golden cases, and how findings are held against it."""

import dataclasses
from pathlib import Path

import pytest

import handmade
from case_findings import (
    Words,
    describe,
    find_entity_differences,
    find_statement_differences,
    find_time_differences,
)
from marked import Case, MalformedCase, parse_case, read_case, strip_marks
from onrecord.model.document import MentionType, Report, Span, TimexType
from onrecord.model.record import EntityType, Reading, Role
from onrecord.model.statement import Act, QuoteType

SPLIT = parse_case(
    """title: A split quotation
date: 2031-03-17

{q1:“The bridge was safe,”} {s1:Ortiz} {c1:told} {a1:the council} {t1:on Monday},
{q1:“and we said so.”}
===
# The speaker's full name stands elsewhere.
1: quote_type=direct speaker="Maria Ortiz"
t1: DATE 2031-03-17 edtf=2031-03-17
"""
)
STORY = handmade.report(SPLIT.text)
ORTIZ = handmade.entity("Maria Ortiz", aliases=["Ortiz"])
SAID = handmade.stmt(
    STORY,
    ["The bridge was safe,", "and we said so."],
    cue="told",
    source="Ortiz",
    speaker=ORTIZ,
    quote_type=QuoteType.DIRECT,
)
MONDAY = handmade.timex(STORY, "Monday", "2031-03-17", edtf="2031-03-17")


def differ(reading: Reading, case: Case = SPLIT) -> list[str]:
    return list(find_statement_differences(case, reading))


# --- the mark-up ------------------------------------------------------------------------------


def test_marks_are_taken_out_and_their_words_found() -> None:
    expected = "“The bridge was safe,” Ortiz told the council on Monday,\n“and we said so.”"
    assert expected == SPLIT.text
    assert (Span(0, 22), Span(57, 74)) == SPLIT.spans("q", 1)
    assert SPLIT.text[slice(*dataclasses.astuple(SPLIT.marks["s1"][0]))] == "Ortiz"
    assert SPLIT.spans("s", 2) == ()
    assert SPLIT.numbers("q") == (1,)


def test_the_header_and_the_expectations_are_read() -> None:
    assert SPLIT.header == {"title": "A split quotation", "date": "2031-03-17"}
    assert SPLIT.expected["1"].options == {"quote_type": "direct", "speaker": "Maria Ortiz"}
    assert SPLIT.expected["t1"].words == ("DATE", "2031-03-17")


@pytest.mark.parametrize(
    ("marked", "text", "marks"),
    [
        ("{q1:a {s2:b} {q2:c}}", "a b c", {"q1": (0, 5), "s2": (2, 3), "q2": (4, 5)}),
        ("{q1:{q2:{q3:a}}} b", "a b", {"q1": (0, 1), "q2": (0, 1), "q3": (0, 1)}),
        ("a {{b}} {t1:c}", "a {b} c", {"t1": (6, 7)}),
        ("{t12:🌉é}", "🌉é", {"t12": (0, len("🌉é"))}),
        ("no marks", "no marks", {}),
        ("", "", {}),
    ],
)
def test_marks_nest_and_braces_can_be_written(
    marked: str, text: str, marks: dict[str, tuple[int, int]]
) -> None:
    expected = {label: (Span(*place),) for label, place in marks.items()}
    assert (text, expected) == strip_marks(marked)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("title: no blank line", "no blank line"),
        ("tytle: A\n\ntext", "not a header line"),
        ("title: A\ntitle: B\n\ntext", "not a header line"),
        ("no header\n\ntext", "not a header line"),
        ("\n{q1:never closed", "never closed: q1"),
        ("\nclosed} twice", "nothing to close"),
        ("\n{x1:no such role}", "no mark"),
        ("\n{q:no number}", "no mark"),
        ("\n{q1:}", "marks no words"),
        ("\n{s1:Ortiz} said", "belongs to no content"),
        ("\ntext\n===\n1: act=assert", "expected but not marked"),
        ("\n{t1:now}\n===\nt1 DATE", "not an expectation"),
        ("\n{t1:now}\n===\nt1: DATE\nt1: TIME", "not an expectation"),
        ('\n{q1:a}\n===\n1: speaker="Ortiz', "No closing quotation"),
    ],
)
def test_a_malformed_case_is_refused(content: str, complaint: str) -> None:
    with pytest.raises(MalformedCase, match=complaint):
        parse_case(content)


def test_a_case_needs_neither_header_nor_expectations() -> None:
    case = parse_case("\nTwo lines,\n\none text.\n")
    assert (case.header, case.text, case.expected) == ({}, "Two lines,\n\none text.", {})


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "open_brace.txt"
    path.write_text("\n{q1:a", encoding="utf-8")
    with pytest.raises(MalformedCase, match=r"open_brace\.txt: never closed"):
        read_case(path)


# --- findings against marks -------------------------------------------------------------------


def test_what_is_found_as_marked_is_right_whatever_stands_at_its_ends() -> None:
    assert differ(handmade.reading(STORY, SAID, entities=[ORTIZ])) == []


def test_what_is_not_found_and_what_is_found_too_much_is_told() -> None:
    other = handmade.stmt(STORY, "the council", cue="told")
    missing, surplus = differ(handmade.reading(STORY, other))
    assert missing == "1: not found: “The bridge was safe … and we said so”"
    assert surplus.startswith("found, though not marked: cue “told” content “the council”")


def test_a_piece_of_the_content_is_not_the_content() -> None:
    piece = handmade.stmt(STORY, "The bridge was safe", cue="told", source="Ortiz")
    assert len(differ(handmade.reading(STORY, piece))) == 2


def test_every_role_and_option_is_compared() -> None:
    odd = handmade.stmt(
        STORY,
        ["The bridge was safe", "and we said so"],
        source="the council",
        shared_source="Ortiz",
        quote_type=QuoteType.MIXED,
    )
    assert differ(handmade.reading(STORY, odd)) == [
        "1: the cue is “”, expected “told”",
        "1: the source is “the council”, expected “Ortiz”",
        "1: the shared source is “Ortiz”, expected “”",
        "1: quote_type is mixed, expected direct",
        "1: the speaker is none, expected Maria Ortiz",
    ]


NESTED = parse_case(
    """
{s1:Quint} {c1:said} {q1:{s2:Marost} {c2:promised} {q2:to pay}}, {c3:adding} {q3:it was late}.
===
1: within=none act=assert hedged=none
2: within=1
3: source=shared:1
"""
)
NESTED_STORY = handmade.report(NESTED.text)
OUTER = handmade.stmt(
    NESTED_STORY, "Marost promised to pay", cue="said", source="Quint", act=Act.ASSERT
)
INNER = handmade.stmt(NESTED_STORY, "to pay", cue="promised", source="Marost", within=OUTER)
LATE = handmade.stmt(NESTED_STORY, "it was late", cue="adding", shared_source="Quint")


def test_statements_in_statements_and_shared_sources() -> None:
    assert differ(handmade.reading(NESTED_STORY, INNER, LATE, OUTER), NESTED) == []


def test_a_wrong_container_and_a_source_that_is_not_shared_are_told() -> None:
    free = dataclasses.replace(INNER, within=None)
    lone = dataclasses.replace(LATE, shared_source=())
    assert [
        f"2: within is None, expected {OUTER.statement_id}",
        "3: the shared source is “”, expected “Quint”",
    ] == differ(handmade.reading(NESTED_STORY, OUTER, free, lone), NESTED)


def test_a_container_that_was_not_found_is_told() -> None:
    assert "2: within is None, expected 1" in differ(
        handmade.reading(NESTED_STORY, dataclasses.replace(INNER, within=None)), NESTED
    )


def test_of_two_with_the_same_words_the_better_one_is_taken() -> None:
    case = parse_case("\n{s1:He} {c1:said} and said {q1:it held}.")
    story = handmade.report(case.text)
    good = handmade.stmt(story, "it held", cue="said", source="He")
    twin = handmade.stmt(story, "it held")
    assert [d[:5] for d in differ(handmade.reading(story, twin, good), case)] == ["found"]


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        ("colour=red", "colour= is no field that a case can ask for"),
        ("source=1", "source=1 is not known"),
    ],
)
def test_an_option_that_is_not_known_is_told(option: str, complaint: str) -> None:
    case = parse_case(f"\n{{q1:It held}}, he said.\n===\n1: {option}")
    story = handmade.report(case.text)
    told = differ(handmade.reading(story, handmade.stmt(story, "It held")), case)
    assert complaint in told[0]


def test_times_are_compared_by_words_and_fields() -> None:
    case = dataclasses.replace(SPLIT, marks={"t1": handmade.spans(SPLIT.text, "Monday")})
    right = handmade.reading(STORY, timexes=[MONDAY])
    assert list(find_time_differences(case, right, exactly=True)) == []
    wrong = dataclasses.replace(MONDAY, type=TimexType.TIME, value=None)
    assert list(
        find_time_differences(case, handmade.reading(STORY, timexes=[wrong]), exactly=True)
    ) == ["t1: type is TIME, expected DATE", "t1: value is none, expected 2031-03-17"]


def test_a_time_that_is_cut_otherwise_is_another() -> None:
    missing, surplus = find_time_differences(
        SPLIT, handmade.reading(STORY, timexes=[MONDAY]), exactly=True
    )
    assert missing == "t1: not found: “on Monday”"
    assert surplus == "found, though not marked: “Monday” DATE 2031-03-17 edtf=2031-03-17"


def test_where_times_are_not_the_subject_only_those_asked_for_count() -> None:
    case = dataclasses.replace(SPLIT, expected={})
    reading = handmade.reading(STORY, timexes=[MONDAY])
    assert list(find_time_differences(case, reading, exactly=False)) == []


PEOPLE = parse_case(
    """
{e1:President Jane Doe} met {e2:the envoy}. {e1:Doe} left, and {e3:he} stayed.
===
e1: name="Jane Doe" type=person role=President alias=Doe
e3: none
"""
)
MEETING = Report(text=PEOPLE.text)
DOE = handmade.entity(
    "Jane Doe",
    aliases=["Doe"],
    roles=[
        Role(
            title="President",
            organisation=None,
            report_id=MEETING.report_id,
            span=handmade.span(PEOPLE.text, "President"),
        )
    ],
)
ENVOY = handmade.entity("the envoy", type=EntityType.UNNAMED)
JANE = handmade.mention(MEETING, "President Jane Doe", head="Jane Doe", title="President")
SOMEBODY = handmade.mention(MEETING, "the envoy", type=MentionType.NOMINAL, head="envoy")
AGAIN = handmade.mention(MEETING, "Doe", nth=1)
HE = handmade.mention(MEETING, "he", type=MentionType.PRONOUN, nth=1)


def test_mentions_linked_as_marked() -> None:
    reading = handmade.reading(
        MEETING, mentions=[(JANE, DOE), (SOMEBODY, ENVOY), (AGAIN, DOE), (HE, None)]
    )
    assert PEOPLE.text[HE.span.start : HE.span.end] == "he"
    assert list(find_entity_differences(PEOPLE, reading)) == []


def test_every_wrong_link_is_told() -> None:
    doe = dataclasses.replace(DOE, type=None, roles=(), aliases=())
    reading = handmade.reading(
        MEETING, mentions=[(JANE, doe), (SOMEBODY, doe), (AGAIN, ENVOY), (HE, doe)]
    )
    assert list(find_entity_differences(PEOPLE, reading)) == [
        "e1: “Doe” is the envoy, another one",
        "e3: “he” is linked, expected to none",
        "e1: type is none, expected person",
        "e1: the roles are [], expected President",
        "e1: the aliases are [], expected Doe",
        "e2 and e1 are one entity, expected two",
    ]


def test_a_mention_that_is_missing_or_linked_to_nothing_is_told() -> None:
    case = dataclasses.replace(PEOPLE, expected={})
    reading = handmade.reading(MEETING, mentions=[(JANE, DOE), (AGAIN, None), (HE, ENVOY)])
    assert list(find_entity_differences(case, reading)) == [
        "e1: “Doe” is linked to nothing",
        "e2: “the envoy” is no mention",
    ]


def test_findings_are_told_in_words() -> None:
    ortiz = handmade.mention(STORY, "Ortiz")
    reading = handmade.reading(STORY, SAID, mentions=[(ortiz, ORTIZ)], timexes=[MONDAY])
    assert list(describe(SPLIT, reading)) == [
        "statement  source “Ortiz” cue “told” content “The bridge was safe … and we said so” "
        "quote_type=direct mode=speech speaker=Maria Ortiz 0.90",
        "time       “Monday” DATE 2031-03-17 edtf=2031-03-17",
        "mention    “Ortiz” name → Maria Ortiz, Ortiz",
        "entity     Maria Ortiz person, roles: none",
    ]


def test_a_span_of_marks_alone_covers_no_word() -> None:
    assert frozenset() == Words("a — b").cover([Span(1, 4)])
    assert frozenset({0, 1}) == Words("a — b").cover([Span(0, 5)])
