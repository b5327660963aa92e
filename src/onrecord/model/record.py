"""What the record keeps besides statements.

In: spans and statements. Out: `Role`, `Entity`, `Link`, `Decision`, `Provenance`, `Reading`,
`RecordedReport`, `Failure`. How they are stored is left to `record/`.
"""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.document import Mention, ReferenceBasis, Report, ReportKind, Span, Timex
from onrecord.model.statement import Reason, Statement


class EntityType(StrEnum):
    """Kinds of entity; an entity whose kind the text does not tell has none."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    UNNAMED = "unnamed"
    PLACE = "place"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A title that a report gives to an entity.

    Attributes:
        title: Its words ("special envoy").
        organisation: Entity for which it is held, where the report names one.
        report_id: The report that says so.
        span: The words that say so.
    """

    title: str
    organisation: str | None
    report_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something, as one report knows it.

    The same `entity_id` in several reports is one entity; the store joins what they say.

    Attributes:
        entity_id: Stable id; made of the full name where there is one, else of report and words.
        name: The fullest form.
        type: Its kind, or None.
        aliases: Other forms, sorted.
        roles: What it is called.
        identifiers: By what others know it, as ``scheme:code``.
        weight: In how many mentions it stands in the report; none where only a role is held for it.
    """

    entity_id: str
    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    identifiers: tuple[str, ...] = ()
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A mention is an entity (nomenklatura's edge).

    Attributes:
        mention_id: The mention.
        entity_id: What it stands for.
        score: How sure, 0 to 1.
        reasons: Why.
    """

    mention_id: str
    entity_id: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a reading came about (W3C PROV).

    Attributes:
        was_generated_by: Name and version of what read the report.
        generated_at: ISO 8601 time in UTC; kept in the store, never exported.
    """

    was_generated_by: str
    generated_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one run found in one report: what is stored together, or not at all.

    Attributes:
        report: The report.
        kind: What the report turns out to be where it does not say; None where nothing tells.
            It is not the report's own field, of which its id is made: ids outlast readings.
        reference_date: ISO date against which relative times were read.
        reference_date_basis: Whence it comes.
        mentions: By start.
        entities: By id.
        links: By mention.
        statements: In the order of the text.
        timexes: By start.
        provenance: What read it, and when.
    """

    report: Report
    kind: ReportKind | None = None
    reference_date: str | None = None
    reference_date_basis: ReferenceBasis | None = None
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    statements: tuple[Statement, ...] = ()
    timexes: tuple[Timex, ...] = ()
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedReport:
    """A report as the record knows it: what it says of itself, without its text.

    Attributes:
        report_id: Stable id.
        address: Where it was published; versions of a report share it.
        url: Link to it.
        publisher: Who published it.
        headline: Its headline.
        byline: Its authors.
        published: ISO 8601 date or date and time.
        modified: The same, of its last change.
        retrieved_at: When it was fetched; None for what was not fetched by onrecord.
        language: BCP 47 tag.
        kind: What it is, as it says itself or as reading it tells.
        text_sha256: SHA-256 of its text as UTF-8.
        body_start: Offset at which prose begins.
        reference_date: ISO date against which relative times were read.
        reference_date_basis: Whence it comes.
        reprint_of: The report that this one prints again, where that is known.
        version_of: The report that stood at its address, or in its file, when this one came.
        superseded_by: The report that stands there now, where that is another one.
    """

    report_id: str
    address: str | None = None
    url: str | None = None
    publisher: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved_at: str | None = None
    language: str | None = None
    kind: ReportKind = ReportKind.REPORT
    text_sha256: str
    body_start: int = 0
    reference_date: str | None = None
    reference_date_basis: ReferenceBasis | None = None
    reprint_of: str | None = None
    version_of: str | None = None
    superseded_by: str | None = None


class DecisionTarget(StrEnum):
    """What a person can decide about."""

    STATEMENT = "statement"
    LINK = "link"
    RELATION = "relation"
    ENTITY = "entity"


class Verdict(StrEnum):
    """What a person decided about a field or a thing."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided: an edge, never an edit.

    It is tied to report, spans and words rather than to an id alone, so that it can be carried
    over to a newer reading; what finds no home there is orphaned, never lost.

    Attributes:
        decision_id: Stable id.
        target_kind: What it is about.
        report_id: The report.
        spans: The words' places.
        exact: The words.
        field: Which field, or None for the whole.
        verdict: Accepted, corrected or rejected.
        value: The corrected value, as JSON.
        decided_by: Who.
        decided_at: ISO 8601 time in UTC.
        undone_at: When it was taken back, or None.
        orphaned: True where the newest reading has no home for it.
    """

    decision_id: str
    target_kind: DecisionTarget
    report_id: str
    spans: tuple[Span, ...]
    exact: tuple[str, ...]
    field: str | None
    verdict: Verdict
    value: str | None
    decided_by: str
    decided_at: str
    undone_at: str | None = None
    orphaned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be read, while the rest was.

    Attributes:
        input: Name of the input as the user gave it (a path, ``FILE:LINE``, or ``-``).
        stage: The room in which it failed.
        code: Code of the error.
        message: What happened.
        hint: What to do next.
    """

    input: str
    stage: str
    code: str
    message: str
    hint: str
