"""Models of what a page shows: what the dossier is drawn from.

In: facts of the record. Out: `Dossier` with its `StatementRow`s, `ReportPage`s and `Timeline`:
words ready to be shown, nothing left to look up. Gathering them is left to `compose.py`, how they
look to the templates, where marks stand in a text to `marking.py`.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.model.document import Span
from onrecord.model.record import Failure, RecordedReport
from onrecord.present.chronology import Timeline
from onrecord.present.marking import Mark

# From here on a statement is called so; below the last, "uncertain". Set by judgement, as one would
# use the words of a probability: wrong once in seven, or in two out of five.
_CONFIDENCE_WORDS = ((0.85, "very likely"), (0.6, "likely"))
# No finding of a program is certain: nothing is shown as such.
_MOST = 0.99
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement in words.

    Attributes:
        number: Its number on the page, from 1.
        statement_id: Its stable id.
        report: Number of its report on the page, from 1.
        report_id: Id of the report.
        speaker_key: Number of its speaker in `Dossier.speakers`; 0 where nobody is named.
        speaker: Name of the speaker, or None.
        is_named: Whether that is a name, not a description such as "the official".
        source: Words that name the source here; "" where there are none.
        cue: The words that say that it is said.
        words: The words said, a string a span.
        quote_type: Direct, indirect, mixed, or None.
        act: What saying it does, or None.
        within: Number of the statement that contains this one.
        publisher: Who published it, or what the report is called.
        day: When, in words; None where the report does not tell.
        confidence: From 0 to 1.
        reasons: Why, a sentence each.
        speaker_confidence: How sure it is that the words of the source mean the speaker; None
            where that is not known.
        speaker_reasons: Why, a sentence each.
    """

    number: int
    statement_id: str
    report: int
    report_id: str
    speaker_key: int
    speaker: str | None
    is_named: bool
    source: str
    cue: str
    words: tuple[str, ...]
    quote_type: str | None
    act: str | None
    within: int | None
    publisher: str
    day: str | None
    confidence: float
    reasons: tuple[str, ...]
    speaker_confidence: float | None = None
    speaker_reasons: tuple[str, ...] = ()

    @property
    def confidence_word(self) -> str:
        """Return the confidence in words."""
        return name_confidence(self.confidence)

    @property
    def is_speaker_less_sure(self) -> bool:
        """Tell whether the words are surer than who says them, as far as two digits show."""
        if self.speaker_confidence is None:
            return False
        return format_confidence(self.speaker_confidence) < format_confidence(self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a report.

    Attributes:
        span: Where it stands.
        is_front: Whether it is part of the file's header, before the prose.
        is_wrapped: Whether its line ends are those of a fixed line length.
    """

    span: Span
    is_front: bool
    is_wrapped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report with its text and what is marked in it.

    Attributes:
        number: Its number on the page, from 1.
        report: What it says of itself.
        title: Its headline, or the first words where it has none.
        publisher: Who published it, or "publisher not named".
        published: When, in words.
        read_against: The day that stands in for it when times are read, in words; only where the
            text itself had to name one.
        link: Its URL, where that can be followed.
        language: Its language, where it is one that a browser knows.
        notes: What is known of its versions, a sentence each.
        text: The text.
        paragraphs: The text's paragraphs.
        marks: What is marked.
        statements: How many statements it holds.
    """

    number: int
    report: RecordedReport
    title: str
    publisher: str
    published: str | None
    read_against: str | None
    link: str | None
    language: str | None
    notes: tuple[str, ...]
    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value by which statements are filtered.

    Attributes:
        key: Its key in the page.
        name: Its name, or None.
        count: How many statements have it.
        is_named: Whether the name is one, not a description such as "the official".
        where: A report by which it is known, where its name is not enough.
    """

    key: str
    name: str | None
    count: int
    is_named: bool = True
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that the page shows.

    Attributes:
        title: Its title.
        as_of: Latest day of the reports, in words; None where none tells its day.
        period: First to last day of the reports, in words.
        rows: The statements.
        reports: The reports.
        speakers: Who speaks, by name.
        quote_types: The quote types that occur.
        acts: The acts that occur.
        named_speakers: How many of the speakers have a name.
        timeline: What is dated.
        undated: How many time expressions name no day (a duration, "now").
        failures: What could not be read.
    """

    title: str
    as_of: str | None
    period: str | None
    rows: tuple[StatementRow, ...]
    reports: tuple[ReportPage, ...]
    speakers: tuple[Choice, ...]
    quote_types: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    named_speakers: int
    timeline: Timeline
    undated: int
    failures: tuple[Failure, ...]


def name_confidence(confidence: float) -> str:
    """Return a confidence in words: those of the number as it is shown, with two digits.

    >>> name_confidence(0.7)
    'likely'
    """
    for least, word in _CONFIDENCE_WORDS:
        if round(confidence, 2) >= least:
            return word
    return "uncertain"


def format_confidence(confidence: float) -> str:
    """Write a confidence with two digits, never as certain.

    >>> format_confidence(0.7), format_confidence(0.999)
    ('0.70', '0.99')
    """
    return f"{min(confidence, _MOST):.2f}"


def find_link(url: str | None) -> str | None:
    """Return a URL that can safely be followed: http or https to a named host; else None.

    >>> find_link("https://courier.example/a"), find_link("javascript:alert(1)")
    ('https://courier.example/a', None)
    """
    if url is None or not _WEB_ADDRESS.fullmatch(url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.hostname else None
