"""Objects built by hand for tests: no parser, no clock, no file.

Words are given as they stand in the text, and the builders look up where they stand:

    story = report("“We agree,” Ilena Marost told the envoy.", publisher="The Lantern")
    said = stmt(story, "We agree", cue="told", source="Ilena Marost")
    whole = reading(story, said)

Not named `factory`, as one would expect: pytest-randomly imports a module of that name (it means
factory_boy's), which would import the program before its coverage is measured.

In: words. Out: the types of `model/`. What the program itself finds is left to the golden cases.
"""

import re
from collections.abc import Sequence

from onrecord.model.comparison import Sheet
from onrecord.model.document import (
    Document,
    Mention,
    MentionType,
    Quotation,
    ReferenceBasis,
    Report,
    ReportKind,
    Sentence,
    Span,
    Timex,
    TimexType,
    Token,
    make_id,
)
from onrecord.model.record import (
    Entity,
    EntityType,
    Link,
    Provenance,
    Reading,
    RecordedReport,
    Role,
)
from onrecord.model.statement import Act, Mode, QuoteType, Reason, Statement

READER = "onrecord 0.1.0 rules"
READ_AT = "2031-03-17T12:00:00Z"
_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"\S(?:.*?[.!?][”\"]?(?=\s|\Z)|.*\Z)", re.DOTALL)

Words = str | Sequence[str]


def span(text: str, words: str, *, nth: int = 0) -> Span:
    """Return where the words stand, for the first time or for the `nth` time after it.

    >>> span("one two one", "one", nth=1)
    Span(start=8, end=11)
    """
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def spans(text: str, words: Words) -> tuple[Span, ...]:
    """Return where pieces of words stand, each looked for behind the one before it."""
    found: list[Span] = []
    at = 0
    for piece in [words] if isinstance(words, str) else words:
        if piece:
            start = text.index(piece, at)
            at = start + len(piece)
            found.append(Span(start, at))
    return tuple(found)


def report(
    text: str,
    *,
    address: str | None = None,
    url: str | None = None,
    publisher: str | None = "The Ostrel Courier",
    headline: str | None = None,
    byline: str | None = None,
    published: str | None = "2031-03-17",
    modified: str | None = None,
    language: str | None = None,
    kind: ReportKind = ReportKind.REPORT,
) -> Report:
    """Return a report of The Ostrel Courier, or as told."""
    return Report(
        text=text,
        address=address if address is not None else url,
        url=url,
        publisher=publisher,
        headline=headline,
        byline=byline,
        published=published,
        modified=modified,
        language=language,
        kind=kind,
    )


def doc(
    story: str | Report,
    *,
    quotations: Sequence[str] = (),
    mentions: Sequence[Mention] = (),
    timexes: Sequence[Timex] = (),
    reference_date: str | None = "2031-03-17",
) -> Document:
    """Return a document whose sentences end at full stops and whose paragraphs end at blank lines.

    Args:
        story: The text, or a report.
        quotations: Quotations with their marks, each looked for behind the one before it.
        mentions: Mentions.
        timexes: Time expressions.
        reference_date: The day against which times are read.
    """
    story = report(story) if isinstance(story, str) else story
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(
        re.finditer(r"\S(?:.(?!\n\s*\n))*.?", story.text, re.DOTALL)
    ):
        for found in _SENTENCE.finditer(story.text, *paragraph.span()):
            first = len(tokens)
            tokens += [
                Token(m.start(), m.end(), m.group())
                for m in _TOKEN.finditer(story.text, *found.span())
            ]
            whole = Span(tokens[first].start, tokens[-1].end)
            sentences.append(Sentence(span=whole, first=first, last=len(tokens), paragraph=number))
    return Document(
        report=story,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        quotations=tuple(
            Quotation(span=outer, inner=Span(outer.start + 1, outer.end - 1), group=number)
            for number, outer in enumerate(spans(story.text, quotations))
        ),
        mentions=tuple(mentions),
        timexes=tuple(timexes),
        reference_date=reference_date,
        reference_date_basis=ReferenceBasis.PUBLISHED if reference_date else None,
    )


def mention(
    story: Report,
    words: str,
    *,
    type: MentionType = MentionType.NAME,  # noqa: A002 - the field's name
    head: str | None = None,
    title: str | None = None,
    nth: int = 0,
) -> Mention:
    """Return a mention at the `nth` place of its words; head and title are words inside it."""
    whole = span(story.text, words, nth=nth)

    def inside(part: str) -> Span:
        start = story.text.index(part, whole.start, whole.end)
        return Span(start, start + len(part))

    return Mention(
        mention_id=make_id("mn", story.report_id, whole.start, whole.end),
        span=whole,
        type=type,
        head=inside(head or words),
        title=inside(title) if title else None,
    )


def entity(
    name: str,
    *,
    type: EntityType | None = EntityType.PERSON,  # noqa: A002 - the field's name
    aliases: Sequence[str] = (),
    roles: Sequence[Role] = (),
    weight: int = 1,
) -> Entity:
    """Return an entity whose id is made of its name."""
    return Entity(
        entity_id=make_id("en", name),
        name=name,
        type=type,
        aliases=tuple(sorted(aliases)),
        roles=tuple(roles),
        weight=weight,
    )


def timex(
    story: Report,
    words: str,
    value: str | None,
    *,
    type: TimexType = TimexType.DATE,  # noqa: A002 - the field's name
    edtf: str | None = None,
    mod: str | None = None,
    anchor: str | None = None,
    nth: int = 0,
) -> Timex:
    """Return a time expression at the `nth` place of its words."""
    whole = span(story.text, words, nth=nth)
    tid = make_id("tx", story.report_id, whole.start, whole.end)
    return Timex(tid=tid, span=whole, type=type, value=value, edtf=edtf, mod=mod, anchor=anchor)


def stmt(
    story: Report,
    content: Words,
    *,
    cue: Words = (),
    source: Words = (),
    shared_source: Words = (),
    speaker: Entity | None = None,
    quote_type: QuoteType | None = None,
    mode: Mode | None = Mode.SPEECH,
    act: Act | None = None,
    within: Statement | None = None,
    about: Sequence[Entity] = (),
    confidence: float = 0.9,
    reasons: Sequence[Reason] = (),
) -> Statement:
    """Return a statement; several pieces of words become several spans."""
    return Statement(
        report_id=story.report_id,
        content=spans(story.text, content),
        cue=spans(story.text, cue),
        source=spans(story.text, source),
        shared_source=spans(story.text, shared_source),
        speaker=speaker.entity_id if speaker else None,
        quote_type=quote_type,
        mode=mode,
        act=act,
        within=within.statement_id if within else None,
        about=tuple(each.entity_id for each in about),
        confidence=confidence,
        reasons=tuple(reasons),
    )


def reading(
    story: Report,
    *statements: Statement,
    entities: Sequence[Entity] = (),
    mentions: Sequence[tuple[Mention, Entity | None]] = (),
    timexes: Sequence[Timex] = (),
    reference_date: str | None = "2031-03-17",
    reader: str = READER,
) -> Reading:
    """Return a reading; entities that mentions are linked to need not be given again."""
    known = {e.entity_id: e for e in entities}
    known |= {e.entity_id: e for _, e in mentions if e is not None}
    return Reading(
        report=story,
        reference_date=reference_date,
        reference_date_basis=ReferenceBasis.PUBLISHED if reference_date else None,
        mentions=tuple(sorted((m for m, _ in mentions), key=lambda m: m.span)),
        entities=tuple(known[key] for key in sorted(known)),
        links=tuple(
            Link(mention_id=m.mention_id, entity_id=e.entity_id, score=0.9)
            for m, e in sorted(mentions, key=lambda pair: pair[0].span)
            if e is not None
        ),
        statements=statements,
        timexes=tuple(sorted(timexes, key=lambda t: t.span)),
        provenance=Provenance(was_generated_by=reader, generated_at=READ_AT),
    )


def sheet(
    story: Report,
    *statements: Statement,
    quotations: Sequence[str] = (),
    entities: Sequence[Entity] = (),
    mentions: Sequence[tuple[Mention, Entity | None]] = (),
    timexes: Sequence[Timex] = (),
    reference_date: str | None = "2031-03-17",
) -> Sheet:
    """Return what comparing sees of a report; the arguments are those of `doc` and `reading`."""
    read = reading(
        story,
        *statements,
        entities=entities,
        mentions=mentions,
        timexes=timexes,
        reference_date=reference_date,
    )
    words = doc(story, quotations=quotations)
    recorded = RecordedReport(
        report_id=story.report_id,
        address=story.address,
        url=story.url,
        publisher=story.publisher,
        headline=story.headline,
        byline=story.byline,
        published=story.published,
        modified=story.modified,
        language=story.language,
        kind=story.kind,
        text_sha256=story.text_sha256,
        reference_date=reference_date,
        reference_date_basis=read.reference_date_basis,
    )
    return Sheet(
        report=recorded,
        text=story.text,
        tokens=words.tokens,
        sentences=words.sentences,
        quotations=words.quotations,
        mentions=read.mentions,
        links=read.links,
        entities=read.entities,
        statements=read.statements,
        timexes=read.timexes,
    )
