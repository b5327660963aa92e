import dataclasses

import pytest

from onrecord.model.attribution import FoundCue, Stretch


def test_a_stretch_is_a_pair_and_orders_as_one() -> None:
    assert (2, 5) == Stretch(2, 5)
    assert sorted([Stretch(2, 5), Stretch(1, 9)]) == [Stretch(1, 9), Stretch(2, 5)]


def test_a_cue_may_have_nothing_but_its_anchor() -> None:
    cue = FoundCue(anchor=3, outermost=0.5, inner=0.0)
    assert ((), (), (), 0.0) == (cue.source, cue.cue, cue.content, cue.source_score)


def test_what_was_found_is_not_changed() -> None:
    cue = FoundCue(anchor=3, outermost=0.5, inner=0.0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        cue.anchor = 4  # type: ignore[misc]


def test_cues_of_the_same_words_and_numbers_are_equal() -> None:
    one, other = (
        FoundCue(anchor=3, outermost=0.5, inner=0.0, content=(Stretch(4, 6),)) for _ in range(2)
    )
    assert one == other
    assert hash(one) == hash(other)
    assert one != dataclasses.replace(other, inner=0.1)
