"""Read the articles whose acts are labelled: what is known of each statement, and its act.

In: labels of the material and of `labels.jsonl`, the package's trunk. Out: `Lesson`s.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from training.circumstances.labelled import match
from training.encoder.prepare import ACTS, MATERIAL, load_lines

from onrecord.circumstances.page import Page
from onrecord.ingest.datestamps import find_address_date
from onrecord.model.document import Report
from onrecord.model.statement import Act, make_statement_id
from onrecord.pipeline import read_document
from onrecord.read.encoder import load_encoder
from onrecord.statements.act_features import list_act_features
from onrecord.statements.attribute import find_statements, settle_drafts, to_spans
from onrecord.statements.reality import Mood
from onrecord.statements.transcripts import TurnTokens

LABELS = Path(__file__).with_name("labels.jsonl")
FOLDS = 10

# Where an attribution stands in the corpus: its article, its number there.
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled statement.

    Attributes:
        place: Its article and attribution.
        act: Its act's number in `ACTS`.
        features: What `act_features.py` says of it, the head's opinion left out.
        vectors: What the encoder's head sees: the vector of its cue, the mean of its content.
        given: The act that the package gives it.
        words: Its cue and content, to be read.
    """

    place: Place
    act: int
    features: dict[str, float]
    vectors: NDArray[np.float32]
    given: Act | None
    words: str

    @property
    def fold(self) -> int:
        """Return the number of its article's fold."""
        return int(hashlib.sha256(self.place[0].encode()).hexdigest(), 16) % FOLDS


class _Recorder:
    """The encoder's head for acts, remembering what it is shown."""

    def __init__(self, head: Any) -> None:
        self.head = head
        self.shown: list[NDArray[np.float32]] = []

    def run(self, outputs: Any, inputs: Mapping[str, NDArray[np.float32]]) -> Any:
        """Remember the vectors of each cue, and pass them on."""
        self.shown.extend(np.concatenate([inputs["cues"], inputs["contents"]], axis=1))
        return self.head.run(outputs, inputs)


def load_labels(part: str, *, further: bool = True) -> dict[Place, str]:
    """Load the acts of what is said or written: the material's, and those of `labels.jsonl`."""
    labels: dict[Place, str] = {}
    if part == "train" and further:
        for line in load_lines(LABELS):
            if line["act"] is not None:
                labels[str(line["doc"]), str(line["id"])] = str(line["act"])
    for line in load_lines(MATERIAL / "gold" / "circumstances" / f"{part}.jsonl"):
        if line["mode"] in {"speech", "writing"} and line["act"] in ACTS:
            labels[str(line["doc"]), str(line["id"])] = str(line["act"])
    return labels


def read_lessons(part: str) -> list[Lesson]:
    """Read all articles of a part of the corpus in which an act is labelled."""
    labels = load_labels(part)
    wanted = {name for name, _ in labels}
    encoder = load_encoder()
    recorder = _Recorder(encoder._heads["acts"])
    encoder._heads["acts"] = recorder
    lessons: list[Lesson] = []
    for article in load_lines(MATERIAL / "data" / f"polnear-{part}.jsonl"):
        if str(article["doc"]) in wanted:
            recorder.shown.clear()
            lessons.extend(_read_article(article, labels, recorder))
    encoder._heads["acts"] = recorder.head
    return lessons


def _read_article(
    article: dict[str, Any], labels: Mapping[Place, str], recorder: _Recorder
) -> Iterator[Lesson]:
    """Yield the labelled statements of an article that the program finds."""
    name, marked = str(article["doc"]), article["attributions"]
    doc = read_document(Report(text=article["text"], published=find_address_date(name)))
    seen = dict(zip((cue.anchor for cue in doc.cues), recorder.shown, strict=True))
    settled = settle_drafts(doc, TurnTokens(doc))
    drafts = {
        make_statement_id(
            doc.report.report_id, to_spans(doc, draft.cue), to_spans(doc, draft.content)
        ): draft
        for draft in settled.drafts
    }
    statements = find_statements(doc)
    for place, number in match(doc, marked, Page(doc, statements, (), ())).items():
        act = labels.get((name, marked[place]["id"]))
        stmt = statements[number]
        draft = drafts.get(stmt.statement_id)
        if act is None or draft is None or settled.moods[draft.found.anchor] is not Mood.REAL:
            continue
        features = dict(list_act_features(settled.line, settled.quoted, draft))
        yield Lesson(
            place=(name, marked[place]["id"]),
            act=ACTS.index(act),
            features={k: v for k, v in features.items() if not k.startswith("head ")},
            vectors=seen[draft.found.anchor],
            given=stmt.act,
            words=" | ".join(
                " … ".join(doc.exact(span) for span in spans) for spans in (stmt.cue, stmt.content)
            ),
        )
