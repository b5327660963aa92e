"""Readings built by hand for the tests of the record: no parser, no clock."""

from onrecord.model.document import (
    Mention,
    MentionType,
    ReferenceBasis,
    Report,
    Span,
    Timex,
    TimexType,
    make_id,
)
from onrecord.model.record import (
    Decision,
    DecisionTarget,
    Entity,
    EntityType,
    Link,
    Provenance,
    Reading,
    Role,
    Verdict,
)
from onrecord.model.statement import Act, Mode, QuoteType, Reason, Statement

READER = "onrecord 0.1.0 rules"
READ_AT = "2026-01-01T00:00:00Z"
BRIDGE = (
    "The envoy Mara Tesk said on Monday that the bridge at Ostrel was safe. "
    "“We will reopen it,” Tesk told The Lantern, “before the first snow.”"
)


def span_of(text: str, words: str, *, start: int = 0) -> Span:
    """Return where the words stand for the first time from `start`."""
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


def read_bridge(
    text: str = BRIDGE,
    *,
    reader: str = READER,
    address: str | None = None,
    url: str | None = None,
    publisher: str | None = "The Ostrel Courier",
    headline: str | None = "Envoy: bridge is safe",
    published: str | None = "2025-08-18",
    body_start: int = 0,
    original: bytes | None = None,
    original_type: str | None = None,
) -> Reading:
    """Return a reading with one of everything; `text` must begin with BRIDGE's two sentences."""
    report = Report(
        text=text,
        address=address,
        url=url,
        publisher=publisher,
        headline=headline,
        published=published,
        body_start=body_start,
        original=original,
        original_type=original_type,
    )
    full = span_of(text, "The envoy Mara Tesk")
    short = span_of(text, "Tesk", start=full.end)
    tesk = make_id("en", "Mara Tesk")
    reason = Reason(feature="cue", score=0.9, detail="“said” follows the name.", left=(full,))
    mentions = tuple(
        Mention(
            mention_id=make_id("mn", report.report_id, span.start),
            span=span,
            type=MentionType.NAME,
            head=head,
            title=title,
        )
        for span, head, title in (
            (full, span_of(text, "Mara Tesk"), span_of(text, "envoy")),
            (short, short, None),
        )
    )
    entity = Entity(
        entity_id=tesk,
        name="Mara Tesk",
        type=EntityType.PERSON,
        aliases=("Tesk",),
        roles=(
            Role(
                title="envoy",
                organisation=None,
                report_id=report.report_id,
                span=span_of(text, "envoy"),
            ),
        ),
        weight=2,
    )
    statements = (
        Statement(
            report_id=report.report_id,
            source=(full,),
            cue=(span_of(text, "said"),),
            content=(span_of(text, "that the bridge at Ostrel was safe"),),
            speaker=tesk,
            quote_type=QuoteType.INDIRECT,
            mode=Mode.SPEECH,
            act=Act.ASSERT,
            hedged=False,
            confidence=0.8,
            reasons=(reason,),
        ),
        Statement(
            report_id=report.report_id,
            source=(short,),
            cue=(span_of(text, "told"),),
            content=(span_of(text, "We will reopen it,"), span_of(text, "before the first snow.")),
            speaker=tesk,
            quote_type=QuoteType.DIRECT,
            confidence=0.95,
        ),
    )
    monday = span_of(text, "Monday")
    return Reading(
        report=report,
        reference_date=published,
        reference_date_basis=ReferenceBasis.PUBLISHED if published else None,
        mentions=mentions,
        entities=(entity,),
        links=tuple(
            Link(mention_id=mention.mention_id, entity_id=tesk, score=1.0, reasons=(reason,))
            for mention in mentions
        ),
        statements=statements,
        timexes=(
            Timex(
                tid=make_id("tx", report.report_id, monday.start),
                span=monday,
                type=TimexType.DATE,
                value="2025-08-18",
                edtf="2025-08-18",
                anchor=published,
            ),
        ),
        provenance=Provenance(was_generated_by=reader, generated_at=READ_AT),
    )


def decide(
    reading: Reading,
    spans: tuple[Span, ...],
    *,
    number: int = 1,
    target_kind: DecisionTarget = DecisionTarget.STATEMENT,
    at: str = "2026-01-02T00:00:00Z",
) -> Decision:
    """Return somebody's decision about the words at some spans of a reading's report."""
    text = reading.report.text
    return Decision(
        decision_id=make_id("de", reading.report.report_id, number),
        target_kind=target_kind,
        report_id=reading.report.report_id,
        spans=spans,
        exact=tuple(text[span.start : span.end] for span in spans),
        field="speaker",
        verdict=Verdict.CORRECTED,
        value='"en_1"',
        decided_by="desk",
        decided_at=at,
    )
