"""Whom a surname alone means, on bare facts of real offices."""

import pytest

from handmade import doc, report
from onrecord.link.known_holders import KnownHolders
from onrecord.link.name_keys import make_word_key


def holders(text: str = "Nothing.", *, day: str | None = "2022-03-01") -> KnownHolders:
    return KnownHolders(doc(report(text), reference_date=day))


@pytest.mark.parametrize(
    ("expected", "surname", "text", "day"),
    [
        ("us", "biden", "Nothing.", "2022-03-01"),
        ("uk", "johnson", "London.", "2022-03-01"),
        (None, "johnson", "Nothing.", "2022-03-01"),  # a common surname, and no state is named
        (None, "biden", "Nothing.", None),
        (None, "biden", "Nothing.", "1990-01-01"),
        (None, "marost", "Nothing.", "2022-03-01"),
    ],
)
def test_who_governs(expected: str | None, surname: str, text: str, day: str | None) -> None:
    found = holders(text, day=day).find_governing(make_word_key(surname))
    assert expected == (found and found.state)


def test_a_surname_is_its_holders_where_the_report_names_the_state() -> None:
    found = holders("Talks in Moscow.").find("putin", frozenset())
    assert found is not None
    assert "Putin" in found.name
    assert holders().find("putin", frozenset()) is None
    assert holders().find("putin", frozenset({"mrs."})) is None
    assert holders().allows(frozenset({"president"}))
