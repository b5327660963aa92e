"""Which words say what others stand for."""

import numpy as np

from onrecord.read.echoes import FoundEchoes

ASKS = np.array([[1.0, 0.0], [0.5, 2.0], [0.0, 0.0]], dtype=np.float32)
ANSWERS = np.array([[3.0, 1.0], [0.0, 4.004], [-1.0, 0.0]], dtype=np.float32)
ECHOES = FoundEchoes(ASKS, ANSWERS, np.array([0.0, -1.2345, 2.0], dtype=np.float32))


def test_each_of_some_tokens_is_compared_with_what_asks() -> None:
    assert [3.5, 8.01, -0.5] == ECHOES.compare(1, [0, 1, 2])
    assert [-1.0, 3.0] == ECHOES.compare(0, [2, 0])
    assert [] == ECHOES.compare(0, [])


def test_a_token_may_stand_for_nothing() -> None:
    assert [0.0, -1.23, 2.0] == [ECHOES.tell_alone(token) for token in range(3)]
