"""A web page → its text and what it says of itself.

In: the bytes of an HTML file. Out: the `Report` of its article, with the bytes as `original`.
The only module that knows the library that finds an article in a page; the dates of a page are
left to `page_dates.py`.
"""

import logging
import re
from typing import Any, Final, TypeAlias

from onrecord.errors import NoArticleText, UnsupportedFormat
from onrecord.ingest.charsets import decode_page
from onrecord.ingest.header import (
    Header,
    make_report,
    normalise_language,
    read_header,
)
from onrecord.ingest.page_dates import find_page_dates
from onrecord.ingest.page_facts import find_articles, find_page_url, read_linked_data
from onrecord.model.document import Report

Element: TypeAlias = Any  # lxml has no types

MAX_HTML_BYTES: Final = 20_000_000
# The library walks a page recursively, and Python stops at 1,000 calls within each other.
_MAX_DEPTH: Final = 250
# The library's time grows with the square of the elements, and with their depth. Measured:
# 30,000 paragraphs 1.6 s, 90,000 11 s; 46,000 elements that are 115 deep on average 17 s.
_MAX_ELEMENTS: Final = 50_000
_MAX_ELEMENTS_TIMES_DEPTH: Final = 1_500_000
# Its time grows with the square of one element's children too.
_MAX_CHILDREN: Final = 8_000
# Attributes beyond this are pictures and program data. They go before the library's patterns
# see them: 80 kB of comment openings in one took it 13 s.
_MAX_ATTRIBUTE: Final = 2_000

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_BLOCKS: Final = frozenset({"body", "p", "head", "item", "quote", "list", "table", "row", "div"})
# Line ends inside these are those of the page; in others they are where the library joined blocks.
_KEEP_LINES: Final = frozenset({"quote", "code"})
_BLANK_LINES = re.compile(r"[^\S\n]*\n[^\S\n]*(?:\n[^\S\n]*)+")
_OPENING_MARKS: Final = "\"'“‘«‹„"


def extract_report(data: bytes, given: Header) -> Report:
    """Read the article in a web page.

    Args:
        data: The page as it came.
        given: What the user says of it.

    Raises:
        UnsupportedFormat: If the bytes are no page, or one that is too large or too deep.
        UndecodableText: If the page's characters cannot be read.
        NoArticleText: If there is no article in it.

    >>> page = b"<html><body><p>The envoys met in Ostrel.</p></body></html>"
    >>> extract_report(page, Header()).text
    'The envoys met in Ostrel.'
    """
    if len(data) > MAX_HTML_BYTES:
        raise UnsupportedFormat(
            f"The page is larger than {MAX_HTML_BYTES // 1_000_000} MB.",
            hint="Save the article's text as a .txt file and read that.",
        )
    tree = _parse_page(decode_page(data))
    _check_size(tree)
    _drop_oversized(tree)
    linked = read_linked_data(tree)
    articles = find_articles(linked)
    url = find_page_url(tree, articles)
    said = read_header(
        {
            **_find_words(tree),
            **find_page_dates(tree, articles, url=url),
            "url": url,
            "language": _find_language(tree),
        }
    )
    _mark_inline_quotations(tree)
    _split_paragraphs(tree)
    text = _extract_text(tree)
    return make_report(text, said, given, original=data, original_type="text/html")


def _parse_page(page: str) -> Element:
    import lxml.etree  # type: ignore[import-untyped]  # noqa: PLC0415 (only when a page comes)
    import lxml.html  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = lxml.html.HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else deep or long content is cut off without a word; we have own caps
    )
    try:
        return lxml.html.document_fromstring(_NOT_XML.sub("", page).encode(), parser=parser)
    except lxml.etree.LxmlError as err:
        raise NoArticleText("The page is empty or no HTML.") from err


def _check_size(tree: Element) -> None:
    depth = count = area = 0
    node = tree
    while node is not None:
        count, area = count + 1, area + depth
        if depth > _MAX_DEPTH:
            raise _make_unusual("nested too deeply")
        if count > _MAX_ELEMENTS or area > _MAX_ELEMENTS_TIMES_DEPTH:
            raise _make_unusual("made of too many parts")
        if len(node) > _MAX_CHILDREN:
            raise _make_unusual("made of too many parts")
        if len(node):
            node, depth = node[0], depth + 1
            continue
        while node is not None and node.getnext() is None:
            node, depth = node.getparent(), depth - 1
        node = node.getnext() if node is not None else None


def _make_unusual(what: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        f"The page is {what}.", hint="Save the article's text as a .txt file and read that."
    )


def _drop_oversized(tree: Element) -> None:
    for node in tree.iter():
        for name, value in node.attrib.items():
            if len(value) > _MAX_ATTRIBUTE:
                del node.attrib[name]


def _find_words(tree: Element) -> dict[str, object]:
    """Return headline, byline and publisher as the page gives them."""
    from trafilatura import extract_metadata  # noqa: PLC0415 (only when a page comes)

    for library in ("htmldate", "courlan"):  # what they log would end on the user's terminal
        logging.getLogger(library).addHandler(logging.NullHandler())
    # The library's own dates are not used: it also guesses, and against today's clock. The fixed
    # day keeps that clock out of what it does.
    options = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    try:
        found = extract_metadata(tree, date_config=options, extensive=False)
    except _faults():
        return {}
    publisher = found.sitename
    # Where a page names no publisher the library takes the host out of the address: that is a
    # guess, and the address is on record anyway.
    if publisher and found.url and publisher in found.url:
        publisher = None
    headline = found.title
    if headline and publisher:
        tail = re.search(rf"\s+[|–—·•-]\s+{re.escape(publisher)}\s*$", headline)
        headline = headline[: tail.start()] if tail else headline
    return {"headline": headline, "byline": found.author, "publisher": publisher}


def _find_language(tree: Element) -> str | None:
    tag = tree.get("lang") or tree.get("xml:lang") or ""
    if not tag:
        found = tree.xpath("string(.//meta[@property='og:locale']/@content)")
        tag = str(found)
    return normalise_language(tag)


def _mark_inline_quotations(tree: Element) -> None:
    """Write out the quotation marks that browsers draw around a `q` element."""
    quotations = [(node, sum(1 for _ in node.iterancestors("q"))) for node in tree.iter("q")]
    for node, depth in quotations:
        node.tag = "span"
        if "".join(node.itertext()).lstrip().startswith(tuple(_OPENING_MARKS)):
            continue  # the page has marks of its own
        opening, closing = "‘’" if depth % 2 else "“”"
        node.text = opening + (node.text or "")
        if len(node):
            node[-1].tail = (node[-1].tail or "") + closing
        else:
            node.text += closing


def _split_paragraphs(tree: Element) -> None:
    """Make a paragraph of each part of a `p` that stands between two `br` in a row."""
    for paragraph in list(tree.iter("p")):
        children = list(paragraph)
        current, place = paragraph, 0
        while place < len(children):
            last = place
            while _is_break_before(children, last):
                last += 1
            if last > place:
                fresh = paragraph.makeelement("p")
                fresh.text = children[last].tail
                for child in children[place : last + 1]:
                    paragraph.remove(child)
                fresh.tail, current.tail = current.tail, None
                current.addnext(fresh)
                current = fresh
            elif current is not paragraph:
                current.append(children[place])
            place = last + 1


def _is_break_before(children: list[Element], place: int) -> bool:
    """Tell whether here and next stand two `br` with nothing between them."""
    return (
        place + 1 < len(children)
        and children[place].tag == "br"
        and children[place + 1].tag == "br"
        and not (children[place].tail or "").strip()
    )


def _extract_text(tree: Element) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 (only when a page comes)

    try:
        found = bare_extraction(tree, include_comments=False)
    except _faults() as err:
        raise NoArticleText("The page could not be taken apart.") from err
    body = getattr(found, "body", None)
    text = render_blocks(body) if body is not None else ""
    if not text:
        raise NoArticleText("There is no article in the page.")
    return text


def render_blocks(body: Element) -> str:
    """Write the library's tree as text: a blank line between blocks, nothing added."""
    blocks: list[str] = []
    line: list[str] = []
    _collect(body, blocks, line)
    _flush(blocks, line)
    return "\n\n".join(blocks)


def _collect(node: Element, blocks: list[str], line: list[str]) -> None:
    is_block = node.tag in _BLOCKS or (node.tag == "code" and node.getparent().tag == "body")
    if is_block:
        _flush(blocks, line)
    keeps = node.tag in _KEEP_LINES
    if node.tag == "lb":
        line.append("\n")
    elif node.tag == "cell" and node.getprevious() is not None:
        line.append(" | ")
    line.append(_mark_lines(node.text, keeps=keeps))
    for child in node:
        _collect(child, blocks, line)
        line.append(_mark_lines(child.tail, keeps=keeps))
    if is_block:
        _flush(blocks, line)


def _mark_lines(words: str | None, *, keeps: bool) -> str:
    words = words or ""
    return words if keeps else words.replace("\n", "\n\n")


def _flush(blocks: list[str], line: list[str]) -> None:
    words = "".join(line)
    line.clear()
    blocks.extend(part.strip() for part in _BLANK_LINES.split(words) if part.strip())


def _faults() -> tuple[type[Exception], ...]:
    """Return what the library raises on odd pages: any of these is the page's fault, not ours."""
    import lxml.etree  # noqa: PLC0415 (only when a page comes)

    kinds = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
    return (*kinds, lxml.etree.LxmlError)
