"""Write what comparing mentions is learnt from: `python -m training.antecedents.lessons --out F`.

For each pronoun and nominal the program's own options and which of them are right, at the words
where their heads end; not of documents that are kept out or stay unseen (`is_unseen`).

In: the package as it reads, OntoGUM, the labelled train articles. Out: a file with one JSON
object a line. How it is learnt is left to `echoes.py`.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.antecedents.articles import Article, load_articles
from training.antecedents.corpora import load_texts
from training.antecedents.rank import align, read_text
from training.encoder.prepare import is_article_held_out, load_lines

from onrecord.link.antecedents import Antecedent, Chooser, find_options, sort_mention
from onrecord.link.clusters import Clusters
from onrecord.link.entities import Linker
from onrecord.link.facts import Facts
from onrecord.link.features import Option

# Sorts of mentions for which something is sought.
SORTS = ("person", "it", "they", "nominal")

Found = list[tuple[int, int, list[int], list[bool]]]
# Says which of a mention's options are right; None where that is not known.
Judge = Callable[[Facts, list[Option]], list[bool] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A mention, what it may mean, and what it means: the words at which their heads end.

    Attributes:
        sort: Index of `SORTS`.
        this: The mention's word.
        options: Those of what it may mean.
        right: Which of them it means; none where it means nothing that was named.
    """

    sort: int
    this: int
    options: tuple[int, ...]
    right: tuple[bool, ...]


def load_lessons(path: Path) -> Iterator[tuple[dict[str, object], tuple[Lesson, ...]]]:
    """Yield what was written: a line and its lessons."""
    for line in load_lines(path):
        found = line["lessons"]
        yield (
            line,
            tuple(
                Lesson(sort=sort, this=this, options=tuple(options), right=tuple(right))
                for sort, this, options, right in (found if isinstance(found, list) else ())
            ),
        )


def find_lessons(linker: Linker, judge: Judge) -> Found:
    """Return the lessons of a document; what is not known is linked as the program does."""
    chooser = Chooser()
    found: dict[tuple[int, int], tuple[int, int, list[int], list[bool]]] = {}

    def choose(this: Facts, clusters: Clusters) -> Antecedent | None:
        options = find_options(this, clusters)
        right = judge(this, options) if options else None
        if right is None:
            return chooser.choose(this, clusters)
        sort = SORTS.index(sort_mention(this))
        # Linking goes over a document twice; what is found the second time counts.
        found[sort, this.token] = (sort, this.token, [o.facts.token for o in options], right)
        if not any(right):
            return None
        option = options[right.index(True)]
        return Antecedent(option.cluster, option.facts, 1.0)

    linker.link(choose, first=chooser.choose_for_pronoun)
    return list(found.values())


def judge_by_chains(entity_of: Mapping[int, str]) -> Judge:
    """Return a judge that knows the entity of each mention."""

    def judge(this: Facts, options: list[Option]) -> list[bool]:
        wanted = entity_of.get(this.index)
        return [wanted is not None and entity_of.get(o.facts.index) == wanted for o in options]

    return judge


def judge_by_speakers(article: Article, linker: Linker) -> Judge:
    """Return a judge that knows the speakers of an article."""
    wanted = article.find_wanted(linker)

    def judge(this: Facts, options: list[Option]) -> list[bool] | None:
        name = wanted.get(this.index)
        if name is None:
            return None
        right = [article.is_speaker(o.cluster, linker, name) for o in options]
        return right if any(right) or article.is_itself(this.index, linker, name) else None

    return judge


def collect() -> Iterator[dict[str, object]]:
    """Yield the lines to be written."""
    for text in load_texts("ontogum"):
        if text.held_out or text.unseen:
            continue
        doc, statements = read_text(text)
        linker = Linker(doc, statements)
        judge = judge_by_chains(align(text, linker.mentions))
        yield {"name": text.name, "text": text.text, "lessons": find_lessons(linker, judge)}
    for article in load_articles("train"):
        if not article.unseen and not is_article_held_out(article.name):
            linker = Linker(article.doc, article.statements)
            judge = judge_by_speakers(article, linker)
            yield {"name": article.name, "lessons": find_lessons(linker, judge)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args(arguments)
    count = 0
    with options.out.open("w", encoding="utf-8") as file:
        for line in collect():
            file.write(json.dumps(line) + "\n")
            found = line["lessons"]
            count += len(found) if isinstance(found, list) else 0
    print(f"{count} mentions")


if __name__ == "__main__":
    main()
