from onrecord.present.accounts_page import render_accounts
from onrecord.present.accounts_side import Row, SideBySide, Told


def test_each_part_of_the_page_is_there() -> None:
    row = Row(
        told=(Told(account="Varenia", words="a <b>"), Told(account="Kessia", words="c")),
        tier="proposed",
        why="shared",
    )
    alone = Row(told=row.told[:1], silent=("Kessia",), tier="proposed", why="nothing like it")
    side = SideBySide(
        accounts=("Varenia", "Kessia"),
        agreed=(row,),
        contested=(),
        alone=(("Varenia", (alone,)),),
    )
    page = render_accounts(side)
    assert "a &lt;b&gt;" in page
    assert "Only Varenia" in page
    assert "Not found in: Kessia" in page
    assert "None was found." in page
    assert page == render_accounts(side)
