"""A report's text and what reading finds in it.

In: nothing. Out: `Span`, `Report`, `Token`, `Sentence`, `Turn`, `Quotation`, `Mention`, `Timex`,
`Document`. Who says what in it is left to `model/statement.py`.
"""

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.errors import GroundingError
from onrecord.model.attribution import FoundCue
from onrecord.model.phrase import Echoes, Phrase


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where words stand: ``[start, end)`` in Unicode code points of a report's text.

    The terms are those of the W3C TextPositionSelector.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last one; greater than `start`.

    Raises:
        GroundingError: If the span is empty, reversed or negative.

    >>> Span(0, 3).overlaps(Span(2, 5))
    True
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise GroundingError(f"[{self.start}, {self.end}) is no span of a text")

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


def make_id(prefix: str, *parts: object) -> str:
    """Make a stable id: the prefix and 16 hexadecimal digits of the SHA-256 of a JSON array.

    A JSON array, because joined strings collide: ("a.b", "c") and ("a", "b.c").
    64 bits make a collision among a million things less likely than one in ten million.

    >>> make_id("rp", "a.b", "c") == make_id("rp", "a", "b.c")
    False
    """
    array = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}_{hashlib.sha256(array.encode('utf-8')).hexdigest()[:16]}"


class ReportKind(StrEnum):
    """What a report is."""

    REPORT = "report"
    READOUT = "readout"
    TRANSCRIPT = "transcript"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text as published (schema.org NewsArticle), stored once and never changed.

    Attributes:
        text: The decoded text, unchanged; every span points into it.
        address: Where it was published: its URL, or the id that its collector gave it; None for
            a local file. Versions of a report share it.
        url: Link to it.
        publisher: Who published it.
        headline: Its headline.
        byline: Its authors.
        published: ISO 8601 date or date and time.
        published_given: Whether the user gave that date rather than the report itself.
        modified: The same, of its last change.
        language: BCP 47 tag.
        kind: What it is.
        body_start: Offset at which prose begins (behind a header block of the file).
        original: The bytes as they came where the text was extracted from them (HTML).
        original_type: Media type of `original`.
    """

    text: str
    address: str | None = None
    url: str | None = None
    publisher: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    published_given: bool = False
    modified: str | None = None
    language: str | None = None
    kind: ReportKind = ReportKind.REPORT
    body_start: int = 0
    original: bytes | None = field(default=None, repr=False)
    original_type: str | None = None
    text_sha256: str = field(init=False)
    report_id: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        object.__setattr__(self, "text_sha256", digest)
        # Everything that the report says about itself and in its text: a changed headline is a
        # new version too. The file's path is left out, so that a moved file stays the same report.
        parts = (self.address, self.url, self.publisher, self.headline, self.byline)
        more = (self.published, self.modified, self.language, str(self.kind), digest)
        object.__setattr__(self, "report_id", make_id("rp", *parts, *more))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    Attributes:
        start: Offset of its first code point.
        end: Offset behind its last one.
        text: Its characters.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, heading or other line that stands alone.

    Attributes:
        span: Its words, without the white space around them.
        first: Index of its first token in `Document.tokens`.
        last: Index behind its last token.
        paragraph: Number of its paragraph, from 0.
    """

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says in a transcript until another one speaks.

    Attributes:
        label: The words that say who speaks, with the marks around them: "Q:", '“QUINT:'.
        source: Those of them that name the speaker, role included.
        head: The name alone; the same as `source` where nobody is named ("Q", "MODERATOR").
        title: The role or honorific in the label.
        extent: All from the label's beginning to the end of what is said.
        words: What is said, notes such as "(Laughter.)" left out; empty where nothing is left.
        speaker: Number of the speaker in the text: turns of one speaker share it.
        named: The name that the headline gives to the speaker, where it does.
        is_named: Whether the label names somebody.
        is_question: Whether the label says that somebody asks.
        is_anonymous: Whether the label says only what the speaker is, as it does of others.
    """

    label: Span
    source: Span
    head: Span
    title: Span | None = None
    extent: Span
    words: tuple[Span, ...]
    speaker: int
    named: str | None = None
    is_named: bool = False
    is_question: bool = False
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between a pair of quotation marks.

    Attributes:
        span: Marks and words.
        inner: The words alone.
        depth: 0 for an outermost quotation, 1 for one inside it, …
        closed: False where the closing mark is missing in the text.
        group: Number of the quotation that this one continues or begins: paragraphs of one
            speech that each open with a mark share it.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    group: int = 0


class MentionType(StrEnum):
    """How words stand for an entity (ACE)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for somebody or something that could be a source.

    Attributes:
        mention_id: Stable id.
        span: All of its words, title included ("French President Emmanuel Macron").
        type: Name, nominal or pronoun.
        head: The name without its title, or the head noun, or the pronoun.
        title: The title or apposition that gives a role, where there is one.
    """

    mention_id: str
    span: Span
    type: MentionType
    head: Span
    title: Span | None = None


class TimexType(StrEnum):
    """Types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression (TimeML TIMEX3).

    Attributes:
        tid: Stable id.
        span: Its words.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value (``2025-08-18``, ``P2W``, ``PRESENT_REF``); None where unknown.
        edtf: The same as EDTF (ISO 8601-2), where it can be written so.
        mod: TIMEX3 mod (``APPROX``, ``START``, …).
        anchor: The ISO date that it was read against, where it is relative.
    """

    tid: str
    span: Span
    type: TimexType
    value: str | None
    edtf: str | None = None
    mod: str | None = None
    anchor: str | None = None


class ReferenceBasis(StrEnum):
    """Whence the date against which relative times are read."""

    PUBLISHED = "published"
    FIRST_DATE = "first_date"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with what reading found in it.

    Attributes:
        report: The report.
        tokens: Words, numbers and marks in order.
        sentences: In order, not overlapping.
        turns: Those of a transcript, in order, not overlapping; none of another text.
        quotations: By start, outer before inner.
        mentions: By start.
        timexes: By start.
        cues: What the encoder found, by anchor.
        phrases: Noun phrases that it found, by start, not overlapping.
        echoes: What it says of which words mean the same; None where it was not asked.
        reference_date: ISO date against which relative times were read.
        reference_date_basis: Whence it comes.
    """

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    turns: tuple[Turn, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    cues: tuple[FoundCue, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    echoes: Echoes | None = field(default=None, compare=False, repr=False)
    reference_date: str | None = None
    reference_date_basis: ReferenceBasis | None = None

    def exact(self, span: Span) -> str:
        """Return the words at a span.

        Reading code that has just found a span slices the text itself; what it found is checked
        as a whole when it is stored.

        Raises:
            GroundingError: If the span reaches beyond the text.
        """
        if span.end > len(self.report.text):
            raise GroundingError(f"[{span.start}, {span.end}) reaches beyond the text")
        return self.report.text[span.start : span.end]
