"""Fit how likely a clue tells of a statement: `python -m training.circumstances.fit`.

Three logistic regressions over the features of `circumstances/carrying.py`, fitted on the labelled
articles of the train part. Each later one sees what the earlier ones say of articles that they did
not learn from, as it will be with new reports: ten folds, by article. What is written is fitted on
all of them; thresholds are chosen on the folds.

In: the labels, the package without these weights. Out: `circumstances/weights.json`, and how much
is right, kept empty and precise in the folds. The dev part is for measuring alone.
"""

import argparse
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from training.encoder.prepare import MATERIAL, load_lines

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.page import Page
from onrecord.circumstances.scoring import Context, Pair, judge, list_carried, list_local
from onrecord.ingest.datestamps import find_address_date
from onrecord.link.entities import link_entities
from onrecord.model.document import Document, Report, Span
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

OUT = Path("src/onrecord/circumstances/weights.json")
FOLDS = 10
# How strongly weights are held small (scikit-learn's C): chosen on the folds, 2026-11-27.
LOCAL, CHANNEL, REST = 0.2, 0.05, 0.05
# A weight smaller than this is left out of the file.
SMALLEST = 0.01
# The statements of an article succeed and fail together, so that a long one counts for less than
# its statements do: chosen on the folds, 2026-11-27 (0: precision 70.5 % at 42.4 % right; 0.5:
# 71.7 % at 41.9 %; 1: 72.2 % at 41.6 %, all at a threshold of 0.5).
EVENNESS = 0.5
USUAL = 18
# Of what is filled, as much shall be right in the folds.
PRECISION = 0.79
VENUE_PRECISION = 0.6
THRESHOLDS = tuple(n / 100 for n in range(30, 91, 2))
# On fewer than these nothing can be said; then nothing is filled.
FEWEST = 8
NEVER = 1.1
_WORD = re.compile(r"\w+")

Weights = Mapping[str, float]
Described = tuple[int, int, Mapping[str, float]]
Row = tuple[Mapping[str, float], bool, float]


@dataclass
class Article:
    """A labelled article, read.

    Attributes:
        name: Its name in the corpus.
        carrier: Its clues and statements.
        gold: Statement → its label, for what is said or written.
        names: Entity's id → its name.
        local: Scores of clues in statements' own sentences.
        channels: Scores of channels told elsewhere.
        rest: Scores of what else is told elsewhere.
    """

    name: str
    carrier: Carrier
    gold: dict[int, dict[str, Any]]
    names: dict[str, str]
    local: dict[Pair, float] = field(default_factory=dict)
    channels: dict[Pair, float] = field(default_factory=dict)
    rest: dict[Pair, float] = field(default_factory=dict)

    @property
    def fold(self) -> int:
        """Return the number of its fold."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % FOLDS


def load_articles(part: str) -> Iterator[Article]:
    """Yield the labelled articles of a part of the corpus."""
    labels: dict[str, dict[str, dict[str, Any]]] = {}
    for line in load_lines(MATERIAL / "gold" / "circumstances" / f"{part}.jsonl"):
        labels.setdefault(str(line["doc"]), {})[str(line["id"])] = line
    for article in load_lines(MATERIAL / "data" / f"polnear-{part}.jsonl"):
        name = str(article["doc"])
        if name in labels:
            yield read_article(name, article, labels[name])


def read_article(
    name: str, article: dict[str, Any], labels: Mapping[str, dict[str, Any]]
) -> Article:
    """Read an article and find which of its statements are labelled."""
    report = Report(text=article["text"], published=find_address_date(name))
    doc = read_document(report)
    links = link_entities(doc, find_statements(doc))
    page = Page(doc, links.statements, links.mentions, links.links)
    lexicon = load_lexicon()
    carrier = Carrier(page, lexicon, find_clues(page, lexicon))
    marked = [a for a in article["attributions"] if a["id"] in labels]
    gold = {
        number: labels[marked[place]["id"]]
        for place, number in match(doc, marked, page).items()
        if labels[marked[place]["id"]]["mode"] in {"speech", "writing"}
    }
    names = {entity.entity_id: entity.name for entity in links.entities}
    return Article(name, carrier, gold, names)


def match(doc: Document, marked: Sequence[dict[str, Any]], page: Page) -> dict[int, int]:
    """Pair labelled attributions with statements of nearly the same content, the best first."""
    gold = [_cover(doc, (Span(*span) for span in a["content"])) for a in marked]
    given = [_cover(doc, stmt.content) for stmt in page.statements]
    pairs = []
    for place, words in enumerate(gold):
        for number, found in enumerate(given):
            score = len(words & found) / max(1, len(words | found))
            inner = page.statements[number].within is not None
            if score >= 0.5:
                pairs.append((score - 1e-6 * inner, -place, -number))
    out: dict[int, int] = {}
    used: set[int] = set()
    for _, place, number in sorted(pairs, reverse=True):
        if -place not in out and number not in used:
            out[-place] = -number
            used.add(number)
    return out


def _cover(doc: Document, spans: Iterable[Span]) -> frozenset[int]:
    found: set[int] = set()
    for span in spans:
        found.update(m.start() for m in _WORD.finditer(doc.report.text, span.start, span.end))
    return frozenset(found)


def is_right(article: Article, number: int, clue: Clue) -> bool:
    """Tell whether a clue's value is the one that a statement is labelled with."""
    label = article.gold[number][clue.field]
    if not label:
        return False
    if clue.field in (Field.CHANNEL, Field.SAID_AT):
        return clue.value.startswith(str(label))
    value = clue.value
    if clue.field is Field.ADDRESSEE:
        page = article.carrier.page
        mention = page.find_mention(clue.first, clue.last)
        entity = page.entity_of.get(mention.mention_id) if mention is not None else None
        value = article.names.get(entity or "", value)
    return agree(str(label), value)


def agree(one: str, other: str) -> bool:
    """Tell whether two names agree: the words of one lie in the other, three more at most."""
    first, second = _list_words(one), _list_words(other)
    nested = first <= second or second <= first
    return bool(first and second and nested and abs(len(first) - len(second)) <= 3)


def _list_words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return set(_WORD.findall(plain)) - {"the", "of", "president", "mr", "ms", "mrs", "a", "s"}


# --- fitting ----------------------------------------------------------------------------------


def fit(rows: Sequence[Row], strength: float) -> dict[str, float]:
    """Fit a logistic regression; an empty row keeps a field that is always right fittable."""
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform([dict(features) for features, _, _ in rows] + [{}])
    # Its solver takes no wider indices than these.
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=strength, max_iter=1000, solver="liblinear")
    right = [right for _, right, _ in rows] + [False]
    model.fit(matrix, right, sample_weight=[weight for _, _, weight in rows] + [1.0])
    names = vectoriser.get_feature_names_out()
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST}
    return {"always": round(float(model.intercept_[0]), 3), **kept}


def describe(article: Article, stage: str) -> list[Described]:
    """Describe the clues that a stage scores."""
    if stage == "local":
        return list(list_local(article.carrier))
    context = Context(article.carrier, article.local)
    if stage == "rest":
        context.note_channels(article.channels)
    return list(list_carried(context, sorted(article.gold), is_channel=stage == "channel"))


def fit_stage(
    articles: Sequence[Article], described: Mapping[str, Sequence[Described]], stage: str
) -> dict[str, dict[str, float]]:
    """Fit one stage: a model for each field of clues in the own sentence, one for all others."""
    groups: dict[str, list[Row]] = {}
    for article in articles:
        weight = (USUAL / max(1, len(article.gold))) ** EVENNESS
        for number, index, features in described[article.name]:
            clue = article.carrier.clues[index]
            if number in article.gold:
                group = str(clue.field) if stage == "local" else stage
                right = is_right(article, number, clue)
                groups.setdefault(group, []).append((features, right, weight))
    strength = {"local": LOCAL, "channel": CHANNEL, "rest": REST}[stage]
    return {group: fit(rows, strength) for group, rows in sorted(groups.items())}


def score(
    article: Article, described: Sequence[Described], models: Mapping[str, Weights], stage: str
) -> dict[Pair, float]:
    """Score what a stage describes."""
    return {
        (number, index): judge(
            models.get(str(article.carrier.clues[index].field) if stage == "local" else stage, {}),
            features,
        )
        for number, index, features in described
    }


def fit_all(articles: Sequence[Article]) -> dict[str, dict[str, dict[str, float]]]:
    """Fit all stages; afterwards each article holds scores by models that did not see it."""
    models = {}
    for stage, target in (("local", "local"), ("channel", "channels"), ("rest", "rest")):
        described = {article.name: describe(article, stage) for article in articles}
        for number in range(FOLDS):
            others = [article for article in articles if article.fold != number]
            held = fit_stage(others, described, stage)
            for article in articles:
                if article.fold == number:
                    setattr(article, target, score(article, described[article.name], held, stage))
        models[stage] = fit_stage(articles, described, stage)
    return models


# --- measuring --------------------------------------------------------------------------------


Best = dict[tuple[int, Field], tuple[float, bool]]


def choose(article: Article, *, local: bool) -> Best:
    """Return for each labelled statement and field its best clue: how likely, and whether right."""
    best: Best = {}
    for scores in (article.local,) if local else (article.channels, article.rest):
        for (number, index), probability in scores.items():
            clue = article.carrier.clues[index]
            key = (number, clue.field)
            if number in article.gold and probability > best.get(key, (-1.0, False))[0]:
                best[key] = (probability, is_right(article, number, clue))
    return best


Least = dict[str, dict[str, float]]


def choose_thresholds(articles: Sequence[Article], precision: float) -> Least:
    """Return for each field the least threshold from which on enough of what is filled is right.

    What is carried is asked for only where the own sentence tells nothing.
    """
    least: Least = {"local": {}, "carried": {}}
    for each in Field:
        near: list[tuple[float, bool]] = []
        far = []
        for article in articles:
            own = {n: v for (n, f), v in choose(article, local=True).items() if f is each}
            near += own.values()
            carried = choose(article, local=False)
            far += [(own.get(n, (-1.0, False))[0], v) for (n, f), v in carried.items() if f is each]
        # Few venues are labelled, and the labels often name them more fully than the report does.
        asked = min(precision, VENUE_PRECISION) if each is Field.VENUE else precision
        bound = least["local"][str(each)] = find_threshold(near, asked)
        alone = [told for own_probability, told in far if own_probability < bound]
        least["carried"][str(each)] = find_threshold(alone, asked)
    return least


def find_threshold(told: Sequence[tuple[float, bool]], precision: float) -> float:
    """Return the least threshold from which on enough is right."""
    for threshold in THRESHOLDS:
        kept = [right for probability, right in told if probability >= threshold]
        if len(kept) >= FEWEST and sum(kept) >= precision * len(kept):
            return threshold
    return NEVER


def measure(articles: Sequence[Article], least: Least) -> Counter[str]:
    """Count by field and over all: labelled, filled, right, and kept empty of the unlabelled."""
    counts: Counter[str] = Counter()
    for article in articles:
        own, far = choose(article, local=True), choose(article, local=False)
        for number, label in article.gold.items():
            for each in Field:
                probability, right = own.get((number, each), (-1.0, False))
                filled = probability >= least["local"][str(each)]
                if not filled:
                    probability, right = far.get((number, each), (-1.0, False))
                    filled = probability >= least["carried"][str(each)]
                for name in (str(each), "pooled"):
                    counts[f"{name} labelled" if label[each] else f"{name} empty"] += 1
                    counts[f"{name} filled"] += filled
                    counts[f"{name} right"] += filled and right
                    counts[f"{name} kept"] += not filled and not label[each]
    return counts


def show(counts: Counter[str]) -> None:
    """Print the figures."""
    for name in (*map(str, Field), "pooled"):
        right, filled = counts[f"{name} right"], counts[f"{name} filled"]
        labelled, empty = counts[f"{name} labelled"], counts[f"{name} empty"]
        kept = counts[f"{name} kept"]
        print(
            f"{name:10} right {right}/{labelled} = {100 * right / max(1, labelled):.1f} %"
            f"   precision {right}/{filled} = {100 * right / max(1, filled):.1f} %"
            f"   kept empty {100 * kept / max(1, empty):.1f} %"
        )


def main() -> None:
    """Fit and write the weights; print the figures of the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--precision", type=float, default=PRECISION)
    options = parser.parse_args()
    articles = list(load_articles("train"))
    models = fit_all(articles)
    least = choose_thresholds(articles, options.precision)
    print(least)
    show(measure(articles, least))
    if not options.dry:
        table = {
            "local": models["local"],
            "channel": models["channel"]["channel"],
            "rest": models["rest"]["rest"],
            "least": least,
        }
        text = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
