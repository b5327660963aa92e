"""One source saying one content.

In: spans of `model/document.py`. Out: `Statement` and its closed lists. Who the source is, is
left to `model/record.py` (`Entity`, `Link`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import GroundingError
from onrecord.model.document import Span, make_id


class QuoteType(StrEnum):
    """How the words are given (Pareti 2013)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Mode(StrEnum):
    """What the source did with the content: said, wrote, believes, means to do, feels."""

    SPEECH = "speech"
    WRITING = "writing"
    BELIEF = "belief"
    INTENTION = "intention"
    ATTITUDE = "attitude"
    ACCOUNT = "account"


class Act(StrEnum):
    """What saying it does."""

    ASSERT = "assert"
    DENY = "deny"
    REJECT = "reject"
    DEMAND = "demand"
    OFFER = "offer"
    PROMISE = "promise"
    ACCUSE = "accuse"
    WARN = "warn"
    SUPPORT = "support"
    ACKNOWLEDGE = "acknowledge"
    PREDICT = "predict"
    ASK = "ask"


class Channel(StrEnum):
    """Over what it was said."""

    HOT_MIC = "hot_mic"
    INTERVIEW = "interview"
    PRESS_CONFERENCE = "press_conference"
    STATEMENT = "statement"
    SPEECH = "speech"
    MEETING = "meeting"
    ANNOUNCEMENT = "announcement"
    CALL = "call"
    SOCIAL_MEDIA = "social_media"
    DOCUMENT = "document"
    TESTIMONY = "testimony"
    CAMPAIGN = "campaign"
    UNNAMED_OFFICIALS = "unnamed_officials"


class Factuality(StrEnum):
    """How certain the source is of the content (FactBank)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    CERTAIN_UNKNOWN = "CTu"
    UNCOMMITTED = "Uu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the program thinks so, in words that a reader can check.

    Attributes:
        feature: Short name of the rule or feature.
        score: What it adds or says, 0 to 1.
        detail: A sentence.
        left: The words that it rests on.
        right: The words on the other side, where two texts are compared.
    """

    feature: str
    score: float
    detail: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAt:
    """When something was said, as far as the report tells.

    Attributes:
        value: The day, month or year, as ISO 8601.
        edtf: The same as EDTF (ISO 8601-2), where it can be written so.
        span: The words that tell; they may stand in another sentence.
    """

    value: str
    edtf: str | None
    span: Span


def make_statement_id(report_id: str, cue: Iterable[Span], content: Iterable[Span]) -> str:
    """Make the id of a statement: what it is, not what we think of it.

    The source is left out on purpose: a statement whose speaker is corrected keeps its id.
    """
    return make_id(
        "st", report_id, [[s.start, s.end] for s in cue], [[s.start, s.end] for s in content]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One source saying one content (source, cue, content as in PARC and PolNeAR).

    Attributes:
        report_id: The report in which it stands.
        content: What is said; several spans for a split quotation; never empty.
        cue: The words that say that it is said ("told", "according to"); may be empty.
        source: The words that name who says it, as written here; empty where none are.
        shared_source: Where `source` is empty: the words of another statement's source that
            serve this one too ("welcomed …, saying …").
        speaker: Entity that the source is; None where the text does not tell.
        quote_type: Direct, indirect or mixed.
        mode: Speech, writing, belief, …; None where unsure.
        act: What saying it does; None where unsure.
        channel: Over what it was said.
        addressee: Entities to whom.
        venue: Where.
        outlet: Entity of the medium in or to which it was said.
        programme: Programme of that medium.
        via: Relay chain, nearest first.
        said_at: When it was said.
        within: Statement that contains this one.
        about: Entities whose words, deeds or intentions are claimed.
        hedged: Whether the report distances itself ("reportedly"); None where unsure.
        factuality: How certain the source is.
        confidence: Probability that a reader would find this statement with this source.
        reasons: Why.

    Raises:
        GroundingError: If there is no content: what stands on no words is not a statement.
    """

    report_id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    shared_source: tuple[Span, ...] = ()
    speaker: str | None = None
    quote_type: QuoteType | None = None
    mode: Mode | None = None
    act: Act | None = None
    channel: Channel | None = None
    addressee: tuple[str, ...] = ()
    venue: str | None = None
    outlet: str | None = None
    programme: str | None = None
    via: tuple[str, ...] = ()
    said_at: SaidAt | None = None
    within: str | None = None
    about: tuple[str, ...] = ()
    hedged: bool | None = None
    factuality: Factuality | None = None
    confidence: float
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise GroundingError("a statement without content stands on no words")

    @property
    def statement_id(self) -> str:
        """Return the stable id."""
        return make_statement_id(self.report_id, self.cue, self.content)
