"""Measure which circumstances are told rightly, and choose from where on they are told.

In: `Article`s that hold scores by models that did not see them. Out: a threshold and figures.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from training.circumstances.labelled import Article, is_right

from onrecord.circumstances.clues import Field

Best = dict[tuple[int, Field], tuple[float, bool]]

THRESHOLDS = tuple(n / 100 for n in range(20, 91))


def choose(article: Article) -> Best:
    """Return for each labelled statement and field its best clue: how likely, and whether right."""
    best: Best = {}
    wanted = article.gold.keys() & set(article.asked)
    for scores in (article.local, article.channels, article.rest):
        for (number, index), probability in scores.items():
            clue = article.carrier.clues[index]
            key = (number, clue.field)
            if number in wanted and probability > best.get(key, (-1.0, False))[0]:
                best[key] = (probability, is_right(article, number, clue))
    return best


def choose_threshold(articles: Sequence[Article], precision: float) -> float:
    """Return the least threshold from which on enough of what is filled is right."""
    told = [each for article in articles for each in choose(article).values()]
    for threshold in THRESHOLDS:
        kept = [right for probability, right in told if probability >= threshold]
        if sum(kept) >= precision * len(kept):
            return threshold
    raise SystemExit(f"no threshold gives a precision of {precision}")


def measure(articles: Sequence[Article], least: float) -> Counter[str]:
    """Count by field and over all: labelled, filled, right, and kept empty of the unlabelled."""
    counts: Counter[str] = Counter()
    for article in articles:
        best = choose(article)
        for number, label in article.gold.items():
            for each in Field:
                probability, right = best.get((number, each), (-1.0, False))
                filled = probability >= least
                for name in (str(each), "pooled"):
                    counts[f"{name} labelled" if label.get(each) else f"{name} empty"] += 1
                    counts[f"{name} filled"] += filled
                    counts[f"{name} right"] += filled and right
                    counts[f"{name} kept"] += not filled and not label.get(each)
    return counts


def tell(counts: Counter[str]) -> Iterator[str]:
    """Yield the figures, a field a line."""
    for name in (*map(str, Field), "pooled"):
        right, filled = counts[f"{name} right"], counts[f"{name} filled"]
        labelled, empty = counts[f"{name} labelled"], counts[f"{name} empty"]
        kept = counts[f"{name} kept"]
        yield (
            f"{name:10} right {right}/{labelled} = {100 * right / max(1, labelled):.1f} %"
            f"   precision {right}/{filled} = {100 * right / max(1, filled):.1f} %"
            f"   kept empty {100 * kept / max(1, empty):.1f} %"
        )
