"""Pages with statements made by hand, for what tells circumstances; no encoder is run.

In: a text, and the words of each statement. Out: `Page`s, whose tokens, names and times are read
as the program reads them, against 17 March 2031.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from found_cues import document
from onrecord.circumstances.page import Page
from onrecord.link.entities import Links, link_entities
from onrecord.model.document import Document, Span
from onrecord.model.statement import Mode, Statement
from onrecord.read.mentions import find_mentions
from onrecord.read.times import find_times


@dataclass(frozen=True)
class Said:
    """The words of a statement: content, cue and source, as they stand one behind the other."""

    content: str
    cue: str = ""
    source: str = ""
    mode: Mode | None = Mode.SPEECH


def read_page(text: str, *said: Said, publisher: str | None = None) -> Page:
    """Return the page of a text with statements; speakers are linked as the program links them."""
    doc, links = read_linked(text, *said, publisher=publisher)
    return Page(doc, links.statements, links.mentions, links.links)


def read_linked(text: str, *said: Said, publisher: str | None = None) -> tuple[Document, Links]:
    """Return a document, and what linking finds in it."""
    doc = document(text)
    report = replace(doc.report, publisher=publisher)
    doc = replace(
        doc,
        report=report,
        mentions=find_mentions(report, doc.sentences, doc.tokens),
        timexes=find_times(
            text, doc.sentences, reference_date="2031-03-17", report_id=report.report_id
        ),
        reference_date="2031-03-17",
    )
    return doc, link_entities(doc, make_statements(doc, said))


def make_statements(doc: Document, said: Sequence[Said]) -> tuple[Statement, ...]:
    """Make statements of words; cue and source stand in the sentence of the content."""
    text = doc.report.text
    made, after = [], 0
    for each in said:
        start = text.index(each.content, after)
        after = start + 1
        home = next(s.span for s in doc.sentences if s.span.start <= start < s.span.end)

        def find(words: str, home: Span = home) -> tuple[Span, ...]:
            at = text.index(words, home.start, home.end)
            return (Span(at, at + len(words)),) if words else ()

        made.append(
            Statement(
                report_id=doc.report.report_id,
                content=(Span(start, start + len(each.content)),),
                cue=find(each.cue),
                source=find(each.source),
                mode=each.mode,
                confidence=0.9,
            )
        )
    return tuple(made)
