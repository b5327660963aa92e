"""When a web page says that it was published and last changed.

In: the parsed tree of a page and its JSON-LD articles. Out: the two dates as the page writes
them. Only what the page states counts: nothing is taken from its prose, its copyright line, the
file or the clock. Turning the dates into ISO 8601 is left to `header.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from onrecord.ingest.datestamps import normalise_date, parse_iso

Element: TypeAlias = Any  # lxml has no types

# What pages call them in `meta` elements (property, name or itemprop), the surest first.
_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "article_date_original",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "pub_date",
    "dc.date",
    "dcterms.date",
    "date",
)
_MODIFIED: Final = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "last-modified",
)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
# Times in these belong to other reports.
_ELSEWHERE: Final = frozenset({"nav", "aside", "footer", "li", "table", "blockquote"})
# Characters of paragraphs that may stand above the date: a standfirst and a byline have room, the
# first paragraphs of a story do not. By judgement.
_LONGEST_HEAD: Final = 400


def find_page_dates(
    tree: Element, articles: Sequence[Mapping[str, object]], *, url: str | None
) -> dict[str, object]:
    """Return when the page was published and modified, as ISO 8601, or None where it is unsaid.

    Where the page gives the day and elsewhere the clock of the same day too, the latter is taken.
    """
    stated = _read_meta(tree)
    published = [
        *(stated[name] for name in _PUBLISHED[:3] if name in stated),
        *_read_things(articles, "datePublished"),
        *(stated[name] for name in _PUBLISHED[3:] if name in stated),
        *_read_time_elements(tree, "datepublished"),
    ]
    modified = [
        *(stated[name] for name in _MODIFIED if name in stated),
        *_read_things(articles, "dateModified"),
        *_read_time_elements(tree, "datemodified"),
    ]
    return {
        "published": _choose([*published, *_read_dateline(tree), *_read_url(url)]),
        "modified": _choose(modified),
    }


def _choose(candidates: Iterable[str]) -> str | None:
    dates = [iso for iso in map(normalise_date, candidates) if iso is not None]
    if not dates:
        return None
    first = dates[0]
    if "T" in first:
        return first
    return next((iso for iso in dates if iso.startswith(f"{first}T")), first)


def _read_meta(tree: Element) -> dict[str, str]:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and normalise_date(content) is not None:
            stated.setdefault(name.strip().lower(), content)
    return stated


def _read_things(articles: Sequence[Mapping[str, object]], key: str) -> Iterator[str]:
    for article in articles:
        value = article.get(key)
        if isinstance(value, str):
            yield value


def _read_time_elements(tree: Element, role: str) -> Iterator[str]:
    for node in tree.xpath(".//*[@itemprop]"):
        if role in node.get("itemprop", "").lower().split():
            yield node.get("datetime") or node.get("content") or "".join(node.itertext()).strip()


def _read_dateline(tree: Element) -> Iterator[str]:
    """Yield the time that stands at the article's head: the first one, before any paragraph ends.

    Later `time` elements tell when things happened, or when other reports came.
    """
    roots = tree.xpath(".//article") or tree.xpath(".//main") or [tree]
    letters = 0
    for node in roots[0].iter("time", "p"):
        if any(above.tag in _ELSEWHERE for above in node.iterancestors()):
            continue
        if node.tag == "time":
            yield node.get("datetime") or "".join(node.itertext()).strip()
            return
        if node.find(".//time") is None:
            letters += len("".join(node.itertext()).strip())
        if letters > _LONGEST_HEAD:
            return


def _read_url(url: str | None) -> Iterator[str]:
    match = _IN_URL.search(url or "")
    if match is not None:
        iso = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
        if parse_iso(iso) is not None:
            yield iso
