from account_sheets import account
from onrecord.compare.points import Point
from onrecord.compare.side_by_side import compare_accounts
from onrecord.model.comparison import RelationType, Sheet, Tier
from onrecord.model.statement import Act

OURS = account("the release of the fishermen", "the price of herrings", "a bridge over the river")


def theirs(*points: str, acts: tuple[Act | None, ...] = ()) -> Sheet:
    return account(*points, publisher="Ministry of Kessia", acts=acts)


def test_a_point_that_both_make_is_a_relation() -> None:
    other = theirs("the fishermen and their release")
    (rel,) = compare_accounts([OURS, other]).relations
    assert rel.type is RelationType.REPEATS
    assert rel.tier is Tier.SHOWN
    assert {rel.from_report, rel.to_report} == {OURS.report.report_id, other.report.report_id}
    (reason,) = rel.reasons
    left = OURS if rel.from_report == OURS.report.report_id else other
    assert {left.text[span.start : span.end] for span in reason.left} == {"release", "fishermen"}


def test_the_order_of_accounts_does_not_matter() -> None:
    other = theirs("the price of herrings", "walrus hunting")
    assert compare_accounts([OURS, other]) == compare_accounts([other, OURS])


def test_somewhat_alike_is_only_proposed() -> None:
    other = theirs("the fishermen of the northern islands and quarrels over walrus")
    (rel,) = compare_accounts([OURS, other]).relations
    assert rel.type is RelationType.SUPPORTS
    assert rel.tier is Tier.PROPOSED


def test_what_is_taken_back_is_never_shown_as_sure() -> None:
    other = theirs("the release of the fishermen", acts=(Act.DENY,))
    (rel,) = compare_accounts([OURS, other]).relations
    assert rel.type is RelationType.DENIES
    assert rel.from_report == other.report.report_id
    assert rel.tier is Tier.PROPOSED
    ours = account("the release of the fishermen", acts=(Act.REJECT,))
    (turned,) = compare_accounts([ours, theirs("the release of the fishermen")]).relations
    assert turned.from_report == ours.report.report_id


def test_one_may_tell_in_two_points_what_the_other_tells_in_one() -> None:
    other = theirs("the release of the fishermen", "release of fishermen")
    assert len(compare_accounts([OURS, other]).relations) == 2


def test_accounts_of_one_side_are_not_held_against_each_other() -> None:
    again = account("the release of the fishermen", "walrus hunting")
    assert compare_accounts([OURS, again]).relations == ()
    assert compare_accounts([OURS, again]).disputes == ()


def test_a_better_measure_may_be_given() -> None:
    def measure(one: Point, other: Point) -> float:
        return 0.9 if {"a bridge over the river", "walrus"} == {one.exact, other.exact} else 0.0

    (rel,) = compare_accounts([OURS, theirs("walrus")], likeness=measure).relations
    assert rel.score == 0.9


def test_an_account_without_points_is_silent_on_all() -> None:
    found = compare_accounts([OURS, theirs()])
    assert found.relations == ()
    assert len(found.disputes) == 3
