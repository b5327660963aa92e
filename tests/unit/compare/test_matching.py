from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.matching import match_best


def test_the_sum_counts_not_the_first_best() -> None:
    assert match_best([[0.9, 0.8], [0.7, 0.0]]) == [(0, 1), (1, 0)]


def test_what_is_worth_nothing_is_no_match() -> None:
    assert match_best([[0.0, 0.0], [0.0, 0.5]]) == [(1, 1)]
    assert match_best([]) == []
    assert match_best([[]]) == []


def test_more_rows_than_columns() -> None:
    assert match_best([[0.1], [0.9], [0.3]]) == [(1, 0)]


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_other_match_is_worth_more(worths: list[list[int]]) -> None:
    found = sum(worths[row][column] for row, column in match_best(worths))
    ways = permutations(range(4), len(worths))
    assert found == max(sum(worths[r][c] for r, c in enumerate(way)) for way in ways)
