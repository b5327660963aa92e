"""Quotations of several reports that are one utterance."""

import pytest

from handmade_notes import quote
from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.variants import Sameness, find_variants, is_same_speaker


def judge(one: QuoteNote, other: QuoteNote) -> Sameness | None:
    found = find_variants([one, other])
    assert [v.sameness for v in find_variants([other, one])] == [v.sameness for v in found]
    return found[0].sameness if found else None


FULL = "the snow has gone from the passes and a government must look at the map again"
SHORT = "a government must look at the map again"
ALTERED = "a government must look at its maps again"


def test_a_part_of_a_quotation_is_the_same_utterance() -> None:
    assert judge(quote(FULL), quote(SHORT, report_id="rp_2")) is Sameness.EQUAL


def test_an_altered_word_is_seen() -> None:
    one = quote("he fears a signature before summer believe me")
    other = quote("he fears my signature before the summer", report_id="rp_2")
    assert judge(one, other) is Sameness.ALTERED


def test_the_later_report_comes_first_in_a_variant() -> None:
    early, late = quote(FULL), quote(SHORT, report_id="rp_0", day="2031-03-18")
    [found] = find_variants([late, early])
    assert (found.later, found.earlier) == (late, early)
    assert found.is_near
    assert found.is_same_speaker


def test_other_words_of_the_same_speaker_are_another_utterance() -> None:
    other = "a government must look at the farmers whose valley was lost"
    assert judge(quote(FULL), quote(other, report_id="rp_2")) is None


def test_the_same_words_of_another_speaker_are_another_utterance() -> None:
    assert judge(quote(FULL), quote(FULL, report_id="rp_2", speaker="Torvald Kessen")) is None


def test_short_quotations_need_a_speaker_and_a_day() -> None:
    words = "bridge away from the border"
    assert judge(quote(words), quote(words, report_id="rp_2")) is Sameness.EQUAL
    assert judge(quote(words), quote(words, report_id="rp_2", speaker=None)) is None
    assert judge(quote(words), quote(words, report_id="rp_2", day="2031-05-01")) is None
    assert judge(quote(words), quote(words, report_id="rp_2", day=None)) is None


def test_long_ones_do_not() -> None:
    assert judge(quote(FULL), quote(FULL, report_id="rp_2", speaker=None, day=None))


def test_sentences_that_are_cut_otherwise_share_a_long_stretch() -> None:
    one = quote("nobody walked out of the hall " + FULL)
    other = quote(FULL + " before it asks its farmers for another road", report_id="rp_2")
    assert judge(one, other) is Sameness.EQUAL
    phrase = "a government must look"
    one = quote("nobody walked out of the cold hall because " + phrase)
    assert judge(one, quote(phrase + " for another road to its farmers", report_id="rp_2")) is None


def test_what_is_like_weeks_later_was_said_again() -> None:
    one = quote("he fears a signature before summer believe me")
    other = quote("he fears my signature before summer", report_id="rp_2", day="2031-05-01")
    assert judge(one, other) is None


@pytest.mark.parametrize(("one", "other"), [("rp_1", "rp_1"), ("rp_1", "rp_2")])
def test_in_transcripts_other_words_are_another_utterance(one: str, other: str) -> None:
    first = quote("he fears a signature before summer", report_id=one, is_verbatim=True)
    second = quote("he fears my signature before summer", report_id=other, is_verbatim=True, at=900)
    assert judge(first, second) is None


def test_a_word_that_two_names_have_is_enough() -> None:
    one, other = quote(FULL, speaker="Ilena Marost"), quote(FULL, speaker="President Marost")
    assert is_same_speaker(one, other) is True
    assert is_same_speaker(one, quote(FULL, speaker="Mirel Dastan")) is False
    assert is_same_speaker(one, quote(FULL, speaker=None)) is None


def test_a_quotation_in_very_many_reports_is_held_against_the_earliest() -> None:
    notes = [quote(SHORT, report_id=f"rp_{n:03}", at=n) for n in range(120)]
    found = find_variants(notes)
    assert len(found) < 120 * 41
    assert {v.later.report_id for v in found} == {f"rp_{n:03}" for n in range(1, 120)}
