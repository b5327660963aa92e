"""Learn what saying something does: `python -m training.acts.fit`.

One multinomial logistic regression over what is known of a statement: the features of
`statements/act_features.py` and the vectors that the encoder's head sees. It is written in two
parts: what the vectors say becomes the head (`read/weights/acts.onnx`), whose probabilities are
features of the rest (`statements/acts.json`).

In: the labels of acts (training/README.md), the package's trunk. Out: both files, and what they
are worth on articles that they did not see: ten folds by article. The dev part is for measuring.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize
from training.acts.lessons import FOLDS, Lesson, load_labels, read_lessons
from training.encoder.prepare import ACTS

from onrecord.read.encoder import load_encoder

OUT = Path("src/onrecord/statements/acts.json")
WEIGHTS = Path("src/onrecord/read/weights")
# How strongly weights are held small (half this times the sum of their squares), by how much the
# standardised vectors count beside features, and how many lessons a feature must have: chosen on
# the folds, 2026-11-27 (strength 2 to 5, scale 0.1 to 0.2 and fewest 3 to 6 differ by less than a
# point).
STRENGTH = 4.0
SCALE = 0.15
FEWEST = 4
STEPS = 80
# A weight smaller than this is left out of the file, where all of a feature's are.
SMALLEST = 0.03
# Below this no act is named: of twelve, the best one is then a guess. By judgement, 2026-11-27.
LEAST = 0.25

Weights = NDArray[np.float64]


class Matrix(NamedTuple):
    """One row a lesson: few of the features are there, all of the vectors' numbers."""

    features: sp.csr_matrix
    vectors: NDArray[np.float64]

    def weigh(self, weights: Weights) -> Weights:
        """Return the sums of a row's values, weighted."""
        count = self.features.shape[1]
        sums: Weights = self.features @ weights[:count] + self.vectors @ weights[count:]
        return sums

    def gather(self, errors: Weights) -> Weights:
        """Return what errors say of each weight."""
        return np.concatenate([self.features.T @ errors, self.vectors.T @ errors])


class Table:
    """Lessons as a matrix: features that are not rare, then the standardised vectors."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        counts = Counter(name for lesson in lessons for name in lesson.features)
        self.names = sorted(name for name, count in counts.items() if count >= FEWEST)
        self.places = {name: place for place, name in enumerate(self.names)}
        vectors = np.stack([lesson.vectors for lesson in lessons])
        self.mean, self.spread = vectors.mean(0), vectors.std(0) + 1e-3

    def fill(self, lessons: Sequence[Lesson]) -> Matrix:
        """Return one row a lesson."""
        rows, columns, values = [], [], []
        for row, lesson in enumerate(lessons):
            for name, value in lesson.features.items():
                if name in self.places:
                    rows.append(row)
                    columns.append(self.places[name])
                    values.append(value)
        features = sp.csr_matrix((values, (rows, columns)), shape=(len(lessons), len(self.names)))
        vectors = np.stack([lesson.vectors for lesson in lessons])
        scaled = (vectors - self.mean) / self.spread * SCALE
        return Matrix(features, scaled.astype(np.float64))


def fit(matrix: Matrix, acts: NDArray[np.int64]) -> Weights:
    """Fit the weights: a row a column of the matrix, a column an act."""
    wanted = np.eye(len(ACTS))[acts]
    shape = (matrix.features.shape[1] + matrix.vectors.shape[1], len(ACTS))

    def judge(flat: Weights) -> tuple[float, Weights]:
        weights = flat.reshape(shape)
        likely = spread(matrix.weigh(weights))
        loss = -np.log((likely * wanted).sum(1) + 1e-12).sum() + STRENGTH / 2 * flat @ flat
        return float(loss), (matrix.gather(likely - wanted) + STRENGTH * weights).ravel()

    start = np.zeros(shape).ravel()
    found = minimize(judge, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights: Weights = found.x.reshape(shape)
    return weights


def spread(totals: Weights) -> Weights:
    """Return the probabilities of sums of which one is right."""
    risen = np.exp(totals - totals.max(1, keepdims=True))
    likely: Weights = risen / risen.sum(1, keepdims=True)
    return likely


def judge_by_folds(lessons: Sequence[Lesson]) -> Weights:
    """Return how likely each act of each lesson is by weights that did not see its article."""
    likely = np.zeros((len(lessons), len(ACTS)))
    folds = np.array([lesson.fold for lesson in lessons])
    acts = np.array([lesson.act for lesson in lessons])
    for number in range(FOLDS):
        seen = [lesson for lesson in lessons if lesson.fold != number]
        table = Table(seen)
        weights = fit(table.fill(seen), acts[folds != number])
        unseen = [lesson for lesson in lessons if lesson.fold == number]
        likely[folds == number] = spread(table.fill(unseen).weigh(weights))
    return likely


def show(title: str, acts: NDArray[np.int64], given: NDArray[np.int64]) -> None:
    """Print how many are right, and F1 of each act."""
    scores = {}
    for number, name in enumerate(ACTS):
        both = (acts == number).sum() + (given == number).sum()
        if (acts == number).any():
            scores[name] = 2 * ((acts == number) & (given == number)).sum() / both
    macro = sum(scores.values()) / len(scores)
    print(f"{title}: {len(acts)}, right {100 * (acts == given).mean():.1f} %, macro F1 {macro:.3f}")
    print("   " + "  ".join(f"{name} {score:.2f}" for name, score in scores.items()))


def show_folds(lessons: Sequence[Lesson], likely: Weights, *, mistakes: int) -> None:
    """Print figures of the folds, by who labelled, what is taken for what, and some mistakes."""
    material = load_labels("train", further=False)
    acts = np.array([lesson.act for lesson in lessons])
    given = likely.argmax(1)
    given[likely.max(1) < LEAST] = -1
    show("all", acts, given)
    ours = np.array([lesson.place not in material for lesson in lessons])
    show("labels of the material", acts[~ours], given[~ours])
    show("further labels", acts[ours], given[ours])
    print("rows are labels, columns what is given, the last one nothing")
    for number, name in enumerate(ACTS):
        row = [int(((acts == number) & (given == other)).sum()) for other in (*range(12), -1)]
        print(f"{name:12}" + "".join(f"{count:6}" for count in row))
    wrong = np.flatnonzero(acts != given)
    for index in np.random.default_rng(1).permutation(wrong)[:mistakes]:
        taken = ACTS[given[index]] if given[index] >= 0 else "nothing"
        print(f"{ACTS[acts[index]]} → {taken} | {lessons[index].words[:240]}".replace("\n", " "))


def export(table: Table, weights: Weights) -> None:
    """Write the head and the weights of all other features, and the head's digest."""
    from onnx import TensorProto  # noqa: PLC0415 - so that measuring needs no torch
    from training.encoder.export import Graph, write_manifest  # noqa: PLC0415
    from training.encoder.network import WIDTH  # noqa: PLC0415

    count = len(table.names)
    kernel = weights[count:] * (SCALE / table.spread)[:, None]
    shift = -(table.mean @ kernel)
    g = Graph("acts")
    both = g.add("Concat", "cues", "contents", axis=1)
    product = g.add("MatMul", both, g.constant(kernel.astype(np.float32)))
    g.add("Add", product, g.constant(shift.astype(np.float32)), out="out")
    shown: tuple[int, list[object]] = (TensorProto.FLOAT, ["cues", WIDTH])
    g.save({"cues": shown, "contents": shown}, ["cues", len(ACTS)], WEIGHTS / "acts.onnx")
    write_manifest(WEIGHTS, learnt="acts.onnx")
    load_encoder.cache_clear()
    rows = {name: weights[place] for name, place in table.places.items()}
    kept = {name: row.round(2).tolist() for name, row in rows.items() if abs(row).max() >= SMALLEST}
    for number, name in enumerate(ACTS):
        # The head's logarithms are added as they are.
        kept[f"head {name}"] = np.eye(len(ACTS))[number].tolist()
    lines = ",\n".join(f"  {json.dumps(name)}: {row}" for name, row in sorted(kept.items()))
    head = json.dumps({"acts": list(ACTS), "least": LEAST})[:-1]
    OUT.write_text(f'{head}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")


def main() -> None:
    """Fit, print the figures of the folds and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--no-folds", action="store_true", help="print no figures")
    parser.add_argument("--mistakes", type=int, default=0, help="print as many mistakes")
    options = parser.parse_args()
    lessons = read_lessons("train")
    if not options.no_folds:
        show_folds(lessons, judge_by_folds(lessons), mistakes=options.mistakes)
    if not options.dry:
        table = Table(lessons)
        acts = np.array([lesson.act for lesson in lessons])
        export(table, fit(table.fill(lessons), acts))


if __name__ == "__main__":
    main()
