"""Tables as wide as the terminal, harmless text, progress on stderr."""

import io
import os
import sys
import time

import pytest
from rich.cells import cell_len

from onrecord.pipeline import Progress
from onrecord.present.terminal import (
    Column,
    find_width,
    format_table,
    is_coloured,
    neutralise_text,
    show_progress,
)


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def step(done: int, name: str = "a.txt") -> Progress:
    return Progress(done=done, name=name, outcome="new")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("two\nlines\r\n\tand  more ", "two lines and more"),
        ("\x1b]0;title\x07x", "\ufffd]0;title\ufffdx"),
        ("a\x9b2Jb\x00c\x7fd", "a\ufffd2Jb\ufffdc\ufffdd"),
        ("abc\u202etxt.exe\u2066\u2069\u200f", "abctxt.exe"),
        ("\ud800", "\ufffd"),
        ("👩\u200d🚀 e\u0301 سلام", "👩\u200d🚀 e\u0301 سلام"),
    ],
)
def test_text_cannot_move_the_cursor(text: str, expected: str) -> None:
    assert expected == neutralise_text(text)


COLUMNS = (
    Column(title="Date", least=10),
    Column(title="Who", share=1, least=6, most=20),
    Column(title="Words", share=3, least=10),
    Column(title="No.", right=True),
)


@pytest.mark.parametrize("width", [40, 41, 60, 80, 200])
@pytest.mark.parametrize(
    "words", ["short", "a long line of words " * 20, "字" * 90, "e\u0301🌉" * 60, "x\ny\x1b"]
)
def test_every_line_is_as_wide_as_the_others_and_fits(width: int, words: str) -> None:
    rows = [("2031-03-17", "Torvald Kessen of Solmark", words, 12), (None, "", "", 5)]
    lines = list(format_table(COLUMNS, rows, width=width))
    assert 1 == len({cell_len(line) for line in lines})
    assert cell_len(lines[0]) <= width
    assert "\x1b" not in "".join(lines)


def test_numbers_stand_to_the_right_and_long_cells_end_in_an_ellipsis() -> None:
    rows = [("2031-03-17", "Torvald Kessen", "word " * 50, 12)]
    heading, line = format_table(COLUMNS, rows, width=60)
    assert line.endswith("…    12")
    assert heading.startswith("Date        Who")


def test_a_narrow_terminal_gets_the_least_widths() -> None:
    (line,) = list(format_table(COLUMNS, [("2031-03-17", "Kessen", "w" * 30, 1)], width=5))[1:]
    assert "2031-03-17  Kessen  wwwwwwwww…     1" == line


def test_a_table_of_no_rows_is_its_heading() -> None:
    assert ["Date        Who     Words        No."] == [
        line.rstrip() for line in format_table(COLUMNS, [], width=80)
    ]


def test_columns_tells_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "57")
    assert 57 == find_width()


@pytest.mark.parametrize("told", ["", "0", "wide", "-3"])
def test_else_a_terminal_tells_it(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", told)
    sizes = iter([None, os.terminal_size((0, 0)), os.terminal_size((64, 20))])

    def tell(number: int) -> os.terminal_size:
        size = next(sizes)
        if size is None:
            raise OSError
        return size

    monkeypatch.setattr(os, "get_terminal_size", tell)
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, open(os.devnull, encoding="utf-8"))  # noqa: SIM115
    try:
        assert 64 == find_width()
    finally:
        for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
            if stream:
                stream.close()


def test_without_a_terminal_a_page_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "__stdin__", None)
    monkeypatch.setattr(sys, "__stdout__", None)
    monkeypatch.setattr(sys, "__stderr__", io.StringIO())
    assert 100 == find_width()


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert (True, False) == (is_coloured(Terminal()), is_coloured(io.StringIO()))
    monkeypatch.setenv("TERM", "dumb")
    assert not is_coloured(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not is_coloured(Terminal())


def test_quiet_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with show_progress(2, quiet=True) as on_progress:
        on_progress(step(1))
    assert "" == stderr.getvalue()


def test_a_terminal_shows_a_bar_that_runs_no_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "90")
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with show_progress(2) as on_progress:
        on_progress(step(1, "[bold]x\x1b]0;evil\x07.txt"))
        on_progress(step(2))
    shown = stderr.getvalue()
    assert "1/2" in shown or "2/2" in shown
    assert "\x1b]0;evil" not in shown


@pytest.mark.parametrize(("total", "expected"), [(9, "3 of 9 reports\n"), (None, "3 reports\n")])
def test_a_log_gets_a_line_now_and_then(
    total: int | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 1.0, 2.0, 10.5, 11.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    with show_progress(total) as on_progress:
        for done in range(1, 5):
            on_progress(step(done))
    assert expected == stderr.getvalue()
