"""The documents tell the truth: complete, up to date, with links that lead somewhere.

In: the project's Markdown, and the program that it tells of.
"""

import dataclasses
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord import errors
from onrecord.errors import OnRecordError
from onrecord.model import comparison, document, record, statement
from onrecord.present.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "examples/*.md", "benchmarks/**/*.md", "training/*.md")
    for path in ROOT.glob(pattern)
    if not re.match(r"\d\d-", path.name)  # an example report, not a document
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
SHELLS = {"sh", "shell", "bash", "console"}

_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|<a\s+href=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)


def every(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda p: p.relative_to(ROOT).as_posix())


def read_page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- complete ---------------------------------------------------------------------------------


def test_the_reference_is_what_the_program_is() -> None:
    command = [sys.executable, str(ROOT / "docs" / "build_reference.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_told(name: str) -> None:
    page = read_page(ROOT / "docs" / "reference" / "cli.md")
    part = page.partition(f"\n## onrecord {name}\n")[2].partition("\n## ")[0]
    assert part, f"onrecord {name}"
    options = [opt for param in cli.commands[name].params for opt in param.opts if opt[0] == "-"]
    assert [option for option in options if f"`{option}`" not in part] == []


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_teaches_itself(name: str) -> None:
    command = cli.commands[name]
    told = f"{command.help}\n{command.epilog}"
    assert f"onrecord {name}" in told, "no example"
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


@pytest.fixture(scope="module")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "onrecord.db"
    args = ["read", "-q", "--record", str(path), str(ROOT / "examples")]
    assert CliRunner().invoke(cli, args).exit_code == 0
    return path


@pytest.mark.parametrize(
    "line",
    [
        line.strip()
        for name in ("show", "export", "dossier", "schema")
        for line in (cli.commands[name].epilog or "").splitlines()
        if line.strip().startswith("onrecord ")
    ],
)
def test_the_examples_in_the_help_find_something(
    line: str, example_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_RECORD", str(example_record))
    words, *_ = split_commands(line)
    args = words[1 : words.index(">") if ">" in words else None]
    ran = CliRunner().invoke(cli, args)
    assert ran.exit_code == 0, ran.output
    assert not re.search(r"^(0 of|\[\]|0 reports)", ran.output, re.MULTILINE), ran.output


ERRORS = [
    cls
    for _, cls in inspect.getmembers(errors, inspect.isclass)
    if issubclass(cls, OnRecordError) and cls is not OnRecordError
]


@pytest.mark.parametrize("cls", ERRORS)
def test_every_error_is_told(cls: type[OnRecordError]) -> None:
    page = read_page(ROOT / "docs" / "errors.md")
    assert f"`{cls.code}`" in page
    assert f"`{cls.__name__}`" in page


def test_no_error_is_told_that_there_is_not() -> None:
    page = read_page(ROOT / "docs" / "errors.md")
    told = set(re.findall(r"^\| `([a-z]+\.[a-z-]+)`", page, re.MULTILINE))
    assert set() == told - {cls.code for cls in ERRORS} - {OnRecordError.code}


NOUNS = sorted(
    {
        name
        for module in (document, record, statement, comparison)
        for name, cls in inspect.getmembers(module, inspect.isclass)
        if cls.__module__ == module.__name__
    }
)


@pytest.mark.parametrize("name", NOUNS)
def test_every_noun_is_in_the_glossary(name: str) -> None:
    assert f"`{name}`" in read_page(ROOT / "docs" / "glossary.md")


# --- links ------------------------------------------------------------------------------------


def find_links(page: str) -> Iterator[str]:
    """Yield the links within the project; those in code are none."""
    prose = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page))
    for markdown, html in _LINK.findall(prose):
        link = markdown or html
        if not re.match(r"[a-z][a-z0-9+.-]*:", link):
            yield link


def make_anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings, made as GitHub makes them."""
    anchors: set[str] = set()
    for heading in _HEADING.findall(_FENCE.sub("", page)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        number = 0
        while (name := f"{anchor}-{number}" if number else anchor) in anchors:
            number += 1
        anchors.add(name)
    return anchors


def has_anchor(target: Path, anchor: str) -> bool:
    return not anchor or target.suffix != ".md" or anchor in make_anchors(read_page(target))


@every(PAGES)
def test_links_lead_somewhere(path: Path) -> None:
    lost = []
    for link in find_links(read_page(path)):
        place, _, anchor = link.partition("#")
        target = (path.parent / place).resolve() if place else path
        if not (target.exists() and target.is_relative_to(ROOT) and has_anchor(target, anchor)):
            lost.append(link)
    assert lost == []


def test_anchors_are_made_as_github_makes_them() -> None:
    page = "# A `b.py`: c!\n## A\n```\n# no heading\n```\n## A\n## [See](x.md) é\n"
    assert {"a-bpy-c", "a", "a-1", "see-é"} == make_anchors(page)


def test_the_map_names_files_that_exist() -> None:
    page = read_page(ROOT / "ARCHITECTURE.md")
    rows = [r for r in page.splitlines() if r.startswith("|") and "does not exist yet" not in r]
    named = {name for r in rows for name in re.findall(r"`([\w./-]+(?:\.[a-z]{2,4}|/))`", r)}
    package = ROOT / "src" / "onrecord"
    # A name without a folder is that of the module alone: they occur once in the package.
    lost = [n for n in sorted(named) if not (ROOT / n).exists() and not list(package.rglob(n))]
    assert lost == []
    assert named


# --- decisions --------------------------------------------------------------------------------


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert list(range(1, len(DECISIONS) + 1)) == numbers


@every(DECISIONS)
def test_a_decision_is_short_and_listed(path: Path) -> None:
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert len(read_page(path).splitlines()) <= 70
    assert path.name in read_page(path.parent / "README.md")


# --- commands ---------------------------------------------------------------------------------


def find_commands(page: str, *, word: str = "onrecord") -> Iterator[str]:
    """Yield the shell commands of a page that begin with a word; long ones end in a backslash."""
    for language, block in _FENCE.findall(page):
        if language not in SHELLS:
            continue
        for line in block.replace("\\\n", " ").splitlines():
            command = line.strip().removeprefix("$ ")
            if re.match(rf"(?:[\w]+=\S+ )*(?:.* \| )?{word}\b", command):
                yield command


README_COMMANDS = list(find_commands(read_page(ROOT / "README.md")))


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    assert README_COMMANDS
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
    }
    script = "set -eu\n" + "\n".join(README_COMMANDS)
    ran = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    ("path", "command"),
    [
        pytest.param(path, command, id=f"{path.relative_to(ROOT)}: {command}")
        for path in PAGES
        for command in find_commands(read_page(path))
    ],
)
def test_commands_are_written_as_the_program_takes_them(path: Path, command: str) -> None:
    del path
    for words in split_commands(command):
        if words[1:2] and not words[1].startswith("-"):
            assert words[1] in cli.commands
            known = {opt for param in cli.commands[words[1]].params for opt in param.opts}
            given = {w.partition("=")[0] for w in words[2:] if re.match(r"--?[a-z]", w)}
            assert set() == given - known - {"-h", "--help"}


def split_commands(line: str) -> Iterator[list[str]]:
    """Yield the words of each call of the program in a line of shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|;&<>")
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if word in {"|", ";", "&&", "||"}:
            while words and "=" in words[0]:
                words.pop(0)
            if words[:1] == ["onrecord"]:
                yield words
            words = []
        else:
            words.append(word)


@every(PAGES)
def test_make_targets_that_are_told_exist(path: Path) -> None:
    makefile = read_page(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    told = {
        words[0]
        for line in find_commands(read_page(path), word="make")
        if (words := [w for w in shlex.split(line, comments=True)[1:] if "=" not in w])
    }
    told |= set(re.findall(r"`make ([a-z-]+)", read_page(path)))
    assert set() == told - targets


def test_the_nouns_are_told_by_their_fields() -> None:
    page = read_page(ROOT / "docs" / "reference" / "model.md")
    for module in (document, record, statement, comparison):
        for name, cls in inspect.getmembers(module, dataclasses.is_dataclass):
            part = page.partition(f"### `{name}`\n")[2].partition("\n### ")[0]
            assert [f.name for f in dataclasses.fields(cls) if f"| `{f.name}` |" not in part] == []
