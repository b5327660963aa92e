import pytest

from onrecord.model.document import Span
from onrecord.statements.point_lists import split_clauses, split_topics
from onrecord.statements.readout_words import load_readout_words


def topics(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_topics(text, Span(0, len(text)))]


def clauses(text: str) -> list[str]:
    finite = load_readout_words().finite
    return [text[s.start : s.end] for s in split_clauses(text, Span(0, len(text)), finite)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the truce at the river, elections in Kessia, and joint efforts on fishing",
            ["the truce at the river", "elections in Kessia", "joint efforts on fishing"],
        ),
        (
            "the situation in the strait and the prospects for a truce",
            ["the situation in the strait", "the prospects for a truce"],
        ),
        (
            "peace in the strait as well as trade in grain",
            ["peace in the strait", "trade in grain"],
        ),
    ],
)
def test_topics_that_stand_alone_are_parted(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the sovereignty and territorial integrity of Varenia",
        "cooperation in fishing, trade and defence",
        "ways to give military, financial and political support to Varenia",
        "the dialogue between the north and the south",
        "trade in grain, including the price of it",
        "ways to free the fishermen, or to exchange them",
        "that the truce holds, the fishermen are free, and the strait is open",
        "efforts to part the forces as well as to open the strait",
    ],
)
def test_what_may_be_one_stays_whole(text: str) -> None:
    assert topics(text) == [text]


def test_long_points_are_cut_at_a_mark() -> None:
    text = "the long " * 30 + "truce, " + "which is very " * 10 + "old"
    assert [len(words.split()) for words in topics(text)] == [61, 31]
    assert topics("word " * 60) == ["word " * 60]


def test_clauses_with_verbs_of_their_own_are_parted() -> None:
    text = "The teams will follow up, and the Union will consult its allies."
    assert clauses(text) == ["The teams will follow up", "the Union will consult its allies."]
    whole = "The teams of Varenia, and those of Kessia, will follow up."
    assert clauses(whole) == [whole]


def test_nothing_stands_between_two_joins() -> None:
    assert topics("; the truce at the river") == ["the truce at the river"]
