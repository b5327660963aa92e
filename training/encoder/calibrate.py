"""Fit what the encoder's sureness is worth: `python -m training.encoder.calibrate`.

A logistic regression over the features of `statements/confidence.py`, fitted on the articles of
the train part that the encoder did not learn from. A statement is right where its content has a
Jaccard index of 0.5 or more with a gold content and their sources overlap, or neither has one.

In: the package's weights, the articles kept out. Out: `statements/confidence.json`, and F1 by
threshold. How good the program is, is left to `evaluate.py`.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from training.encoder.prepare import MATERIAL, is_held_out, load_lines

from onrecord.model.document import Document, Report, Span
from onrecord.pipeline import read_document
from onrecord.read import roles
from onrecord.statements.attribute import to_spans
from onrecord.statements.confidence import judge, list_features, load_weights
from onrecord.statements.drafts import Draft, choose_drafts
from onrecord.statements.quoted import QuotedTokens, locate_quotations

OUT = Path("src/onrecord/statements/confidence.json")
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_WORD = re.compile(r"\w+")

Cover = frozenset[int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft, and whether it is right."""

    draft: Draft
    quoted: QuotedTokens
    right: bool


def judge_article(article: dict[str, object]) -> tuple[list[Judged], int]:
    """Return an article's outermost drafts, each with whether it is right, and the gold count."""
    doc = read_document(Report(text=str(article["text"])))
    quoted = locate_quotations(doc)
    attributions = article["attributions"]
    gold = [
        (_cover(doc, a["source"]), _cover(doc, a["content"]))
        for a in (attributions if isinstance(attributions, list) else [])
    ]
    free = set(range(len(gold)))
    judged = []
    found = [d for d in choose_drafts(doc.cues, quoted, least=THRESHOLDS[0]) if d.around is None]
    for draft in sorted(found, key=lambda d: -d.found.outermost):
        source = _cover(doc, to_spans(doc, draft.source))
        content = _cover(doc, to_spans(doc, draft.content))
        fits = [n for n in free if is_right(source, content, gold[n])]
        if fits:
            free.discard(fits[0])
        judged.append(Judged(draft, quoted, bool(fits)))
    return judged, len(gold)


def is_right(source: Cover, content: Cover, gold: tuple[Cover, Cover]) -> bool:
    """Tell whether source and content are a gold attribution's."""
    if not content or len(content & gold[1]) < 0.5 * len(content | gold[1]):
        return False
    return bool(source & gold[0]) or not (source or gold[0])


def _cover(doc: Document, spans: Iterable[Span | Sequence[int]]) -> Cover:
    """Return the starts of the words that spans overlap."""
    found: set[int] = set()
    for span in spans:
        start, end = (span.start, span.end) if isinstance(span, Span) else span
        found.update(m.start() for m in _WORD.finditer(doc.report.text, start, end))
    return frozenset(found)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Fit the weights."""
    # Here, so that the rest can be tested without the library, which only training installs.
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    vectoriser = DictVectorizer(sparse=False)
    rows = vectoriser.fit_transform([dict(list_features(j.draft.found, j.quoted)) for j in judged])
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000)
    model.fit(rows, [j.right for j in judged])
    names = vectoriser.get_feature_names_out()
    return {str(n): round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}


def measure_calibration(pairs: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    """Yield for each tenth of confidence its mean, the share that is right, and how many."""
    for tenth in range(10):
        here = [(c, r) for c, r in pairs if min(int(c * 10), 9) == tenth]
        if here:
            yield (
                float(np.mean([c for c, _ in here])),
                float(np.mean([r for _, r in here])),
                len(here),
            )


def expected_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over tenths (Guo et al. 2017)."""
    return sum(n * abs(c - r) for c, r, n in measure_calibration(pairs)) / max(1, len(pairs))


def main() -> None:
    """Fit and write the weights; print F1 by threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    judged: list[Judged] = []
    gold = 0
    for number, article in enumerate(load_lines(MATERIAL / "data" / "polnear-train.jsonl")):
        if is_held_out(number):
            here, count = judge_article(article)
            judged.extend(here)
            gold += count
    print(f"{gold} attributions, change of role {roles.CHANGE}, favour {roles.FAVOUR}")
    for threshold in THRESHOLDS:
        kept = [j for j in judged if j.draft.found.outermost >= threshold]
        hits = sum(j.right for j in kept)
        print(
            f"cue >= {threshold:.2f}: P {hits / len(kept):.3f} R {hits / gold:.3f} "
            f"F1 {2 * hits / (len(kept) + gold):.3f}"
        )
    weights = fit(judged)
    print(weights)
    if not options.dry:
        text = json.dumps({"weights": weights}, indent=1) + "\n"
        OUT.write_text(text, encoding="utf-8")
        load_weights.cache_clear()
    pairs = [(judge(j.draft.found, j.quoted), j.right) for j in judged]
    print(f"expected calibration error (on what it was fitted on) {expected_error(pairs):.3f}")


if __name__ == "__main__":
    main()
