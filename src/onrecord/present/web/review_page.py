"""The queue of what nobody has judged, by what a mistake in it would cost.

In: which page of it. Out: statements and relations with their words in context, why the program
thinks so, and forms. What order they come in is left to `record/judged.py`, taking the forms to
`review_forms.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.responses import Response

from onrecord.model.comparison import Relation
from onrecord.model.document import Span
from onrecord.model.record import DecisionTarget
from onrecord.model.statement import Statement
from onrecord.present.compose import mark_statement
from onrecord.present.marking import mark_text
from onrecord.present.web.judgement_lines import (
    Bench,
    Judging,
    find_reviewer,
    list_choices,
)
from onrecord.present.web.paging import PAGE_SIZE, find_page, make_paging
from onrecord.present.web.relation_lines import RelationLine, build_relations
from onrecord.present.web.statement_lines import Line, build_lines
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import StatementQuery

# Characters of context on each side: by judgement, a sentence or two.
_CONTEXT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something to decide.

    Attributes:
        line: The statement that it is about, or the one that denies, repeats, …
        context: Its words with those around them, marked.
        judging: What may be said of it.
        pair: The relation that it is about; None where it is a statement.
        other: The words around the other statement of the relation; None where there is none.
    """

    line: Line
    context: Markup
    judging: Judging
    pair: RelationLine | None = None
    other: Markup | None = None


def show_review(visit: Visit) -> Response:
    """Show a page of what nobody has judged."""
    judged, directory = visit.record.judged, visit.directory
    params = visit.request.query_params
    start = (find_page(params) - 1) * PAGE_SIZE
    waiting = judged.waiting(directory, start=start, limit=PAGE_SIZE)
    paging = make_paging("/review", params, waiting.total)
    if waiting.total and not waiting.items:
        start = (paging.number - 1) * PAGE_SIZE
        waiting = judged.waiting(directory, start=start, limit=PAGE_SIZE)
    statements = visit.record.index.statements(directory, StatementQuery(), limit=0).total
    return visit.draw(
        "review.html",
        cases=tuple(_build_cases(visit, waiting.items)),
        paging=paging,
        waiting=waiting,
        statements=statements,
        seen=statements - waiting.statements,
        last=judged.last(),
        reviewer=find_reviewer(visit),
        choices=list_choices(),
        is_empty=not directory.entries,
    )


def _build_cases(visit: Visit, items: Sequence[tuple[DecisionTarget, str]]) -> Iterator[Case]:
    index, lookup, directory = visit.record.index, visit.record.lookup, visit.directory
    relation_ids = [each for kind, each in items if kind is DecisionTarget.RELATION]
    relations = lookup.get_all(directory, Relation, relation_ids)
    pairs = {each.relation.relation_id: each for each in build_relations(visit, relations)}
    ids = {each for kind, each in items if kind is DecisionTarget.STATEMENT}
    found = index.find_statements(directory, ids)
    reports = {stmt.report_id for stmt in found.values()}
    reports.update(rel.from_report for rel in relations)
    bench = Bench(visit, reports)
    lines = {line.stmt.statement_id: line for line in build_lines(visit, found.values())}
    for kind, each in items:
        if kind is DecisionTarget.RELATION and each in pairs:
            pair = pairs[each]
            yield Case(
                line=pair.one,
                context=show_context(visit, pair.one.stmt),
                judging=bench.judge(pair.one.stmt),
                pair=pair,
                other=show_context(visit, pair.other.stmt),
            )
        elif each in lines:
            stmt = lines[each].stmt
            yield Case(
                line=lines[each],
                context=show_context(visit, stmt),
                judging=bench.judge(stmt, choices=True),
            )


def show_context(visit: Visit, stmt: Statement) -> Markup:
    """Write a statement's words and those around them, with who, that and what marked."""
    text = visit.record.view.text(stmt.report_id)
    spans = (*stmt.source, *stmt.cue, *stmt.content)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start, end = max(0, first - _CONTEXT), min(len(text), last + _CONTEXT)
    # Whole words, where there is a space between.
    if start > 0:
        start = next((n for n in range(start, first) if text[n].isspace()), start)
    if end < len(text):
        end = next((n for n in range(end - 1, last, -1) if text[n].isspace()), end)
    marks = [
        replace(mark, number=None, anchor=None, is_head=False) for mark in mark_statement(stmt, 0)
    ]
    body = Markup("").join(mark_text(text, marks, [Span(start, end)]))
    before = "… " if start > 0 else ""
    return Markup("{}{}{}").format(before, body, " …" if end < len(text) else "")


ROUTES = (reads("/review", show_review),)
