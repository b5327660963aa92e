"""Lay answers out: as lines for a person, and as an item of JSON.

In: a `Reply` and the `View` that it is of. Out: lines, headings marked; a JSON object. What
answers a question is left to `asking.py`.
"""

import textwrap
from collections.abc import Collection, Iterator, Mapping

from onrecord.asking import Reply
from onrecord.compare.answering import Answer
from onrecord.model.record import RecordedReport
from onrecord.present.export import list_statement_items
from onrecord.present.items import Item
from onrecord.present.labels import find_own_date, find_title
from onrecord.present.terminal import count_things, find_width, neutralise_text
from onrecord.record.store import View

_INDENT = "   "
_OPENING = tuple('“„«"‘')


def format_answers(
    view: View, reply: Reply, limit: int, *, width: int | None = None
) -> Iterator[tuple[str, bool]]:
    """Yield the lines of the best answers, each with whether it is a heading."""
    room = min(100, find_width() if width is None else width)
    shown = reply.answers[:limit]
    reports = _find_reports(view, shown)
    names = _find_names(view, reports)
    for number, answer in enumerate(shown, start=1):
        report = reports[answer.stmt.report_id]
        text = view.text(report.report_id)
        who = _name_speaker(names, answer, text)
        yield neutralise_text(f"{number}. {' · '.join(filter(None, who))}"), True
        words = _quote(_join(text, answer))
        yield from ((line, False) for line in _wrap(words, room))
        yield from ((line, False) for line in _wrap(_describe(report, answer, text), room))
        yield "", False
    if len(reply.answers) > limit:
        more = count_things(len(reply.answers) - limit, "more statement")
        yield f"{more} may answer, too: --limit shows them.", False


def make_reply_item(view: View, question: str, reply: Reply, limit: int) -> Item:
    """Return a reply as a JSON object: the question, and its answers with their statements."""
    shown = reply.answers[:limit]
    reports = _find_reports(view, shown)
    names = _find_names(view, reports)
    answers = []
    for answer in shown:
        report = reports[answer.stmt.report_id]
        text = view.text(report.report_id)
        [stmt] = list_statement_items(view, [answer.stmt])
        answers.append(
            {
                "score": round(answer.score, 3),
                "speaker": _name_speaker(names, answer, text)[0],
                "date": find_own_date(report.reference_date, report.reference_date_basis),
                "publisher": report.publisher,
                "headline": report.headline,
                "url": report.url,
                "report": report.report_id,
                "span": [[span.start, span.end] for span in answer.spans],
                "exact": [text[span.start : span.end] for span in answer.spans],
                "statement": stmt,
            }
        )
    return {
        "question": question,
        "asked": str(reply.question.asked),
        "says": bool(reply.answers),
        "answers": answers,
    }


def _find_reports(view: View, answers: tuple[Answer, ...]) -> dict[str, RecordedReport]:
    ids = {answer.stmt.report_id for answer in answers}
    return {report.report_id: report for report in view.reports(report_ids=ids)}


def _find_names(view: View, reports: Collection[str]) -> dict[str, str]:
    """Return what entities are called, by all reports of the answers together."""
    return {entity.entity_id: entity.name for entity in view.entities(report_ids=reports)}


def _name_speaker(
    names: Mapping[str, str], answer: Answer, text: str
) -> tuple[str, str | None, str | None]:
    """Return who said it, by which verb, and when, where the report tells."""
    stmt = answer.stmt
    source = " ".join(text[span.start : span.end] for span in stmt.source or stmt.shared_source)
    name = names.get(stmt.speaker or "") or source or "nobody named"
    cue = " … ".join(text[span.start : span.end] for span in stmt.cue)
    return name, cue or None, stmt.said_at.value if stmt.said_at is not None else None


def _describe(report: RecordedReport, answer: Answer, text: str) -> str:
    day = find_own_date(report.reference_date, report.reference_date_basis)
    title = find_title(report, text)
    told = (report.publisher, day, title and f"“{title}”", answer.stmt.statement_id)
    return "— " + ", ".join(filter(None, told))


def _join(text: str, answer: Answer) -> str:
    return " … ".join(text[span.start : span.end] for span in answer.spans)


def _quote(words: str) -> str:
    return words if words[:1] in _OPENING else f"“{words}”"


def _wrap(words: str, room: int) -> list[str]:
    return textwrap.wrap(
        neutralise_text(words),
        max(20, room),
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
