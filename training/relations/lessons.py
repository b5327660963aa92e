"""Make what the pair encoder learns from: pairs of texts, and what is right of them.

    python -m training.relations.lessons

In: pairs of sentences and of statements beside the project, and the labels of `labels.jsonl`
beside this module (by document and attribution: no words). A statement is given as the program
gives it: the speaker's name, where reading finds one, the cue, the content. Out: `lessons.json`.
How they are learnt is left to `train.py`.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from training.encoder.prepare import MATERIAL, load_lines
from training.relations.network import BEARINGS, INFERENCES

from onrecord.compare.candidates import note_claims
from onrecord.compare.pairing import choose_pairs
from onrecord.compare.relations import describe, list_claims, order_pair
from onrecord.ingest.load import Incoming
from onrecord.model.document import Report, Span
from onrecord.model.record import Reading
from onrecord.noting import make_sheet
from onrecord.pipeline import process, read
from onrecord.record.store import open_record

LABELS = Path(__file__).with_name("labels.jsonl")
FOLDS = 3
SEED = 20261127
# Sentences with their negation: more of them would drown the rest.
MOST_NEGATED = 9000
# What a label is worth beside the second one that a reader thought defensible, and beside all.
SURE, DOUBTED, DOUBT, FLOOR = 0.94, 0.64, 0.30, 0.01
# What is right of a pair that the program would ask about, before it is looked at: none, repeats,
# supports, denies, contradicts, revises.
NATURAL = (0.86, 0.03, 0.05, 0.01, 0.035, 0.015)
NATURAL_ARTICLES, NATURAL_PAIRS = 250, 2500
# Scores of similarity, 0 to 5, that are as good as entailment, and as good as none.
SAME_FROM, OTHER_TO = 4.4, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A pair of texts.

    Attributes:
        left: The first.
        right: The second.
        right_ones: How much each of the classes is right.
        is_inference: Whether the classes are `INFERENCES`, else `BEARINGS`.
        fold: In which part it is kept out; -1 for what belongs to none.
        is_gold: Whether it belongs to the pairs on which the program is measured.
        label: Index of the class, for measuring.
        doubt: Index of the second class that is defensible; -1 where there is none.
    """

    left: str
    right: str
    right_ones: tuple[float, ...]
    is_inference: bool = False
    fold: int = -1
    is_gold: bool = False
    label: int = -1
    doubt: int = -1

    def turn(self) -> "Lesson":
        """Return it with the sides exchanged: which of two is the later is found otherwise."""
        return replace(self, left=self.right, right=self.left)


def load_lessons(path: Path) -> tuple[list[Lesson], list[Lesson]]:
    """Return lessons of inference, and of statements."""
    told = json.loads(path.read_text(encoding="utf-8"))
    lessons = [Lesson(**{**each, "right_ones": tuple(each["right_ones"])}) for each in told]
    return [x for x in lessons if x.is_inference], [x for x in lessons if not x.is_inference]


def list_inferences() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield pairs of sentences with what may be right of them."""
    folder = MATERIAL / "data" / "pairs"
    known = {"not_entailment": ("neutral", "contradiction"), **{x: (x,) for x in INFERENCES}}
    for path in sorted(folder.glob("sick-*.txt")):
        for row in _list_rows(path):
            if len(row) > 4 and row[4].lower() in known:
                yield row[1], row[2], known[row[4].lower()]
    for path in sorted(folder.glob("negation-nli-*.txt")):
        for row in _list_rows(path):
            if len(row) == 4 and row[3] in known:
                yield row[1], row[2], known[row[3]]
    negated = [r for path in sorted(folder.glob("cannot-*.tsv")) for r in _list_rows(path)]
    random.Random(SEED).shuffle(negated)  # noqa: S311 - no secret
    yield from ((r[0], r[1], ("contradiction",)) for r in negated[:MOST_NEGATED] if len(r) == 2)
    for path in sorted(folder.glob("sts-*.tsv")):
        for row in _list_rows(path):
            if len(row) == 3 and row[0].replace(".", "").isdigit():
                if float(row[0]) >= SAME_FROM:
                    yield row[1], row[2], ("entailment",)
                elif float(row[0]) <= OTHER_TO:
                    yield row[1], row[2], ("neutral",)


def _list_rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


_Spans = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


class Articles:
    """The texts of the material, read as the program reads them."""

    def __init__(self) -> None:
        self._texts: dict[str, dict[str, Any]] = {}
        for path in (
            MATERIAL / "data/polnear-train.jsonl",
            *MATERIAL.glob("data/accounts/*.jsonl"),
        ):
            for line in load_lines(path):
                self._texts[str(line.get("doc") or line["id"])] = line
        self._readings: dict[str, Reading] = {}

    def describe(self, place: Mapping[str, Any]) -> str:
        """Return the statement at a place as the program gives it to the network."""
        line = self._texts[place["doc"]]
        text: str = line["text"]
        if "span" in place:
            return describe(line.get("publisher"), "", _cut(text, place["span"]))
        if "content" in place:
            return self._describe_found(place["doc"], place["content"])
        told = next(x for x in line["attributions"] if x["id"] == place["id"])
        source = _cut(text, told["source"])
        named = self._find_speaker(place["doc"], told["content"])
        # A long source says more than a name.
        name = named if named and len(source.split()) <= 2 else source
        return describe(name, _cut(text, told["cue"]), _cut(text, told["content"]))

    def _describe_found(self, doc: str, content: list[list[int]]) -> str:
        """Return the statement that the program finds at a place, in one line."""
        text: str = self._texts[doc]["text"]
        found = self._find(doc, content)
        if found is None:
            return describe(None, "", _cut(text, content))
        source, cue, said = ([[s.start, s.end] for s in spans] for spans in found[0][:3])
        return describe(found[1] or _cut(text, source), _cut(text, cue), _cut(text, said))

    def _find_speaker(self, doc: str, content: list[list[int]]) -> str | None:
        found = self._find(doc, content)
        return None if found is None else found[1]

    def _find(self, doc: str, content: list[list[int]]) -> tuple[_Spans, str | None] | None:
        """Return source, cue and content of the statement at a place, and its speaker's name."""
        if doc not in self._readings:
            self._readings[doc] = read(Report(text=self._texts[doc]["text"], address=doc))
        reading = self._readings[doc]
        names = {e.entity_id: e.name for e in reading.entities}
        wanted = {i for start, end in content for i in range(start, end)}
        best, chosen = 0.5, None
        for stmt in reading.statements:
            here = {i for span in stmt.content for i in range(span.start, span.end)}
            shared = len(here & wanted) / len(here | wanted)
            if shared > best:
                best = shared
                chosen = (stmt.source, stmt.cue, stmt.content), names.get(stmt.speaker or "")
        return chosen


def _cut(text: str, spans: list[list[int]]) -> str:
    return " ".join(" ".join(text[Span(*s).start : Span(*s).end] for s in spans).split())


def list_natural(known: Collection[str]) -> Iterator[Lesson]:
    """Yield pairs as the program asks about them, of articles that no labelled pair is of.

    Nearly all of these bear on each other in no way: of 337 that looked most opposed, 33 were.
    """
    articles = [
        line
        for line in load_lines(MATERIAL / "data/polnear-train.jsonl")
        if line["doc"] not in known
    ]
    rng = random.Random(SEED)  # noqa: S311 - no secret
    chosen = rng.sample(articles, min(NATURAL_ARTICLES, len(articles)))
    with open_record(None) as record:
        incoming = (Incoming(name=str(a["doc"]), path=None, report=_make_report(a)) for a in chosen)
        process(incoming, record.writer)
        sheets = [make_sheet(record.view, report) for report in record.view.reports()]
    claims = {claim.statement_id: claim for sheet in sheets for claim in list_claims(sheet)}
    notes = [note for sheet in sheets for note in note_claims(sheet)]
    pairs = choose_pairs(notes, {sheet.report.report_id for sheet in sheets}).chosen
    for one, other in rng.sample(pairs, min(NATURAL_PAIRS, len(pairs))):
        left, right = order_pair(claims[one.statement_id], claims[other.statement_id])
        yield Lesson(left=left.line, right=right.line, right_ones=NATURAL)


def _make_report(line: Mapping[str, Any]) -> Report:
    doc = str(line["doc"])
    return Report(text=line["text"], address=doc, published=doc.split("_")[1])


def weigh_labels(label: str, doubt: str | None) -> tuple[float, ...]:
    """Return how much each bearing is right."""
    first = SURE if doubt in (None, label) else DOUBTED
    weights = [FLOOR + first * (x == label) for x in BEARINGS]
    if doubt not in (None, label):
        weights[BEARINGS.index(str(doubt))] += DOUBT
    return tuple(w / sum(weights) for w in weights)


def find_folds(pairs: list[dict[str, Any]]) -> dict[str, int]:
    """Return the fold of each document: those that a pair joins are kept out together."""
    above: dict[str, str] = {}

    def root(doc: str) -> str:
        while above.setdefault(doc, doc) != doc:
            doc = above[doc]
        return doc

    for pair in pairs:
        above[root(pair["from"]["doc"])] = root(pair["to"]["doc"])
    sizes = Counter(root(pair["from"]["doc"]) for pair in pairs)
    load = [0] * FOLDS
    folds: dict[str, int] = {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        folds[group] = load.index(min(load))
        load[folds[group]] += size
    return {doc: folds[root(doc)] for doc in above}


def main() -> None:
    """Write the lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/relations/lessons.json"))
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    gold: list[dict[str, Any]] = list(load_lines(MATERIAL / "gold/relations/dev.jsonl"))
    own: list[dict[str, Any]] = list(load_lines(LABELS))
    folds = find_folds([*gold, *own])
    articles = Articles()
    lessons = [
        Lesson(
            left=left,
            right=right,
            right_ones=tuple(float(x in may) for x in INFERENCES),
            is_inference=True,
        )
        for left, right, may in list_inferences()
    ]
    for pair in (*gold, *own):
        lessons.append(
            Lesson(
                left=articles.describe(pair["from"]),
                right=articles.describe(pair["to"]),
                right_ones=weigh_labels(pair["label"], pair["doubt"]),
                fold=folds[pair["from"]["doc"]],
                is_gold="why" in pair,
                label=BEARINGS.index(pair["label"]),
                doubt=BEARINGS.index(pair["doubt"]) if pair["doubt"] else -1,
            )
        )
    lessons += list_natural(folds.keys())
    options.out.write_text(json.dumps([asdict(x) for x in lessons]), encoding="utf-8")
    print(Counter((x.is_gold, BEARINGS[x.label]) for x in lessons if not x.is_inference))


if __name__ == "__main__":
    main()
