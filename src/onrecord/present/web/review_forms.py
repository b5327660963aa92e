"""Take what a person decides on a page: accept, reject, correct, take back.

Decisions are rows of the record; nothing that was read is changed. Only POST gets here, and only
from pages of our own: see `guard.py`.

In: the fields of a form. Out: decisions on record, and the way back to the page. What forms offer
is left to `judgement_lines.py`, the queue to `review_page.py`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from starlette.responses import Response

from onrecord.errors import NotOnRecord, UsageError
from onrecord.model.comparison import Relation
from onrecord.model.record import Decision, DecisionTarget, Verdict
from onrecord.model.statement import Statement
from onrecord.present.judging import judge_relation, judge_statement
from onrecord.present.web.drawing import make_address
from onrecord.present.web.judgement_lines import (
    REVIEWER,
    Bench,
    clean_name,
    dump_reviewer,
    find_reviewer,
    list_choices,
)
from onrecord.present.web.statement_lines import find_statement_address
from onrecord.present.web.visits import Visit, writes

_YEAR_SECONDS = 365 * 24 * 3600
_FIELDS = ("speaker", "act", "channel")


def take_decision(visit: Visit) -> Response:
    """Put on record what somebody decided about a statement or relation."""
    verdict = _find_verdict(visit)
    name = clean_name(read_field(visit, "by")) or find_reviewer(visit)
    if not name:
        raise UsageError("it is not said who decides", hint="Give your name: it is kept with it.")
    at = tell_time()
    target = read_field(visit, "id")
    if read_field(visit, "target") == DecisionTarget.RELATION:
        one, decisions = _decide_relation(visit, target, verdict, by=name, at=at)
    else:
        one, decisions = _decide_statement(visit, target, verdict, by=name, at=at)
    for decision in decisions:
        visit.record.writer.add_decision(decision)
    shown = visit.record.index.find_statement(visit.directory, read_field(visit, "statement"))
    return _go_back(visit, shown or one, name)


def undo_decision(visit: Visit) -> Response:
    """Take back a decision, with what was decided of the same words in the same moment."""
    judged = visit.record.judged
    decision_id = read_field(visit, "decision")
    at = tell_time()
    for each in judged.find_same(decision_id) or (decision_id,):
        visit.record.writer.undo_decision(each, at)
    found = visit.record.index.find_statement(visit.directory, read_field(visit, "statement"))
    return _go_back(visit, found, None)


def set_reviewer(visit: Visit) -> Response:
    """Remember in the browser who reviews."""
    name = clean_name(read_field(visit, "by"))
    return _go_back(visit, None, name)


def tell_time() -> str:
    """Return the time, so exact that decisions keep their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def read_field(visit: Visit, name: str) -> str:
    """Return a form's field; "" where there is none."""
    value = visit.form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _find_verdict(visit: Visit) -> Verdict:
    try:
        return Verdict(read_field(visit, "verdict"))
    except ValueError as error:
        raise UsageError(
            "that is no decision", hint="A decision is accepted, corrected or rejected."
        ) from error


def _decide_statement(
    visit: Visit, statement_id: str, verdict: Verdict, *, by: str, at: str
) -> tuple[Statement, list[Decision]]:
    stmt = visit.record.index.find_statement(visit.directory, statement_id)
    if stmt is None:
        raise NotOnRecord(f"statement {statement_id} is not on record")
    text = visit.record.view.text(stmt.report_id)
    if verdict is not Verdict.CORRECTED:
        return stmt, [judge_statement(stmt, text, verdict, by=by, at=at)]
    corrected = [
        judge_statement(stmt, text, verdict, field=field, value=value, by=by, at=at)
        for field, value in _find_corrections(visit, stmt)
    ]
    if not corrected:
        raise UsageError(
            "nothing differs from what is on record",
            hint="Choose another speaker, act or channel; or accept the statement as it is.",
        )
    return stmt, corrected


def _find_corrections(visit: Visit, stmt: Statement) -> Iterator[tuple[str, str | None]]:
    """Yield the fields in which a form says something else than stands there now."""
    now = Bench(visit, [stmt.report_id]).judge(stmt).stmt
    known = visit.record.judged.entities_of(visit.directory, stmt.report_id)
    allowed = {field: {value for value, _ in closed} for field, closed in list_choices().items()}
    allowed["speaker"] = {each.entity_id for each in known}
    for field in _FIELDS:
        if field not in visit.form:
            continue
        value = read_field(visit, field) or None
        if value == getattr(now, field):
            continue
        if value is not None and value not in allowed[field]:
            raise UsageError(
                f"“{value}” is no {field} of this statement", hint="Choose one from the list."
            )
        yield field, value


def _decide_relation(
    visit: Visit, relation_id: str, verdict: Verdict, *, by: str, at: str
) -> tuple[Statement, list[Decision]]:
    rel = visit.record.lookup.get(visit.directory, Relation, relation_id)
    ids = () if rel is None else (rel.from_id, rel.to_id)
    found = visit.record.index.find_statements(visit.directory, ids)
    if rel is None or len(found) < len(set(ids)):
        raise NotOnRecord(f"relation {relation_id} is not on record")
    if verdict is Verdict.CORRECTED:
        raise UsageError(
            "how two statements bear on each other is accepted or rejected, not corrected",
            hint="Reject it where it is another relation.",
        )
    view = visit.record.view
    one, other = found[rel.from_id], found[rel.to_id]
    from_words, to_words = ((stmt, view.text(stmt.report_id)) for stmt in (one, other))
    return one, [judge_relation(rel, from_words, to_words, verdict, by=by, at=at)]


def _go_back(visit: Visit, stmt: Statement | None, name: str | None) -> Response:
    """Lead back to where the form stood: the queue, or the words of the statement."""
    back = read_field(visit, "back") if stmt is not None else ""
    if back == "report" and stmt is not None:
        answer = visit.go_to(find_statement_address(stmt))
    elif back == "statement" and stmt is not None:
        answer = visit.go_to(f"/statements/{stmt.statement_id}")
    else:
        page = read_field(visit, "page")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 8 else 1
        asked = {"page": number if number > 1 else None}
        answer = visit.go_to(make_address("/review", asked))
    if name is not None:
        answer.set_cookie(
            REVIEWER,
            dump_reviewer(name),
            max_age=_YEAR_SECONDS,
            httponly=True,
            samesite="strict",
        )
    return answer


ROUTES = (
    writes("/review/decide", take_decision),
    writes("/review/undo", undo_decision),
    writes("/review/name", set_reviewer),
)
