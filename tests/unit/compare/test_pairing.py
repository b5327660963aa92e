"""Which pairs of statements the encoder is asked about."""

from onrecord.compare.candidates import ClaimNote
from onrecord.compare.pairing import choose_pairs
from onrecord.model.document import Span


def note(
    number: int,
    report_id: str,
    stems: str,
    *,
    speaker: str | None = None,
    day: str = "2031-03-17",
    is_opposing: bool = False,
) -> ClaimNote:
    return ClaimNote(
        statement_id=f"st_{report_id}_{number}",
        report_id=report_id,
        position=number,
        content=(Span(10 * number, 10 * number + 9),),
        day=day,
        speaker=speaker,
        about=(),
        entities=(),
        stems=tuple(stems.split()),
        numbers=(),
        is_negated=False,
        is_opposing=is_opposing,
        within=None,
    )


ONE = note(0, "rp_1", "observ lisna pass arm", speaker="en_quint")
TWO = note(0, "rp_2", "observ lisna pass arm", speaker="en_quint", day="2031-03-18")
OTHER = note(60, "rp_2", "grain harvest price", speaker="en_marost", day="2031-03-18")


def test_like_statements_of_a_new_report_are_paired_with_those_on_record() -> None:
    pairs = choose_pairs([TWO, OTHER, ONE], {"rp_2"})
    assert ((ONE, TWO),) == pairs.chosen
    assert 0 == pairs.left_out


def test_statements_of_reports_that_are_not_new_are_not_paired_again() -> None:
    assert () == choose_pairs([ONE, TWO], set()).chosen


def test_a_pair_is_asked_about_once_whatever_the_order() -> None:
    both = choose_pairs([ONE, TWO, OTHER], {"rp_1", "rp_2"})
    assert both == choose_pairs([OTHER, TWO, ONE], {"rp_1", "rp_2"})
    assert 1 == len(both.chosen)


def test_who_denies_is_asked_about_sooner() -> None:
    weak = "arm guard"
    said = note(0, "rp_1", weak, speaker="en_quint")
    likely, less = (
        note(1, "rp_1", weak, speaker="en_kessen", is_opposing=denies) for denies in (True, False)
    )
    counts = [len(choose_pairs([said, each], {"rp_1"}).chosen) for each in (likely, less)]
    assert counts[0] >= counts[1]


def test_of_too_many_pairs_the_most_promising_are_kept() -> None:
    notes = [
        note(n, f"rp_{n}", "observ lisna pass arm", speaker=f"en_{n % 2}", day=f"2031-03-{n + 10}")
        for n in range(8)
    ]
    new = {each.report_id for each in notes}
    everything = choose_pairs(notes, new)
    few = choose_pairs(notes, new, most=3)
    assert 3 == len(few.chosen)
    assert set(few.chosen) < set(everything.chosen)
    assert len(everything.chosen) + everything.left_out == 3 + few.left_out
