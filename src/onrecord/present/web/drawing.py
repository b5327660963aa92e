"""Draw pages: the templates, and how they write names, numbers, days and words.

Everything is escaped; what is not a string of ours comes out as text.

In: the name of a template and what it shows. Out: HTML. What a page shows is gathered by the
modules of the pages; style and script are left to `assets.py`.
"""

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote, urlencode

from jinja2 import Environment
from markupsafe import Markup

from onrecord.present.days import format_moment
from onrecord.present.marking import escape_text
from onrecord.present.templating import make_environment
from onrecord.present.terminal import count_things
from onrecord.present.views import find_link, format_confidence, name_confidence
from onrecord.present.web.assets import find_address


def draw(template: str, shown: Mapping[str, object]) -> str:
    """Return a page as HTML."""
    return load_environment().get_template(f"web/{template}").render(shown)


@cache
def load_environment() -> Environment:
    """Make the templates' environment: everything is escaped, what is not given is an error."""
    environment = make_environment()
    environment.filters |= {
        "number": _format_number,
        "many": count_things,
        "flat": flatten,
        "exact": escape_text,
        "moment": format_moment,
        "sure": format_confidence,
        "likelihood": name_confidence,
        "plain": name_plainly,
        "link": find_link,
        "piece": _quote_piece,
    }
    environment.globals["asset"] = find_address
    return environment


def flatten(words: str) -> Markup:
    """Write words on one line, odd characters as the text itself shows them."""
    return escape_text(" ".join(words.split()))


def name_plainly(value: str) -> str:
    """Write a value of a closed list as words.

    >>> name_plainly("press_conference")
    'press conference'
    """
    return {"readout": "read-out"}.get(value, value.replace("_", " "))


def make_address(path: str, values: Mapping[str, object], *, anchor: str = "") -> str:
    """Return an address of a page with what is asked of it; what is empty is left out.

    >>> make_address("/search", {"words": "a&b", "act": None}, anchor="st_1")
    '/search?words=a%26b#st_1'
    """
    kept = {key: _make_text(value) for key, value in values.items() if value not in (None, "")}
    return path + ("?" + urlencode(kept) if kept else "") + (f"#{anchor}" if anchor else "")


def _make_text(value: object) -> str:
    # A lone surrogate has no place in an address.
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _quote_piece(value: str) -> str:
    return quote(_make_text(value), safe="")


def _format_number(number: int) -> str:
    return f"{number:,}"
