"""Statements as lines of a page: who, which words, in which circumstances, where to find them.

In: statements and the `Visit` on which they are shown. Out: `Line`s: words ready to be shown,
with the addresses to which they lead and the citation that a reader copies. Which statements
stand on a page is left to the pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model.document import Span
from onrecord.model.record import RecordedReport
from onrecord.model.statement import QuoteType, Statement
from onrecord.present.compose import NO_TITLE, find_date, join_words
from onrecord.present.days import format_moment
from onrecord.present.labels import find_title
from onrecord.present.marking import Mark, MarkKind, mark_text
from onrecord.present.views import find_link
from onrecord.present.web.drawing import make_address, name_plainly
from onrecord.present.web.judgement_lines import Bench, Judgement
from onrecord.present.web.visits import Visit
from onrecord.record.directory import Directory
from onrecord.record.search import find_hits

_OPENING_MARKS = ("“", '"', "„", "«", "‘", "'")
_REPORTED = {
    QuoteType.DIRECT: "quoted by",
    QuoteType.INDIRECT: "paraphrased by",
    QuoteType.MIXED: "quoted in part by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or something by name, and the address of their page; None where there is none."""

    name: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """One thing that a report tells of how something was said.

    Attributes:
        label: What it is about, such as "to".
        values: What the report tells.
    """

    label: str
    values: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement on a page.

    Attributes:
        stmt: The statement.
        href: The address of its words in their report.
        speaker: Who says it; None where nobody is named.
        source: Words that name the source; "" where there are none.
        cue: The words that say that it is said.
        words: What is said, a piece a span, with what was searched for marked.
        outer: Who says that this was said; None where the report itself does.
        is_within: Whether it stands in another statement.
        publisher: Who published the report, or what it is called.
        title: What the report is called.
        report_href: The address of the report.
        moment: When it was published, as the report tells; None where it does not.
        circumstances: What the report tells of how it was said.
        citation: What a reader copies.
        number: Its number on the page of its report.
        judgement: What a person decided about it; None where nobody has.
    """

    stmt: Statement
    href: str
    speaker: Named | None
    source: str
    cue: str
    words: tuple[Markup, ...]
    outer: Named | None
    is_within: bool
    publisher: str
    title: str
    report_href: str
    moment: str | None
    circumstances: tuple[Circumstance, ...]
    citation: str
    number: int | None = None
    judgement: Judgement | None = None


def find_statement_address(stmt: Statement) -> str:
    """Return the address of a statement's words: scrolled to and lit, without a script, too."""
    return make_statement_address(stmt.report_id, stmt.statement_id)


def make_statement_address(report_id: str, statement_id: str) -> str:
    """Return the address of the words of a statement of which only the id is known."""
    return make_address(f"/reports/{report_id}", {"st": statement_id}, anchor=statement_id)


def find_place_address(report_id: str, span: Span) -> str:
    """Return the address of words in a report: scrolled to and lit, without a script, too."""
    return make_address(f"/reports/{report_id}", {"at": f"{span.start}-{span.end}"}, anchor="at")


def find_actor(directory: Directory, entity_id: str) -> Named:
    """Return an entity's name, and the address of its page."""
    known = directory.known.get(entity_id)
    if known is None:
        return Named(name=entity_id, href=None)
    return Named(name=known.name, href=f"/actors/{entity_id}")


def build_lines(
    visit: Visit, statements: Iterable[Statement], *, words: str | None = None
) -> Iterator[Line]:
    """Yield statements as lines, with what was searched for marked in their words."""
    shown = tuple(statements)
    directory = visit.directory
    texts = {report_id: visit.record.view.text(report_id) for report_id in _list_reports(shown)}
    outer_ids = {stmt.within for stmt in shown if stmt.within is not None}
    outers = {stmt.statement_id: stmt for stmt in shown}
    missing = outer_ids - outers.keys()
    if missing:
        outers |= visit.record.index.find_statements(directory, missing)
    bench = Bench(visit, texts)
    for stmt in shown:
        report = directory.by_report[stmt.report_id].report
        judging = bench.judge(stmt)
        outer = outers.get(stmt.within) if stmt.within is not None else None
        yield build_line(
            directory,
            judging.stmt,
            report,
            texts[stmt.report_id],
            outer=None if outer is None else bench.judge(outer).stmt,
            words=words,
            judgement=judging.judgement,
        )


def build_line(
    directory: Directory,
    stmt: Statement,
    report: RecordedReport,
    text: str,
    *,
    outer: Statement | None = None,
    words: str | None = None,
    number: int | None = None,
    judgement: Judgement | None = None,
) -> Line:
    """Return a statement as a line.

    Args:
        directory: Who and what is on record.
        stmt: The statement.
        report: Its report.
        text: The text of that.
        outer: The statement that contains it.
        words: What was searched for.
        number: Its number on the page.
        judgement: What a person decided about it.
    """
    speaker = None if stmt.speaker is None else find_actor(directory, stmt.speaker)
    source = join_words(text, stmt.source or stmt.shared_source)
    outer_speaker = None
    if outer is not None:
        if outer.speaker is not None:
            outer_speaker = find_actor(directory, outer.speaker)
        elif outer_source := join_words(text, outer.source or outer.shared_source):
            outer_speaker = Named(name=outer_source, href=None)
    title = find_title(report, text) or NO_TITLE
    pieces = tuple(text[span.start : span.end] for span in stmt.content)
    return Line(
        stmt=stmt,
        href=find_statement_address(stmt),
        speaker=speaker,
        source=source,
        cue=join_words(text, stmt.cue),
        words=tuple(mark_hits(piece, words) for piece in pieces),
        outer=outer_speaker,
        is_within=stmt.within is not None,
        publisher=report.publisher or title,
        title=title,
        report_href=f"/reports/{report.report_id}",
        moment=find_date(report) or report.published,
        circumstances=tuple(_tell_circumstances(directory, stmt)),
        citation=make_citation(
            report,
            " … ".join(" ".join(piece.split()) for piece in pieces),
            who=speaker.name if speaker else source or None,
            outer=None if outer is None else (outer_speaker.name if outer_speaker else ""),
            quote_type=stmt.quote_type,
        ),
        number=number,
        judgement=judgement,
    )


def make_citation(
    report: RecordedReport,
    words: str,
    *,
    who: str | None,
    outer: str | None,
    quote_type: QuoteType | None,
) -> str:
    """Return a line ready to cite: words, who says them, where and when that was published.

    Args:
        report: The report.
        words: The words.
        who: Who says them; None where the report does not tell.
        outer: Who says that they were said; "" where that is not told, None where it is the
            report itself.
        quote_type: How the report gives them.
    """
    said = words if words.startswith(_OPENING_MARKS) else f"“{words}”"
    parts = [who or "source not named"]
    if outer is not None:
        parts.append(f"according to {outer or 'somebody not named'}")
    publisher = report.publisher or "a publisher not named"
    verb = "reported by" if quote_type is None else _REPORTED[quote_type]
    parts.append(f"{verb} {publisher}")
    if report.headline:
        parts.append(f"“{' '.join(report.headline.split())}”")
    parts.append(format_moment(report.published or find_date(report)) or "undated")
    link = find_link(report.url)
    return f"{said} — {', '.join(parts)}." + (f" {link}" if link else "")


def mark_hits(words: str, wanted: str | None) -> Markup:
    """Write words with what was searched for marked."""
    hits = find_hits(words, wanted) if wanted else ()
    marks = [Mark(span=Span(start, end), kind=MarkKind.HIT) for start, end in hits]
    return Markup("").join(mark_text(words, marks, [Span(0, len(words))]))


def _list_reports(statements: Iterable[Statement]) -> Iterable[str]:
    return dict.fromkeys(stmt.report_id for stmt in statements)


def _tell_circumstances(directory: Directory, stmt: Statement) -> Iterator[Circumstance]:
    def name(label: str, *ids: str | None) -> Circumstance:
        return Circumstance(
            label=label, values=tuple(find_actor(directory, each) for each in ids if each)
        )

    def say(label: str, words: str | None) -> Circumstance:
        return Circumstance(
            label=label, values=(Named(name=words, href=None),) if words is not None else ()
        )

    told = (
        say("over", stmt.channel and name_plainly(stmt.channel)),
        name("to", *stmt.addressee),
        name("in", stmt.outlet),
        say("programme", stmt.programme),
        say("at", stmt.venue),
        say("said", None if stmt.said_at is None else format_moment(stmt.said_at.value)),
        name("passed on by", *stmt.via),
        name("about", *stmt.about),
    )
    yield from (each for each in told if each.values)
