"""Whom a name means."""

import pytest

from handmade import entity
from onrecord.errors import NotOnRecord
from onrecord.present.actors import find_actors

MAROST, MINISTRY = entity("Ilena Marost"), entity("Foreign Ministry", aliases=["Solmark ministry"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (None, None),
        ("Marost", {MAROST.entity_id}),
        ("Solmark", {MINISTRY.entity_id}),
        (MAROST.entity_id, {MAROST.entity_id}),
    ],
)
def test_all_that_answer_to_a_name_are_meant(name: str | None, expected: set[str] | None) -> None:
    assert expected == find_actors([MAROST, MINISTRY], name)


def test_nobody_of_a_name_is_told() -> None:
    with pytest.raises(NotOnRecord, match="Kessen"):
        find_actors([MAROST], "Kessen")
