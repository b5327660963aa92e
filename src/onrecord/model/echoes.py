"""How well each word of a report says what another one stands for, as the encoder has it.

In: nothing. Out: `Echoes`, which `read/echoes.py` fills.
What else speaks for an antecedent is left to `link/features.py`.
"""

from collections.abc import Sequence
from typing import Protocol


class Echoes(Protocol):
    """What is known of which words mean the same."""

    def compare(self, token: int, others: Sequence[int]) -> list[float]:
        """Return how well each of some tokens says what another one stands for: -20 to 20."""

    def tell_alone(self, token: int) -> float:
        """Return what speaks for a token's standing for nothing before it."""
