"""The rules of all templates."""

import pytest
from jinja2 import UndefinedError

from onrecord.present.templating import make_environment


def test_everything_is_escaped() -> None:
    template = make_environment().from_string("{{ words }}\n")
    assert template.render(words="<b>") == "&lt;b&gt;"


def test_what_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        make_environment().from_string("{{ words }}").render()


def test_a_page_that_is_a_file_ends_as_its_template_does() -> None:
    assert make_environment(keep_trailing_newline=True).from_string("a\n").render() == "a\n"
