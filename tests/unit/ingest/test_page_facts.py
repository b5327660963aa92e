import json

import lxml.html  # type: ignore[import-untyped]
import pytest

from onrecord.ingest.page_facts import find_articles, find_page_url, read_linked_data


def parse(head: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<html><head>{head}</head><body>x</body></html>")


def script(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_objects_are_found_alone_in_lists_and_in_graphs() -> None:
    graph = {"@graph": [{"@type": "WebPage", "a": 1}, "x", {"@type": ["Thing", "NewsArticle"]}]}
    tree = parse(script('{"@type": "Person"}') + script(json.dumps([graph, 17])))
    things = read_linked_data(tree)
    assert 4 == len(things)
    assert [graph["@graph"][0]] == [t for t in things if t.get("a") == 1]


def test_what_is_no_json_is_taken_out_of_the_page() -> None:
    tree = parse(script('{"author": ') + script("[" * 100_000) + script('"' + "x" * 600_000 + '"'))
    assert () == read_linked_data(tree)
    assert [None, None, None] == [s.text for s in tree.iter("script")]


def test_line_ends_inside_strings_are_forgiven() -> None:
    assert ({"name": "a\nb"},) == read_linked_data(parse(script('{"name": "a\nb"}')))


def test_the_article_comes_before_the_page() -> None:
    page, other = {"@type": "WebPage"}, {"@type": "Organization"}
    first, second = {"@type": "NewsArticle"}, {"@type": "BlogPosting"}
    assert (first, page) == find_articles((page, other, first, second))
    assert ({"@type": [1, "Report"]},) == find_articles(({"@type": [1, "Report"]}, {"@type": [1]}))
    assert () == find_articles(({}, {"@type": 3}))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<meta property="og:url" content="https://l.example/b">'
            '<link rel="canonical" href="https://l.example/a">',
            "https://l.example/a",
        ),
        ('<meta property="og:url" content="https://l.example/b">', "https://l.example/b"),
        ('<link rel="canonical" href="/a">', "https://l.example/linked"),
        ('<link rel="canonical" href="https://l.example/">', "https://l.example/linked"),
        ('<link rel="canonical" href="https://l.example/?p=7">', "https://l.example/?p=7"),
        ('<link rel="canonical" href="https://[l.example/a">', "https://l.example/linked"),
        ('<base href="https://l.example/base/">', "https://l.example/linked"),
    ],
)
def test_the_page_s_own_address_is_found(head: str, expected: str) -> None:
    articles = ({"url": 3}, {"url": "https://l.example/linked"})
    assert expected == find_page_url(parse(head), articles)


def test_a_page_without_address_has_none() -> None:
    assert find_page_url(parse(""), ()) is None
