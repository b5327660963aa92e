import pytest

from handmade import doc
from onrecord.model.document import Quotation, Report, Token
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks


def pair(text: str) -> tuple[Quotation, ...]:
    by_hand = doc(text)
    return pair_quotation_marks(text, by_hand.sentences, by_hand.tokens)


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in pair(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“No,” said Quint.",
        '"No," said Quint.',
        "«No,» said Quint.",
        "»No,« said Quint.",
        "„No,“ said Quint.",
        "„No,” said Quint.",
        "‘No,’ said Quint.",
        "'No,' said Quint.",
        "‚No,‘ said Quint.",
        "‘No,' said Quint.",
        "'No,’ said Quint.",
        "`No,’ said Quint.",
        "`No,' said Quint.",
        '“No," said Quint.',
        "He said “No,” twice.",
        "(“No,”) he said.",
        "—“No,” he said.",
    ],
)
def test_marks_that_belong_together(text: str) -> None:
    assert ["No,"] == inner(text)


def test_doubled_apostrophes() -> None:
    text = "He said ''No, thanks'' and ``never''."
    sentences, tokens = parse(Report(text=text))
    found = pair_quotation_marks(text, sentences, tokens)
    assert ["No, thanks", "never"] == [text[q.inner.start : q.inner.end] for q in found]


def test_span_holds_the_marks() -> None:
    (quotation,) = pair("He said “No.”")
    assert (8, 13) == (quotation.span.start, quotation.span.end)
    assert (9, 12) == (quotation.inner.start, quotation.inner.end)
    assert quotation.closed


def test_a_curly_inner_mark_may_be_closed_by_a_straight_one() -> None:
    text = "“He told me: ‘The envoys' plan isn't ready,'” Quint said. “They ‘wait.'”"
    plan = "The envoys' plan isn't ready,"
    assert [f"He told me: ‘{plan}'", plan, "They ‘wait.'", "wait."] == inner(text)


def test_nested_quotations() -> None:
    found = pair("“The draft says ‘at once’ twice,” said Quint. “Read it.”")
    assert [0, 1, 0] == [q.depth for q in found]
    assert [0, 1, 2] == [q.group for q in found]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ plan and Quint’s map.",
        "In the ’90s they didn't talk.",
        "The farmers' plan was Quint's.",
        "A lone ” mark.",
        "Twelve o'clock.",
        "“” is empty.",
        "It ends with “",
        "5' 10\" tall",
    ],
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert [] == inner(text)


def test_an_apostrophe_inside_single_marks() -> None:
    assert ["Quint’s map isn’t here,"] == inner("‘Quint’s map isn’t here,’ she said.")


def test_a_lone_single_mark_inside_is_forgotten() -> None:
    assert ["the ‘best plan"] == inner("He called it “the ‘best plan” today.")


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = "She said: “It opens in spring.\n\nSnow fell."
    (quotation,) = pair(text)
    assert "It opens in spring." == text[quotation.inner.start : quotation.inner.end]
    assert not quotation.closed


def test_a_single_mark_that_is_not_closed_is_no_quotation() -> None:
    assert [] == inner("She said: ‘It opens in spring.\n\nSnow fell.")


def test_a_speech_over_paragraphs_is_one_group() -> None:
    found = pair("“One.\n\n“Two ‘three’.\n\n“Four.”\n\n“Five.”")
    assert [False, False, True, True, True] == [q.closed for q in found]
    assert [0, 0, 1, 0, 2] == [q.group for q in found]


def test_a_paragraph_without_a_mark_ends_the_speech() -> None:
    assert [0, 1] == [q.group for q in pair("“One.\n\nSnow fell.\n\n“Two.”")]


def test_another_kind_of_mark_begins_another_speech() -> None:
    assert [0, 1] == [q.group for q in pair("“One.\n\n«Two.»")]


def test_an_open_quotation_with_others_inside_keeps_its_group() -> None:
    found = pair("“One ‘two’ three.\n\n“Four.”")
    assert [(0, 0), (1, 1), (0, 0)] == [(q.depth, q.group) for q in found]


def test_many_marks_that_are_never_closed_take_little_time() -> None:
    (quotation,) = pair("(“a " * 20_000)
    assert 0 == quotation.depth


def test_text_of_nothing() -> None:
    assert () == pair_quotation_marks("", (), (Token(0, 1, "x"),)[:0])
