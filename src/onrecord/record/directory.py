"""Who and what is on record, looked up once and kept until that changes.

A page shows fifty statements of a hundred thousand, but names of all reports and entities may
stand on it. They are read in a few queries, not by loading the nouns.

In: a `Database` and a `View`. Out: `Directory`. Which statements stand on a page is left to
`browse.py`, everything that an entity is called to `find.py`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model.record import EntityType, RecordedReport
from onrecord.record.catalogue import Entry, list_entries
from onrecord.record.database import Database
from onrecord.record.joining import Joins
from onrecord.record.merging import choose_name
from onrecord.record.search import fold_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity, in short.

    Attributes:
        entity_id: The id by which it goes.
        name: Its name.
        type: Its kind, or None.
        statements: How many statements have it as their speaker.
        reports: In how many reports it is known.
    """

    entity_id: str
    name: str
    type: EntityType | None = None
    statements: int = 0
    reports: int = 0


@dataclass(frozen=True, kw_only=True)
class Directory:
    """Who and what is on record at one moment.

    Attributes:
        stamp: What tells whether it still holds.
        entries: The reports with the numbers of their newest readings, in the record's order.
        joins: Which entities are one because people said so.
        known: Entities by the id by which they go.
        forms: By what names each of them is known.
        sides: For whom each of them holds an office: a state, a body.
        origins: The ids, as read, that go by an id; only where people joined some.
    """

    stamp: tuple[object, ...]
    entries: tuple[Entry, ...]
    joins: Joins
    known: Mapping[str, Known]
    forms: Mapping[str, frozenset[str]]
    sides: Mapping[str, frozenset[str]]
    origins: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def by_reading(self) -> Mapping[int, Entry]:
        """Return the reports by the number of their reading."""
        return {entry.reading_no: entry for entry in self.entries}

    @cached_property
    def by_report(self) -> Mapping[str, Entry]:
        """Return the reports by id."""
        return {entry.report.report_id: entry for entry in self.entries}

    @cached_property
    def older(self) -> Mapping[str, tuple[str, ...]]:
        """Return the reports that stood where one stands now."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self.entries:
            if entry.report.superseded_by is not None:
                found[entry.report.superseded_by].append(entry.report.report_id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """Return the reports that no newer version has superseded."""
        return tuple(entry for entry in self.entries if entry.report.superseded_by is None)

    @cached_property
    def latest(self) -> str | None:
        """Return the day of the latest report; None where none has one."""
        return max((e.report.reference_date or "" for e in self.standing), default="") or None

    @cached_property
    def _words(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        return {key: tuple(map(fold_words, forms)) for key, forms in self.forms.items()}

    def name(self, entity_id: str) -> str:
        """Return an entity's name; its id where nothing tells it."""
        known = self.known.get(entity_id)
        return entity_id if known is None else known.name

    def report(self, report_id: str) -> RecordedReport | None:
        """Return a report, or None."""
        entry = self.by_report.get(report_id)
        return None if entry is None else entry.report

    def find_entities(self, words: str) -> tuple[Known, ...]:
        """Return the entities of an id, or of whose names one has all the words, the heard first.

        What an id means is one entity, also one that people have merged into another.
        """
        by_id = self.joins.merges.get(words, words)
        if by_id in self.known:
            return (self.known[by_id],)
        wanted = fold_words(words)
        if not wanted:
            return ()
        found = (
            self.known[key]
            for key, names in self._words.items()
            if any(wanted <= name for name in names)
        )
        return tuple(sorted(found, key=lambda k: (-k.statements, -k.reports, k.name, k.entity_id)))

    def list_read_ids(self, entity_ids: Collection[str]) -> frozenset[str]:
        """Return the ids, as read, of entities: people's merges and splits taken back.

        In a report in which people say that such an id is somebody else it is one of these, too:
        whoever asks looks at what it goes by there.
        """
        found = set(entity_ids)
        for entity_id in entity_ids:
            found |= self.origins.get(entity_id, frozenset())
        return frozenset(found)

    def list_side(self, entity_ids: Collection[str]) -> frozenset[str]:
        """Return who speaks for any of these: themselves, and who holds an office for them."""
        wanted = frozenset(entity_ids)
        return wanted | {key for key, sides in self.sides.items() if sides & wanted}


def find_stamp(database: Database) -> tuple[object, ...]:
    """Return what changes when a report, a reading or a decision about entities comes."""
    row = database.find_row(
        "SELECT (SELECT coalesce(max(report_no), 0) FROM reports),"
        " (SELECT coalesce(max(reading_no), 0) FROM readings),"
        " (SELECT count(*) FROM readings),"
        " (SELECT coalesce(sum(input_no * report_no), 0) FROM inputs),"
        " (SELECT count(*) FROM decisions WHERE target_kind = 'entity'),"
        " (SELECT count(undone_at) FROM decisions WHERE target_kind = 'entity')"
    )
    return row or ()


def load_directory(database: Database, joins: Joins) -> Directory:
    """Look up who and what is on record now."""
    stamp = find_stamp(database)
    entries = tuple(list_entries(database))
    reports = {entry.reading_no: entry.report.report_id for entry in entries}
    standing = [entry.reading_no for entry in entries if entry.report.superseded_by is None]
    # Entities that in some report are others: they alone are looked up report by report.
    parted = json.dumps(sorted({entity_id for _, entity_id in joins.splits}))

    def rename(reading_no: int | None, entity_id: str) -> str:
        if reading_no is None:
            return joins.merges.get(entity_id, entity_id)
        return joins.find_id(reports.get(reading_no, ""), entity_id)

    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    forms: defaultdict[str, set[str]] = defaultdict(set)
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for reading_no, entity_id, name, kind, weight, number in database.fetch_all(_NAMES, (parted,)):
        key = rename(reading_no, entity_id)
        names[key][name] += weight
        forms[key].add(name)
        seen[key] += number
        if kind is not None:
            kinds[key][EntityType(kind)] += weight
        if joins:
            origins[key].add(entity_id)
    for reading_no, entity_id, form in database.fetch_all(_ALIASES, (parted,)):
        forms[rename(reading_no, entity_id)].add(form)
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for reading_no, entity_id, organisation in database.fetch_all(_SIDES, (parted,)):
        sides[rename(reading_no, entity_id)].add(rename(reading_no, organisation))
    said: Counter[str] = Counter()
    for reading_no, entity_id, number in database.fetch_all(
        _SPEAKERS, (parted, json.dumps(standing))
    ):
        said[rename(reading_no, entity_id)] += number
    known = {}
    for key, counts in names.items():
        name, kind = choose_name(counts, kinds[key])
        known[key] = Known(
            entity_id=key, name=name, type=kind, statements=said[key], reports=seen[key]
        )
    return Directory(
        stamp=stamp,
        entries=entries,
        joins=joins,
        known=known,
        forms={key: frozenset(words) for key, words in forms.items()},
        sides={key: frozenset(held) for key, held in sides.items()},
        origins={key: frozenset(ids) for key, ids in origins.items()},
    )


# The first column is the reading, for those entities only that people have split somewhere.
_NAMES = """
SELECT CASE WHEN entity_id IN (SELECT value FROM json_each(?1)) THEN reading_no END,
    entity_id, name, type, sum(weight), count(*)
FROM current_readings JOIN entities USING (reading_no)
GROUP BY 1, 2, 3, 4
"""
_ALIASES = """
SELECT DISTINCT
    CASE WHEN entity_id IN (SELECT value FROM json_each(?1)) THEN reading_no END,
    entity_id, form.value
FROM current_readings JOIN entities USING (reading_no), json_each(aliases) AS form
WHERE aliases <> '[]'
"""
_SIDES = """
SELECT DISTINCT
    CASE WHEN entity_id IN (SELECT value FROM json_each(?1)) THEN reading_no END,
    entity_id, json_extract(held.value, '$.organisation')
FROM current_readings JOIN entities USING (reading_no), json_each(roles) AS held
WHERE roles <> '[]' AND json_extract(held.value, '$.organisation') IS NOT NULL
"""
_SPEAKERS = """
SELECT CASE WHEN speaker IN (SELECT value FROM json_each(?1)) THEN reading_no END,
    speaker, count(*)
FROM statements
WHERE speaker IS NOT NULL AND reading_no IN (SELECT value FROM json_each(?2))
GROUP BY 1, 2
"""
