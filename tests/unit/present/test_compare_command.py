"""`onrecord compare`: accounts of one conversation, side by side."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.present.cli import cli

Run = Callable[..., Result]
OURS = {
    "id": "ours",
    "publisher": "Office of the President of Varenia",
    "headline": "Readout of Ilena Marost’s call with Adrel Quint",
    "published": "2031-03-17",
    "text": "President Ilena Marost spoke today with President Adrel Quint. The leaders discussed"
    " the release of the fishermen and the price of herrings.",
}
THEIRS = {
    "id": "theirs",
    "publisher": "Ministry of Foreign Affairs of Kessia",
    "headline": "Telephone conversation of Adrel Quint with Ilena Marost",
    "published": "2031-03-18",
    "text": "President Adrel Quint had a telephone conversation with President Ilena Marost."
    " The parties discussed the release of the fishermen and ways of <b>walrus hunting</b>"
    " in the strait.",
}
NEWS = {"id": "news", "publisher": "The Ostrel Courier", "text": "Nets were cut near Ostrel."}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)

    def run_command(*args: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, args, prog_name="onrecord")
        assert code == result.exit_code, result.output
        return result

    lines = "\n".join(json.dumps(each) for each in (OURS, THEIRS, NEWS))
    (tmp_path / "calls.jsonl").write_text(lines, encoding="utf-8")
    run_command("read", "-q", "calls.jsonl")
    return run_command


def find_group(run: Run) -> str:
    (group,) = json.loads(run("compare", "--json").stdout)["groups"]
    assert len(group["accounts"]) == 2
    assert group["day"] == "2031-03-17"
    return str(group["id"])


def test_without_arguments_the_groups_are_listed(run: Run) -> None:
    told = run("compare").stdout
    assert find_group(run) in told
    assert "1 conversation told by two sides or more" in told


def test_a_group_is_shown_side_by_side(run: Run) -> None:
    told = run("compare", find_group(run)).stdout
    agreed, _, rest = told.partition("Contested: 0")
    assert agreed.count("the release of the fishermen") == 2
    assert "Only Office of the President of Varenia" in rest
    assert "the price of herrings" in rest
    assert "not found in Ministry of Foreign Affairs of Kessia" in rest


def test_reports_may_be_named_or_one_of_them(run: Run) -> None:
    both = json.loads(run("compare", "Readout of", "Kessia", "--json").stdout)
    one = json.loads(run("compare", "Readout of", "--json").stdout)
    assert both["relations"] == one["relations"]
    assert [rel["type"] for rel in both["relations"]] == ["repeats"]
    assert {"the price of herrings"} < {dispute["claim"] for dispute in both["disputes"]}


def test_an_event_is_compared_by_the_reports_that_tell_it(run: Run) -> None:
    exported = json.loads(run("export", "--format", "json").stdout)
    assert exported["events"]
    for event in exported["events"]:
        assert "the price of herrings" in run("compare", event["id"]).stdout


def test_the_page_holds_all_it_needs_and_escapes_what_reports_say(run: Run, tmp_path: Path) -> None:
    run("compare", find_group(run), "--page", "call.html")
    page = (tmp_path / "call.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "&lt;b&gt;walrus hunting" in page
    assert "<b>walrus hunting" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_what_cannot_be_compared_is_said(run: Run) -> None:
    assert "two sides" in run("compare", "Ostrel Courier", code=2).output
    assert "answers to" in run("compare", "Atlantis", code=1).output
    assert "--page needs" in run("compare", "--page", "call.html", code=2).output


def test_a_record_without_accounts_holds_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Nets were cut.", encoding="utf-8")
    run("read", "-q", "--record", "news.db", "news.txt")
    assert "0 conversations" in run("compare", "--record", "news.db").stdout
