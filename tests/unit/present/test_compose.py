"""What the dossier shows, gathered from a record."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from handmade import entity, mention, reading, report, stmt, timex
from onrecord.model.document import MentionType, ReferenceBasis, Span
from onrecord.model.record import EntityType, Failure, Reading
from onrecord.model.statement import Act, QuoteType, Reason
from onrecord.present.compose import build_dossier
from onrecord.present.marking import MarkKind
from onrecord.present.views import Choice
from onrecord.record.store import Record, View, open_record

MAROST = entity("Ilena Marost")
QUINT = entity("Adrel Quint")


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(None) as opened:
        yield opened


def talks() -> Reading:
    story = report(
        "On Monday Marost said Quint had told her “it is done”.\n\nTalks go on for two weeks, "
        "until April.\n\n“We wait,” officials added, “and we hope.”",
        publisher="The Lantern",
        headline="Talks  go\non",
        url="https://lantern.example/1",
        published="2031-03-17T09:00",
        language="en",
    )
    outer = stmt(
        story,
        "Quint had told her “it is done”",
        cue="said",
        source="Marost",
        speaker=MAROST,
        quote_type=QuoteType.INDIRECT,
        act=Act.ASSERT,
        confidence=0.7,
        reasons=(Reason(feature="cue", score=0.9, detail="“said” is a verb of saying."),),
    )
    inner = stmt(
        story,
        "it is done",
        cue="told",
        source="Quint",
        speaker=QUINT,
        quote_type=QuoteType.DIRECT,
        within=outer,
    )
    split = stmt(story, ("We wait,", "and we hope."), cue="added", source="officials")
    return reading(
        story,
        outer,
        inner,
        split,
        entities=(MAROST, QUINT),
        timexes=(
            timex(story, "Monday", "2031-03-17"),
            timex(story, "two weeks", "P2W"),
            timex(story, "April", "2031-04"),
        ),
    )


def add(record: Record, *readings: Reading) -> None:
    for number, each in enumerate(readings):
        record.writer.add(each, name=f"{number}.txt")


def test_an_empty_record_gives_an_empty_page(record: Record) -> None:
    dossier = build_dossier(record.view)
    assert "On the record" == dossier.title
    assert ((), (), ()) == (dossier.rows, dossier.reports, dossier.timeline.rows)
    assert (None, None) == (dossier.as_of, dossier.period)


def test_statements_are_numbered_rows_in_words(record: Record) -> None:
    whole = talks()
    add(record, whole)
    dossier = build_dossier(record.view, title="Talks")
    first, second, third = dossier.rows
    assert "Talks" == dossier.title
    assert (1, 2, 3) == tuple(row.number for row in dossier.rows)
    assert ("Ilena Marost", "Marost", "said") == (first.speaker, first.source, first.cue)
    assert ("indirect", "assert", 0.7) == (first.quote_type, first.act, first.confidence)
    assert ("“said” is a verb of saying.",) == first.reasons
    assert ("The Lantern", "17 March 2031") == (first.publisher, first.day)
    assert (None, 1, None) == (first.within, second.within, third.within)
    assert (None, 0, "officials") == (third.speaker, third.speaker_key, third.source)
    assert ("We wait,", "and we hope.") == third.words
    assert whole.statements[0].statement_id == first.statement_id


def test_choices_are_counted_by_name_with_the_unnamed_last(record: Record) -> None:
    add(record, talks())
    dossier = build_dossier(record.view)
    assert (
        Choice(key="2", name="Adrel Quint", count=1),
        Choice(key="1", name="Ilena Marost", count=1),
        Choice(key="0", name=None, count=1, is_named=False),
    ) == dossier.speakers
    assert ["direct", "indirect", None] == [choice.name for choice in dossier.quote_types]
    assert ["assert", None] == [choice.name for choice in dossier.acts]
    assert 2 == dossier.named_speakers


def test_all_words_of_statements_and_times_are_marked(record: Record) -> None:
    add(record, talks())
    (page,) = build_dossier(record.view).reports
    marked = {
        (mark.kind, mark.number, page.text[mark.span.start : mark.span.end]) for mark in page.marks
    }
    assert {
        (MarkKind.SOURCE, 1, "Marost"),
        (MarkKind.CUE, 1, "said"),
        (MarkKind.CONTENT, 1, "Quint had told her “it is done”"),
        (MarkKind.SOURCE, 2, "Quint"),
        (MarkKind.CUE, 2, "told"),
        (MarkKind.CONTENT, 2, "it is done"),
        (MarkKind.SOURCE, 3, "officials"),
        (MarkKind.CUE, 3, "added"),
        (MarkKind.CONTENT, 3, "We wait,"),
        (MarkKind.CONTENT, 3, "and we hope."),
        (MarkKind.TIME, None, "Monday"),
        (MarkKind.TIME, None, "two weeks"),
        (MarkKind.TIME, None, "April"),
    } == marked
    anchors = [mark.anchor for mark in page.marks if mark.anchor and mark.number]
    assert 3 == len(anchors), "a split quotation has one anchor"


def test_times_tell_how_they_were_read(record: Record) -> None:
    add(record, talks())
    dossier = build_dossier(record.view)
    times = {
        dossier.reports[0].text[mark.span.start : mark.span.end]: mark
        for mark in dossier.reports[0].marks
        if mark.kind is MarkKind.TIME
    }
    assert ("2031-03-17", "read as 17 March 2031") == (times["Monday"].when, times["Monday"].note)
    assert ("P2W", None, None) == (
        times["two weeks"].when,
        times["two weeks"].note,
        times["two weeks"].anchor,
    )
    assert times["April"].anchor is not None
    assert 1 == dossier.undated
    assert ["17 March 2031", "April 2031"] == [row.label for row in dossier.timeline.rows]
    assert (1, 1) == (dossier.timeline.rows[0].reports, dossier.timeline.rows[0].times)


def test_a_report_tells_what_it_says_of_itself(record: Record) -> None:
    add(record, talks())
    dossier = build_dossier(record.view)
    (page,) = dossier.reports
    assert ("Talks go on", "The Lantern") == (page.title, page.publisher)
    assert ("17 March 2031, 09:00", "https://lantern.example/1") == (page.published, page.link)
    assert ("en", (), 3) == (page.language, page.notes, page.statements)
    assert ("17 March 2031", "17 March 2031") == (dossier.period, dossier.as_of)


def test_a_report_that_says_nothing_of_itself_gets_nothing_invented(record: Record) -> None:
    story = report(
        "word " * 60, publisher=None, published=None, url="javascript:alert(1)", language="<x>"
    )
    add(record, reading(story, reference_date=None))
    (page,) = build_dossier(record.view).reports
    assert "publisher not named" == page.publisher
    assert page.title.startswith("word word")
    assert page.title.endswith("word …")
    assert len(page.title) < 100
    assert (None, None, None) == (page.published, page.link, page.language)
    assert ("Undated: relative times (“on Monday”) could not be read.",) == page.notes


def test_short_and_empty_texts_have_a_title(record: Record) -> None:
    add(record, reading(report("Yes.")), reading(report(" ", headline=" ")))
    titles = {page.title for page in build_dossier(record.view).reports}
    assert {"Yes.", "Report without a headline"} == titles


def test_a_day_of_the_text_is_not_the_reports_own(record: Record) -> None:
    story = report("They met on 17 March 2031. Marost said yes.", published=None)
    said = stmt(story, "yes", cue="said", source="Marost")
    guessed = reading(story, said, timexes=(timex(story, "17 March 2031", "2031-03-17"),))
    add(record, replace(guessed, reference_date_basis=ReferenceBasis.FIRST_DATE))
    dossier = build_dossier(record.view)
    (page,), (row,), (on_line,) = dossier.reports, dossier.rows, dossier.timeline.rows
    assert (None, "17 March 2031") == (page.published, page.read_against)
    (note,) = page.notes
    assert note.endswith("read against 17 March 2031, a day that the text names.")
    assert (None, None, None) == (row.day, dossier.period, dossier.as_of)
    assert (0, 1) == (on_line.reports, on_line.times), "the day is named, no report is of it"


def test_a_report_without_publisher_is_known_by_its_first_words(record: Record) -> None:
    story = report("On the bridge\nMarost said yes.", publisher=None)
    said = stmt(story, "yes", cue="said", source="Marost")
    add(record, reading(story, said, timexes=(timex(story, "yes", "2031-03-18"),)))
    dossier = build_dossier(record.view)
    assert "On the bridge …" == dossier.rows[0].publisher == dossier.reports[0].title
    assert "On the bridge …" == dossier.timeline.rows[1].entries[0].dated.where


def test_speakers_without_a_name_are_told_apart_and_not_counted(record: Record) -> None:
    official, office = entity("The official", type=EntityType.UNNAMED), entity("official")
    story = report("Marost said a. The official said b. Marost said c.", publisher="Hadvik Post")
    other = report("The official said d. He said e.", publisher="The Lantern")
    add(
        record,
        reading(
            story,
            stmt(story, "a", cue="said", source="Marost", speaker=MAROST),
            stmt(story, "b", cue="said", source="The official", speaker=official),
            mentions=(
                (mention(story, "Marost"), MAROST),
                (mention(story, "The official", type=MentionType.NOMINAL), official),
            ),
        ),
        reading(
            other,
            stmt(other, "d", cue="said", source="The official", speaker=office),
            mentions=((mention(other, "The official", type=MentionType.NOMINAL), office),),
        ),
    )
    dossier = build_dossier(record.view)
    told = [(each.name, each.is_named, each.where) for each in dossier.speakers]
    numbers = {row.publisher: row.number for row in dossier.rows}
    assert [
        ("Ilena Marost", True, None),
        ("official", False, f"The Lantern, 17 March 2031, no. {numbers['The Lantern']}"),
        ("The official", False, f"Hadvik Post, 17 March 2031, no. {numbers['Hadvik Post']}"),
    ] == told
    assert 1 == dossier.named_speakers


def test_namesakes_are_told_apart(record: Record) -> None:
    stories = [report(f"Solmark said {n}.", headline=f"Head {n}") for n in (1, 2)]
    for story in stories:
        state = replace(entity("Solmark"), entity_id=f"en_{story.headline}")
        said = stmt(story, story.text[13], cue="said", source="Solmark", speaker=state)
        add(record, reading(story, said, mentions=((mention(story, "Solmark"), state),)))
    dossier = build_dossier(record.view)
    assert [True, True] == [choice.is_named for choice in dossier.speakers]
    assert 2 == len({choice.where for choice in dossier.speakers} - {None})


def test_how_sure_the_speaker_is_comes_from_the_words_of_the_source(record: Record) -> None:
    story = report("Marost waited. She said yes.")
    she = mention(story, "She", type=MentionType.PRONOUN)
    said = stmt(story, "yes", cue="said", source="She", speaker=MAROST)
    whole = reading(story, said, mentions=((mention(story, "Marost"), MAROST), (she, MAROST)))
    why = Reason(feature="pronoun", score=0.55, detail="“She” stands right after the name.")
    first, second = whole.links
    add(record, replace(whole, links=(first, replace(second, score=0.55, reasons=(why,)))))
    (row,) = build_dossier(record.view).rows
    assert (0.55, (why.detail,)) == (row.speaker_confidence, row.speaker_reasons)


def test_only_the_newest_version_is_shown_and_tells_of_the_others(record: Record) -> None:
    url = "https://lantern.example/1"
    versions = [
        reading(report(f"Text {n}.", url=url, headline=f"Head {n}", publisher="The Lantern"))
        for n in range(3)
    ]
    for number, each in enumerate(versions):
        record.writer.add(each, name=f"{number}.txt")
    (page,) = build_dossier(record.view).reports
    assert "Text 2." == page.text
    (note,) = page.notes
    assert note.startswith("A newer version of a report that the record holds as well: “Head 1”")
    assert "; “Head 0”, The Lantern, 17 March 2031, rp_" in note


def test_an_older_version_is_shown_when_asked_for(record: Record) -> None:
    url = "https://lantern.example/1"
    old, new = (report(f"He said {n}.", url=url, headline=f"Head {n}") for n in range(2))
    add(record, reading(old, stmt(old, "0", cue="said")), reading(new, stmt(new, "1", cue="said")))
    record.writer.add_failure(Failure(input="x", stage="ingest", code="c", message="m", hint="h"))
    dossier = build_dossier(record.view, report_ids=[old.report_id])
    (page,) = dossier.reports
    assert (old.text, 1) == (page.text, page.statements)
    assert page.notes[0].startswith("No longer the newest version: “Head 1”")
    assert () == dossier.failures, "they are of the whole record"
    assert 1 == len(build_dossier(record.view).failures)


def test_paragraphs_know_the_files_header_and_fixed_line_lengths(record: Record) -> None:
    header = "---\npublisher: The Lantern\n---\n"
    full = "These words were broken at a fixed length by a machine\n" * 2 + "and end here."
    text = f"{header}First words.\n\n{full}\n\nSigned\nby hand"
    story = replace(report(text), body_start=len(header))
    add(record, reading(story))
    (page,) = build_dossier(record.view).reports
    found = [(text[p.span.start : p.span.end], p.is_front, p.is_wrapped) for p in page.paragraphs]
    assert [
        ("---\npublisher: The Lantern\n---", True, False),
        ("First words.", False, False),
        (full, False, True),
        ("Signed\nby hand", False, False),
    ] == found


def test_a_source_that_serves_two_statements_is_named_in_both_rows(record: Record) -> None:
    story = report("Marost welcomed it, saying it was time.")
    second = stmt(story, "it was time", cue="saying", shared_source="Marost")
    add(record, reading(story, stmt(story, "it", cue="welcomed", source="Marost"), second))
    rows = build_dossier(record.view).rows
    assert ["Marost", "Marost"] == [row.source for row in rows]


def test_words_over_a_line_end_are_named_on_one_line(record: Record) -> None:
    story = report("The prime\nminister said yes.")
    odd = replace(stmt(story, "yes", cue="said"), source=(Span(0, 18),))
    add(record, reading(story, odd))
    assert "The prime minister" == build_dossier(record.view).rows[0].source


def test_a_reprint_names_what_it_reprints(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    add(
        record, reading(report("Yes.", headline="First")), reading(report("Yes.", headline="Again"))
    )
    first, again = record.view.reports()
    reprints = (first, replace(again, reprint_of=first.report_id))
    monkeypatch.setattr(View, "reports", lambda *_, **__: reprints)
    _, page = build_dossier(record.view).reports
    assert f"A reprint of “{first.headline}”, The Ostrel Courier, 17 March 2031" in page.notes[0]
    reprints = (first, replace(again, reprint_of="rp_elsewhere"))
    _, page = build_dossier(record.view).reports
    assert ("A reprint.",) == page.notes
