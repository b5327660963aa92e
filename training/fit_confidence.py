"""Fit the weights by which `statements/confidence.py` judges candidates.

  python training/fit_confidence.py [--material DIR] [--out FILE]

A logistic regression (L2) over the features that `list_features` yields, fitted on PolNeAR's
train part less 200 articles, on which thresholds are then compared. A candidate is right when
its content has a Jaccard index of at least 0.5 with a gold content and their sources overlap.
Candidates inside a gold content are left out: the corpus annotates nothing there.

In: `polnear-train.jsonl`. Out: `confidence.json`. Measuring the whole program is left to
`benchmarks/quality/`.
"""

import argparse
import bisect
import hashlib
import json
import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.model.document import Document, Report
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.statements.attribute import find_candidates, nest
from onrecord.statements.candidates import Candidate
from onrecord.statements.confidence import list_features, load_weights
from onrecord.statements.contents import locate_quotations
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.phrases import Stretch

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "onrecord" / "statements" / "confidence.json"
KEPT_OUT = 200
SEED = 1
# Features that are seen less often say nothing; weights that are smaller change nothing.
LEAST_SEEN = 5
LEAST_WEIGHT = 0.02
_WORD = re.compile(r"\w+")

Spans = Sequence[Sequence[int]]
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its candidates, and whether each is right (None: cannot be told)."""

    words: int
    gold: list[tuple[frozenset[int], frozenset[int]]]
    found: list[tuple[Candidate, frozenset[int], frozenset[int]]]
    right: list[bool | None]
    features: list[list[str]]


def read_articles(path: Path) -> list[Gold]:
    """Read the corpus, each text once, in a shuffled order that is always the same."""
    seen: dict[str, Gold] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        seen.setdefault(row["text"], row)
    rows = list(seen.values())
    random.Random(SEED).shuffle(rows)  # noqa: S311 - no secret
    return rows


class Words:
    """The words of a text, to compare spans as sets of them."""

    def __init__(self, text: str) -> None:
        self.starts, self.ends = [], []
        for match in _WORD.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())

    def cover(self, spans: Spans) -> frozenset[int]:
        """Return the numbers of the words that the spans touch."""
        out: set[int] = set()
        for start, end in spans:
            first = bisect.bisect_right(self.ends, start)
            out.update(range(first, bisect.bisect_left(self.starts, end)))
        return frozenset(out)


def prepare(row: Gold) -> Article:
    """Find the candidates of an article and compare them with its gold attributions."""
    report = Report(text=row["text"])
    sentences, tokens = parse(report)
    quotations = pair_quotation_marks(report.text, sentences, tokens)
    doc = Document(report=report, sentences=sentences, tokens=tokens, quotations=quotations)
    line, quoted, words = Line(tokens, load_grammar()), locate_quotations(doc), Words(report.text)

    def cover(parts: Sequence[Stretch | None]) -> frozenset[int]:
        spans = [
            (tokens[p.first].start, tokens[p.last - 1].end) for p in parts if p and p.last > p.first
        ]
        return words.cover(spans)

    gold = [(words.cover(a["source"]), words.cover(a["content"])) for a in row["attributions"]]
    found = [(c, cover([c.source]), cover(c.content)) for c in find_candidates(doc, line, quoted)]
    right = [_judge(c, source, content, gold, cover([c.cue])) for c, source, content in found]
    features = [list(list_features(line, quoted, c)) for c, _, _ in found]
    return Article(len(row["text"].split()), gold, found, right, features)


def _judge(
    candidate: Candidate,
    source: frozenset[int],
    content: frozenset[int],
    gold: list[tuple[frozenset[int], frozenset[int]]],
    cue: frozenset[int],
) -> bool | None:
    """Tell whether a candidate is right; None where the corpus does not tell."""
    inside = False
    for gold_source, gold_content in gold:
        union = len(content | gold_content)
        linked = bool(source & gold_source) or (
            not source and (not gold_source or candidate.shared is not None)
        )
        if union and len(content & gold_content) / union >= 0.5 and linked:
            return True
        inside = inside or (bool(cue) and cue <= gold_content)
    return None if inside else False


def fit(articles: Sequence[Article]) -> dict[str, float]:
    """Fit the weights."""
    rows, labels = [], []
    counts: dict[str, int] = {}
    for article in articles:
        for features, right in zip(article.features, article.right, strict=True):
            if right is not None:
                rows.append(dict.fromkeys(features, 1.0))
                labels.append(right)
                for feature in set(features):
                    counts[feature] = counts.get(feature, 0) + 1
    rows = [{f: v for f, v in row.items() if counts[f] >= LEAST_SEEN} for row in rows]
    vectorizer = DictVectorizer()
    # The feature "always" is the intercept; it is shrunk like the others.
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000, tol=1e-6)
    model.fit(vectorizer.fit_transform(rows), labels)
    names = vectorizer.get_feature_names_out()
    weights = zip(names, model.coef_[0], strict=True)
    return {str(n): round(float(w), 3) for n, w in weights if abs(w) >= LEAST_WEIGHT}


def compare_thresholds(articles: Sequence[Article]) -> Iterator[str]:
    """Yield precision, recall and F1 of linked attributions at several thresholds."""
    for threshold in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        given = total = hit = 0
        for article in articles:
            kept = [f for f in article.found if f[0].confidence >= threshold]
            inner = nest([f[0] for f in kept])
            kept = [f for i, f in enumerate(kept) if i not in inner]
            given += len(kept)
            total += len(article.gold)
            hit += _count_matches(kept, article.gold)
        precision, recall = hit / max(1, given), hit / max(1, total)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def _count_matches(
    kept: list[tuple[Candidate, frozenset[int], frozenset[int]]],
    gold: list[tuple[frozenset[int], frozenset[int]]],
) -> int:
    """Count one-to-one matches, each found one taking the first gold one that fits."""
    free, hit = set(range(len(gold))), 0
    for _, source, content in kept:
        for number in sorted(free):
            gold_source, gold_content = gold[number]
            union = len(content | gold_content)
            linked = bool(source & gold_source) or (not source and not gold_source)
            if linked and union and len(content & gold_content) / union >= 0.5:
                free.remove(number)
                hit += 1
                break
    return hit


def main() -> None:
    """Fit, write the weights, and print what they give on the articles that were kept out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = Path(os.environ.get("ONRECORD_MATERIAL", ROOT.parent / "shared"))
    parser.add_argument("--material", type=Path, default=default)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    corpus = options.material / "data" / "polnear-train.jsonl"
    if not corpus.is_file():
        sys.exit(f"the corpus is not at {corpus}; name its folder with --material")
    rows = read_articles(corpus)
    articles = [prepare(row) for row in rows[KEPT_OUT:]]
    weights = fit(articles)
    about = {
        "what": "weights of the logistic regression of statements/confidence.py",
        "fitted_on": f"PolNeAR 1.0.0, train part, {len(articles)} articles",
        "corpus_sha256": hashlib.sha256(corpus.read_bytes()).hexdigest(),
        "candidates": sum(r is not None for a in articles for r in a.right),
        "right": sum(bool(r) for a in articles for r in a.right),
        "weights": dict(sorted(weights.items())),
    }
    options.out.write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(weights)} weights written to {options.out.name}")
    load_weights.cache_clear()
    print(f"linked attributions on the {KEPT_OUT} articles that were kept out, by threshold:")
    for line in compare_thresholds([prepare(row) for row in rows[:KEPT_OUT]]):
        print(line)


if __name__ == "__main__":
    main()
