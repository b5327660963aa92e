"""What a headline or a first sentence quotes is held against the text."""

import pytest

from handmade import report, sheet
from onrecord.compare.lead_checks import check_leads
from onrecord.model.comparison import Sheet
from onrecord.model.document import ReportKind

SAID = "“Nobody in Ostrel signs a treaty for me, and nobody speaks for me,”"


def check(lead: str, *further: str, headline: str | None = None) -> list[tuple[str, str]]:
    text = " ".join([lead, *(f"{said} he said." for said in further or (SAID,))])
    quotations = [f"“{part.partition('”')[0]}”" for part in text.split("“")[1:]]
    whole = sheet(report(text, headline=headline), quotations=quotations)
    return [(whole.exact((c.span,)), c.detail) for c in check_leads(whole)]


@pytest.mark.parametrize(
    ("words", "here", "there"),
    [
        ("Nobody in Ostrel signs a treaty for us", None, None),  # a change at the end is a cut
        ("Nobody in Hadvik signs a treaty for me", "hadvik", "ostrel"),
        ("Nobody signs a treaty for me", "…", "in ostrel"),
        ("Nobody in Ostrel ever signs a treaty for me", "ever", "…"),
    ],
)
def test_a_first_sentence(words: str, here: str | None, there: str | None) -> None:
    detail = f"The first sentence quotes “{here}” where the text further down has “{there}”."
    expected = [] if here is None else [(f"“{words}”", detail)]
    assert expected == check(f"Kessen said “{words}”.")


def test_a_headline() -> None:
    found = check("Kessen spoke.", headline="Kessen: ‘Nobody in Hadvik signs a treaty for me’")
    assert [
        (
            "Nobody in Ostrel signs a treaty for me",
            "The headline quotes “hadvik” where the text further down has “ostrel”.",
        )
    ] == found


@pytest.mark.parametrize(
    "words",
    [
        "Nobody in Ostrel signs a treaty for me",
        "Nobody … signs a treaty for me",
        "Nobody in Ostrel signs a [border] treaty for me",
        "Nobody in [the capital] signs a treaty for me",
        "signs a treaty",
        "The grain of the valley goes by road",
        "Nobody in Hadvik signs a treaty with them for me",  # two changes: another utterance
    ],
)
def test_what_is_not_altered(words: str) -> None:
    assert [] == check(f"Kessen said “{words}”.")


def test_of_two_that_are_alike_neither_is_meant() -> None:
    other = SAID.replace("Ostrel", "Brannock")
    assert [] == check("Kessen said “Nobody in Hadvik signs a treaty for me”.", SAID, other)


def test_transcripts_and_empty_texts_have_no_lead() -> None:
    story = sheet(report("Kessen spoke.", kind=ReportKind.TRANSCRIPT))
    assert [] == list(check_leads(story))
    assert [] == list(check_leads(Sheet(report=story.report, text="")))
