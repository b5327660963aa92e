import pytest

from handmade import doc
from onrecord.model.document import Document
from onrecord.statements.contents import ContentCutter, locate_quotations
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.phrases import Stretch


def cutter(by_hand: Document) -> ContentCutter:
    return ContentCutter(Line(by_hand.tokens, load_grammar()), locate_quotations(by_hand))


def test_quoted_tokens() -> None:
    by_hand = doc("He said “no” and “yes”.", quotations=["“no”", "“yes”"])
    quoted = locate_quotations(by_hand)
    assert (-1, -1, 0, 0, 0, -1, 1, 1, 1, -1) == quoted.number_of
    assert (Stretch(2, 5), Stretch(6, 9)) == quoted.stretches


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("it held", "it held, adding that it leaked"),
        ("it held", "it held, but added that it leaked"),
        ("it held", "it held and later added that it leaked"),
        ("it held", "it held, while Quint said it fell"),
        ("it held", "it held, whereas the envoy believed it fell"),
        ("it held, and it leaked", "it held, and it leaked"),
        ("it held, while it rained", "it held, while it rained"),
        ("it held, but Quint left", "it held, but Quint left"),
        ("it held, not a drop", "it held, not a drop"),
        ("it held and", "it held and"),
    ],
)
def test_cut(expected: str, text: str) -> None:
    by_hand = doc(text)
    first, last = cutter(by_hand).cut(Stretch(0, len(by_hand.tokens)))
    assert expected == text[by_hand.tokens[first].start : by_hand.tokens[last - 1].end]


def test_a_relative_clause_ends_at_its_comma() -> None:
    by_hand = doc("the deal, left early")
    words = Stretch(0, len(by_hand.tokens))
    assert Stretch(0, 2) == cutter(by_hand).cut(words, relative=True)
    assert words == cutter(by_hand).cut(words)


def test_a_quotation_is_not_cut() -> None:
    by_hand = doc("“it held, adding water”", quotations=["“it held, adding water”"])
    words = Stretch(0, len(by_hand.tokens))
    assert words == cutter(by_hand).cut(words)


@pytest.mark.parametrize(
    ("expected", "text", "at"),
    [
        (("left_amid", Stretch(7, 10)), "“Yes,” he said, “no”", 6),
        (("left_amid", Stretch(6, 9)), "“Yes,” he said “no”", 6),
        (("amid", Stretch(5, 7)), "Yes , he said, it held", 4),
        (None, "Yes , he said, adding it", 4),
        (None, "Yes , he said", 4),
        (None, "Yes , he said (twice) here", 4),
        (None, "Yes , he said on Monday, it held", 4),
    ],
)
def test_what_goes_on_behind_the_cue(
    expected: tuple[str, Stretch] | None, text: str, at: int
) -> None:
    quotations = [f"“{part.split('”')[0]}”" for part in text.split("“")[1:]]
    by_hand = doc(text, quotations=quotations)
    assert expected == cutter(by_hand).find_following(Stretch(0, 1), at, len(by_hand.tokens))


def test_marks_at_the_ends_are_trimmed() -> None:
    by_hand = doc(", it held ;")
    assert [Stretch(1, 3)] == cutter(by_hand).trim([Stretch(0, 4), Stretch(0, 1)])


def test_whether_a_quotation_ends_before_a_source() -> None:
    by_hand = doc("“Yes,” he said", quotations=["“Yes,”"])
    assert [True, True, False] == [cutter(by_hand).ends_quoted(i) for i in (3, 4, 5)]
