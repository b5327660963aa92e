"""The web app in a real Chromium, at the width of a desk and of a telephone."""

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from chromium import launch_chromium
from handmade import entity, mention, reading, report, stmt
from onrecord.model.comparison import Event, EventKind, EventStatus, Place
from onrecord.model.document import Span
from onrecord.model.record import Failure
from onrecord.present.cli import cli
from onrecord.record.store import open_record
from payloads import PAYLOADS
from web_server import begin
from web_talks import evil_talks, talks, write_record

pytestmark = pytest.mark.browser

FIRST, SECOND = talks()
SAFE, FREEZE = FIRST.statements
MAROST = SAFE.speaker
STORY = evil_talks()
VIEWS = [
    "/",
    "/about",
    "/search",
    "/search?speaker=marost&act=warn",
    "/reports",
    f"/reports/{FIRST.report.report_id}",
    f"/reports/{STORY.report.report_id}?st={STORY.statements[0].statement_id}",
    "/actors?all=1",
    f"/actors/{MAROST}",
    f"/actors/{STORY.statements[0].speaker}",
    "/timeline",
    "/disputes",
    "/disputes/ds_1",
    f"/compare?one={FIRST.report.report_id}&other={SECOND.report.report_id}",
    "/positions",
    f"/positions/cell?actor={MAROST}&issue=is_1",
    "/due",
    "/review",
    "/add",
    f"/statements/{SAFE.statement_id}",
    f"/statements/{STORY.statements[0].statement_id}",
    "/nothing",
]
EMPTY_VIEWS = [
    "/",
    "/search",
    "/reports",
    "/actors",
    "/timeline",
    "/disputes",
    "/positions",
    "/due",
    "/review",
]
LISTS = ("search", "reports", "actors", "timeline")
DESK, TELEPHONE = 1280, 360


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launch_chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a record with hostile words in every field."""
    path = tmp_path_factory.mktemp("web") / "talks.db"
    served = begin(write_record(path, evil=True, compared=True))
    yield served.address
    served.end()


@pytest.fixture(scope="module")
def plain_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    served = begin(write_record(tmp_path_factory.mktemp("web") / "talks.db", compared=True))
    yield served.address
    served.end()


@dataclass
class Opened:
    """A page, and all that went wrong on it."""

    page: Page
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        self.page.on("request", lambda request: self.requests.append(request.url))


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    contexts = []

    def open_it(address: str, *, width: int = DESK, scripts: bool = True, **more: Any) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, **more
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.set_default_timeout(10_000)
        opened.listen()
        opened.page.goto(address)
        return opened

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_runs_hostile_words_or_breaks_its_policy(
    site: str, open_page: Open, view: str, width: int
) -> None:
    opened = open_page(site + view, width=width)
    troubles = [trouble for trouble in opened.troubles if "404" not in trouble]
    assert troubles == []
    assert opened.page.evaluate("window.hit") is None
    assert all(url.startswith(site) for url in opened.requests)
    # Nothing on the page is wider than the page; wide tables scroll by themselves.
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_none_of_two_hundred_payloads_runs(
    browser: Browser, open_page: Open, tmp_path: Path
) -> None:
    """Each payload stands in every field of a report of its own; every list shows them all."""
    path = tmp_path / "payloads.db"
    with open_record(path) as record:
        for number, words in enumerate(PAYLOADS):
            record.writer.add(evil_talks(words), name=f"{number}.txt")
            record.writer.add_failure(
                Failure(
                    input=f"{number}{words}", stage=words, code=words, message=words, hint=words
                )
            )
    served = begin(path)
    try:
        opened = open_page(served.address)
        pages = ["/", *(f"/{view}?page={n}" for n in range(1, 5) for view in LISTS)]
        # The page of one report, and of who speaks in it, for each way to break out.
        some = [evil_talks(words).statements[0] for words in PAYLOADS[::20]]
        pages += [f"/reports/{said.report_id}?st={said.statement_id}" for said in some]
        pages += [f"/actors/{said.speaker}" for said in some]
        for page in pages:
            opened.page.goto(served.address + page)
            assert opened.page.evaluate("window.hit") is None, page
        assert opened.troubles == []
        assert all(url.startswith(served.address) for url in opened.requests)
    finally:
        served.end()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dress", [("light", DESK), ("dark", TELEPHONE)], ids=lambda d: d[0])
def test_axe_finds_nothing(
    plain_site: str, open_page: Open, axe: str, view: str, dress: tuple[str, int]
) -> None:
    scheme, width = dress
    opened = open_page(plain_site + view, color_scheme=scheme, width=width)
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run({resultTypes: ['violations']})")
    told = [
        f"{each['id']}: {node['html'][:120]} ({node['failureSummary'][:300]})"
        for each in found["violations"]
        for node in each["nodes"][:2]
    ]
    assert told == []


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the program that checks pages for who cannot see, or cannot use a mouse."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        told = "NO AXE FOUND: pages are not checked for accessibility"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def find_words(page: Page, kind: str) -> list[str]:
    found: list[str] = page.evaluate(
        "(kind) => [...document.querySelectorAll(`.text .${kind}`)].map((e) => e.textContent)",
        kind,
    )
    return found


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [DESK, TELEPHONE])
def test_a_click_on_a_statement_leads_to_its_words(
    plain_site: str, open_page: Open, *, scripts: bool, width: int
) -> None:
    page = open_page(plain_site + "/search?words=freeze", width=width, scripts=scripts).page
    page.click(".words a")
    assert page.url.endswith(f"#{FREEZE.statement_id}")
    lit = page.locator(".text .q.lit, .text .q:target")
    assert lit.first.inner_text() == "that the lake would freeze"
    box = lit.first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800
    assert find_words(page, "s.lit") == ["Marost"]
    assert find_words(page, "c.lit") == ["warned"]
    assert page.locator(f'.notes li.lit a[href*="{MAROST}"]').count() == 1


def test_another_statement_of_the_page_is_lit_without_loading_it_again(
    plain_site: str, open_page: Open
) -> None:
    start = f"/reports/{FIRST.report.report_id}?st={FREEZE.statement_id}#{FREEZE.statement_id}"
    opened = open_page(plain_site + start)
    opened.requests.clear()
    opened.page.click("#n1 .no")
    opened.page.wait_for_selector("#n1.lit")
    assert find_words(opened.page, "q.lit") == ["“The bridge is safe,”"]
    assert SAFE.statement_id in opened.page.url
    assert [url for url in opened.requests if "/reports/" in url] == []
    opened.page.go_back()
    opened.page.wait_for_selector("#n2.lit")


def test_a_statement_is_copied_with_its_citation(plain_site: str, open_page: Open) -> None:
    opened = open_page(
        plain_site + "/search?channel=interview", permissions=["clipboard-read", "clipboard-write"]
    )
    opened.page.click("button.copy")
    opened.page.wait_for_function("document.getElementById('told').textContent !== ''")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        "“The bridge is safe,” — Ilena Marost, quoted by The Ostrel Courier, “Bridge is safe”,"
        " 17 March 2031, 14:30. https://courier.example/1"
    )


def test_without_a_script_there_is_no_button_that_does_nothing(
    plain_site: str, open_page: Open
) -> None:
    page = open_page(plain_site + "/search", scripts=False).page
    assert page.locator("button.copy:visible").count() == 0
    page.fill("#f-words", "freeze")
    page.click(".go button")
    assert page.locator("li.line").count() == 1
    assert "words=freeze" in page.url


@pytest.mark.parametrize(
    ("zone", "told"),
    [("America/New_York", "(17 March 2031 at 09:30 your time)"), ("Europe/Paris", "")],
)
def test_times_are_told_in_the_readers_zone_too(
    plain_site: str, open_page: Open, zone: str, told: str
) -> None:
    page = open_page(plain_site + "/reports", timezone_id=zone).page
    shown = page.locator("time[data-zone]").first.inner_text()
    assert shown == f"17 March 2031, 14:30 {told}".strip()


def test_everything_can_be_reached_by_the_keyboard(plain_site: str, open_page: Open) -> None:
    page = open_page(plain_site + "/search").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-words"
    page.keyboard.type("freeze")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=freeze*")
    page.locator(".words a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colour_is_never_the_only_sign(plain_site: str, open_page: Open, scheme: str) -> None:
    page = open_page(
        f"{plain_site}/reports/{FIRST.report.report_id}?st={SAFE.statement_id}",
        color_scheme=scheme,
    ).page
    styles = {
        kind: page.evaluate(
            "(kind) => getComputedStyle(document.querySelector(`.text .${kind}`)).textDecoration",
            kind,
        )
        for kind in ("q", "s", "c", "t")
    }
    without_colours = {re.sub(r"rgba?\([^)]*\)", "", style) for style in styles.values()}
    assert len(without_colours) == 4


def odd_report() -> tuple[str, Any]:
    """Return a report whose characters are not all one unit of a browser's strings."""
    story = report(
        "😀👩\u200d👩\u200d👧 e\u0301 שלום \u202eabc\u202c\r\n\r\n"
        "“We 😀 wait,\r\nand e\u0301 שלום,”"
        " Marost said, “and 👩\u200d👧 hope.”",
        headline="Odd",
    )
    who = entity("Marost")
    said = stmt(
        story,
        ("“We 😀 wait,\r\nand e\u0301 שלום,”", "“and 👩\u200d👧 hope.”"),
        cue="said",
        source="Marost",
        speaker=who,
    )
    return story.report_id, reading(story, said, mentions=[(mention(story, "Marost"), who)])


def test_lit_words_are_the_recorded_words(
    browser: Browser, open_page: Open, tmp_path: Path
) -> None:
    report_id, whole = odd_report()
    with open_record(tmp_path / "odd.db") as record:
        record.writer.add(whole, name="a")
    served = begin(tmp_path / "odd.db")
    try:
        said = whole.statements[0]
        page = open_page(f"{served.address}/reports/{report_id}?st={said.statement_id}").page
        exact = [whole.report.text[span.start : span.end] for span in said.content]
        assert find_words(page, "q.lit") == exact
    finally:
        served.end()


def test_the_timeline_of_thousands_is_drawn_within_a_second(
    browser: Browser, open_page: Open, tmp_path: Path
) -> None:
    path = write_record(tmp_path / "many.db")
    place = Place(report_id=FIRST.report.report_id, span=Span(0, 5))
    events = [
        Event(
            event_id=f"ev_{n}",
            what=f"meeting {n}",
            kind=EventKind.MEETING,
            start=f"20{20 + n % 11}-{1 + n % 12:02}-{1 + n % 28:02}"
            if n % 3
            else f"20{20 + n % 11}",
            status=EventStatus.HELD if n % 2 else EventStatus.PLANNED,
            participants=(MAROST or "",),
            evidence=(place,),
        )
        for n in range(5000)
    ]
    with open_record(path) as record:
        record.shelf.put_findings(events)
    served = begin(path)
    try:
        open_page(served.address)
        began = time.perf_counter()
        opened = open_page(f"{served.address}/timeline?from=2020")
        took = time.perf_counter() - began
        timing = json.loads(
            opened.page.evaluate(
                "JSON.stringify(performance.getEntriesByType('navigation')[0].toJSON())"
            )
        )
        assert opened.page.locator(".lanes tbody tr").count() >= 3
        assert timing["loadEventEnd"] <= 1000, took
    finally:
        served.end()


@pytest.fixture(scope="module")
def examples_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the example reports as the program reads them."""
    path = tmp_path_factory.mktemp("web") / "examples.db"
    args = ["read", "-q", "--record", str(path), str(Path(__file__).parents[2] / "examples")]
    assert CliRunner().invoke(cli, args).exit_code == 0
    served = begin(path)
    yield served.address
    served.end()


def test_a_remark_into_an_open_microphone_is_two_clicks_away(
    examples_site: str, open_page: Open
) -> None:
    page = open_page(examples_site).page
    page.click("text=hot mic")
    page.locator(".words a").first.click()
    assert page.locator(".text .q.lit").count()
    assert page.locator(".notes li.lit").inner_text().count("hot mic") == 1


def test_a_denial_and_what_it_denies_are_two_clicks_away(
    examples_site: str, open_page: Open
) -> None:
    page = open_page(examples_site).page
    page.locator("#disputed ~ .lines .line", has_text="denies:").locator(".words a").first.click()
    assert {"Asserts", "Denies"} <= set(page.locator(".sides h2").all_inner_texts())
    page.locator(".sides section", has_text="Denies").locator(".words a").first.click()
    assert page.locator(".text .q.lit").count()


def test_a_promise_and_its_day_are_one_click_away(examples_site: str, open_page: Open) -> None:
    for wanted, lit in ((".words a", ".q.lit"), (".when a", ".h.lit")):
        page = open_page(examples_site).page
        page.locator(f"#due ~ .lines {wanted}").first.click()
        assert page.locator(f".text {lit}").count()


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
def test_an_empty_record_says_what_to_do(
    browser: Browser, open_page: Open, tmp_path: Path, width: int
) -> None:
    served = begin(tmp_path / "new.db")
    try:
        for view in EMPTY_VIEWS:
            opened = open_page(served.address + view, width=width)
            assert opened.troubles == []
            assert opened.page.locator(".empty").count() == 1, view
    finally:
        served.end()
