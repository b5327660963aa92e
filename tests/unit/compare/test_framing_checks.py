"""A report's label for words is held against the words."""

import pytest

from handmade import entity, report, sheet, stmt
from onrecord.compare.framing_checks import check_framings

QUINT, MAROST = entity("Adrel Quint"), entity("Ilena Marost")


def check(label: str, printed: str, verb: str = "called") -> list[tuple[str, str]]:
    """Check a label of Quint's against words of somebody's that are printed."""
    story = report(f"Quint {verb} the plan {label}. {printed} he said.")
    quotations = [each for each in (label, printed) if each.startswith("“")]
    whole = sheet(story, quotations=quotations)
    return [(str(c.verdict), c.detail) for c in check_framings(whole)]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("“I will sign it. As mad as it sounds.”", "As mad as it sounds"),
        ("“It is not quite mad, and I will sign,”", "not quite mad"),
        ("“However mad, I will sign it,”", "However mad"),
    ],
)
def test_a_label_that_the_words_do_not_bear_out(printed: str, words: str) -> None:
    detail = (
        f"The report says that something was called “mad”; the words that it prints are “{words}”."
    )
    assert [("differs", detail)] == check("“mad,”", printed)


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("“mad”", "“It is a mad plan, and I will not sign,”"),
        ("“mad”", "“It is not mad. It is a mad, mad plan,”"),
        ("“mad”", "“I will not sign it today,”"),
        ("“mad”", "“Not mad,”"),  # too short to be more than a label
        ("“a mad plan of his own making”", "“It is not a mad plan of his own making,”"),
        ("“…”", "“I will not sign it today,”"),
    ],
)
def test_what_is_borne_out_or_left_open(label: str, printed: str) -> None:
    assert [] == check(label, printed)


def test_without_a_verb_of_calling_it_is_no_label() -> None:
    assert [] == check("“mad”", "“It is not mad at all,”", verb="printed")


def test_another_quotation_takes_the_verb() -> None:
    story = report("Quint called it “late” and a “mad” thing. “It is not mad at all,” he said.")
    whole = sheet(story, quotations=["“late”", "“mad”", "“It is not mad at all,”"])
    assert [] == list(check_framings(whole))


@pytest.mark.parametrize(("speaker", "number"), [(QUINT, 1), (MAROST, 0), (None, 1)])
def test_the_words_of_another_speaker_say_nothing(speaker: object, number: int) -> None:
    story = report("Quint called it “mad”. “It is not mad at all,” came the answer.")
    said = stmt(story, "it “mad”", cue="called", source="Quint", speaker=QUINT)
    answer = stmt(
        story,
        "“It is not mad at all,”",
        cue="came",
        speaker=speaker if speaker in (QUINT, MAROST) else None,
    )
    whole = sheet(
        story,
        said,
        answer,
        entities=[QUINT, MAROST],
        quotations=["“mad”", "“It is not mad at all,”"],
    )
    assert number == len(list(check_framings(whole)))
