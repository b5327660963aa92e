"""A record's reports are noted, and held against each other, once."""

from collections.abc import Sequence

import pytest

from handmade import report
from onrecord import comparing
from onrecord.comparing import compare_record
from onrecord.errors import NotARecord
from onrecord.ingest.load import Incoming
from onrecord.model.comparison import Sheet
from onrecord.noting import COMPARER, take_notes
from onrecord.pipeline import process
from onrecord.record.shelf import Note
from onrecord.record.store import Record, open_record

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


def test_one_report_that_cannot_be_noted_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(sheet: Sheet) -> tuple[Note, ...]:
        if "river" in sheet.text:
            raise ValueError("no river")
        return take_notes(sheet)

    monkeypatch.setattr(comparing, "take_notes", fail)
    other = report("The pass is open, Ilena Marost said.", address="other")
    with open_record(None) as record:
        for number, story in enumerate((STORY, other)):
            process([Incoming(name=f"{number}.txt", path=None, report=story)], record.writer)
        compared = compare_record(record)
        assert (1, ["ValueError: no river"]) == (
            compared.noted,
            [failure.message for failure in compared.failures],
        )
        assert ["compare"] == [failure.stage for failure in record.view.failures()]
        assert (0, ()) == (compare_record(record).noted, compare_record(record).failures)


def test_a_damaged_record_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Sheet) -> tuple[Note, ...]:
        raise NotARecord("damaged")

    monkeypatch.setattr(comparing, "take_notes", fail)
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=STORY)], record.writer)
        with pytest.raises(NotARecord):
            compare_record(record)


def test_what_another_program_adds_meanwhile_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    other = report("A summit was held in Ostrel on 3 March 2031.", address="other")
    found: list[bool] = []

    def meddle(record: Record, new: Sequence[str], gone: Sequence[str]) -> bool:
        if not found:
            process([Incoming(name="b.txt", path=None, report=other)], record.writer)
            (missed,) = record.shelf.list_unnoted(COMPARER)
            stamp = record.shelf.stamp()
            record.shelf.put_notes(missed, COMPARER, ())
            found.append(record.shelf.put_findings((), compared=new, stamp=stamp))
            return found[-1]
        found.append(find(record, new, gone))
        return found[-1]

    find = comparing._find
    monkeypatch.setattr(comparing, "_find", meddle)
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=STORY)], record.writer)
        compare_record(record)
        assert [False, True] == found
        assert () == record.shelf.list_uncompared()


def test_a_text_that_is_put_back_is_held_against_others_again() -> None:
    first, second = (
        report(f"Ilena Marost said that {what}.", address="one", headline=what)
        for what in ("the pass would open", "it snowed")
    )
    with open_record(None) as record:
        for number, story in enumerate((first, second, first)):
            process([Incoming(name=f"{number}.txt", path=None, report=story)], record.writer)
            compare_record(record)
            assert () == record.shelf.list_uncompared()
            assert () == record.shelf.list_withdrawn()
            standing = record.view.reports(all_versions=False)
            assert [story.report_id] == [each.report_id for each in standing]


@pytest.mark.parametrize("day", ["2031", "2031-03", "9999-12-31"])
def test_a_report_of_a_month_or_of_the_last_day_is_noted(day: str) -> None:
    story = report(
        "Kessen said that the talks would be held in Hadvik on 9999-12-31.", published=day
    )
    with open_record(None) as record:
        process([Incoming(name="a.txt", path=None, report=story)], record.writer)
        assert () == compare_record(record).failures
