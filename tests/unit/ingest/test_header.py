import pytest

from onrecord.errors import NoArticleText, UndecodableText, UsageError
from onrecord.ingest.header import (
    FileHeader,
    Header,
    check_header,
    find_kind,
    make_report,
    normalise_language,
    normalise_url,
    read_header,
)
from onrecord.model.document import ReportKind


def test_the_user_s_values_are_tidied() -> None:
    given = Header(
        publisher=" The\n Lantern ",
        byline="",
        url="https://lantern.example/a",
        published="2025-08-18 17:15",
        language="pt_br",
        kind=ReportKind.READOUT,
    )
    expected = Header(
        publisher="The Lantern",
        url="https://lantern.example/a",
        published="2025-08-18T17:15",
        language="pt-BR",
        kind=ReportKind.READOUT,
    )
    assert expected == check_header(given)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (Header(published="18 August 2025"), "no date for 'published'"),
        (Header(modified="2025-02-30"), "no date for 'modified'"),
        (Header(url="lantern.example"), "no URL"),
        (Header(language="English (UK)"), "no language tag"),
        (Header(publisher="The \udcff"), "publisher holds characters"),
        (Header(headline="a\x00b"), "headline holds characters"),
    ],
)
def test_unusable_values_of_the_user_are_refused(header: Header, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        check_header(header)


def test_fields_are_known_under_their_usual_names() -> None:
    said = read_header(
        {
            "title": "Talks",
            "authors": [{"name": "Mira Olden"}, "Jan Tesk", ["x"], None],
            "datePublished": "2025-08-18T10:00:00Z",
            "Date-Modified": "2025/08/19",
            "publisher": {"@type": "Organization", "name": "The Lantern"},
            "in_language": "en",
            "kind": "briefing-room/press-briefings",
            "id": 17,
            "place": "Ostrel",
        }
    )
    expected = Header(
        headline="Talks",
        byline="Mira Olden; Jan Tesk",
        published="2025-08-18T10:00:00Z",
        modified="2025-08-19",
        publisher="The Lantern",
        language="en",
        kind=ReportKind.TRANSCRIPT,
    )
    assert FileHeader(header=expected, identifier="17") == said


@pytest.mark.parametrize("nothing", ["NA", "None", "", " ", None, "null", True, 1.5, [], {}, "\0"])
def test_absent_values_are_absent_in_every_field(nothing: object) -> None:
    names = ("id", "url", "publisher", "headline", "byline", "published", "modified", "language")
    assert FileHeader() == read_header(dict.fromkeys((*names, "kind"), nothing))


def test_the_first_name_that_says_something_wins() -> None:
    assert "Talks" == read_header({"headline": "NA", "title": "Talks"}).header.headline
    assert "Talks" == read_header({"headline": "Talks", "title": "x"}).header.headline


def test_unusable_fields_of_a_file_are_absent() -> None:
    said = read_header({"published": "soon", "language": "??", "modified": "x", "kind": "blog"})
    assert FileHeader(header=Header(kind=ReportKind.REPORT)) == said


def test_half_a_character_in_a_field_is_refused() -> None:
    with pytest.raises(UndecodableText, match="half a character"):
        read_header({"title": "Talks \ud800"})


def test_endless_fields_are_cut_and_endless_urls_absent() -> None:
    said = read_header({"title": "x" * 5000, "url": "https://a.example/" + "x" * 5000})
    assert 1000 == len(said.header.headline or "")
    assert said.header.url is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (" https://lantern.example/a?b=1#c ", "https://lantern.example/a?b=1#c"),
        ("HTTP://lantern.example", "HTTP://lantern.example"),
        ("javascript:alert(1)", None),
        ("https:///a", None),
        ("https://lantern.example/a b", None),
        ("/a", None),
    ],
)
def test_only_web_links_are_links(url: str, expected: str | None) -> None:
    assert expected == normalise_url(url)


def test_an_address_that_is_no_link_still_names_the_report() -> None:
    said = read_header({"url": "urn:lantern:17", "id": "17"})
    assert (None, "urn:lantern:17") == (said.header.url, said.identifier)
    assert "urn:lantern:17" == make_report("Talks.", said, Header()).address


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("EN_gb", "en-GB"), ("de", "de"), ("zh-hant-tw", "zh-Hant-TW"), ("en_US.UTF-8", "en-US"),
     ("sr-Latn", "sr-Latn"), ("english", None), ("x", None), ("", None)],
)  # fmt: skip
def test_language_tags_have_their_usual_case(tag: str, expected: str | None) -> None:
    assert expected == normalise_language(tag)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_our_own_kinds_are_themselves(kind: ReportKind) -> None:
    assert kind is find_kind(kind.value)
    assert kind is find_kind(kind.value.upper())


def test_kinds_that_are_not_sure_are_plain_reports() -> None:
    assert ReportKind.TRANSCRIPT is find_kind("press-briefings")
    assert ReportKind.REPORT is find_kind("statements-releases")


def test_the_user_overrides_the_file() -> None:
    said = FileHeader(
        header=Header(publisher="A", headline="B", url="https://a.example/1"), identifier="7"
    )
    report = make_report("Talks.", said, Header(publisher="The Lantern"), body_start=2)
    assert ("The Lantern", "B", "https://a.example/1") == (
        report.publisher,
        report.headline,
        report.address,
    )
    assert (ReportKind.REPORT, 2) == (report.kind, report.body_start)


@pytest.mark.parametrize(
    ("identifier", "publisher", "expected"),
    [
        ("7", "The Lantern", "id:The Lantern/7"),
        ("b/7", "A", "id:A/b/7"),
        ("7", "A/b", "id:A%2Fb/7"),
        ("7", None, None),
        ("doi:10.5555/7", None, "doi:10.5555/7"),
        ("URN:lantern:7", "A", "URN:lantern:7"),
        (None, "A", None),
    ],
)
def test_an_id_is_an_address_among_those_of_its_publisher(
    identifier: str | None, publisher: str | None, expected: str | None
) -> None:
    said = FileHeader(identifier=identifier)
    report = make_report("Talks.", said, Header(publisher=publisher))
    assert (expected, None) == (report.address, report.url)


@pytest.mark.parametrize("text", ["", " \n", "123 – 456", "!?"])
def test_a_text_without_a_letter_is_none(text: str) -> None:
    with pytest.raises(NoArticleText):
        make_report(text, FileHeader(), Header())


def test_letters_of_the_header_block_are_no_prose() -> None:
    with pytest.raises(NoArticleText):
        make_report("title 12", FileHeader(), Header(), body_start=6)


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_what_no_text_holds_is_refused(text: str) -> None:
    with pytest.raises(UndecodableText):
        make_report(text, FileHeader(), Header())


@pytest.mark.parametrize(
    ("name", "value"),
    [("dct", "1998-08-07T13:06"), ("DCT", "19980807"), ("documentCreationTime", "7 August 1998")],
)
def test_the_creation_time_of_a_corpus_is_the_day_of_publication(name: str, value: str) -> None:
    published = read_header({name: value}).header.published
    assert published is not None
    assert "1998-08-07" == published[:10]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"doc": "lantern_2031-03-17_talks"}, "2031-03-17"),
        ({"url": "https://lantern.example/2031/03/17/talks"}, "2031-03-17"),
        ({"id": "lantern_2031-03-17", "date": "2031-03-18"}, "2031-03-18"),
        ({"id": "lantern_2031-03-17", "date": "soon"}, None),
        ({"id": "lantern"}, None),
    ],
)
def test_a_report_that_tells_no_date_has_that_of_its_address(
    fields: dict[str, object], expected: str | None
) -> None:
    assert expected == read_header(fields).header.published
