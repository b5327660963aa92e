import pytest

from onrecord.model.document import Span, TimexType, make_id
from onrecord.read.times import find_times
from sample_times import WEDNESDAY, sentences_of, times_of


def test_a_time_has_all_its_parts() -> None:
    (timex,) = times_of("The accord of early next week may fail.")
    assert make_id("tx", "rp_test", 14, 29) == timex.tid
    assert (Span(14, 29), TimexType.DATE, "2025-W35") == (timex.span, timex.type, timex.value)
    assert ("2025-08-25/2025-08-31", "START", WEDNESDAY) == (timex.edtf, timex.mod, timex.anchor)


def test_a_length_and_a_set_have_no_edtf() -> None:
    found = times_of("Each summer they rest for two weeks.")
    assert [None, None] == [timex.edtf for timex in found]


def test_times_come_in_order_and_apart() -> None:
    text, sentences = sentences_of("On Monday he came.|Two days later he left.|He spoke.")
    found = find_times(text, sentences, reference_date=WEDNESDAY, report_id="rp")
    assert ["2025-08-18", "2025-08-20"] == [timex.value for timex in found]
    assert found[0].span.end <= found[1].span.start


def test_an_hour_that_ended_a_sentence_is_joined_with_its_day() -> None:
    text, sentences = sentences_of("They met at 10 p.m.|Monday in Ostrel.|It rained.")
    found = find_times(text, sentences, reference_date=WEDNESDAY, report_id="rp")
    assert ["2025-08-18T22:00"] == [timex.value for timex in found]


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("Moscow time they met.", "10 p.m. Moscow time"),
        ("EST it was.", "10 p.m. EST"),
        ("local time.", "10 p.m. local time"),
        ("May 3 was the day.", "10 p.m. May 3"),
        ("Friday’s talks failed.", "10 p.m."),
        ("On Friday she spoke.", "10 p.m."),
        ("Two died.", "10 p.m."),
        (" " * 50, "10 p.m."),
    ],
)
def test_an_hour_is_joined_with_nothing_but_what_goes_on_with_it(second: str, words: str) -> None:
    text, sentences = sentences_of(f"They met at 10 p.m.|{second}")
    found = find_times(text, sentences, reference_date=WEDNESDAY, report_id="rp")
    assert words == text[found[0].span.start : found[0].span.end]
    assert words != "10 p.m." or found[0].value == "2025-08-20T22:00"


def test_an_hour_is_not_joined_with_the_day_that_opens_a_sentence() -> None:
    text = "They left at 10 p.m. On Friday she spoke."
    words = [text[t.span.start : t.span.end] for t in times_of(text)]
    assert ["10 p.m.", "Friday"] == words


def test_an_hour_at_the_end_of_a_paragraph_stays_alone() -> None:
    text, sentences = sentences_of("They met at 10 p.m.¶Monday is a holiday.")
    found = find_times(text, sentences, reference_date=WEDNESDAY, report_id="rp")
    assert 2 == len(found)


@pytest.mark.parametrize("reference", [None, "soon", "2025-13-40"])
def test_a_reference_date_that_is_none_is_not_guessed(reference: str | None) -> None:
    assert ["XXXX-WXX-1"] == [t.value for t in times_of("It began on Monday.", reference)]


def test_no_sentence_no_time() -> None:
    assert () == find_times("On Monday.", (), reference_date=WEDNESDAY, report_id="rp")
