"""Every error that onrecord raises on purpose.

OnRecordError                code, message, hint
├─ IngestError
│  ├─ UnreadableInput        ingest.unreadable-input      no such file, no permission
│  ├─ UnsupportedFormat      ingest.unsupported-format    not a kind of file that we read
│  ├─ UndecodableText        ingest.undecodable-text      bytes that are no text
│  ├─ NoArticleText          ingest.no-article-text       nothing to read in it
│  ├─ MalformedHeader        ingest.malformed-header      the header of a text has no end
│  └─ MalformedLine          ingest.malformed-line        a .jsonl line that is no report
├─ ReadError                 read.failed                  a stage could not read a report
│  └─ UnsupportedLanguage    read.unsupported-language    no rules for the report's language
├─ WeightsDamaged            read.weights-damaged         a file of the encoder is another one
├─ GroundingError            grounding.bad-span           a span does not point at its text
├─ RecordError
│  ├─ NotOnRecord            record.not-on-record         nothing of that name in the record
│  ├─ NotARecord             record.not-a-record          the file is no record of ours
│  ├─ RecordTooNew           record.too-new               written by a newer onrecord
│  ├─ RecordBusy             record.busy                  another program is writing to it
│  └─ RecordUnwritable       record.unwritable            the disk or folder refuses
├─ PresentError
│  └─ UnwritableOutput       present.unwritable-output    the page or export cannot be written
├─ UsageError                usage.bad-value              an option or value the user gave
└─ InternalError             internal.broken-invariant    our bug, please report it

Families are named after folders, so a code names the room. The message is written where the
error is raised; the hint says what to do next.

In: nothing. Out: the classes above. Printing them and turning them into exit codes is left to
`present/exits.py`, collecting them in a run to `pipeline.py`.
"""

from typing import ClassVar


class OnRecordError(Exception):
    """The base of all errors raised on purpose.

    Attributes:
        code: A stable, searchable name such as ``ingest.no-article-text``.
        message: What happened, in one sentence.
        hint: What to do next, in one sentence.
    """

    code: ClassVar[str] = "onrecord.error"
    default_hint: ClassVar[str] = "See `onrecord --help`."

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or self.default_hint


class IngestError(OnRecordError):
    """An input could not be taken in."""

    code = "ingest.failed"


class UnreadableInput(IngestError):
    """The file cannot be opened."""

    code = "ingest.unreadable-input"
    default_hint = "Check the path and that you may read it."


class UnsupportedFormat(IngestError):
    """The file is of a kind that is not read."""

    code = "ingest.unsupported-format"
    default_hint = "Give .txt, .md, .html or .jsonl, a folder of these, or - for standard input."


class UndecodableText(IngestError):
    """The bytes are not text in an encoding that is read."""

    code = "ingest.undecodable-text"
    default_hint = "Save the file as UTF-8 and read it again."


class NoArticleText(IngestError):
    """There is no text to read in the input."""

    code = "ingest.no-article-text"
    default_hint = "Check that the file holds the report itself; paste its text into a .txt file."


class MalformedHeader(IngestError):
    """The header at the top of a text has no end, or a line that is none of it."""

    code = "ingest.malformed-header"
    default_hint = (
        "Write each field on one line and end the header with a line ---; if it is none, "
        "take the line --- away with which the text begins."
    )


class MalformedLine(IngestError):
    """A line of a .jsonl file is not a report."""

    code = "ingest.malformed-line"
    default_hint = 'Each line is one JSON object with at least {"text": "…"}.'


class ReadError(OnRecordError):
    """A stage could not read a report."""

    code = "read.failed"
    default_hint = "The other reports are read; please report this one's text as a bug."


class UnsupportedLanguage(ReadError):
    """A report says that it is in a language for which there are no rules."""

    code = "read.unsupported-language"
    default_hint = "onrecord reads English so far; if the report is English, give --language en."


class WeightsDamaged(OnRecordError):
    """A file of the encoder's weights is not the one that the package was made with."""

    code = "read.weights-damaged"
    default_hint = "The installation is damaged: install onrecord again."


class GroundingError(OnRecordError):
    """A span does not point at its text."""

    code = "grounding.bad-span"
    default_hint = "This is a bug: please report it with the text that was read."


class RecordError(OnRecordError):
    """The record could not be used."""

    code = "record.failed"


class NotOnRecord(RecordError):
    """Nothing of that name is in the record."""

    code = "record.not-on-record"
    default_hint = "`onrecord show reports` lists what the record holds."


class NotARecord(RecordError):
    """The file is not a record of onrecord."""

    code = "record.not-a-record"
    default_hint = "Name another file with --record, or let `onrecord read` make a new one."


class RecordTooNew(RecordError):
    """The record was written by a newer version."""

    code = "record.too-new"
    default_hint = "Update onrecord: pip install --upgrade onrecord."


class RecordBusy(RecordError):
    """Another program is writing to the record."""

    code = "record.busy"
    default_hint = "Wait until the other program has finished, then try again."


class RecordUnwritable(RecordError):
    """The record cannot be written."""

    code = "record.unwritable"
    default_hint = "Check the disk's space and the folder's permissions, or name another --record."


class PresentError(OnRecordError):
    """What is on record could not be shown."""

    code = "present.failed"


class UnwritableOutput(PresentError):
    """A page or export cannot be written."""

    code = "present.unwritable-output"
    default_hint = "Check the disk's space and the folder's permissions, or name another file."


class UsageError(OnRecordError):
    """An option or value that the user gave is not usable."""

    code = "usage.bad-value"


class InternalError(OnRecordError):
    """An invariant broke: our bug."""

    code = "internal.broken-invariant"
    default_hint = "This is a bug in onrecord: please report it with the input that caused it."
