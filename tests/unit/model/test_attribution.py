from onrecord.model.attribution import FoundCue, Stretch


def test_a_stretch_is_a_pair_and_orders_as_one() -> None:
    assert (2, 5) == Stretch(2, 5)
    assert sorted([Stretch(2, 5), Stretch(1, 9)]) == [Stretch(1, 9), Stretch(2, 5)]


def test_a_cue_may_have_nothing_but_its_anchor() -> None:
    cue = FoundCue(anchor=3, outermost=0.5, inner=0.0)
    assert ((), (), (), 0.0) == (cue.source, cue.cue, cue.content, cue.source_score)
