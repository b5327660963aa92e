"""onrecord reads reports of a negotiation and builds the record of who said what.

The names below are the library; everything else may change between versions.

>>> report = Report(text="“We agreed,” said Ilena Marost, the president.")
>>> reading = read(report)
>>> [report.text[s.start:s.end] for s in reading.statements[0].content]
['“We agreed,”']
"""

from onrecord.errors import OnRecordError
from onrecord.ingest.load import Header, load
from onrecord.model.document import Report, Span, Timex
from onrecord.model.record import Entity, Failure, Reading
from onrecord.model.statement import Statement
from onrecord.pipeline import process, read
from onrecord.present.export import build_record
from onrecord.record.store import StatementFilter, open_record
from onrecord.version import __version__

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
    "read",
]
