import pytest

from handmade import entity, mention, reading, report, stmt, timex
from onrecord.model.document import Report, Span
from onrecord.read.invisibles import hide_invisibles, restore_invisibles

TEXT = (
    "Title\n\nThe pre\u00adsident s\u200b\u200baid on Mon\ufeffday that Quint vow\u200eed to wait."
)


def test_a_text_whose_characters_are_all_seen_is_read_as_it_is() -> None:
    assert hide_invisibles(report("Zoë said “no” — e\u0301, 👍🏽, שלום, \u00a0 and went.")) is None


def test_invisible_characters_are_left_out_and_the_places_kept() -> None:
    story = Report(text=TEXT, headline="The pre\u00adsident", body_start=7)
    hidden = hide_invisibles(story)
    assert hidden is not None
    seen, places = hidden
    assert ("The president", 7) == (seen.headline, seen.body_start)
    assert "Title\n\nThe president said on Monday that Quint vowed to wait." == seen.text
    assert list(seen.text) == [TEXT[place] for place in places]


def test_a_text_of_nothing_else_is_empty() -> None:
    hidden = hide_invisibles(Report(text="\u200b\ufeff", body_start=1))
    assert hidden is not None
    assert ("", 0, []) == (hidden[0].text, hidden[0].body_start, list(hidden[1]))


def test_ids_are_not_those_of_the_same_text_without_them() -> None:
    hidden = hide_invisibles(report("Quint s\u00adaid no."))
    assert hidden is not None
    assert report("Quint said no.").report_id != hidden[0].report_id


def test_spans_and_ids_are_put_back() -> None:
    story = report(TEXT)
    hidden = hide_invisibles(story)
    assert hidden is not None
    seen, places = hidden
    marost = entity("the president")
    outer = stmt(
        seen, "that Quint vowed to wait", cue="said", source="The president", speaker=marost
    )
    inner = stmt(seen, "to wait", cue="vowed", within=outer)
    read = reading(
        seen,
        outer,
        inner,
        mentions=[(mention(seen, "The president"), marost)],
        timexes=[timex(seen, "Monday", "2031-03-17")],
    )

    moved = restore_invisibles(read, story, places)

    def words(span: Span) -> str:
        return TEXT[span.start : span.end]

    said, vowed = moved.statements
    assert (story, story.report_id) == (moved.report, said.report_id)
    assert ["s\u200b\u200baid", "vow\u200eed"] == [words(s.cue[0]) for s in (said, vowed)]
    assert ["The pre\u00adsident"] == [words(m.span) for m in moved.mentions]
    assert ["Mon\ufeffday"] == [words(t.span) for t in moved.timexes]
    assert said.statement_id == vowed.within
    assert read.links == moved.links
    assert marost.entity_id == said.speaker


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u200e", "\u2060"])
def test_marks_at_the_edges_belong_to_no_word(character: str) -> None:
    story = report(f"{character}Quint{character} left.")
    hidden = hide_invisibles(story)
    assert hidden is not None
    seen, places = hidden
    read = reading(seen, mentions=[(mention(seen, "Quint"), None)])
    assert [Span(1, 6)] == [m.span for m in restore_invisibles(read, story, places).mentions]
