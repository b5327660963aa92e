"""The quoted words of a report, a sentence at a time."""

from dataclasses import replace

from handmade import entity, report, sheet, span, stmt
from onrecord.compare.quoted_words import QuoteNote, note_quotations
from onrecord.model.comparison import Sheet
from onrecord.model.document import ReportKind
from onrecord.model.record import EntityType
from onrecord.model.statement import QuoteType, SaidAt

MAROST = entity("Ilena Marost")


def note(text: str, *pieces: str, quote_type: QuoteType = QuoteType.DIRECT) -> QuoteNote:
    story = report(text)
    said = stmt(story, pieces, speaker=MAROST, quote_type=quote_type)
    quotations = [f"“{piece}”" for piece in pieces if f"“{piece}”" in text]
    [found] = note_quotations(sheet(story, said, quotations=quotations, entities=[MAROST]))
    return found


def test_a_note_holds_the_words_and_where_they_stand() -> None:
    text = "“He doesn’t fear the snow,” Marost said."
    found = note(text, "He doesn’t fear the snow,")
    assert found.words == ("he", "does", "not", "fear", "the", "snow")
    assert found.speaker_name == "Ilena Marost"
    assert found.day == "2031-03-17"
    whole = found.span(0, len(found.words))
    assert text[whole.start : whole.end] == "He doesn’t fear the snow"
    assert found.keys == ("fear snow",)


def test_between_the_pieces_of_a_split_quotation_words_may_be_missing() -> None:
    found = note(
        "“The table is laid,” he said, “and the bill paid.”",
        "The table is laid,",
        "and the bill paid.",
    )
    assert found.words == ("the", "table", "is", "laid", "and", "the", "bill", "paid")
    assert found.breaks == (4,)


def test_what_stands_in_brackets_is_not_said() -> None:
    found = note(
        "“He [Kessen] signed … the border accord.”", "He [Kessen] signed … the border accord."
    )
    assert found.words == ("he", "signed", "the", "border", "accord")
    assert found.breaks == (1, 2)


def test_of_a_mixed_statement_the_quoted_words_count() -> None:
    story = report("Marost said that the draft was “an old coat with new buttons” on Monday.")
    said = stmt(
        story,
        "that the draft was “an old coat with new buttons”",
        speaker=MAROST,
        quote_type=QuoteType.MIXED,
    )
    [found] = note_quotations(sheet(story, said, quotations=["“an old coat with new buttons”"]))
    assert found.words == ("an", "old", "coat", "with", "new", "buttons")


def test_who_is_quoted_by_somebody_says_the_quotation() -> None:
    story = report("Dastan said that Marost called it “an old coat with new buttons”.")
    outer = stmt(
        story,
        "that Marost called it “an old coat with new buttons”",
        cue="said",
        quote_type=QuoteType.MIXED,
    )
    inner = stmt(
        story,
        "it “an old coat with new buttons”",
        cue="called",
        quote_type=QuoteType.MIXED,
        within=outer,
    )
    [found] = note_quotations(
        sheet(story, outer, inner, quotations=["“an old coat with new buttons”"])
    )
    assert found.statement_id == inner.statement_id


def test_who_says_inside_a_quotation_that_another_said_is_the_speaker() -> None:
    words = "Last autumn he swore that no Varenian boot would remain."
    story = report(f"“{words}”")
    outer = stmt(story, words, quote_type=QuoteType.DIRECT)
    inner = stmt(
        story,
        "that no Varenian boot would remain",
        cue="swore",
        quote_type=QuoteType.DIRECT,
        within=outer,
    )
    [found] = note_quotations(sheet(story, outer, inner, quotations=[f"“{words}”"]))
    assert found.statement_id == outer.statement_id


def test_each_sentence_of_a_turn_is_a_note_and_its_report_verbatim() -> None:
    story = report(
        "MAROST: The pass will open in April. The guns will leave the valley.",
        kind=ReportKind.TRANSCRIPT,
    )
    said = stmt(
        story,
        "The pass will open in April. The guns will leave the valley.",
        quote_type=QuoteType.DIRECT,
    )
    found = note_quotations(sheet(story, said))
    assert [each.words[:3] for each in found] == [("the", "pass", "will"), ("the", "guns", "will")]
    assert all(each.is_verbatim for each in found)


def test_phrases_and_indirect_words_are_not_noted() -> None:
    story = report("He called it “a bad idea”. She said that the pass would open in April.")
    first = stmt(story, "it “a bad idea”", quote_type=QuoteType.MIXED)
    second = stmt(story, "that the pass would open in April", quote_type=QuoteType.INDIRECT)
    assert note_quotations(sheet(story, first, second, quotations=["“a bad idea”"])) == ()


def test_whoever_has_no_name_is_nobody_known() -> None:
    official = entity("a senior official", type=EntityType.UNNAMED)
    story = report("“Nobody walked out of the talks.”")
    said = stmt(
        story, "Nobody walked out of the talks.", speaker=official, quote_type=QuoteType.DIRECT
    )
    page = sheet(story, said, quotations=["“Nobody walked out of the talks.”"], entities=[official])
    assert note_quotations(page)[0].speaker is None


def test_the_day_is_that_of_saying_where_the_report_tells() -> None:
    story = report("“Nobody walked out of the talks,” she said on Sunday.")
    said = stmt(story, "Nobody walked out of the talks,", quote_type=QuoteType.DIRECT)
    when = SaidAt(value="2031-03-16", edtf=None, span=span(story.text, "Sunday"))
    page = sheet(
        story, replace(said, said_at=when), quotations=["“Nobody walked out of the talks,”"]
    )
    assert note_quotations(page)[0].day == "2031-03-16"


def test_a_report_without_quotations_has_no_notes() -> None:
    empty: Sheet = sheet(report("The pass is closed."))
    assert note_quotations(empty) == ()
