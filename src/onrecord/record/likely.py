"""Find statements that may have to do with words: by the full-text indexes, never by reading all.

In: beginnings of words, in groups of which each stands for one word. Out: statements, the likelier
first. How well they answer is left to `compare/`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from onrecord.model.record import RecordedReport
from onrecord.model.statement import Statement
from onrecord.record import rows
from onrecord.record.catalogue import list_entries
from onrecord.record.database import make_storable
from onrecord.record.findings import Findings
from onrecord.record.search import fold_marks

# Beginnings of one word in its forms: any of them will do.
Forms = tuple[str, ...]

_COLUMNS = (
    "source, shared_source, cue, content, speaker, quote_type, mode, act, channel, addressee,"
    " venue, outlet, programme, via, said_at, within, about, hedged, factuality, confidence,"
    " reasons"
)


class Likely(Findings):
    """Finds what may have to do with words, and what comparing found."""

    def count_likely(self, words: Iterable[Forms], *, most: int) -> tuple[list[int], int]:
        """Return in how many statements each word stands, and how many there are.

        Args:
            words: The words.
            most: Counting stops here: what is so common tells nothing.
        """
        counts = []
        for forms in words:
            row = self._database.find_row(
                "SELECT count(*) FROM (SELECT 1 FROM statements_search"
                " WHERE statements_search MATCH ? LIMIT ?)",
                (_make_query([forms], "OR"), most),
            )
            counts.append(0 if row is None else int(row[0]))
        row = self._database.find_row("SELECT max(statement_no) FROM statements")
        return counts, 0 if row is None or row[0] is None else int(row[0])

    def likely_statements(
        self, words: Sequence[Forms], *, limit: int
    ) -> Iterator[tuple[RecordedReport, tuple[Statement, ...]]]:
        """Yield the statements that have most of the words, report by report.

        Args:
            words: The words; first those with all of them, then those with any.
            limit: How many statements of each.
        """
        numbers: set[int] = set()
        for joint in ("AND", "OR"):
            if words:
                found = self._database.fetch_all(
                    "SELECT rowid FROM statements_search WHERE statements_search MATCH ?"
                    " ORDER BY rank LIMIT ?",
                    (_make_query(words, joint), limit),
                )
                numbers.update(number for (number,) in found)
        wanted: dict[int, list[tuple[int, object]]] = {}
        for number in sorted(numbers):
            for reading_no, *row in self._database.fetch_all(
                f"SELECT reading_no, {_COLUMNS} FROM statements"  # noqa: S608 (ours)
                " WHERE statement_no = ?",
                (number,),
            ):
                wanted.setdefault(int(reading_no), []).append((number, row))
        yield from self._load(wanted)

    def statements_with(
        self, report_ids: Collection[str], words: Sequence[Forms]
    ) -> Iterator[tuple[RecordedReport, tuple[Statement, ...]]]:
        """Yield the statements of reports in which one of the words may stand, report by report.

        Without words all of them are yielded.
        """
        beginnings = tuple(form for forms in words for form in forms)
        wanted: dict[int, list[tuple[int, object]]] = {}
        for entry in list_entries(self._database, report_ids):
            for exact, number, *row in self._database.fetch_all(
                f"SELECT exact, statement_no, {_COLUMNS} FROM statements"  # noqa: S608 (ours)
                " WHERE reading_no = ? ORDER BY position",
                (entry.reading_no,),
            ):
                bare = fold_marks(str(exact))
                if not words or any(each in bare for each in beginnings):
                    wanted.setdefault(entry.reading_no, []).append((number, row))
        yield from self._load(wanted)

    def statements_named(self, beginning: str, *, limit: int) -> tuple[Statement, ...]:
        """Return the statements whose id begins so, of reports that stand, in their order."""
        wanted: dict[int, list[tuple[int, object]]] = {}
        for reading_no, number, *row in self._database.fetch_all(
            f"SELECT reading_no, statement_no, {_COLUMNS} FROM statements"  # noqa: S608 (ours)
            " WHERE statement_id >= ? AND statement_id < ? ORDER BY statement_no DESC LIMIT ?",
            (make_storable(beginning), make_storable(beginning) + "~", limit),
        ):
            wanted.setdefault(int(reading_no), []).append((number, row))
        return tuple(stmt for _, statements in self._load(wanted) for stmt in statements)

    def likely_reports(self, words: Sequence[Forms], *, limit: int) -> tuple[str, ...]:
        """Return the reports that have most of the words in headline and text, the best first."""
        found: dict[str, None] = {}
        for joint in ("AND", "OR"):
            if words and len(found) < limit:
                rows_found = self._database.fetch_all(
                    "SELECT report_id FROM reports JOIN (SELECT rowid AS report_no, rank FROM"
                    " reports_search WHERE reports_search MATCH ? ORDER BY rank LIMIT ?)"
                    " USING (report_no) ORDER BY rank, report_id",
                    (_make_query(words, joint), limit),
                )
                found.update((report_id, None) for (report_id,) in rows_found)
        return tuple(found)[:limit]

    def name_entities(self, report_id: str, chosen: Collection[str]) -> dict[str, list[str]]:
        """Return names and aliases of some entities, as one report knows them."""
        joins = self.joins()
        found = self._database.fetch_all(
            "SELECT entity_id, name, aliases FROM entities WHERE reading_no = (SELECT reading_no"
            " FROM current_readings JOIN reports USING (report_no) WHERE report_id = ?)",
            (make_storable(report_id),),
        )
        names: dict[str, list[str]] = {}
        for entity_id, name, aliases in found:
            known = joins.find_id(report_id, entity_id)
            if known in chosen:
                names.setdefault(known, []).extend((name, *rows.load_strings(aliases)))
        return names

    def _load(
        self, wanted: dict[int, list[tuple[int, object]]]
    ) -> Iterator[tuple[RecordedReport, tuple[Statement, ...]]]:
        joins = self.joins()
        for entry in list_entries(self._database):
            found = wanted.get(entry.reading_no)
            if found is None or entry.report.superseded_by is not None:
                continue
            load = partial(rows.load_statement, entry.report.report_id)
            loaded = self._database.load_rows(load, (row for _, row in found))  # type: ignore[misc]
            yield entry.report, tuple(map(joins.rename_statement, loaded))


def _make_query(words: Iterable[Forms], joint: str) -> str:
    """Make a query for the index; what stands in quotation marks is never an operator."""
    return f" {joint} ".join(
        "(" + " OR ".join(f'"{form.replace(chr(34), "")}"*' for form in forms) + ")"
        for forms in words
    )
