from account_sheets import account
from onrecord.compare.side_by_side import compare_accounts
from onrecord.model.comparison import SideStance, Tier
from onrecord.model.document import ReportKind

OURS = account("the release of the fishermen", "the price of herrings")
THEIRS = account("the release of the fishermen", publisher="Ministry of Kessia")


def test_a_point_that_one_alone_makes_is_a_silence() -> None:
    (dispute,) = compare_accounts([OURS, THEIRS]).disputes
    assert dispute.claim == "the price of herrings"
    assert dispute.silent == (THEIRS.report.report_id,)
    (side,) = dispute.sides
    assert side.stance is SideStance.ASSERTS
    assert side.statements == (OURS.statements[1].statement_id,)
    assert dispute.tier is Tier.PROPOSED
    assert dispute.reports == tuple(sorted([OURS.report.report_id, THEIRS.report.report_id]))
    assert "no point" in dispute.reasons[0].detail


def test_a_point_that_is_a_little_like_another_is_told_with_it() -> None:
    ours = account("herrings, walrus, gulls, puffins, lichen, moss, cod, eels and cranberries")
    theirs = account(
        "herrings, tariffs, lighthouses, ferries, sleighs, skis and oats",
        publisher="Ministry of Kessia",
    )
    found = compare_accounts([ours, theirs])
    assert found.relations == ()
    assert [each.tier for each in found.disputes] == [Tier.PROPOSED, Tier.PROPOSED]
    assert "hardly like it" in found.disputes[0].reasons[0].detail
    assert found.disputes[0].reasons[0].right


def test_the_same_point_twice_is_one_silence() -> None:
    ours = account("the price of herrings", "price for the herrings")
    disputes = compare_accounts([ours, THEIRS]).disputes
    (dispute,) = (each for each in disputes if "price" in each.claim)
    assert len(dispute.sides[0].statements) == 2


def test_what_tells_next_to_nothing_is_missed_by_nobody() -> None:
    ours = account("a range of issues")
    assert all(
        "range" not in dispute.claim for dispute in compare_accounts([ours, THEIRS]).disputes
    )


def test_what_a_side_tells_elsewhere_it_has_not_kept_back() -> None:
    call = account(
        "the price of herrings", publisher="Ministry of Kessia", kind=ReportKind.TRANSCRIPT
    )
    assert compare_accounts([OURS, THEIRS, call]).disputes == ()


def test_a_transcript_is_neither_silent_nor_alone() -> None:
    call = account("walrus hunting", publisher="Ministry of Kessia", kind=ReportKind.TRANSCRIPT)
    assert compare_accounts([OURS, call]).disputes == ()


def test_what_two_sides_leave_out_is_told_once() -> None:
    third = account("the release of the fishermen", publisher="Office of Ostrel")
    (dispute,) = compare_accounts([OURS, THEIRS, third]).disputes
    assert set(dispute.silent) == {THEIRS.report.report_id, third.report.report_id}


def test_speakers_are_the_actors() -> None:
    assert compare_accounts([OURS, THEIRS]).disputes[0].sides[0].actors == ()
