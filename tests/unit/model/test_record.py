"""What the record keeps besides statements."""

import dataclasses
import inspect
from dataclasses import FrozenInstanceError

import pytest

import handmade
from onrecord.model import document, record, statement
from onrecord.model.record import Decision, DecisionTarget, Entity, Verdict

CLASSES = [
    cls
    for module in (document, record, statement)
    for _, cls in inspect.getmembers(module, inspect.isclass)
    if cls.__module__ == module.__name__ and dataclasses.is_dataclass(cls)
]


@pytest.mark.parametrize("cls", CLASSES)
def test_every_noun_is_frozen_and_holds_only_its_fields(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hasattr(cls, "__slots__")
    assert "__dict__" not in vars(cls)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_is_told_in_the_docstring(cls: type) -> None:
    told = cls.__doc__ or ""
    fields = [field.name for field in dataclasses.fields(cls) if field.init]
    assert [name for name in fields if f"{name}: " not in told] == []


def test_an_entity_of_which_nothing_is_known_claims_nothing() -> None:
    entity = Entity(entity_id="en_0000000000000000", name="the envoy")
    assert (entity.type, entity.aliases, entity.roles) == (None, (), ())


def test_a_decision_is_an_edge_that_is_never_edited() -> None:
    story = handmade.report("She agreed.")
    decision = Decision(
        decision_id="dc_1",
        target_kind=DecisionTarget.STATEMENT,
        report_id=story.report_id,
        spans=handmade.spans(story.text, "agreed"),
        exact=("agreed",),
        field="act",
        verdict=Verdict.CORRECTED,
        value='"acknowledge"',
        decided_by="desk",
        decided_at="2031-03-18T09:00:00Z",
    )
    with pytest.raises(FrozenInstanceError):
        decision.undone_at = "2031-03-18T10:00:00Z"  # type: ignore[misc]
    assert not decision.orphaned
