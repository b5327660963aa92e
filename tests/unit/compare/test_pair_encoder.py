"""The network that compares two lines."""

import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.compare.pair_encoder import LONGEST_SIDE, NETWORK, PairEncoder
from onrecord.errors import WeightsDamaged
from onrecord.relating import load_pair_encoder

SAID = "Quint said: that the pass would open on Friday"
AGAIN = "Adrel Quint told reporters: the pass will open on Friday"
SNOW = "Kessen said: his mother had liked the snow"


def test_what_is_said_again_is_told_from_what_is_not() -> None:
    again, other = load_pair_encoder().weigh([(AGAIN, SAID), (SNOW, SAID)])
    assert again.same > 0.5 > other.same
    assert other.nothing > 0.8
    assert abs(1 - sum(again)) < 0.001


def test_other_pairs_make_no_difference() -> None:
    encoder = load_pair_encoder()
    assert encoder.weigh([(AGAIN, SAID)]) == encoder.weigh([(SNOW, SAID), (AGAIN, SAID)])[1:]


def test_no_words_are_no_statement_but_no_error() -> None:
    assert 1 == len(load_pair_encoder().weigh([("", "")]))


def test_a_long_text_is_cut() -> None:
    seen: list[str] = []

    def cut(word: str) -> Sequence[int]:
        seen.append(word)
        return (1000, 1001)

    encoder = PairEncoder(cut, opening=101, closing=102)
    encoder.weigh([("word " * 500, "word")])
    assert LONGEST_SIDE / 2 + 1 == len(seen)


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    for item in files("onrecord.compare").joinpath("weights").iterdir():
        shutil.copy(str(item), tmp_path / item.name)
    (tmp_path / NETWORK).write_bytes(b"no network")
    with pytest.raises(WeightsDamaged, match=NETWORK):
        PairEncoder(lambda _: (1,), opening=101, closing=102, folder=tmp_path)
