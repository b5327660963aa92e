from dataclasses import replace

from account_sheets import account
from onrecord.compare.side_by_side import compare_accounts
from onrecord.model.statement import Act
from onrecord.present.accounts_side import lay_side_by_side

OURS = account("the release of the fishermen", "the price of herrings", "a bridge over the river")


def test_points_are_sorted_in_the_order_of_the_text() -> None:
    theirs = account(
        "the price of herrings", "the release of the fishermen", publisher="Ministry of Kessia"
    )
    side = lay_side_by_side([OURS, theirs], compare_accounts([OURS, theirs]))
    assert [row.told[0].words for row in side.agreed] == [
        "the release of the fishermen",
        "the price of herrings",
    ]
    assert side.contested == ()
    ((name, (row,)),) = side.alone
    assert name == "Office of the President of Varenia"
    assert row.told[0].words == "a bridge over the river"
    assert row.silent == ("Ministry of Kessia",)


def test_what_one_takes_back_is_contested() -> None:
    theirs = account(
        "the release of the fishermen", publisher="Ministry of Kessia", acts=(Act.DENY,)
    )
    side = lay_side_by_side([OURS, theirs], compare_accounts([OURS, theirs]))
    (row,) = side.contested
    assert row.tier == "proposed"
    assert [told.account for told in row.told] == [
        "Office of the President of Varenia",
        "Ministry of Kessia",
    ]


def test_accounts_without_a_publisher_are_told_apart() -> None:
    one = account("the price of herrings", publisher=None)
    other = replace(one, report=replace(one.report, report_id="rp_other"))
    side = lay_side_by_side([one, other], compare_accounts([one]))
    assert len(set(side.accounts)) == 2
