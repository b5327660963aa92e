"""Positions as lines."""

from onrecord.model.comparison import Stance
from onrecord.present.web.stance_lines import SIGNS, make_cell_address


def test_every_stance_has_a_sign_of_its_own() -> None:
    assert SIGNS.keys() == set(Stance)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_a_cell_has_an_address() -> None:
    assert make_cell_address("en_1", "is 1") == "/positions/cell?actor=en_1&issue=is+1"
