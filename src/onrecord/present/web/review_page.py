"""The queue of what nobody has judged, by what a mistake in it would cost.

In: which page of it. Out: statements and relations with their words in context, why the program
thinks so, and forms. What order they come in is left to `record/judged.py`, taking the forms to
`review_forms.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.responses import Response

from onrecord.errors import NotOnRecord
from onrecord.model.comparison import Relation, Tier
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
from onrecord.record.lookup import Wanted

# Characters of context on each side: by judgement, a sentence or two.
_CONTEXT = 240
# Of more a person loses sight; the rest waits in the queue.
_MOST_RELATIONS = 50


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


def show_statement(visit: Visit) -> Response:
    """Show one statement with all that can be decided about it."""
    statement_id = visit.find("statement_id")
    directory = visit.directory
    stmt = visit.record.index.find_statement(directory, statement_id)
    if stmt is None:
        raise NotOnRecord(f"statement {statement_id} is not on record")
    (line,) = build_lines(visit, [stmt])
    judging = Bench(visit, [stmt.report_id]).judge(stmt, choices=True)
    wanted = Wanted(report=stmt.report_id)
    relations = [
        rel
        for rel in visit.record.lookup.find(directory, Relation, wanted).items
        if statement_id in {rel.from_id, rel.to_id}
    ]
    relations.sort(key=lambda rel: (rel.tier is not Tier.SHOWN, -rel.score, rel.relation_id))
    pairs = []
    for pair in build_relations(visit, relations[:_MOST_RELATIONS]):
        other = pair.other if pair.relation.from_id == statement_id else pair.one
        context = show_context(visit, other.stmt)
        pairs.append(Case(line=line, context=context, judging=judging, pair=pair, other=context))
    return visit.draw(
        "statement.html",
        case=Case(line=line, context=show_context(visit, stmt), judging=judging),
        pairs=pairs,
        reviewer=find_reviewer(visit),
        choices=list_choices(),
    )


ROUTES = (reads("/review", show_review), reads("/statements/{statement_id}", show_statement))
