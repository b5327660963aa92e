"""How likely one statement is opposed to another."""

import pytest

from onrecord.compare.opposition import (
    Heard,
    is_worth_asking,
    list_features,
    make_neutral,
    split_line,
    weigh_opposition,
)
from onrecord.model.comparison import Bearing

SAID = "Quint said: that Solmark had agreed to armed observers in the pass"
DENIED = "The ministry flatly denied: that Solmark had agreed to armed observers"
NOTHING = Bearing(0.97, 0.01, 0.01, 0.003, 0.004, 0.003)
OPPOSED = Bearing(0.05, 0.02, 0.03, 0.6, 0.28, 0.02)
SAME = Bearing(0.05, 0.7, 0.2, 0.02, 0.02, 0.01)


def weigh(left: str, right: str, heard: Heard) -> float:
    return weigh_opposition(list_features(left, right, heard))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (DENIED, "The ministry flatly said: that Solmark had agreed to armed observers"),
        ("Condemned: the offer", "said: the offer"),
        (SAID, SAID),
        ("no cue at all", "no cue at all"),
    ],
)
def test_a_cue_that_is_against_something_becomes_neutral(line: str, expected: str) -> None:
    assert expected == make_neutral(line)


def test_a_line_without_a_cue_is_all_words() -> None:
    assert ("", "no cue at all") == split_line("no cue at all")


def test_only_what_may_be_opposed_is_asked_about_again() -> None:
    assert is_worth_asking(DENIED, SAID, NOTHING._replace(denies=0.03))
    assert is_worth_asking(SAID, SAID, OPPOSED)
    assert not is_worth_asking(SAID, SAID, NOTHING)


def test_who_denies_what_another_says_is_likelier_opposed() -> None:
    heard = Heard(plain=OPPOSED, turned=OPPOSED, neutral=SAME)
    unlike = Heard(plain=NOTHING, turned=NOTHING, neutral=NOTHING)
    sure, unsure = weigh(DENIED, SAID, heard), weigh("Marost said: it snowed", SAID, unlike)
    assert sure > 2 * unsure
    assert 0 < unsure < sure < 1


def test_every_feature_is_a_number() -> None:
    heard = Heard(plain=Bearing(1, 0, 0, 0, 0, 0), turned=NOTHING, neutral=SAME)
    features = list_features(SAID, "", heard)
    assert all(isinstance(each, float) for each in features)
    assert len(features) == len(list_features(DENIED, SAID, heard))
