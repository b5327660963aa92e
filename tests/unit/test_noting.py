"""What one report tells by itself is noted."""

from handmade import report
from onrecord.compare.candidates import ClaimNote
from onrecord.compare.relations import Claim
from onrecord.compare.reprints import Fingerprint
from onrecord.ingest.load import Incoming
from onrecord.model.comparison import Check, CheckVerdict, Quantity
from onrecord.noting import COMPARER, make_sheet, take_notes
from onrecord.pipeline import process
from onrecord.record.store import open_record

STORY = report("“The river froze on Monday,” Ilena Marost said. “It did.”", published="2031-03-19")


def test_a_sheet_has_the_words_of_the_text_and_what_was_read() -> None:
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=STORY)], record.writer)
        (recorded,) = record.view.reports()
        sheet = make_sheet(record.view, recorded)
    assert 2 == len(sheet.quotations) == len(sheet.sentences)
    assert ["2031-03-17"] == [timex.value for timex in sheet.timexes]
    assert "The river froze on Monday" in sheet.exact(sheet.statements[0].content)
    assert sheet.statements[0].speaker in {e.entity_id for e in sheet.entities}


def test_figures_checks_and_claims_are_noted() -> None:
    story = report(
        "On Monday, 18 March 2031, Marost said that eleven guards were held.",
        published="2031-03-19",
    )
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=story)], record.writer)
        (recorded,) = record.view.reports()
        nouns = [note.noun for note in take_notes(make_sheet(record.view, recorded))]
    kinds = {type(noun) for noun in nouns}
    assert {Check, Quantity, Claim, ClaimNote, Fingerprint} <= kinds
    (check,) = (noun for noun in nouns if isinstance(noun, Check))
    assert CheckVerdict.DIFFERS == check.verdict, "18 March 2031 is a Tuesday"


def test_what_notes_is_named_by_version_and_code() -> None:
    assert COMPARER.startswith("onrecord ")
