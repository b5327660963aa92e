"""Tell what an entity is called, over all reports: its names, roles and identifiers.

In: a `Database`, a `Directory`, an entity's id. Out: `Described`. Only the columns that tell it are
read: somebody may be known in thousands of reports.
"""

import json
from dataclasses import dataclass

from onrecord.errors import NotOnRecord
from onrecord.model.record import Role
from onrecord.record import rows
from onrecord.record.database import Database
from onrecord.record.directory import Directory, Known


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """A role that reports give to somebody: as the first does, and how many do."""

    role: Role
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What an entity is called.

    Attributes:
        known: The entity, in short.
        aliases: Its other names, sorted.
        identifiers: By what others know it, as ``scheme:code``.
        roles: What it is called, what most reports say first.
    """

    known: Known
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    roles: tuple[HeldRole, ...]


_ROLES = """
SELECT reading_no, entity_id, identifiers, roles
FROM entities WHERE entity_id IN (SELECT value FROM json_each(?))
AND (roles <> '[]' OR identifiers <> '[]')
"""


def describe(database: Database, directory: Directory, entity_id: str) -> Described:
    """Return what an entity is called, over all reports.

    Raises:
        NotOnRecord: If there is none of that id.
    """
    known = directory.known.get(directory.joins.merges.get(entity_id, entity_id))
    if known is None:
        raise NotOnRecord(f"no entity {entity_id} is on record")
    read_ids = json.dumps(sorted(directory.list_read_ids([known.entity_id])))
    found = database.fetch_all(_ROLES, (read_ids,))
    identifiers: set[str] = set()
    roles: dict[tuple[str, str | None], list[Role]] = {}
    # The order of the record, whatever the order of the rows.
    places = {entry.reading_no: place for place, entry in enumerate(directory.entries)}
    here = [row for row in found if row[0] in places]
    for reading_no, read_id, codes, held in sorted(here, key=lambda row: places[row[0]]):
        report_id = directory.by_reading[reading_no].report.report_id
        if directory.joins.find_id(report_id, read_id) == known.entity_id:
            (entity,) = database.load_rows(
                rows.load_entity, [(read_id, "", None, "[]", held, 1, codes)]
            )
            identifiers.update(entity.identifiers)
            for role in directory.joins.rename_entity(entity, report_id).roles:
                roles.setdefault((role.title.casefold(), role.organisation), []).append(role)
    return Described(
        known=known,
        aliases=tuple(sorted(directory.forms[known.entity_id] - {known.name})),
        identifiers=tuple(sorted(identifiers)),
        roles=tuple(
            HeldRole(role=same[0], reports=len({role.report_id for role in same}))
            for _, same in sorted(roles.items(), key=lambda i: (-len(i[1]), str(i[0])))
        ),
    )
