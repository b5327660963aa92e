"""Look up what comparing found: a page of it, of an actor, of an issue, of a report.

In: a noun of `model/comparison.py`, and what it must hold. Out: `Found`: those of the page, and
how many there are. All of them are left to `findings.py`, statements to `browse.py`.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from onrecord.errors import InternalError
from onrecord.model.comparison import Relation, RelationType
from onrecord.record.bodies import load_body
from onrecord.record.database import Database, make_storable
from onrecord.record.directory import Directory
from onrecord.record.findings import name_kind

_Noun = TypeVar("_Noun")

_EVERY = 10_000_000
# Each is looked for in every finding of a kind: of the words of a name that more answer to, the
# ones that speak most come first.
_MOST_NAMED = 40


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


# Only what is asked for is a condition; each is a constant of ours, but for the names of fields.
_ALL = "FROM findings WHERE kind = :kind"
# From the report on: it has few findings, a kind has many.
_OF_REPORT = """
FROM finding_reports CROSS JOIN findings USING (finding_no)
WHERE report_id = :report AND kind = :kind
"""
_OPPOSED = """
SELECT body FROM findings
CROSS JOIN statements ON statement_id IN (
    json_extract(body, '$.to_id'), json_extract(body, '$.from_id')
)
WHERE kind = 'relation' AND json_extract(body, '$.tier') = 'shown'
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
        chosen, bound = self._choose(directory, noun, wanted)
        order = _order(wanted)
        found = self._database.fetch_named(
            f"SELECT body {chosen} {order} LIMIT :limit OFFSET :start",
            bound | {"limit": limit, "start": start},
        )
        total = start + len(found)
        if start or len(found) == limit:
            total = self.count(directory, noun, wanted)
        return Found(items=self._load(directory, noun, found), total=total)

    def outline(
        self, directory: Directory, noun: type, wanted: Wanted, *fields: str
    ) -> list[tuple[str | None, ...]]:
        """Return the ids of all findings that hold what is wanted, with some of their fields.

        Thousands are counted so without making a noun of each.
        """
        chosen, bound = self._choose(directory, noun, wanted)
        columns = ", ".join(["finding_id", *map(_extract, fields)])
        return self._database.fetch_named(
            f"SELECT {columns} {chosen} {_order(wanted)}",
            bound,
        )

    def get_all(
        self, directory: Directory, noun: type[_Noun], finding_ids: Sequence[str]
    ) -> tuple[_Noun, ...]:
        """Return the findings of some ids, in their order, without those that are not there."""
        found = (self.get(directory, noun, each) for each in finding_ids)
        return tuple(each for each in found if each is not None)

    def get(self, directory: Directory, noun: type[_Noun], finding_id: str) -> _Noun | None:
        """Return the finding of an id, or None."""
        found = self._database.fetch_all(
            "SELECT body FROM findings WHERE kind = ? AND finding_id = ?",
            (name_kind(noun), make_storable(finding_id)),
        )
        return next(iter(self._load(directory, noun, found)), None)

    def count(self, directory: Directory, noun: type, wanted: Wanted = Wanted()) -> int:
        """Return how many findings hold what is wanted."""
        chosen, bound = self._choose(directory, noun, wanted)
        ((total,),) = self._database.fetch_named(f"SELECT count(*) {chosen}", bound)
        return int(total)

    def tally(self, noun: type, *fields: str) -> dict[tuple[str, ...], int]:
        """Count the findings by what stands in some fields; what is not there is the empty text."""
        columns = "".join(f"coalesce({_extract(field)}, ''), " for field in fields)
        groups = ", ".join(map(str, range(1, len(fields) + 1)))
        found = self._database.fetch_all(
            f"SELECT {columns} count(*) FROM findings WHERE kind = ?"  # noqa: S608 (see _extract)
            + (f" GROUP BY {groups}" if fields else ""),
            (name_kind(noun),),
        )
        return {tuple(map(str, row[:-1])): row[-1] for row in found}

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
        """Return the shown relations of some types in which something that these said stands."""
        found = self._database.fetch_all(
            _OPPOSED,
            (
                json.dumps(sorted(map(str, types))),
                json.dumps(sorted(directory.list_read_ids(entity_ids))),
            ),
        )
        return self._load(directory, Relation, found)

    def _choose(
        self, directory: Directory, noun: type, wanted: Wanted
    ) -> tuple[str, dict[str, object]]:
        """Return what follows the columns of a query, and its parameters."""

        # Entities stand in what was found under the ids as they were read.
        def list_ids(values: Collection[str]) -> list[str]:
            return sorted(map(make_storable, directory.list_read_ids(values)))

        bound: dict[str, object] = {"kind": name_kind(noun)}
        conditions = [_ALL]
        if wanted.report is not None:
            conditions = [_OF_REPORT]
            bound["report"] = make_storable(wanted.report)
        if wanted.naming is not None:
            named = list_ids(list(wanted.naming)[:_MOST_NAMED])
            bound |= {f"named{n}": json.dumps(each) for n, each in enumerate(named)}
            tests = (f"instr(body, :named{n})" for n in range(len(named)))
            conditions.append(f"({' OR '.join(tests) or 'FALSE'})")
        for field, values in (wanted.fields or {}).items():
            bound[f"field_{field}"] = json.dumps(list_ids(values))
            among = f"(SELECT value FROM json_each(:field_{field}))"  # noqa: S608 (a field's name)
            conditions.append(f"coalesce({_extract(field)}, '') IN {among}")
        if wanted.first is not None and wanted.order is not None:
            bound["first"] = wanted.first
            conditions.append(f"{_extract(wanted.order)} >= :first")
        if wanted.last is not None and wanted.order is not None:
            bound["last"] = wanted.last
            conditions.append(f"substr({_extract(wanted.order)}, 1, length(:last)) <= :last")
        return " AND ".join(conditions), bound

    def _load(
        self, directory: Directory, noun: type[_Noun], found: list[tuple[str]]
    ) -> tuple[_Noun, ...]:
        merges = directory.joins.merges
        rename = (lambda entity: merges.get(entity, entity)) if merges else None
        return tuple(self._database.load_rows(lambda row: load_body(noun, row[0], rename), found))


def _extract(field: str) -> str:
    """Return the column of a noun's field.

    Raises:
        InternalError: If that is no name: it stands in the query as it is.
    """
    if not (field.isascii() and field.isidentifier()):
        raise InternalError(f"{field!r} is no field of a noun")
    return f"json_extract(body, '$.{field}')"


def _order(wanted: Wanted) -> str:
    if wanted.order is None:
        return "ORDER BY finding_id"
    column = _extract(wanted.order)
    way = "DESC" if wanted.descending else "ASC"
    return f"ORDER BY {column} IS NULL, {column} {way}, finding_id"
