"""How words, numbers and addresses are written."""

import pytest
from markupsafe import Markup

from onrecord.present.web.drawing import draw, flatten, load_environment, make_address, name_plainly


def test_words_are_escaped_and_flat() -> None:
    assert Markup("a &lt;b&gt; c") == flatten("a\n <b>\tc")


def test_an_address_holds_what_is_asked() -> None:
    assert make_address("/search", {}) == "/search"
    assert (
        make_address("/search", {"words": "ä \udce9", "page": 2})
        == "/search?words=%C3%A4+%3F&page=2"
    )


def test_names_of_closed_lists_are_words() -> None:
    assert [name_plainly(name) for name in ("hot_mic", "readout")] == ["hot mic", "read-out"]


def test_what_is_not_given_is_an_error() -> None:
    with pytest.raises(Exception, match="undefined"):
        draw("problem.html", {})


def test_numbers_have_commas() -> None:
    template = load_environment().from_string("{{ 1200|number }} {{ 'a/b c'|piece }}")
    assert template.render() == "1,200 a%2Fb%20c"
