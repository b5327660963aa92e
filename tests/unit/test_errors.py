"""Errors: codes, hints, families."""

import inspect

import pytest

from onrecord import errors
from onrecord.errors import InternalError, NoArticleText, OnRecordError, UsageError

EVERY = [
    cls
    for _, cls in inspect.getmembers(errors, inspect.isclass)
    if issubclass(cls, OnRecordError) and cls is not OnRecordError
]


def test_an_error_carries_its_message_and_the_hint_of_its_class() -> None:
    err = NoArticleText("empty.txt: nothing to read")
    assert "empty.txt: nothing to read" == str(err) == err.message
    assert NoArticleText.default_hint == err.hint


def test_a_hint_can_be_given() -> None:
    assert UsageError("no date", hint="Give a date.").hint == "Give a date."


def test_an_empty_hint_is_not_shown() -> None:
    assert InternalError.default_hint == InternalError("odd", hint="").hint


@pytest.mark.parametrize("cls", EVERY)
def test_every_class_has_a_code_of_its_own(cls: type[OnRecordError]) -> None:
    assert "code" in vars(cls)
    assert [cls] == [other for other in EVERY if other.code == cls.code]


@pytest.mark.parametrize("cls", EVERY)
def test_the_tree_in_the_docstring_names_every_class_and_code(cls: type[OnRecordError]) -> None:
    tree = errors.__doc__ or ""
    assert cls.__name__ in tree
    # Families are not raised themselves, so the tree tells no code of theirs.
    if cls.__subclasses__() == []:
        assert cls.code in tree


@pytest.mark.parametrize("cls", EVERY)
def test_a_code_begins_with_the_room_of_its_family(cls: type[OnRecordError]) -> None:
    family = next(base for base in reversed(cls.__mro__) if base in EVERY)
    assert family.code.split(".")[0] == cls.code.split(".")[0]
