"""Nouns as JSON objects of their fields, and back.

In: a frozen dataclass whose fields are text, numbers, closed lists, spans, such dataclasses, or
tuples of these. Out: a JSON object, or the noun again, equal to what was put in. Columns of
their own, as readings have, are left to `rows.py`.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Hashable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from onrecord.model.document import Span

_Noun = TypeVar("_Noun")
Rename = Callable[[str], str]

# Ids of entities are renamed where people said that two are one.
_ENTITY = "en_"


def dump_body(noun: object) -> str:
    """Write a noun; fields that hold what they hold by default are left out.

    >>> from onrecord.model.comparison import Place
    >>> dump_body(Place(report_id="rp_1", span=Span(0, 4)))
    '{"report_id":"rp_1","span":[0,4]}'
    """
    return json.dumps(_dump(noun), ensure_ascii=False, separators=(",", ":"))


def load_body(kind: type[_Noun], text: str, rename: Rename | None = None) -> _Noun:
    """Read what `dump_body` wrote.

    Args:
        kind: The noun's class.
        text: The JSON.
        rename: Gives the id by which an entity goes now.

    Raises:
        KeyError: If a field is missing that has no default.
        TypeError: If the JSON holds something else.
        ValueError: If it is no JSON, or a value is not on its closed list.

    >>> from onrecord.model.comparison import Place
    >>> load_body(Place, '{"report_id":"rp_1","span":[0,4]}').span
    Span(start=0, end=4)
    """
    loaded = json.loads(text)
    noun: _Noun = _find_loader(cast("Hashable", kind))(loaded, rename)
    return noun


def _dump(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _dump(held)
            for field in dataclasses.fields(value)
            if field.init and (held := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [_dump(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


_Loader = Callable[[Any, Rename | None], Any]


@cache
def _find_loader(kind: Any) -> _Loader:
    """Return what makes values of a type from JSON."""
    if kind is Span:
        return lambda value, _: Span(*value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _make_noun_loader(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda value, _: kind(value)
    origin = get_origin(kind)
    if origin is tuple:
        each = _find_loader(get_args(kind)[0])
        return lambda value, rename: tuple([each(one, rename) for one in value])
    if origin in (Union, types.UnionType):
        (given,) = (arg for arg in get_args(kind) if arg is not types.NoneType)
        some = _find_loader(given)
        return lambda value, rename: None if value is None else some(value, rename)
    return _load_text if kind is str else _make_plain_loader(kind)


def _make_noun_loader(kind: type) -> _Loader:
    hints = get_type_hints(kind)
    loaders = [(f.name, _find_loader(hints[f.name])) for f in dataclasses.fields(kind) if f.init]

    def load(value: Any, rename: Rename | None) -> object:
        given = {name: each(value[name], rename) for name, each in loaders if name in value}
        return kind(**given)

    return load


def _load_text(value: Any, rename: Rename | None) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} stands where text should")
    return rename(value) if rename is not None and value.startswith(_ENTITY) else value


def _make_plain_loader(kind: type) -> _Loader:
    wanted = (int, float) if kind is float else (kind,)

    def load(value: Any, _: Rename | None) -> object:
        if not isinstance(value, wanted) or (isinstance(value, bool) and kind is not bool):
            raise TypeError(f"{value!r} stands where {kind.__name__} should")
        return kind(value)

    return load
