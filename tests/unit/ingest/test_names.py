import os
from pathlib import Path

import pytest

from onrecord.ingest.names import label_inputs, make_path_key, relabel, show


def test_absolute_paths_have_labels_that_differ() -> None:
    names = ["/a/in", "b/in", "/c/in/", "/a/in", "/a/./x.txt", "/", "-"]
    assert ["in", None, "in (2)", "in", "x.txt", "", None] == label_inputs(names)


@pytest.mark.parametrize(
    ("shown", "name", "label", "expected"),
    [
        ("/a/x.txt", "/a/x.txt", "x.txt", "x.txt"),
        ("/a/x.jsonl:3", "/a/x.jsonl", "x.jsonl", "x.jsonl:3"),
        ("/a/in/b/x.txt", "/a/in", "in (2)", "in (2)/b/x.txt"),
        ("/a/in/x.txt", "/a/in/", "in", "in/x.txt"),
        ("/a/x.txt", "/", "", "a/x.txt"),
        ("/", "/", "", "/"),
        ("/Zo\\xeb/x.txt", os.fsdecode(b"/Zo\xeb"), os.fsdecode(b"Zo\xeb"), "Zo\\xeb/x.txt"),
    ],
)
def test_a_label_stands_for_its_path(shown: str, name: str, label: str, expected: str) -> None:
    assert expected == relabel(shown, name, label)


def test_no_two_files_have_the_same_key(tmp_path: Path) -> None:
    raw = (b"Zo\xeb.txt", b"Zo\xe9.txt", b"Zo?.txt", b"Zo\\xeb.txt", "Zoë.txt".encode())
    keys = {make_path_key(str(tmp_path / os.fsdecode(name))) for name in raw}
    assert len(raw) == len(keys)
    assert all(key.isprintable() for key in keys)


@pytest.mark.parametrize(
    ("name", "expected"), [("Zoë", "Zoë"), ("a\udceb", "a\\xeb"), ("a\ud800", "a\\xed\\xa0\\x80")]
)
def test_every_name_can_be_shown(name: str, expected: str) -> None:
    assert expected == show(name)
