"""Choose what goes into a brief: what happened, who stands where, what is disputed, what is due.

In: a `View`, and of what the brief is. Out: `Brief`, each line of it exact words of a report. What
is found is left to `compare/`, laying a brief out to `brief_layout.py`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.compare.stemming import list_stems
from onrecord.errors import NotOnRecord
from onrecord.model.comparison import (
    Commitment,
    CommitmentState,
    Dispute,
    Event,
    Position,
    Relation,
    RelationType,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Statement
from onrecord.present.actors import find_actors
from onrecord.record.store import View

_DISPUTING = {RelationType.DENIES, RelationType.CONTRADICTS}
_EVENTS = "What happened, and what is planned"
_POSITIONS = "Who stands where"
_DISPUTES = "What is disputed"
_COMMITMENTS = "What is due"

# What is still to come or to be judged stands before what is over.
_STATES = (
    CommitmentState.OVERDUE,
    CommitmentState.DUE,
    CommitmentState.OPEN,
    CommitmentState.DISPUTED,
    CommitmentState.BROKEN,
    CommitmentState.KEPT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Of what a brief is; of the whole record where nothing is asked for.

    Attributes:
        words: Words of a process; all of them must be there, in whatever form.
        actor: A name, or an entity's id.
        issue: Words of an issue's name, or its id.
    """

    words: str | None = None
    actor: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a brief: words of a report.

    Attributes:
        label: What the words are: who, when, how; not the report's own words.
        report: The report.
        spans: Where they stand in it.
        exact: The words.
    """

    label: str
    report: RecordedReport
    spans: tuple[Span, ...]
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a brief.

    Attributes:
        title: Its heading.
        lines: Its lines.
        has_more: Whether there are others.
        note: What is to be said where there is none.
    """

    title: str
    lines: tuple[Line, ...] = ()
    has_more: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One page on a process, an actor or an issue.

    Attributes:
        title: Of what it is.
        sections: Its parts.
    """

    title: str
    sections: tuple[Section, ...]


def make_brief(view: View, subject: Subject, *, limit: int) -> Brief:
    """Choose what goes into a brief.

    Args:
        view: The record.
        subject: Of what.
        limit: How many lines a section has at most.

    Raises:
        NotOnRecord: If nobody goes by the actor's name, or no issue by the issue's.
    """
    chooser = _Chooser(view, subject)
    return Brief(
        title=chooser.title,
        sections=(
            _turn(_cut(_EVENTS, "events", _drop_doubles(chooser.list_events()), limit)),
            _cut(_POSITIONS, "positions", _drop_doubles(chooser.list_positions()), limit),
            _cut(_DISPUTES, "disputes", chooser.list_disputes(), limit),
            _cut(_COMMITMENTS, "commitments", _drop_doubles(chooser.list_commitments()), limit),
        ),
    )


def _turn(section: Section) -> Section:
    """Return a section of which the newest lines were chosen in the order of time."""
    return replace(section, lines=section.lines[::-1])


def _drop_doubles(lines: Iterable[Line]) -> Iterator[Line]:
    """Leave out what a reprint says again."""
    seen: set[str] = set()
    for line in lines:
        words = " ".join(list_stems(line.exact))
        if words not in seen:
            seen.add(words)
            yield line


def _cut(title: str, what: str, found: Iterable[Line], limit: int) -> Section:
    # One more than is shown, and no other: what nobody sees is not looked up.
    lines = tuple(islice(found, limit + 1))
    return Section(
        title=title,
        lines=lines[:limit],
        has_more=len(lines) > limit,
        note=None if lines else f"No {what} on record for this.",
    )


def _order_dispute(dispute: Dispute) -> tuple[bool, str]:
    return dispute.tier is not Tier.SHOWN, dispute.dispute_id


def _order_relation(rel: Relation) -> tuple[bool, float, str]:
    return rel.tier is not Tier.SHOWN, -rel.score, rel.relation_id


class _Chooser:
    """Finds the lines of each section."""

    def __init__(self, view: View, subject: Subject) -> None:
        self._view = view
        self._stems = frozenset(list_stems(subject.words or ""))
        self._reports = {report.report_id: report for report in view.reports(all_versions=False)}
        self._entities = view.entities()
        self._names = {entity.entity_id: entity.name for entity in self._entities}
        self._statements: dict[str, dict[str, Statement]] = {}
        self._texts: dict[str, str] = {}
        self._issues = {issue.issue_id: issue for issue in view.issues()}
        self._actors = find_actors(self._entities, subject.actor)
        self._about = self._find_issues(subject.issue)
        self._formulas = self._list_formulas()
        named = [self._names[each] for each in sorted(self._actors or ())][:1]
        told = (*named, *filter(None, (subject.issue, subject.words)))
        self.title = ", ".join(told) or "The whole record"

    def list_events(self) -> Iterator[Line]:
        """Yield what was held and is planned, the newest first; what has no date comes last."""
        events = [
            event
            for event in self._view.events()
            if self._is_by(event.participants) and self._has_words(self._tell_event(event))
        ]
        events.sort(key=lambda e: (e.start or e.before or "", e.event_id), reverse=True)
        for event in events:
            place = next((p for p in event.evidence if p.report_id in self._reports), None)
            if place is not None:
                when = event.start or (event.before and f"before {event.before}") or "no date"
                until = f" to {event.end}" if event.end else ""
                label = f"{when}{until} · {event.kind}, {event.status}"
                yield self._make_line(label, place.report_id, (place.span,))

    def list_positions(self) -> Iterator[Line]:
        """Yield where actors stand now, issue by issue, those with most positions first."""
        by_issue: dict[str, list[Position]] = {}
        for position in self._view.positions():
            is_asked = self._about is None or position.issue in self._about
            if is_asked and position.held_until is None and self._is_by((position.actor,)):
                by_issue.setdefault(position.issue, []).append(position)
        for issue, positions in sorted(by_issue.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            known = self._issues.get(issue)
            name, words = (known.name, known.words) if known else ("an issue", ())
            for position in positions:
                stmt = self._find_first(position.evidence, position.reports)
                if stmt is None or not self._has_words(f"{' '.join(words)} {self._quote(stmt)}"):
                    continue
                label = f"{name} · {self._name(position.actor)} {position.stance}"
                if position.held_from:
                    label += f", since {position.held_from}"
                if position.according_to:
                    label += f", according to {self._name(position.according_to)}"
                if position.disputed:
                    label += ", disputed"
                yield self._make_line(label, stmt.report_id, stmt.content)

    def list_disputes(self) -> Iterator[Line]:
        """Yield what somebody denies or contradicts, each claim before what is said against it."""
        told: set[str] = set()
        left_out: list[Line] = []
        for dispute in sorted(self._view.disputes(), key=_order_dispute):
            sides = [
                (side.stance, stmt)
                for side in dispute.sides
                for each in side.statements
                if (stmt := self._find_among(dispute.reports, each)) is not None
            ]
            if not self._fits([stmt for _, stmt in sides]):
                continue
            is_sure = dispute.tier is Tier.SHOWN
            if len({stance for stance, _ in sides}) == 1:
                # Nobody speaks against it: another account of the same event leaves it out.
                how = "only this account tells it"
                left_out += [self._tell(how, stmt, is_sure=is_sure) for _, stmt in sides[:1]]
                continue
            told.update(stmt.statement_id for _, stmt in sides)
            for stance, stmt in sides:
                yield self._tell(str(stance), stmt, is_sure=is_sure)
        yield from self._list_relations(told)
        yield from left_out

    def _list_relations(self, told: Collection[str]) -> Iterator[Line]:
        """Yield denials and contradictions that no dispute has told of."""
        for rel in sorted(self._view.relations(), key=_order_relation):
            if rel.type not in _DISPUTING or {rel.from_id, rel.to_id} <= set(told):
                continue
            against = self._find_statement(rel.from_report, rel.from_id)
            claim = self._find_statement(rel.to_report, rel.to_id)
            if against is not None and claim is not None and self._fits([against, claim]):
                yield self._tell("claim", claim, is_sure=True)
                yield self._tell(str(rel.type), against, is_sure=rel.tier is Tier.SHOWN)

    def list_commitments(self) -> Iterator[Line]:
        """Yield what was promised and threatened: what is open first, by the day it is due."""
        found = [
            each
            for each in self._view.commitments()
            if self._is_by((each.actor,))
            and self._has_words(f"{each.content} {self._name(each.actor)}")
        ]

        def place(each: Commitment) -> tuple[int, str, str]:
            return _STATES.index(each.state), each.due or "9", each.commitment_id

        for each in sorted(found, key=place):
            stmt = self._find_first(each.evidence, each.reports)
            if stmt is not None:
                label = f"{self._name(each.actor)} · {each.kind}, {each.state}"
                label += f", due {each.due}" if each.due else ", no date"
                if each.according_to:
                    label += f", according to {self._name(each.according_to)}"
                yield self._make_line(label, stmt.report_id, stmt.content)

    def _find_issues(self, issue: str | None) -> frozenset[str] | None:
        if issue is None:
            return None
        wanted = set(list_stems(issue))
        found = frozenset(
            each.issue_id
            for each in self._issues.values()
            if issue == each.issue_id
            or wanted <= set(list_stems(" ".join((each.name, *each.words))))
        )
        if not found:
            raise NotOnRecord(f"no issue on record is called “{issue}”")
        return found

    def _list_formulas(self) -> tuple[frozenset[str], ...] | None:
        if self._about is None:
            return None
        issues = [self._issues[each] for each in sorted(self._about)]
        return tuple(frozenset(list_stems(w)) for i in issues for w in (i.name, *i.words))

    def _is_by(self, actors: Iterable[str]) -> bool:
        return self._actors is None or not self._actors.isdisjoint(actors)

    def _has_words(self, told: str) -> bool:
        """Tell whether words have all that is asked for, and a formula of the issue."""
        stems = set(list_stems(told))
        if not self._stems <= stems:
            return False
        return self._formulas is None or any(formula <= stems for formula in self._formulas)

    def _tell_event(self, event: Event) -> str:
        words = [event.what, event.place or "", *map(self._name, event.participants)]
        words += [
            self._cut_text(place.report_id, (place.span,))
            for place in event.evidence
            if place.report_id in self._reports
        ]
        return " ".join(words)

    def _find_first(self, ids: Iterable[str], reports: Iterable[str]) -> Statement | None:
        for statement_id, report_id in zip(ids, reports, strict=True):
            stmt = self._find_statement(report_id, statement_id)
            if stmt is not None:
                return stmt
        return None

    def _find_among(self, reports: Iterable[str], statement_id: str) -> Statement | None:
        found = (self._find_statement(report_id, statement_id) for report_id in reports)
        return next((stmt for stmt in found if stmt is not None), None)

    def _find_statement(self, report_id: str, statement_id: str) -> Statement | None:
        if report_id not in self._reports:
            return None
        if report_id not in self._statements:
            found = self._view.statements(report_ids=[report_id])
            self._statements[report_id] = {stmt.statement_id: stmt for stmt in found}
        return self._statements[report_id].get(statement_id)

    def _fits(self, statements: Sequence[Statement]) -> bool:
        """Tell whether there are statements, and some of them are of whom and what is asked."""
        speakers = [stmt.speaker for stmt in statements if stmt.speaker]
        words = " ".join(map(self._quote, statements))
        return bool(statements) and self._is_by(speakers) and self._has_words(words)

    def _tell(self, how: str, stmt: Statement, *, is_sure: bool) -> Line:
        doubt = "" if is_sure else " (not sure)"
        label = f"{how}{doubt} · {self._say(stmt)}"
        return self._make_line(label, stmt.report_id, stmt.content)

    def _say(self, stmt: Statement) -> str:
        """Return who said something, and by which verb."""
        text = self._text(stmt.report_id)
        cue = " ".join(text[span.start : span.end] for span in stmt.cue)
        return " · ".join(filter(None, (self._name(stmt.speaker), cue)))

    def _name(self, entity_id: str | None) -> str:
        return self._names.get(entity_id or "", "somebody")

    def _quote(self, stmt: Statement) -> str:
        return self._cut_text(stmt.report_id, stmt.content)

    def _make_line(self, label: str, report_id: str, spans: tuple[Span, ...]) -> Line:
        return Line(
            label=label,
            report=self._reports[report_id],
            spans=spans,
            exact=self._cut_text(report_id, spans),
        )

    def _cut_text(self, report_id: str, spans: Iterable[Span]) -> str:
        text = self._text(report_id)
        return " … ".join(text[span.start : span.end] for span in spans)

    def _text(self, report_id: str) -> str:
        if report_id not in self._texts:
            self._texts[report_id] = self._view.text(report_id)
        return self._texts[report_id]
