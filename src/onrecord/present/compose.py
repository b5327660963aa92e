"""Gather from the record what the dossier shows.

In: `View`. Out: `Dossier`. What a page holds is told in `views.py`; drawing it is left to
`dossier.py` and its templates.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model.document import ReferenceBasis, Span, Timex
from onrecord.model.record import Entity, RecordedReport
from onrecord.model.statement import Statement
from onrecord.present.chronology import Dated, build_timeline
from onrecord.present.days import Days, find_days, format_day, format_days, format_moment
from onrecord.present.labels import find_own_date, find_title
from onrecord.present.marking import Mark, MarkKind, find_paragraphs
from onrecord.present.speakers import Speakers, find_speakers
from onrecord.present.views import Choice, Dossier, Paragraph, ReportPage, StatementRow, find_link
from onrecord.record.store import StatementFilter, View

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# What HTML takes for the value of a <time>.
_HTML_TIME = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?)?|-W\d\d)?|P\d+[DW]|PT\d+[HMS]",
    re.ASCII,
)
# A line as long as this was broken at a fixed length rather than by its writer. By judgement:
# mail and agencies break at 65 to 80, and the lines of an address or a list are shorter.
_FULL_LINE = 50
NO_TITLE = "Report without a headline"
NO_PUBLISHER = "publisher not named"

Times = Mapping[str, tuple[Timex, ...]]


def build_dossier(
    view: View, *, title: str | None = None, report_ids: Collection[str] | None = None
) -> Dossier:
    """Gather what the page shows.

    Args:
        view: The record.
        title: The page's title.
        report_ids: Show these reports only, whichever versions they are; by default all that no
            newer version has superseded.
    """
    with view.snapshot():
        reports = view.reports(report_ids=report_ids, all_versions=report_ids is not None)
        ids = [report.report_id for report in reports]
        every = StatementFilter(all_versions=True)
        statements = tuple(view.statements(every, report_ids=ids))
        entities = {entity.entity_id: entity for entity in view.entities(report_ids=ids)}
        texts = {report_id: view.text(report_id) for report_id in ids}
        times = {report_id: view.timexes(report_id) for report_id in ids}
        failures = view.failures() if report_ids is None else ()
        known = {report.report_id: report for report in view.reports()}
        speakers = find_speakers(view, statements)
    dated_times = _find_dated_times(reports, times, texts)
    timeline = build_timeline((*_find_dated_reports(reports, texts), *dated_times))
    linked = {entry.dated.target for row in timeline.rows for entry in row.entries}
    rows = tuple(_build_rows(reports, statements, entities, texts, speakers))
    marks = {report_id: mark_times(times[report_id], texts[report_id], linked) for report_id in ids}
    for number, stmt in enumerate(statements, start=1):
        marks[stmt.report_id].extend(mark_statement(stmt, number))
    days = [days for report in reports if (days := find_days(find_date(report)))]
    period = Days(min(days).first, max(each.last for each in days)) if days else None
    return Dossier(
        title=title or "On the record",
        as_of=format_day(period.last) if period else None,
        period=format_days(period) if period else None,
        rows=rows,
        reports=_build_pages(reports, known, texts, marks),
        speakers=_list_speakers(rows),
        quote_types=_count_choices((row.quote_type or "", row.quote_type) for row in rows),
        acts=_count_choices((row.act or "", row.act) for row in rows),
        named_speakers=len({row.speaker_key for row in rows if row.is_named}),
        timeline=timeline,
        undated=sum(map(len, times.values())) - len(dated_times),
        failures=failures,
    )


def _build_rows(
    reports: Sequence[RecordedReport],
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
    texts: Mapping[str, str],
    speakers: Speakers,
) -> Iterator[StatementRow]:
    places = {report.report_id: number for number, report in enumerate(reports, start=1)}
    numbers = {stmt.statement_id: number for number, stmt in enumerate(statements, start=1)}
    keys: dict[str | None, int] = {None: 0}
    for number, stmt in enumerate(statements, start=1):
        report = reports[places[stmt.report_id] - 1]
        text = texts[stmt.report_id]
        entity = entities.get(stmt.speaker) if stmt.speaker is not None else None
        known = None if entity is None else entity.entity_id
        link = speakers.links.get(stmt.statement_id)
        yield StatementRow(
            number=number,
            statement_id=stmt.statement_id,
            report=places[stmt.report_id],
            report_id=stmt.report_id,
            speaker_key=keys.setdefault(known, len(keys)),
            speaker=None if entity is None else entity.name,
            is_named=known is not None and known not in speakers.described,
            source=join_words(text, stmt.source or stmt.shared_source),
            cue=join_words(text, stmt.cue),
            words=tuple(text[span.start : span.end] for span in stmt.content),
            quote_type=stmt.quote_type and str(stmt.quote_type),
            act=stmt.act and str(stmt.act),
            within=numbers.get(stmt.within) if stmt.within is not None else None,
            publisher=report.publisher or find_title(report, text) or NO_TITLE,
            day=format_moment(find_date(report) or report.published),
            confidence=stmt.confidence,
            reasons=tuple(reason.detail for reason in stmt.reasons),
            speaker_confidence=None if link is None else link.score,
            speaker_reasons=() if link is None else tuple(r.detail for r in link.reasons),
        )


def join_words(text: str, spans: Sequence[Span]) -> str:
    """Return the words at spans on one line."""
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)


def _count_choices(values: Iterable[tuple[str, str | None]]) -> tuple[Choice, ...]:
    """Count what rows are filtered by, by name; what has no name comes last."""
    counts = Counter(values)
    return tuple(
        Choice(key=key, name=name, count=count)
        for (key, name), count in sorted(
            counts.items(),
            key=lambda item: (item[0][1] is None, (item[0][1] or "").casefold(), item[0][0]),
        )
    )


def _list_speakers(rows: Iterable[StatementRow]) -> tuple[Choice, ...]:
    """List the speakers by name, those without a name behind them and nobody last.

    Where a name alone does not tell who is meant, their first statement and its report do.
    """
    first: dict[str, StatementRow] = {}
    for row in rows:
        first.setdefault(str(row.speaker_key), row)
    choices = _count_choices((str(row.speaker_key), row.speaker) for row in rows)
    alike = Counter(choice.name for choice in choices)
    told = []
    for choice in choices:
        row = first[choice.key]
        is_plain = choice.name is None or (row.is_named and alike[choice.name] == 1)
        where = None if is_plain else f"{row.publisher}, {row.day or 'undated'}, no. {row.number}"
        told.append(replace(choice, is_named=row.is_named, where=where))
    return tuple(sorted(told, key=lambda choice: (choice.name is None, not choice.is_named)))


def mark_statement(stmt: Statement, number: int) -> Iterable[Mark]:
    """Mark a statement's source, cue and content."""
    for index, span in enumerate(stmt.content):
        is_first = index == 0
        yield Mark(
            span=span,
            kind=MarkKind.CONTENT,
            number=number,
            anchor=stmt.statement_id if is_first else None,
            is_head=is_first,
        )
    for kind, spans in ((MarkKind.SOURCE, stmt.source), (MarkKind.CUE, stmt.cue)):
        yield from (Mark(span=span, kind=kind, number=number) for span in spans)


def mark_times(timexes: Sequence[Timex], text: str, linked: Collection[str]) -> list[Mark]:
    """Mark times; those to which something links have an anchor."""
    marks = []
    for timex in timexes:
        days = find_days(timex.value)
        words = text[timex.span.start : timex.span.end]
        read_as = format_days(days) if days else None
        is_time = timex.value is not None and _HTML_TIME.fullmatch(timex.value)
        marks.append(
            Mark(
                span=timex.span,
                kind=MarkKind.TIME,
                anchor=timex.tid if timex.tid in linked else None,
                when=timex.value if is_time else None,
                note=f"read as {read_as}" if read_as and read_as != words else None,
            )
        )
    return marks


def _find_dated_reports(
    reports: Sequence[RecordedReport], texts: Mapping[str, str]
) -> tuple[Dated, ...]:
    return tuple(
        Dated(
            days=days,
            words=find_title(report, texts[report.report_id]) or NO_TITLE,
            where=report.publisher or NO_PUBLISHER,
            target=report.report_id,
            is_report=True,
        )
        for report in reports
        if (days := find_days(find_date(report)))
    )


def _find_dated_times(
    reports: Sequence[RecordedReport], times: Times, texts: Mapping[str, str]
) -> tuple[Dated, ...]:
    return tuple(
        Dated(
            days=days,
            words=join_words(texts[report.report_id], (timex.span,)),
            where=report.publisher or find_title(report, texts[report.report_id]) or NO_TITLE,
            target=timex.tid,
        )
        for report in reports
        for timex in times[report.report_id]
        if (days := find_days(timex.value))
    )


def _build_pages(
    reports: Sequence[RecordedReport],
    known: Mapping[str, RecordedReport],
    texts: Mapping[str, str],
    marks: Mapping[str, Sequence[Mark]],
) -> tuple[ReportPage, ...]:
    pages = []
    for number, report in enumerate(reports, start=1):
        text = texts[report.report_id]
        language = report.language or ""
        page = ReportPage(
            number=number,
            report=report,
            title=find_title(report, text) or NO_TITLE,
            publisher=report.publisher or NO_PUBLISHER,
            published=format_moment(report.published or find_date(report)),
            read_against=find_read_against(report),
            link=find_link(report.url),
            language=language if LANGUAGE.fullmatch(language) else None,
            notes=find_notes(report, known),
            text=text,
            paragraphs=lay_out(text, report.body_start),
            marks=tuple(marks[report.report_id]),
            statements=sum(mark.is_head for mark in marks[report.report_id]),
        )
        pages.append(page)
    return tuple(pages)


def find_date(report: RecordedReport) -> str | None:
    """Return a report's own date."""
    return find_own_date(report.reference_date, report.reference_date_basis)


def find_read_against(report: RecordedReport) -> str | None:
    """Return the day that stands in for a report's own date, in words."""
    if report.reference_date_basis is ReferenceBasis.FIRST_DATE:
        return format_moment(report.reference_date)
    return None


def find_notes(report: RecordedReport, known: Mapping[str, RecordedReport]) -> tuple[str, ...]:
    """Tell what is known of a report's versions and date, a sentence each."""
    notes = []
    earlier: list[RecordedReport] = []
    seen = {report.report_id}
    before = report.version_of
    while before is not None and before not in seen and before in known:
        seen.add(before)
        earlier.append(known[before])
        before = known[before].version_of
    if earlier:
        which = "; ".join(_name_version(version) for version in earlier)
        notes.append(f"A newer version of a report that the record holds as well: {which}.")
    if report.superseded_by is not None:
        newer = known.get(report.superseded_by)
        which = f": {_name_version(newer)}" if newer else ""
        notes.append(f"No longer the newest version{which}.")
    if report.reprint_of is not None:
        first = known.get(report.reprint_of)
        notes.append(f"A reprint{f' of {_name_version(first)}' if first else ''}.")
    if report.reference_date is None:
        notes.append("Undated: relative times (“on Monday”) could not be read.")
    elif day := find_read_against(report):
        told = f"Relative times (“on Monday”) were read against {day}, a day that the text names."
        notes.append(told)
    return tuple(notes)


def _name_version(report: RecordedReport) -> str:
    parts = [
        f"“{report.headline}”" if report.headline else None,
        report.publisher,
        format_moment(report.modified or report.published or find_date(report)),
        report.report_id,
    ]
    return ", ".join(part for part in parts if part)


def lay_out(text: str, body_start: int) -> tuple[Paragraph, ...]:
    """Split a text into paragraphs: those of its header, and those of its prose."""
    spans: list[Span] = []
    for span in find_paragraphs(text):
        # A header block may stand right above the prose, without a blank line between.
        if span.start < body_start < span.end:
            header = text[span.start : body_start].rstrip()
            spans += [Span(span.start, span.start + len(header)), Span(body_start, span.end)]
        else:
            spans.append(span)
    return tuple(
        Paragraph(
            span=span,
            is_front=span.end <= body_start,
            is_wrapped=_is_wrapped(text[span.start : span.end]),
        )
        for span in spans
    )


def _is_wrapped(paragraph: str) -> bool:
    """Tell whether a paragraph's lines were broken at a fixed length: all but the last are full."""
    lines = paragraph.splitlines()
    return len(lines) > 1 and all(len(line) >= _FULL_LINE for line in lines[:-1])
