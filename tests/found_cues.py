"""Documents with cues made by hand, as the encoder would find them; no weights are run.

In: a text, and the words of each part. Out: `Document`s, `FoundCue`s.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.document import Document, Report
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.statements.grammar import Line, load_grammar


def document(text: str) -> Document:
    """Return a document with sentences, tokens and quotations."""
    report = Report(text=text)
    sentences, tokens = parse(report)
    quotations = pair_quotation_marks(text, sentences, tokens)
    return Document(report=report, sentences=sentences, tokens=tokens, quotations=quotations)


def line_of(doc: Document) -> Line:
    return Line(doc.tokens, load_grammar())


def stretch(doc: Document, words: str, occurrence: int = 0) -> Stretch:
    """Return the tokens of words of a document's text."""
    start = -1
    for _ in range(occurrence + 1):
        start = doc.report.text.index(words, start + 1)
    end = start + len(words)
    inside = [i for i, t in enumerate(doc.tokens) if t.start < end and t.end > start]
    return Stretch(inside[0], inside[-1] + 1)


def found(
    doc: Document,
    anchor: str,
    content: str | Sequence[str],
    source: str | None = None,
    *,
    outermost: float = 0.9,
    inner: float = 0.0,
    cue: str | None = None,
    mode: str = "speech",
    act: str = "assert",
    sure: float = 0.9,
) -> FoundCue:
    """Return a cue; its anchor is the first word of `anchor`."""
    parts = [content] if isinstance(content, str) else content
    return FoundCue(
        anchor=stretch(doc, anchor).first,
        outermost=outermost,
        inner=inner,
        source=(stretch(doc, source),) if source else (),
        cue=(stretch(doc, cue or anchor),),
        content=tuple(stretch(doc, part) for part in parts),
        source_score=0.9 if source else 0.0,
        content_score=0.9,
        modes=((mode, 0.9), ("belief", 0.1)),
        acts=((act, sure), ("ask", 1 - sure)),
    )


def with_cues(doc: Document, *cues: FoundCue) -> Document:
    return replace(doc, cues=tuple(sorted(cues, key=lambda cue: cue.anchor)))
