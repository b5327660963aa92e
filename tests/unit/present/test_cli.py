"""The commands: every option, every exit code, data on stdout alone."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner, Result

from onrecord import pipeline
from onrecord.ingest.load import Format
from onrecord.present import cli as commands
from onrecord.present.cli import cli
from onrecord.record.store import View, open_record
from public_json import check_item, check_record

TALKS = (
    "OSTREL, 17 March 2031 – “We agreed to reopen the bridge,” said Ilena Marost, the president "
    "of Varenia. Torvald Kessen denied on Monday that a date had been set. 🌉\n"
)
CALL = "Prime Minister Torvald Kessen warned that talks could fail within two weeks.\n"

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    def run_command(*args: str | Path, stdin: str | bytes | None = None, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, list(map(str, args)), stdin, prog_name="onrecord")
        assert code == result.exit_code, result.output
        assert "Traceback" not in result.output
        return result

    assert folder.is_dir()
    return run_command


@pytest.fixture
def talks(folder: Path) -> Path:
    path = folder / "talks.txt"
    path.write_text(TALKS, encoding="utf-8")
    return path


@pytest.fixture
def filled(run: Run, talks: Path, folder: Path) -> Path:
    """Return a folder whose default record holds two reports."""
    run("read", "--publisher", "The Lantern", "--headline", "Bridge talks", "-q", talks.name)
    run("read", "--publisher", "Hadvik Post", "--published", "2031-03-20", "-", stdin=CALL)
    return folder


def texts() -> dict[str, str]:
    with open_record("onrecord.db", read_only=True) as record:
        view: View = record.view
        return {report.report_id: view.text(report.report_id) for report in view.reports()}


# read


def test_read_tells_what_it_did_and_what_comes_next(run: Run, talks: Path, folder: Path) -> None:
    result = run("read", talks.name)
    assert re.search(
        r"^Reports +1 new, 0 unchanged, 0 new versions, 0 failed$", result.stdout, re.MULTILINE
    )
    assert re.search(r"^Statements +\d+ by \d+ speakers$", result.stdout, re.MULTILINE)
    assert "Next: onrecord show\n      onrecord dossier dossier.html\n" in result.stdout
    assert "" == result.stderr
    assert (folder / "onrecord.db").exists()


def test_read_again_changes_nothing_and_a_changed_report_is_a_version(
    run: Run, talks: Path
) -> None:
    run("read", talks.name)
    assert "0 new, 1 unchanged, 0 new versions" in run("read", talks.name).stdout
    talks.write_text(TALKS + "It held.\n", encoding="utf-8")
    assert "0 new, 0 unchanged, 1 new version, " in run("read", talks.name).stdout


def test_read_json_without_a_record_writes_nothing(run: Run, talks: Path, folder: Path) -> None:
    result = run("read", "--json", talks.name)
    record = json.loads(result.stdout)
    check_record(record, {record["reports"][0]["id"]: TALKS})
    assert "2031-03-17" == record["as_of"]
    assert ["talks.txt"] == [path.name for path in folder.iterdir()]


def test_read_json_with_a_record_does_both_and_prints_this_call_only(
    run: Run, filled: Path
) -> None:
    (filled / "third.txt").write_text("Sanna Velde said no.\n", encoding="utf-8")
    run("read", "gone.txt", code=1)
    result = run("read", "--json", "--record", "onrecord.db", "third.txt", "talks.pdf", code=3)
    record = check_record(result.stdout)
    assert 1 == len(record["reports"])
    assert ["talks.pdf"] == [failure["input"] for failure in record["failures"]]
    assert 3 == len(texts())


def test_the_environment_names_the_record(
    run: Run, talks: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_RECORD", "other.db")
    check_record(run("read", "--json", talks.name).stdout)
    assert (folder / "other.db").exists()
    assert "1 report\n" in run("show", "reports").stdout
    assert "onrecord show --record 'my record.db'" in (
        run("read", "--record", "my record.db", talks.name).stdout
    )


def test_read_takes_what_the_user_says_of_the_reports(run: Run) -> None:
    result = run(
        *(
            "read",
            "--json",
            "--publisher",
            "The Lantern",
            "--headline",
            "Talks",
            "--byline",
            "A. B.",
        ),
        *("--url", "https://lantern.example/1", "--published", "2031-03-18", "--language", "en"),
        *("--kind", "statement", "--as-of", "2031-04-01", "-"),
        stdin=TALKS,
    )
    record = check_record(result.stdout)
    (report,) = record["reports"]
    said = {
        "publisher": "The Lantern",
        "headline": "Talks",
        "byline": "A. B.",
        "language": "en",
        "url": "https://lantern.example/1",
        "published": "2031-03-18",
        "kind": "statement",
        "reference_date": "2031-03-18",
        "reference_date_basis": "given",
    }
    assert said == {key: report[key] for key in said}
    assert "2031-04-01" == record["as_of"]


def test_standard_input_is_bytes_in_a_format(run: Run) -> None:
    page = f"<html><body><article><p>{TALKS}</p></article></body></html>"
    as_text = check_record(run("read", "--json", "--format", "text", "-", stdin=page).stdout)
    assert 1 == len(as_text["reports"])
    lines = json.dumps({"text": TALKS}) + "\n" + json.dumps({"text": CALL}) + "\n"
    as_lines = check_record(run("read", "--json", "--format", "jsonl", "-", stdin=lines).stdout)
    assert 2 == len(as_lines["reports"])
    as_markdown = run("read", "--json", "--format", "markdown", "-", stdin=f"# Ferries\n\n{TALKS}")
    assert "Ferries" == check_record(as_markdown.stdout)["reports"][0]["headline"]
    result = run("read", "--json", "-", stdin=TALKS.encode("utf-16"))
    record = json.loads(result.stdout)
    check_record(record, {record["reports"][0]["id"]: TALKS})


def test_some_failures_end_with_3_and_all_with_1(run: Run, talks: Path) -> None:
    result = run("read", "gone.txt", talks.name, code=3)
    assert "error[ingest.unreadable-input]: gone.txt: " in result.stderr
    assert "hint: " in result.stderr
    assert "1 new" in result.stdout
    result = run("read", "gone.txt", code=1)
    assert "Next:" not in result.stdout


def test_failures_are_in_the_json_too(run: Run) -> None:
    result = run("read", "--json", "gone.txt", "-", stdin="", code=1)
    record = check_record(result.stdout)
    assert ["-", "gone.txt"] == [failure["input"] for failure in record["failures"]]
    assert 2 == result.stderr.count("error[")


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--kind", "rumour", "-"),
        ("--as-of", "soon", "-"),
        ("--published", "soon", "-"),
        ("--format", "pdf", "-"),
        ("--nosuch", "-"),
    ],
)
def test_wrong_use_of_read_ends_with_2(args: tuple[str, ...], run: Run, folder: Path) -> None:
    result = run("read", *args, stdin=TALKS, code=2)
    assert result.stderr.startswith("error[usage.bad-value]: ")
    assert [] == list(folder.iterdir())


def test_a_file_that_is_no_record_is_left_alone(run: Run, talks: Path) -> None:
    result = run("read", "--record", talks.name, talks.name, code=1)
    assert result.stderr.startswith("error[record.not-a-record]: ")
    assert TALKS == talks.read_text(encoding="utf-8")


def test_ctrl_c_says_how_to_go_on(run: Run, talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object, **settings: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "process", interrupt)
    assert "reads the rest" in run("read", talks.name, code=130).stderr
    assert "reads the rest" not in run("read", "--json", talks.name, code=130).stderr


# show


@pytest.mark.usefixtures("filled")
def test_show_is_a_table_of_statements(run: Run) -> None:
    result = run("show")
    heading, *lines = result.stdout.splitlines()
    assert ["Date", "Report", "Speaker", "Cue", "Words", "Occasion"] == heading.split()
    assert any("The Lantern" in line and "reopen the bridge" in line for line in lines)
    assert re.fullmatch(r"\d+ statements", lines[-1])
    assert max(map(len, result.stdout.splitlines())) <= 120


def test_every_format_that_is_read_can_be_named() -> None:
    (option,) = (p for p in cli.commands["read"].params if p.name == "input_format")
    assert isinstance(option.type, click.Choice)
    assert [str(form) for form in Format] == list(option.type.choices)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("shown", ["statements", "entities", "times", "reports", "failures"])
def test_show_json_is_an_array_of_the_formats_items(shown: str, run: Run) -> None:
    run("read", "gone.txt", code=1)
    items = json.loads(run("show", shown, "--json").stdout)
    assert items
    kind = {"entities": "entity"}.get(shown, shown.removesuffix("s"))
    for item in items:
        check_item(kind, item)
    assert items[:1] == json.loads(run("show", shown, "--json", "--limit", "1").stdout)
    assert run("show", shown).stdout.splitlines()[-1].startswith(f"{len(items)} ")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("args", "publishers"),
    [
        (("--speaker", "kessen", "--report", "hadvik"), {"Hadvik Post"}),
        (("--report", "bridge talks"), {"The Lantern"}),
        (("--from", "2031-03-18"), {"Hadvik Post"}),
        (("--to", "2031-03-18"), {"The Lantern"}),
        (("--from", "2031-03-20", "--to", "2031"), {"Hadvik Post"}),
        (("--words", "reopen bridge"), {"The Lantern"}),
        (("--words", "nothingofthekind"), set()),
    ],
)
def test_show_filters(args: tuple[str, ...], publishers: set[str], run: Run) -> None:
    ids = {
        item["id"]: item["publisher"]
        for item in json.loads(run("show", "reports", "--json").stdout)
    }
    items = json.loads(run("show", *args, "--json").stdout)
    assert publishers == {ids[item["report"]] for item in items}
    assert re.search(rf"^{len(items)} of \d+ statements$", run("show", *args).stdout, re.MULTILINE)


def test_show_all_versions(run: Run, talks: Path) -> None:
    run("read", talks.name)
    talks.write_text(TALKS + "It held.\n", encoding="utf-8")
    run("read", talks.name)
    assert "1 report\n" in run("show", "reports").stdout
    result = run("show", "reports", "--all-versions")
    assert "2 reports\n" in result.stdout
    assert "replaced" in result.stdout


def test_show_neutralises_what_a_report_says(run: Run) -> None:
    evil = "“We \x1b]0;gone\x07\u202eagreed,” said Ilena Marost, the president."
    line = json.dumps({"text": evil, "publisher": "\x1b[31mThe Lantern"})
    run("read", "--format", "jsonl", "-", stdin=line)
    for args in (("show",), ("show", "reports"), ("show", "entities"), ("show", "--json")):
        output = run(*args).output
        assert not {"\x1b", "\x07", "\u202e"} & set(output)


@pytest.mark.usefixtures("filled")
def test_a_terminal_gets_a_bold_heading(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.present.terminal.is_coloured", lambda stream: True)
    result = CliRunner().invoke(cli, ["show"], color=True)
    assert result.stdout.startswith("\x1b[1mDate")
    assert "\x1b[" not in run("show").stdout


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "args",
    [
        ("--limit", "0"),
        ("--from", "March"),
        ("--from", "2032", "--to", "2031-05"),
        ("nosuch",),
        ("times", "--speaker", "x"),
    ],
)
def test_wrong_use_of_show_ends_with_2(args: tuple[str, ...], run: Run) -> None:
    assert run("show", *args, code=2).stderr.startswith("error[usage.bad-value]: ")


@pytest.mark.usefixtures("filled")
def test_a_report_that_is_not_there(run: Run) -> None:
    result = run("show", "--report", "nosuch", code=1)
    assert result.stderr.startswith("error[record.not-on-record]: ")


@pytest.mark.parametrize("args", [("show",), ("export",), ("dossier", "out.html")])
def test_without_a_record_the_hint_is_to_read(
    args: tuple[str, ...], run: Run, folder: Path
) -> None:
    result = run(*args, code=1)
    assert result.stderr.startswith("error[record.not-a-record]: ")
    assert "onrecord read" in result.stderr
    assert [] == list(folder.iterdir())


# export


def test_export_is_the_whole_record_as_json(run: Run, filled: Path) -> None:
    result = run("export")
    record = check_record(result.stdout, texts())
    assert 2 == len(record["reports"])
    assert "2031-03-20" == record["as_of"]
    assert "2031-06-01" == json.loads(run("export", "--as-of", "2031-06-01").stdout)["as_of"]
    run("export", "--out", "record.json")
    assert result.stdout_bytes == (filled / "record.json").read_bytes()


def test_reading_and_exporting_give_the_same_bytes(run: Run, filled: Path) -> None:
    (filled / "onrecord.db").unlink()
    printed = run("read", "--json", "talks.txt").stdout
    run("read", "talks.txt")
    assert printed == run("export").stdout


def test_export_rows(run: Run, filled: Path) -> None:
    stmts = json.loads(run("show", "--json").stdout)
    lines = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert [stmt["id"] for stmt in stmts] == [line["id"] for line in lines]
    assert "Ilena Marost" in {line["speaker"] for line in lines}
    assert {"The Lantern", "Hadvik Post"} == {line["publisher"] for line in lines}
    run("export", "-o", "out.csv")
    with (filled / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [" … ".join(stmt["exact"]) for stmt in stmts] == [row["exact"] for row in rows]
    assert run("export", "--format", "csv").stdout_bytes == (filled / "out.csv").read_bytes()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("what", ["statements", "entities", "times", "reports", "mentions"])
def test_export_what(what: str, run: Run) -> None:
    lines = run("export", "--what", what, "--format", "jsonl").stdout.splitlines()
    rows = list(csv.reader(io.StringIO(run("export", "--what", what, "--format", "csv").stdout)))
    assert len(lines) + 1 == len(rows)
    assert set(json.loads(lines[0])) == set(rows[0])


def test_export_leaves_superseded_reports_out_unless_asked(run: Run, talks: Path) -> None:
    run("read", talks.name)
    talks.write_text(TALKS + "It held.\n", encoding="utf-8")
    run("read", talks.name)
    args = ("export", "--what", "reports", "--format", "jsonl")
    assert 1 == len(run(*args).stdout.splitlines())
    assert 2 == len(run(*args, "--all-versions").stdout.splitlines())
    assert 2 == len(json.loads(run("export").stdout)["reports"])


def test_export_neutralises_formulas_unless_raw(run: Run, talks: Path) -> None:
    run("read", "--headline", "=HYPERLINK(1)", "--publisher", "-5", talks.name)
    args = ("export", "--format", "csv", "--what", "reports")
    (row,) = csv.DictReader(io.StringIO(run(*args).stdout))
    assert ("'=HYPERLINK(1)", "-5") == (row["headline"], row["publisher"])
    (row,) = csv.DictReader(io.StringIO(run(*args, "--raw").stdout))
    assert "=HYPERLINK(1)" == row["headline"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "args",
    [
        ("--format", "xml"),
        ("--what", "times"),
        ("--out", "none/out.csv"),
        ("--out", "."),
        ("--out", "record.xlsx"),
        ("--as-of", "2031"),
    ],
)
def test_wrong_use_of_export_ends_with_2(args: tuple[str, ...], run: Run) -> None:
    assert run("export", *args, code=2).stderr.startswith("error[usage.bad-value]: ")


def test_the_ending_tells_the_format_and_what_was_written_is_told(run: Run, filled: Path) -> None:
    told = {
        name: run("export", "--out", name, *more).stderr
        for name, *more in (
            ("a.CSV",),
            ("b.jsonl", "--what", "reports"),
            ("c.json",),
            ("d",),
            ("e.xlsx", "--format", "csv", "--what", "entities"),
        )
    }
    assert re.fullmatch(r"a\.CSV: \d+ statements, as csv\n", told["a.CSV"])
    assert "b.jsonl: 2 reports, as jsonl\n" == told["b.jsonl"]
    assert "c.json: the whole record, as json\n" == told["c.json"]
    assert (filled / "d").read_bytes() == (filled / "c.json").read_bytes()
    assert re.fullmatch(r"e\.xlsx: \d+ entit(y|ies), as csv\n", told["e.xlsx"])
    assert "" == run("export").stderr


# dossier


def test_dossier_writes_a_page_and_prints_its_path(run: Run, filled: Path) -> None:
    result = run("dossier", "--title", "The Ostrel talks", "out.html")
    assert "out.html\n" == result.stdout
    assert re.fullmatch(r"2 reports, \d+ statements\n", result.stderr)
    page = (filled / "out.html").read_text(encoding="utf-8")
    assert "The Ostrel talks" in page
    assert "reopen the bridge" in page
    run("dossier", "--report", "hadvik", "--to", "2031", "out.html")
    assert "reopen the bridge" not in (filled / "out.html").read_text(encoding="utf-8")


def test_dossier_goes_to_stdout(run: Run, filled: Path) -> None:
    page = run("dossier", "-").stdout
    assert page.lower().startswith("<!doctype html>")
    assert not (filled / "-").exists()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("out", [".", "none/out.html"])
def test_dossier_refuses_what_is_no_place_for_a_file(out: str, run: Run) -> None:
    assert run("dossier", out, code=2).stderr.startswith("error[usage.bad-value]: ")


# the rest


def test_schema_is_the_formats(run: Run) -> None:
    assert "onrecord/1" == json.loads(run("schema").stdout)["properties"]["schema"]["const"]


def test_version(run: Run) -> None:
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_help_teaches(run: Run) -> None:
    group = run("--help").stdout
    order = [
        "read",
        "show",
        "ask",
        "brief",
        "check",
        "due",
        "events",
        "positions",
        "gap",
        "chain",
        "export",
        "dossier",
        "compare",
        "entity",
        "serve",
        "schema",
    ]
    assert order == re.findall(r"^  (\w+)  +[A-Z]", group, re.MULTILINE)
    assert order == list(cli.commands)
    for command in order:
        text = run(command, "--help").stdout
        examples = re.search(r"Examples:\n((?:    onrecord .*\n|    .*\| onrecord .*\n)+)", text)
        assert examples, command
        assert 2 <= len(examples.group(1).splitlines())
    for text in (group, run("read", "--help").stdout):
        assert re.findall(r"^    (\d+) ", text, re.MULTILINE) == ["0", "1", "2", "3", "4", "130"]


def test_main_sets_utf8_and_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(sys, "argv", ["onrecord", "schema"])
    with pytest.raises(SystemExit) as end:
        commands.main()
    assert (0, "utf-8") == (end.value.code, stdout.encoding)


def test_of_many_failures_the_record_tells_the_rest(run: Run, folder: Path) -> None:
    (folder / "bad.jsonl").write_text("oops\n" * 60)
    result = run("read", "bad.jsonl", code=1)
    assert 50 == result.stderr.count("error[ingest.malformed-line]")
    assert "… and 10 more: `onrecord show failures` lists them." in result.stderr
