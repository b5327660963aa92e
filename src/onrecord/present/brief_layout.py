"""Lay a brief out: as lines for a terminal, as Markdown, as JSON.

In: a `Brief`. Out: lines of text, or a JSON object. What goes into a brief is left to
`briefing.py`.
"""

import re
import textwrap
from collections.abc import Iterator

from onrecord.present.briefing import Brief, Line
from onrecord.present.items import Item
from onrecord.present.labels import find_own_date
from onrecord.present.terminal import find_width, neutralise_text

_MORE = "There are others: --limit shows more."
# What Markdown would take for mark-up, and a browser for a tag.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def format_brief(brief: Brief, *, width: int | None = None) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a brief for a terminal, each with whether it is a heading."""
    room = max(30, min(100, find_width() if width is None else width))
    yield neutralise_text(brief.title), True
    for section in brief.sections:
        yield "", False
        yield section.title, True
        if section.note:
            yield f"  {section.note}", False
        for line in section.lines:
            parts = ((line.label, "  "), (_quote(line.exact), "    "), (_tell_source(line), "    "))
            for words, indent in parts:
                for each in _wrap(words, room, indent):
                    yield each, False
        if section.has_more:
            yield f"  {_MORE}", False


def write_markdown(brief: Brief) -> str:
    """Return a brief as Markdown: labels as points, words of reports as quotations under them."""
    pieces = [f"# {_escape(brief.title)}", ""]
    for section in brief.sections:
        pieces += [f"## {section.title}", ""]
        if section.note:
            pieces += [section.note, ""]
        for line in section.lines:
            source = _escape(_tell_source(line))
            if line.report.url and re.match(r"https?://[^\s<>()]+\Z", line.report.url):
                source = f"[{source}]({line.report.url})"
            words = _escape(_quote(line.exact))
            pieces += [f"- {_escape(line.label)}", "", f"  > {words}", "  >", f"  > {source}", ""]
        if section.has_more:
            pieces += [_MORE, ""]
    return "\n".join(pieces)


def make_brief_item(brief: Brief) -> Item:
    """Return a brief as a JSON object."""
    return {
        "title": brief.title,
        "sections": [
            {
                "title": section.title,
                "lines": [_make_line_item(line) for line in section.lines],
                "has_more": section.has_more,
                "note": section.note,
            }
            for section in brief.sections
        ],
    }


def _make_line_item(line: Line) -> Item:
    report = line.report
    return {
        "label": line.label,
        "exact": line.exact,
        "report": report.report_id,
        "span": [[span.start, span.end] for span in line.spans],
        "publisher": report.publisher,
        "date": find_own_date(report.reference_date, report.reference_date_basis),
        "headline": report.headline,
        "url": report.url,
    }


def _tell_source(line: Line) -> str:
    report = line.report
    day = find_own_date(report.reference_date, report.reference_date_basis)
    who = report.publisher or report.headline or report.report_id
    return "— " + ", ".join(filter(None, (who, day)))


def _quote(words: str) -> str:
    return words if words[:1] in tuple('“„«"‘') else f"“{words}”"


def _escape(words: str) -> str:
    return _MARKUP.sub(r"\\\1", neutralise_text(words))


def _wrap(words: str, room: int, indent: str) -> list[str]:
    return textwrap.wrap(
        neutralise_text(words),
        room,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
