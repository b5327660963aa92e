"""What people decided about statements and relations, and what they may choose, for pages.

In: statements and the `Visit` on which they are shown. Out: `Judging`s and `Judgement`s: what a
form offers and what was decided. Taking the forms is left to `review_forms.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

from onrecord.model.comparison import Relation
from onrecord.model.record import Decision, DecisionTarget
from onrecord.model.statement import Act, Channel, Statement
from onrecord.present.judging import Judgements, correct_statement, find_key
from onrecord.present.web.drawing import name_plainly
from onrecord.present.web.visits import Visit
from onrecord.record.directory import Directory, Known

REVIEWER = "onrecord_reviewer"
# A name, not a text.
NAME_LENGTH = 80
# More are no choice on a telephone; who stands in a statement is always among them.
_MOST_KNOWN = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided.

    Attributes:
        decision_id: Its id, by which it is taken back.
        verdict: Accepted, corrected or rejected.
        by: Who.
        at: When.
        changes: What was corrected: field, what the program found, what is said instead.
    """

    decision_id: str
    verdict: str
    by: str
    at: str
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """A statement as people say it is, and what else may be said of it.

    Attributes:
        read: The statement as the program read it.
        stmt: The statement as corrected.
        judgement: What was decided last, or None.
        known: Who may have said it.
    """

    read: Statement
    stmt: Statement
    judgement: Judgement | None
    known: tuple[Known, ...] = ()

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Return who may have said it, by id and name."""
        return tuple((each.entity_id, each.name) for each in self.known)


class Bench:
    """What people decided about what stands on one page; looked up once for all of it."""

    def __init__(self, visit: Visit, report_ids: Iterable[str]) -> None:
        self._visit = visit
        self._report_ids = frozenset(report_ids)
        self._known: dict[str, tuple[Known, ...]] = {}

    @cached_property
    def _versions(self) -> Mapping[str, str | None]:
        """Return the reports of the page and those that stood where they stand."""
        directory = self._visit.directory
        ids = set(self._report_ids)
        for each in self._report_ids:
            ids.update(directory.older.get(each, ()))
        found = {each: directory.report(each) for each in ids}
        return {each: report.superseded_by for each, report in found.items() if report}

    @cached_property
    def _judgements(self) -> Judgements:
        judged = self._visit.record.judged
        found = judged.decisions(self._versions.keys(), DecisionTarget.STATEMENT)
        return Judgements(self._visit.record.view, found, self._versions)

    @cached_property
    def _relations(self) -> Mapping[tuple[str, str, str], Sequence[Decision]]:
        judged = self._visit.record.judged
        found = judged.decisions(self._versions.keys(), DecisionTarget.RELATION)
        newer = {
            each: entry.report.superseded_by
            for each, entry in self._visit.directory.by_report.items()
        }
        return Judgements(self._visit.record.view, found, newer).of_relations()

    def judge(self, stmt: Statement, *, choices: bool = False) -> Judging:
        """Return what people say of a statement.

        Args:
            stmt: The statement as it was read.
            choices: Whether who may have said it is looked up, too.
        """
        decisions = self._judgements.of_statements(stmt.report_id).get(stmt.statement_id, ())
        return Judging(
            read=stmt,
            stmt=correct_statement(stmt, decisions),
            judgement=_tell(self._visit.directory, stmt, decisions),
            known=self._list_known(stmt) if choices else (),
        )

    def judge_relation(self, rel: Relation) -> Judgement | None:
        """Return what a person decided about a relation."""
        decisions = self._relations.get(find_key(rel), ())
        return _make_judgement(decisions[-1]) if decisions else None

    def _list_known(self, stmt: Statement) -> tuple[Known, ...]:
        report_id = stmt.report_id
        if report_id not in self._known:
            judged = self._visit.record.judged
            self._known[report_id] = judged.entities_of(self._visit.directory, report_id)
        known = self._known[report_id]
        return tuple(
            each
            for number, each in enumerate(known)
            if number < _MOST_KNOWN or each.entity_id == stmt.speaker
        )


def find_reviewer(visit: Visit) -> str:
    """Return who reviews in this browser; "" where nobody has said so."""
    given = unquote(visit.request.cookies.get(REVIEWER, ""), errors="replace")
    return clean_name(given)


def dump_reviewer(name: str) -> str:
    """Return a name as a cookie holds it."""
    return quote(name, safe="", errors="replace")


def clean_name(given: str) -> str:
    r"""Return a name on one line, no longer than names are.

    >>> clean_name("  Anna\n Quill ")
    'Anna Quill'
    """
    whole = given.encode("utf-8", "replace").decode("utf-8")
    return " ".join(whole.split())[:NAME_LENGTH].strip()


def list_choices() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the values of the closed lists that a person may choose from, with their words."""
    lists = {"act": tuple(map(str, Act)), "channel": tuple(map(str, Channel))}
    return {
        field: tuple((value, name_plainly(value)) for value in closed)
        for field, closed in lists.items()
    }


def _tell(directory: Directory, stmt: Statement, decisions: Sequence[Decision]) -> Judgement | None:
    if not decisions:
        return None
    corrected = correct_statement(stmt, decisions)
    fields = (
        ("speaker", stmt.speaker, corrected.speaker),
        ("act", stmt.act, corrected.act),
        ("channel", stmt.channel, corrected.channel),
    )

    def name(field: str, value: str | None) -> str:
        if value is None:
            return "not told"
        return directory.name(value) if field == "speaker" else name_plainly(value)

    changes = tuple((f, name(f, was), name(f, now)) for f, was, now in fields if was != now)
    return _make_judgement(decisions[-1], changes)


def _make_judgement(
    decision: Decision, changes: tuple[tuple[str, str, str], ...] = ()
) -> Judgement:
    return Judgement(
        decision_id=decision.decision_id,
        verdict=str(decision.verdict),
        by=decision.decided_by,
        at=decision.decided_at,
        changes=changes,
    )
