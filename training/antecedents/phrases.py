"""Learn noun phrases: `python -m training.antecedents.phrases`.

A head on top of the trunk, which stays as it is: a word's vector and those of its neighbours,
one hidden layer. It learns where noun phrases without what hangs on them behind begin and end,
and what kind of thing their heads mean, from the syntax, kinds and chains of GUM.

In: the package's trunk, GUM and OntoGUM. Out: `read/weights/phrases.onnx` and its digest in the
manifest; figures on the documents kept out.
"""

import argparse
import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor, nn
from training.antecedents import echoes
from training.antecedents.corpora import Text, Word, load_texts
from training.encoder.export import WEIGHTS, Graph, write_manifest

from onrecord.model.document import Report
from onrecord.read.encoder import Encoder, load_encoder
from onrecord.read.parse import parse
from onrecord.read.phrases import BEGINS, COLUMNS, GOES_ON, KINDS, TAGS
from onrecord.read.quotations import pair_quotation_marks

SEED = 20261127
WIDTH = 384
HIDDEN = 96
EPOCHS = 6
BATCH = 512
RATE = 2e-3
# Each epoch's rate is this part of the one before.
FALL = 0.6
KIND_OF = {"animal": "object", "plant": "object", "substance": "object"}
FEMININE = frozenset({"she", "her", "hers", "herself"})
MASCULINE = frozenset({"he", "him", "his", "himself"})
# Columns of the labels of a word; -1 where nothing is known.
TAG, KIND, PLURAL, GENDER, SUBJECT, OLD = range(6)
# Dependents before a head that do not belong to its phrase.
_NOT_INSIDE = """nmod:poss case cc appos acl punct mark cop nsubj aux parataxis discourse conj"""
_APART = frozenset(_NOT_INSIDE.split())
_BEHIND = frozenset({"flat", "fixed", "goeswith", "compound"})
_INSIDE = frozenset({"flat", "compound", "goeswith", "fixed"})


class Head(nn.Module):
    """Numbers for each word, from its vector and its neighbours'."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(COLUMNS))
        self.drop = nn.Dropout(0.2)

    def forward(self, words: Tensor) -> Tensor:
        """Return a row of `COLUMNS` for each word."""
        rows: Tensor = self.out(self.drop(nn.functional.gelu(self.hidden(words))))
        return rows


def label_words(chains: Text, things: Text, starts: Sequence[int]) -> NDArray[np.int64]:
    """Label the program's words by those of a corpus: a row of six numbers each."""
    labels = np.full((len(starts), 6), -1, dtype=np.int64)
    labels[:, TAG] = 0
    words = things.words
    place = [bisect.bisect_right(starts, w.start) - 1 for w in words]
    kids: dict[int, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        kids[word.head].append(index)
    kinds: dict[int, str] = {}
    for mention in things.mentions:
        kinds.setdefault(mention.head, KIND_OF.get(mention.kind, mention.kind))
    entity, old, gender = _read_chains(chains)
    for head, kind in kinds.items():
        word = words[head]
        if word.relation in _INSIDE and words[word.head].kind in ("NOUN", "PROPN"):
            continue
        row = labels[place[head]]
        row[KIND] = KINDS.index(kind) if kind in KINDS else -1
        row[PLURAL] = word.number == "Plur" if word.number else -1
        row[SUBJECT] = word.relation in ("nsubj", "csubj")
        row[OLD] = old.get(head, False)
        row[GENDER] = gender.get(entity.get(head, ""), -1)
        if word.kind != "PRON":
            first, last = _measure_phrase(words, kids, head)
            here = labels[place[first] : place[last] + 1, TAG]
            if not here.any():
                here[:] = GOES_ON
                here[0] = BEGINS
    return labels


def _read_chains(chains: Text) -> tuple[dict[int, str], dict[int, bool], dict[str, int]]:
    """Return by head its entity and whether that is old, and by entity whether it is a "she"."""
    entity: dict[int, str] = {}
    old: dict[int, bool] = {}
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    seen: set[str] = set()
    for mention in chains.mentions:
        form = chains.words[mention.head].form.lower()
        if form in FEMININE or form in MASCULINE:
            votes[mention.entity][int(form in FEMININE)] += 1
        if mention.head not in entity:
            entity[mention.head], old[mention.head] = mention.entity, mention.entity in seen
        seen.add(mention.entity)
    return entity, old, {e: max(v) for e, v in votes.items() if len(v) == 1}


def _measure_phrase(
    words: Sequence[Word], kids: dict[int, list[int]], head: int
) -> tuple[int, int]:
    """Return the first and last word of a head's phrase."""
    inside = set(_list_inside(words, kids, head, top=True))
    first = last = head
    while first > 0:
        before = first - 1
        joins = words[before].kind == "PUNCT" and words[before].form in "-“\"‘'"
        if before not in inside and not (joins and before - 1 in inside):
            break
        first = before
    while last + 1 in inside:
        last += 1
    return first, last


def _list_inside(
    words: Sequence[Word], kids: dict[int, list[int]], at: int, *, top: bool
) -> Iterator[int]:
    """Yield the words of a phrase, in no order."""
    yield at
    for kid in kids[at]:
        behind = words[kid].relation in _BEHIND
        if (kid < at or behind) and not (top and words[kid].relation in _APART):
            yield from _list_inside(words, kids, kid, top=False)


def embed(encoder: Encoder, text: Text) -> tuple[NDArray[np.float32], list[int]]:
    """Return three vectors for each word of a text, and where the words start."""
    sentences, tokens = parse(Report(text=text.text))
    quotations = pair_quotation_marks(text.text, sentences, tokens)
    rows = np.zeros((len(tokens) + 2, WIDTH), dtype=np.float32)
    for window, words in encoder.look_at(tokens, sentences, quotations):
        core = slice(window.core_first - window.first, window.core_last - window.first)
        rows[window.core_first + 1 : window.core_last + 1] = words[core]
    return np.concatenate([rows[:-2], rows[1:-1], rows[2:]], axis=1), [t.start for t in tokens]


def measure_loss(rows: Tensor, labels: Tensor) -> Tensor:
    """Return the loss of all that the head says."""
    choose = nn.functional.cross_entropy
    tell = nn.functional.binary_cross_entropy_with_logits
    kinds = slice(len(TAGS), len(TAGS) + len(KINDS))
    loss = choose(rows[:, : len(TAGS)], labels[:, TAG])
    loss = loss + choose(rows[:, kinds], labels[:, KIND], ignore_index=-1)
    for column, label in enumerate((PLURAL, GENDER, SUBJECT, OLD), start=kinds.stop):
        known = labels[:, label] >= 0
        if known.any():
            loss = loss + 0.5 * tell(rows[known, column], labels[known, label].float())
    return loss


def train(rows: Tensor, labels: Tensor, *, epochs: int, seed: int) -> Head:
    """Learn the head."""
    torch.manual_seed(seed)
    head = Head()
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.05)
    for _ in range(epochs):
        head.train()
        order = torch.randperm(len(rows))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            loss = measure_loss(head(rows[batch].float()), labels[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        for group in optimiser.param_groups:
            group["lr"] *= FALL
    head.eval()
    return head


def measure(head: Head, rows: Tensor, labels: Tensor) -> None:
    """Print how often the head is right."""
    with torch.no_grad():
        told = head(rows.float())
    tags = told[:, : len(TAGS)].argmax(1)
    found, gold = _list_spans(tags.tolist()), _list_spans(labels[:, TAG].tolist())
    print(f"phrases F1 {2 * len(found & gold) / (len(found) + len(gold)):.3f}")
    kinds = told[:, len(TAGS) : len(TAGS) + len(KINDS)].argmax(1)
    for name, label, guess in (
        ("kind", KIND, kinds),
        ("plural", PLURAL, (told[:, -4] > 0).long()),
        ("feminine", GENDER, (told[:, -3] > 0).long()),
        ("subject", SUBJECT, (told[:, -2] > 0).long()),
        ("old", OLD, (told[:, -1] > 0).long()),
    ):
        known = labels[:, label] >= 0
        right = (guess[known] == labels[known, label]).float().mean()
        print(f"{name} {right:.3f} of {int(known.sum())}")


def _list_spans(tags: Sequence[int]) -> set[tuple[int, int]]:
    """Return where phrases begin and end."""
    spans: set[tuple[int, int]] = set()
    first = -1
    for index, tag in enumerate([*tags, 0]):
        if first >= 0 and tag != GOES_ON:
            spans.add((first, index))
            first = -1
        if tag == BEGINS or (tag == GOES_ON and first < 0):
            first = index
    return spans


def export(head: Head, folder: Path) -> None:
    """Write the head, and its digest into the manifest."""
    g = Graph("phrases")
    number = {n: g.constant(np.array([n], dtype=np.int64)) for n in (0, 1, 2)}
    zero = g.constant(np.array(0.0, dtype=np.float32))
    pads = g.constant(np.array([1, 0, 1, 0], dtype=np.int64))
    padded = g.add("Pad", "words", pads, zero)
    count = g.add("Shape", "words", start=0, end=1)
    moved = [
        g.add("Slice", padded, number[n], g.add("Add", count, number[n]), number[0])
        for n in (0, 1, 2)
    ]
    hidden = g.add("Gelu", g.linear(g.add("Concat", *moved, axis=1), head.hidden))
    rows = g.linear(hidden, head.out)
    cuts = (len(TAGS), len(KINDS), len(COLUMNS) - len(TAGS) - len(KINDS))
    ends = np.cumsum((0, *cuts))
    parts = []
    for index in range(len(cuts)):
        low, high = (g.constant(np.array([ends[index + n]], dtype=np.int64)) for n in (0, 1))
        part = g.add("Slice", rows, low, high, number[1])
        alone = index == len(cuts) - 1
        parts.append(g.add("Sigmoid", part) if alone else g.add("Softmax", part, axis=1))
    g.add("Concat", *parts, axis=1, out="out")
    path = folder / "phrases.onnx"
    g.save({"words": (TensorProto.FLOAT, ["words", WIDTH])}, ["words", len(COLUMNS)], path)
    write_manifest(folder, learnt="phrases.onnx")
    load_encoder.cache_clear()


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, measure and write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    if not (options.weights / "phrases.onnx").exists():
        export(Head(), options.weights)  # the encoder does not start without one
    if not (options.weights / "echoes.onnx").exists():
        echoes.export(echoes.EchoHead(), options.weights / "echoes.onnx")
        write_manifest(options.weights)
    encoder = Encoder(folder=options.weights)
    things = {text.name: text for text in load_texts("gum")}
    rows: dict[bool, list[NDArray[np.float16]]] = {False: [], True: []}
    labels: dict[bool, list[NDArray[np.int64]]] = {False: [], True: []}
    for text in load_texts("ontogum"):
        words, starts = embed(encoder, text)
        rows[text.held_out].append(words.astype(np.float16))
        labels[text.held_out].append(label_words(text, things[text.name], starts))
    stacked = {k: torch.from_numpy(np.concatenate(v)) for k, v in rows.items()}
    wanted = {k: torch.from_numpy(np.concatenate(v)) for k, v in labels.items()}
    head = train(stacked[False], wanted[False], epochs=options.epochs, seed=options.seed)
    measure(head, stacked[True], wanted[True])
    if not options.dry:
        export(head, options.weights)


if __name__ == "__main__":
    main()
