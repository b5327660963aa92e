"""Show rows and progress on a terminal or in plain text.

In: rows of text, `Progress`. Out: a table as wide as the terminal, a progress bar on stderr.
Nothing that a report says can move the cursor or turn letters round. What to show is left to
`cli.py` and `tables.py`.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:  # showing a record must not wait for the stages to load
    from onrecord.pipeline import Progress

    OnProgress = Callable[[Progress], None]

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufff9-\ufffb\ud800-\udfff]")
# Embeddings, overrides and isolates of the bidirectional algorithm, and its invisible marks.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")

_PLAIN_WIDTH = 100  # where no terminal tells its width: fits most windows and printed pages
_GAP = "  "
_LINE_EVERY_S = 10.0  # where stderr is no terminal: a log stays short


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        title: Its heading.
        share: Its share of the room that is left over when all have their least width.
        least: Its least width.
        most: Its greatest width.
        right: Whether its cells are set to the right.
    """

    title: str
    share: int = 0
    least: int = 4
    most: int = 1000
    right: bool = False


def neutralise_text(text: str) -> str:
    r"""Return text as one harmless line: no control characters, no direction overrides.

    >>> neutralise_text("safe\n \x1b[31mred\x07 \u202egnp.exe")
    'safe �[31mred� gnp.exe'
    """
    return _CONTROLS.sub("\ufffd", _TURNS.sub("", _SPACE.sub(" ", text))).strip()


def count_things(number: int, one: str, more: str | None = None) -> str:
    """Write a number with its noun.

    >>> count_things(1, "report"), count_things(1200, "entity", "entities")
    ('1 report', '1,200 entities')
    """
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def format_table(
    columns: Sequence[Column], rows: Sequence[Sequence[object]], *, width: int | None = None
) -> Iterator[str]:
    """Yield the lines of a table; cells too long for the width are shortened with an ellipsis.

    >>> table = format_table([Column(title="Who"), Column(title="What")], [("Ann", "yes")])
    >>> [line.rstrip() for line in table]
    ['Who   What', 'Ann   yes']
    """
    cells = [["" if cell is None else neutralise_text(str(cell)) for cell in row] for row in rows]
    widths = _share_out(columns, cells, find_width() if width is None else width)
    for line in ([column.title for column in columns], *cells):
        parts = zip(line, widths, columns, strict=True)
        yield _GAP.join(_fit(cell, room, right=column.right) for cell, room, column in parts)


def find_width() -> int:
    """Return the width of the terminal, as told by COLUMNS or by any standard stream."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            columns = os.get_terminal_size(stream.fileno()).columns if stream else 0
        except (OSError, ValueError):
            continue
        if columns > 0:
            return columns
    return _PLAIN_WIDTH


def is_coloured(stream: TextIO) -> bool:
    """Tell whether a stream takes colours: a terminal, and NO_COLOR does not say otherwise."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def show_progress(total: int | None, *, quiet: bool = False) -> Iterator["OnProgress"]:
    """Show on stderr how far reading has come: a bar on a terminal, else a line now and then.

    Args:
        total: How many reports are to be read, where it is known.
        quiet: Show nothing.
    """
    if quiet:
        yield lambda progress: None
    elif sys.stderr.isatty():
        with _show_bar(total) as on_progress:
            yield on_progress
    else:
        yield _make_liner(total)


@contextmanager
def show_stage(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Say on a terminal what goes on, while it does: a line that goes when it is done.

    Args:
        what: What goes on.
        quiet: Say nothing.
    """
    is_shown = not quiet and sys.stderr.isatty()
    if is_shown:
        sys.stderr.write(f"{what} …\r")
        sys.stderr.flush()
    yield
    if is_shown:
        sys.stderr.write(" " * (len(what) + 2) + "\r")


@contextmanager
def _show_bar(total: int | None) -> Iterator["OnProgress"]:
    # Loaded here: rich takes longer to load than most commands take to run.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("Reading", total=total)

        def on_progress(progress: "Progress") -> None:
            name = _fit(neutralise_text(progress.name), 30)
            bar.update(task, completed=progress.done, description=name)

        yield on_progress


def _make_liner(total: int | None) -> "OnProgress":
    last = time.monotonic()

    def on_progress(progress: "Progress") -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _LINE_EVERY_S:
            last = now
            of = "" if total is None else f" of {total:,}"
            sys.stderr.write(f"{progress.done:,}{of} reports\n")
            sys.stderr.flush()

    return on_progress


def _share_out(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return each column's width: what its cells need, and shares of the rest where it is short."""
    needs = []
    for index, column in enumerate(columns):
        longest = max((_measure(row[index]) for row in cells), default=0)
        longest = min(longest, column.most)
        needs.append(max(longest, column.least, _measure(column.title)))
    room = width - len(_GAP) * (len(columns) - 1)
    # A column that may not shrink gets what it needs.
    widths = [
        need if not c.share else min(need, c.least) for need, c in zip(needs, columns, strict=True)
    ]
    left = room - sum(widths)
    # The narrow wishes first: what they leave goes to the wide ones.
    wishes = sorted(
        (index for index, column in enumerate(columns) if column.share),
        key=lambda index: (needs[index] - widths[index]) / columns[index].share,
    )
    shares = sum(columns[index].share for index in wishes)
    for index in wishes:
        more = min(needs[index] - widths[index], max(0, left) * columns[index].share // shares)
        widths[index] += more
        left -= more
        shares -= columns[index].share
    return widths


def _measure(text: str) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 (see above)

    return len(text) if text.isascii() else cell_len(text)


def _fit(text: str, room: int, *, right: bool = False) -> str:
    """Return text that fills a room exactly, wide characters counted as two."""
    from rich.cells import set_cell_size  # noqa: PLC0415 (see above)

    length = _measure(text)
    if length > room:
        return set_cell_size(text, room - 1) + "…" if room else ""
    padding = " " * (room - length)
    return padding + text if right else text + padding
