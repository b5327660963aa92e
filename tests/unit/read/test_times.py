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


def test_an_hour_at_the_end_of_a_paragraph_stays_alone() -> None:
    text, sentences = sentences_of("They met at 10 p.m.¶Monday is a holiday.")
    found = find_times(text, sentences, reference_date=WEDNESDAY, report_id="rp")
    assert 2 == len(found)


@pytest.mark.parametrize("reference", [None, "soon", "2025-13-40"])
def test_a_reference_date_that_is_none_is_not_guessed(reference: str | None) -> None:
    assert ["XXXX-WXX-1"] == [t.value for t in times_of("It began on Monday.", reference)]


def test_no_sentence_no_time() -> None:
    assert () == find_times("On Monday.", (), reference_date=WEDNESDAY, report_id="rp")
