"""What the encoder says of noun phrases.

In: indices of a `Document`'s tokens. Out: `Phrase`.
Which of them are mentions of one thing is left to `link/`.
"""

from dataclasses import dataclass


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
