"""Learn what speaks for an antecedent: `python -m training.antecedents.rank`.

For each sort of pronoun and for nominals a logistic choice among options and nobody, with the
features of `link/features.py`. While it learns, those who know say whom each mention means: the
chains of OntoGUM, and the speakers of the labelled articles for the pronouns that are sources.

In: the package as it reads, OntoGUM, the labelled train articles. Out: `link/antecedents.json`.
How good it is, is left to `evaluate.py`.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch
from torch import Tensor
from training.antecedents.articles import Article, load_articles
from training.antecedents.corpora import Text, load_texts

from onrecord.link.antecedents import (
    Antecedent,
    Chooser,
    Weights,
    find_options,
    load_weights,
    sort_mention,
)
from onrecord.link.clusters import Clusters
from onrecord.link.entities import Linker
from onrecord.link.facts import Facts
from onrecord.link.features import Feature, list_none_features, list_option_features
from onrecord.model.document import Document, Mention, Report
from onrecord.model.statement import Statement
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

OUT = Path("src/onrecord/link/antecedents.json")
# How strongly weights are held near nothing, and how much more an instance of the articles counts
# than one of OntoGUM: they are what the program is for, and few.
HOLD = 2.0
HOLD_ECHO = 0.1
ARTICLE = 2.0
ROUNDS = 150
DECIMALS = 3
LESSONS = 3

# What the encoder compares, as features; and all others in one.
ECHOES = ("echo", "none: echo")
_PLAIN = "plain"

Read = tuple[Text, Document, tuple[Statement, ...]]

# How likely the best must be to be taken, by sort; see docs/analysis/speakers.md.
LEAST = {"person": 0.3, "it": 0.1, "they": 0.12, "nominal": 0.3}


@dataclass(slots=True)
class Instance:
    """A mention, what it may mean, and what it means.

    Attributes:
        sort: Whose weights are asked.
        options: Features of each option; those of nobody last.
        right: Which of them are right.
        weight: How much it counts.
        unseen: Whether the encoder learnt nothing of it.
    """

    sort: str
    options: list[list[Feature]]
    right: list[bool]
    weight: float = 1.0
    unseen: bool = False


@dataclass(slots=True)
class Teacher:
    """Knows what the mentions of a text mean, and notes what speaks for it."""

    entity_of: Mapping[int, str]
    unseen: bool
    instances: list[Instance] = field(default_factory=list)

    def choose(self, this: Facts, clusters: Clusters) -> Antecedent | None:
        """Say what a mention stands for, and note it."""
        options = find_options(this, clusters)
        if not options:
            return None
        wanted = self.entity_of.get(this.index)
        right = [
            wanted is not None and self.entity_of.get(o.facts.index) == wanted for o in options
        ]
        self.instances.append(
            Instance(
                sort=sort_mention(this),
                options=[
                    *(list(list_option_features(this, o, clusters)) for o in options),
                    list(list_none_features(this, clusters)),
                ],
                right=[*right, not any(right)],
                unseen=self.unseen,
            )
        )
        for option, good in zip(options, right, strict=True):
            if good:
                return Antecedent(option.cluster, option.facts, 1.0)
        return None


def align(text: Text, mentions: Sequence[Mention]) -> dict[int, str]:
    """Return the gold entity of each of the program's mentions that has one.

    It is that of the gold mention whose head lies in the mention's head; of several, of the last.
    """
    heads: dict[int, str] = {}
    for gold in sorted(text.mentions, key=lambda m: m.last - m.first):
        heads.setdefault(text.words[gold.head].start, gold.entity)
    starts = sorted(heads)
    found: dict[int, str] = {}
    at = 0
    for index, mention in enumerate(mentions):
        while at < len(starts) and starts[at] < mention.head.start:
            at += 1
        here = at
        while here < len(starts) and starts[here] < mention.head.end:
            found[index] = heads[starts[here]]
            here += 1
    return found


def collect_from_text(
    text: Text, doc: Document, statements: Sequence[Statement], chooser: Chooser
) -> list[Instance]:
    """Return the instances of a text whose chains are known."""
    linker = Linker(doc, statements)
    teacher = Teacher(align(text, linker.mentions), text.unseen)
    linker.link(teacher.choose, first=chooser.choose_for_pronoun)
    return teacher.instances


def collect_from_article(article: Article, chooser: Chooser) -> list[Instance]:
    """Return the instances of an article in which only some speakers are known."""
    linker = Linker(article.doc, article.statements)
    wanted = article.find_wanted(linker)
    instances: list[Instance] = []

    def choose(this: Facts, clusters: Clusters) -> Antecedent | None:
        if this.index not in wanted:
            return chooser.choose(this, clusters)
        name = wanted[this.index]
        options = find_options(this, clusters)
        right = [article.is_speaker(o.cluster, linker, name) for o in options]
        is_new = article.is_itself(this.index, linker, name)
        if not options or not (any(right) or is_new):
            return chooser.choose(this, clusters)
        instances.append(
            Instance(
                sort=sort_mention(this),
                options=[
                    *(list(list_option_features(this, o, clusters)) for o in options),
                    list(list_none_features(this, clusters)),
                ],
                right=[*right, not any(right)],
                weight=ARTICLE,
                unseen=article.unseen,
            )
        )
        if not any(right):
            return None
        option = options[right.index(True)]
        return Antecedent(option.cluster, option.facts, 1.0)

    linker.link(choose, first=chooser.choose_for_pronoun)
    return instances


def fit(instances: Sequence[Instance], *, hold: float = HOLD) -> dict[str, dict[str, float]]:
    """Fit the weights of each sort: first without what the encoder compares, then with it.

    What it says of documents that it has learnt from is surer than it is right elsewhere, so how
    much that counts is fitted on the others alone (stacking; Wolpert 1992).
    """
    by_sort: dict[str, list[Instance]] = defaultdict(list)
    for instance in instances:
        by_sort[instance.sort].append(instance)
    fitted = {}
    for sort in sorted(by_sort):
        plain = _fit_sort([_leave_out_echoes(i) for i in by_sort[sort]], hold)
        unseen = [_add_up(i, plain) for i in by_sort[sort] if i.unseen]
        fitted[sort] = _join(plain, _fit_sort(unseen, HOLD_ECHO))
    return fitted


def _leave_out_echoes(instance: Instance) -> Instance:
    options = [[f for f in option if f[0] not in ECHOES] for option in instance.options]
    return replace(instance, options=options)


def _add_up(instance: Instance, plain: Mapping[str, float]) -> Instance:
    """Return an instance with all features but the encoder's comparison added up into one."""
    options = []
    for option in instance.options:
        total = sum(plain.get(name, 0.0) * value for name, value in option)
        kept = [f for f in option if f[0] in (*ECHOES, "none")]
        options.append([(_PLAIN, total), *kept])
    return replace(instance, options=options)


def _join(plain: Mapping[str, float], echoes: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of all features, those added up stretched as they were found to be."""
    joined = {name: weight * echoes[_PLAIN] for name, weight in plain.items()}
    for name, weight in echoes.items():
        if name != _PLAIN:
            joined[name] = joined.get(name, 0.0) + weight
    return {name: round(weight, DECIMALS) for name, weight in sorted(joined.items())}


def _fit_sort(instances: Sequence[Instance], hold: float) -> dict[str, float]:
    names: dict[str, int] = {}
    places: list[tuple[int, int]] = []
    values: list[float] = []
    group: list[int] = []
    right: list[bool] = []
    for number, instance in enumerate(instances):
        for features, good in zip(instance.options, instance.right, strict=True):
            for name, value in features:
                places.append((len(group), names.setdefault(name, len(names))))
                values.append(value)
            group.append(number)
            right.append(good)
    matrix = torch.sparse_coo_tensor(
        torch.tensor(places).T, torch.tensor(values), (len(group), len(names))
    ).coalesce()
    groups = torch.tensor(group)
    good = torch.tensor(right)
    counts = torch.tensor([i.weight for i in instances])
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def measure() -> Tensor:
        optimiser.zero_grad()
        sums = torch.sparse.mm(matrix, weights[:, None])[:, 0]
        everything = _log_add(sums, groups, len(instances))
        wanted = _log_add(sums[good], groups[good], len(instances))
        loss = (counts * (everything - wanted)).sum() + hold * (weights**2).sum() / 2
        loss.backward()
        return loss

    optimiser.step(measure)
    fitted = weights.detach().tolist()
    return {n: round(fitted[i], DECIMALS) for n, i in sorted(names.items()) if abs(fitted[i]) > 0}


def _log_add(sums: Tensor, groups: Tensor, count: int) -> Tensor:
    """Return the logarithm of the sum of exponentials of each group."""
    top = sums.detach().max()
    total = torch.zeros(count).index_add(0, groups, torch.exp(sums - top))
    return torch.log(total + 1e-30) + top


def read_text(text: Text) -> tuple[Document, tuple[Statement, ...]]:
    """Read a text of a corpus as the program does."""
    doc = read_document(Report(text=text.text))
    return doc, find_statements(doc)


def learn(
    texts: Sequence[Read], articles: Sequence[Article], *, hold: float = HOLD
) -> dict[str, dict[str, float]]:
    """Learn the weights in three rounds: the features of a round rest on the weights before."""
    weights: dict[str, dict[str, float]] = {}
    for _ in range(LESSONS):
        chooser = Chooser(weights, LEAST)
        instances = [i for t, d, s in texts for i in collect_from_text(t, d, s, chooser)]
        if weights:
            instances += [i for a in articles for i in collect_from_article(a, chooser)]
        weights = fit(instances, hold=hold)
        print(f"{len(instances)} mentions, {sum(not i.right[-1] for i in instances)} linked")
    return weights


def write(weights: Weights, path: Path = OUT) -> None:
    """Write the weights."""
    table = {"least": LEAST, "weights": weights}
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    load_weights.cache_clear()


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hold", type=float, default=HOLD)
    options = parser.parse_args(arguments)
    texts = [(t, *read_text(t)) for t in load_texts("ontogum") if not t.held_out]
    write(learn(texts, list(load_articles("train")), hold=options.hold))


if __name__ == "__main__":
    main()
