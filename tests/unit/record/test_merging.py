"""What several reports say of one entity."""

import itertools

from onrecord.model.document import Span
from onrecord.model.record import Entity, EntityType, Role
from onrecord.record.merging import merge_entities


def _know(
    name: str, weight: int, kind: EntityType | None = None, *aliases: str, entity_id: str = "en_1"
) -> Entity:
    return Entity(entity_id=entity_id, name=name, type=kind, aliases=aliases, weight=weight)


def _role(title: str, report_id: str, start: int) -> Role:
    return Role(title=title, organisation=None, report_id=report_id, span=Span(start, start + 1))


def test_order_makes_no_difference() -> None:
    known = [
        _know("Mara Tesk", 3, EntityType.PERSON, "Tesk"),
        _know("M. Tesk", 2, EntityType.STATE),
        _know("M. Tesk", 2, None, "Mrs Tesk"),
        _know("Ostrel", 1, entity_id="en_0"),
    ]
    expected = (
        Entity(entity_id="en_0", name="Ostrel", weight=1),
        Entity(
            entity_id="en_1",
            name="M. Tesk",
            type=EntityType.PERSON,
            aliases=("Mara Tesk", "Mrs Tesk", "Tesk"),
            weight=7,
        ),
    )
    for order in itertools.permutations(known):
        assert expected == merge_entities(order)


def test_of_equal_names_the_longest_then_the_first() -> None:
    (entity,) = merge_entities([_know("Tesk", 1), _know("Mb Tesk", 1), _know("Ma Tesk", 1)])
    assert ("Ma Tesk", ("Mb Tesk", "Tesk")) == (entity.name, entity.aliases)


def test_of_equal_types_the_first_by_name() -> None:
    (entity,) = merge_entities(
        [_know("A", 1, EntityType.STATE), _know("A", 1, EntityType.GROUP), _know("A", 5)]
    )
    assert EntityType.GROUP == entity.type


def test_roles_stand_in_the_order_of_reports_and_texts_once() -> None:
    late, early, other = _role("envoy", "rp_1", 9), _role("aide", "rp_1", 2), _role("x", "rp_0", 1)
    first = Entity(entity_id="en_1", name="A", roles=(late, early, late))
    second = Entity(entity_id="en_1", name="A", roles=(other, early))
    (entity,) = merge_entities([first, second])
    assert (early, late, other) == entity.roles


def test_nothing_merges_to_nothing() -> None:
    assert () == merge_entities([])
