"""The house rules that a machine can check.

In: the project's files. Why each rule is there is told in CONTRIBUTING.md and ARCHITECTURE.md.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "onrecord"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = [path for path in MODULES if path.name not in {"__init__.py", "__main__.py"}]
PROGRAMS = MODULES + sorted(
    path
    for pattern in ("benchmarks/**/*.py", "docs/*.py", "training/**/*.py")
    for path in ROOT.glob(pattern)
)

LONGEST_MODULE = 500
LONGEST_FUNCTION = 80
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "settings", "constants"}

# What `import onrecord` promises; everything else may change. A new name is a decision.
PUBLIC_NAMES = [
    "Entity",
    "Failure",
    "Header",
    "OnRecordError",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "StatementFilter",
    "Timex",
    "__version__",
    "build_record",
    "load",
    "open_record",
    "process",
    "read_report",
]

_TODO = re.compile(r"\b(?:TODO|FIXME|XXX)\b(?!\s*\(?#\d+)")
# Folders of the machine on which a developer works. Taken apart, so as not to find itself.
_MACHINE_PATH = re.compile(r"(?<![\w.])/(?:" + "|".join(["work", "root", "farm", "home"]) + r")/\w")
_TEXT_FILES = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".jsonl", ".yml"}
_TEXT_FILES |= {".yaml", ".sql", ".svg", ""}
_SCRIPT_INTO_PAGE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=name_of)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def list_files() -> Iterator[Path]:
    """Yield the project's text files: what git knows and what it would take in."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode("utf-8").split("\0"):
        path = ROOT / name
        if name and path.suffix in _TEXT_FILES and path.is_file():
            yield path


# --- small ------------------------------------------------------------------------------------


@every(PROGRAMS)
def test_modules_are_small(path: Path) -> None:
    assert LONGEST_MODULE >= len(path.read_text(encoding="utf-8").splitlines())


@every(PROGRAMS)
def test_functions_are_small(path: Path) -> None:
    too_long = [
        node.name
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert too_long == []


# --- rooms ------------------------------------------------------------------------------------


def test_a_module_name_occurs_once() -> None:
    twice = [name for name, n in Counter(path.stem for path in ROOMS).items() if n > 1]
    assert twice == []


def test_there_are_no_drawers() -> None:
    names = [path.stem for path in ROOMS] + [path.parent.name for path in ROOMS]
    assert set() == DRAWERS & set(names)


def test_the_import_contracts_are_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    ran = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_public_names_are_these() -> None:
    assert sorted(PUBLIC_NAMES) == sorted(onrecord.__all__)
    assert [name for name in PUBLIC_NAMES if not hasattr(onrecord, name)] == []


@every(MODULES)
def test_nothing_inside_imports_the_public_names(path: Path) -> None:
    taken = [
        alias.name
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ImportFrom) and node.module == "onrecord"
        for alias in node.names
    ]
    if path != PACKAGE / "__init__.py":
        rooms = {child.stem for child in PACKAGE.iterdir()}
        assert set() == set(taken) - rooms


def does_something(path: Path) -> bool:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return any(isinstance(node, kinds) for node in parse(path).body)


@every([path for path in ROOMS if does_something(path)])
def test_every_module_has_unit_tests(path: Path) -> None:
    room = ROOT / "tests" / "unit" / path.relative_to(PACKAGE).parent
    tests = {test.stem for test in room.glob("test_*.py")}
    assert [t for t in tests if t == f"test_{path.stem}" or t.startswith(f"test_{path.stem}_")]


# --- told -------------------------------------------------------------------------------------


@every(PROGRAMS)
def test_every_module_says_what_it_does(path: Path) -> None:
    told = ast.get_docstring(parse(path)) or ""
    first = told.partition("\n\n")[0]
    assert first.endswith((".", ":")), "the docstring's first sentence"


@every(ROOMS)
def test_every_room_says_what_goes_in_and_out(path: Path) -> None:
    told = ast.get_docstring(parse(path)) or ""
    assert re.search(r"\bIn:\s+\S", told)
    assert re.search(r"\bOut:\s+\S", told)


def test_what_is_to_do_has_an_issue() -> None:
    loose = [
        f"{name_of(path)}: {line.strip()}"
        for path in PROGRAMS
        for line in path.read_text(encoding="utf-8").splitlines()
        if _TODO.search(line)
    ]
    assert loose == []


# --- data beside its reader -------------------------------------------------------------------


def list_word_lists() -> list[Path]:
    """List the files of words: those of the weights have a manifest, and one reader for all."""
    found = (p for p in sorted(PACKAGE.rglob("*")) if p.suffix in {".toml", ".txt"})
    return [path for path in found if path.parent.name != "weights"]


@every(list_word_lists())
def test_a_word_list_has_one_reader_beside_it(path: Path) -> None:
    # One list of a language: mentions_en.toml is read as f"mentions_{language}.toml".
    of_language = re.sub(r"_[a-z]{2}(?=\.)", "_{language}", path.name)
    readers = [
        module.parent
        for module in MODULES
        if re.search(
            rf'"(?:{re.escape(path.name)}|{re.escape(of_language)})"',
            module.read_text(encoding="utf-8"),
        )
    ]
    assert [path.parent] == readers


def list_words(value: object, place: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of words in a word list, each with its place in the file."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from list_words(child, f"{place}.{key}")
    elif isinstance(value, list) and not all(isinstance(word, str) for word in value):
        for number, child in enumerate(value):
            yield from list_words(child, f"{place}.{number}")
    elif isinstance(value, list | str):
        yield place, value.split() if isinstance(value, str) else value


@every(sorted(PACKAGE.rglob("*.toml")))
def test_no_word_stands_twice_in_one_list(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    table.pop("irregular", None)  # no lists: past and participle, which may be one word
    twice = {
        place: repeated
        for place, words in list_words(table, "")
        if (repeated := [word for word, n in Counter(words).items() if n > 1])
    }
    assert {} == twice


# --- pages ------------------------------------------------------------------------------------


@every(sorted(PACKAGE.rglob("templates/**/*.*")))
def test_templates_escape_everything(path: Path) -> None:
    template = path.read_text(encoding="utf-8")
    assert re.findall(r"\|\s*safe\b|autoescape\s+false|Markup\(", template) == []
    assert re.findall(r"\son\w+\s*=", template) == [], "no handlers in attributes"


@every(sorted(PACKAGE.rglob("static/**/*.js")))
def test_scripts_write_text_never_html(path: Path) -> None:
    assert _SCRIPT_INTO_PAGE.findall(path.read_text(encoding="utf-8")) == []


@every(sorted([*PACKAGE.rglob("templates/**/*.*"), *PACKAGE.rglob("static/**/*.*")]))
def test_pages_ask_nobody_elsewhere(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(\s*[\"']?http", page) == []


# --- whole project ----------------------------------------------------------------------------


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    told = [
        f"{name_of(path)}: {found.group()}"
        for path in list_files()
        for found in _MACHINE_PATH.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert told == []


@every(ROOMS)
def test_every_module_can_be_imported_alone(path: Path) -> None:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    assert import_module(".".join(parts)).__doc__
