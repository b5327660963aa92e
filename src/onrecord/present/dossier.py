"""Write the dossier: one page that holds all it needs and can be read anywhere.

Nothing is loaded from elsewhere, and a content security policy forbids it; only our own script
and style, named there by their hashes, take effect. All that comes from reports is escaped.

In: `View`. Out: a file of HTML, and `DossierSummary`. What the page shows is gathered by
`compose.py`; where marks stand in a text is left to `marking.py`.
"""

import base64
import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TextIO

from jinja2 import Environment
from markupsafe import Markup

from onrecord.present.compose import build_dossier
from onrecord.present.days import format_moment
from onrecord.present.marking import escape_text, mark_text
from onrecord.present.output import open_output
from onrecord.present.templating import make_environment
from onrecord.present.terminal import count_things
from onrecord.present.views import (
    Dossier,
    Paragraph,
    ReportPage,
    format_confidence,
    name_confidence,
)
from onrecord.record.store import View

# More reasons than this would bury the row that they explain.
_MAX_REASONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSummary:
    """What was written.

    Attributes:
        path: The file; None where it went to an open stream.
        bytes: Size of the page as UTF-8.
        reports: How many reports it shows.
        statements: How many statements it shows.
    """

    path: Path | None
    bytes: int
    reports: int
    statements: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as HTML, and the white space around it, so that no character is lost."""

    paragraph: Paragraph
    before: Markup
    html: Markup
    behind: Markup


def write_dossier(
    view: View,
    out: Path | TextIO,
    *,
    title: str | None = None,
    report_ids: Collection[str] | None = None,
) -> DossierSummary:
    """Write the page. The same record gives the same bytes.

    Args:
        view: The record.
        out: A file, replaced as a whole or not at all, or an open stream.
        title: The page's title.
        report_ids: Show these reports only.

    Raises:
        UsageError: If `out` is a folder or lies in none.
        UnwritableOutput: If the file cannot be written.
    """
    dossier = build_dossier(view, title=title, report_ids=report_ids)
    page = render_dossier(dossier)
    content = page.encode("utf-8")
    if isinstance(out, Path):
        with open_output(out) as file:
            file.write(page)
    else:
        out.write(page)
    return DossierSummary(
        path=out if isinstance(out, Path) else None,
        bytes=len(content),
        reports=len(dossier.reports),
        statements=len(dossier.rows),
    )


def render_dossier(dossier: Dossier) -> str:
    """Return the page as HTML."""
    template = _load_environment().get_template("dossier.html")
    return template.render(dossier=dossier, max_reasons=_MAX_REASONS, **_load_assets())


@cache
def _load_environment() -> Environment:
    environment = make_environment(keep_trailing_newline=True)
    environment.filters["number"] = _format_number
    environment.filters["many"] = count_things
    environment.filters["flat"] = _flatten
    environment.filters["exact"] = escape_text
    environment.filters["moment"] = format_moment
    environment.filters["sure"] = format_confidence
    environment.filters["likelihood"] = name_confidence
    environment.globals["find_passages"] = _find_passages
    return environment


@cache
def _load_assets() -> Mapping[str, str]:
    """Load our script and style, and the hashes by which the page's policy knows them."""
    folder = resources.files("onrecord.present") / "static"
    assets: dict[str, str] = {}
    for name in ("css", "js"):
        content = (folder / f"dossier.{name}").read_text("utf-8").replace("\r\n", "\n")
        digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
        # Our own files, which must reach the browser byte for byte: their hash is in the policy.
        assets[name] = Markup(content)  # noqa: S704
        assets[f"{name}_hash"] = f"'sha256-{digest}'"
    return assets


def _find_passages(page: ReportPage) -> Iterator[Passage]:
    spans = [paragraph.span for paragraph in page.paragraphs]
    bodies = mark_text(page.text, page.marks, spans)
    at = 0
    for paragraph, html in zip(page.paragraphs, bodies, strict=True):
        before = escape_text(page.text[at : paragraph.span.start])
        at = paragraph.span.end
        is_last = paragraph is page.paragraphs[-1]
        behind = escape_text(page.text[at:]) if is_last else Markup("")
        yield Passage(paragraph, before, html, behind)


def _format_number(number: int) -> str:
    return f"{number:,}"


def _flatten(words: str) -> Markup:
    """Write words on one line, odd characters as the text itself shows them."""
    return escape_text(" ".join(words.split()))
