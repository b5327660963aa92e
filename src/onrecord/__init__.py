"""onrecord reads reports of a negotiation and builds the record of who said what.

The names below are the library; everything else may change between versions.

>>> report = Report(text="“We agreed,” said Ilena Marost, the president.")
>>> reading = read(report)
>>> [report.text[s.start:s.end] for s in reading.statements[0].content]
['“We agreed,”']
"""

from onrecord.errors import OnRecordError
from onrecord.ingest.load import load
from onrecord.model.document import Report, Span, Timex
from onrecord.model.record import Entity, Failure, Reading
from onrecord.model.statement import Statement
from onrecord.pipeline import process, read
from onrecord.record.store import open_record
from onrecord.version import __version__

__all__ = [
    "Entity",
    "Failure",
    "OnRecordError",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "Timex",
    "__version__",
    "load",
    "open_record",
    "process",
    "read",
]
