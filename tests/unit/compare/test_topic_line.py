"""What a word may be, by its form and its neighbours."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity
from onrecord.compare.topic_line import TopicLine


def make_line(text: str) -> TopicLine:
    return TopicLine(cut_sheet(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reopening the post soon", True),
        ("working with Solmark now", True),
        ("continuing to work there", True),
        ("contributing to guarantees now", True),
        ("growing concern about it", False),
        ("meeting in Ostrel again", False),
        ("Reopening the post soon", False),
        ("bring the post", False),
    ],
)
def test_an_ing_form_with_an_object_is_a_verb(text: str, *, expected: bool) -> None:
    line = make_line(text)
    assert expected == line.opens_ing(0, len(line.text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("foreign observers in the pass", True),
        ("observers in the pass", True),
        ("conflict resolution in the pass", True),
        ("the pass", True),
        ("reopen the pass", False),
        ("strengthen bilateral ties", False),
        ("withdraw soon", False),
    ],
)
def test_behind_to_a_noun_is_told_from_a_verb(text: str, *, expected: bool) -> None:
    assert expected == make_line(text).opens_noun(0)


def test_people_times_and_adverbs_are_marked() -> None:
    page = cut_sheet(
        "Kessen fully met the assembly in March.", named=[entity("Kessen")], times=["March"]
    )
    line = TopicLine(page)
    assert {0} == line.persons
    assert {line.low.index("march")} == line.times
    assert line.is_adverb(1)
    assert not line.is_adverb(line.low.index("assembly"))
    assert 2 == line.skip_marks(1, len(line.text))


def test_words_of_a_name_stand_on_one_line() -> None:
    line = make_line("the “customs\npost” at Brannock")
    assert "customs post" == line.say(line.span(1, 5))
