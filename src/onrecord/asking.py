"""Answer a question from the record: in its statements' own words, or not at all.

In: a record's `View`, and a question. Out: `Reply`. What is asked is read in
`compare/questions.py`, how well words answer is told in `compare/answering.py`, what may answer is
found by the record.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.compare.answering import (
    Answer,
    Passage,
    is_fitting,
    is_promising,
    merge_answers,
    rank_answers,
    weigh,
)
from onrecord.compare.passages import REACH, cut_passages, find_sentence
from onrecord.compare.questions import Asked, Question, is_joint, read_question
from onrecord.compare.stemming import list_beginnings, list_stems, list_words, stem
from onrecord.model.comparison import Relation, RelationType, Tier
from onrecord.model.document import Report, Span
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Act, Statement
from onrecord.read.parse import parse
from onrecord.read.times import find_times
from onrecord.record.store import View

# How many statements and reports are looked at. Of 703 reports with 30,000 statements, more found
# no more answers and took longer (2026-11-27).
_STATEMENTS, _REPORTS = 250, 20
# Of the claims that are asked about, as many are looked for who denies them.
_CLAIMS = 50
# A word that stands in more statements than this is as common as can be told.
_COMMON = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the record says to a question.

    Attributes:
        question: What was understood.
        answers: What answers it, the best first; none where the record does not say.
    """

    question: Question
    answers: tuple[Answer, ...]


def ask(view: View, words: str, *, as_of: str | None = None) -> Reply:
    """Answer a question in the words of the record.

    Args:
        view: The record.
        words: The question.
        as_of: ISO date against which its "yesterday" is read; by default the latest report's.
    """
    days = (report.reference_date for report in view.reports() if report.reference_date)
    question = _read(words, as_of or max(days, default=None))
    names = [
        stem(word)
        for name in (*question.speakers, *question.partners)
        for part in name
        for word in list_words(part)
    ]
    asked = list(dict.fromkeys((*question.topics, *names)))
    counts, total = view.count_likely(map(list_beginnings, asked), most=_COMMON)
    weights = {each: weigh(count, total) for each, count in zip(asked, counts, strict=True)}
    passages = tuple(_list_passages(view, question, asked, weights))
    answers = rank_answers(question, passages, weights)
    if Act.DENY in question.acts:
        told = _find_told_denials(view, question, passages, weights)
        answers = merge_answers((*answers, *told))
    return Reply(question=question, answers=answers)


def _read(words: str, as_of: str | None) -> Question:
    story = Report(text=words)
    sentences, _ = parse(story, ())
    timexes = find_times(words, sentences, reference_date=as_of, report_id="")
    return read_question(words, timexes)


def _list_passages(
    view: View, question: Question, asked: list[str], weights: Mapping[str, float]
) -> Iterator[Passage]:
    """Yield what may answer, each words once: by their own words, and by those of reports."""
    seen: set[str] = set()
    spoken = [list_beginnings(each) for each in question.topics or asked]
    for report, statements in view.likely_statements(spoken, limit=_STATEMENTS):
        seen.update(stmt.statement_id for stmt in statements)
        yield from _make_passages(view, report, statements, question, weights)
    chosen = view.likely_reports([list_beginnings(each) for each in asked], limit=_REPORTS)
    # Of a question that names only people any statement may be the one.
    within = [list_beginnings(each) for each in question.topics]
    for report, statements in view.statements_with(chosen, within):
        fresh = [stmt for stmt in statements if stmt.statement_id not in seen]
        yield from _make_passages(view, report, fresh, question, weights)


def _find_told_denials(
    view: View,
    question: Question,
    passages: Iterable[Passage],
    weights: Mapping[str, float],
) -> Iterator[Answer]:
    """Yield the statements of which the record knows that they deny what is asked about.

    Their own words may only point back: "Solmark refuted these claims".
    """
    about = replace(question, acts=frozenset(), verb=None, speakers=(), asked=Asked.CONTENT)
    claims = rank_answers(about, passages, weights)[:_CLAIMS]
    scores = {claim.stmt.statement_id: claim.score for claim in claims}
    reports = dict.fromkeys(claim.stmt.report_id for claim in claims)
    denied: dict[str, dict[str, float]] = {}
    for rel in view.findings_on(Relation, reports):
        if rel.type is RelationType.DENIES and rel.tier is Tier.SHOWN and rel.to_id in scores:
            by_id = denied.setdefault(rel.from_report, {})
            by_id[rel.from_id] = max(by_id.get(rel.from_id, 0.0), scores[rel.to_id])
    for report_id, by_id in denied.items():
        for stmt in view.statements(report_ids=[report_id]):
            if stmt.statement_id in by_id:
                yield Answer(stmt=stmt, spans=stmt.content, score=by_id[stmt.statement_id])


def _make_passages(
    view: View,
    report: RecordedReport,
    statements: Iterable[Statement],
    question: Question,
    weights: Mapping[str, float],
) -> Iterator[Passage]:
    text = view.text(report.report_id)
    chosen: list[tuple[Statement, tuple[Span, ...], tuple[str, ...]]] = []
    for stmt in statements:
        if not is_fitting(question, stmt, list_stems(_join(text, stmt.cue))):
            continue
        for spans in cut_passages(stmt, text):
            words = tuple(list_stems(_join(text, spans)))
            if is_promising(question, words, weights):
                chosen.append((stmt, spans, words))
    if not chosen:
        return
    entities = {each for stmt, _, _ in chosen for each in _list_entities(stmt)}
    names = view.name_entities(report.report_id, entities)
    # Who met whom is told once, at the top.
    lead = find_sentence(text, Span(report.body_start, report.body_start + 1)) if text else None
    scene = list_stems(f"{report.headline or ''} {_join(text, [lead] if lead else [])}")
    timexes = view.timexes(report.report_id) if question.times else ()
    publisher = frozenset(list_stems(report.publisher or ""))
    for stmt, spans, words in chosen:
        source = _join(text, stmt.source or stmt.shared_source)
        sentence, around = _find_context(text, stmt, spans)
        others = (*stmt.addressee, *stmt.about)
        yield Passage(
            stmt=stmt,
            spans=spans,
            order=words,
            words=frozenset(words),
            sentence=frozenset(list_stems(text[sentence.start : sentence.end])),
            around=frozenset((*list_stems(text[around.start : around.end]), *scene)),
            speaker=frozenset(
                (*_stem_names(names.get(stmt.speaker or "", ())), *list_stems(source))
            ),
            is_open=stmt.speaker is None or is_joint(source),
            cue=frozenset(list_stems(_join(text, stmt.cue))),
            partners=frozenset(s for other in others for s in _stem_names(names.get(other, ()))),
            publisher=publisher,
            days=_list_days(stmt, report),
            mentioned=tuple(t.value for t in timexes if t.value and sentence.contains(t.span)),
        )


def _list_entities(stmt: Statement) -> tuple[str, ...]:
    return (*((stmt.speaker,) if stmt.speaker else ()), *stmt.addressee, *stmt.about)


def _stem_names(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from list_stems(name)


def _find_context(text: str, stmt: Statement, spans: tuple[Span, ...]) -> tuple[Span, Span]:
    """Return the sentences in which a passage stands with its cue, and what is around them."""
    near = [span for span in (*stmt.source, *stmt.cue) if _is_near(span, spans)]
    start = min(span.start for span in (*near, *spans))
    end = max(span.end for span in (*near, *spans))
    sentence = find_sentence(text, Span(start, end))
    return sentence, Span(max(0, sentence.start - REACH), min(len(text), sentence.end + REACH))


def _is_near(span: Span, spans: tuple[Span, ...]) -> bool:
    return spans[0].start - REACH < span.start and span.end < spans[-1].end + REACH


def _list_days(stmt: Statement, report: RecordedReport) -> tuple[str, ...]:
    if stmt.said_at is not None:
        return (stmt.said_at.value[:10],)
    return (report.reference_date,) if report.reference_date else ()


def _join(text: str, spans: Iterable[Span]) -> str:
    return " ".join(text[span.start : span.end] for span in spans)
