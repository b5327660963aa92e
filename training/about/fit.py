"""Learn whom the contents of statements are about.

    .venv/bin/python -m training.about.fit

In: the labels of sixty train articles (training/README.md). Out: weights and threshold, in
`src/onrecord/link/about.json`, and what they are worth on articles that they did not see: ten
folds by article.

A candidate is right where the label names it among those whom the content is about. Labels name
three at most, the principal ones, so that some of what counts as wrong is only not principal.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from training.circumstances.fit import fit
from training.circumstances.labelled import agree, match
from training.encoder.prepare import MATERIAL, load_lines

from onrecord.circumstances.page import Page
from onrecord.ingest.datestamps import find_address_date
from onrecord.link.about import MOST, load_about_weights, weigh
from onrecord.link.about_candidates import Where, list_contents
from onrecord.link.about_features import list_features
from onrecord.link.about_scene import Scene
from onrecord.link.entities import link_entities
from onrecord.model.document import Report
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

OUT = Path("src/onrecord/link/about.json")
FOLDS = 10
# How strongly weights are held small (scikit-learn's C): chosen on the folds, 2026-11-27 (0.1, 0.2
# and 0.5 differ by less than a point).
STRENGTH = 0.2
# A feature that fewer candidates have says nothing: chosen on the folds, 2026-11-27 (3, 8, 12 and
# 20 differ by less than half a point).
FEWEST = 12
# As many of those labelled shall be named in the folds: six in ten are wanted on new articles, and
# new ones may be harder by some in a hundred. By judgement, 2026-11-27.
RECALL = 0.62
THRESHOLDS = tuple(n / 100 for n in range(10, 91))
SAID = ("speech", "writing")
OTHERS = ("belief", "intention", "attitude")


@dataclass
class Row:
    """A candidate of a labelled statement.

    Attributes:
        statement: Its article and number.
        where: How the candidate comes in.
        name: The candidate's name.
        features: What speaks for it.
        right: Whether it is labelled.
        probability: What weights that did not see the article say.
    """

    statement: tuple[str, int]
    where: Where
    name: str
    features: dict[str, float]
    right: bool
    probability: float = 0.0

    @property
    def fold(self) -> int:
        """Return the number of its article's fold."""
        return int(hashlib.sha256(self.statement[0].encode()).hexdigest(), 16) % FOLDS


Labels = dict[tuple[str, int], dict[str, Any]]


def load_rows(part: str) -> tuple[list[Row], Labels]:
    """Read the labelled articles of a part of the corpus; events are no statements."""
    labels: dict[str, dict[str, dict[str, Any]]] = {}
    for line in load_lines(MATERIAL / "gold" / "circumstances" / f"{part}.jsonl"):
        labels.setdefault(str(line["doc"]), {})[str(line["id"])] = line
    rows: list[Row] = []
    kept: Labels = {}
    for article in load_lines(MATERIAL / "data" / f"polnear-{part}.jsonl"):
        name = str(article["doc"])
        if name in labels:
            told = dict(read_article(name, article, labels[name], rows))
            kept.update({(name, number): label for number, label in told.items()})
    return rows, kept


def read_article(
    name: str, article: dict[str, Any], labels: Mapping[str, dict[str, Any]], rows: list[Row]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read an article, add a row for each candidate, and yield the labels by statement."""
    doc = read_document(Report(text=article["text"], published=find_address_date(name)))
    links = link_entities(doc, find_statements(doc))
    page = Page(doc, links.statements, links.mentions, links.links)
    marked = [a for a in article["attributions"] if a["id"] in labels]
    told = {
        number: labels[marked[place]["id"]] for place, number in match(doc, marked, page).items()
    }
    scene = Scene(doc, links)
    for number, content in enumerate(list_contents(scene, links.statements)):
        if number not in told or told[number]["mode"] == "event":
            continue
        yield number, told[number]
        for candidate in content.candidates:
            features = dict(list_features(scene, content, candidate))
            who = candidate.entity.name
            right = any(agree(w, who) for w in told[number]["about"] or [])
            rows.append(Row((name, number), candidate.where, who, features, right))


def drop_rare(rows: Sequence[Row]) -> None:
    """Drop features that too few candidates have."""
    counts = Counter(f for row in rows for f in row.features)
    for row in rows:
        row.features = {
            name: value for name, value in row.features.items() if counts[name] >= FEWEST
        }


def fit_weights(rows: Sequence[Row]) -> dict[str, float]:
    """Fit the weights."""
    return fit([(row.features, row.right, 1.0) for row in rows], STRENGTH)


def judge_by_folds(rows: Sequence[Row]) -> None:
    """Give each row the probability that weights say that did not see its article."""
    for number in range(FOLDS):
        weights = fit_weights([row for row in rows if row.fold != number])
        for row in rows:
            if row.fold == number:
                row.probability = weigh(weights, row.features.items())


def choose(rows: Sequence[Row], least: float) -> list[Row]:
    """Return the rows that are named: the likeliest few of each statement."""
    by_statement: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        if row.probability >= least:
            by_statement.setdefault(row.statement, []).append(row)
    chosen = []
    for named in by_statement.values():
        named.sort(key=lambda row: -row.probability)
        chosen += named[:MOST]
    return chosen


def choose_threshold(rows: Sequence[Row], labels: Labels, recall: float) -> float:
    """Return the largest threshold at which enough of those labelled are named."""

    def is_enough(threshold: float) -> bool:
        return measure(choose(rows, threshold), labels, SAID).shares[1] >= recall

    return max(filter(is_enough, THRESHOLDS), default=min(THRESHOLDS))


class Figures(NamedTuple):
    """What was named and what is labelled.

    Attributes:
        right: How many of those named are labelled.
        named: How many are named.
        found: How many of those labelled are named.
        labelled: How many are labelled.
    """

    right: int
    named: int
    found: int
    labelled: int

    @property
    def shares(self) -> tuple[float, float]:
        """Return precision and recall."""
        return self.right / max(1, self.named), self.found / max(1, self.labelled)

    def __str__(self) -> str:
        """Return the figures in words."""
        precision, recall = self.shares
        return (
            f"precision {self.right}/{self.named} = {100 * precision:.1f} %"
            f"   recall {self.found}/{self.labelled} = {100 * recall:.1f} %"
        )


def measure(named: Sequence[Row], labels: Labels, modes: Sequence[str]) -> Figures:
    """Count what is named and right of statements of some modes."""
    asked = {key: label for key, label in labels.items() if label["mode"] in modes}
    given: dict[tuple[str, int], list[Row]] = {key: [] for key in asked}
    for row in named:
        if row.statement in given:
            given[row.statement].append(row)
    wanted = [(key, name) for key, label in asked.items() for name in label["about"] or []]
    return Figures(
        right=sum(row.right for rows in given.values() for row in rows),
        named=sum(map(len, given.values())),
        found=sum(any(agree(name, row.name) for row in given[key]) for key, name in wanted),
        labelled=len(wanted),
    )


def show(rows: Sequence[Row], labels: Labels, least: float) -> None:
    """Print what is named and right of rows that have their probabilities."""
    named = choose(rows, least)
    print(f"from {least} on:")
    for title, modes in (("speech and writing", SAID), ("all others", OTHERS)):
        print(f"{title:20} {measure(named, labels, modes)}")
    for where in Where:
        some = [row for row in named if row.where is where]
        print(f"{where:20} {sum(row.right for row in some)} of {len(some)} right")


def show_dev() -> None:
    """Print what the weights as they are say of the dev articles."""
    learnt = load_about_weights()
    rows, labels = load_rows("dev")
    for row in rows:
        row.probability = weigh(learnt.weights, row.features.items())
    show(rows, labels, learnt.least)


def main() -> None:
    """Fit and write the weights; print the figures of the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--dev", action="store_true", help="only measure, on the dev articles")
    parser.add_argument("--recall", type=float, default=RECALL)
    options = parser.parse_args()
    if options.dev:
        show_dev()
        return
    rows, labels = load_rows("train")
    drop_rare(rows)
    judge_by_folds(rows)
    least = choose_threshold(rows, labels, options.recall)
    show(rows, labels, least)
    if not options.dry:
        table = {"weights": fit_weights(rows), "least": least}
        text = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
