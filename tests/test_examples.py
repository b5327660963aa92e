"""The example reports: what is planted stands in them, and the program finds what it should by now.

In: `examples/` and `examples/expected.toml`, which tells how to read it. Which words are planted
for what is told in `examples/README.md`.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from onrecord.ingest.load import Incoming, load
from onrecord.model.document import Report, Span
from onrecord.model.record import Reading
from onrecord.model.statement import Statement
from onrecord.pipeline import read

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED = tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))
FILES = sorted({wanted["file"] for wanted in EXPECTED["statement"]})
UNNAMED = "unnamed: "
# As the scorers of the field have it: half of the words, taken together, are shared.
SAME_CONTENT = 0.5

_WORD = re.compile(r"\w+")


@cache
def load_examples() -> Mapping[str, Report]:
    """Load all example reports, by file name; a line of a .jsonl file is named FILE:LINE."""
    paths = sorted(str(path) for path in EXAMPLES.glob("[0-9]*"))
    items = list(load(paths))
    assert [item for item in items if not isinstance(item, Incoming)] == []
    return {Path(i.name).name: i.report for i in items if isinstance(i, Incoming)}


@cache
def read_example(name: str) -> Reading:
    return read(load_examples()[name])


# --- what is planted --------------------------------------------------------------------------


def list_quoted() -> Iterator[tuple[str, str, str]]:
    """Yield each file and words that `expected.toml` says stand in it, and where it says so."""
    for wanted in EXPECTED["statement"]:
        for words in (*wanted["content"], wanted.get("cue", "")):
            yield wanted["file"], words, f"statement {wanted['content'][0][:40]}"
    for planted in EXPECTED["planted"]:
        yield planted["file"], planted["words"], f"planted {planted['kind']}"
        if "other_file" in planted:
            yield planted["other_file"], planted["other_words"], f"planted {planted['kind']}"


def test_there_are_ten_reports() -> None:
    assert len(load_examples()) == 10
    assert set() == set(FILES) - set(load_examples())


def test_what_is_expected_stands_in_the_reports() -> None:
    lost = [
        (name, where, words)
        for name, words, where in list_quoted()
        if words not in load_examples()[name].text
    ]
    assert lost == []


@pytest.mark.parametrize("name", FILES)
def test_the_reports_are_short_and_have_a_header(name: str) -> None:
    report = load_examples()[name]
    assert 100 <= len(report.text[report.body_start :].split()) <= 500
    assert None not in (report.publisher, report.headline, report.published, report.url)


# --- what the program finds -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the expected statements are found, and which are not; how many acts are right."""

    hits: int
    of: int
    misses: tuple[str, ...]
    acts: int


def measure(name: str) -> Found:
    """Match the expected statements of a file one to one with found ones, the closest first."""
    reading = read_example(name)
    wanted = [w for w in EXPECTED["statement"] if w["file"] == name]
    contents = [cover(reading.report.text, locate(reading.report.text, w)) for w in wanted]
    pairs = sorted(
        (
            (likeness, -i, -j)
            for i, content in enumerate(contents)
            for j, stmt in enumerate(reading.statements)
            if (likeness := jaccard(content, cover(reading.report.text, stmt.content)))
            >= SAME_CONTENT
        ),
        reverse=True,
    )
    chosen: dict[int, Statement] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if -i not in chosen and -j not in used:
            chosen[-i] = reading.statements[-j]
            used.add(-j)
    misses = []
    for i, expected in enumerate(wanted):
        words = expected["content"][0][:60]
        if i not in chosen:
            misses.append(f"not found: {expected['speaker']}: {words}")
        elif not is_speaker(expected["speaker"], chosen[i], reading):
            got = name_speaker(chosen[i], reading)
            misses.append(f"speaker is {got}, expected {expected['speaker']}: {words}")
        elif chosen[i].quote_type != expected["quote_type"]:
            given = chosen[i].quote_type
            misses.append(f"quote type is {given}, expected {expected['quote_type']}: {words}")
    acts = sum(stmt.act == wanted[i]["act"] for i, stmt in chosen.items() if "act" in wanted[i])
    return Found(len(wanted) - len(misses), len(wanted), tuple(misses), acts)


def locate(text: str, wanted: Mapping[str, list[str]]) -> tuple[Span, ...]:
    """Find the pieces of an expected content, each behind the one before where it can be."""
    spans: list[Span] = []
    at = 0
    for words in wanted["content"]:
        start = text.find(words, at)
        start = start if start >= 0 else text.index(words)
        at = start + len(words)
        spans.append(Span(start, at))
    return tuple(spans)


def cover(text: str, spans: tuple[Span, ...]) -> frozenset[int]:
    """Return the places of the words in spans; marks do not count."""
    return frozenset(
        span.start + word.start()
        for span in spans
        for word in _WORD.finditer(text[span.start : span.end])
    )


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def is_speaker(expected: str, stmt: Statement, reading: Reading) -> bool:
    """Tell whether a statement has the expected speaker.

    A named one by a name whose words contain those of the other; an unnamed one by the words of
    its source.
    """
    if expected.startswith(UNNAMED):
        words = set(_WORD.findall(expected.removeprefix(UNNAMED).lower()))
        text = reading.report.text
        source = " ".join(text[s.start : s.end] for s in stmt.source or stmt.shared_source)
        said = set(_WORD.findall(source.lower()))
        return bool(said) and (said <= words or words <= said)
    wanted = set(_WORD.findall(expected.lower()))
    names = (set(_WORD.findall(name.lower())) for name in list_names(stmt, reading))
    return any(name and (name <= wanted or wanted <= name) for name in names)


def list_names(stmt: Statement, reading: Reading) -> list[str]:
    found = next((e for e in reading.entities if e.entity_id == stmt.speaker), None)
    return [found.name] if found else []


def name_speaker(stmt: Statement, reading: Reading) -> str:
    return next(iter(list_names(stmt, reading)), "nobody")


@pytest.mark.parametrize("name", FILES)
def test_the_program_finds_what_it_should_by_now(name: str) -> None:
    found = measure(name)
    told = "\n".join((f"{found.hits} of {found.of}", *found.misses))
    assert EXPECTED["found"][name] <= found.hits, told


def test_the_acts_are_right_as_often_as_they_should_be_by_now() -> None:
    assert EXPECTED["acts"]["right"] <= sum(measure(name).acts for name in FILES)


def test_every_file_has_a_floor_that_could_be_missed() -> None:
    assert set(FILES) == set(EXPECTED["found"])
    assert all(EXPECTED["found"][name] > measure(name).of / 2 for name in FILES)


def test_the_program_reads_all_examples_at_once(tmp_path: Path) -> None:
    record = str(tmp_path / "r.db")
    command = [sys.executable, "-m", "onrecord", "read", "--quiet", "--record", record]
    paths = sorted(str(path) for path in EXAMPLES.glob("[0-9]*"))
    ran = subprocess.run(
        [*command, *paths], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "10 new" in ran.stdout
