"""Ask a small trained network how one statement bears on another.

A cross-encoder (Devlin et al. 2019): both texts in one pass, so that each word of one sees each
word of the other. Each pair is run by itself and its numbers are rounded, so that other pairs
change nothing and the same texts give the same bytes.

In: pairs of texts. Out: a `Bearing` each. Which pairs are asked about is left to `candidates.py`,
what is made of the answer to `relations.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np

from onrecord.model.comparison import Bearing
from onrecord.networks import load_weights, start_network

NETWORK = "pairs.onnx"
# Pieces of each text that are looked at: of the statements of PolNeAR's train part 97 of 100 are
# shorter (2026-11-27).
LONGEST_SIDE = 72
# Decimals that are kept of a probability: the last bits of a sum depend on the processor.
DECIMALS = 4
THREADS = 2


class PairEncoder:
    """The network, loaded.

    Args:
        cut: Cuts a word into the numbers of its pieces.
        opening: Number of the piece before the first text.
        closing: Number of the piece behind each text.
        folder: Where its weights lie.
    """

    def __init__(
        self,
        cut: Callable[[str], Sequence[int]],
        *,
        opening: int,
        closing: int,
        folder: Traversable | None = None,
    ) -> None:
        folder = folder or files("onrecord.compare").joinpath("weights")
        _, content = load_weights(folder, [NETWORK])
        self._network = start_network(content[NETWORK], threads=THREADS)
        self._cut = cut
        self._opening, self._closing = opening, closing

    def weigh(self, pairs: Iterable[tuple[str, str]]) -> tuple[Bearing, ...]:
        """Return for each pair how likely the first bears on the second in which way."""
        return tuple(self._weigh(left, right) for left, right in pairs)

    def _weigh(self, left: str, right: str) -> Bearing:
        first = [self._opening, *self._cut_text(left), self._closing]
        second = [*self._cut_text(right), self._closing]
        inputs = {
            "pieces": np.array([first + second], dtype=np.int64),
            "sides": np.array([[0] * len(first) + [1] * len(second)], dtype=np.int64),
        }
        logits = self._network.run(None, inputs)[0][0].astype(np.float64)
        risen = np.exp(logits - logits.max())
        return Bearing(*np.round(risen / risen.sum(), DECIMALS).tolist())

    def _cut_text(self, text: str) -> list[int]:
        pieces: list[int] = []
        for word in text.split():
            pieces.extend(self._cut(word))
            if len(pieces) >= LONGEST_SIDE:
                break
        return pieces[:LONGEST_SIDE]
