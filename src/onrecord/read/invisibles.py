"""Read a text without the invisible characters in it, and say where its words stand with them.

Web pages put soft hyphens, zero-width spaces and marks of direction into words: nobody sees them,
and every rule and list, and the encoder, would see two odd words instead of "president".

In: a `Report`. Out: the same without them, for reading; then a `Reading` of that, whose spans
are put back into the report as it is. What is read is left to the other modules.
"""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from onrecord.model.document import Report, Span
from onrecord.model.record import Reading

# Soft hyphen, combining grapheme joiner, vowel separator, zero-width spaces and joiners, marks
# of direction, invisible operators, byte order mark, tags. Not all of Unicode's class of format
# characters: some of these are seen (Arabic number signs).
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+"
)

_Kept = TypeVar("_Kept")


def hide_invisibles(report: Report) -> tuple[Report, Sequence[int]] | None:
    r"""Leave the invisible characters out of a report; None where there are none.

    Returns:
        A report to read, and for each of its characters where that stands in the original.

    >>> hidden = hide_invisibles(Report(text="Quint s\u00adaid yes."))
    >>> hidden[0].text, hidden[1][7]
    ('Quint said yes.', 8)
    """
    text = report.text
    places: list[int] = []
    at = 0
    for match in _INVISIBLE.finditer(text):
        places.extend(range(at, match.start()))
        at = match.end()
    if not at:
        return None
    places.extend(range(at, len(text)))
    seen = replace(
        report,
        text=_INVISIBLE.sub("", text),
        # All ids of what is found are made of the report's: that of the same text without
        # invisible characters, which may be on record too, must be another one.
        address=report.report_id,
        headline=_INVISIBLE.sub("", report.headline) if report.headline else None,
        body_start=len(_INVISIBLE.sub("", text[: report.body_start])),
    )
    return seen, places


def restore_invisibles(reading: Reading, report: Report, places: Sequence[int]) -> Reading:
    """Put the spans of a reading of `hide_invisibles` back into the report that was given to it."""
    seen = reading.report
    moved = _move(replace(reading, report=report), seen.report_id, report.report_id, places)
    pairs = zip(reading.statements, moved.statements, strict=True)
    ids = {old.statement_id: new.statement_id for old, new in pairs}
    statements = tuple(
        replace(stmt, within=ids[stmt.within]) if stmt.within else stmt for stmt in moved.statements
    )
    return replace(moved, statements=statements)


def _move(value: _Kept, seen_id: str, report_id: str, places: Sequence[int]) -> _Kept:
    """Return a noun, or several, with every span moved and every id of the report set right."""
    moved: Any = value
    if isinstance(value, Span):
        moved = Span(places[value.start], places[value.end - 1] + 1)
    elif isinstance(value, tuple):
        moved = tuple(_move(item, seen_id, report_id, places) for item in value)
    elif value == seen_id:
        moved = report_id
    elif is_dataclass(value) and not isinstance(value, type | Report):
        changed: dict[str, Any] = {}
        for field in fields(value):
            before = getattr(value, field.name)
            after = _move(before, seen_id, report_id, places)
            if after is not before:
                changed[field.name] = after
        moved = replace(value, **changed) if changed else value
    kept: _Kept = moved
    return kept
