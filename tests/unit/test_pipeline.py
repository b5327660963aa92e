"""A run reads what can be read, records what cannot, and says what it did."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from handmade import report
from onrecord import pipeline
from onrecord.errors import GroundingError, RecordBusy, UnsupportedLanguage
from onrecord.ingest.load import Incoming
from onrecord.model.document import Report, ReportKind, Span
from onrecord.model.record import Failure, Reading
from onrecord.pipeline import Opened, Progress, open_report, process, read, read_document, tell
from onrecord.record.store import Record, open_record

FAILED = Failure(
    input="gone.txt", stage="ingest", code="ingest.unreadable-input", message="Gone.", hint="Look."
)


def incoming(text: str, name: str = "a.txt", **header: str) -> Incoming:
    return Incoming(name=name, path=f"/reports/{name}", report=report(text, **header))  # type: ignore[arg-type]


def test_a_report_is_read_from_end_to_end() -> None:
    story = report("“The river froze on Monday,” Ilena Marost said.", published="2031-03-19")
    reading = read(story)
    (said,) = reading.statements
    (entity,) = (e for e in reading.entities if e.entity_id == said.speaker)
    assert ("Ilena Marost", ["2031-03-17"]) == (entity.name, [t.value for t in reading.timexes])
    assert (pipeline.READER, "2031-03-19") == (
        reading.provenance.was_generated_by,
        reading.reference_date,
    )


def test_a_document_holds_what_reading_finds() -> None:
    doc = read_document(report("“Yes,” said Quint on 3 March 2031.", published=None))
    assert ("2031-03-03", "first_date") == (doc.reference_date, doc.reference_date_basis)
    assert (1, 1, 1) == (len(doc.sentences), len(doc.quotations), len(doc.timexes))


def test_invisible_characters_change_no_reading() -> None:
    plain = read(
        report("The president, Ilena Marost, said on Monday that Quint had promised to wait.")
    )
    text = (
        "The pre\u00adsident, Ile\u200bna Marost, s\u200baid on Monday "
        "that Qu\ufeffint had prom\u00adised to wait."
    )
    odd = read(report(text))
    assert text == odd.report.text
    assert 2 == len(odd.statements) == len(plain.statements)
    assert [s.within is None for s in plain.statements] == [
        s.within is None for s in odd.statements
    ]
    assert {e.name for e in plain.entities} == {e.name for e in odd.entities}
    assert "s\u200baid" == text[odd.statements[0].cue[0].start : odd.statements[0].cue[0].end]


@pytest.mark.parametrize("language", ["en", "EN-gb", None])
def test_english_is_read(language: str | None) -> None:
    assert 1 == len(read(report("“Yes, we agree,” said Quint.", language=language)).statements)


def test_another_language_is_refused_rather_than_read_by_the_wrong_rules() -> None:
    with pytest.raises(UnsupportedLanguage, match="language is de"):
        read(report("„Ja“, sagte Quint.", language="de"))


def test_each_outcome_is_counted_and_told() -> None:
    first, other = incoming("Quint said yes."), incoming("Quint said no.", "b.txt")
    told: list[Progress] = []
    with open_record(None) as record:
        process([first], record.writer)
        changed = incoming("Quint said maybe.")
        summary = process([first, other, FAILED, changed], record.writer, on_progress=told.append)
    counts = (summary.new, summary.unchanged, summary.versions, summary.reread)
    assert (1, 1, 1, 0) == counts
    assert (FAILED,) == summary.failures
    assert ["unchanged", "new", "failed", "version"] == [t.outcome for t in told]
    assert ["a.txt", "b.txt", "gone.txt", "a.txt"] == [t.name for t in told]
    assert [1, 2, 3, 4] == [t.done for t in told]
    assert (6, 2) == (summary.words, summary.statements)
    ids = tuple(each.report.report_id for each in (first, other, changed))
    assert ids == summary.report_ids


def test_another_reader_reads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(None) as record:
        process([incoming("Quint said yes.")], record.writer)
        monkeypatch.setattr(pipeline, "READER", "onrecord 9 encoder")
        summary = process([incoming("Quint said yes.")], record.writer)
    assert (0, 1) == (summary.new, summary.reread)


@pytest.mark.parametrize(
    ("expected", "error"),
    [
        ("grounding.bad-span", GroundingError("[3, 2) is no span of a text")),
        ("read.failed", IndexError("list index out of range")),
        ("read.failed", AttributeError("no such thing")),
    ],
)
def test_one_report_s_failure_leaves_the_rest(
    monkeypatch: pytest.MonkeyPatch, expected: str, error: Exception
) -> None:
    def break_on_no(story: Report, opened: Opened) -> Reading:
        if "no" in story.text:
            raise error
        return tell(story, opened)

    monkeypatch.setattr(pipeline, "tell", break_on_no)
    with open_record(None) as record:
        reports = [incoming("Quint said no."), incoming("Quint said yes.", "b.txt")]
        summary = process(reports, record.writer)
        kept = record.view.failures()
    assert (1, [expected]) == (summary.new, [f.code for f in summary.failures])
    assert kept == summary.failures
    assert "a.txt" == summary.failures[0].input


def test_a_report_whose_words_cannot_be_read_leaves_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def break_on_no(story: Report) -> Opened:
        if "no" in story.text:
            raise IndexError("list index out of range")
        return open_report(story)

    monkeypatch.setattr(pipeline, "open_report", break_on_no)
    with open_record(None) as record:
        reports = [incoming("Quint said no."), incoming("Quint said yes.", "b.txt")]
        summary = process(reports, record.writer)
    assert (1, ["read.failed"]) == (summary.new, [f.code for f in summary.failures])


def test_what_came_before_the_inputs_broke_off_is_on_record() -> None:
    def break_off() -> Iterator[Incoming]:
        yield incoming("Quint said yes.")
        raise OSError("the disk is gone")

    with open_record(None) as record:
        with pytest.raises(OSError, match="the disk is gone"):
            process(break_off(), record.writer)
        assert 1 == len(list(record.view.reports()))


def test_a_reading_that_the_record_refuses_leaves_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A span beyond the text is found when it is stored: that too is one report's failure."""

    def stray(story: Report, opened: Opened) -> Reading:
        reading = tell(story, opened)
        if "no" not in story.text:
            return reading
        (said,) = reading.statements
        return replace(reading, statements=(replace(said, content=(Span(0, 900),)),))

    monkeypatch.setattr(pipeline, "tell", stray)
    with open_record(None) as record:
        reports = [incoming("Quint said no."), incoming("Quint said yes.", "b.txt")]
        summary = process(reports, record.writer)
    assert (1, ["grounding.bad-span"]) == (summary.new, [f.code for f in summary.failures])


def test_what_is_mended_is_no_failure_any_more() -> None:
    first = replace(FAILED, input="f.jsonl:1", code="ingest.malformed-line")
    second = replace(first, input="f.jsonl:2")
    other = replace(first, input="g.jsonl:1")
    good = replace(incoming("Quint said yes.", "f.jsonl:1"), path=None)
    with open_record(None) as record:
        process([first, second, other], record.writer)
        process([good], record.writer)
        assert (other,) == record.view.failures()
        process([second, good], record.writer)
        assert {second, other} == set(record.view.failures())


def test_a_transcript_is_one_by_its_reading_and_its_id_stays() -> None:
    story = Report(text="Q: Do you?\n\nMS. MAROST: I do.\n\nQ: Now?\n\nMS. MAROST: I go.")
    found = read(story)
    assert ReportKind.TRANSCRIPT is found.kind
    assert (ReportKind.REPORT, story.report_id) == (found.report.kind, found.report.report_id)
    assert 4 == sum(1 for stmt in found.statements if not stmt.cue)
    assert read(Report(text="Quint said yes.")).kind is None


def test_the_reader_s_name_changes_with_what_it_knows() -> None:
    version, digest = pipeline.READER.rsplit(" ", 1)
    assert version.startswith("onrecord ")
    assert re.fullmatch(r"[0-9a-f]{12}", digest)


def test_a_record_that_cannot_be_written_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RecordBusy("another program is writing")

    with open_record(None) as record:
        monkeypatch.setattr(Record, "writer", record.writer, raising=False)
        monkeypatch.setattr(type(record.writer), "add", refuse)
        with pytest.raises(RecordBusy):
            process([incoming("Quint said yes.")], record.writer)


def test_an_error_of_the_record_is_not_one_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Report, __: Opened) -> Reading:
        raise RecordBusy("another program is writing")

    monkeypatch.setattr(pipeline, "tell", refuse)
    with open_record(None) as record, pytest.raises(RecordBusy):
        process([incoming("Quint said yes.")], record.writer)
