"""Look up what comparing found: a page of it, of an actor, of an issue, of a report.

In: a noun of `model/comparison.py`, and what it must hold. Out: `Found`: those of the page, and
how many there are. All of them are left to `findings.py`, statements to `browse.py`.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from onrecord.model.comparison import Relation, RelationType
from onrecord.record.bodies import load_body
from onrecord.record.database import Database, make_storable
from onrecord.record.directory import Directory
from onrecord.record.findings import name_kind

_Noun = TypeVar("_Noun")

_EVERY = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[_Noun]):
    """Some of what was found, and how much there is in all."""

    items: tuple[_Noun, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a finding must hold; by default nothing.

    Attributes:
        fields: Values of which a field must have one, by its name. A field that is not there is
            the empty text.
        naming: Ids of which one must stand anywhere in it.
        report: A report on which it must rest.
        first: With the field `order`, only from this value on.
        last: With the field `order`, only up to this value, as far as that goes.
        order: The field by which findings are ordered, those without it last; else by id.
        descending: Whether the greatest comes first.
    """

    fields: Mapping[str, Collection[str]] | None = None
    naming: Collection[str] | None = None
    report: str | None = None
    first: str | None = None
    last: str | None = None
    order: str | None = None
    descending: bool = False


_FROM = """
FROM findings WHERE kind = :kind
AND (:naming IS NULL OR EXISTS (
    SELECT 1 FROM json_each(:naming) AS named WHERE instr(body, '"' || named.value || '"')
))
AND (:report IS NULL OR finding_no IN (
    SELECT finding_no FROM finding_reports WHERE report_id = :report
))
AND (:first IS NULL OR json_extract(body, :order) >= :first)
AND (:last IS NULL OR substr(json_extract(body, :order), 1, length(:last)) <= :last)
AND NOT EXISTS (
    SELECT 1 FROM json_each(:fields) AS asked
    WHERE coalesce(json_extract(body, '$.' || asked.key), '') NOT IN (
        SELECT value FROM json_each(asked.value)
    )
)
"""
_COUNT = "SELECT count(*) " + _FROM
_UP = """
SELECT body {source}
ORDER BY json_extract(body, :order) IS NULL, json_extract(body, :order), finding_id
LIMIT :limit OFFSET :start
"""
_ASCENDING = _UP.replace("{source}", _FROM)
_DESCENDING = _ASCENDING.replace(
    "json_extract(body, :order), f", "json_extract(body, :order) DESC, f"
)
_OPPOSED = """
SELECT body FROM findings
CROSS JOIN statements ON statement_id IN (
    json_extract(body, '$.to_id'), json_extract(body, '$.from_id')
)
WHERE kind = 'relation'
AND json_extract(body, '$.type') IN (SELECT value FROM json_each(?1))
AND speaker IN (SELECT value FROM json_each(?2))
GROUP BY finding_no ORDER BY finding_id
"""


class Lookup:
    """Looks up what comparing found. Every method reads anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self,
        directory: Directory,
        noun: type[_Noun],
        wanted: Wanted = Wanted(),
        *,
        start: int = 0,
        limit: int = _EVERY,
    ) -> Found[_Noun]:
        """Return the findings that hold what is wanted, from the `start`-th on."""
        bound = self._bind(directory, noun, wanted)
        sql = _DESCENDING if wanted.descending else _ASCENDING
        found = self._database.fetch_named(sql, bound | {"limit": limit, "start": start})
        total = start + len(found)
        if start or len(found) == limit:
            ((total,),) = self._database.fetch_named(_COUNT, bound)
        return Found(items=self._load(directory, noun, found), total=total)

    def get(self, directory: Directory, noun: type[_Noun], finding_id: str) -> _Noun | None:
        """Return the finding of an id, or None."""
        found = self._database.fetch_all(
            "SELECT body FROM findings WHERE kind = ? AND finding_id = ?",
            (name_kind(noun), make_storable(finding_id)),
        )
        return next(iter(self._load(directory, noun, found)), None)

    def count(self, directory: Directory, noun: type, wanted: Wanted = Wanted()) -> int:
        """Return how many findings hold what is wanted."""
        ((total,),) = self._database.fetch_named(_COUNT, self._bind(directory, noun, wanted))
        return int(total)

    def tally(self, noun: type, *fields: str) -> dict[tuple[str, ...], int]:
        """Count the findings by what stands in some fields; what is not there is the empty text."""
        counts: dict[tuple[str, ...], int] = {}
        for body, number in self._database.fetch_all(
            "SELECT (SELECT json_group_array(coalesce(json_extract(body, '$.' || value), ''))"
            " FROM json_each(?2)), count(*) FROM findings WHERE kind = ?1 GROUP BY 1",
            (name_kind(noun), json.dumps(fields)),
        ):
            counts[tuple(map(str, json.loads(body)))] = number
        return counts

    def noted(self, directory: Directory, noun: type[_Noun], report_id: str) -> tuple[_Noun, ...]:
        """Return what was noted of one report, in the order of its text."""
        entry = directory.by_report.get(report_id)
        if entry is None:
            return ()
        found = self._database.fetch_all(
            "SELECT body FROM notes WHERE kind = ? AND reading_no = ? ORDER BY position",
            (name_kind(noun), entry.reading_no),
        )
        rename = partial(directory.joins.find_id, report_id) if directory.joins else None
        return tuple(self._database.load_rows(lambda row: load_body(noun, row[0], rename), found))

    def relations_of(
        self, directory: Directory, entity_ids: Collection[str], types: Collection[RelationType]
    ) -> tuple[Relation, ...]:
        """Return the relations of some types in which something that these said stands."""
        found = self._database.fetch_all(
            _OPPOSED,
            (
                json.dumps(sorted(map(str, types))),
                json.dumps(sorted(directory.list_read_ids(entity_ids))),
            ),
        )
        return self._load(directory, Relation, found)

    def _bind(self, directory: Directory, noun: type, wanted: Wanted) -> dict[str, object]:
        # Entities stand in what was found under the ids as they were read.
        def list_ids(values: Collection[str]) -> list[str]:
            return sorted(map(make_storable, directory.list_read_ids(values)))

        fields = {key: list_ids(values) for key, values in (wanted.fields or {}).items()}
        return {
            "kind": name_kind(noun),
            "naming": None if wanted.naming is None else json.dumps(list_ids(wanted.naming)),
            "report": wanted.report and make_storable(wanted.report),
            "fields": json.dumps(fields),
            "first": wanted.first,
            "last": wanted.last,
            "order": None if wanted.order is None else f"$.{wanted.order}",
        }

    def _load(
        self, directory: Directory, noun: type[_Noun], found: list[tuple[str]]
    ) -> tuple[_Noun, ...]:
        merges = directory.joins.merges
        rename = (lambda entity: merges.get(entity, entity)) if merges else None
        return tuple(self._database.load_rows(lambda row: load_body(noun, row[0], rename), found))
