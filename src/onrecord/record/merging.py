"""Merge what several reports say of one entity.

In: `Entity` as single reports know it, in the order of the reports. Out: one `Entity` an id.
That two entities are one is decided elsewhere (`link/`): here equal ids are equal, others not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model.record import Entity, EntityType

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "this", "that"})


def merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return one entity for each id, ordered by id.

    Its name is the one that most mentions bear, of equals the longest, then the first in the
    alphabet; but a person's full name comes before a surname, and a name before an office ("the
    President of Varenia"). Every other name is an alias. Which report came first makes no
    difference, except that roles stand in the order of the reports.

    >>> few = Entity(entity_id="en_1", name="Doe", weight=1)
    >>> many = Entity(entity_id="en_1", name="Jane Doe", weight=3)
    >>> [(entity.name, entity.aliases, entity.weight) for entity in merge_entities([few, many])]
    [('Jane Doe', ('Doe',), 4)]
    """
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[entity.entity_id].append(entity)
    return tuple(_merge(groups[entity_id]) for entity_id in sorted(groups))


def _merge(group: Sequence[Entity]) -> Entity:
    names: Counter[str] = Counter()
    kinds: Counter[EntityType] = Counter()
    forms: set[str] = set()
    for entity in group:
        names[entity.name] += entity.weight
        forms.update((entity.name, *entity.aliases))
        if entity.type is not None:
            kinds[entity.type] += entity.weight
    name, kind = choose_name(names, kinds)
    roles = dict.fromkeys(
        role for entity in group for role in sorted(entity.roles, key=lambda role: role.span)
    )
    return Entity(
        entity_id=group[0].entity_id,
        name=name,
        type=kind,
        aliases=tuple(sorted(forms - {name})),
        roles=tuple(roles),
        identifiers=tuple(sorted({each for entity in group for each in entity.identifiers})),
        weight=names.total(),
    )


def choose_name(names: Counter[str], kinds: Counter[EntityType]) -> tuple[str, EntityType | None]:
    """Return the name and the kind of an entity, of which so many mentions bear each.

    >>> choose_name(Counter({"Doe": 3, "Jane Doe": 1}), Counter({EntityType.PERSON: 4}))
    ('Jane Doe', <EntityType.PERSON: 'person'>)
    """
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind), default=None)
    name = min(names, key=lambda form: (_is_short(form, kind), -names[form], -len(form), form))
    return name, kind


def _is_short(form: str, kind: EntityType | None) -> int:
    """Rank a form: a name, then a person's surname alone, then no name at all."""
    words = form.split()
    if len(words) > 1 and words[0].lower() in _DETERMINERS:
        return 2
    return int(kind is EntityType.PERSON and len(words) < 2)
