"""Hold JSON that the program wrote against its public format.

In: a record as JSON, the texts of its reports. Out: nothing, or an AssertionError or
ValidationError that says what is wrong. Building records is left to the tests.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema

from onrecord.present.export import read_schema


def check_record(record: object, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Check a record against the schema, its ids against each other, its spans against the texts.

    Others may add keys, so the schema allows them; what we write ourselves must be told in it.

    Args:
        record: The JSON, as text or loaded.
        texts: The text of each report by its id; without them the words are not compared.

    Returns:
        The record.
    """
    loaded = json.loads(record) if isinstance(record, str) else record
    check_schema(loaded)
    _make_validator(strict=True).validate(loaded)
    assert isinstance(loaded, dict)
    for key, prefix in (("reports", "rp_"), ("entities", "en_"), ("statements", "st_")):
        ids = [item["id"] for item in loaded[key]]
        assert all(i.startswith(prefix) for i in ids), key
        assert len(ids) == len(set(ids)), f"{key} share an id"
    _check_references(loaded)
    for stmt in loaded["statements"]:
        assert len(stmt["content"]) == len(stmt["exact"])
        if texts is not None:
            text = texts[stmt["report"]]
            assert stmt["exact"] == [text[start:end] for start, end in stmt["content"]]
    for report_id, (start, end) in _list_spans(loaded):
        assert start < end
        if texts is not None:
            assert end <= len(texts[report_id])
    return loaded


def check_schema(record: object) -> None:
    """Check a record as its readers do: keys that the schema does not know are allowed."""
    _make_validator().validate(record)


def check_item(kind: str, item: object) -> None:
    """Check one item against its part of the schema; it has no keys but those told there."""
    for strict in (False, True):
        _make_validator(kind, strict=strict).validate(item)


@cache
def _make_validator(
    kind: str | None = None, *, strict: bool = False
) -> jsonschema.Draft202012Validator:
    schema = json.loads(read_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    if strict:
        schema = _close(schema)
    if kind is not None:
        schema = {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}
    return jsonschema.Draft202012Validator(schema)


def _close(part: Any) -> Any:
    """Return a part of a schema that refuses keys which the part does not name."""
    if isinstance(part, list):
        return [_close(child) for child in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _close(child) for key, child in part.items()}
    if part.get("type") == "object" and "properties" in part:
        closed["additionalProperties"] = False
    return closed


def _check_references(record: dict[str, Any]) -> None:
    reports = {report["id"] for report in record["reports"]}
    entities = {entity["id"] for entity in record["entities"]}
    stmts = {stmt["id"] for stmt in record["statements"]}
    for key in ("mentions", "statements", "times"):
        assert {item["report"] for item in record[key]} <= reports
    assert {mention["entity"] for mention in record["mentions"]} <= entities | {None}
    for stmt in record["statements"]:
        assert {stmt["speaker"], stmt["outlet"]} <= entities | {None}
        assert {*stmt["addressee"], *stmt["via"], *stmt["about"]} <= entities
        assert stmt["within"] in stmts | {None}


def _list_spans(record: dict[str, Any]) -> Iterator[tuple[str, list[int]]]:
    for stmt in record["statements"]:
        for key in ("source", "shared_source", "cue", "content"):
            for span in stmt[key]:
                yield stmt["report"], span
    for key in ("mentions", "times"):
        for item in record[key]:
            yield item["report"], item["span"]
    for entity in record["entities"]:
        for role in entity["roles"]:
            yield role["report"], role["span"]
    for item in (*record["statements"], *record["mentions"]):
        for reason in item["reasons"]:
            for place in (*reason["left"], *reason["right"]):
                yield place["report"], place["span"]
