"""Make what the encoder learns from: documents as pieces, looks, and cues with their roles.

In: PolNeAR and the labelled circumstances, beside the project. Out: `Sample`s.
How they are learnt is left to `train.py`.
"""

import bisect
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from onrecord.model.document import Document, Report, Token
from onrecord.model.statement import Act, Mode
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.read.roles import ROLES
from onrecord.read.windows import look_at_words
from onrecord.read.wordpieces import WordPieces

MATERIAL = Path(os.environ.get("ONRECORD_MATERIAL", "../shared"))
# Every fourteenth article of the train part is kept out of the fit: 60 of 840.
HELD_OUT_EVERY = 14
# Of the documents whose mentions are known, every third one is left out where comparing mentions
# is learnt: there it is found out what that is worth beside all else that is known.
UNSEEN_EVERY = 3

# The order of these is the order of the heads' outputs; that of roles is `read/roles.py`'s.
MODES = (*(m.value for m in Mode if m is not Mode.ACCOUNT), "event")
ACTS = tuple(act.value for act in Act)

# Words that open a cue without being its verb or noun: "has repeatedly said" is anchored at
# "said". Only training needs them, to say always the same.
_LIGHT_WORDS = """
a an the his her its their our my your this that and or but also not n't to have has had
having be is are was were been being am do does did done will would can could may might shall
should must 's ’s 've ’ve 'd ’d 'll ’ll 're ’re 'm ’m in on at of for by as with from it he
she they we i you who which what so then still now just even never ever already yet
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue that the encoder should find.

    Attributes:
        anchor: The word that stands for it.
        roles: Indices of words → index of `ROLES`, for the words that are not "none".
        inner: Whether it stands inside another one's content.
        mode: Index of `MODES`; -1 where not labelled.
        act: Index of `ACTS`; -1 where not labelled.
    """

    anchor: int
    roles: dict[int, int]
    inner: bool = False
    mode: int = -1
    act: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A document to learn from.

    Attributes:
        name: Its name in the corpus.
        pieces: Numbers of each word's pieces.
        looks: Each word's shape, quoting and place.
        starts: First words of sentences.
        cues: What should be found.
        labelled: Whether inner attributions, modes and acts are labelled in the material.
        guessed: Whether inner attributions are labelled by `label_inner.py`.
    """

    name: str
    pieces: list[tuple[int, ...]]
    looks: list[tuple[int, int, int]]
    starts: list[int]
    cues: list[Cue] = field(default_factory=list)
    labelled: bool = False
    guessed: bool = False


def load_lines(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a file with one a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def load_samples(part: str, vocabulary: WordPieces, inner: Path | None = None) -> list[Sample]:
    """Load a part of the corpus: ``train`` or ``dev``; `inner` holds guessed inner cues."""
    guesses = json.loads(inner.read_text(encoding="utf-8")) if inner else {}
    labels: dict[str, dict[str, dict[str, object]]] = {}
    for line in load_lines(MATERIAL / "gold" / "circumstances" / f"{part}.jsonl"):
        labels.setdefault(str(line["doc"]), {})[str(line["id"])] = line
    samples = []
    for article in load_lines(MATERIAL / "data" / f"polnear-{part}.jsonl"):
        sample = make_sample(article, labels.get(str(article["doc"])), vocabulary)
        if not sample.labelled and sample.name in guesses:
            guessed = [Cue(anchor=a, roles=dict(r), inner=True) for a, r in guesses[sample.name]]
            sample = replace(sample, cues=[*sample.cues, *guessed], guessed=True)
        samples.append(sample)
    return samples


def is_held_out(number: int) -> bool:
    """Tell whether the article of this number in the train part is kept out of the fit."""
    return number % HELD_OUT_EVERY == 0


def is_article_held_out(name: str) -> bool:
    """Tell whether the article of this name is kept out of the fit."""
    return name in _list_held_out()


@cache
def _list_held_out() -> frozenset[str]:
    articles = load_lines(MATERIAL / "data" / "polnear-train.jsonl")
    return frozenset(str(a["doc"]) for n, a in enumerate(articles) if is_held_out(n))


def is_unseen(number: int) -> bool:
    """Tell whether comparing mentions is learnt without this document."""
    return number % UNSEEN_EVERY == 0


def make_sample(
    article: dict[str, object], labels: dict[str, dict[str, object]] | None, pieces: WordPieces
) -> Sample:
    """Make the sample of an article."""
    report = Report(text=str(article["text"]))
    sentences, tokens = parse(report)
    quotations = pair_quotation_marks(report.text, sentences, tokens)
    doc = Document(report=report, sentences=sentences, tokens=tokens, quotations=quotations)
    cues: dict[tuple[int, bool], Cue] = {}
    attributions = article["attributions"]
    if not isinstance(attributions, list):
        raise TypeError(f"{article['doc']}: attributions are no list")
    for item in attributions:
        label = (labels or {}).get(item["id"], {})
        cue = _make_cue(doc.tokens, item, label)
        if cue is not None:
            cues.setdefault((cue.anchor, False), cue)
        nested = label.get("nested") or []
        for inner in nested if isinstance(nested, list) else []:
            cue = _make_cue(doc.tokens, inner, {}, inner=True)
            if cue is not None:
                cues.setdefault((cue.anchor, True), cue)
    return describe(str(article["doc"]), doc, pieces, cues.values(), labelled=bool(labels))


def describe(
    name: str,
    doc: Document,
    pieces: WordPieces,
    cues: Iterable[Cue] = (),
    *,
    labelled: bool = False,
) -> Sample:
    """Describe a document as the encoder sees it."""
    looks = look_at_words(doc.tokens, doc.sentences, doc.quotations)
    return Sample(
        name=name,
        pieces=[pieces.cut(token.text) for token in doc.tokens],
        looks=[(int(k.shape), int(k.quoting), int(k.place)) for k in looks],
        starts=[sentence.first for sentence in doc.sentences],
        cues=list(cues),
        labelled=labelled,
    )


def _make_cue(
    tokens: Sequence[Token],
    item: dict[str, object],
    label: dict[str, object],
    *,
    inner: bool = False,
) -> Cue | None:
    """Make the cue of an attribution; None where it has no cue or no content."""
    found = {role: cover(tokens, item.get(role) or []) for role in ROLES[1:]}
    if not found["cue"] or not found["content"]:
        return None
    roles: dict[int, int] = {}
    for number, role in enumerate(ROLES[1:], start=1):
        for index in found[role]:
            roles.setdefault(index, number)
    mode, act = label.get("mode"), label.get("act")
    return Cue(
        anchor=choose_anchor(tokens, found["cue"]),
        roles=roles,
        inner=inner,
        mode=MODES.index(str(mode)) if mode in MODES else -1,
        act=ACTS.index(str(act)) if act in ACTS else -1,
    )


def choose_anchor(tokens: Sequence[Token], cue: Sequence[int]) -> int:
    """Return the word that stands for a cue: its first that is no auxiliary or the like."""
    for index in cue:
        word = tokens[index].text.lower()
        heavy = word not in _LIGHT and not word.endswith(("ly", "n't", "n’t"))
        if heavy and any(character.isalpha() for character in word):
            return index
    return cue[0]


def cover(tokens: Sequence[Token], spans: object) -> list[int]:
    """Return the indices of the tokens that spans overlap."""
    found: set[int] = set()
    starts = [token.start for token in tokens]
    for start, end in spans if isinstance(spans, list) else []:
        index = max(0, bisect.bisect_right(starts, start) - 1)
        while index < len(tokens) and tokens[index].start < end:
            if tokens[index].end > start:
                found.add(index)
            index += 1
    return sorted(found)
