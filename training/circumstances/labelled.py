"""Read labelled articles, and tell which circumstances their statements have.

In: the labels of the material, those of `labels.jsonl` beside this module, and the articles they
belong to. Out: `Article`s, and whether a clue tells what a statement is labelled with.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.encoder.prepare import MATERIAL, load_lines

from onrecord.circumstances.carrying import Carrier, is_told
from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.page import Page
from onrecord.circumstances.scoring import Scores
from onrecord.ingest.datestamps import find_address_date
from onrecord.link.entities import link_entities
from onrecord.model.document import Document, Report, Span
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

LABELS = Path(__file__).with_name("labels.jsonl")
FOLDS = 10
_WORD = re.compile(r"\w+")

# What an attribution is labelled with; None where it is neither said nor written.
Label = Mapping[str, Any] | None


@dataclass
class Article:
    """A labelled article, read.

    Attributes:
        name: Its name in the corpus.
        carrier: Its clues and statements.
        gold: Statement → its label, for what is said or written.
        names: Entity's id → its name.
        local: Scores of clues in statements' own sentences.
        channels: Scores of channels told elsewhere; of what is judged once more, the mean.
        rest: Scores of what else is told elsewhere.
    """

    name: str
    carrier: Carrier
    gold: dict[int, Mapping[str, Any]]
    names: dict[str, str]
    local: Scores = field(default_factory=dict)
    channels: Scores = field(default_factory=dict)
    rest: Scores = field(default_factory=dict)

    @property
    def asked(self) -> list[int]:
        """Return the statements that the program would tell circumstances of."""
        statements = self.carrier.page.statements
        return [number for number, stmt in enumerate(statements) if is_told(stmt.mode)]

    @property
    def fold(self) -> int:
        """Return the number of its fold."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % FOLDS


def load_articles(part: str) -> Iterator[Article]:
    """Yield the articles of a part of the corpus that the material labels."""
    labels: dict[str, dict[str, Label]] = {}
    for line in load_lines(MATERIAL / "gold" / "circumstances" / f"{part}.jsonl"):
        told = line["mode"] in {"speech", "writing"}
        labels.setdefault(str(line["doc"]), {})[str(line["id"])] = line if told else None
    yield from _read_articles(part, labels)


def load_further() -> Iterator[Article]:
    """Yield the articles of the train part that are labelled here."""
    labels: dict[str, dict[str, Label]] = {}
    for line in load_lines(LABELS):
        told: Any = line["told"]
        labels[str(line["doc"])] = dict(told)
    yield from _read_articles("train", labels)


def _read_articles(part: str, labels: Mapping[str, Mapping[str, Label]]) -> Iterator[Article]:
    for article in load_lines(MATERIAL / "data" / f"polnear-{part}.jsonl"):
        name = str(article["doc"])
        if name in labels:
            yield read_article(name, article, labels[name])


def read_article(name: str, article: dict[str, Any], labels: Mapping[str, Label]) -> Article:
    """Read an article and find which of its statements are labelled."""
    report = Report(text=article["text"], published=find_address_date(name))
    doc = read_document(report)
    links = link_entities(doc, find_statements(doc))
    page = Page(doc, links.statements, links.mentions, links.links)
    lexicon = load_lexicon()
    carrier = Carrier(page, lexicon, find_clues(page, lexicon))
    marked = article["attributions"]
    gold = {}
    for place, number in match(doc, marked, page).items():
        label = labels.get(marked[place]["id"])
        if label is not None:
            gold[number] = label
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
    label = article.gold[number].get(clue.field)
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
