"""Measure what people agree on: `python -m training.encoder.agreement`.

Papers print the same paragraphs: agency copies, a candidate's remark, the paper's own words about
itself. Where two articles share one, two annotators (or one, twice) have marked the same words
without knowing of each other, and how far they agree is what a program can be asked for.

In: both parts of PolNeAR. Out: F1 over the words of contents, by whether the annotators differ,
with an interval over paragraphs. Attributions and sources are left alone: a paragraph has few.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from training.encoder.evaluate import load_scorer
from training.encoder.prepare import MATERIAL

# Shorter paragraphs are captions, dates and calls to follow somebody.
LEAST_WORDS = 12


class Reading(NamedTuple):
    """One annotator's reading of a paragraph: which of its words are in a content."""

    article: str
    annotator: str
    inside: tuple[bool, ...]


def list_readings(
    text: str, article: str, annotator: str, contents: list[list[list[int]]]
) -> list[tuple[tuple[str, ...], Reading]]:
    """Return the paragraphs of an article, as words, each with its reading."""
    cover = load_scorer().Doc(text)
    marked = set().union(*(cover.tokset(content) for content in contents))
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        places = [
            i
            for i, (start, _) in enumerate(cover.toks)
            if paragraph.start() <= start < paragraph.end()
        ]
        if len(places) >= LEAST_WORDS:
            words = tuple(text[start:end] for start, end in (cover.toks[i] for i in places))
            inside = tuple(i in marked for i in places)
            found.append((words, Reading(article, annotator, inside)))
    return found


def pair_readings(readings: list[tuple[tuple[str, ...], Reading]]) -> list[tuple[Reading, Reading]]:
    """Return the pairs of readings of equal paragraphs in two articles.

    An article that prints a paragraph twice counts once.
    """
    by_words: dict[tuple[str, ...], dict[str, Reading]] = defaultdict(dict)
    for words, reading in readings:
        by_words[words].setdefault(reading.article, reading)
    return [pair for same in by_words.values() for pair in combinations(same.values(), 2)]


def score_pairs(pairs: list[tuple[Reading, Reading]]) -> float:
    """Return F1 of the words that both hold for content; 0 where neither holds any."""
    both = sum(a and b for x, y in pairs for a, b in zip(x.inside, y.inside, strict=True))
    either = sum(sum(x.inside) + sum(y.inside) for x, y in pairs)
    return 2 * both / either if either else 0.0


def main() -> None:
    """Print agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args()
    readings = []
    for part in ("train", "dev"):
        with (MATERIAL / "data" / f"polnear-{part}.jsonl").open(encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                contents = [each["content"] for each in article["attributions"]]
                who = (article["doc"], article["annotator"])
                readings += list_readings(article["text"], *who, contents)
    pairs = pair_readings(readings)
    draw = random.Random(options.seed)  # noqa: S311
    for label, differ in (("two annotators", True), ("one annotator, twice", False)):
        chosen = [p for p in pairs if (p[0].annotator != p[1].annotator) == differ]
        drawn = sorted(score_pairs(draw.choices(chosen, k=len(chosen))) for _ in range(1000))
        words = sum(len(pair[0].inside) for pair in chosen)
        print(
            f"{label}: content words F1 {100 * score_pairs(chosen):.1f}"
            f" ({100 * drawn[25]:.1f} to {100 * drawn[974]:.1f} of 95 in 100 draws)"
            f" over {len(chosen)} paragraphs, {words} words,"
            f" {len({r.article for p in chosen for r in p})} articles"
        )


if __name__ == "__main__":
    main()
