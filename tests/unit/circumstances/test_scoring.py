import pytest

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.scoring import (
    Context,
    choose_clues,
    judge,
    list_carried,
    list_local,
    load_weights,
)
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


def test_weights_give_a_probability() -> None:
    assert 0.5 == judge({}, {"a": 1.0})
    assert 0.88 == pytest.approx(judge({"always": -1.0, "a": 3.0}, {"a": 1.0}), abs=0.01)
    assert judge({"a": 1000.0}, {"a": 1.0}) < 1.0


def test_every_field_has_weights_and_thresholds() -> None:
    weights = load_weights()
    fields = {str(field) for field in Field}
    assert fields == set(weights.local)
    assert fields == set(weights.least["local"]) == set(weights.least["carried"])


def test_the_own_sentence_tells_and_the_next_goes_on() -> None:
    carrier = make_carrier()
    chosen = choose_clues(carrier, [0, 1])
    assert "interview" == carrier.clues[chosen[0, Field.CHANNEL].clue].value
    assert "interview" == carrier.clues[chosen[1, Field.CHANNEL].clue].value
    assert {} == choose_clues(carrier, [])


def test_what_is_merely_mentioned_is_nobodys() -> None:
    carrier = make_carrier()
    context = Context(carrier, {(0, 0): 0.9})
    assert {0: (0, 0.9)} == context.owners
    assert {0: "interview"} == context.channels
    carried = [(n, i) for n, i, _ in list_carried(context, [0, 1], is_channel=True)]
    assert [(1, 0)] == carried
    context.note_channels({(1, 0): 0.7})
    assert {0: {0: 0.9}, 1: {0: 0.7}} == context.occasions


def test_local_clues_are_described_for_every_statement() -> None:
    assert {0} == {number for number, _, _ in list_local(make_carrier())}
