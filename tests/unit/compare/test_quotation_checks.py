"""What is said of quotations that are one utterance: relations, and checks of their words."""

from dataclasses import replace

from handmade_notes import quote
from onrecord.compare.quotation_checks import check_quotations, relate_quotations
from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.variants import find_variants
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Relation, RelationType, Tier
from onrecord.model.document import Span
from onrecord.model.reprint import Reprint

FULL = "he fears a signature before the summer believe me"
CUT = "he fears a signature before the summer"
ALTERED = "he fears my signature before the summer"
LONG = "the snow has gone from the passes and a government must look at the map again"


def relate(*notes: QuoteNote) -> tuple[Relation, ...]:
    return relate_quotations(find_variants(notes))


def check(*notes: QuoteNote, reprints: dict[str, Reprint] | None = None) -> tuple[Check, ...]:
    return check_quotations(find_variants(notes), reprints or {})


def reprint(copy: str, original: str) -> dict[str, Reprint]:
    found = Reprint(
        report_id=copy,
        original_id=original,
        shared=1.0,
        kept=1.0,
        words=100,
        is_whole=True,
        is_credited=True,
    )
    return {copy: found}


def test_the_later_statement_repeats_the_earlier() -> None:
    [rel] = relate(quote(FULL), quote(CUT, report_id="rp_2", day="2031-03-18"))
    assert rel.type is RelationType.REPEATS
    assert (rel.from_report, rel.to_report) == ("rp_2", "rp_1")
    assert rel.tier is Tier.SHOWN
    [reason] = rel.reasons
    assert reason.feature == "same_words"
    assert "more words at an end" in reason.detail
    assert (reason.left, reason.right) == ((Span(0, 69),), (Span(0, 69),))


def test_an_altered_word_is_told_in_the_reason() -> None:
    [rel] = relate(quote(FULL), quote(ALTERED, report_id="rp_2", day="2031-03-18"))
    assert "“my” stands for “a”" in rel.reasons[0].detail
    assert rel.score < 0.95


def test_without_a_speaker_or_a_day_it_is_less_sure() -> None:
    known = quote(LONG)
    unknown = quote(LONG, report_id="rp_2", speaker=None, day="2031-05-01")
    [rel] = relate(known, unknown)
    assert rel.tier is Tier.PROPOSED
    assert "names no speaker" in rel.reasons[0].detail


def test_two_statements_are_related_once_however_many_quotations_they_share() -> None:
    one = [quote(FULL), replace(quote(LONG, at=500), statement_id="st_rp_1_0")]
    other = [replace(each, report_id="rp_2", statement_id="st_rp_2_0") for each in one]
    [rel] = relate(*one, *other)
    assert len(rel.reasons) == 2


def test_of_many_earlier_ones_a_statement_repeats_the_first_few() -> None:
    notes = [quote(LONG, report_id=f"rp_{n:02}") for n in range(12)]
    found = relate(*notes)
    assert sum(rel.from_report == "rp_11" for rel in found) == 8


def test_an_altered_quotation_differs_and_a_cut_one_agrees() -> None:
    early, cut = quote(FULL), quote(CUT, report_id="rp_2", day="2031-03-18")
    assert [(c.report_id, c.verdict) for c in check(early, cut)] == [
        ("rp_1", CheckVerdict.AGREES),
        ("rp_2", CheckVerdict.AGREES),
    ]
    [found] = check(early, quote(ALTERED, report_id="rp_2", day="2031-03-18"))
    assert (found.report_id, found.verdict) == ("rp_2", CheckVerdict.DIFFERS)
    assert found.kind is CheckKind.QUOTATION
    assert found.detail == "The other report quotes it otherwise: “my” stands for “a”."
    assert [(place.report_id, place.span) for place in found.against] == [("rp_1", Span(0, 69))]


def test_words_left_out_or_put_in_are_told() -> None:
    whole = "the border guards will never stand alone in the snow"
    part = "the border guards will stand alone in the snow"
    [left_out] = check(quote(whole), quote(part, report_id="rp_2", day="2031-03-18"))
    assert "“never” is left out without a mark" in left_out.detail
    [put_in] = check(quote(part), quote(whole, report_id="rp_2", day="2031-03-18"))
    assert "“never” is not there" in put_in.detail


def test_the_one_is_checked_that_fewer_independent_reports_bear_out() -> None:
    first = quote(ALTERED)
    others = [quote(CUT, report_id=f"rp_{n}", day="2031-03-18") for n in (2, 3)]
    found = check(first, *others)
    assert [c.report_id for c in found if c.verdict is CheckVerdict.DIFFERS] == ["rp_1"]
    again = check(first, *others, reprints=reprint("rp_3", "rp_2"))
    assert [c.report_id for c in again if c.verdict is CheckVerdict.DIFFERS] == ["rp_2", "rp_3"]


def test_a_transcript_is_never_the_one() -> None:
    paper = quote(FULL)
    transcript = quote(ALTERED, report_id="rp_2", day="2031-03-18", is_verbatim=True)
    [found] = check(paper, transcript)
    assert found.report_id == "rp_1"


def test_what_may_be_another_utterance_is_left_open() -> None:
    longer = "he fears a signature with all seals and ribbons before the summer"
    [found] = check(quote(longer), quote(CUT, report_id="rp_2", day="2031-03-18"))
    assert found.verdict is CheckVerdict.OPEN


def test_a_reprint_bears_nothing_out() -> None:
    notes = [quote(FULL), quote(FULL, report_id="rp_2")]
    assert check(*notes, reprints=reprint("rp_2", "rp_1")) == ()


def test_nothing_is_checked_within_a_report_or_over_weeks() -> None:
    assert check(quote(LONG), quote(LONG, at=900)) == ()
    assert check(quote(LONG), quote(LONG, report_id="rp_2", day="2031-05-01")) == ()
