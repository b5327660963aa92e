"""Whatever a reading holds, the record gives it back; whatever is searched for, it answers."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.document import (
    Mention,
    MentionType,
    ReferenceBasis,
    Report,
    ReportKind,
    Span,
    Timex,
    TimexType,
)
from onrecord.model.record import Entity, EntityType, Link, Provenance, Reading, Role
from onrecord.model.statement import (
    Act,
    Channel,
    Factuality,
    Mode,
    QuoteType,
    Reason,
    SaidAt,
    Statement,
)
from onrecord.record.store import Outcome, StatementFilter, View, open_record

# Every character that UTF-8 can hold, NUL and those beyond the Basic Multilingual Plane included.
_WORDS = st.text(max_size=20) | st.text("a😀é\0\n\"'*“”", max_size=10)
_MAYBE = st.none() | _WORDS
_SHARES = st.floats(0, 1)
_IDS = st.text("0123456789abcdef", min_size=1, max_size=4)


@st.composite
def _spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    text = draw(_WORDS | st.text(min_size=1, max_size=200))
    original = draw(st.none() | st.binary(max_size=20))
    return Report(
        text=text,
        address=draw(_MAYBE),
        url=draw(_MAYBE),
        publisher=draw(_MAYBE),
        headline=draw(_MAYBE),
        byline=draw(_MAYBE),
        published=draw(_MAYBE),
        modified=draw(_MAYBE),
        language=draw(_MAYBE),
        kind=draw(st.sampled_from(ReportKind)),
        body_start=draw(st.integers(0, len(text))),
        original=original,
        original_type=None if original is None else draw(_WORDS),
    )


def _reasons(span: st.SearchStrategy[Span]) -> st.SearchStrategy[tuple[Reason, ...]]:
    spans = st.lists(span, max_size=2).map(tuple)
    reason = st.builds(
        Reason, feature=_WORDS, score=_SHARES, detail=_WORDS, left=spans, right=spans
    )
    return st.lists(reason, max_size=2).map(tuple)


def _statements(report: Report, span: st.SearchStrategy[Span]) -> st.SearchStrategy[Statement]:
    spans = st.lists(span, max_size=3).map(tuple)
    ids = st.lists(_IDS, max_size=3).map(tuple)
    return st.builds(
        Statement,
        report_id=st.just(report.report_id),
        content=st.lists(span, min_size=1, max_size=3).map(tuple),
        cue=spans,
        source=spans,
        shared_source=spans,
        speaker=st.none() | _IDS,
        quote_type=st.none() | st.sampled_from(QuoteType),
        mode=st.none() | st.sampled_from(Mode),
        act=st.none() | st.sampled_from(Act),
        channel=st.none() | st.sampled_from(Channel),
        addressee=ids,
        venue=_MAYBE,
        outlet=st.none() | _IDS,
        programme=_MAYBE,
        via=ids,
        said_at=st.none() | st.builds(SaidAt, value=_WORDS, edtf=_MAYBE, span=span),
        within=st.none() | _IDS,
        about=ids,
        hedged=st.none() | st.booleans(),
        factuality=st.none() | st.sampled_from(Factuality),
        confidence=_SHARES,
        reasons=_reasons(span),
    )


def _entities(report: Report, span: st.SearchStrategy[Span]) -> st.SearchStrategy[Entity]:
    role = st.builds(
        Role,
        title=_WORDS,
        organisation=st.none() | _IDS,
        report_id=st.just(report.report_id),
        span=span,
    )

    def settle(entity: Entity) -> Entity:
        return Entity(
            entity_id=entity.entity_id,
            name=entity.name,
            type=entity.type,
            aliases=tuple(sorted(set(entity.aliases) - {entity.name})),
            roles=tuple(dict.fromkeys(sorted(entity.roles, key=lambda role: role.span))),
            weight=entity.weight,
        )

    return st.builds(
        Entity,
        entity_id=_IDS,
        name=_WORDS,
        type=st.none() | st.sampled_from(EntityType),
        aliases=st.lists(_WORDS, max_size=3).map(tuple),
        roles=st.lists(role, max_size=2).map(tuple),
        weight=st.integers(1, 9),
    ).map(settle)


@st.composite
def _readings(draw: st.DrawFn) -> Reading:
    report = draw(_reports())
    provenance = Provenance(was_generated_by=draw(_WORDS), generated_at=draw(_WORDS))
    date = draw(_MAYBE)
    basis = draw(st.none() | st.sampled_from(ReferenceBasis))
    if not report.text:
        return Reading(
            report=report,
            reference_date=date,
            reference_date_basis=basis,
            provenance=provenance,
        )
    span = _spans(report.text)
    mention = st.builds(
        Mention,
        mention_id=_IDS,
        span=span,
        type=st.sampled_from(MentionType),
        head=span,
        title=st.none() | span,
    )
    link = st.builds(Link, mention_id=_IDS, entity_id=_IDS, score=_SHARES, reasons=_reasons(span))
    timex = st.builds(
        Timex,
        tid=_IDS,
        span=span,
        type=st.sampled_from(TimexType),
        value=_MAYBE,
        edtf=_MAYBE,
        mod=_MAYBE,
        anchor=_MAYBE,
    )
    entities = draw(
        st.lists(_entities(report, span), max_size=3, unique_by=lambda entity: entity.entity_id)
    )
    return Reading(
        report=report,
        reference_date=date,
        reference_date_basis=basis,
        mentions=draw(st.lists(mention, max_size=3).map(tuple)),
        entities=tuple(sorted(entities, key=lambda entity: entity.entity_id)),
        links=draw(st.lists(link, max_size=3).map(tuple)),
        statements=draw(st.lists(_statements(report, span), max_size=3).map(tuple)),
        timexes=draw(st.lists(timex, max_size=3).map(tuple)),
        provenance=provenance,
    )


def _load(view: View, provenance: Provenance) -> Reading:
    """Put the record's one report together again."""
    (recorded,) = view.reports()
    report_id = recorded.report_id
    original = view.original(report_id)
    report = Report(
        text=view.text(report_id),
        address=recorded.address,
        url=recorded.url,
        publisher=recorded.publisher,
        headline=recorded.headline,
        byline=recorded.byline,
        published=recorded.published,
        modified=recorded.modified,
        language=recorded.language,
        kind=recorded.kind,
        body_start=recorded.body_start,
        original=original[0] if original else None,
        original_type=original[1] if original else None,
    )
    assert report.report_id == report_id
    assert report.text_sha256 == recorded.text_sha256
    return Reading(
        report=report,
        reference_date=recorded.reference_date,
        reference_date_basis=recorded.reference_date_basis,
        mentions=view.mentions(report_id),
        entities=view.entities(),
        links=view.links(report_id),
        statements=tuple(view.statements()),
        timexes=view.timexes(report_id),
        provenance=provenance,
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reading=_readings(), name=_WORDS)
def test_what_is_put_on_record_comes_back(reading: Reading, name: str) -> None:
    with open_record(None) as record:
        assert Outcome.NEW == record.writer.add(reading, name=name, path=name)
        assert reading == _load(record.view, reading.provenance)
        assert Outcome.UNCHANGED == record.writer.add(reading, name=name, path=name)
        assert reading == _load(record.view, reading.provenance)


@settings(max_examples=150, deadline=None)
@given(words=st.text(st.characters(), max_size=40) | st.text('ab"*“”«» \0()-:^', max_size=20))
def test_no_search_is_an_error(words: str) -> None:
    with open_record(None) as record:
        report = Report(text="a b ab", headline="a")
        stmt = Statement(report_id=report.report_id, content=(Span(0, 6),), confidence=1.0)
        provenance = Provenance(was_generated_by="test", generated_at="")
        record.writer.add(
            Reading(report=report, statements=(stmt,), provenance=provenance), name="a"
        )
        assert {report.report_id} >= set(record.view.search_texts(words))
        for wanted in (
            StatementFilter(words=words),
            StatementFilter(speaker=words),
            StatementFilter(report=words),
        ):
            assert {stmt} >= set(record.view.statements(wanted))
