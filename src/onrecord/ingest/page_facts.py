"""What a web page says of itself for machines: linked data and its own address.

In: the parsed tree of a page. Out: its JSON-LD objects, those that are articles, and its URL.
Dates are left to `page_dates.py`, names and the text to `extract.py`.
"""

import json
import urllib.parse
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from onrecord.ingest.header import normalise_url

Element: TypeAlias = Any  # lxml has no types
Thing: TypeAlias = Mapping[str, object]

# Larger ones are lists of other things: what an article says of itself is short.
_MAX_SCRIPT: Final = 500_000
_ARTICLE_ENDINGS: Final = ("article", "posting", "report")


def read_linked_data(tree: Element) -> tuple[Thing, ...]:
    """Return the JSON-LD objects of a page, those of its `@graph` lists included.

    Scripts that are not JSON are taken out of the tree: the library that reads it next would go
    over them with patterns whose time grows with the square of their length.
    """
    things: list[Thing] = []
    for script in tree.xpath(".//script[@type='application/ld+json']"):
        value = _parse_script(script.text or "")
        if value is None:
            script.text = None
        for thing in _as_things(value):
            things.extend((thing, *_as_things(thing.get("@graph"))))
    return tuple(things)


def find_articles(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return those objects that are the page's article, before those that are the page."""
    articles = [t for t in things if _type_of(t).endswith(_ARTICLE_ENDINGS)]
    pages = [t for t in things if _type_of(t).endswith("webpage")]
    return (*articles[:1], *pages[:1])


def find_page_url(tree: Element, articles: Sequence[Thing]) -> str | None:
    """Return the address that the page gives as its own: of the page, never of the whole site."""
    candidates: list[object] = [
        *tree.xpath(".//link[@rel='canonical']/@href"),
        *tree.xpath(".//meta[@property='og:url']/@content"),
        *(article.get("url") for article in articles),
    ]
    for candidate in candidates:
        url = normalise_url(candidate) if isinstance(candidate, str) else None
        if url is not None and _has_path(url):
            return str(url)
    return None


def _has_path(url: str) -> bool:
    # Were a site's front page taken, all of its reports would be versions of one.
    try:
        parts = urllib.parse.urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _parse_script(script: str) -> object:
    if len(script) > _MAX_SCRIPT:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _as_things(value: object) -> list[Thing]:
    values = value if isinstance(value, list) else [value]
    return [thing for thing in values if isinstance(thing, dict)]


def _type_of(thing: Thing) -> str:
    value = thing.get("@type")
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    return value.lower() if isinstance(value, str) else ""
