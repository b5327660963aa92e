"""Run every golden case, then what must hold for any text.

In: the files under `tests/cases/`. What a case may say is told in CONTRIBUTING.md; the mark-up is
read by `marked.py` and held against the findings by `case_findings.py`.
"""

import dataclasses
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from case_findings import (
    describe,
    find_entity_differences,
    find_nesting_misses,
    find_statement_differences,
    find_time_differences,
)
from marked import Case, MalformedCase, read_case
from onrecord.ingest.load import Incoming, load
from onrecord.model.document import Report, ReportKind, Span
from onrecord.model.record import Failure, Reading
from onrecord.pipeline import read
from onrecord.present.dossier import write_dossier
from onrecord.present.export import build_record, dump_json
from onrecord.record.store import open_record
from public_json import check_record

CASES = Path(__file__).parent / "cases"
# Times, entities and turns are found by rules: each case holds. Statements are found by a trained
# encoder, of which some cases at least hold, and never fewer than did: floors.toml.
RULED = ("times", "entities", "transcripts")
LEARNT = ("statements", "nesting", "circumstances", "about")
MARKED = (*LEARNT, *RULED)
FLOORS = tomllib.loads((CASES / "floors.toml").read_text(encoding="utf-8"))


def list_cases(config: pytest.Config, kinds: Iterable[str], ending: str) -> list[Path]:
    """Return the case files of some kinds, or the one that `--case` names if it is of these."""
    chosen = config.getoption("--case")
    if not chosen:
        return sorted(path for kind in kinds for path in (CASES / kind).glob(f"*{ending}"))
    path = Path(chosen).absolute()
    return [path] if path.parent.name in kinds and path.suffix == ending else []


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each case file."""
    if "case_path" in metafunc.fixturenames:
        strict = metafunc.definition.name == "test_case"
        one = bool(metafunc.config.getoption("--case"))
        paths = list_cases(metafunc.config, RULED if strict and not one else MARKED, ".txt")
        metafunc.parametrize(
            "case_path",
            [as_parameter(path, marks=mark_of(path) if strict else ()) for path in paths],
        )
    elif "report_case" in metafunc.fixturenames:
        paths = list_cases(metafunc.config, ("reports",), ".toml")
        metafunc.parametrize("report_case", [as_parameter(path) for path in paths])


def as_parameter(path: Path, *, marks: Iterable[pytest.MarkDecorator] = ()) -> object:
    return pytest.param(path, id=f"{path.parent.name}/{path.stem}", marks=list(marks))


def mark_of(path: Path) -> tuple[pytest.MarkDecorator, ...]:
    """Return the mark of a known failure; a malformed case is left to its own test."""
    try:
        reason = read_case(path).header.get("xfail")
    except MalformedCase:
        return ()
    return (pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError),) if reason else ()


def report_of(case: Case) -> Report:
    header = case.header
    return Report(
        text=case.text,
        address=header.get("url"),
        url=header.get("url"),
        publisher=header.get("publisher"),
        headline=header.get("headline"),
        byline=header.get("byline"),
        published=header.get("date"),
        language=header.get("language"),
        kind=ReportKind(header.get("kind", "report")),
    )


# --- what is marked ---------------------------------------------------------------------------


def test_case(case_path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(case_path)
    reading = read(report_of(case))
    if request.config.getoption("--case"):
        show(request, describe(case, reading))
    differences = find_differences(case_path)
    assert differences == [], "\n".join(differences)


def find_differences(case_path: Path) -> list[str]:
    case = read_case(case_path)
    reading = read(report_of(case))
    kind = case_path.parent.name
    differences = list(find_time_differences(case, reading, exactly=kind == "times"))
    if kind in (*LEARNT, "transcripts"):
        differences += find_statement_differences(case, reading)
    differences += find_entity_differences(case, reading)
    return differences


@pytest.mark.parametrize("kind", LEARNT)
def test_as_many_cases_hold_as_did(kind: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--case"):
        pytest.skip("one case was asked for")
    found = {path: find_differences(path) for path in sorted((CASES / kind).glob("*.txt"))}
    held = [path for path, differences in found.items() if not differences]
    told = [f"{path.stem}: {differences[0]}" for path, differences in found.items() if differences]
    told.insert(0, f"{len(held)} of {len(found)} cases hold")
    assert len(held) >= FLOORS[kind], "\n".join(told)


def test_as_many_inner_statements_are_found_as_were(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--case"):
        pytest.skip("one case was asked for")
    found = {}
    for path in sorted((CASES / "nesting").glob("*.txt")):
        case = read_case(path)
        found[path] = list(find_nesting_misses(case, read(report_of(case))))
    held = [path for path, misses in found.items() if not misses]
    told = [f"{path.stem}: {misses[0]}" for path, misses in found.items() if misses]
    told.insert(0, f"{len(held)} of {len(found)} cases hold")
    assert len(held) >= FLOORS["nesting_found"], "\n".join(told)


def show(request: pytest.FixtureRequest, lines: Iterable[str]) -> None:
    """Print lines past pytest's capturing: what `make case` is for."""
    manager = request.config.pluginmanager.get_plugin("capturemanager")
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    assert manager is not None
    assert reporter is not None
    with manager.global_and_fixture_disabled():
        reporter.write_line("")
        for line in lines:
            reporter.write_line(line)


# --- what holds for every text ----------------------------------------------------------------


def test_spans_lie_in_the_text_and_begin_and_end_with_words(case_path: Path) -> None:
    case = read_case(case_path)
    reading = read(report_of(case))
    # Words that begin or end in white space, and spans beyond the text, which quote fewer.
    assert [
        (span, words)
        for span in list_spans(reading)
        if (words := case.text[span.start : span.end]) != words.strip()
        or len(words) != span.end - span.start
    ] == []


def list_spans(reading: Reading) -> Iterator[Span]:
    for stmt in reading.statements:
        yield from stmt.content + stmt.cue + stmt.source + stmt.shared_source
        if stmt.said_at is not None:
            yield stmt.said_at.span
        for reason in stmt.reasons:
            yield from reason.left
    for mention in reading.mentions:
        yield from (mention.span, mention.head)
        if mention.title:
            yield mention.title
    yield from (timex.span for timex in reading.timexes)
    yield from (role.span for entity in reading.entities for role in entity.roles)


def test_every_id_leads_to_something(case_path: Path) -> None:
    reading = read(report_of(read_case(case_path)))
    entities = {entity.entity_id for entity in reading.entities}
    stmts = {stmt.statement_id for stmt in reading.statements}
    mentions = {mention.mention_id for mention in reading.mentions}
    assert len(stmts) == len(reading.statements)
    assert set() == {s.speaker for s in reading.statements if s.speaker} - entities
    named = {a for s in reading.statements for a in (*s.addressee, *s.about, *s.via)}
    assert set() == named - entities
    assert set() == {s.outlet for s in reading.statements if s.outlet} - entities
    assert set() == {s.within for s in reading.statements if s.within} - stmts
    assert set() == {link.entity_id for link in reading.links} - entities
    assert set() == {link.mention_id for link in reading.links} - mentions


def test_reading_twice_gives_the_same(case_path: Path) -> None:
    report = report_of(read_case(case_path))
    once, again = read(report), read(report)
    assert once == dataclasses.replace(again, provenance=once.provenance)


def test_the_record_gives_back_what_it_was_given(case_path: Path) -> None:
    reading = read(report_of(read_case(case_path)))
    report_id = reading.report.report_id
    with open_record(None) as record:
        record.writer.add(reading, name="case.txt")
        view = record.view
        assert reading.report.text == view.text(report_id)
        assert reading.statements == tuple(view.statements())
        assert reading.mentions == view.mentions(report_id)
        assert reading.links == view.links(report_id)
        assert reading.timexes == view.timexes(report_id)
        assert {e.entity_id for e in reading.entities} == {e.entity_id for e in view.entities()}


def test_the_export_fits_its_schema_and_quotes_the_text(case_path: Path) -> None:
    report = report_of(read_case(case_path))
    with open_record(None) as record:
        record.writer.add(read(report), name="case.txt")
        exported = dump_json(build_record(record.view))
    check_record(exported, {report.report_id: report.text})


def test_the_dossier_shows_exactly_the_words(case_path: Path) -> None:
    case = read_case(case_path)
    reading = read(report_of(case))
    page = StringIO()
    with open_record(None) as record:
        record.writer.add(reading, name="case.txt")
        write_dossier(record.view, page)
    marks = MarkedWords()
    marks.feed(page.getvalue())
    expected = {
        (number, role): bare(case.text[s.start : s.end] for s in spans)
        for number, stmt in enumerate(reading.statements, 1)
        for role, spans in (("q", stmt.content), ("c", stmt.cue), ("s", stmt.source))
        if spans
    }
    assert expected == {key: bare(marks.words[key]) for key in expected}


def bare(pieces: Iterable[str]) -> str:
    """Join words without white space: a page breaks a quotation where its paragraphs end."""
    return re.sub(r"\s+", "", "".join(pieces))


class MarkedWords(HTMLParser):
    """Collect what is marked in the reports' texts of a page, by statement and role."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[tuple[int, str], list[str]] = defaultdict(list)
        self._open: list[tuple[int, str] | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"span", "time"}:
            named = dict(attrs)
            number, role = named.get("data-n"), named.get("class")
            self._open.append((int(number), role) if number and role else None)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"span", "time"}:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for mark in self._open:
            if mark is not None:
                self.words[mark].append(data)


# --- whole files ------------------------------------------------------------------------------


def test_report_file(report_case: Path, request: pytest.FixtureRequest) -> None:
    """A file of any kind, and beside it what is to be known of the reports in it."""
    case = tomllib.loads(report_case.read_text(encoding="utf-8"))
    items = list(load([str(report_case.parent / case["input"])]))
    if request.config.getoption("--case"):
        show(request, (repr(item) for item in items))
    expected = case.get("report", [])
    reports = [item.report for item in items if isinstance(item, Incoming)]
    assert len(expected) == len(reports)
    for wanted, report in zip(expected, reports, strict=True):
        fields = {key: value for key, value in wanted.items() if not key.startswith("text_")}
        assert fields == {key: write_field(getattr(report, key)) for key in fields}
        text = report.text[report.body_start :]
        assert text.startswith(wanted.get("text_starts", ""))
        assert [words for words in wanted.get("text_holds", []) if words not in text] == []
        assert [words for words in wanted.get("text_lacks", []) if words in text] == []
        read(report)
    assert case.get("failures", []) == [i.code for i in items if isinstance(i, Failure)]


def write_field(value: object) -> object:
    """Return a field as TOML, which knows no null, writes it."""
    return "none" if value is None else value
