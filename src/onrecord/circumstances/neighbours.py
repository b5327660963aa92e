"""Describe what a first judging says of the statements around one.

What was said before and after a statement, and what else its speaker says, was most often said at
the same occasion. That is known only once every statement was judged by itself.

In: a `Carrier`, and how likely each clue tells of each statement. Out: the values by which trees
judge a pair once more. Judging is left to `scoring.py`.
"""

from collections.abc import Iterable, Mapping

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.occasions import Pair

# The values of a pair, in order; they stand behind those of `occasions.py`.
NEIGHBOUR_VALUES = (
    "before", "behind", "own before", "own behind",
    "before away", "own before away", "own behind away",
    "of speaker", "of all", "rival", "first", "before rival",
    "with others", "with channel", "with date",
)  # fmt: skip
# How far away is as good as far, in sentences.
_FAR = 30

Told = tuple[int, Field, str]


class Neighbours:
    """What is known of statements once all pairs were judged by themselves.

    Attributes:
        carrier: How clues stand to statements.
        likely: Statement, field and value → how likely the one has the other.
    """

    def __init__(
        self, carrier: Carrier, scores: Iterable[Mapping[Pair, float]], numbers: Iterable[int]
    ) -> None:
        self.carrier = carrier
        self.likely: dict[Told, float] = {}
        self._there: dict[tuple[int, int], dict[Field, float]] = {}
        for (number, index), probability in (each for part in scores for each in part.items()):
            clue = carrier.clues[index]
            told = (number, clue.field, clue.key)
            self.likely[told] = max(probability, self.likely.get(told, 0.0))
            there = self._there.setdefault((number, carrier.at[index]), {})
            there[clue.field] = max(probability, there.get(clue.field, 0.0))
        # What lies in another statement was said elsewhere, if at all.
        statements = carrier.page.statements
        self._asked = {number for number in numbers if statements[number].within is None}
        order = [number for number in carrier.order if number in self._asked]
        self._around = _chain(order)
        lines: dict[str, list[int]] = {}
        for number in order:
            speaker = carrier.speakers[number]
            if speaker is not None:
                lines.setdefault(speaker, []).append(number)
        self._own = {k: v for line in lines.values() for k, v in _chain(line).items()}
        self._says = {speaker: len(line) for speaker, line in lines.items()}
        self._sum_up()

    def _sum_up(self) -> None:
        """Add up by value, over all statements and those of each speaker; keep the two best."""
        self._of_all: dict[tuple[Field, str], float] = {}
        self._of_speaker: dict[tuple[str, Field, str], float] = {}
        self._best: dict[tuple[int, Field], list[tuple[float, str]]] = {}
        for (number, field, key), probability in self.likely.items():
            best = self._best.setdefault((number, field), [])
            best.append((probability, key))
            best.sort(reverse=True)
            del best[2:]
            if number not in self._asked:
                continue
            of_all = self._of_all.get((field, key), 0.0)
            self._of_all[field, key] = of_all + probability
            speaker = self.carrier.speakers[number]
            if speaker is not None:
                of_speaker = self._of_speaker.get((speaker, field, key), 0.0)
                self._of_speaker[speaker, field, key] = of_speaker + probability

    def describe(self, number: int, index: int) -> list[float]:
        """Return the values of a statement and a clue of another sentence."""
        carrier = self.carrier
        clue, at = carrier.clues[index], carrier.at[index]
        field, key = clue.field, clue.key
        first = self.likely.get((number, field, key), 0.0)
        before, behind = self._around.get(number, (None, None))
        own_before, own_behind = self._own.get(number, (None, None))
        rival = next((p for p, k in self._best.get((number, field), ()) if k != key), 0.0)
        there = self._there.get((number, at), {})
        speaker = carrier.speakers[number] or ""
        mine, one = (first, 1) if number in self._asked else (0.0, 0)
        of_speaker = self._of_speaker.get((speaker, field, key), mine) - mine
        of_all = self._of_all.get((field, key), mine) - mine
        return [
            self._find(before, field, key),
            self._find(behind, field, key),
            self._find(own_before, field, key),
            self._find(own_behind, field, key),
            self._measure(number, before),
            self._measure(number, own_before),
            self._measure(number, own_behind),
            of_speaker / max(1, self._says.get(speaker, 0) - one),
            of_all / max(1, len(self._asked) - one),
            rival,
            first,
            first - rival,
            max((p for other, p in there.items() if other is not field), default=0.0),
            there.get(Field.CHANNEL, 0.0),
            there.get(Field.SAID_AT, 0.0),
        ]

    def _find(self, number: int | None, field: Field, key: str) -> float:
        """Return how likely a statement has a value; -1 where there is no statement."""
        return -1.0 if number is None else self.likely.get((number, field, key), 0.0)

    def _measure(self, number: int, other: int | None) -> float:
        """Return how many sentences lie between two statements."""
        if other is None:
            return _FAR
        homes = self.carrier.page.homes
        return min(_FAR, abs(homes[number] - homes[other]))


def _chain(numbers: list[int]) -> dict[int, tuple[int | None, int | None]]:
    """Return for each of a row which one stands before and which behind it."""
    row = [None, *numbers, None]
    return {number: (row[i], row[i + 2]) for i, number in enumerate(numbers)}
