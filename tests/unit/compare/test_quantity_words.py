"""The words of figures."""

import re

from onrecord.compare.quantity_words import join_choices, load_quantity_words


def test_the_longest_choice_is_taken() -> None:
    assert "US dollars" == re.match(join_choices(["US", "US dollars"]), "US dollars")[0]  # type: ignore[index]


def test_a_line_may_end_inside_a_choice() -> None:
    assert re.fullmatch(join_choices(["per cent"]), "per\ncent")


def test_units_and_currencies_are_known_in_lower_case() -> None:
    words = load_quantity_words()
    assert "USD" == words.currencies["us dollars"]
    assert "Cel" == words.units["degrees celsius"]
    assert "no more than" in words.before
