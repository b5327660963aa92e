"""onrecord reads reports of a negotiation and builds the record of who said what.

The names below are the library; everything else may change between versions. Each is loaded
when it is first asked for, so that commands which need few of them start at once.

>>> import onrecord
>>> report = onrecord.Report(text="“We agreed,” said Ilena Marost, the president.")
>>> reading = onrecord.read_report(report)
>>> [report.text[s.start:s.end] for s in reading.statements[0].content]
['“We agreed,”']
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.errors import OnRecordError
    from onrecord.ingest.load import Header, load
    from onrecord.model.document import Report, Span, Timex
    from onrecord.model.record import Entity, Failure, Reading
    from onrecord.model.statement import Statement
    from onrecord.pipeline import process
    from onrecord.pipeline import read as read_report
    from onrecord.present.export import build_record
    from onrecord.record.store import StatementFilter, open_record

__all__ = [
    "Entity",
    "Failure",
    "Header",
    "OnRecordError",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "StatementFilter",
    "Timex",
    "__version__",
    "build_record",
    "load",
    "open_record",
    "process",
    "read_report",
]

_ROOMS = {
    "errors": "OnRecordError",
    "ingest.load": "Header load",
    "model.document": "Report Span Timex",
    "model.record": "Entity Failure Reading",
    "model.statement": "Statement",
    "pipeline": "process read",
    "present.export": "build_record",
    "record.store": "StatementFilter open_record",
}
_PLACES = {name: (room, name) for room, names in _ROOMS.items() for name in names.split()}
# `onrecord.read` is the room in which reports are read.
_PLACES["read_report"] = _PLACES.pop("read")


def __getattr__(name: str) -> object:
    """Load a public name from its room when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    room, own_name = _PLACES[name]
    found: object = getattr(import_module(f"onrecord.{room}"), own_name)
    globals()[name] = found
    return found
