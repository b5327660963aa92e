"""What one report tells of where somebody stands: the material that positions are made of.

In: spans and ids of statements. Out: `Topic`, `StanceNote`, `ShiftNote`, `WordingNote`.
What several reports make of it (`Issue`, `Position`, `Shift`) is in `comparison.py`.
"""

from dataclasses import dataclass

from onrecord.model.comparison import Stance
from onrecord.model.document import Span, make_id
from onrecord.model.statement import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a stance is on, and the words by which it is known again in other reports.

    Attributes:
        span: Where it stands.
        phrase: Its words as a name: without articles, a verb as an -ing form.
        formula: Its words as they stand, likeness included ("guarantees akin to …").
        head: Key of its head noun.
        twin: Key of the other head of "sovereignty and integrity".
        verb: Key of the verb that has it as object, where that says more than giving or having.
        modifiers: Keys of the other words of its noun phrase, sorted.
        attached: Keys of the words that hang on it behind, sorted.
        names: Keys of the names in it, sorted.
        is_like: Whether it is said to be like something ("NATO-like").
        is_pointing: Whether it is a noun alone that means what was named before ("the invasion").
    """

    span: Span
    phrase: str
    formula: str
    head: str
    twin: str | None = None
    verb: str | None = None
    modifiers: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_like: bool = False
    is_pointing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceNote:
    """A statement in which somebody takes a position, or is said to.

    Attributes:
        report_id: The report.
        statement: Id of the statement.
        actor: Entity whose position it is.
        according_to: Entity that says so, where the actor did not.
        stance: The position.
        topic: What it is on.
        day: ISO date, month or year of saying, or else of the report; None where neither is known.
        said_in: Id of the outermost statement around it, where that is another one.
        reasons: Why, and who would give, pay or guarantee it.
    """

    report_id: str
    statement: str
    actor: str
    according_to: str | None = None
    stance: Stance
    topic: Topic
    day: str | None = None
    said_in: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def note_id(self) -> str:
        """Return the stable id: of the statement, the words and the actor."""
        return make_id("sn", self.statement, self.topic.span.start, self.topic.span.end, self.actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftNote:
    """Words of a report that say that somebody's position changed.

    Attributes:
        report_id: The report.
        span: The words.
        actor: Entity whose position it is.
        before: The words for the position given up; empty where the report does not tell.
        after: The words for the new position; empty where the report does not tell.
        topics: What the two are on.
        day: ISO date of the report, or of the statement that says so.
        statement: Id of the statement that says so; None where the report itself does.
        according_to: Entity that says so; None where the report itself does.
    """

    report_id: str
    span: Span
    actor: str
    before: str
    after: str
    topics: tuple[Topic, ...] = ()
    day: str | None = None
    statement: str | None = None
    according_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingNote:
    """A formula by which somebody likens a thing to another one.

    Attributes:
        report_id: The report.
        statement: Id of the statement.
        speaker: Entity that uses it.
        topic: The formula.
        day: ISO date, month or year of saying, or else of the report.
    """

    report_id: str
    statement: str
    speaker: str | None
    topic: Topic
    day: str | None = None
