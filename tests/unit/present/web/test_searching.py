"""The search page: every filter, what cannot be understood, pages."""

from pathlib import Path

import pytest

from asking import Reader
from handmade import reading, report, stmt
from onrecord.record.store import open_record
from web_talks import write_record


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("search") / "talks.db", compared=True))


def count(reader: Reader, asked: str) -> int:
    return reader.get(f"/search?{asked}").text.count('<li class="line">')


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 4),
        ("words=bridge", 3),
        ("words=%22bridge+was%22", 2),
        ("words=thaw*", 0),
        ("words=freeze*", 1),
        ("words=%3F%21", 0),
        ("speaker=marost", 3),
        ("speaker=ilena+marost&words=bridge", 2),
        ("speaker=velde", 1),
        ("side=varenia", 3),
        ("side=varenia&speaker=velde", 0),
        ("about=varenia", 1),
        ("publisher=lantern", 2),
        ("outlet=courier", 1),
        ("from=2031-03-18", 2),
        ("to=2031-03-17", 2),
        ("from=2031&to=2031-03", 4),
        ("channel=interview", 1),
        ("act=warn", 1),
        ("mode=speech&act=deny", 1),
        ("issue=is_1", 3),
        ("issue=is_1&act=warn", 1),
        ("issue=is_0", 0),
        ("told=own", 3),
        ("told=others", 1),
        ("review=unseen", 4),
        ("review=seen", 0),
        ("order=oldest", 4),
    ],
)
def test_filters(reader: Reader, asked: str, number: int) -> None:
    assert count(reader, asked) == number


def test_the_newest_report_comes_first(reader: Reader) -> None:
    pages = (reader.get(f"/search{more}").text for more in ("", "?order=oldest"))
    newest, oldest = (page.partition('<ol class="lines">')[2] for page in pages)
    assert newest.index("Sanna Velde") < newest.index("lake would freeze")
    assert oldest.index("Sanna Velde") > oldest.index("lake would freeze")


def test_what_was_searched_for_is_marked(reader: Reader) -> None:
    page = reader.get("/search?words=bridge").text
    assert '“The <mark class="h">bridge</mark> is safe,”' in page


def test_each_line_leads_to_its_words(reader: Reader) -> None:
    page = reader.get("/search?words=freeze").text
    statement_id = page.partition("?st=")[2].partition("#")[0]
    assert f'?st={statement_id}#{statement_id}"' in page


def test_each_line_can_be_copied_with_its_citation(reader: Reader) -> None:
    page = reader.get("/search?channel=interview").text
    assert (
        'data-copy="“The bridge is safe,” — Ilena Marost, quoted by The Ostrel Courier,'
        " “Bridge is safe”, 17 March 2031, 14:30. https://courier.example/1" in page
    )


def test_who_tells_of_others_words_is_told(reader: Reader) -> None:
    page = reader.get("/search?told=others").text
    assert "according to" in page
    assert "— Ilena Marost, according to Sanna Velde, paraphrased by The Lantern" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("speaker=nobody+here", "Nobody on record answers to “nobody here”."),
        ("side=nobody", "Nobody on record"),
        ("channel=pigeon", "“pigeon” is no channel."),
        ("act=x", "“x” is no act."),
        ("from=yesterday", "is no date"),
        ("to=2031-13", "is no date"),
        ("report=rp_0", "No report rp_0 is on record."),
    ],
)
def test_what_cannot_be_understood_is_told(reader: Reader, asked: str, told: str) -> None:
    answer = reader.get(f"/search?{asked}")
    assert answer.status == 200
    assert told in answer.text


def test_what_finds_nothing_offers_the_texts(reader: Reader) -> None:
    page = reader.get("/search?words=courier").text
    assert "No statement fits" in page
    assert 'href="/reports?words=courier"' in page


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    open_record(tmp_path / "empty.db").close()
    assert "No reports yet" in Reader(tmp_path / "empty.db").get("/search").text


def test_many_statements_are_split_into_pages(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with open_record(path) as record:
        for number in range(3):
            words = [f"word{number}x{n}" for n in range(40)]
            story = report(" ".join(words), headline=f"Report {number}")
            said = (stmt(story, word) for word in words)
            record.writer.add(reading(story, *said), name=str(number))
    reader = Reader(path)
    pages = [reader.get(f"/search?page={number}").text for number in (1, 2, 3, 99)]
    assert [page.count('<li class="line">') for page in pages] == [50, 50, 20, 20]
    found = [line for page in pages[:3] for line in page.split('<p class="words"')[1:]]
    shown = [line.partition(">word")[2].partition("<")[0] for line in found]
    assert len(set(shown)) == 120
    assert "51 to 100" in pages[1]
    assert 'rel="next" href="/search?page=3"' in pages[1]
    assert 'rel="prev" href="/search"' in pages[1]
