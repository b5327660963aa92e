"""Run the encoder: which words are cues, which each links to itself, and which are noun phrases.

One forward pass of the trunk for a window of words; the
heads look at its vectors. Each window is run by itself, so that what stands in another one
changes nothing, and its numbers are rounded, so that the same text gives the same bytes.

In: the parts of a `Document`. Out: `Found`: `FoundCue`s, `Phrase`s and `FoundEchoes`.
Where windows lie is left to `windows.py`; which role a word has, to `roles.py`; where a phrase
begins and ends, to `phrases.py`.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.model.attribution import FoundCue
from onrecord.model.document import Quotation, Sentence, Token
from onrecord.model.phrase import Phrase
from onrecord.networks import load_weights, start_network
from onrecord.read.echoes import FoundEchoes
from onrecord.read.phrases import find_phrases
from onrecord.read.roles import (
    CONTENT,
    CUE,
    NONE,
    SOURCE,
    choose_roles,
    find_stretches,
    keep_one_source,
)
from onrecord.read.windows import Look, Shape, Window, lay_windows, look_at_words
from onrecord.read.wordpieces import WordPieces

# Words less likely than this to be a cue of either kind are not looked at. Below what makes a
# statement (`statements/drafts.py`), so that the thresholds there decide: with 0.05 a third more
# words were looked at and none of them became a statement (2026-11-27).
LEAST_CUE = 0.15
# Decimals that are kept of a probability: the last bits of a sum depend on the processor.
DECIMALS = 4
# Two threads are what a laptop has to spare; more gain little on windows of this size.
THREADS = 2

_WORDLESS = frozenset({Shape.MARK, Shape.NUMBER})

Vectors = NDArray[np.float32]
HEADS = ("cues", "roles", "modes", "acts", "phrases", "echoes")
# Numbers in each of the two vectors of a word of which the head `echoes` is made.
ECHO = 64
FILES = ("vocabulary.txt", "trunk.onnx", *(f"{name}.onnx" for name in HEADS))


class Found(NamedTuple):
    """What the encoder finds in a document.

    Attributes:
        cues: In order.
        phrases: In order, not overlapping.
        echoes: Of every token.
    """

    cues: tuple[FoundCue, ...]
    phrases: tuple[Phrase, ...]
    echoes: FoundEchoes


class Encoder:
    """The trunk and its heads, loaded."""

    def __init__(self, *, folder: Traversable | None = None, threads: int = THREADS) -> None:
        folder = folder or files("onrecord.read").joinpath("weights")
        manifest, content = load_weights(folder, FILES, ("modes", "acts"))
        self.pieces = WordPieces(content["vocabulary.txt"].decode("utf-8").split("\n"))
        self.modes: tuple[str, ...] = tuple(manifest["modes"])
        self.acts: tuple[str, ...] = tuple(manifest["acts"])
        self._trunk = start_network(content["trunk.onnx"], threads=threads)
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="trunk")
        # The heads are small: more threads would wait, spinning, beside those of the trunk.
        self._heads = {name: start_network(content[f"{name}.onnx"], threads=1) for name in HEADS}

    def find_cues(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> tuple[FoundCue, ...]:
        """Find the cues of a document, in order."""
        return self.find(tokens, sentences, quotations).cues

    def find(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> Found:
        """Find the cues and noun phrases of a document, and what its words say of each other."""
        cues: list[FoundCue] = []
        phrases: list[Phrase] = []
        echoes = np.zeros((len(tokens), 2 * ECHO + 1), dtype=np.float32)
        for window, words in self.look_at(tokens, sentences, quotations):
            cues.extend(self._find_in(window, words))
            rows = self._heads["phrases"].run(None, {"words": words})[0].tolist()
            core = range(window.core_first - window.first, window.core_last - window.first)
            said = self._heads["echoes"].run(None, {"words": words[core.start : core.stop]})[0]
            echoes[window.core_first : window.core_last] = said
            for phrase in find_phrases(rows, core, window.first):
                # One that began in the window before may have been taken to end further on.
                if not phrases or phrase.first >= phrases[-1].last:
                    phrases.append(phrase)
        parts = FoundEchoes(echoes[:, :ECHO], echoes[:, ECHO:-1], echoes[:, -1])
        return Found(tuple(cues), tuple(phrases), parts)

    def look_at(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> Iterator[tuple[Window, Vectors]]:
        """Yield the windows of a document, each with a vector for every word of it.

        Those whose core has no word of two letters are left out: nobody says anything there, and
        a line of 100,000 dashes would be read for 20 seconds. While a window is dealt with, the
        trunk already runs on the next one.
        """
        pieces = [self.pieces.cut(token.text) for token in tokens]
        looks = look_at_words(tokens, sentences, quotations)
        before: tuple[Window, Future[Vectors]] | None = None
        for window in lay_windows([len(p) for p in pieces], sentences):
            core = range(window.core_first, window.core_last)
            if all(looks[i].shape in _WORDLESS or len(tokens[i].text) == 1 for i in core):
                continue
            here = slice(window.first, window.last)
            future = self._ahead.submit(self._embed, pieces[here], looks[here])
            if before is not None:
                yield before[0], before[1].result()
            before = (window, future)
        if before is not None:
            yield before[0], before[1].result()

    def _embed(self, pieces: Sequence[tuple[int, ...]], looks: Sequence[Look]) -> Vectors:
        """Return a vector for each word: that of its first piece."""
        row = [self.pieces.opening]
        seen = [(0, 0, 0)]
        places = []
        for word, look in zip(pieces, looks, strict=True):
            places.append(len(row))
            row.extend(word)
            seen.extend([(look.shape.value, look.quoting.value, look.place.value)] * len(word))
        row.append(self.pieces.closing)
        seen.append((0, 0, 0))
        inputs = {
            "pieces": np.array([row], dtype=np.int64),
            "looks": np.array([seen], dtype=np.int64),
        }
        vectors: Vectors = self._trunk.run(None, inputs)[0][0]
        return vectors[places]

    def _find_in(self, window: Window, words: Vectors) -> Iterator[FoundCue]:
        """Yield the cues in the core of a window."""
        logits = self._heads["cues"].run(None, {"words": words})[0]
        likely = _round(_squash(logits.astype(np.float64)))
        core = range(window.core_first - window.first, window.core_last - window.first)
        places = [place for place in core if likely[place].max() >= LEAST_CUE]
        if not places:
            return
        at = np.array(places, dtype=np.int64)
        inputs = {"words": words, "cues": words[at], "places": at}
        roles = _spread(self._heads["roles"].run(None, inputs)[0].astype(np.float64))
        share = roles[..., CONTENT] / roles[..., CONTENT].sum(axis=1, keepdims=True)
        # Not "@": its library's threads would wait, spinning, for the same two processors.
        means = np.einsum("cw,wd->cd", share.astype(np.float32), words)
        inputs = {"cues": words[at], "contents": means}
        modes = _spread(self._heads["modes"].run(None, inputs)[0].astype(np.float64))
        acts = _spread(self._heads["acts"].run(None, inputs)[0].astype(np.float64))
        # The anchor is a word of its cue, whatever the roles say of it.
        roles[np.arange(len(places)), at] = [0.001, 0.001, 0.997, 0.001]
        roles = _round(np.maximum(roles, 10.0**-DECIMALS))
        chosen = keep_one_source(choose_roles(roles), roles)
        for index, place in enumerate(places):
            yield _make_cue(
                window.first,
                place,
                likely[place].tolist(),
                roles[index],
                chosen[index],
                modes=_rank(self.modes, modes[index]),
                acts=_rank(self.acts, acts[index]),
            )


def _make_cue(
    first: int,
    place: int,
    likely: Sequence[float],
    roles: NDArray[np.float64],
    chosen: NDArray[np.int64],
    **labels: tuple[tuple[str, float], ...],
) -> FoundCue:
    """Make the cue at a place of a window."""
    taken = {role: chosen == role for role in (SOURCE, CONTENT)}
    scores = {r: float(roles[taken[r], r].mean()) if taken[r].any() else 0.0 for r in taken}
    missed = roles[chosen == NONE][:, [SOURCE, CONTENT]].sum()
    return FoundCue(
        anchor=first + place,
        outermost=likely[0],
        inner=likely[1],
        source=find_stretches(chosen, SOURCE, first),
        cue=find_stretches(chosen, CUE, first),
        content=find_stretches(chosen, CONTENT, first),
        source_score=round(scores[SOURCE], DECIMALS),
        content_score=round(scores[CONTENT], DECIMALS),
        missed=round(float(missed), DECIMALS),
        **labels,
    )


def _squash(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of logits that each stand alone."""
    found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-logits))
    return found


def _spread(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of logits of which one is right."""
    risen = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: NDArray[np.float64] = risen / risen.sum(axis=-1, keepdims=True)
    return found


def _round(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(values, DECIMALS)


def _rank(
    names: Sequence[str], probabilities: NDArray[np.float64]
) -> tuple[tuple[str, float], ...]:
    """Return names with their probabilities, surest first."""
    pairs = zip(names, _round(probabilities).tolist(), strict=True)
    return tuple(sorted(pairs, key=lambda pair: -pair[1]))


@cache
def load_encoder() -> Encoder:
    """Load the encoder, once.

    Raises:
        WeightsDamaged: If a file of its weights is not what the package was made with.
    """
    return Encoder()
