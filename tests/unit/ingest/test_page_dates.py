import lxml.html  # type: ignore[import-untyped]
import pytest

from onrecord.ingest.page_dates import find_page_dates


def find(
    markup: str, *articles: dict[str, object], url: str | None = None
) -> tuple[object, object]:
    tree = lxml.html.document_fromstring(f"<html>{markup}</html>")
    found = find_page_dates(tree, articles, url=url)
    return found["published"], found["modified"]


def meta(name: str, content: str, attribute: str = "name") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


def test_the_stated_time_keeps_its_zone() -> None:
    head = meta("article:published_time", "2025-08-18T17:15:00+02:00", "property")
    head += meta("article:modified_time", "2025-08-19T08:00:00Z", "property")
    linked: dict[str, object] = {"datePublished": "2025-08-01", "dateModified": "2025-08-02"}
    assert ("2025-08-18T17:15:00+02:00", "2025-08-19T08:00:00Z") == find(head, linked)


def test_linked_data_comes_before_vaguer_names() -> None:
    linked: dict[str, object] = {"datePublished": "2025-08-18", "dateModified": 7}
    assert ("2025-08-18", None) == find(meta("date", "2025-01-01T10:00"), linked)


def test_the_clock_of_the_same_day_is_added() -> None:
    linked: dict[str, object] = {"datePublished": "2025-08-18"}
    assert "2025-08-18T10:00" == find(meta("date", "2025-08-18T10:00"), linked)[0]


@pytest.mark.parametrize(
    "markup",
    [
        meta("DC.date.issued", "18 August 2025"),
        meta("datePublished", "2025-08-18", "itemprop"),
        '<body><span itemprop="datePublished" content="2025-08-18">today</span>',
        '<body><time itemprop="datePublished">August 18, 2025</time>',
        '<body><article><h1>A</h1><time datetime="2025-08-18">Monday</time><p>Text</p></article>',
        "<body><article><p>By Mira Olden, <time>18 August 2025</time></p></article>",
        '<body><nav><time datetime="2020-01-01">x</time></nav><time datetime="2025-08-18">x</time>',
    ],
)
def test_the_ways_to_say_it_are_known(markup: str) -> None:
    assert "2025-08-18" == find(markup)[0]


@pytest.mark.parametrize(
    "markup",
    [
        "<body><p>On 18 August 2025 the envoys met.</p><footer>© 2025-08-18</footer>",
        "<body><aside><time datetime='2025-08-18'>x</time></aside>",
        "<body><p>"
        + "a" * 500
        + "</p><p>On <time datetime='2025-08-18'>Monday</time> he left.</p>",
        "<body><time>yesterday</time>",
        meta("date", "soon") + meta("", "2025-08-18") + "<meta name='date'>",
    ],
)
def test_nothing_is_taken_from_elsewhere(markup: str) -> None:
    assert (None, None) == find(markup)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://l.example/2025/08/18/talks", "2025-08-18"),
        ("https://l.example/world/2025-8-8-talks", "2025-08-08"),
        ("https://l.example/2025/18/08/talks", None),
        ("https://l.example/2025/08/talks", None),
    ],
)
def test_the_day_in_the_address_is_the_last_resort(url: str, expected: str | None) -> None:
    assert expected == find("<body>x", url=url)[0]
    assert "2025-01-02" == find(meta("date", "2025-01-02"), url=url)[0]
