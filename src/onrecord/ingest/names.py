"""How inputs are named: on the terminal, in the record, and from one reading to the next.

In: paths as the user gave them (`str`). Out: names and keys (`str`) that can be stored, printed
and exported. What is at a path is left to `load.py`.
"""

import os
from collections.abc import Sequence
from pathlib import Path


def label_inputs(names: Sequence[str]) -> list[str | None]:
    """Return for each absolute path how it is named: its last part, numbered where two agree.

    Names are exported with the record, and where somebody keeps their files is nobody's business.
    What was typed as a relative path has no label.

    >>> label_inputs(["/archive/marost/in", "in/a.txt", "/srv/in/"])
    ['in', None, 'in (2)']
    """
    labels: dict[str, str] = {}
    taken: dict[str, int] = {}
    for name in names:
        if not os.path.isabs(name) or name in labels:
            continue
        last = os.path.basename(os.path.normpath(name))
        taken[last] = taken.get(last, 0) + 1
        labels[name] = last if taken[last] == 1 else f"{last} ({taken[last]})"
    return [labels.get(name) for name in names]


def relabel(shown: str, name: str, label: str) -> str:
    """Return what is shown of something in the input `name`, with the label for that path.

    >>> relabel("/archive/marost/in/b/a.jsonl:12", "/archive/marost/in", "in")
    'in/b/a.jsonl:12'
    """
    below = shown.removeprefix(show(name))
    if below and not below.startswith(":"):  # ":12" is a line of the input itself
        below = "/" + below.lstrip("/")
    # The root folder's own name is empty.
    return (show(label) + below).lstrip("/") or "/"


def make_path_key(name: str) -> str:
    """Return the absolute path of a file as text; no two files have the same."""
    path = str(Path(name).resolve())
    # A name with the four characters `\xeb` in it must differ from one with that byte.
    return show(path.replace("\\", r"\\") if os.sep == "/" else path)


def show(name: str) -> str:
    r"""Return a name that can be stored and printed: names of files may hold bytes of no text.

    >>> print(show("Zo\udceb.txt"))
    Zo\xeb.txt
    """
    try:
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character that stands for no byte
        data = name.encode("utf-8", "surrogatepass")
    return data.decode("utf-8", "backslashreplace")
