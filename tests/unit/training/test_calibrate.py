import pytest
from training.encoder.calibrate import expected_error, is_right, measure_calibration

NOBODY: frozenset[int] = frozenset()
QUINT, VELDE = frozenset({0}), frozenset({6})


def words(*starts: int) -> frozenset[int]:
    return frozenset(starts)


@pytest.mark.parametrize(
    ("source", "content", "gold", "expected"),
    [
        (QUINT, words(1, 2), (QUINT, words(1, 2)), True),
        (QUINT, words(1), (QUINT, words(1, 2)), True),
        (QUINT, words(1), (QUINT, words(1, 2, 3)), False),
        (QUINT | VELDE, words(1), (QUINT, words(1)), True),
        (VELDE, words(1), (QUINT, words(1)), False),
        (NOBODY, words(1), (NOBODY, words(1)), True),
        (NOBODY, words(1), (QUINT, words(1)), False),
        (QUINT, words(1), (NOBODY, words(1)), False),
        (QUINT, words(), (QUINT, words()), False),
    ],
)
def test_right_is_half_of_the_content_and_a_word_of_the_source(
    source: frozenset[int],
    content: frozenset[int],
    gold: tuple[frozenset[int], frozenset[int]],
    expected: bool,
) -> None:
    assert expected is is_right(source, content, gold)


def test_each_tenth_is_measured_by_itself() -> None:
    pairs = [(0.05, False), (0.92, True), (0.98, False), (1.0, True)]
    low, high = measure_calibration(pairs)
    assert pytest.approx((0.05, 0.0, 1)) == low
    assert pytest.approx((2.9 / 3, 2 / 3, 3)) == high
    assert [] == list(measure_calibration([]))


def test_the_error_is_weighed_by_how_many_have_it() -> None:
    assert 0 == expected_error([])
    assert 0 == expected_error([(1.0, True), (0.0, False)])
    # In one tenth 0.05 too sure for two, in another 0.75 for one.
    pairs = [(0.55, True), (0.55, False), (0.75, False)]
    assert pytest.approx((2 * 0.05 + 0.75) / 3) == expected_error(pairs)
