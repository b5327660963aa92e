"""Find a page of statements or reports at a time, however many there are.

What fits is counted a reading at a time over an index; only what stands on the page is fetched.

In: `StatementQuery` or `ReportQuery`, and where the page begins. Out: `StatementPage`,
`ReportList`. Who and what is on record is looked up by `directory.py`; whole reports are left to
`find.py`.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from onrecord.model.document import Span
from onrecord.model.record import RecordedReport
from onrecord.model.statement import Statement
from onrecord.record import rows
from onrecord.record.catalogue import Entry
from onrecord.record.database import Database, make_storable
from onrecord.record.directory import Directory, find_stamp, load_directory
from onrecord.record.joining import Joins
from onrecord.record.judged import DECIDED
from onrecord.record.search import is_named, make_match_query
from onrecord.record.whois import Described, describe


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery:
    """Which statements to find; None asks for nothing.

    Attributes:
        words: What is searched for in the statement's words; see `search.make_match_query`.
        speakers: Ids of entities of which one says it.
        about: Ids of entities of whose words, deeds or intentions something is claimed.
        report: Id of a report, whichever version.
        publisher: Words of the publisher's name.
        date_from: ISO date; in reports of that reference date or later.
        date_to: ISO date, or only year or month; of that time or earlier.
        channel: Over what it was said.
        outlets: Ids of entities of the medium in which it was said.
        act: What saying it does.
        mode: Speech, writing, belief, ….
        statement_ids: Ids of which the statement has one.
        told: ``own`` for what the report itself tells, ``others`` for what somebody else in it
            says that was said.
        reviewed: Whether a person has decided about it.
        oldest_first: In the order of time; by default the newest report comes first.
    """

    words: str | None = None
    speakers: frozenset[str] | None = None
    about: frozenset[str] | None = None
    report: str | None = None
    publisher: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    channel: str | None = None
    outlets: frozenset[str] | None = None
    act: str | None = None
    mode: str | None = None
    statement_ids: frozenset[str] | None = None
    told: str | None = None
    reviewed: bool | None = None
    oldest_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """Some of the statements that fit.

    Attributes:
        statements: Those of the page, in its order.
        total: How many fit in all.
        reports: In how many reports they stand.
    """

    statements: tuple[Statement, ...]
    total: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports to find; None asks for nothing.

    Attributes:
        words: What is searched for in headline and text.
        publisher: Words of the publisher's name.
        date_from: ISO date; of that reference date or later.
        date_to: ISO date, or only year or month; of that time or earlier.
        added: In the order in which they came into the record, the last first.
    """

    words: str | None = None
    publisher: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report of a list, and how many statements it holds."""

    report: RecordedReport
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportList:
    """Some of the reports that fit, and how many fit in all."""

    reports: tuple[ListedReport, ...]
    total: int


# The narrow columns by which statements are chosen: an index holds them, so that the wide rows
# need not be read (steps/0006). Only what is asked for is a condition, each a constant of ours.
_CONDITIONS = {
    "act": "act = :act",
    "mode": "mode = :mode",
    "channel": "channel = :channel",
    "speakers": "speaker IN (SELECT value FROM json_each(:speakers))",
    "outlets": "outlet IN (SELECT value FROM json_each(:outlets))",
    "one": "instr(about, :one)",
    "about": "about <> '[]' AND EXISTS (SELECT 1 FROM json_each(about) AS named"
    " WHERE named.value IN (SELECT value FROM json_each(:about)))",
    "within": "(within IS NOT NULL) = :within",
    "chosen": "statement_no IN (SELECT value FROM json_each(:chosen))",
    "match": "statement_no IN (SELECT rowid FROM statements_search"
    " WHERE statements_search MATCH :match)",
    "reviewed": "(statement_no IN (SELECT value FROM json_each(:decided))) = :reviewed",
}
_COUNT = "SELECT reading_no, count(*) {chosen} GROUP BY reading_no"
_LIST = "SELECT reading_no, position, statement_no, speaker {chosen}"
_FETCH = """
SELECT statement_no, reading_no, source, shared_source, cue, content, speaker, quote_type, mode,
    act, channel, addressee, venue, outlet, programme, via, said_at, within, about, hedged,
    factuality, confidence, reasons
FROM statements WHERE statement_no IN (SELECT value FROM json_each(?))
"""


class Index:
    """Finds a page at a time. Every method reads anew and keeps no lock."""

    def __init__(self, database: Database, find_joins: Callable[[], Joins]) -> None:
        self._database = database
        self._find_joins = find_joins

    def refresh(self, directory: Directory | None) -> Directory:
        """Return who and what is on record now; the same object where nothing has changed."""
        if directory is not None and directory.stamp == find_stamp(self._database):
            return directory
        with self._database.snapshot():
            return load_directory(self._database, self._find_joins())

    def statements(
        self, directory: Directory, query: StatementQuery, *, start: int = 0, limit: int = 50
    ) -> StatementPage:
        """Return the statements that fit from the `start`-th on, and how many there are."""
        entries = _choose_entries(directory, query)
        bound = self._bind(directory, query)
        if bound is None or not entries:
            return StatementPage(statements=(), total=0, reports=0)
        numbers = [entry.reading_no for entry in entries]
        counts = self._count(directory, numbers, bound, query)
        chosen: list[int] = []
        before = at = 0
        for number in numbers:
            count = counts.get(number, 0)
            if count and at < start + limit:
                if at + count <= start:
                    before += count
                else:
                    chosen.append(number)
            at += count
        order = {number: place for place, number in enumerate(chosen)}
        listed = sorted(
            (order[reading_no], position, statement_no)
            for reading_no, position, statement_no in self._list(directory, chosen, bound, query)
        )[start - before : start - before + limit]
        return StatementPage(
            statements=tuple(self._fetch(directory, [number for _, _, number in listed])),
            total=at,
            reports=len(counts),
        )

    def count_said(
        self, directory: Directory, numbers: Collection[int], speakers: Collection[str]
    ) -> dict[tuple[int, str], int]:
        """Count what each of some speakers says in each of some readings."""
        found = self._database.fetch_all(
            "SELECT reading_no, speaker, count(*) FROM statements"
            " WHERE reading_no IN (SELECT value FROM json_each(?))"
            " AND speaker IN (SELECT value FROM json_each(?)) GROUP BY reading_no, speaker",
            (
                json.dumps(sorted(numbers)),
                json.dumps(sorted(directory.list_read_ids(speakers))),
            ),
        )
        counts: Counter[tuple[int, str]] = Counter()
        for reading_no, speaker, number in found:
            report_id = directory.by_reading[reading_no].report.report_id
            key = directory.joins.find_id(report_id, speaker)
            if key in speakers:  # pragma: no branch - not so only where one was split off here
                counts[reading_no, key] += number
        return counts

    def find_statement(self, directory: Directory, statement_id: str) -> Statement | None:
        """Return a statement of a newest reading, of the report that stands now where it can be."""
        found = self._database.fetch_all(
            "SELECT statement_no, reading_no FROM statements WHERE statement_id = ?"
            " ORDER BY statement_no DESC",
            (make_storable(statement_id),),
        )
        numbers = [number for number, reading in found if reading in directory.by_reading]
        return next(iter(self._fetch(directory, numbers[:1])), None)

    def find_statements(
        self, directory: Directory, statement_ids: Collection[str]
    ) -> dict[str, Statement]:
        """Return statements by id; those that no newest reading has are left out."""
        ids = json.dumps(sorted(map(make_storable, set(statement_ids))))
        found = self._database.fetch_all(
            "SELECT statement_no, reading_no FROM statements"
            " WHERE statement_id IN (SELECT value FROM json_each(?))",
            (ids,),
        )
        numbers = [number for number, reading in found if reading in directory.by_reading]
        return {stmt.statement_id: stmt for stmt in self._fetch(directory, numbers)}

    def named_places(
        self, directory: Directory, report_id: str, whole: Span
    ) -> list[tuple[Span, str]]:
        """Return where in a part of a report whom or what is mentioned, as entities go now."""
        entry = directory.by_report.get(report_id)
        found = self._database.fetch_all(
            "SELECT span_start, span_end, entity_id FROM mentions"
            " JOIN links USING (reading_no, mention_id)"
            " WHERE reading_no = ? AND span_start < ? AND span_end > ?",
            (None if entry is None else entry.reading_no, whole.end, whole.start),
        )
        return self._database.load_rows(
            lambda row: (Span(row[0], row[1]), directory.joins.find_id(report_id, row[2])), found
        )

    def reports(
        self, directory: Directory, query: ReportQuery, *, start: int = 0, limit: int = 50
    ) -> ReportList:
        """Return the reports that fit from the `start`-th on, and how many there are."""
        entries: Sequence[Entry] = [
            entry for entry in directory.standing if _is_wanted(entry.report, query)
        ]
        if query.words is not None:
            hits = self._search_texts(query.words)
            entries = [entry for entry in entries if entry.report.report_id in hits]
        if query.added:
            entries = sorted(entries, key=lambda entry: -entry.reading_no)
        else:
            entries = entries[::-1]
        shown = entries[start : start + limit]
        counted = self._database.fetch_all(
            "SELECT reading_no, count(*) FROM statements"
            " WHERE reading_no IN (SELECT value FROM json_each(?)) GROUP BY reading_no",
            (json.dumps([entry.reading_no for entry in shown]),),
        )
        counts = dict(counted)
        return ReportList(
            reports=tuple(
                ListedReport(report=entry.report, statements=counts.get(entry.reading_no, 0))
                for entry in shown
            ),
            total=len(entries),
        )

    def describe(self, directory: Directory, entity_id: str) -> Described:
        """Return what an entity is called, over all reports.

        Raises:
            NotOnRecord: If there is none of that id.
        """
        return describe(self._database, directory, entity_id)

    def count_decided(self) -> int:
        """Return about how many statements a person has decided, as they are read now."""
        return len(self._list_decided())

    def count_channels(self, directory: Directory) -> dict[str, int]:
        """Count the statements of standing reports by the channel over which they were said."""
        numbers = [entry.reading_no for entry in directory.standing]
        found = self._choose("SELECT channel, count(*) {chosen} GROUP BY channel", numbers, {})
        return {channel: number for channel, number in found if channel is not None}

    def _find_numbers(self, statement_ids: Collection[str] | None) -> str | None:
        """Return the rows of statements, as a JSON array; None where none were asked for."""
        if statement_ids is None:
            return None
        found = self._database.fetch_all(
            "SELECT statement_no FROM statements"
            " WHERE statement_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(map(make_storable, statement_ids))),),
        )
        return json.dumps([number for (number,) in found])

    def _list_decided(self) -> list[int]:
        return [number for (number,) in self._database.fetch_all(DECIDED)]

    def _search_texts(self, words: str) -> frozenset[str]:
        match = make_match_query(make_storable(words))
        if match is None:
            return frozenset()
        found = self._database.fetch_all(
            "SELECT report_id FROM reports_search JOIN reports"
            " ON report_no = reports_search.rowid WHERE reports_search MATCH ?",
            (match,),
        )
        return frozenset(report_id for (report_id,) in found)

    def _bind(self, directory: Directory, query: StatementQuery) -> dict[str, object] | None:
        """Return what the query's parameters are; None where nothing can fit."""
        match = None
        if query.words is not None and query.words.strip():
            match = make_match_query(make_storable(query.words))
            if match is None:
                return None

        def list_ids(ids: frozenset[str] | None) -> str | None:
            return None if ids is None else json.dumps(sorted(directory.list_read_ids(ids)))

        bound = {
            "act": query.act,
            "mode": query.mode,
            "channel": query.channel,
            "speakers": list_ids(query.speakers),
            "outlets": list_ids(query.outlets),
            **_bind_about(list_ids(query.about)),
            "within": None if query.told is None else int(query.told == "others"),
            "match": match,
            "chosen": self._find_numbers(query.statement_ids),
            "reviewed": None if query.reviewed is None else int(query.reviewed),
            "decided": None if query.reviewed is None else json.dumps(self._list_decided()),
        }
        return {key: value for key, value in bound.items() if value is not None}

    def _choose(
        self, sql: str, numbers: list[int], bound: dict[str, object]
    ) -> list[tuple[Any, ...]]:
        """Ask of the statements of some readings that fit."""
        among = "FROM statements WHERE reading_no IN (SELECT value FROM json_each(:readings))"
        conditions = [text for name, text in _CONDITIONS.items() if name in bound]
        chosen = " AND ".join([among, *conditions])
        return self._database.fetch_named(
            sql.format(chosen=chosen), bound | {"readings": json.dumps(numbers)}
        )

    def _count(
        self,
        directory: Directory,
        numbers: list[int],
        bound: dict[str, object],
        query: StatementQuery,
    ) -> dict[int, int]:
        if query.speakers is not None and directory.joins.splits:
            # In some report the speaker is another one: which, only the rows tell.
            counts: dict[int, int] = {}
            for reading_no, _, _ in self._list(directory, numbers, bound, query):
                counts[reading_no] = counts.get(reading_no, 0) + 1
            return counts
        found = self._choose(_COUNT, numbers, bound)
        return dict(found)

    def _list(
        self,
        directory: Directory,
        numbers: list[int],
        bound: dict[str, object],
        query: StatementQuery,
    ) -> Iterator[tuple[int, int, int]]:
        found = self._choose(_LIST, numbers, bound)
        for reading_no, position, statement_no, speaker in found:
            if query.speakers is not None and directory.joins.splits:
                report_id = directory.by_reading[reading_no].report.report_id
                if directory.joins.find_id(report_id, speaker) not in query.speakers:
                    continue
            yield reading_no, position, statement_no

    def _fetch(self, directory: Directory, numbers: Sequence[int]) -> Iterator[Statement]:
        found = {row[0]: row for row in self._database.fetch_all(_FETCH, (json.dumps(numbers),))}
        for number in numbers:
            row = found.get(number)
            if row is not None:  # pragma: no branch - another program may have taken it
                report_id = directory.by_reading[row[1]].report.report_id
                load = partial(rows.load_statement, report_id)
                yield from map(
                    directory.joins.rename_statement, self._database.load_rows(load, [row[2:]])
                )


def _bind_about(ids: str | None) -> dict[str, object]:
    """Ask whom a statement is about; one id is looked for as it is written, which is quicker."""
    listed = [] if ids is None else json.loads(ids)
    return {"one": json.dumps(listed[0])} if len(listed) == 1 else {"about": ids}


def _choose_entries(directory: Directory, query: StatementQuery) -> list[Entry]:
    if query.report is not None:
        entry = directory.by_report.get(query.report)
        return [] if entry is None else [entry]
    wanted = ReportQuery(
        publisher=query.publisher, date_from=query.date_from, date_to=query.date_to
    )
    chosen = [entry for entry in directory.standing if _is_wanted(entry.report, wanted)]
    return chosen if query.oldest_first else chosen[::-1]


def _is_wanted(report: RecordedReport, wanted: ReportQuery) -> bool:
    date = report.reference_date
    if wanted.date_from is not None and (date is None or date < wanted.date_from):
        return False
    # Compared as far as it goes: until "2025-08" means until the end of that August.
    end = wanted.date_to
    if end is not None and (date is None or date[: len(end)] > end):
        return False
    return wanted.publisher is None or is_named(wanted.publisher, [report.publisher])
