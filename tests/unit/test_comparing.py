"""A record's reports are noted, and held against each other, once."""

from handmade import report
from onrecord.comparing import COMPARER, compare_record, make_sheet
from onrecord.ingest.load import Incoming
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


def test_a_sheet_has_the_words_of_the_text_and_what_was_read() -> None:
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=STORY)], record.writer)
        (recorded,) = record.view.reports()
        sheet = make_sheet(record.view, recorded)
    assert 2 == len(sheet.quotations) == len(sheet.sentences)
    assert ["2031-03-17"] == [timex.value for timex in sheet.timexes]
    assert "The river froze on Monday" in sheet.exact(sheet.statements[0].content)
    assert sheet.statements[0].speaker in {e.entity_id for e in sheet.entities}
