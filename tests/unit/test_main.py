"""The program as other programs meet it: pipes, locales, exit codes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from public_json import check_record

TEXT = "“We agreed to reopen the bridge,” said Ilena Marost, the president of Varenia. 🌉\n"


def run(
    *args: str, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "onrecord", *args],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **environment},
    )


def test_help_is_quick_and_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['onrecord', '--help']\n"
        "from onrecord.present.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({'rich', 'trafilatura', 'lxml', 'jinja2'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=tmp_path
    )
    assert b"[]" == done.stderr.strip()
    assert 0 == done.returncode
    assert b"Exit codes:" in done.stdout
    # 0.2 s on a quiet machine; the bar leaves room for a busy one.
    assert time.monotonic() - started < 5


def test_utf8_comes_out_whatever_the_locale(tmp_path: Path) -> None:
    done = run(
        *("read", "--json", "-"),
        cwd=tmp_path,
        stdin=TEXT.encode(),
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert 0 == done.returncode
    record = json.loads(done.stdout.decode("utf-8"))
    check_record(record, {record["reports"][0]["id"]: TEXT})
    assert b"\r" not in done.stdout
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 300, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "--json", "a.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    assert b"{\n" == program.stdout.readline()
    program.stdout.close()
    assert b"" == program.stderr.read()
    program.stderr.close()
    assert 0 == program.wait(timeout=60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
        )
    assert 1 == done.returncode
    assert done.stderr.startswith(b"error[present.unwritable-output]: standard output")
    assert 2 == len(done.stderr.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_with_130_and_leaves_whole_reports(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{n}. {TEXT}"}) + "\n" for n in range(20_000))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "many.jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    record = tmp_path / "onrecord.db"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (record.exists() and record.stat().st_size > 400_000):
        time.sleep(0.02)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert (130, b"") == (program.returncode, out)
    assert b"Traceback" not in err
    assert b"the same command again reads the rest" in err
    shown = run("show", "reports", "--limit", "1", cwd=tmp_path)
    counted = re.search(rb"1 of ([\d,]+) reports", shown.stdout)
    assert counted
    assert 1 < int(counted.group(1).replace(b",", b"")) < 20_000


@pytest.mark.skipif(os.name == "nt", reason="streams closed as a POSIX shell does it")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_error(tmp_path: Path, closed: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = f"'{sys.executable}' -m onrecord read a.txt {closed}"
    ran = subprocess.run(
        ["sh", "-c", command], capture_output=True, check=False, cwd=tmp_path, text=True
    )
    assert (0, "") == (ran.returncode, ran.stderr)
    assert (tmp_path / "onrecord.db").exists()
