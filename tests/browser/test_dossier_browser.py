"""The dossier in a real Chromium: opened from a file, as its readers do."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from chromium import launch_chromium
from handmade import entity, reading, report, stmt, timex
from onrecord.model.document import Report, Span, Timex, TimexType, make_id
from onrecord.model.record import Failure, Reading
from onrecord.model.statement import Act, QuoteType, Reason, Statement
from onrecord.present.dossier import write_dossier
from onrecord.present.marking import find_paragraphs
from onrecord.present.offsets import to_code_points
from onrecord.record.store import open_record

pytestmark = pytest.mark.browser

EVIL = (
    "\"'><script>window.hit=1</script><img src=x onerror='window.hit=2'><svg onload=window.hit=3>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launch_chromium() as launched:
        yield launched


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
def open_dossier(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def open_page(
        readings: Sequence[Reading],
        *,
        width: int = 1200,
        scheme: str = "light",
        scripts: bool = True,
        anchor: str = "",
    ) -> Opened:
        path = tmp_path / "dossier.html"
        write_page(readings, path)
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.set_default_timeout(10_000)
        opened.listen()
        opened.page.goto(path.as_uri() + anchor)
        return opened

    yield open_page
    for context in contexts:
        context.close()


def write_page(readings: Sequence[Reading], path: Path) -> None:
    with open_record(None) as record:
        for number, each in enumerate(readings):
            record.writer.add(each, name=f"{number}.txt")
        record.writer.add_failure(
            Failure(input=EVIL, stage="ingest", code="ingest.x", message=EVIL, hint=EVIL)
        )
        write_dossier(record.view, path, title="Talks at Lake Ardo")


MAROST = entity("Ilena Marost")
VELDE = entity("Sanna Velde")


def talks() -> list[Reading]:
    """Return two reports: emoji, combining marks and right-to-left words before the statements."""
    first = report(
        "😀👩\u200d👩\u200d👧 e\u0301 שלום \u202eabc\u202c\n\n“We 😀 wait,” Marost said on Monday, "
        "“and we hope.”\n\nVelde denied that Marost had said “we 😀 wait” at all.",
        publisher="The Ostrel Courier",
        headline="We wait",
        url="https://courier.example/1",
    )
    split = stmt(
        first,
        ("“We 😀 wait,”", "“and we hope.”"),
        cue="said",
        source="Marost",
        speaker=MAROST,
        quote_type=QuoteType.DIRECT,
        act=Act.ASSERT,
        confidence=0.9,
        reasons=(Reason(feature="cue", score=1, detail="“said” is a verb of saying."),),
    )
    outer = stmt(
        first,
        "that Marost had said “we 😀 wait” at all",
        cue="denied",
        source="Velde",
        speaker=VELDE,
        quote_type=QuoteType.INDIRECT,
        act=Act.DENY,
        confidence=0.7,
    )
    inner = Statement(
        report_id=first.report_id,
        source=(span_behind(first, "Marost", "that "),),
        cue=(span_behind(first, "said", "had "),),
        content=(span_behind(first, "“we 😀 wait”", "said "),),
        speaker=MAROST.entity_id,
        quote_type=QuoteType.DIRECT,
        within=outer.statement_id,
        confidence=0.4,
    )
    second = report(
        "“No Éclair,” an official said in April.",
        publisher="Hadvik Post",
        headline="No",
        published="2031-03-19",
    )
    unnamed = stmt(second, "“No Éclair,”", cue="said", source="an official", confidence=0.5)
    return [
        reading(
            first,
            split,
            outer,
            inner,
            entities=(MAROST, VELDE),
            timexes=(timex(first, "Monday", "2031-03-17"),),
        ),
        reading(
            second,
            unnamed,
            timexes=(timex(second, "April", "2031-04"),),
            reference_date="2031-03-19",
        ),
    ]


def span_behind(story: Report, words: str, before: str) -> Span:
    start = story.text.index(before + words) + len(before)
    return Span(start, start + len(words))


def many(count: int) -> list[Reading]:
    text = "\n\n".join(f"“Point {n},” Marost said." for n in range(count))
    story = report(text, headline="Many points")
    said = [stmt(story, f"“Point {n},”", cue="said", source="Marost") for n in range(count)]
    return [reading(story, *said)]


def shown_numbers(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#table tbody tr')]"
        ".filter((row) => row.getClientRects().length).map((row) => row.id)"
    )
    return found


def lit_words(page: Page, name: str = "lit") -> list[str]:
    found: list[str] = page.evaluate(
        "(name) => [...document.querySelectorAll(`.text .${name}:not(.n)`)]"
        ".map((piece) => piece.textContent)",
        name,
    )
    return found


def wait_for_lit(page: Page, number: str) -> None:
    """Wait until the page has followed a jump to a statement.

    A click on a link changes the address at once; the page hears of it in an event of its own,
    later, so that what is lit directly behind a click may still be what was lit before.
    """
    page.wait_for_selector(f"#{number}.lit")


def test_the_page_makes_no_request_and_no_trouble(open_dossier: Open) -> None:
    opened = open_dossier(talks())
    opened.page.wait_for_load_state("networkidle")
    assert [] == opened.troubles
    assert [opened.page.url] == opened.requests


def test_statements_are_filtered_by_each_field(open_dossier: Open) -> None:
    page = open_dossier(talks()).page
    assert ["r1", "r2", "r3", "r4"] == shown_numbers(page)
    page.select_option("#f-speaker", label="Ilena Marost (2)")
    assert ["r1", "r3"] == shown_numbers(page)
    assert "2 of 4 statements" == page.inner_text("#count")
    page.select_option("#f-type", "direct")
    page.select_option("#f-act", "assert")
    assert ["r1"] == shown_numbers(page)
    page.click("text=Clear")
    page.wait_for_function("document.querySelector('#count').textContent.startsWith('4')")
    page.select_option("#f-report", "2")
    assert ["r4"] == shown_numbers(page)
    page.select_option("#f-speaker", label="Sanna Velde (1)")
    assert [] == shown_numbers(page)
    assert page.is_visible("#nothing")


def test_words_are_found_without_accents_and_with_plain_quotation_marks(
    open_dossier: Open,
) -> None:
    page = open_dossier(talks()).page
    for words, expected in {
        "eclair": ["r4"],
        '"no ECLAIR,"': ["r4"],
        "hadvik official": ["r4"],
        "wait velde": ["r2"],
        "😀": ["r1", "r2", "r3"],
        "(.*": [],
    }.items():
        page.fill("#f-words", words)
        assert expected == shown_numbers(page), words


def test_statements_are_sorted_both_ways(open_dossier: Open) -> None:
    page = open_dossier(talks()).page
    page.click("th:has-text('Speaker') button")
    assert ["r1", "r3", "r2", "r4"] == shown_numbers(page), "who is not named comes last"
    page.click("th:has-text('Report') button")
    page.click("th:has-text('Report') button")
    assert ["r4", "r3", "r2", "r1"] == shown_numbers(page)
    assert "descending" == page.get_attribute("th:has-text('Report')", "aria-sort")
    page.click("th:has-text('Confidence') button")
    assert ["r3", "r4", "r2", "r1"] == shown_numbers(page)


def test_a_row_leads_to_its_words_and_lights_them_together(open_dossier: Open) -> None:
    readings = talks()
    page = open_dossier(readings, width=1000).page
    page.click("#r1 .kind")
    wait_for_lit(page, "r1")
    assert page.url.endswith("#" + readings[0].statements[0].statement_id)
    assert ["“We 😀 wait,”", "Marost", "said", "“and we hope.”"] == lit_words(page)
    box = page.locator(".q.lit").first.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 800
    page.click("#r2 .what a")
    wait_for_lit(page, "r2")
    assert {"Velde", "denied", "that Marost had said “we 😀 wait” at all"} == {*lit_words(page)}
    page.click("#r3 .cue")
    wait_for_lit(page, "r3")
    assert {"Marost", "said", "“we 😀 wait”"} == {*lit_words(page)}


def test_pointing_at_one_part_lights_the_others(open_dossier: Open) -> None:
    page = open_dossier(talks()).page
    page.hover(".text .c >> nth=0")
    assert ["“We 😀 wait,”", "Marost", "said", "“and we hope.”"] == lit_words(page, "hot")
    page.hover("h1")
    assert [] == lit_words(page, "hot")


def test_a_number_in_the_margin_leads_back_even_to_a_filtered_row(open_dossier: Open) -> None:
    page = open_dossier(talks()).page
    page.fill("#f-words", "eclair")
    page.click(".text .n >> nth=0")
    wait_for_lit(page, "r1")
    assert page.url.endswith("#r1")
    assert ["r1", "r2", "r3", "r4"] == shown_numbers(page)
    assert "" == page.input_value("#f-words")


def test_the_keyboard_alone_is_enough(open_dossier: Open) -> None:
    readings = talks()
    page = open_dossier(readings).page
    page.focus("#f-act")
    page.keyboard.press("Tab")
    assert "Clear" == page.evaluate("document.activeElement.textContent")
    page.focus("#r2 .what a")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert "solid" == style
    page.keyboard.press("Enter")
    wait_for_lit(page, "r2")
    assert page.url.endswith("#" + readings[0].statements[1].statement_id)
    page.focus("th[data-sort=speaker] button")
    page.keyboard.press("Enter")
    assert "ascending" == page.get_attribute("th[data-sort=speaker]", "aria-sort")


def test_a_long_table_is_shown_in_parts_and_printed_whole(open_dossier: Open) -> None:
    page = open_dossier(many(230)).page
    assert 100 == len(shown_numbers(page))
    page.click("#more")
    assert 200 == len(shown_numbers(page))
    page.click("#all")
    assert 230 == len(shown_numbers(page))
    assert not page.is_visible("#later")
    page.fill("#f-words", "point")
    assert 100 == len(shown_numbers(page))
    page.emulate_media(media="print")
    assert 230 == len(shown_numbers(page))
    assert not page.is_visible("#filter")
    page.emulate_media(media="screen")
    page.evaluate("location.hash = '#r150'")
    wait_for_lit(page, "r150")
    assert 200 == len(shown_numbers(page))


def test_everything_can_be_read_without_scripts(open_dossier: Open) -> None:
    readings = many(130)
    target = readings[0].statements[120].statement_id
    page = open_dossier(readings, scripts=False, anchor=f"#{target}").page
    assert not page.is_visible("#filter")
    assert page.locator("#r130").is_visible()
    assert page.locator("noscript .note").is_visible()
    plain, lit = (
        page.locator(selector).evaluate("(piece) => getComputedStyle(piece).backgroundColor")
        for selector in (f"#{readings[0].statements[3].statement_id}", f"#{target}")
    )
    assert plain != lit, "the target is lit by the style sheet alone"


def test_nothing_from_a_report_runs(open_dossier: Open) -> None:
    speaker = entity(EVIL)
    story = report(
        f"{EVIL} said {EVIL}",
        publisher=EVIL,
        headline=EVIL,
        byline=EVIL,
        url="javascript:window.hit=4",
        published=EVIL,
        language='en" onmouseover="window.hit=5',
    )
    said = stmt(
        story,
        EVIL,
        cue="said",
        source=EVIL,
        speaker=speaker,
        reasons=(Reason(feature="cue", score=1, detail=EVIL),),
    )
    opened = open_dossier(
        [reading(story, said, entities=(speaker,), timexes=(timex(story, "said", "2031-03"),))]
    )
    page = opened.page
    page.fill("#f-words", EVIL)
    for part in ("#r1 .who", "#r1 summary", "article h3", ".text .q"):
        page.hover(part)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hit === undefined")
    assert [] == opened.troubles
    assert [page.url] == opened.requests
    assert 0 == page.locator("[href^='javascript' i], img, [onerror], [onload]").count()
    assert f"{EVIL} said {EVIL}" == page.locator(".text").text_content()


@pytest.mark.parametrize("width", [360, 320, 768, 1200])
def test_no_width_needs_scrolling_sideways(open_dossier: Open, width: int) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 8
    story = report(
        f"{long} said {long}. {'x' * 400}",
        publisher=long,
        headline=long,
        url=f"https://courier.example/{long}",
    )
    said = stmt(story, f"{long}.", cue="said", source=long, speaker=entity(long))
    readings = [*talks(), reading(story, said, entities=(entity(long),))]
    page = open_dossier(readings, width=width).page
    page.click("summary >> nth=0")
    assert width == page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [390, 360, 320])
def test_the_sort_buttons_stand_side_by_side_on_a_telephone(open_dossier: Open, width: int) -> None:
    page = open_dossier(talks(), width=width).page
    boxes = [button.bounding_box() for button in page.locator("th[data-sort] button").all()]
    assert 3 == len(boxes)
    for left, right in pairwise(boxes):
        assert left is not None
        assert right is not None
        is_beside = left["x"] + left["width"] <= right["x"]
        assert is_beside or left["y"] + left["height"] <= right["y"]


CONTRAST = """() => {
  const parse = (value) => {
    const found = value.match(/[\\d.]+/g).map(Number);
    return found.length === 3 ? [...found, 1] : found;
  };
  const luminance = ([r, g, b]) => {
    const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (element) => {
    // A number in the margin floats out of the words in which it stands.
    const first = element.matches(".n") ? element.closest("p") : element;
    for (let node = first; node; node = node.parentElement) {
      const color = parse(getComputedStyle(node).backgroundColor);
      if (color[3] === 1) return color;
    }
    return [255, 255, 255, 1];
  };
  const weak = [];
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if ((!own && !element.matches(".n")) || !element.getClientRects().length) continue;
    if (element.closest("script, style, option")) continue;
    const svg = element instanceof SVGElement;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(parse(svg ? style.fill : style.color)), luminance(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) weak.push(`${element.tagName}.${element.className}: ${contrast}`);
  }
  return weak;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_all_words_stand_out_from_their_ground(open_dossier: Open, scheme: str, width: int) -> None:
    page = open_dossier(talks(), scheme=scheme, width=width).page
    page.click("summary >> nth=0")
    assert [] == page.evaluate(CONTRAST)
    page.click("#r2 .what a")
    wait_for_lit(page, "r2")
    page.hover(".text .c >> nth=0")
    assert [] == page.evaluate(CONTRAST), "lit and pointed at"
    page.evaluate("location.hash = '#r4'")
    wait_for_lit(page, "r4")
    assert [] == page.evaluate(CONTRAST), "a lit row"


def test_the_timeline_leads_to_its_words(open_dossier: Open) -> None:
    page = open_dossier(talks()).page
    page.click(".days a:has-text('Monday')")
    assert "Monday" == page.locator(".t:target").text_content()
    assert 0 < page.locator("#timeline *").count() <= 300


def test_thousands_of_dates_stay_few_elements(open_dossier: Open) -> None:
    text = " ".join(f"day{n}" for n in range(3000))
    story = report(text)
    times = [
        Timex(
            tid=make_id("tx", n),
            span=Span(*word.span()),
            type=TimexType.DATE,
            value=f"{1990 + n % 50}-{1 + n % 12:02}-{1 + n % 28:02}",
        )
        for n, word in enumerate(re.finditer(r"\S+", text))
    ]
    page = open_dossier([reading(story, timexes=times)]).page
    assert page.locator("#timeline *").count() <= 300


PIECES = """() => [...document.querySelectorAll(".text")].map((box) => [
  box.textContent,
  [...box.querySelectorAll("[data-n]:not(.n)")].map((piece) => {
    const range = document.createRange();
    range.setStart(box, 0);
    range.setEnd(piece, 0);
    const start = range.toString().length;
    const words = piece.textContent;
    return [piece.dataset.n, piece.className, start, start + words.length, words];
  }),
])"""

ALPHABET = st.one_of(
    st.sampled_from("ab \n\t\r<&\"'“”😀👩\u200d\u0301\u05d0\u05e9\u05dd\u202e\u2028\u0085\ufeff"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)


@st.composite
def readings_of_any_text(draw: st.DrawFn) -> Reading:
    text = draw(st.text(ALPHABET, min_size=1, max_size=80))
    story = report(text)

    def spans(most: int, least: int = 0) -> tuple[Span, ...]:
        count = 2 * draw(st.integers(least, most))
        edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=count)))
        found = [Span(a, b) for a, b in list(pairwise(edges))[::2]]
        return tuple(found) or ((Span(0, len(text)),) if least else ())

    said = {
        each.statement_id: each
        for each in (
            Statement(
                report_id=story.report_id,
                content=spans(2, 1),
                source=spans(1),
                cue=spans(2),
                confidence=0.5,
            )
            for _ in range(draw(st.integers(1, 4)))
        )
    }
    return reading(story, *said.values())


@pytest.fixture(scope="module")
def page_and_path(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Path]]:
    with browser.new_context() as context:
        yield context.new_page(), tmp_path_factory.mktemp("texts") / "dossier.html"


@given(readings=st.lists(readings_of_any_text(), min_size=1, max_size=5))
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_the_browser_marks_exactly_the_words_of_the_spans(
    page_and_path: tuple[Page, Path], readings: list[Reading]
) -> None:
    page, path = page_and_path
    by_id = {each.report.report_id: each for each in readings}
    write_page(list(by_id.values()), path)
    page.goto(path.as_uri())
    found = iter(page.evaluate(PIECES))
    number = 0
    # The page has them in the order of the record: by day, which is the same for all, then id.
    for _, whole in sorted(by_id.items()):
        text = whole.report.text
        paragraphs = find_paragraphs(text)
        shown, pieces = next(found) if paragraphs else (text, [])
        assert text == shown
        marked: dict[tuple[str, str], set[int]] = {}
        for piece, kind, start, end, words in pieces:
            first, last = to_code_points(text, [start, end])
            assert text[first:last] == words
            marked.setdefault((piece, kind.split()[0]), set()).update(range(first, last))
        for said in whole.statements:
            number += 1
            for kind, spans in (("q", said.content), ("s", said.source), ("c", said.cue)):
                expected = find_visible(spans, paragraphs)
                assert expected == marked.get((str(number), kind), set())
    assert [] == list(found)


def find_visible(spans: Sequence[Span], paragraphs: Sequence[Span]) -> set[int]:
    return {
        offset
        for span in spans
        for paragraph in paragraphs
        for offset in range(max(span.start, paragraph.start), min(span.end, paragraph.end))
    }
