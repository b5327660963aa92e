"""Put readings, failures and decisions on record: rows are added, facts are never changed.

In: `Reading`, `Failure`, `Decision`. Out: rows, and an `Outcome` that says what was new. Finding
them again is left to `find.py`, how a noun becomes a row to `rows.py`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from onrecord.errors import GroundingError, NotOnRecord
from onrecord.model.document import Report, Span
from onrecord.model.record import Decision, Failure, Reading
from onrecord.model.statement import Reason
from onrecord.record import rows
from onrecord.record.database import Database, make_storable
from onrecord.record.failures import FailureLog


class Outcome(StrEnum):
    """What adding a reading meant for the record.

    Attributes:
        NEW: The report was not known.
        UNCHANGED: The report, as this reader reads it, was on record already.
        VERSION: The report is new, and another one stood at its address or in its file before.
        REREAD: The report was known, this reader's reading of it was not.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    VERSION = "version"
    REREAD = "reread"


class _Earlier(NamedTuple):
    """What a file held before."""

    report_no: int
    report_id: str
    address: str | None


class Writer:
    """Adds to the record; every method's work is done wholly or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._failures = FailureLog(database)

    def has(self, report_id: str, was_generated_by: str) -> bool:
        """Tell whether this reader's reading of the report is on record."""
        row = self._database.find_row(
            "SELECT 1 FROM reports JOIN readings USING (report_no)"
            " WHERE report_id = ? AND was_generated_by = ?",
            (report_id, was_generated_by),
        )
        return row is not None

    def touch(self, report_id: str, *, path: str | None, name: str) -> None:
        """Note that a report that is on record was seen again in an input.

        Nothing is written where nothing is new, so that reading a folder again costs no disk.

        Raises:
            NotOnRecord: If the report is not on record.
        """
        row = self._find_report(report_id)
        if row is None:
            raise NotOnRecord(f"{report_id} is not on record")
        report_no, address = row
        if self._is_noted(report_no, address, path) and not self._failures.find(name):
            return
        with self._database.transaction():
            self._note_input(report_no, address, path)
            self._failures.clear(name)

    def add(self, reading: Reading, *, name: str, path: str | None = None) -> Outcome:
        """Put a reading on record.

        Args:
            reading: What was read.
            name: The input as the user gave it; a failure noted for it is cleared.
            path: Absolute path of the file that holds this one report. Where nothing stood at
                the report's address, what the same file held before becomes its previous
                version, unless both have addresses of their own and other words.

        Raises:
            GroundingError: If a span points beyond the text, or a statement at another report:
                nothing ungrounded is stored.
        """
        _check_grounded(reading)
        report_id = reading.report.report_id
        if self.has(report_id, reading.provenance.was_generated_by):
            self.touch(report_id, path=path, name=name)
            return Outcome.UNCHANGED
        with self._database.transaction():
            report_no, outcome = self._insert(reading, path)
            self._note_input(report_no, reading.report.address, path)
            self._failures.clear(name)
        return outcome

    def add_failure(self, failure: Failure) -> None:
        """Note that an input could not be read; what was noted for it before is replaced."""
        self._failures.add(failure)

    def clear_failures(self, name: str) -> None:
        """Forget that an input could not be read, and that lines of it could not."""
        if self._failures.find(name):
            with self._database.transaction():
                self._failures.clear(name)

    def add_decision(self, decision: Decision) -> None:
        """Put what a person decided on record; the same decision again changes nothing.

        Raises:
            NotOnRecord: If it is about a report that is not on record.
            GroundingError: If its words are not those at its spans.
        """
        text = self._database.find_row(
            "SELECT text FROM texts JOIN reports USING (report_no) WHERE report_id = ?",
            (decision.report_id,),
        )
        if text is None:
            raise NotOnRecord(f"{decision.report_id} is not on record, so nothing can be decided")
        if decision.exact != tuple(text[0][s.start : s.end] for s in decision.spans):
            raise GroundingError("the words of the decision do not stand at its spans")
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO decisions (decision_id, target_kind, report_id, spans, exact, field,"
                " verdict, value, decided_by, decided_at, undone_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (decision_id) DO NOTHING",
                rows.dump_decision(decision),
            )

    def undo_decision(self, decision_id: str, at: str) -> None:
        """Take a decision back at an ISO 8601 time; it stays on record as taken back.

        Raises:
            NotOnRecord: If there is no such decision.
        """
        known = self._database.find_row(
            "SELECT 1 FROM decisions WHERE decision_id = ?", (decision_id,)
        )
        if known is None:
            raise NotOnRecord(
                f"there is no decision {decision_id} on record",
                hint="`onrecord export` lists the decisions.",
            )
        with self._database.transaction():
            self._database.execute(
                "UPDATE decisions SET undone_at = ? WHERE decision_id = ? AND undone_at IS NULL",
                (at, decision_id),
            )

    def _find_report(self, report_id: str) -> tuple[int, str | None] | None:
        row = self._database.find_row(
            "SELECT report_no, address FROM reports WHERE report_id = ?", (report_id,)
        )
        return None if row is None else (row[0], row[1])

    def _insert(self, reading: Reading, path: str | None) -> tuple[int, Outcome]:
        report = reading.report
        known = self._find_report(report.report_id)
        if known is not None:
            # Asked again under the lock: another program may have read the same report.
            if self.has(report.report_id, reading.provenance.was_generated_by):
                return known[0], Outcome.UNCHANGED
            self._insert_reading(known[0], reading)
            return known[0], Outcome.REREAD
        version_of = self._find_predecessor(report, path)
        report_no = self._insert_report(report, version_of)
        self._insert_reading(report_no, reading)
        return report_no, Outcome.NEW if version_of is None else Outcome.VERSION

    def _insert_report(self, report: Report, version_of: str | None) -> int:
        report_no = self._database.execute(
            "INSERT INTO reports (report_id, address, url, publisher, headline, byline,"
            " published, modified, language, kind, text_sha256, version_of)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                report.report_id,
                report.address,
                report.url,
                report.publisher,
                report.headline,
                report.byline,
                report.published,
                report.modified,
                report.language,
                str(report.kind),
                report.text_sha256,
                version_of,
            ),
        )
        self._database.execute(
            "INSERT INTO texts (report_no, text) VALUES (?, ?)", (report_no, report.text)
        )
        if report.original is not None:
            self._database.execute(
                "INSERT INTO originals (report_no, media_type, content) VALUES (?, ?, ?)",
                (report_no, report.original_type, report.original),
            )
        self._database.execute(
            "INSERT INTO reports_search (rowid, headline, text) VALUES (?, ?, ?)",
            (report_no, report.headline, report.text),
        )
        return report_no

    def _insert_reading(self, report_no: int, reading: Reading) -> None:
        insert = self._database.execute_many
        reading_no = self._database.execute(
            "INSERT INTO readings (report_no, was_generated_by, generated_at, reference_date,"
            " reference_date_basis, body_start, kind) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                report_no,
                reading.provenance.was_generated_by,
                reading.provenance.generated_at,
                reading.reference_date,
                reading.reference_date_basis and str(reading.reference_date_basis),
                reading.report.body_start,
                reading.kind and str(reading.kind),
            ),
        )
        insert(
            "INSERT INTO mentions (reading_no, position, mention_id, span_start, span_end, type,"
            " head_start, head_end, title_start, title_end)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _number(reading_no, map(rows.dump_mention, reading.mentions)),
        )
        insert(
            "INSERT INTO entities (reading_no, position, entity_id, name, type, aliases, roles,"
            " weight, identifiers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _number(reading_no, map(rows.dump_entity, reading.entities)),
        )
        insert(
            "INSERT INTO links (reading_no, position, mention_id, entity_id, score, reasons)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            _number(reading_no, map(rows.dump_link, reading.links)),
        )
        insert(
            "INSERT INTO timexes (reading_no, position, tid, span_start, span_end, type, value,"
            " edtf, mod, anchor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _number(reading_no, map(rows.dump_timex, reading.timexes)),
        )
        text = reading.report.text
        insert(
            "INSERT INTO statements (reading_no, position, statement_id, exact, source,"
            " shared_source, cue, content, speaker, quote_type, mode, act, channel, addressee,"
            " venue, outlet, programme, via, said_at, within, about, hedged, factuality,"
            " confidence, reasons)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _number(reading_no, (rows.dump_statement(stmt, text) for stmt in reading.statements)),
        )
        self._database.execute(
            "INSERT INTO statements_search (rowid, exact)"
            " SELECT statement_no, exact FROM statements WHERE reading_no = ?",
            (reading_no,),
        )

    def _find_predecessor(self, report: Report, path: str | None) -> str | None:
        row = self._database.find_row(
            "SELECT report_id FROM inputs JOIN reports USING (report_no)"
            " WHERE inputs.kind = 'address' AND value = ?",
            (report.address,),
        )
        if row is not None:
            return str(row[0])
        earlier = self._find_in_file(
            path, report.address, _cut_body(report.text, report.body_start)
        )
        return None if earlier is None else earlier.report_id

    def _find_in_file(self, path: str | None, address: str | None, body: str) -> _Earlier | None:
        """Return what the file held before, unless it is another report.

        A page saved under the name of another one is another report: both have an address, and
        say different things. The same words under a new address are the same report.
        """
        row = self._database.find_row(
            "SELECT report_no, report_id, address FROM inputs JOIN reports USING (report_no)"
            " WHERE inputs.kind = 'path' AND value = ?",
            (path and make_storable(path),),
        )
        if row is None:
            return None
        earlier = _Earlier(*row)
        if address is None or earlier.address in {None, address}:
            return earlier
        return earlier if body == self._find_body(earlier.report_no) else None

    def _find_body(self, report_no: int) -> str:
        found = self._database.fetch_all(
            "SELECT text, body_start FROM texts JOIN current_readings USING (report_no)"
            " WHERE report_no = ?",
            (report_no,),
        )
        (body,) = self._database.load_rows(lambda row: _cut_body(*row), found)
        return body

    def _is_noted(self, report_no: int, address: str | None, path: str | None) -> bool:
        return all(
            self._database.find_row(
                "SELECT report_no FROM inputs WHERE kind = ? AND value = ?", key
            )
            == (report_no,)
            for key in _make_keys(address, path)
        )

    def _note_input(self, report_no: int, address: str | None, path: str | None) -> None:
        """Let an address and a file point to the report that stands there now."""
        if self._is_noted(report_no, address, path):
            return
        earlier = self._find_in_file(path, address, self._find_body(report_no))
        for key in _make_keys(address, path):
            self._point(key, report_no)
        if earlier is None or earlier.address in {None, address}:
            return
        # The file told another address before. Its report stood there because of this file, if
        # of any, so that it is replaced there too; a copy in another file keeps it standing.
        copy = self._database.find_row(
            "SELECT 1 FROM inputs WHERE kind = 'path' AND report_no = ?", (earlier.report_no,)
        )
        key = ("address", str(earlier.address))
        if copy is None and self._is_noted(earlier.report_no, earlier.address, None):
            self._point(key, report_no)

    def _point(self, key: tuple[str, str], report_no: int) -> None:
        self._database.execute(
            "INSERT INTO inputs (kind, value, report_no) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, value) DO UPDATE SET report_no = excluded.report_no",
            (*key, report_no),
        )
        self._database.execute(
            "INSERT INTO sightings (report_no, input_no)"
            " SELECT ?, input_no FROM inputs WHERE kind = ? AND value = ?"
            " ON CONFLICT DO NOTHING",
            (report_no, *key),
        )


def _make_keys(address: str | None, path: str | None) -> list[tuple[str, str]]:
    """Return under what the versions of a report are kept."""
    keys = [] if address is None else [("address", address)]
    return keys if path is None else [*keys, ("path", make_storable(path))]


def _cut_body(text: str, start: int) -> str:
    return text[start:].strip()


def _number(reading_no: int, columns: Iterable[rows.Row]) -> Iterable[rows.Row]:
    return ((reading_no, position, *row) for position, row in enumerate(columns))


def _check_grounded(reading: Reading) -> None:
    report = reading.report
    for stmt in reading.statements:
        if stmt.report_id != report.report_id:
            raise GroundingError(
                f"a statement of {stmt.report_id} is no statement of {report.report_id}"
            )
    end = max((span.end for span in _list_spans(reading)), default=0)
    if end > len(report.text):
        raise GroundingError(
            f"a span ends at {end}, the text of {report.report_id} at {len(report.text)}"
        )


def _list_spans(reading: Reading) -> Iterable[Span]:
    reasons: list[Reason] = []
    for mention in reading.mentions:
        yield mention.span
        yield mention.head
        if mention.title is not None:
            yield mention.title
    for timex in reading.timexes:
        yield timex.span
    for entity in reading.entities:
        yield from (r.span for r in entity.roles if r.report_id == reading.report.report_id)
    for link in reading.links:
        reasons.extend(link.reasons)
    for stmt in reading.statements:
        yield from (*stmt.source, *stmt.shared_source, *stmt.cue, *stmt.content)
        if stmt.said_at is not None:
            yield stmt.said_at.span
        reasons.extend(stmt.reasons)
    # Only the left: the right side of a reason can be the words of another report.
    for reason in reasons:
        yield from reason.left
