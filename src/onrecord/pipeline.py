"""The stages in order: the table of contents of the program.

In: `Incoming` reports. Out: `Reading`s, handed to the record's `Writer`.
What a stage does is left to the stages; how a run is shown, to `present/`.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import NamedTuple

from onrecord.circumstances.fill import tell_circumstances
from onrecord.errors import (
    OnRecordError,
    ReadError,
    RecordError,
    UnsupportedLanguage,
    WeightsDamaged,
)
from onrecord.ingest.load import Incoming
from onrecord.link.about import tell_about
from onrecord.link.entities import link_entities
from onrecord.link.publishers import tell_publisher
from onrecord.model.document import Document, Report, ReportKind
from onrecord.model.record import Failure, Provenance, Reading
from onrecord.read.encoder import load_encoder
from onrecord.read.invisibles import hide_invisibles, restore_invisibles
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.read.reference_dates import find_reference_date
from onrecord.read.times import find_times
from onrecord.read.turns import find_turns
from onrecord.record.store import Outcome, Writer
from onrecord.statements.account_points import make_points
from onrecord.statements.attribute import find_statements
from onrecord.statements.readouts import is_readout
from onrecord.version import __version__

# Languages for which there are rules and word lists. A report that does not tell its language is
# read as the first.
LANGUAGES = ("en",)

# A line of a .jsonl file is named FILE:LINE.
_LINE_NUMBER = re.compile(r":\d+$")

# What decides how a report is read. A record that was read by other code or other word lists is
# read again: nobody has to remember to say that the program reads differently now. The weights'
# manifest names the digest of each of their files.
_READING_ROOMS = ("model", "read", "read/weights", "statements", "link", "circumstances")


def _name_reader() -> str:
    """Make the name of what reads: the version, and a digest of its code and word lists."""
    digest = hashlib.sha256()
    for room in _READING_ROOMS:
        folder = files("onrecord").joinpath(room)
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith((".py", ".toml", ".json")):
                digest.update(f"{room}/{file.name}\n".encode())
                # Line ends differ between systems, what is read does not.
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"onrecord {__version__} {digest.hexdigest()[:12]}"


READER = _name_reader()


def read_document(report: Report) -> Document:
    """Read a report: turns, sentences, tokens, quotations, mentions and times.

    Raises:
        UnsupportedLanguage: If the report says that it is in a language without rules.
    """
    if report.language and report.language.lower().split("-")[0] not in LANGUAGES:
        raise UnsupportedLanguage(f"the report says that its language is {report.language}")
    turns = find_turns(report)
    sentences, tokens = parse(report, turns)
    quotations = pair_quotation_marks(report.text, sentences, tokens)
    reference_date, basis = find_reference_date(report, sentences)
    found = load_encoder().find(tokens, sentences, quotations)
    return Document(
        report=report,
        sentences=sentences,
        tokens=tokens,
        turns=turns,
        quotations=quotations,
        mentions=find_mentions(report, sentences, tokens, turns),
        timexes=find_times(
            report.text, sentences, reference_date=reference_date, report_id=report.report_id
        ),
        cues=found.cues,
        phrases=found.phrases,
        echoes=found.echoes,
        reference_date=reference_date,
        reference_date_basis=basis,
    )


def read(report: Report) -> Reading:
    """Read a report and find its statements, who makes them and under which circumstances.

    >>> reading = read(Report(text="“We agreed,” said Ilena Marost, the president."))
    >>> reading.statements[0].quote_type.value
    'direct'
    """
    return tell(report, open_report(report))


class Opened(NamedTuple):
    """A report whose words are read, but not yet what they say.

    Attributes:
        doc: What was read, in a text in which every character is seen.
        places: For each of its characters where that stands in the report; None where all do.
    """

    doc: Document
    places: Sequence[int] | None


def open_report(report: Report) -> Opened:
    """Read the words of a report: the half that runs the encoder.

    Raises:
        UnsupportedLanguage: If the report says that it is in a language without rules.
    """
    hidden = hide_invisibles(report)
    seen, places = (report, None) if hidden is None else hidden
    return Opened(read_document(seen), places)


def tell(report: Report, opened: Opened) -> Reading:
    """Tell what the words of a report say: the half that does not run the encoder."""
    reading = _tell(opened.doc)
    return reading if opened.places is None else restore_invisibles(reading, report, opened.places)


def _tell(doc: Document) -> Reading:
    """Tell what a document's words say."""
    account = is_readout(doc)
    statements = find_statements(doc)
    if account:
        statements = make_points(doc, statements)
    links = tell_publisher(doc, tell_about(doc, link_entities(doc, statements)))
    told = tell_circumstances(doc, links.statements, links.mentions, links.entities, links.links)
    return Reading(
        report=doc.report,
        kind=_find_kind(doc, is_account=account),
        reference_date=doc.reference_date,
        reference_date_basis=doc.reference_date_basis,
        mentions=told.mentions,
        entities=told.entities,
        links=told.links,
        statements=told.statements,
        timexes=doc.timexes,
        provenance=Provenance(
            was_generated_by=READER,
            generated_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )


def _find_kind(doc: Document, *, is_account: bool) -> ReportKind | None:
    """Return what a report turns out to be, where reading it tells."""
    if doc.turns:
        return ReportKind.TRANSCRIPT
    return ReportKind.READOUT if is_account else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: told after each report.

    Attributes:
        done: Inputs dealt with so far.
        name: The last one's name.
        outcome: What became of it: an `Outcome`, or ``failed``.
        statements: Statements found in it.
        words: Words read in it.
    """

    done: int
    name: str
    outcome: str
    statements: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did.

    Attributes:
        new: Reports that the record did not hold.
        unchanged: Reports that it held as they are.
        versions: Reports that it held in another version.
        reread: Reports that it held, read again by another reader.
        statements: Statements found in those that were read.
        words: Words read.
        report_ids: All reports that were named, once each, in the order of the inputs.
        failures: What could not be read.
    """

    new: int
    unchanged: int
    versions: int
    reread: int
    statements: int
    words: int
    report_ids: tuple[str, ...]
    failures: tuple[Failure, ...]


def process(
    incoming: Iterable[Incoming | Failure],
    writer: Writer,
    *,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read reports into the record: the one place with a loop.

    One report's failure is recorded and the rest goes on; what concerns the record itself (the
    disk is full, another program writes) ends the run.

    Raises:
        RecordError: If the record cannot be written.
    """
    outcomes: dict[str, int] = dict.fromkeys(Outcome, 0)
    statements = words = 0
    report_ids: dict[str, None] = {}
    failures: list[Failure] = []
    begun: set[str] = set()
    for done, (item, opened) in enumerate(_look_ahead(incoming, writer), start=1):
        name = item.input if isinstance(item, Failure) else item.name
        whole = _LINE_NUMBER.sub("", name)
        if whole not in begun:
            # What failed in this input before may be mended; what still fails is noted anew.
            begun.add(whole)
            writer.clear_failures(whole)
        progress = _take(item, opened, writer)
        if isinstance(progress, Failure):
            failures.append(progress)
            progress = Progress(done=done, name=progress.input, outcome="failed")
        else:
            outcomes[Outcome(progress.outcome)] += 1
            statements += progress.statements
            words += progress.words
            if isinstance(item, Incoming):
                report_ids[item.report.report_id] = None
        if on_progress is not None:
            on_progress(
                Progress(
                    done=done,
                    name=progress.name,
                    outcome=progress.outcome,
                    statements=progress.statements,
                    words=progress.words,
                )
            )
    return Summary(
        new=outcomes[Outcome.NEW],
        unchanged=outcomes[Outcome.UNCHANGED],
        versions=outcomes[Outcome.VERSION],
        reread=outcomes[Outcome.REREAD],
        statements=statements,
        words=words,
        report_ids=tuple(report_ids),
        failures=tuple(failures),
    )


def _look_ahead(
    incoming: Iterable[Incoming | Failure], writer: Writer
) -> Iterator[tuple[Incoming | Failure, Future[Opened] | None]]:
    """Yield what comes in, each while the words of the next one are already being read.

    The encoder leaves one of two processors idle while what it found is told, and the other way
    round. What the record holds is not read; what comes twice in a run may be, for nothing.
    """
    before: tuple[Incoming | Failure, Future[Opened] | None] | None = None
    items = iter(incoming)
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as ahead:
        while True:
            try:
                item = next(items, None)
            except BaseException:
                # What came before it is taken first, as it would be without looking ahead.
                if before is not None:
                    yield before
                raise
            opened = None
            if isinstance(item, Incoming) and not writer.has(item.report.report_id, READER):
                opened = ahead.submit(open_report, item.report)
            if before is not None:
                yield before
            if item is None:
                return
            before = item, opened


def _take(
    item: Incoming | Failure, opened: Future[Opened] | None, writer: Writer
) -> Progress | Failure:
    """Read one report into the record, or say why not."""
    if isinstance(item, Failure):
        writer.add_failure(item)
        return item
    report = item.report
    if writer.has(report.report_id, READER):
        writer.touch(report.report_id, path=item.path, name=item.name)
        return Progress(done=0, name=item.name, outcome=Outcome.UNCHANGED)
    try:
        words = open_report(report) if opened is None else opened.result()
        reading = tell(report, words)
        outcome = writer.add(reading, name=item.name, path=item.path)
    except (RecordError, WeightsDamaged):
        raise
    except OnRecordError as error:
        return _fail(item, writer, error)
    except Exception as error:  # noqa: BLE001 - the one place where the house allows it
        # A bug of ours in one report must not cost the user the other thousand.
        return _fail(item, writer, ReadError(f"{type(error).__name__}: {error}"))
    return Progress(
        done=0,
        name=item.name,
        outcome=outcome,
        statements=len(reading.statements),
        words=len(report.text.split()),
    )


def _fail(item: Incoming, writer: Writer, error: OnRecordError) -> Failure:
    """Record that a report could not be read."""
    failure = Failure(
        input=item.name,
        stage="read",
        code=error.code,
        message=error.message,
        hint=error.hint,
    )
    writer.add_failure(failure)
    return failure
