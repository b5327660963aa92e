"""Figures: what they are, and what is none."""

import pytest

from handmade import report, sheet, stmt, timex
from onrecord.compare.quantities import find_quantities
from onrecord.model.document import TimexType

Told = tuple[str, float, str | None, str | None]


def find(text: str) -> list[Told]:
    story = sheet(report(text))
    return [(story.exact((q.span,)), q.value, q.unit, q.of) for q in find_quantities(story)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It costs $90 billion.", ("$90 billion", 9e10, "USD", None)),
        ("It costs €5bn a year.", ("€5bn", 5e9, "EUR", None)),
        ("It costs US$1.5m.", ("US$1.5m", 1.5e6, "USD", None)),
        ("It costs EUR 12,500 now.", ("EUR 12,500", 12_500, "EUR", None)),
        ("It costs 40 UAH now.", ("40 UAH", 40, "UAH", None)),
        ("It costs 90 million dollars.", ("90 million dollars", 9e7, "USD", None)),
        ("It costs 90 million US dollars.", ("90 million US dollars", 9e7, "USD", None)),
        ("It costs 3 million pounds.", ("3 million pounds", 3e6, "GBP", None)),
        ("It weighs 30 pounds.", ("30 pounds", 30, "[lb_av]", None)),
        ("A 90-million-dollar bridge.", ("90-million-dollar", 9e7, "USD", None)),
        ("It fell by 7.5 per cent.", ("7.5 per cent", 7.5, "%", None)),
        ("It fell by 7%.", ("7%", 7, "%", None)),
        ("Some ten percent agree.", ("Some ten percent", 10, "%", None)),
        ("The pass is 30 km long.", ("30 km", 30, "km", None)),
        ("A 300-mile border.", ("300-mile", 300, "[mi_i]", None)),
        ("They sent 400,000 tonnes.", ("400,000 tonnes", 4e5, "t", None)),
        ("It covers 12 square kilometres.", ("12 square kilometres", 12, "km2", None)),
        ("Seven Varenian leaders came.", ("Seven Varenian leaders", 7, None, "Varenian leaders")),
        ("The eleven border guards.", ("eleven border guards", 11, None, "border guards")),
        ("It took 200 lives, he said.", ("200 lives", 200, None, "lives")),
        ("They lost 12 killed.", ("12 killed", 12, None, "killed")),
        ("He met a dozen UN envoys.", ("a dozen UN envoys", 12, None, "UN envoys")),
        ("It has 50 “free” towns.", ("50 “free” towns", 50, None, "“free” towns")),
        ("Two SUVs came.", ("Two SUVs", 2, None, "SUVs")),
        ("The 2,000 guns.", ("2,000 guns", 2000, None, "guns")),
    ],
)
def test_a_figure(text: str, figure: Told) -> None:
    assert [figure] == find(text)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 guarantees hold.",
        "The Group of Seven leaders met.",
        "One of the ministers spoke.",
        "One minister spoke.",
        "They met three times.",
        "The 2031 talks failed.",
        "It was the 3rd round.",
        "The score was 3:2.",
        "She was 45 and tired.",
        "Seven of the ministers came.",
        "It grew by 2.5 ships.",
        "Two thirds agreed.",
        "He has 30 rupees.",
        "He paid 3 won.",
        "They owe a quarter of a trillion dollars.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [] == find(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It costs approximately $90 billion.", "approximately $90 billion"),
        ("It has more than\n30 towns.", "more than\n30 towns"),
        ("It has ~30 towns.", "~30 towns"),
        ("It fell by 7% or so.", "7% or so"),
    ],
)
def test_a_figure_that_is_not_exact(text: str, words: str) -> None:
    story = sheet(report(text))
    (figure,) = find_quantities(story)
    assert (words, True) == (story.exact((figure.span,)), figure.approximate)


def test_both_ends_of_a_range_are_figures() -> None:
    story = sheet(report("They want 10 to 15 ships, and $2 to $3 million, not 52-48 votes."))
    found = [(story.exact((q.span,)), q.value, q.approximate) for q in find_quantities(story)]
    assert [
        ("10", 10, True),
        ("15 ships", 15, False),
        ("$2", 2, False),
        ("$3 million", 3e6, False),
        ("48 votes", 48, False),
    ] == found


def test_the_first_end_of_a_range_is_multiplied_too() -> None:
    assert [("5", 5e6, "USD", None), ("6 million dollars", 6e6, "USD", None)] == find(
        "It costs 5 to 6 million dollars."
    )


def test_times_are_no_figures() -> None:
    story = report("For two terms, within 24 hours, she had 20 %.")
    length = timex(story, "24 hours", "PT24H", type=TimexType.DURATION)
    terms = timex(story, "two terms", "P2X", type=TimexType.DURATION)
    found = find_quantities(sheet(story, timexes=[terms, length]))
    assert [20] == [figure.value for figure in found]


def test_a_figure_belongs_to_the_innermost_statement() -> None:
    story = report("Quint said that Marost had promised 30 ships.")
    outer = stmt(story, "that Marost had promised 30 ships", cue="said", source="Quint")
    inner = stmt(story, "30 ships", cue="promised", source="Marost", within=outer)
    (figure,) = find_quantities(sheet(story, outer, inner))
    assert inner.statement_id == figure.statement
