"""Train the network that compares statements: `python -m training.relations.train --out F`.

First on inference between sentences, once; then on labelled pairs of statements, once for each
fold of these (so that every pair can be scored by a network that has not seen its articles), and
once on all of them.

In: `lessons.json`, of `python -m training.relations.lessons`. Out: `base.pt`, `fold0.pt` …,
`all.pt`, and `unseen.json`: what the folds' networks say of the pairs that they have not seen.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor
from training.encoder.train import find_base, load_vocabulary
from training.relations.lessons import FOLDS, Lesson, load_lessons
from training.relations.network import PairNetwork, load_base

from onrecord.compare.pair_encoder import LONGEST_SIDE
from onrecord.read.wordpieces import WordPieces

SEED = 20261127
BATCH = 32
# Batches of one length are cut from so many sorted examples: less padding, still mixed.
SORTED_TOGETHER = 24 * BATCH
# Sentences of inference on which the network is trained first, once: on all of the 25,000, twice,
# takes five times as long.
FIRST_ON = 12000
# Layers that stay as they are where it learns from statements, of which there are few.
FROZEN = 3
# Inference weighs half as much as statements where both are learnt.
INFERENCE_WEIGHT = 0.5


class Cutter:
    """Texts → numbers of pieces, remembered."""

    def __init__(self, vocabulary: WordPieces) -> None:
        self.vocabulary = vocabulary
        self._known: dict[str, list[int]] = {}

    def cut(self, text: str) -> list[int]:
        """Return the pieces of a text, as the program cuts it."""
        if text not in self._known:
            pieces = [piece for word in text.split() for piece in self.vocabulary.cut(word)]
            self._known[text] = pieces[:LONGEST_SIDE]
        return self._known[text]

    def batch(self, lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor, Tensor]:
        """Return pieces, sides and what is there."""
        v = self.vocabulary
        rows = [
            ([v.opening, *self.cut(one.left), v.closing], [*self.cut(one.right), v.closing])
            for one in lessons
        ]
        longest = max(len(left) + len(right) for left, right in rows)
        pieces = torch.zeros((len(rows), longest), dtype=torch.long)
        sides, there = torch.zeros_like(pieces), torch.zeros_like(pieces, dtype=torch.bool)
        for n, (left, right) in enumerate(rows):
            end = len(left) + len(right)
            pieces[n, :end] = torch.tensor(left + right)
            sides[n, len(left) : end] = 1
            there[n, :end] = True
        return pieces, sides, there


def plan_batches(
    lessons: Sequence[Lesson], rng: random.Random, batch: int = BATCH
) -> list[list[Lesson]]:
    """Return the lessons of an epoch in batches of about one length, mixed."""
    mixed = list(lessons)
    rng.shuffle(mixed)
    batches = []
    for start in range(0, len(mixed), SORTED_TOGETHER):
        chunk = sorted(
            mixed[start : start + SORTED_TOGETHER], key=lambda x: len(x.left) + len(x.right)
        )
        batches += [chunk[n : n + batch] for n in range(0, len(chunk), batch)]
    rng.shuffle(batches)
    return batches


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a network is trained once.

    Attributes:
        name: What to call it.
        epochs: How often all lessons are gone through.
        rate: The highest rate.
        seed: Of what is chosen by chance.
    """

    name: str
    epochs: int
    rate: float
    seed: int


def fit(
    network: PairNetwork,
    cutter: Cutter,
    lessons: Sequence[Lesson],
    course: Course,
    *,
    others: Sequence[Lesson] = (),
    natural: Sequence[Lesson] = (),
) -> None:
    """Train a network on lessons, with a new choice of the others beside them in each epoch."""
    rng = random.Random(course.seed)  # noqa: S311 - no secret
    torch.manual_seed(course.seed)
    network.train()
    learnt = [p for p in network.parameters() if p.requires_grad]
    large = [p for p in learnt if p.ndim > 1]
    small = [p for p in learnt if p.ndim <= 1]
    groups = [{"params": large, "weight_decay": 0.01}, {"params": small, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=course.rate, betas=(0.9, 0.98))
    beside_each = min(len(others), len(lessons) // 4) + min(len(natural), len(lessons) // 2)
    total = course.epochs * ((len(lessons) + beside_each) // BATCH + 1)
    step, began = 0, time.monotonic()
    for epoch in range(course.epochs):
        beside = rng.sample(list(others), min(len(others), len(lessons) // 4))
        beside += rng.sample(list(natural), min(len(natural), len(lessons) // 2))
        lost = 0.0
        turned = [one.turn() if rng.random() < 0.5 else one for one in lessons]
        batches = plan_batches([*turned, *beside], rng)
        for batch in batches:
            share = min(1.0, step / (0.1 * total + 1)) * max(0.02, 1 - step / total)
            for group in optimiser.param_groups:
                group["lr"] = course.rate * share
            loss = find_loss(network, cutter, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            step += 1
            lost += float(loss.detach())
            if step % 100 == 0:
                print(f"{course.name} {step}/{total} {time.monotonic() - began:.0f} s", flush=True)
        print(f"{course.name}: epoch {epoch + 1}, loss {lost / len(batches):.4f}", flush=True)


def freeze(network: PairNetwork) -> None:
    """Let the vectors of pieces and the lower layers be."""
    for part in (network.pieces, network.positions, network.sides, network.norm):
        part.requires_grad_(requires_grad=False)
    for layer in network.layers[:FROZEN]:
        layer.requires_grad_(requires_grad=False)


def find_loss(network: PairNetwork, cutter: Cutter, batch: Sequence[Lesson]) -> Tensor:
    """Return the loss of a batch: cross entropy towards what is, or may be, right."""
    bearing, inference = network(*cutter.batch(batch))
    loss = torch.zeros(())
    for logits, is_inference in ((bearing, False), (inference, True)):
        here = [n for n, one in enumerate(batch) if one.is_inference is is_inference]
        if not here:
            continue
        right = torch.tensor([batch[n].right_ones for n in here])
        if is_inference:
            # Any of those that may be right: a set tells only that it is no entailment.
            likely = (right * F.softmax(logits[here], dim=1)).sum(1).clamp(min=1e-6)
            loss = loss - INFERENCE_WEIGHT * likely.log().sum()
        else:
            loss = loss - (right * F.log_softmax(logits[here], dim=1)).sum()
    return loss / len(batch)


@torch.no_grad()
def ask(network: PairNetwork, cutter: Cutter, lessons: Sequence[Lesson]) -> list[list[float]]:
    """Return what a network says of pairs, one at a time as the program asks it."""
    network.eval()
    return [F.softmax(network(*cutter.batch([x]))[0][0], dim=0).tolist() for x in lessons]


def main() -> None:
    """Train, and write the networks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--lessons", type=Path, default=Path("out/relations/lessons.json"))
    parser.add_argument("--base-epochs", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--base", type=Path, help="a network trained on inference already")
    parser.add_argument("--only", help="only these folds, such as 0,3,all")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    inference, pairs = load_lessons(options.lessons)
    folder = find_base()
    vocabulary = load_vocabulary(folder)
    cutter = Cutter(vocabulary)
    network = PairNetwork(len((folder / "vocab.txt").read_text(encoding="utf-8").split()))
    if options.base is None:
        load_base(network, folder)
        rng = random.Random(SEED)  # noqa: S311 - no secret
        some = rng.sample(inference, min(FIRST_ON, len(inference)))
        course = Course(name="base", epochs=options.base_epochs, rate=1e-4, seed=SEED)
        fit(network, cutter, some, course)
        torch.save(network.state_dict(), options.out / "base.pt")
        options.base = options.out / "base.pt"
    unseen: dict[int, list[float]] = {}
    wanted = options.only.split(",") if options.only else [*map(str, range(FOLDS)), "all"]
    for name in wanted:
        network.load_state_dict(torch.load(options.base))
        seen = [x for x in pairs if x.label >= 0 and (name == "all" or x.fold != int(name))]
        natural = [x for x in pairs if x.label < 0]
        freeze(network)
        number = FOLDS if name == "all" else int(name)
        course = Course(name=name, epochs=options.epochs, rate=options.rate, seed=SEED + number)
        fit(network, cutter, seen, course, others=inference, natural=natural)
        torch.save(network.state_dict(), options.out / f"{'fold' * (name != 'all')}{name}.pt")
        rest = [n for n, x in enumerate(pairs) if x.fold == number]
        unseen |= dict(zip(rest, ask(network, cutter, [pairs[n] for n in rest]), strict=True))
        (options.out / "unseen.json").write_text(json.dumps(unseen), encoding="utf-8")


if __name__ == "__main__":
    main()
