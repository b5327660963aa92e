"""Fit how likely two statements are opposed: `python -m training.relations.opposing --nets F`.

In: `lessons.json`, and the networks of the folds. Out: `compare/opposition.json`. Every pair is
weighed by what the network of its fold says, which has not seen its articles.

Prints precision at several recalls, each fold weighed by what was fitted on the others, and what
the thresholds of `relations.py` give.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from training.encoder.train import find_base, load_vocabulary
from training.relations.lessons import FOLDS, Lesson, load_lessons
from training.relations.network import BEARINGS, PairNetwork
from training.relations.train import Cutter, ask

from onrecord.compare.opposition import Heard, list_features, make_neutral
from onrecord.model.comparison import Bearing

WEIGHTS = Path("src/onrecord/compare/opposition.json")
# How strongly weights are drawn to none: of 0.02 to 1 the best on the folds (2026-11-27).
STRENGTH = 0.05
OPPOSING = (BEARINGS.index("denies"), BEARINGS.index("contradicts"))
SAME = (BEARINGS.index("repeats"), BEARINGS.index("supports"))

Rows = NDArray[np.float64]


def hear(network: PairNetwork, cutter: Cutter, lessons: Sequence[Lesson]) -> list[Heard]:
    """Return what a network says of pairs, in the three ways in which it is asked."""
    plain = ask(network, cutter, lessons)
    turned = ask(network, cutter, [x.turn() for x in lessons])
    neutral = ask(
        network,
        cutter,
        [replace(x, left=make_neutral(x.left), right=make_neutral(x.right)) for x in lessons],
    )
    rows = zip(plain, turned, neutral, strict=True)
    return [Heard(*(Bearing(*each) for each in row)) for row in rows]


def fit(rows: Rows, right: NDArray[np.bool_]) -> tuple[StandardScaler, LogisticRegression]:
    """Fit the weights."""
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(scaler.transform(rows), right)
    return scaler, model


def report(name: str, score: Rows, lessons: Sequence[Lesson], group: tuple[int, ...]) -> None:
    """Print precision, strict and lenient, at several recalls."""
    right = np.array([x.label in group for x in lessons])
    lenient = right | np.array([x.doubt in group for x in lessons])
    order = np.argsort(-score, kind="stable")
    told = []
    for recall in (0.15, 0.25, 0.35, 0.5, 0.65):
        reached = np.where(np.cumsum(right[order]) >= math.ceil(recall * right.sum()))[0]
        number = int(reached[0]) + 1
        told.append(
            f"{recall:.2f}: {right[order][:number].mean():.2f}"
            f" ({lenient[order][:number].mean():.2f}) from {score[order][number - 1]:.2f}"
        )
    print(f"{name} ({len(lessons)} pairs, {right.sum()} right): {'; '.join(told)}")


def main() -> None:
    """Fit, write, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nets", required=True, type=Path)
    parser.add_argument("--lessons", type=Path, default=Path("out/relations/lessons.json"))
    parser.add_argument("--heard", type=Path, help="where what was heard is kept, to fit again")
    options = parser.parse_args()
    lessons = [x for x in load_lessons(options.lessons)[1] if x.fold >= 0]
    heard = _load_heard(options, lessons)
    rows = np.array(
        [list_features(x.left, x.right, each) for x, each in zip(lessons, heard, strict=True)]
    )
    right = np.array([x.label in OPPOSING for x in lessons])
    unseen = np.zeros(len(lessons))
    for fold in range(FOLDS):
        held = np.array([x.fold == fold for x in lessons])
        scaler, model = fit(rows[~held], right[~held])
        unseen[held] = model.predict_proba(scaler.transform(rows[held]))[:, 1]
    gold = [n for n, x in enumerate(lessons) if x.is_gold]
    measured = [lessons[n] for n in gold]
    plain = np.array([heard[n].plain.opposing for n in gold])
    report("the encoder alone", plain, measured, OPPOSING)
    report("weighed", unseen[gold], measured, OPPOSING)
    report("the same", np.array([heard[n].plain.same for n in gold]), measured, SAME)
    scaler, model = fit(rows, right)
    told = {
        "bias": model.intercept_.tolist(),
        "weights": model.coef_[0].tolist(),
        "means": scaler.mean_.tolist(),
        "scales": scaler.scale_.tolist(),
    }
    rounded = {key: [round(value, 5) for value in values] for key, values in told.items()}
    WEIGHTS.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


def _load_heard(options: argparse.Namespace, lessons: Sequence[Lesson]) -> list[Heard]:
    if options.heard is not None and options.heard.exists():
        told = json.loads(options.heard.read_text(encoding="utf-8"))
        return [Heard(*(Bearing(*each) for each in row)) for row in told]
    folder = find_base()
    cutter = Cutter(load_vocabulary(folder))
    network = PairNetwork(len((folder / "vocab.txt").read_text(encoding="utf-8").split()))
    heard: dict[int, Heard] = {}
    for fold in range(FOLDS):
        network.load_state_dict(torch.load(options.nets / f"fold{fold}.pt"))
        held = [n for n, x in enumerate(lessons) if x.fold == fold]
        found = hear(network, cutter, [lessons[n] for n in held])
        heard |= dict(zip(held, found, strict=True))
    listed = [heard[n] for n in range(len(lessons))]
    if options.heard is not None:
        options.heard.write_text(json.dumps(listed), encoding="utf-8")
    return listed


if __name__ == "__main__":
    main()
