"""Find whom a user means by a name, where several may be meant together.

In: entities, and a name as the user gives it. Out: their ids. Where one alone must be meant, that
is left to `deciding.py`.
"""

from collections.abc import Iterable

from onrecord.errors import NotOnRecord
from onrecord.model.record import Entity
from onrecord.record.search import is_named


def find_actors(entities: Iterable[Entity], actor: str | None) -> frozenset[str] | None:
    """Return the ids of all that answer to a name or an id; None where nobody is asked for.

    Raises:
        NotOnRecord: If nobody does.
    """
    if actor is None:
        return None
    found = frozenset(
        entity.entity_id
        for entity in entities
        if actor == entity.entity_id or is_named(actor, [entity.name, *entity.aliases])
    )
    if not found:
        raise NotOnRecord(f"nobody on record is called “{actor}”")
    return found
