"""What comparing noted in reports, and found between them.

In: ids of reports. Out: the nouns of `model/comparison.py` as they were put in; entities go by the
ids that people's merges and splits give. Of each report only the newest reading is seen. Putting
it in is left to `shelf.py`.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TypeVar

from onrecord.model.comparison import (
    Check,
    Commitment,
    Dispute,
    Event,
    Issue,
    Position,
    Quantity,
    Relation,
    Shift,
)
from onrecord.model.reaction import Reaction
from onrecord.model.reprint import Reprint
from onrecord.record.bodies import load_body
from onrecord.record.database import Database
from onrecord.record.joining import Joins

_Noun = TypeVar("_Noun")

# By what name a noun's rows go.
KINDS: dict[type, str] = {
    Quantity: "quantity",
    Check: "check",
    Relation: "relation",
    Dispute: "dispute",
    Issue: "issue",
    Position: "position",
    Shift: "shift",
    Commitment: "commitment",
    Event: "event",
    Reaction: "reaction",
    Reprint: "reprint",
}


def name_kind(noun: type) -> str:
    """Return by what name the rows of a noun go.

    >>> name_kind(Relation)
    'relation'
    """
    return KINDS.get(noun) or noun.__name__.lower()


def number_key(kind: str, key: str) -> int:
    """Return the number by which notes of a kind are found: it fits SQLite's whole numbers.

    >>> number_key("claimnote", "pass gun") == number_key("claimnote", "pass gun")
    True
    """
    digest = hashlib.blake2b(f"{kind} {key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Findings:
    """Finds what comparing has left in the record. Every method reads anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def joins(self) -> Joins:
        """Return which entities are one, or are not, because people said so."""
        return Joins()

    def relations(self, *, report_ids: Collection[str] | None = None) -> tuple[Relation, ...]:
        """Return how statements bear on each other, by id."""
        return self.findings(Relation, report_ids=report_ids)

    def disputes(self, *, report_ids: Collection[str] | None = None) -> tuple[Dispute, ...]:
        """Return the claims on which accounts differ, by id."""
        return self.findings(Dispute, report_ids=report_ids)

    def issues(self, *, report_ids: Collection[str] | None = None) -> tuple[Issue, ...]:
        """Return what positions are about, by id."""
        return self.findings(Issue, report_ids=report_ids)

    def positions(self, *, report_ids: Collection[str] | None = None) -> tuple[Position, ...]:
        """Return where actors stand on issues, by id."""
        return self.findings(Position, report_ids=report_ids)

    def shifts(self, *, report_ids: Collection[str] | None = None) -> tuple[Shift, ...]:
        """Return changes of position, by id."""
        return self.findings(Shift, report_ids=report_ids)

    def commitments(self, *, report_ids: Collection[str] | None = None) -> tuple[Commitment, ...]:
        """Return what was promised, offered, undertaken or threatened, by id."""
        return self.findings(Commitment, report_ids=report_ids)

    def events(self, *, report_ids: Collection[str] | None = None) -> tuple[Event, ...]:
        """Return what was held and is planned, by id."""
        return self.findings(Event, report_ids=report_ids)

    def reprints(self, *, report_ids: Collection[str] | None = None) -> tuple[Reprint, ...]:
        """Return which reports print which again, by id."""
        return self.findings(Reprint, report_ids=report_ids)

    def reactions(self, *, report_ids: Collection[str] | None = None) -> tuple[Reaction, ...]:
        """Return which statements are said of, or in answer to, others, by id."""
        return self.findings(Reaction, report_ids=report_ids)

    def checks(self, *, report_ids: Collection[str] | None = None) -> tuple[Check, ...]:
        """Return which details were held against others, report by report."""
        own = [check for _, check in self.notes(Check, report_ids=report_ids)]
        return (*own, *self.findings(Check, report_ids=report_ids))

    def quantities(self, *, report_ids: Collection[str] | None = None) -> tuple[Quantity, ...]:
        """Return the figures, report by report, in the order of the text."""
        return tuple(figure for _, figure in self.notes(Quantity, report_ids=report_ids))

    def findings(
        self, noun: type[_Noun], *, report_ids: Collection[str] | None = None
    ) -> tuple[_Noun, ...]:
        """Return what was found between reports, by id.

        Args:
            noun: What.
            report_ids: Only what rests on no other reports than these.
        """
        kind = name_kind(noun)
        found = self._database.fetch_all(
            "SELECT finding_no, body FROM findings WHERE kind = ? ORDER BY finding_id", (kind,)
        )
        if report_ids is not None:
            chosen = frozenset(report_ids)
            outside = {
                number
                for number, report_id in self._database.fetch_all(
                    "SELECT finding_no, report_id FROM finding_reports JOIN findings"
                    " USING (finding_no) WHERE kind = ?",
                    (kind,),
                )
                if report_id not in chosen
            }
            found = [row for row in found if row[0] not in outside]
        merges = self.joins().merges
        rename = (lambda entity: merges.get(entity, entity)) if merges else None
        load = partial(load_body, noun, rename=rename)
        return tuple(self._database.load_rows(lambda row: load(row[1]), found))

    def findings_on(self, noun: type[_Noun], report_ids: Iterable[str]) -> tuple[_Noun, ...]:
        """Return what was found that rests on one of the reports, among others; by id."""
        found: dict[str, str] = {}
        for report_id in report_ids:
            found.update(
                self._database.fetch_all(
                    "SELECT finding_id, body FROM finding_reports JOIN findings USING (finding_no)"
                    " WHERE report_id = ? AND kind = ?",
                    (report_id, name_kind(noun)),
                )
            )
        merges = self.joins().merges
        rename = (lambda entity: merges.get(entity, entity)) if merges else None
        load = partial(load_body, noun, rename=rename)
        return tuple(self._database.load_rows(lambda row: load(row[1]), sorted(found.items())))

    def notes(
        self, noun: type[_Noun], *, report_ids: Collection[str] | None = None
    ) -> Iterator[tuple[str, _Noun]]:
        """Yield what was noted in single reports, with the report's id, report by report."""
        found = self._database.fetch_all(
            "SELECT report_id, body FROM notes JOIN current_readings USING (reading_no)"
            " JOIN reports USING (report_no) WHERE notes.kind = ?"
            " ORDER BY coalesce(reference_date, ''), report_id, position",
            (name_kind(noun),),
        )
        chosen = None if report_ids is None else frozenset(report_ids)
        wanted = (row for row in found if chosen is None or row[0] in chosen)
        return self._load_notes(noun, wanted)

    def notes_by_key(
        self, noun: type[_Noun], keys: Iterable[str], *, most: int
    ) -> Iterator[tuple[str, _Noun]]:
        """Yield the notes that have one of the keys, each once, with the id of its report.

        Args:
            noun: What.
            keys: The keys; by one that more than `most` notes have nothing is found.
            most: How many.
        """
        kind = name_kind(noun)
        numbers: set[int] = set()
        for key in sorted(set(keys)):
            found = self._database.fetch_all(
                "SELECT note_no FROM note_keys WHERE key = ? LIMIT ?",
                (number_key(kind, key), most + 1),
            )
            if len(found) <= most:
                numbers.update(number for (number,) in found)
        rows = [
            row
            for number in sorted(numbers)
            for row in self._database.fetch_all(
                "SELECT report_id, body FROM notes JOIN current_readings USING (reading_no)"
                " JOIN reports USING (report_no) WHERE note_no = ?",
                (number,),
            )
        ]
        return self._load_notes(noun, rows)

    def _load_notes(
        self, noun: type[_Noun], found: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[str, _Noun]]:
        joins = self.joins()

        def load(row: tuple[str, str]) -> tuple[str, _Noun]:
            rename = partial(joins.find_id, row[0]) if joins else None
            return row[0], load_body(noun, row[1], rename)

        return iter(self._database.load_rows(load, found))
