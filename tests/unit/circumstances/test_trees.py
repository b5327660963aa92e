import pytest

from onrecord.circumstances.trees import _BARS, Trees, reckon


def test_trees_add_up_to_log_odds() -> None:
    trees = Trees(-1.0, [[0, 2.5, 1.0, [1, 0.5, -1.0, 3.0]], 1.0])
    assert 0.73 == pytest.approx(reckon(trees, [2.5, 0.0]), abs=0.01)
    assert 0.27 == pytest.approx(reckon(trees, [3.0, 0.0]), abs=0.01)
    assert 0.95 == pytest.approx(reckon(trees, [3.0, 1.0]), abs=0.01)


def test_what_is_lost_after_the_first_trees_stays_lost() -> None:
    for count, least in _BARS:
        lost = Trees(least - 0.1, [*[0.0] * count, 9.0])
        assert reckon(lost, []) < 0.15
        assert reckon(Trees(least + 0.1, lost.trees), []) > 0.99
