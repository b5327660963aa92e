"""What the encoder says of noun phrases, and of which words mean the same.

In: indices of a `Document`'s tokens. Out: `Phrase`, `Echoes`.
Which of them are mentions of one thing is left to `link/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase without what hangs on it behind, and what kind of thing it may mean.

    Attributes:
        first: Index of its first token.
        last: Index behind its last token, which is its head.
        person: Probability that it means a person or people.
        body: Probability that it means an organisation.
        place: Probability that it means a place.
        plural: Probability that its head is a plural.
        feminine: Probability that, where it means one person, that is a “she”.
        subject: Probability that it is a subject.
        old: Probability that what it means was mentioned before.
    """

    first: int
    last: int
    person: float = 0.0
    body: float = 0.0
    place: float = 0.0
    plural: float = 0.0
    feminine: float = 0.5
    subject: float = 0.0
    old: float = 0.0


class Echoes(Protocol):
    """How well each word of a report says what another one stands for."""

    def compare(self, token: int, others: Sequence[int]) -> list[float]:
        """Return how well each of some tokens says what another one stands for: -20 to 20."""

    def tell_alone(self, token: int) -> float:
        """Return what speaks for a token's standing for nothing before it."""
