"""Find what is on record.

In: ids, filters, words. Out: the nouns as they were put in, and views derived from them: merged
entities, decisions without a home. Of each report only the newest reading is seen. Which reports
there are is left to `catalogue.py`, adding to `append.py`, showing to `present/`.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from onrecord.errors import NotOnRecord
from onrecord.model.document import Mention, Span, Timex
from onrecord.model.record import Decision, DecisionTarget, Entity, Failure, Link, RecordedReport
from onrecord.model.statement import Statement
from onrecord.record import rows
from onrecord.record.catalogue import list_entries
from onrecord.record.database import make_storable
from onrecord.record.decisions import find_home
from onrecord.record.joining import Joins, find_joins
from onrecord.record.likely import Likely
from onrecord.record.merging import merge_entities
from onrecord.record.search import is_named, make_match_query


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements to find; None asks for nothing.

    Attributes:
        speaker: An entity's id, or words of its name or of an alias.
        report: A report's id, its beginning, or its URL; or words of headline, publisher and URL.
        date_from: ISO date; statements of reports of that reference date or later.
        date_to: ISO date, or only year or month; of that time or earlier.
        words: What is searched for in the statement's words; see `search.make_match_query`.
        all_versions: Whether reports that a newer version has superseded count too; one that is
            named by its id always does.
    """

    speaker: str | None = None
    report: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    words: str | None = None
    all_versions: bool = False


class Whole(NamedTuple):
    """All that was read in one report, each in its order.

    Attributes:
        mentions: See `View.mentions`.
        links: See `View.links`.
        entities: See `View.entities`.
        statements: See `View.statements`.
        timexes: See `View.timexes`.
    """

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    timexes: tuple[Timex, ...]


_SELECT_ENTITIES = (
    "SELECT entity_id, name, type, aliases, roles, weight, identifiers"
    " FROM entities WHERE reading_no = ? ORDER BY position"
)
_SELECT_STATEMENTS = (
    "SELECT statement_no, source, shared_source, cue, content, speaker, quote_type,"
    " mode, act, channel, addressee, venue, outlet, programme, via, said_at, within,"
    " about, hedged, factuality, confidence, reasons"
    " FROM statements WHERE reading_no = ? ORDER BY position"
)


class View(Likely):
    """Finds what is in the record. Every method reads anew and keeps no lock."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Let several calls see the record at one moment, while another program writes to it.

        The other program waits so long: not for work that takes longer than a few seconds.
        """
        return self._database.snapshot()

    def reports(
        self, *, report_ids: Collection[str] | None = None, all_versions: bool = True
    ) -> tuple[RecordedReport, ...]:
        """Return the reports by reference date (those without one first), then id."""
        entries = list_entries(self._database, report_ids)
        return tuple(
            entry.report for entry in entries if all_versions or entry.report.superseded_by is None
        )

    def choose_reports(self, wanted: StatementFilter) -> tuple[RecordedReport, ...]:
        """Return the reports that a filter's report, dates and versions ask for.

        A report that is named by its id is found though a newer version has superseded it.
        """
        return tuple(r for r in self.reports() if _is_wanted(r, wanted, named=False))

    def text(self, report_id: str) -> str:
        """Return the text of a report, unchanged.

        Raises:
            NotOnRecord: If there is no such report.
            NotARecord: If the text is no longer the one that was put in.
        """
        row = self._database.find_row(
            "SELECT text, text_sha256 FROM texts JOIN reports USING (report_no)"
            " WHERE report_id = ?",
            (make_storable(report_id),),
        )
        if row is None:
            raise NotOnRecord(f"{report_id} is not on record")
        text, digest = row
        # All spans point into it: in a text that somebody changed they show words never said.
        if not isinstance(text, str) or hashlib.sha256(text.encode()).hexdigest() != digest:
            raise self._database.make_damage(
                f"the text of report {report_id} was changed in the file"
            )
        return text

    def original(self, report_id: str) -> tuple[bytes, str] | None:
        """Return the bytes from which the text was extracted, and their media type."""
        row = self._database.find_row(
            "SELECT content, coalesce(media_type, 'application/octet-stream')"
            " FROM originals JOIN reports USING (report_no) WHERE report_id = ?",
            (make_storable(report_id),),
        )
        if row is not None and not isinstance(row[0], bytes):
            raise self._database.make_damage(f"the original of {report_id} is no bytes")
        return None if row is None else (row[0], str(row[1]))

    def mentions(self, report_id: str) -> tuple[Mention, ...]:
        """Return the mentions of a report in the order in which they were read."""
        found = self._database.fetch_all(
            "SELECT mention_id, span_start, span_end, type, head_start, head_end, title_start,"
            " title_end FROM mentions WHERE reading_no = ? ORDER BY position",
            self._find_reading(report_id),
        )
        return tuple(self._database.load_rows(rows.load_mention, found))

    def links(self, report_id: str) -> tuple[Link, ...]:
        """Return the links of a report's mentions in the order in which they were read.

        As everywhere in the view, entities go by the ids that people's merges and splits give.
        """
        joins = self.joins()
        return tuple(joins.rename_link(link, report_id) for link in self._list_links(report_id))

    def _list_links(self, report_id: str) -> tuple[Link, ...]:
        found = self._database.fetch_all(
            "SELECT mention_id, entity_id, score, reasons FROM links"
            " WHERE reading_no = ? ORDER BY position",
            self._find_reading(report_id),
        )
        return tuple(self._database.load_rows(rows.load_link, found))

    def timexes(self, report_id: str) -> tuple[Timex, ...]:
        """Return the time expressions of a report in the order in which they were read."""
        found = self._database.fetch_all(
            "SELECT tid, span_start, span_end, type, value, edtf, mod, anchor FROM timexes"
            " WHERE reading_no = ? ORDER BY position",
            self._find_reading(report_id),
        )
        return tuple(self._database.load_rows(rows.load_timex, found))

    def entities(self, *, report_ids: Collection[str] | None = None) -> tuple[Entity, ...]:
        """Return the entities of the reports, what several say of one merged, by id."""
        joins = self.joins()
        if report_ids is None:
            found = self._database.fetch_all(
                "SELECT reading_no, entity_id, name, type, aliases, roles, weight, identifiers"
                " FROM current_readings JOIN entities USING (reading_no)"
            )
            entries = list_entries(self._database)
            places = {entry.reading_no: n for n, entry in enumerate(entries)}
            # A report that came between the two questions is left out.
            rows_found = [(places[row[0]], row[1:]) for row in found if row[0] in places]
            rows_found.sort(key=lambda row: row[0])
        else:
            entries = list_entries(self._database, report_ids)
            rows_found = [
                (place, row)
                for place, entry in enumerate(entries)
                for row in self._database.fetch_all(_SELECT_ENTITIES, (entry.reading_no,))
            ]
        loaded = self._database.load_rows(rows.load_entity, (row for _, row in rows_found))
        return merge_entities(
            joins.rename_entity(entity, entries[place].report.report_id)
            for entity, (place, _) in zip(loaded, rows_found, strict=True)
        )

    def joins(self) -> Joins:
        """Return which entities are one, or are not, because people said so."""
        found = self._database.fetch_all(
            "SELECT decision_id, target_kind, report_id, spans, exact, field, verdict, value,"
            " decided_by, decided_at, undone_at FROM decisions"
            " WHERE target_kind = 'entity' AND undone_at IS NULL ORDER BY decision_id"
        )
        if not found:
            return Joins()
        return find_joins(self._database.load_rows(rows.load_decision, found), self.locate_entity)

    def locate_entity(self, decision: Decision) -> tuple[str, str] | None:
        """Return the report and the id, as read, of the entity for which words stand now."""
        known = self.reports(report_ids=[decision.report_id])
        if not known:
            return None
        report_id = known[0].superseded_by or known[0].report_id
        entity_of = {link.mention_id: link.entity_id for link in self._list_links(report_id)}
        linked = [m for m in self.mentions(report_id) if m.mention_id in entity_of]
        home = find_home(
            decision,
            [(mention.head,) for mention in linked],
            self.text(report_id),
            same_text=report_id == decision.report_id,
        )
        return None if home is None else (report_id, entity_of[linked[home].mention_id])

    def statements(
        self,
        filter: StatementFilter = StatementFilter(),  # noqa: A002 (the natural name)
        *,
        report_ids: Collection[str] | None = None,
    ) -> Iterator[Statement]:
        """Yield statements in the order of the reports, then of the text.

        They are fetched a report at a time: a record that is larger than memory can be walked,
        and no lock is held between two of them.
        """
        joins = self.joins()
        speakers = None if filter.speaker is None else self._find_speakers(filter.speaker, joins)
        hits = self._search_statements(filter.words)
        for entry in list_entries(self._database, report_ids):
            if not _is_wanted(entry.report, filter, named=report_ids is not None):
                continue
            if hits is not None and entry.reading_no not in hits:
                continue
            report_id = entry.report.report_id
            found = self._database.fetch_all(_SELECT_STATEMENTS, (entry.reading_no,))
            wanted = (
                row[1:]
                for row in found
                if (hits is None or row[0] in hits[entry.reading_no])
                and (speakers is None or _find_speaker(joins, report_id, row[5]) in speakers)
            )
            load = partial(rows.load_statement, report_id)
            yield from map(joins.rename_statement, self._database.load_rows(load, wanted))

    def whole(self, report_id: str) -> Whole:
        """Return all that was read in one report, without looking at the others.

        Raises:
            NotOnRecord: If there is no such report.
        """
        (reading_no,) = self._find_reading(report_id)
        if reading_no is None:
            raise NotOnRecord(f"{report_id} is not on record")
        joins = self.joins()
        entities = self._database.fetch_all(_SELECT_ENTITIES, (reading_no,))
        stmts = self._database.fetch_all(_SELECT_STATEMENTS, (reading_no,))
        load = partial(rows.load_statement, report_id)
        return Whole(
            mentions=self.mentions(report_id),
            links=self.links(report_id),
            entities=merge_entities(
                joins.rename_entity(entity, report_id)
                for entity in self._database.load_rows(rows.load_entity, entities)
            ),
            statements=tuple(
                map(
                    joins.rename_statement,
                    self._database.load_rows(load, (row[1:] for row in stmts)),
                )
            ),
            timexes=self.timexes(report_id),
        )

    def search_texts(self, words: str) -> tuple[str, ...]:
        """Return ids of reports whose headline or text has all the words, the best first.

        Superseded reports are left out.
        """
        query = make_match_query(make_storable(words))
        if query is None:
            return ()
        found = self._database.fetch_all(
            "SELECT report_id FROM reports_search JOIN reports ON report_no = reports_search.rowid"
            " WHERE reports_search MATCH ? ORDER BY rank, report_id",
            (query,),
        )
        standing = {report.report_id for report in self.reports(all_versions=False)}
        return tuple(report_id for (report_id,) in found if report_id in standing)

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read, by the input's name."""
        found = self._database.fetch_all(
            "SELECT input, stage, code, message, hint FROM failures ORDER BY input"
        )
        return tuple(self._database.load_rows(rows.load_failure, found))

    def decisions(self) -> tuple[Decision, ...]:
        """Return what people decided, oldest first, taken-back decisions included.

        One is orphaned where the newest reading of its report, or of the version that stands
        there now, has nothing that shares half of its words.
        """
        found = self._database.fetch_all(
            "SELECT decision_id, target_kind, report_id, spans, exact, field, verdict, value,"
            " decided_by, decided_at, undone_at FROM decisions ORDER BY decided_at, decision_id"
        )
        if not found:
            return ()
        standing = {
            report.report_id: report.superseded_by or report.report_id for report in self.reports()
        }
        homes = self._database.load_rows(lambda row: standing[row[2]], found)
        decisions = self._database.load_rows(rows.load_decision, found)
        return tuple(map(self._mark_orphan, decisions, homes))

    def _mark_orphan(self, decision: Decision, report_id: str) -> Decision:
        if decision.target_kind in {DecisionTarget.ENTITY, DecisionTarget.LINK}:
            candidates: list[tuple[Span, ...]] = [
                (mention.span,) for mention in self.mentions(report_id)
            ]
        else:
            candidates = self._list_contents(report_id)
        text = self.text(report_id)
        home = find_home(decision, candidates, text, same_text=report_id == decision.report_id)
        return replace(decision, orphaned=home is None)

    def _list_contents(self, report_id: str) -> list[tuple[Span, ...]]:
        found = self._database.fetch_all(
            "SELECT content FROM statements WHERE reading_no = ? ORDER BY position",
            self._find_reading(report_id),
        )
        return self._database.load_rows(lambda row: rows.load_spans(row[0]), found)

    def _find_reading(self, report_id: str) -> tuple[int | None]:
        row = self._database.find_row(
            "SELECT max(reading_no) FROM reports JOIN readings USING (report_no)"
            " WHERE report_id = ?",
            (make_storable(report_id),),
        )
        return (None if row is None else row[0],)

    def _find_speakers(self, speaker: str, joins: Joins) -> frozenset[str]:
        entities = self.entities()
        known_as = joins.merges.get(speaker, speaker)
        chosen = {entity.entity_id for entity in entities if entity.entity_id == known_as}
        return frozenset(
            chosen or (e.entity_id for e in entities if is_named(speaker, [e.name, *e.aliases]))
        )

    def _search_statements(self, words: str | None) -> dict[int, set[int]] | None:
        """Return which statements of which readings have the words; None where all will do."""
        if words is None or not words.strip():
            return None
        hits: dict[int, set[int]] = defaultdict(set)
        query = make_match_query(make_storable(words))
        if query is not None:
            for reading_no, statement_no in self._database.fetch_all(
                "SELECT reading_no, statement_no FROM statements_search"
                " JOIN statements ON statement_no = statements_search.rowid"
                " WHERE statements_search MATCH ?",
                (query,),
            ):
                hits[reading_no].add(statement_no)
        return hits


def _find_speaker(joins: Joins, report_id: str, speaker: str | None) -> str | None:
    return speaker and joins.find_id(report_id, speaker)


def _is_wanted(report: RecordedReport, wanted: StatementFilter, *, named: bool) -> bool:
    by_id = wanted.report is not None and wanted.report[:3] == "rp_" and len(wanted.report) > 3
    if report.superseded_by is not None and not (wanted.all_versions or named or by_id):
        return False
    date = report.reference_date
    if wanted.date_from is not None and (date is None or date < wanted.date_from):
        return False
    # Compared as far as it goes: until "2025-08" means until the end of that August.
    end = wanted.date_to
    if end is not None and (date is None or date[: len(end)] > end):
        return False
    if wanted.report is None or wanted.report in {report.url, report.address}:
        return True
    if by_id:
        return report.report_id.startswith(wanted.report)
    told = " ".join(filter(None, (report.headline, report.publisher, report.url)))
    return is_named(wanted.report, [told])
