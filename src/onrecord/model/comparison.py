"""What comparing finds: between statements, between reports, and in the figures of one report.

In: statements, reports, spans. Out: `Sheet` (one report as comparing sees it), `Relation`,
`Dispute`, `Issue`, `Position`, `Shift`, `Commitment`, `Event`, `Quantity`, `Check`. How they are
found is left to `compare/`, where they are kept to `record/`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from onrecord.model.document import (
    Mention,
    Quotation,
    Sentence,
    Span,
    Timex,
    Token,
    make_id,
)
from onrecord.model.record import Entity, Link, RecordedReport
from onrecord.model.statement import Reason, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report as comparing sees it: its text, and what was read in it.

    Attributes:
        report: What it says of itself.
        text: Its text, unchanged.
        tokens: Words, numbers and marks in order.
        sentences: In order, not overlapping.
        quotations: By start, outer before inner.
        mentions: By start.
        links: By mention.
        entities: By id.
        statements: In the order of the text.
        timexes: By start.
    """

    report: RecordedReport
    text: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    timexes: tuple[Timex, ...] = ()

    def exact(self, spans: tuple[Span, ...]) -> str:
        """Return the words at spans, those of several joined by a space."""
        return " ".join(self.text[span.start : span.end] for span in spans)

    def find_day(self, stmt: Statement) -> str | None:
        """Return the ISO day on which a statement was said, or else its report published."""
        if stmt.said_at is not None and len(stmt.said_at.value) == len("2031-03-17"):
            return stmt.said_at.value
        day = self.report.published or self.report.reference_date
        return day[:10] if day else None


class RelationType(StrEnum):
    """How one statement bears on another."""

    REPEATS = "repeats"
    SUPPORTS = "supports"
    DENIES = "denies"
    CONTRADICTS = "contradicts"
    REVISES = "revises"


# Either of them says that the other is not so.
OPPOSING = frozenset({RelationType.DENIES, RelationType.CONTRADICTS})


class Basis(StrEnum):
    """On what a relation rests: the two contents' own words, or only a report's say-so."""

    WORDS = "words"
    STATED = "stated"


class Tier(StrEnum):
    """Whether the program is sure enough to say it in public, or only proposes it to a person."""

    SHOWN = "shown"
    PROPOSED = "proposed"


class Bearing(NamedTuple):
    """How likely one statement bears on another in which way; the six add up to 1.

    Attributes:
        nothing: Not at all.
        repeats: It says the same, by or of the same speaker.
        supports: It is a reason, an instance, or another's agreement.
        denies: It says of the other that it is not so.
        contradicts: Both cannot be right, or one rejects what the other proposes.
        revises: The same speaker later says otherwise.
    """

    nothing: float
    repeats: float
    supports: float
    denies: float
    contradicts: float
    revises: float

    @property
    def opposing(self) -> float:
        """How likely it denies or contradicts."""
        return self.denies + self.contradicts

    @property
    def same(self) -> float:
        """How likely it repeats or supports."""
        return self.repeats + self.supports


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One statement bears on another.

    Attributes:
        type: How.
        from_id: The statement that repeats, denies, ….
        from_report: Its report.
        to_id: The statement that is repeated, denied, ….
        to_report: Its report.
        basis: On what it rests.
        tier: Shown or proposed.
        score: How sure, 0 to 1.
        reasons: Why; the left spans stand in the report of `from_id`, the right ones in the
            report of `to_id`.
    """

    type: RelationType
    from_id: str
    from_report: str
    to_id: str
    to_report: str
    basis: Basis
    tier: Tier
    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def relation_id(self) -> str:
        """Return the stable id: of the two statements, whatever the relation is thought to be."""
        return make_id("re", self.from_id, self.to_id)


class SideStance(StrEnum):
    """How a side of a dispute stands to its claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who stands alike to a claim.

    Attributes:
        stance: How they stand to it.
        actors: Entities.
        statements: Ids of the statements that say so.
    """

    stance: SideStance
    actors: tuple[str, ...]
    statements: tuple[str, ...]


class DisputeStatus(StrEnum):
    """Whether accounts still differ."""

    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A claim on which accounts differ, or which one account of an event makes and another omits.

    Attributes:
        dispute_id: Stable id.
        claim: Words of a statement.
        sides: Who stands how to it.
        silent: Ids of the reports whose account of the same event omits it.
        tier: Shown or proposed.
        status: Open or settled.
        reports: The reports that it rests on.
        reasons: Why.
    """

    dispute_id: str
    claim: str
    sides: tuple[Side, ...]
    silent: tuple[str, ...] = ()
    tier: Tier = Tier.PROPOSED
    status: DisputeStatus = DisputeStatus.OPEN
    reports: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What positions are about (the target of a stance).

    Attributes:
        issue_id: Stable id.
        name: A name that a reader understands.
        description: What it is about, where somebody says so.
        words: Words by which it is known: one string a formula.
        is_given: Whether a person named it, rather than the record proposing it.
    """

    issue_id: str
    name: str
    description: str | None = None
    words: tuple[str, ...] = ()
    is_given: bool = False


class Stance(StrEnum):
    """How an actor stands on an issue."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    DEMANDS = "demands"
    OFFERS = "offers"
    CONDITIONAL = "conditional"
    RULES_OUT = "rules_out"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor stands on an issue.

    Attributes:
        position_id: Stable id.
        actor: Entity.
        issue: Id of the issue.
        stance: How.
        evidence: Ids of statements.
        reports: Their reports, in the same order.
        held_from: ISO date since when it is on record.
        held_until: ISO date of the first statement of another stance; None where there is none.
        according_to: Entity that says so, where the actor did not.
        disputed: Whether somebody opposes that it is so.
        reasons: Why.
    """

    position_id: str
    actor: str
    issue: str
    stance: Stance
    evidence: tuple[str, ...]
    reports: tuple[str, ...]
    held_from: str | None = None
    held_until: str | None = None
    according_to: str | None = None
    disputed: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A change of position, stated by a report or seen in the record.

    Attributes:
        shift_id: Stable id.
        actor: Entity.
        issue: Id of the issue; None where none fits.
        before: Words, or a stance.
        after: Words, or a stance.
        when: ISO date, where it is told.
        evidence: Ids of statements that show it.
        report_id: The report that states it, where one does.
        span: The words that state it.
    """

    shift_id: str
    actor: str
    issue: str | None
    before: str
    after: str
    when: str | None = None
    evidence: tuple[str, ...] = ()
    report_id: str | None = None
    span: Span | None = None


class CommitmentState(StrEnum):
    """What became of a commitment as of a day."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    KEPT = "kept"
    BROKEN = "broken"
    DISPUTED = "disputed"


class CommitmentKind(StrEnum):
    """How somebody is bound."""

    PROMISE = "promise"
    OFFER = "offer"
    UNDERTAKING = "undertaking"
    THREAT = "threat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something promised, offered, undertaken or threatened.

    Attributes:
        commitment_id: Stable id.
        actor: Entity that is bound.
        kind: How.
        content: Words of the statement.
        evidence: Ids of the statements that tell it.
        reports: Their reports, in the same order.
        due: ISO date, where one can be computed.
        due_span: The words that tell when, in the report of the first statement.
        due_basis: How `due` was computed, where that takes more than its words.
        according_to: Entity that says so, where the actor did not.
        state: What became of it; `open` until later reports or the day tell otherwise.
        resolved_by: Ids of the statements or events that say what became of it.
        reasons: Why.
    """

    commitment_id: str
    actor: str
    kind: CommitmentKind
    content: str
    evidence: tuple[str, ...]
    reports: tuple[str, ...]
    due: str | None = None
    due_span: Span | None = None
    due_basis: str | None = None
    according_to: str | None = None
    state: CommitmentState = CommitmentState.OPEN
    resolved_by: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class EventKind(StrEnum):
    """What kind of thing happens or is planned."""

    MEETING = "meeting"
    CALL = "call"
    SUMMIT = "summit"
    VISIT = "visit"
    DEADLINE = "deadline"
    INCIDENT = "incident"


class EventStatus(StrEnum):
    """Whether it took place."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of a report: the evidence of what has no statement.

    Attributes:
        report_id: The report.
        span: Where they stand.
    """

    report_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting, call, summit, visit, deadline or incident, held or planned.

    Attributes:
        event_id: Stable id.
        what: Words that name it.
        kind: What kind of thing.
        start: ISO date, month or year.
        end: The same of its last day, where it lasts longer than one.
        before: ISO date before which it is to be.
        after_event: Event after which it is to be.
        participants: Entities.
        place: Words that name the place.
        status: Held, planned, proposed, cancelled or denied, by the latest report.
        evidence: The words that tell it, in all reports.
        reasons: Why, and how its date came about.
    """

    event_id: str
    what: str
    kind: EventKind
    start: str | None = None
    end: str | None = None
    before: str | None = None
    after_event: str | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None
    status: EventStatus
    evidence: tuple[Place, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure.

    Attributes:
        report_id: The report.
        span: Its words, unit included.
        value: Its value.
        unit: ISO 4217 for money, UCUM otherwise; None for a bare count.
        approximate: Whether the words say so ("some", "nearly").
        of: Words for what is counted.
        statement: Id of the innermost statement in whose content it stands.
    """

    report_id: str
    span: Span
    value: float
    unit: str | None = None
    approximate: bool = False
    of: str | None = None
    statement: str | None = None


class CheckKind(StrEnum):
    """What was checked."""

    WEEKDAY = "weekday"
    COUNT = "count"
    DURATION = "duration"
    SUM = "sum"
    SEQUENCE = "sequence"
    QUOTATION = "quotation"
    FRAMING = "framing"


class CheckVerdict(StrEnum):
    """What a check came to."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A detail that was held against another one.

    Attributes:
        report_id: The report.
        kind: What was checked.
        span: The words that are checked.
        verdict: Agrees, differs or open.
        detail: A sentence that a reader can check.
        against: The words that they were held against, where those stand elsewhere.
    """

    report_id: str
    kind: CheckKind
    span: Span
    verdict: CheckVerdict
    detail: str
    against: tuple[Place, ...] = field(default=())

    @property
    def check_id(self) -> str:
        """Return the stable id."""
        return make_id("ck", self.report_id, str(self.kind), self.span.start, self.span.end)
