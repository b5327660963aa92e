import pytest

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.neighbours import NEIGHBOUR_VALUES, Neighbours
from onrecord.circumstances.occasions import OCCASION_VALUES, VALUES, Occasions
from onrecord.circumstances.scoring import (
    choose_clues,
    judge,
    judge_again,
    list_local,
    load_weights,
    value_again,
    value_pairs,
)
from onrecord.circumstances.trees import Trees
from told_pages import Said, read_page

TEXT = (
    "“It waits,” Ilena Marost said in an interview. “It holds,” Marost added. "
    "Interviews draw crowds."
)
PAGE = read_page(
    TEXT,
    Said("“It waits,”", "said", "Ilena Marost"),
    Said("“It holds,”", "added", "Marost"),
)


def make_carrier() -> Carrier:
    lexicon = load_lexicon()
    return Carrier(PAGE, lexicon, find_clues(PAGE, lexicon))


def list_places(tree: object) -> set[int]:
    if not isinstance(tree, list):
        return set()
    return {tree[0], *list_places(tree[2]), *list_places(tree[3])}


def test_weights_give_a_probability() -> None:
    assert 0.5 == judge({}, {"a": 1.0})
    assert 0.88 == pytest.approx(judge({"always": -1.0, "a": 3.0}, {"a": 1.0}), abs=0.01)
    assert judge({"a": 1000.0}, {"a": 1.0}) < 1.0


def test_weights_ask_for_values_that_there_are() -> None:
    weights = load_weights()
    assert {str(field) for field in Field} == set(weights.local)
    assert 0.3 < weights.least < 0.9
    plain = len(VALUES)
    more = len(OCCASION_VALUES)
    around = len(NEIGHBOUR_VALUES)
    for trees, count in (
        (weights.channel, plain),
        (weights.rest, plain + more),
        (weights.channel_again, plain + around),
        (weights.rest_again, plain + more + around),
    ):
        assert max(place for tree in trees.trees for place in list_places(tree)) < count


def test_the_own_sentence_tells_and_the_next_goes_on() -> None:
    carrier = make_carrier()
    chosen = choose_clues(carrier, [0, 1])
    assert "interview" == carrier.clues[chosen[0, Field.CHANNEL].clue].value
    assert "interview" == carrier.clues[chosen[1, Field.CHANNEL].clue].value
    assert {} == choose_clues(carrier, [])


def test_local_clues_are_described_for_every_statement() -> None:
    assert {0} == {number for number, _, _ in list_local(make_carrier())}


def test_what_is_hopeless_is_not_judged_once_more() -> None:
    carrier = make_carrier()
    occasions = Occasions(carrier, {(0, 0): 0.9})
    valued = value_pairs(occasions, [0, 1], is_channel=True)
    assert [(1, 0)] == [pair for pair, _ in valued]
    first = {(1, 0): 0.01}
    neighbours = Neighbours(carrier, (first,), [0, 1])
    assert [] == value_again(neighbours, first, valued)
    assert {(1, 0): 0.0} == judge_again(Trees(0.0, []), first, [])
    first = {(1, 0): 0.7}
    again = value_again(Neighbours(carrier, (first,), [0, 1]), first, valued)
    assert {(1, 0): 0.6} == judge_again(Trees(0.0, []), first, again)
