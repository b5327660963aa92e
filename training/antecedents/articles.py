"""Load the articles whose speakers are labelled.

In: PolNeAR and the circumstances beside the project. Out: `Article`s, read by the program.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.encoder.prepare import MATERIAL, is_unseen, load_lines

from onrecord.link.antecedents import is_anaphoric
from onrecord.link.clusters import Cluster
from onrecord.link.entities import Linker
from onrecord.model.document import Document, MentionType, Report
from onrecord.model.statement import Statement
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

_WORD = re.compile(r"\w+")
_TITLES = frozenset({"the", "of", "president", "mr", "ms", "mrs", "a", "s"})
# Words more that one of two names that agree may have.
_MOST_MORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, read, with who spoke.

    Attributes:
        name: Its name in the corpus.
        doc: What was read.
        statements: What was found in it.
        speakers: Where a source begins → the name of who it is.
        unseen: Whether the encoder learnt nothing of who they are.
    """

    name: str
    doc: Document
    statements: tuple[Statement, ...]
    speakers: Mapping[int, str]
    unseen: bool = False

    def find_wanted(self, linker: Linker) -> dict[int, str]:
        """Return the pronouns and nominals that are sources of a known speaker, with its name."""
        return {
            index: self.speakers[mention.span.start]
            for index, mention in enumerate(linker.mentions)
            if mention.span.start in self.speakers and is_anaphoric(linker.facts[index])
        }

    def is_speaker(self, cluster: Cluster, linker: Linker, name: str) -> bool:
        """Tell whether a cluster has a name, or else words, that agree with a speaker's."""
        wanted = MentionType.NAME if cluster.named else MentionType.NOMINAL
        text = self.doc.report.text
        for index in cluster.members:
            mention = linker.mentions[index]
            span = mention.head if cluster.named else mention.span
            if mention.type is wanted and is_same_name(name, text[span.start : span.end]):
                return True
        return False

    def is_itself(self, index: int, linker: Linker, name: str) -> bool:
        """Tell whether a nominal's own words are the speaker's name."""
        mention = linker.mentions[index]
        words = self.doc.report.text[mention.span.start : mention.span.end]
        return mention.type is MentionType.NOMINAL and is_same_name(name, words)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names agree: the words of one lie in the other's, which has few more."""
    left, right = _split(one), _split(other)
    if not left or not right or not (left <= right or right <= left):
        return False
    return abs(len(left) - len(right)) <= _MOST_MORE


def _split(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return frozenset(_WORD.findall(plain)) - _TITLES


def load_articles(part: str) -> Iterator[Article]:
    """Yield the labelled articles of a part, read by the program."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    path = MATERIAL / "gold" / "circumstances" / f"{part}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["speaker"]:
            labels[label["doc"]][label["id"]] = label["speaker"]
    for number, article in enumerate(load_lines(MATERIAL / "data" / f"polnear-{part}.jsonl")):
        name = str(article["doc"])
        if name in labels:
            doc = read_document(Report(text=str(article["text"])))
            yield Article(
                name=name,
                doc=doc,
                statements=find_statements(doc),
                speakers=_place(article["attributions"], labels[name]),
                unseen=is_unseen(number),
            )


def _place(attributions: object, speakers: Mapping[str, str]) -> dict[int, str]:
    """Return where the sources of labelled attributions begin, with their speakers."""
    placed: dict[int, str] = {}
    for each in attributions if isinstance(attributions, Sequence) else ():
        if each["id"] in speakers and each["source"]:
            placed[each["source"][0][0]] = speakers[each["id"]]
    return placed
