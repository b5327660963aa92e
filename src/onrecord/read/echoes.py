"""Compare words by the vectors that the encoder gives them.

In: two vectors and a number for each token. Out: `FoundEchoes`.
Running the encoder is left to `encoder.py`; what a comparison counts for, to `link/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Two decimals are kept of a sum: the last bits depend on the processor.
DECIMALS = 2


@dataclass(frozen=True, slots=True, eq=False)
class FoundEchoes:
    """Vectors of a report's tokens: a mention asks for what it stands for, others answer.

    Attributes:
        asks: [tokens, width], of the word for which something is sought.
        answers: [tokens, width], of the word that may be it.
        alone: [tokens], what speaks for a word's standing for nothing before it.
    """

    asks: NDArray[np.float32]
    answers: NDArray[np.float32]
    alone: NDArray[np.float32]

    def compare(self, token: int, others: Sequence[int]) -> list[float]:
        """Return how well each of some tokens answers another."""
        found: list[float] = self.answers[list(others)].dot(self.asks[token]).tolist()
        return [round(value, DECIMALS) for value in found]

    def tell_alone(self, token: int) -> float:
        """Return what speaks for a token's standing for nothing before it."""
        return round(float(self.alone[token]), DECIMALS)
