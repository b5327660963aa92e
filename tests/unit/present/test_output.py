"""A file takes its place only when all of it is written."""

import os
import stat
from pathlib import Path

import pytest

from onrecord.errors import UnwritableOutput, UsageError
from onrecord.present.output import check_output, open_output
from onrecord.record.store import open_record


def test_a_file_takes_its_place_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")
    with open_output(path) as out:
        out.write("Żółć\n")
        assert "old" == path.read_text(encoding="utf-8")
    assert "Żółć\n".encode() == path.read_bytes()
    assert ["out.json"] == [each.name for each in tmp_path.iterdir()]


def test_a_file_stays_where_writing_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")

    def write_half() -> None:
        with open_output(path) as out:
            out.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert "old" == path.read_text(encoding="utf-8")
    assert ["out.json"] == [each.name for each in tmp_path.iterdir()]


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link, new = tmp_path / "target", tmp_path / "link", tmp_path / "new"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    umask = os.umask(0o027)
    try:
        for path in (link, new):
            with open_output(path) as out:
                out.write("new")
    finally:
        os.umask(umask)
    assert link.is_symlink()
    assert "new" == target.read_text(encoding="utf-8")
    assert [0o640, 0o640] == [stat.S_IMODE(path.stat().st_mode) for path in (target, new)]


@pytest.mark.skipif(os.name == "nt", reason="devices of POSIX")
def test_a_device_is_written_to_as_it_is() -> None:
    with open_output(Path(os.devnull)) as out:
        out.write("x")
    assert Path(os.devnull).is_char_device()


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        check_output(tmp_path)
    with pytest.raises(UsageError, match="there is no folder"):
        check_output(tmp_path / "none" / "out.csv")


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **settings: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.present.output.tempfile.mkstemp", refuse)
    with (
        pytest.raises(UnwritableOutput, match="No space left on device"),
        open_output(tmp_path / "out.csv"),
    ):
        pass


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    record = tmp_path / "onrecord.db"
    with open_record(record):
        pass
    before = record.read_bytes()
    for page in (False, True):
        with pytest.raises(UsageError, match="is a record"):
            check_output(record, page=page)
    with pytest.raises(UsageError, match="is a record"), open_output(record) as out:
        out.write("lost")
    assert before == record.read_bytes()


def test_a_page_takes_the_place_of_pages_only(tmp_path: Path) -> None:
    report, page, empty = tmp_path / "a.txt", tmp_path / "a.html", tmp_path / "b.html"
    report.write_text("Quint said yes.")
    page.write_text("\n<!doctype html>")
    empty.write_text("")
    with pytest.raises(UsageError, match="no page"):
        check_output(report, page=True)
    for path in (page, empty, tmp_path / "new.html"):
        check_output(path, page=True)
    check_output(report)


def test_a_file_that_cannot_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>")

    def refuse(*args: object, **settings: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnwritableOutput, match="cannot be read: Permission denied"):
        check_output(path)
