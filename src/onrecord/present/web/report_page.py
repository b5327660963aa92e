"""A report: its text as published, with who says what marked in it and told beside it.

In: a report's id, and which of its statements is meant. Out: a page of its text. Long texts are
split between paragraphs; the page that holds the statement that is meant is the one shown. Where
marks stand is left to `marking.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.responses import Response

from onrecord.errors import NotOnRecord
from onrecord.model.document import Span
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Statement
from onrecord.present.compose import (
    LANGUAGE,
    NO_PUBLISHER,
    NO_TITLE,
    find_date,
    find_notes,
    find_read_against,
    lay_out,
    mark_statement,
    mark_times,
)
from onrecord.present.labels import find_title
from onrecord.present.marking import Mark, MarkKind, mark_text
from onrecord.present.views import Paragraph
from onrecord.present.web.judgement_lines import Bench, find_reviewer
from onrecord.present.web.paging import Paging, find_page
from onrecord.present.web.report_findings import Bearing, build_checks, find_bearings
from onrecord.present.web.statement_lines import Line, build_line
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import StatementQuery
from onrecord.record.directory import Directory

# Characters of text on one page: by judgement, about twenty minutes' reading. Measured on a
# transcript with a statement in every third line, such a page is 60 KB compressed.
PAGE_LENGTH = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A statement beside the text, and how it bears on others."""

    line: Line
    bearings: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of the text, and the statements that begin in it.

    Attributes:
        paragraph: Where it stands, and what it is.
        html: Its words, marked.
        notes: The statements.
    """

    paragraph: Paragraph
    html: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a report's text.

    Attributes:
        report: What the report says of itself.
        title: What it is called.
        publisher: Who published it.
        moment: When; None where it does not tell.
        read_against: The day that stands in for that, in words, where one does.
        language: Its language, where it is one that a browser knows.
        notes: What is known of its versions, a sentence each.
    """

    report: RecordedReport
    title: str
    publisher: str
    moment: str | None
    read_against: str | None
    language: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report and what is told in it.

    Attributes:
        visit: On which it is shown.
        report: The report.
        text: Its text.
        statements: All its statements, in the order of the text.
        by_id: The same by id.
        numbers: The number of each, from 1.
        target: The one that is meant, or None.
        place: The words that are meant, or None.
    """

    visit: Visit
    report: RecordedReport
    text: str
    statements: tuple[Statement, ...]
    by_id: Mapping[str, Statement]
    numbers: Mapping[str, int]
    target: Statement | None
    place: Span | None


def show_report(visit: Visit) -> Response:
    """Show a report, or the part of it that holds the statement that is meant."""
    told = open_report(visit, visit.find("report_id"), visit.ask("st"), visit.ask("at"))
    parts = split_paragraphs(lay_out(told.text, told.report.body_start))
    number = min(find_page(visit.request.query_params), len(parts))
    if told.target is not None:
        number = _find_part(parts, told.target.content[0].start)
    elif told.place is not None:
        number = _find_part(parts, told.place.start)
    return visit.draw(
        "report.html",
        heading=_build_heading(told),
        passages=tuple(_build_passages(told, parts[number - 1])),
        statements=len(told.statements),
        checks=tuple(build_checks(visit, told.report.report_id, told.text)),
        target=told.target,
        reviewer=find_reviewer(visit),
        paging=Paging(
            number=number,
            total=len(parts),
            size=1,
            path=f"/reports/{told.report.report_id}",
            asked=(),
        ),
    )


def open_report(
    visit: Visit, report_id: str, meant: str | None = None, place: str | None = None
) -> Told:
    """Return a report with its statements.

    Args:
        visit: On which it is shown.
        report_id: Its id.
        meant: The id of the statement that is meant.
        place: The offsets of the words that are meant, such as ``12-20``.

    Raises:
        NotOnRecord: If there is none of that id.
    """
    report = visit.directory.report(report_id)
    if report is None:
        raise NotOnRecord(f"{report_id} is not on record")
    query = StatementQuery(report=report_id)
    found = visit.record.index.statements(visit.directory, query, limit=_EVERY).statements
    text = visit.record.view.text(report_id)
    # An id is reckoned from the words each time that it is asked for.
    by_id = {stmt.statement_id: stmt for stmt in found}
    return Told(
        visit=visit,
        report=report,
        text=text,
        statements=found,
        by_id=by_id,
        numbers={each: number for number, each in enumerate(by_id, start=1)},
        target=by_id.get(meant or ""),
        place=_find_place(place, len(text)),
    )


def _find_place(asked: str | None, length: int) -> Span | None:
    """Return the words that an address means; None where they are not in the text."""
    match = _PLACE.fullmatch(asked or "")
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return Span(start, end) if start < end <= length else None


def split_paragraphs(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Split a text's paragraphs into pages; a page ends with the paragraph that fills it."""
    parts: list[list[Paragraph]] = [[]]
    length = 0
    for paragraph in paragraphs:
        if length >= PAGE_LENGTH:
            parts.append([])
            length = 0
        parts[-1].append(paragraph)
        length += paragraph.span.end - paragraph.span.start
    return parts


def _find_part(parts: Sequence[Sequence[Paragraph]], start: int) -> int:
    """Return the number of the page on which words begin."""
    begun = (n for n, part in enumerate(parts, start=1) if part and part[0].span.start <= start)
    return max(begun, default=1)


def _build_heading(told: Told) -> Heading:
    report = told.report
    language = report.language or ""
    known = {each: entry.report for each, entry in told.visit.directory.by_report.items()}
    return Heading(
        report=report,
        title=find_title(report, told.text) or NO_TITLE,
        publisher=report.publisher or NO_PUBLISHER,
        moment=report.published or find_date(report),
        read_against=find_read_against(report),
        language=language if LANGUAGE.fullmatch(language) else None,
        notes=find_notes(report, known),
    )


def _mark(told: Told, whole: Span) -> Iterator[Mark]:
    """Mark what overlaps a part of the text."""
    view, index, report_id = told.visit.record.view, told.visit.record.index, told.report.report_id
    timexes = [timex for timex in view.timexes(report_id) if timex.span.overlaps(whole)]
    yield from mark_times(timexes, told.text, ())
    mentions = index.named_places(told.visit.directory, report_id, whole)
    yield from mark_entities(told.visit.directory, mentions)
    if told.place is not None:
        yield Mark(span=told.place, kind=MarkKind.HIT, anchor="at", is_lit=True)
    for stmt in told.statements:
        if any(span.overlaps(whole) for span in (*stmt.source, *stmt.cue, *stmt.content)):
            for mark in mark_statement(stmt, told.numbers[stmt.statement_id]):
                yield replace(mark, is_head=False, is_lit=stmt is told.target)


def mark_entities(directory: Directory, mentions: Iterable[tuple[Span, str]]) -> Iterator[Mark]:
    """Mark who and what is mentioned; of two that nest the outer leads to its page."""
    reached = 0
    for span, entity_id in sorted(mentions, key=lambda m: (m[0].start, -m[0].end, m[1])):
        known = directory.known.get(entity_id)
        if known is None:
            continue
        yield Mark(
            span=span,
            kind=MarkKind.ENTITY,
            note=known.name,
            href=None if span.start < reached else f"/actors/{known.entity_id}",
        )
        reached = max(reached, span.end)


def _build_passages(told: Told, paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
    if not paragraphs:
        return
    whole = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
    here = [mark for mark in _mark(told, whole) if mark.span.overlaps(whole)]
    bodies = mark_text(told.text, here, [paragraph.span for paragraph in paragraphs])
    # A statement is told beside the paragraph in which its words begin.
    waiting = sorted(
        (stmt for stmt in told.statements if whole.start <= stmt.content[0].start < whole.end),
        key=lambda stmt: (stmt.content[0].start, -stmt.content[0].end),
    )
    here_ids = {stmt.statement_id for stmt in waiting}
    bench = Bench(told.visit, [told.report.report_id])
    bearings = find_bearings(told.visit, told.report.report_id, here_ids)
    at = 0
    for paragraph, html in zip(paragraphs, bodies, strict=True):
        notes = []
        while at < len(waiting) and waiting[at].content[0].start < paragraph.span.end:
            stmt = waiting[at]
            judging = bench.judge(stmt)
            outer = told.by_id.get(stmt.within) if stmt.within is not None else None
            line = build_line(
                told.visit.directory,
                judging.stmt,
                told.report,
                told.text,
                outer=None if outer is None else bench.judge(outer).stmt,
                number=told.numbers[stmt.statement_id],
                judgement=judging.judgement,
            )
            notes.append(Note(line=line, bearings=bearings.get(stmt.statement_id, ())))
            at += 1
        yield Passage(paragraph=paragraph, html=html, notes=tuple(notes))


# No report holds so many statements, and no text so many characters.
_EVERY = 10_000_000
_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")

ROUTES = (reads("/reports/{report_id}", show_report),)
