"""Keep what comparing notes in reports, and finds between them.

In: nouns of `model/comparison.py`, and notes of whatever kind. Out: rows, each report's notes or
each step's findings whole or not at all. All of it can be made again from readings, so that it is
replaced and not appended. Finding it is left to `findings.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import NotOnRecord
from onrecord.model.comparison import (
    Check,
    Commitment,
    Dispute,
    Event,
    Issue,
    Position,
    Relation,
    Shift,
)
from onrecord.model.reaction import Reaction
from onrecord.model.reprint import Reprint
from onrecord.record.bodies import dump_body
from onrecord.record.catalogue import list_entries
from onrecord.record.database import Database
from onrecord.record.findings import name_kind, number_key

Finding = (
    Relation | Dispute | Issue | Position | Shift | Commitment | Event | Check | Reaction | Reprint
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What comparing notes in one report, to find it again from others.

    Attributes:
        noun: A frozen dataclass; see `bodies.py` for what it may hold.
        keys: By what it is found; none where only the whole report is asked for.
    """

    noun: object
    keys: tuple[str, ...] = ()


class Shelf:
    """Keeps what comparing finds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_unnoted(self, made_by: str) -> tuple[str, ...]:
        """Return the standing reports of whose newest reading nothing is noted by `made_by`."""
        known = {
            reading_no
            for (reading_no,) in self._database.fetch_all(
                "SELECT reading_no FROM noted WHERE made_by = ?", (made_by,)
            )
        }
        return tuple(
            entry.report.report_id
            for entry in list_entries(self._database)
            if entry.report.superseded_by is None and entry.reading_no not in known
        )

    def list_uncompared(self) -> tuple[str, ...]:
        """Return the standing reports that are noted, but not yet held against others."""
        waiting = {
            reading_no
            for (reading_no,) in self._database.fetch_all(
                "SELECT reading_no FROM noted WHERE NOT is_compared"
            )
        }
        return tuple(
            entry.report.report_id
            for entry in list_entries(self._database)
            if entry.report.superseded_by is None and entry.reading_no in waiting
        )

    def list_withdrawn(self) -> tuple[str, ...]:
        """Return the reports that were held against others, and no longer stand."""
        held = {
            reading_no
            for (reading_no,) in self._database.fetch_all(
                "SELECT reading_no FROM noted WHERE is_compared"
            )
        }
        return tuple(
            entry.report.report_id
            for entry in list_entries(self._database)
            if entry.report.superseded_by is not None and entry.reading_no in held
        )

    def stamp(self) -> tuple[int, ...]:
        """Return numbers that change when anything is noted, or held against the rest."""
        (row,) = self._database.fetch_all(
            "SELECT count(*), total(is_compared), coalesce(max(reading_no), 0),"
            " (SELECT coalesce(max(note_no), 0) FROM notes) FROM noted"
        )
        return tuple(map(int, row))

    def put_notes(self, report_id: str, made_by: str, notes: Iterable[Note]) -> None:
        """Replace what is noted of a report.

        Raises:
            NotOnRecord: If the report is not on record.
        """
        row = self._database.find_row(
            "SELECT report_no, reading_no FROM reports JOIN current_readings USING (report_no)"
            " WHERE report_id = ?",
            (report_id,),
        )
        if row is None:
            raise NotOnRecord(f"{report_id} is not on record")
        report_no, reading_no = row
        with self._database.transaction():
            self._clear_notes(report_no)
            positions: dict[str, int] = {}
            for note in notes:
                kind = name_kind(type(note.noun))
                position = positions[kind] = positions.get(kind, -1) + 1
                number = self._database.execute(
                    "INSERT INTO notes (reading_no, kind, position, body) VALUES (?, ?, ?, ?)",
                    (reading_no, kind, position, dump_body(note.noun)),
                )
                self._database.execute_many(
                    "INSERT INTO note_keys (key, note_no) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    [(number_key(kind, key), number) for key in note.keys],
                )
            self._database.execute(
                "INSERT INTO noted (reading_no, made_by) VALUES (?, ?)", (reading_no, made_by)
            )

    def put_findings(
        self,
        found: Iterable[Finding],
        *,
        kinds: Iterable[type] = (),
        touching: Iterable[str] = (),
        compared: Iterable[str] = (),
        withdrawn: Iterable[str] = (),
        stamp: tuple[int, ...] | None = None,
    ) -> bool:
        """Put findings in, in one transaction; one of the same kind and id is replaced.

        Args:
            found: The findings.
            kinds: Nouns of which all findings are dropped before.
            touching: Reports; every finding that rests on one of them is dropped before.
            compared: Reports that are held against others now.
            withdrawn: Reports that no longer are.
            stamp: What `stamp` told before the findings were found.

        Returns:
            Whether they were put in: not so if the stamp is another one now.
        """
        with self._database.transaction():
            if stamp is not None and stamp != self.stamp():
                return False
            for kind in kinds:
                self._drop("kind = ?", name_kind(kind))
            for report_id in touching:
                self._drop(
                    "finding_no IN (SELECT finding_no FROM finding_reports WHERE report_id = ?)",
                    report_id,
                )
            for finding in found:
                self._put(finding)
            for is_compared, ids in ((1, compared), (0, withdrawn)):
                self._database.execute_many(
                    "UPDATE noted SET is_compared = ? WHERE reading_no = (SELECT reading_no FROM"
                    " reports JOIN current_readings USING (report_no) WHERE report_id = ?)",
                    [(is_compared, report_id) for report_id in ids],
                )
        return True

    def _clear_notes(self, report_no: int) -> None:
        values = (report_no,)
        self._database.execute(
            "DELETE FROM note_keys WHERE note_no IN (SELECT note_no FROM notes WHERE reading_no IN"
            " (SELECT reading_no FROM readings WHERE report_no = ?))",
            values,
        )
        self._database.execute(
            "DELETE FROM notes WHERE reading_no IN"
            " (SELECT reading_no FROM readings WHERE report_no = ?)",
            values,
        )
        self._database.execute(
            "DELETE FROM noted WHERE reading_no IN"
            " (SELECT reading_no FROM readings WHERE report_no = ?)",
            values,
        )

    def _put(self, finding: Finding) -> None:
        kind, (finding_id, reports) = name_kind(type(finding)), _identify(finding)
        self._drop(
            "finding_no = (SELECT finding_no FROM findings WHERE kind = ? AND finding_id = ?)",
            kind,
            finding_id,
        )
        number = self._database.execute(
            "INSERT INTO findings (kind, finding_id, body) VALUES (?, ?, ?)",
            (kind, finding_id, dump_body(finding)),
        )
        self._database.execute_many(
            "INSERT INTO finding_reports (finding_no, report_id) VALUES (?, ?)",
            [(number, report_id) for report_id in sorted(reports)],
        )

    def _drop(self, where: str, *values: str) -> None:
        chosen = self._database.fetch_all(
            f"SELECT finding_no FROM findings WHERE {where}",  # noqa: S608 (ours)
            values,
        )
        for table in ("finding_reports", "findings"):
            self._database.execute_many(
                f"DELETE FROM {table} WHERE finding_no = ?",  # noqa: S608 (ours)
                chosen,
            )


def _identify(finding: Finding) -> tuple[str, set[str]]:
    """Return a finding's id, and the reports on which it rests."""
    match finding:
        case Relation() | Reaction():
            own_id = finding.relation_id if isinstance(finding, Relation) else finding.reaction_id
            return own_id, {finding.from_report, finding.to_report}
        case Reprint():
            return finding.report_id, {finding.report_id, finding.original_id}
        case Dispute():
            return finding.dispute_id, {*finding.reports, *finding.silent}
        case Issue():
            return finding.issue_id, set()
        case Shift():
            return finding.shift_id, {finding.report_id} if finding.report_id else set()
        case Position() | Commitment():
            own = finding.position_id if isinstance(finding, Position) else finding.commitment_id
            return own, set(finding.reports)
        case Event():
            return finding.event_id, {place.report_id for place in finding.evidence}
        case _:
            return finding.check_id, {finding.report_id, *(p.report_id for p in finding.against)}
