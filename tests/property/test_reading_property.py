"""Whatever a text holds, reading it does not fail and says only what stands in it.

In: texts of reports' words joined with every odd mark. Out: nothing. Whether the right statements
are found is left to the golden cases.
"""

import dataclasses
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model.document import Document, Report, Span
from onrecord.model.record import Reading
from onrecord.pipeline import read, read_document

PIECES = st.sampled_from(
    [
        *(
            "Quint",
            "Ilena Marost",
            "the envoy",
            "President",
            "officials",
            "he",
            "She",
            "they",
            "it",
        ),
        *(
            "said",
            "says",
            "told",
            "saying",
            "added",
            "denied",
            "called for",
            "according to",
            "vowed",
        ),
        *("that", "who", "to", "the", "both", "and", "but", "while", "not", "on Monday", "in 2031"),
        *("the bridge was safe", "reports", "States", "a", "I", "Ms", "of", "O’Brien", "’s", "'s"),
        *("“", "”", '"', "‘", "’", "'", "''", "``", "«", "»", "„", "‟", "‚", "＂"),
        *(",", ".", ":", ";", "!", "?", "(", ")", "—", "--", "-", "…", "...", "/", "&", "[", "}"),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u00a0", "\u2028", "\u3000"),
        *(
            "\x00",
            "\x1b",
            "\x85",
            "\ufeff",
            "\u200b",
            "\u200f",
            "😀",
            "👩‍🚀",
            "e\u0301",
            "ß",
            "İ",
            "ǅ",
        ),
        *("שלום", "قال", "中文", "Ω", "17 March", "10:30", "1.5", "U.S.", "18th", "²", "٣"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
)


def list_spans(doc: Document, reading: Reading) -> Iterator[Span]:
    """Yield every span that reading hands on."""
    yield from (sentence.span for sentence in doc.sentences)
    for quotation in doc.quotations:
        yield from (quotation.span, quotation.inner)
    for mention in reading.mentions:
        yield from (mention.span, mention.head)
        yield from (mention.title,) if mention.title else ()
    yield from (timex.span for timex in reading.timexes)
    yield from (role.span for entity in reading.entities for role in entity.roles)
    for stmt in reading.statements:
        yield from (*stmt.source, *stmt.shared_source, *stmt.cue, *stmt.content)
        for reason in stmt.reasons:
            yield from (*reason.left, *reason.right)
    for link in reading.links:
        for reason in link.reasons:
            yield from (*reason.left, *reason.right)


@given(TEXTS)
@example("")
@example("“")
@example("“said")
@example("“a “b “c said Quint”")
@example("’’s said that '")
@example("according to")
@example("Quint: said")
@example("18\U00016130")  # a digit that Python does not know
def test_every_span_holds_words_of_the_text(text: str) -> None:
    doc = read_document(Report(text=text))
    for span in list_spans(doc, read(doc.report)):
        assert span.end <= len(text)
        assert text[span.start : span.end].strip() != ""


@given(TEXTS)
def test_tokens_are_the_text_without_white_space(text: str) -> None:
    doc = read_document(Report(text=text))
    assert [t.text for t in doc.tokens] == [text[t.start : t.end] for t in doc.tokens]
    assert "".join(text.split()) == "".join("".join(t.text for t in doc.tokens).split())


@given(TEXTS)
def test_sentences_hold_all_tokens_once_and_in_order(text: str) -> None:
    doc = read_document(Report(text=text))
    held = [i for s in doc.sentences for i in range(s.first, s.last)]
    assert list(range(len(doc.tokens))) == held
    numbers = [s.paragraph for s in doc.sentences]
    assert sorted(numbers) == numbers


@given(TEXTS)
def test_quotations_lie_beside_or_in_one_another(text: str) -> None:
    doc = read_document(Report(text=text))
    around: list[Span] = []
    for quotation in doc.quotations:
        while around and around[-1].end <= quotation.span.start:
            around.pop()
        assert quotation.depth == len(around)
        assert all(span.contains(quotation.span) for span in around)
        assert quotation.span.contains(quotation.inner)
        around.append(quotation.span)


@given(TEXTS)
def test_statements_are_told_apart_and_nest_without_rings(text: str) -> None:
    reading = read(Report(text=text))
    outer = {stmt.statement_id: stmt.within for stmt in reading.statements}
    assert len(outer) == len(reading.statements)
    for statement_id in outer:
        above: str | None = statement_id
        for _ in outer:
            above = outer[above] if above is not None else None
        assert above is None


@given(TEXTS)
def test_what_is_linked_is_there(text: str) -> None:
    reading = read(Report(text=text))
    entities = {entity.entity_id for entity in reading.entities}
    mentions = [mention.mention_id for mention in reading.mentions]
    assert len(set(mentions)) == len(mentions)
    assert {link.entity_id for link in reading.links} == entities
    assert {link.mention_id for link in reading.links} <= set(mentions)
    assert {s.speaker for s in reading.statements if s.speaker} <= entities


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    report = Report(text=text, published="2031-03-17")
    once, again = read(report), read(report)
    assert once == dataclasses.replace(again, provenance=once.provenance)
