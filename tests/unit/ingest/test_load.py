import io
import os
import shlex
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.errors import UsageError
from onrecord.ingest import load as room
from onrecord.ingest.load import Format, Header, Incoming, count_reports, load
from onrecord.model.record import Failure

TEXT = "The envoys met in Ostrel.\r\n"
LINE = '{"text": "Talks go on."}\n'
PAGE = "<!DOCTYPE html><html><body><p>The envoys met in Ostrel.</p></body></html>"


def codes(
    inputs: Sequence[str], *, stdin: BinaryIO | None = None, form: str | None = None
) -> list[tuple[str, str]]:
    """Return for each result its name, and its text or the code of its failure."""
    results = load(inputs, stdin=stdin, format=form)
    return [
        (r.name, r.report.text) if isinstance(r, Incoming) else (r.input, r.code) for r in results
    ]


def pipe(text: str, *, form: str | None = None) -> list[tuple[str, str]]:
    return codes(["-"], stdin=io.BytesIO(text.encode()), form=form)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "b").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "in" / "b" / "x.MD").write_text("# Talks\n\nThey met.")
    (tmp_path / "in" / "c.jsonl").write_text(LINE + "oops\n" + LINE)
    (tmp_path / "in" / "d.HTML").write_text(PAGE)
    (tmp_path / "in" / "e.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "in" / ".hidden.txt").write_text(TEXT)
    (tmp_path / "in" / "README.md").write_text(TEXT)
    (tmp_path / "in" / ".git").mkdir()
    (tmp_path / "in" / ".git" / "f.txt").write_text(TEXT)
    return tmp_path


def test_a_text_file_is_read_as_it_stands(folder: Path) -> None:
    (incoming,) = load(["in/a.txt"])
    assert isinstance(incoming, Incoming)
    assert TEXT == incoming.report.text
    assert ("in/a.txt", str((folder / "in/a.txt").resolve())) == (incoming.name, incoming.path)
    assert (0, None, None) == (
        incoming.report.body_start,
        incoming.report.address,
        incoming.report.original,
    )


@pytest.mark.parametrize("url", ["https://lantern.example/a?b=1&c", "HTTP://lantern.example/"])
def test_an_address_is_not_fetched_and_the_hint_tells_how_to(url: str) -> None:
    (failure,) = load([url])
    assert isinstance(failure, Failure)
    assert (url, "ingest.unreadable-input") == (failure.input, failure.code)
    assert "fetches nothing" in failure.message
    quoted = shlex.quote(url)
    assert failure.hint.endswith(f"curl -s {quoted} | onrecord read - --format html --url {quoted}")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["in", "in/"])
def test_a_folder_is_read_in_the_order_of_its_names(name: str) -> None:
    expected = [
        ("in/a.txt", TEXT),
        ("in/b/x.MD", "# Talks\n\nThey met."),
        ("in/c.jsonl:1", "Talks go on."),
        ("in/c.jsonl:2", "ingest.malformed-line"),
        ("in/c.jsonl:3", "Talks go on."),
        ("in/d.HTML", "The envoys met in Ostrel."),
    ]
    assert expected == codes([name])


@pytest.mark.usefixtures("folder")
def test_paths_are_told_for_files_of_one_report_only() -> None:
    paths = {r.name: r.path for r in load(["in"]) if isinstance(r, Incoming)}
    assert {"in/c.jsonl:1", "in/c.jsonl:3"} == {
        name for name, path in paths.items() if path is None
    }


@pytest.mark.usefixtures("folder")
def test_markdown_gives_its_heading_as_headline() -> None:
    (incoming,) = load(["in/b/x.MD"])
    assert isinstance(incoming, Incoming)
    assert "Talks" == incoming.report.headline


def test_front_matter_gives_the_header_and_the_user_overrides_it(folder: Path) -> None:
    text = "---\npublisher: Hadvik Post\ntitle: Talks\n---\n\n# Other\nThey met."
    (folder / "a.md").write_text(text)
    (incoming,) = load(["a.md"], header=Header(publisher="The Lantern", url="https://l.example/1"))
    assert isinstance(incoming, Incoming)
    report = incoming.report
    assert ("The Lantern", "Talks") == (report.publisher, report.headline)
    assert (text, "# Other\nThey met.") == (report.text, report.text[report.body_start :])
    assert "https://l.example/1" == report.address
    assert not report.published_given
    (dated,) = load(["a.md"], header=Header(published="2031-03-17"))
    assert isinstance(dated, Incoming)
    assert dated.report.published_given


@pytest.mark.usefixtures("folder")
def test_bad_inputs_are_failures_and_the_rest_is_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b" \r\n")
    (folder / "none").mkdir()
    (folder / "others").mkdir()
    (folder / "others" / "a.docx").write_bytes(b"PK\x03\x04")
    (folder / "bare").write_text(TEXT)
    (folder / "nul.txt").write_bytes(b"abc\x00def")
    (folder / "empty.html").write_bytes(b"")
    names = ["gone.txt", "empty.txt", "none", "others", "bare", "in/e.pdf", "nul.txt", "empty.html"]
    expected = [
        ("gone.txt", "ingest.unreadable-input"),
        ("empty.txt", "ingest.no-article-text"),
        ("none", "ingest.unsupported-format"),
        ("others", "ingest.unsupported-format"),
        ("bare", "ingest.unsupported-format"),
        ("in/e.pdf", "ingest.unsupported-format"),
        ("nul.txt", "ingest.unsupported-format"),
        ("empty.html", "ingest.no-article-text"),
        ("in/a.txt", TEXT),
    ]
    assert expected == codes([*names, "in/a.txt"])


def test_failures_tell_what_to_do_and_no_more_of_the_path_than_was_typed(folder: Path) -> None:
    (failure,) = load(["in/e.pdf"])
    assert isinstance(failure, Failure)
    assert "ingest" == failure.stage
    assert "PDF" in failure.message
    assert "pdftotext" in failure.hint
    for result in load(["gone", "a\0b", "x" * 5000]):
        assert isinstance(result, Failure)
        assert "ingest.unreadable-input" == result.code
        assert str(folder) not in result.message + result.hint


def test_what_may_not_be_read_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("builtins.open", refuse)
    (failure,) = load(["in/a.txt"])
    assert isinstance(failure, Failure)
    assert "It cannot be read: Permission denied." == failure.message
    os.mkfifo("fifo")
    assert [("fifo", "ingest.unreadable-input")] == codes(["fifo"])
    assert 1 == count_reports(["in/c.jsonl"])
    monkeypatch.setattr("os.scandir", refuse)
    assert [("in", "ingest.unreadable-input")] == codes(["in"])


@pytest.mark.usefixtures("folder")
def test_loops_of_links_and_dead_links_are_passed_over() -> None:
    os.symlink("..", "in/b/loop")
    os.symlink("nowhere.txt", "in/dead.txt")
    assert 6 == len(codes(["in"]))


@pytest.mark.usefixtures("folder")
def test_a_link_to_itself_leaves_its_folder_alone() -> None:
    os.symlink("self.txt", "in/self.txt")
    assert 6 == len(codes(["in"]))
    assert 6 == count_reports(["in"])


@pytest.mark.usefixtures("folder")
def test_counting_waits_for_no_pipe() -> None:
    os.mkfifo("pipe.jsonl")
    assert 1 == count_reports(["pipe.jsonl"])


def test_absolute_paths_stay_private(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")
    (folder / "in" / "bad.txt").write_bytes(b"")
    names = ["in/bad.txt", *(str(folder / n) for n in ("in", "bad.txt", "in/bad.txt", "gone.txt"))]
    expected = [
        ("in/bad.txt", "ingest.no-article-text"),
        ("in/a.txt", TEXT),
        ("in/b/x.MD", "# Talks\n\nThey met."),
        ("in/bad.txt", "ingest.no-article-text"),
        ("in/c.jsonl:1", "Talks go on."),
        ("in/c.jsonl:2", "ingest.malformed-line"),
        ("in/c.jsonl:3", "Talks go on."),
        ("in/d.HTML", "The envoys met in Ostrel."),
        ("bad.txt", "ingest.no-article-text"),
        ("bad.txt (2)", "ingest.no-article-text"),
        ("gone.txt", "ingest.unreadable-input"),
    ]
    assert expected == codes(names)


def test_names_that_are_no_text_can_be_shown(folder: Path) -> None:
    name = os.fsdecode(b"Zo\xeb.txt")
    (folder / name).write_text(TEXT)
    (incoming,) = load([name])
    assert isinstance(incoming, Incoming)
    assert "Zo\\xeb.txt" == incoming.name
    assert [("Zo\\xeb.html", "ingest.unreadable-input")] == codes([os.fsdecode(b"Zo\xeb.html")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, [("-", TEXT)]),
        (PAGE, [("-", "The envoys met in Ostrel.")]),
        (LINE + "oops", [("-:1", "Talks go on."), ("-:2", "ingest.malformed-line")]),
        ("", [("-", "ingest.no-article-text")]),
        ("a\0b", [("-", "ingest.unsupported-format")]),
    ],
)
def test_the_kind_of_standard_input_is_guessed(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == pipe(text)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("text", PAGE, PAGE),
        ("txt", LINE, LINE),
        ("html", "They met in Ostrel.", "They met in Ostrel."),
        (".HTM", PAGE, "The envoys met in Ostrel."),
    ],
)
def test_the_given_format_wins(form: str, text: str, expected: str) -> None:
    assert [("-", expected)] == pipe(text, form=form)


@pytest.mark.usefixtures("folder")
def test_the_given_format_serves_named_files_but_not_those_in_folders() -> None:
    assert [("in/c.jsonl", LINE + "oops\n" + LINE)] == codes(["in/c.jsonl"], form="text")
    assert 6 == len(codes(["in"], form="text"))


def test_lines_on_standard_input_are_read_one_by_one() -> None:
    class Endless(io.BytesIO):
        def readline(self, _size: int | None = -1, /) -> bytes:
            return LINE.encode()

    results = load(["-"], stdin=Endless(), format="jsonl")
    assert ["-:1", "-:2"] == [
        r.name for r in (next(results), next(results)) if isinstance(r, Incoming)
    ]


def test_the_process_s_own_input_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert [("-", TEXT)] == codes(["-"])


def test_a_broken_stream_is_a_failure() -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    assert [("-", "ingest.unreadable-input")] == codes(["-"], stdin=Broken())


@pytest.mark.usefixtures("folder")
def test_a_named_pipe_is_read_like_standard_input() -> None:
    os.mkfifo("fifo")
    writer = threading.Thread(target=Path("fifo").write_bytes, args=(LINE.encode(),))
    writer.start()
    assert [("fifo:1", "Talks go on.")] == codes(["fifo"])
    writer.join()


def test_inputs_that_are_too_large_are_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_TEXT_BYTES", 10)
    assert [("-", "ingest.unsupported-format")] == pipe(TEXT)
    assert [("-:1", "Talks go on.")] == pipe(LINE, form="jsonl")


@pytest.mark.usefixtures("folder")
def test_unusable_options_are_refused_at_once() -> None:
    with pytest.raises(UsageError, match="no date"):
        load(["-"], header=Header(published="yesterday"))
    with pytest.raises(UsageError, match="'pdf' is no format"):
        load(["-"], format="pdf")
    for inputs in (["a.txt", "b.txt"], ["in"], ["in/c.jsonl"]):
        with pytest.raises(UsageError, match="URL is that of one report"):
            load(inputs, header=Header(url="https://lantern.example/1"))


@pytest.mark.usefixtures("folder")
def test_a_single_name_is_a_sequence_too() -> None:
    assert [("in/a.txt", TEXT)] == codes("in/a.txt")
    assert 1 == count_reports("in/a.txt")


@pytest.mark.usefixtures("folder")
def test_reports_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 6 == count_reports(["in"])
    assert 8 == count_reports(["in", "in/a.txt", "gone.txt"])
    assert 1 == count_reports(["gone.jsonl"])
    assert count_reports(["in", "-"]) is None
    Path("long.jsonl").write_text(LINE * 1000)
    monkeypatch.setattr(room, "_COUNT_BYTES", 100 * len(LINE))
    assert abs((count_reports(["long.jsonl"]) or 0) - 1000) <= 10


def test_formats_have_the_names_that_are_documented() -> None:
    assert ["text", "markdown", "html", "jsonl"] == [form.value for form in Format]
