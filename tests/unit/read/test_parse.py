import pytest

from onrecord.model.document import Report, Span, Turn
from onrecord.read.parse import parse, split_paragraphs


def words(text: str) -> list[str]:
    return [token.text for token in parse(Report(text=text))[1]]


def sentences(text: str, *, body_start: int = 0) -> list[str]:
    report = Report(text=text, body_start=body_start)
    return [text[s.span.start : s.span.end] for s in parse(report)[0]]


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Marost", "’s", "call"], "Marost’s call"),
        (["didn’t", "won't"], "didn’t won't"),
        (["we", "’ve", "they", "'ll"], "we’ve they'll"),
        (["O’Brien", "long-standing"], "O’Brien long-standing"),
        (["U.S.", "a.m."], "U.S. a.m."),
        (["Mr.", "Quint"], "Mr. Quint"),
        (["3.5", "10:30", "18th", "1,000"], "3.5 10:30 18th 1,000"),
        (["''", "No", "''", "``", "..."], "''No'' `` ..."),
        (["a", "--", "b", "—", "c"], "a -- b — c"),
        (["“", "No", ",", "”"], "“No,”"),
        (["😀", "שלום"], "😀 שלום"),
        (["2025a"], "2025a"),
        (
            ["Jose\u0301", "’s", "O’Bre\u0301i", "re\u0301-e\u0301crit"],
            "Jose\u0301’s O’Bre\u0301i re\u0301-e\u0301crit",
        ),
    ],
)
def test_tokens(expected: list[str], text: str) -> None:
    assert expected == words(text)


def test_tokens_know_their_places() -> None:
    _, tokens = parse(Report(text="  He  left."))
    assert [(2, 4), (6, 10), (10, 11)] == [(t.start, t.end) for t in tokens]


def test_a_word_is_kept_once_however_often_it_stands() -> None:
    _, tokens = parse(Report(text="Kessen left. Kessen stayed."))
    assert tokens[0].text is tokens[3].text


def test_sentences_end_at_full_stops_but_not_behind_titles() -> None:
    text = "Mr. Quint agreed, and Ms. Velde did too. They met."
    assert ["Mr. Quint agreed, and Ms. Velde did too.", "They met."] == sentences(text)


def test_a_title_at_the_end_ends_the_text() -> None:
    assert ["They wrote Ms."] == sentences("They wrote Ms.")


def test_may_is_no_abbreviation() -> None:
    text = "They will meet in May. Quint will not come."
    assert ["They will meet in May.", "Quint will not come."] == sentences(text)


def test_paragraphs_are_counted_from_zero() -> None:
    found, _ = parse(Report(text="One. Two.\n\nThree."))
    assert [0, 0, 1] == [s.paragraph for s in found]


def test_nothing_is_found_in_white_space() -> None:
    assert ((), ()) == parse(Report(text=" \n\t\r\n "))


def test_reading_begins_behind_the_header() -> None:
    text = "Title: Talks\n\nThey met."
    assert ["They met."] == sentences(text, body_start=text.index("They"))


def test_an_unknown_language_is_split_like_english() -> None:
    found, _ = parse(Report(text="One. Two.", language="zz-Nowhere"))
    assert 2 == len(found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_ends_a_paragraph(end: str) -> None:
    assert ["One.", "Two.", "Three."] == paragraphs(f"One.{end}Two.{end}{end}Three.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_broken_at_a_width_are_one_paragraph(end: str) -> None:
    line = "The delegations of the two states have come to the"
    text = f"{line}{end}{line}{end}{line}{end} {end}They met."
    assert [f"{line}{end}{line}{end}{line}", "They met."] == paragraphs(text)


def test_a_sentence_without_end_is_cut_behind_a_mark() -> None:
    text = " ".join(["grain, salt and wool"] * 150)
    found, tokens = parse(Report(text=text))
    assert len(found) > 1
    assert max(s.last - s.first for s in found) <= 400
    assert [","] * (len(found) - 1) == [tokens[s.last - 1].text for s in found[:-1]]
    assert list(range(len(tokens))) == [i for s in found for i in range(s.first, s.last)]


def test_a_sentence_without_end_or_marks_is_cut_anywhere() -> None:
    found, _ = parse(Report(text="wool " * 900))
    assert [400, 400, 100] == [s.last - s.first for s in found]


@pytest.mark.parametrize("unit", ["They met again. ", "wool ", "w"])
def test_a_paragraph_of_any_length_is_split_without_loss(unit: str) -> None:
    text = (unit * 60_000)[:50_000]
    found, tokens = parse(Report(text=text))
    assert "".join(text.split()) == "".join(t.text for t in tokens)
    assert {0} == {s.paragraph for s in found}


def test_much_white_space_takes_no_time() -> None:
    # A pattern that tries each pair of places would need hours here.
    assert ["a", "b"] == words("a" + " " * 300_000 + "\n" + "\r" * 300_000 + "b")


def test_a_label_is_a_paragraph_and_a_turn_ends_one() -> None:
    text = "Q: Do you? A: I do. Q: Now? It rained.\nIt is late."

    def turn(label: str, words: str, nth: int = 0) -> Turn:
        start = text.index(label) if nth == 0 else text.rindex(label)
        said = Span(text.index(words), text.index(words) + len(words))
        span = Span(start, start + len(label))
        return Turn(
            label=span,
            source=span,
            head=span,
            extent=Span(start, said.end),
            words=(said,),
            speaker=nth,
        )

    turns = (turn("Q:", "Do you?"), turn("A:", "I do."), turn("Q:", "Now?", 1))
    sentences, _ = parse(Report(text=text), turns)
    paragraphs = [(s.paragraph, text[s.span.start : s.span.end]) for s in sentences]
    assert [
        (0, "Q:"),
        (1, "Do you?"),
        (2, "A:"),
        (3, "I do."),
        (4, "Q:"),
        (5, "Now?"),
        (6, "It rained."),
        (7, "It is late."),
    ] == paragraphs
