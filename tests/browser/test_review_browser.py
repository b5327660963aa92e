"""Reviewing in a real Chromium: by buttons and by keys, with and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import launch_chromium
from onrecord.present.export import build_record
from onrecord.record.store import open_record
from web_server import Served, begin
from web_talks import talks, write_record

pytestmark = pytest.mark.browser

DESK, TELEPHONE = 1280, 360
SAFE, FREEZE = talks()[0].statements


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launch_chromium() as launched:
        yield launched


@pytest.fixture
def served(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    running = begin(write_record(tmp_path / "talks.db", compared=True))
    yield running
    running.end()


def open_page(browser: Browser, address: str, width: int, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(address)
    return page


def list_standing(tmp_path: Path) -> list[tuple[Any, ...]]:
    with open_record(tmp_path / "talks.db", read_only=True) as record:
        decisions: Any = build_record(record.view)["decisions"]
    return [
        (d["target"]["kind"], d["field"], d["verdict"], d["by"])
        for d in decisions
        if d["undone_at"] is None
    ]


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
@pytest.mark.parametrize("scripts", [True, False])
def test_by_buttons(
    browser: Browser, served: Served, tmp_path: Path, *, width: int, scripts: bool
) -> None:
    page = open_page(browser, served.address + "/review", width, scripts=scripts)
    expect(page.locator(".case")).to_have_count(6)
    page.locator(".case").nth(1).locator("[name=by]").fill("Anna")
    page.locator(".case").nth(1).get_by_role("button", name="Accept").click()
    expect(page.locator(".case")).to_have_count(5)
    expect(page.locator(".count")).to_contain_text("1 of 4 statements seen by a person")
    # The name is remembered.
    expect(page.locator(".case [name=by]")).to_have_count(0)
    page.locator(".case").first.get_by_role("button", name="Reject").click()
    expect(page.locator(".case")).to_have_count(4)
    assert list_standing(tmp_path) == [
        ("statement", None, "accepted", "Anna"),
        ("relation", "to", "rejected", "Anna"),
    ]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".case")).to_have_count(5)
    case = page.locator(".case", has_text="The bridge is safe").last
    case.locator("summary", has_text="Correct").click()
    case.get_by_label("Act").select_option("promise")
    case.get_by_role("button", name="Correct").click()
    expect(page.locator(".case")).to_have_count(4)
    assert [each[1] for each in list_standing(tmp_path)] == [None, "act"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width if scripts else True


def wait_for_keys(page: Page) -> None:
    """Wait until the page's script listens: its words may be there before."""
    page.wait_for_load_state("domcontentloaded")


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
def test_by_keys(browser: Browser, served: Served, tmp_path: Path, width: int) -> None:
    page = open_page(browser, served.address + "/review", width)
    page.locator(".case [name=by]").first.fill("Anna")
    # Where somebody writes, letters are letters.
    page.locator(".case [name=by]").first.press("j")
    page.locator(".case [name=by]").first.fill("Anna")
    page.locator(".case").first.get_by_role("button", name="Accept").click()
    expect(page.locator(".case")).to_have_count(5)
    wait_for_keys(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".case").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator(".case")).to_have_count(4)
    # Going on from the same place.
    expect(page.locator(".case").nth(1)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".case")).to_have_count(3)
    wait_for_keys(page)
    assert [each[2] for each in list_standing(tmp_path)] == ["accepted", "rejected", "accepted"]
    page.keyboard.press("u")
    expect(page.locator(".case")).to_have_count(4)
    assert [each[2] for each in list_standing(tmp_path)] == ["accepted", "rejected"]


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
def test_beside_the_text(browser: Browser, served: Served, tmp_path: Path, width: int) -> None:
    address = f"/reports/{FREEZE.report_id}?st={FREEZE.statement_id}#{FREEZE.statement_id}"
    page = open_page(browser, served.address + address, width)
    note = page.locator("#n2")
    # Nobody has said a name yet: the key shows where.
    page.keyboard.press("a")
    expect(note.locator("[name=by]")).to_be_visible()
    note.locator("[name=by]").fill("Anna")
    note.get_by_role("button", name="Accept").click()
    expect(note.locator(".verdict")).to_contain_text("accepted by Anna")
    wait_for_keys(page)
    assert FREEZE.statement_id in page.url
    page.keyboard.press("r")
    expect(note.locator(".verdict")).to_contain_text("rejected by Anna")
    note.get_by_role("button", name="Undo").click()
    expect(note.locator(".verdict")).to_contain_text("accepted by Anna")


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
@pytest.mark.parametrize("scripts", [True, False])
def test_adding_a_text_and_a_file(
    browser: Browser, tmp_path: Path, *, width: int, scripts: bool
) -> None:
    running = begin(tmp_path / "new.db")
    try:
        page = open_page(browser, running.address, width, scripts=scripts)
        # The first reading loads the networks, on a machine that does other things, too.
        page.set_default_timeout(60_000)
        page.get_by_role("link", name="Paste a text or choose files").click()
        page.get_by_label("Paste a text").fill("“We will wait,” said Ilena Marost.\n\nNo more.")
        page.get_by_label("Outlet").fill("The Lantern")
        page.get_by_label("Date").fill("2031-03-17")
        page.get_by_role("button", name="Read").click()
        expect(page.locator(".text .q")).to_have_text("“We will wait,”")
        expect(page.locator(".kicker")).to_contain_text("The Lantern")
        page.get_by_role("link", name="Add", exact=True).click()
        odd = tmp_path / "b.exe"
        odd.write_bytes(b"MZ")
        page.locator("#f-files").set_input_files(odd)
        page.get_by_role("button", name="Read").click()
        expect(page.get_by_role("alert")).to_contain_text("ingest.unsupported-format")
    finally:
        running.end()
