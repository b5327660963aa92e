import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.model.attribution import Stretch
from onrecord.read.roles import (
    CONTENT,
    CUE,
    NONE,
    SOURCE,
    choose_roles,
    find_stretches,
    keep_one_source,
)


def rows(*words: dict[int, float]) -> NDArray[np.float64]:
    """Return the probabilities of one cue; what is not named shares the rest."""
    found = np.zeros((1, len(words), 4))
    for index, given in enumerate(words):
        rest = (1 - sum(given.values())) / (4 - len(given))
        found[0, index] = [given.get(role, rest) for role in range(4)]
    return found


def test_the_likeliest_roles_are_taken() -> None:
    found = choose_roles(rows({SOURCE: 0.97}, {CUE: 0.97}, {CONTENT: 0.97}, {NONE: 0.97}))
    assert [SOURCE, CUE, CONTENT, NONE] == found[0].tolist()


@pytest.mark.parametrize(("change", "middle"), [(0.0, NONE), (2.0, CONTENT)])
def test_a_row_does_not_flicker(change: float, middle: int) -> None:
    sure, torn = {CONTENT: 0.94}, {NONE: 0.5, CONTENT: 0.4}
    found = choose_roles(rows({SOURCE: 0.9}, sure, torn, sure), change=change)
    assert middle == found[0, 2]


def test_a_source_is_favoured_where_there_would_be_none() -> None:
    torn, said = {NONE: 0.6, SOURCE: 0.35}, {CUE: 0.97}
    assert [NONE, CUE] == choose_roles(rows(torn, said), favour=0.0)[0].tolist()
    assert [SOURCE, CUE] == choose_roles(rows(torn, said), favour=2.0)[0].tolist()
    with_one = rows({SOURCE: 0.97}, said, torn)
    assert [SOURCE, CUE, NONE] == choose_roles(with_one, favour=2.0)[0].tolist()
    alone = rows({NONE: 0.97}, {CUE: 0.6, SOURCE: 0.35})
    assert CUE == choose_roles(alone, favour=4.0)[0, 1], "a cue is not its own source"


def test_each_cue_has_a_row_of_its_own() -> None:
    both = np.concatenate([rows({SOURCE: 0.97}, {CUE: 0.97}), rows({CUE: 0.97}, {CONTENT: 0.97})])
    assert [[SOURCE, CUE], [CUE, CONTENT]] == choose_roles(both).tolist()


def test_stretches_are_runs_of_a_role() -> None:
    chosen = np.array([CONTENT, CONTENT, CUE, CONTENT])
    assert (Stretch(7, 9), Stretch(10, 11)) == find_stretches(chosen, CONTENT, 7)
    assert () == find_stretches(chosen, SOURCE, 7)


@pytest.mark.parametrize("change", [0.0, 0.5, 3.0])
def test_no_other_row_is_likelier(change: float) -> None:
    numbers = np.random.default_rng(20311117)
    given = numbers.dirichlet([0.5] * 4, size=(8, 5)).clip(1e-4)

    def weigh(cue: int, row: tuple[int, ...]) -> float:
        changes = sum(left != right for left, right in itertools.pairwise(row))
        return float(np.log(given[cue, range(5), row]).sum()) - change * changes

    chosen = choose_roles(given, change=change, favour=0.0)
    for cue in range(8):
        best = max(itertools.product(range(4), repeat=5), key=lambda row: weigh(cue, row))
        assert best == tuple(chosen[cue].tolist())


def test_one_word_has_its_likeliest_role() -> None:
    assert [[CONTENT]] == choose_roles(rows({CONTENT: 0.6}), favour=0.0).tolist()


def test_a_favoured_source_takes_nothing_else_with_it() -> None:
    given = rows({NONE: 0.6, SOURCE: 0.35}, {CUE: 0.97}, {CONTENT: 0.97}, {NONE: 0.97})
    before = choose_roles(given, favour=0.0)[0].tolist()
    after = choose_roles(given)[0].tolist()
    assert (NONE, SOURCE) == (before[0], after[0])
    assert before[1:] == after[1:]


def test_what_is_given_is_left_as_it_is() -> None:
    given = rows({NONE: 0.6, SOURCE: 0.35}, {CUE: 0.97})
    before = given.copy()
    choose_roles(given)
    assert (before == given).all()


def test_the_source_with_the_surest_word_is_kept() -> None:
    given = rows(*({SOURCE: p} for p in (0.8, 0.6, 0.4, 0.4, 0.9, 0.2, 0.7)))
    chosen = np.array([[SOURCE, SOURCE, NONE, CUE, SOURCE, CUE, SOURCE]])
    assert [[NONE, NONE, NONE, CUE, SOURCE, CUE, NONE]] == keep_one_source(chosen, given).tolist()
    assert SOURCE == chosen[0, 0], "what was given is left as it is"


def test_each_cue_has_its_own_source() -> None:
    given = np.concatenate(
        [rows(*({SOURCE: p} for p in row)) for row in ((0.9, 0, 0.4), (0.4, 0, 0.9))]
    )
    chosen = np.array([[SOURCE, CUE, SOURCE]] * 2)
    assert [[SOURCE, CUE, NONE], [NONE, CUE, SOURCE]] == keep_one_source(chosen, given).tolist()


@pytest.mark.parametrize("between", [CUE, CONTENT])
def test_a_token_without_a_role_joins_two_sources(between: int) -> None:
    given = rows(*({SOURCE: 0.5} for _ in range(7)))
    chosen = np.array([[NONE, SOURCE, NONE, SOURCE, between, CUE, NONE]])
    joined = [[NONE, SOURCE, SOURCE, SOURCE, between, CUE, NONE]]
    assert joined == keep_one_source(chosen, given).tolist()


def test_a_cue_without_a_source_stays_so() -> None:
    chosen = np.array([[CUE, CONTENT], [CONTENT, CUE]])
    assert chosen.tolist() == keep_one_source(chosen, np.full((2, 2, 4), 0.25)).tolist()
    one = np.array([[CUE]])
    assert one.tolist() == keep_one_source(one, np.full((1, 1, 4), 0.25)).tolist()
