"""Learn to compare mentions: `python -m training.antecedents.echoes --lessons F`.

A head on the trunk as it is: of two words, how well the second says what the first stands for.

In: the package's trunk, what `lessons.py` wrote. Out: `read/weights/echoes.onnx` and its digest.
What it is worth beside all else that is known, `rank.py` finds out.
"""

import argparse
import math
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor, nn
from training.antecedents.lessons import SORTS, Lesson, load_lessons
from training.encoder.export import WEIGHTS, Graph, write_manifest
from training.encoder.network import WIDTH
from training.encoder.prepare import MATERIAL, load_lines

from onrecord.model.document import Report
from onrecord.read.encoder import ECHO, Encoder, load_encoder
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks

SEED = 20261127
# Rounds over all documents, documents at once, and the first rate: on documents that it had not
# seen nothing got better after the tenth round (27 November 2026).
EPOCHS = 12
BATCH = 4
RATE = 1e-3
DROPOUT = 0.2
HIDDEN = 192
# What the product of the two vectors is divided by, and steps of distance between the two words.
SCALE = 8.0
APART = 12
# A mention of an article counts more than one of OntoGUM: they are what the program is for.
ARTICLE = 2.0


class EchoHead(nn.Module):
    """Two words' vectors → how well the second says what the first stands for.

    Bilinear, as the coarse score of Lee, He and Zettlemoyer (2018), on a hidden layer each. What
    distance says is learnt beside it and left out of what the package runs: `link/features.py`
    tells it better.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ask1 = nn.Linear(WIDTH, HIDDEN)
        self.ask2 = nn.Linear(HIDDEN, ECHO)
        self.ans1 = nn.Linear(WIDTH, HIDDEN)
        self.ans2 = nn.Linear(HIDDEN, ECHO)
        self.none = nn.Linear(WIDTH, 1)
        self.apart = nn.Embedding(len(SORTS) * APART, 1)
        nn.init.zeros_(self.apart.weight)
        self.drop = nn.Dropout(DROPOUT)

    def asks(self, words: Tensor) -> Tensor:
        """Return a vector for each word for which something is sought."""
        found: Tensor = self.ask2(F.gelu(self.ask1(self.drop(words))))
        return found

    def answers(self, words: Tensor) -> Tensor:
        """Return a vector for each word that may be what is sought."""
        found: Tensor = self.ans2(F.gelu(self.ans1(self.drop(words))))
        return found


Known = tuple[Tensor, tuple[Lesson, ...], float]


def embed(encoder: Encoder, text: str) -> NDArray[np.float32]:
    """Return a vector for each word of a text."""
    report = Report(text=text)
    sentences, tokens = parse(report)
    quotations = pair_quotation_marks(report.text, sentences, tokens)
    rows = np.zeros((len(tokens), WIDTH), dtype=np.float32)
    for window, words in encoder.look_at(tokens, sentences, quotations):
        core = slice(window.core_first - window.first, window.core_last - window.first)
        rows[window.core_first : window.core_last] = words[core]
    return rows


def load(encoder: Encoder, path: Path) -> list[Known]:
    """Load the documents that have lessons: their words' vectors, the lessons, their weight."""
    articles = load_lines(MATERIAL / "data" / "polnear-train.jsonl")
    texts = {str(article["doc"]): str(article["text"]) for article in articles}
    loaded: list[Known] = []
    for line, lessons in load_lessons(path):
        if lessons:
            is_article = "text" not in line
            text = texts[str(line["name"])] if is_article else str(line["text"])
            words = torch.from_numpy(embed(encoder, text))
            loaded.append((words, lessons, ARTICLE if is_article else 1.0))
    return loaded


def train(documents: Sequence[Known], *, epochs: int, seed: int) -> EchoHead:
    """Learn the head."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    head = EchoHead()
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.01)
    steps = epochs * -(-len(documents) // BATCH)
    done = 0
    order = list(documents)
    for _ in range(epochs):
        rng.shuffle(order)
        for start in range(0, len(order), BATCH):
            here = order[start : start + BATCH]
            losses = [weight * measure(head, words, lessons) for words, lessons, weight in here]
            loss = torch.stack(losses).sum() / sum(len(lessons) for _, lessons, _ in here)
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - done / steps)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done += 1
    head.eval()
    return head


def measure(head: EchoHead, words: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    """Return what the head got wrong, added up: of all that a mention may mean, or nothing.

    Args:
        head: The head.
        words: Vectors [words, WIDTH].
        lessons: One at least.
    """
    most = max(len(lesson.options) for lesson in lessons)
    options = torch.zeros(len(lessons), most, dtype=torch.long)
    apart = torch.zeros(len(lessons), most, dtype=torch.long)
    missing = torch.ones(len(lessons), most, dtype=torch.bool)
    right = torch.zeros(len(lessons), most + 1, dtype=torch.bool)
    for row, lesson in enumerate(lessons):
        count = len(lesson.options)
        options[row, :count] = torch.tensor(lesson.options)
        apart[row, :count] = torch.tensor([_sort_apart(lesson, o) for o in lesson.options])
        missing[row, :count] = False
        right[row, :count] = torch.tensor(lesson.right)
        right[row, most] = not any(lesson.right)
    this = words[[lesson.this for lesson in lessons]]
    used, places = torch.unique(options.reshape(-1), return_inverse=True)
    answers = head.answers(words[used])[places].view(len(lessons), most, -1)
    sums = (head.asks(this)[:, None, :] * answers).sum(-1) / SCALE + head.apart(apart)[..., 0]
    sums = sums.masked_fill(missing, -1e4)
    shares = F.log_softmax(torch.cat([sums, head.none(this)], dim=1), dim=-1)
    return -shares.masked_fill(~right, -1e4).logsumexp(-1).sum()


def _sort_apart(lesson: Lesson, option: int) -> int:
    """Return the row of the table of distances: by sort of mention, doubling."""
    gap = lesson.this - option
    step = 0 if gap < 0 else min(APART - 1, 1 + int(math.log2(gap + 1)))
    return lesson.sort * APART + step


def export(head: EchoHead, path: Path) -> None:
    """Write the head that compares mentions: both vectors of each word and a number."""
    words: tuple[int, list[object]] = (TensorProto.FLOAT, ["words", WIDTH])
    g = Graph("echoes")
    asks = g.linear(g.add("Gelu", g.linear("words", head.ask1)), head.ask2)
    scale = g.constant(np.array(1 / SCALE, dtype=np.float32))
    answers = g.linear(g.add("Gelu", g.linear("words", head.ans1)), head.ans2)
    alone = g.linear("words", head.none)
    g.add("Concat", g.add("Mul", asks, scale), answers, alone, axis=1, out="out")
    g.save({"words": words}, ["words", 2 * ECHO + 1], path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn and write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    documents = load(Encoder(folder=options.weights), options.lessons)
    head = train(documents, epochs=options.epochs, seed=options.seed)
    export(head, options.weights / "echoes.onnx")
    write_manifest(options.weights, learnt="echoes.onnx")
    load_encoder.cache_clear()


if __name__ == "__main__":
    main()
