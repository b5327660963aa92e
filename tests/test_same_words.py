"""The reprint and the quotations that are planted in the example reports are found, and no others.

In: five of `examples/`. How words are compared is tested beside `compare/`.
"""

from dataclasses import fields
from functools import cache
from pathlib import Path

from onrecord.compare.quotation_checks import check_quotations, relate_quotations
from onrecord.compare.quoted_words import note_quotations
from onrecord.compare.reprints import find_independent, find_reprints, take_fingerprint
from onrecord.compare.variants import find_variants
from onrecord.ingest.load import Incoming, load
from onrecord.model.comparison import Check, CheckVerdict, RelationType, Sheet
from onrecord.model.document import Report, Span
from onrecord.model.record import RecordedReport
from onrecord.pipeline import open_report, tell

EXAMPLES = Path(__file__).parent.parent / "examples"
NUMBERS = ("01", "03", "06", "07", "10")


@cache
def read_sheets() -> dict[str, Sheet]:
    """Read the reports, by their numbers."""
    paths = [str(path) for number in NUMBERS for path in EXAMPLES.glob(f"{number}-*")]
    items = [item for item in load(paths) if isinstance(item, Incoming)]
    return {Path(item.name).name[:2]: make_sheet(item.report) for item in items}


def make_sheet(report: Report) -> Sheet:
    opened = open_report(report)
    reading = tell(report, opened)
    own = {f.name for f in fields(RecordedReport)} & {f.name for f in fields(Report)}
    return Sheet(
        report=RecordedReport(**{name: getattr(report, name) for name in own}),
        text=report.text,
        tokens=opened.doc.tokens,
        sentences=opened.doc.sentences,
        quotations=opened.doc.quotations,
        mentions=reading.mentions,
        links=reading.links,
        entities=reading.entities,
        statements=reading.statements,
    )


def check_all() -> list[Check]:
    sheets = read_sheets().values()
    notes = [note for page in sheets for note in note_quotations(page)]
    prints = [take_fingerprint(page) for page in sheets]
    reprints = find_reprints(prints, [page.report for page in sheets])
    return list(check_quotations(find_variants(notes), reprints))


def say(report_id: str, span: Span) -> str:
    """Return the number of a report, and words of it."""
    [(number, page)] = [
        pair for pair in read_sheets().items() if pair[1].report.report_id == report_id
    ]
    return f"{number}: {page.exact((span,))}"


def test_the_reprint_is_found_and_no_other() -> None:
    sheets = read_sheets()
    reports = [page.report for page in sheets.values()]
    found = find_reprints(map(take_fingerprint, sheets.values()), reports)
    [reprint] = found.values()
    assert reprint.report_id == sheets["07"].report.report_id
    assert reprint.original_id == sheets["03"].report.report_id
    assert reprint.is_whole
    assert reprint.is_credited
    assert len(find_independent((each.report_id for each in reports), found)) == 4


def test_the_altered_quotation_is_found_and_no_other() -> None:
    [found] = [each for each in check_all() if each.verdict is not CheckVerdict.AGREES]
    assert found.verdict is CheckVerdict.DIFFERS
    assert say(found.report_id, found.span) == "06: He needs my signature before summer"
    [there] = found.against
    assert say(there.report_id, there.span) == "01: He needs a signature before summer"
    assert "“my” stands for “a”" in found.detail


def test_the_unaltered_repetition_agrees() -> None:
    said = {
        say(each.report_id, each.span): {say(p.report_id, p.span)[:2] for p in each.against}
        for each in check_all()
        if each.verdict is CheckVerdict.AGREES
    }
    assert said["10: at Lake Ardo or anywhere else"] == {"03", "07"}


def test_the_statements_of_the_altered_quotation_repeat_each_other() -> None:
    notes = [note for page in read_sheets().values() for note in note_quotations(page)]
    pairs = {
        (say(rel.from_report, rel.reasons[0].left[0])[:2], say(rel.to_report, r)[:2])
        for rel in relate_quotations(find_variants(notes))
        if rel.type is RelationType.REPEATS
        for r in rel.reasons[0].right
    }
    assert pairs == {("07", "03"), ("10", "03"), ("10", "07"), ("06", "01")}
