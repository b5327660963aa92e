"""A record's reports are noted, and held against each other, once."""

from handmade import report
from onrecord.comparing import compare_record
from onrecord.ingest.load import Incoming
from onrecord.noting import COMPARER
from onrecord.pipeline import process
from onrecord.record.store import open_record

STORY = report("“The river froze on Monday,” Ilena Marost said. “It did.”", published="2031-03-19")


def test_every_report_is_noted_once() -> None:
    told: list[tuple[int, int]] = []
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=STORY)], record.writer)
        compared = compare_record(record, on_progress=lambda done, of: told.append((done, of)))
        assert (1, [(1, 1)]) == (compared.noted, told)
        assert 0 == compare_record(record).noted
        assert () == record.shelf.list_unnoted(COMPARER)
        assert () == record.shelf.list_uncompared()
