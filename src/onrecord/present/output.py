"""Write a file that takes its place only when all of it is written.

In: a path. Out: a text stream. What is written is left to `export.py` and `dossier.py`.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import UnwritableOutput, UsageError

# With this every SQLite file begins.
_DATABASE = b"SQLite format 3\0"


@contextmanager
def open_output(path: Path) -> Iterator[TextIO]:
    """Open a file for writing that takes its place only when all is written.

    Raises:
        UsageError: If the path is a folder or lies in none.
        UnwritableOutput: If the disk or folder refuses.
    """
    check_output(path)
    # A link stays a link: the file that it points to is replaced.
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():  # a pipe or a device is written to as it is
            with target.open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            with _replace(target) as file:
                yield file
    except OSError as err:
        raise UnwritableOutput(f"{path} cannot be written: {err.strerror or err}") from err


def check_output(path: Path, *, page: bool = False) -> None:
    """Refuse a path at which no file can be, or at which one stands that must not be lost.

    Args:
        path: Where to write.
        page: Whether a page will be written: then only another page may be replaced.

    Raises:
        UsageError: If the path is a folder or lies in none, if a record stands there, or
            something else than a page where a page is to be.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder", hint="Name a file in it.")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}", hint="Make the folder first.")
    if not path.is_file():
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_DATABASE))
    except OSError as err:
        raise UnwritableOutput(f"{path} cannot be read: {err.strerror or err}") from err
    if head == _DATABASE:
        raise UsageError(
            f"{path} is a record, or another database", hint="Name another file to write to."
        )
    if page and head and not head.lstrip().startswith(b"<"):
        raise UsageError(
            f"{path} is no page that could be replaced",
            hint="Name another file, or remove that one first.",
        )


@contextmanager
def _replace(target: Path) -> Iterator[TextIO]:
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_get_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def _get_umask() -> int:
    # It can only be asked for by setting it; a temporary file's own mode is for its owner alone.
    umask = os.umask(0o077)
    os.umask(umask)
    return umask
