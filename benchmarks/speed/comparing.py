"""Measure what comparing costs, and how that grows with the statements of a record.

    python -m benchmarks.speed.comparing reports/               1,000, 10,000 and 100,000 statements
    python -m benchmarks.speed.comparing a.jsonl --keep a.bin   keep what was read for the next time
    python -m benchmarks.speed.comparing a.jsonl --judge training.relations.score:judge

In: reports. They are read once, then copied with other names and other days until there are as
many statements as asked for: each letter of a name becomes another one, so that every span stays
where it is. Out: a table by step and size; each size is measured in a process of its own.
`--judge` names a function that is called with every proposed pair of notes.
It asserts nothing: how fast a machine is, is no property of the program.
"""

import argparse
import importlib
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from onrecord import pipeline
from onrecord.compare.candidates import (
    MOST_FOUND,
    ClaimNote,
    choose_partners,
    find_fellows,
    note_claims,
    propose_pairs,
)
from onrecord.compare.quotation_checks import check_quotations, relate_quotations
from onrecord.compare.quoted_words import QuoteNote, note_quotations
from onrecord.compare.reprints import Fingerprint, find_reprints, take_fingerprint
from onrecord.compare.retellings import find_retellings
from onrecord.compare.variants import find_variants
from onrecord.ingest.load import Incoming, load
from onrecord.model.comparison import Sheet
from onrecord.model.document import MentionType, Report, Token, make_id
from onrecord.model.record import RecordedReport
from onrecord.model.statement import SaidAt

SIZES = (1_000, 10_000, 100_000)
# Copies are dated so many days apart, and fill some years.
DAYS_APART = 11
DAYS = 1500

Judge = Callable[[ClaimNote, ClaimNote], object]
_N = TypeVar("_N", Fingerprint, QuoteNote, ClaimNote)


@dataclass(slots=True)
class Notes:
    """What is noted of single reports."""

    reports: list[RecordedReport] = field(default_factory=list)
    prints: list[Fingerprint] = field(default_factory=list)
    quotes: list[QuoteNote] = field(default_factory=list)
    claims: list[ClaimNote] = field(default_factory=list)

    def take(self, sheet: Sheet) -> None:
        """Note one report."""
        self.reports.append(sheet.report)
        self.prints.append(take_fingerprint(sheet))
        self.quotes += note_quotations(sheet)
        self.claims += note_claims(sheet)


class Clock:
    """Adds up seconds of one processor by step: other programs do not count."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def measure(self, step: str) -> Iterator[None]:
        """Add what the block takes to a step."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds[step] += time.process_time() - begun


# --- statements -------------------------------------------------------------------------------


def keep_sheets(inputs: Sequence[str], path: Path) -> None:
    """Read reports as comparing sees them, and write them into a file, one by one."""
    items = (item for item in load(inputs) if isinstance(item, Incoming))
    # Mixed, so that each size has a like share of short and long ones.
    with path.open("wb") as file:
        for item in sorted(items, key=lambda item: item.report.report_id):
            pickle.dump(_make_sheet(item.report), file)


def load_sheets(path: Path) -> Iterator[Sheet]:
    """Yield reports from a file, one by one, so that no more than one is held."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # noqa: S301 - our own


def _make_sheet(report: Report) -> Sheet:
    opened = pipeline.open_report(report)
    reading = pipeline.tell(report, opened)
    names = ("report_id", "publisher", "byline", "published", "kind", "text_sha256")
    recorded = RecordedReport(
        **{name: getattr(report, name) for name in names},
        reference_date=reading.reference_date,
        reference_date_basis=reading.reference_date_basis,
    )
    return Sheet(
        report=replace(recorded, kind=reading.kind or report.kind),
        text=report.text,
        tokens=opened.doc.tokens,
        sentences=opened.doc.sentences,
        quotations=opened.doc.quotations,
        mentions=reading.mentions,
        links=reading.links,
        entities=reading.entities,
        statements=reading.statements,
        timexes=reading.timexes,
    )


def vary(path: Path, statements: int) -> Iterator[Sheet]:
    """Yield copies of reports until there are so many statements: round by round, others."""
    number = made = 0
    while made < statements:
        before = made
        for sheet in load_sheets(path):
            if made >= statements:
                return
            made += len(sheet.statements)
            yield vary_sheet(sheet, number) if number else sheet
        if made == before:
            raise SystemExit("error: there is no statement in the inputs")
        number += 1


def vary_sheet(sheet: Sheet, number: int) -> Sheet:
    """Copy a report with other names, on another day."""
    turned = _turn(number)
    names = [mention.span for mention in sheet.mentions if mention.type is MentionType.NAME]
    letters = list(sheet.text)
    for span in names:
        letters[span.start : span.end] = sheet.text[span.start : span.end].translate(turned)
    text = "".join(letters)
    report_id = make_id("rp", sheet.report.report_id, number)

    def rename(entity: str | None) -> str | None:
        return None if entity is None else f"{entity}_{number}"

    ids: dict[str, str] = {}
    statements = []
    for stmt in sheet.statements:
        copy = replace(
            stmt,
            report_id=report_id,
            speaker=rename(stmt.speaker),
            about=tuple(f"{entity}_{number}" for entity in stmt.about),
            within=ids.get(stmt.within or ""),
            said_at=_shift_said(stmt.said_at, number),
        )
        ids[stmt.statement_id] = copy.statement_id
        statements.append(copy)
    report = sheet.report
    return replace(
        sheet,
        report=replace(
            report,
            report_id=report_id,
            published=_shift(report.published, number),
            reference_date=_shift(report.reference_date, number),
        ),
        text=text,
        tokens=tuple(Token(t.start, t.end, text[t.start : t.end]) for t in sheet.tokens),
        links=tuple(replace(link, entity_id=f"{link.entity_id}_{number}") for link in sheet.links),
        entities=tuple(
            replace(e, entity_id=f"{e.entity_id}_{number}", name=e.name.translate(turned))
            for e in sheet.entities
        ),
        statements=tuple(statements),
    )


def _turn(number: int) -> dict[int, int]:
    """Return which letter each letter of a name becomes: as many alphabets as there are copies."""
    turned = {}
    for first in "Aa":
        for at in range(26):
            other = (at * (2 * (number // 26 % 6) + 1) + number) % 26
            turned[ord(first) + at] = ord(first) + other
    return turned


def _shift(day: str | None, number: int) -> str | None:
    if day is None:
        return None
    try:
        shifted = date.fromisoformat(day[:10]) + timedelta(days=number * DAYS_APART % DAYS)
    except ValueError:
        return day
    return shifted.isoformat()


def _shift_said(said: SaidAt | None, number: int) -> SaidAt | None:
    return None if said is None else replace(said, value=_shift(said.value, number) or "")


# --- measuring --------------------------------------------------------------------------------


def measure(path: Path, statements: int, judge: Judge | None) -> Iterator[str]:
    """Compare so many statements, then one report more; yield what each step took."""
    clock, notes = Clock(), Notes()
    for sheet in vary(path, statements):
        with clock.measure("note"):
            notes.take(sheet)
    with clock.measure("reprints"):
        reprints = find_reprints(notes.prints, notes.reports)
    with clock.measure("quotations"):
        variants = find_variants(notes.quotes)
    with clock.measure("quotations, said"):
        relations = [*relate_quotations(variants), *check_quotations(variants, reprints)]
    with clock.measure("pairs"):
        pairs = propose_pairs(notes.claims)
    with clock.measure("retellings"):
        relations += find_retellings(pairs)
    if judge is not None:
        with clock.measure("judge"):
            for one, other in pairs:
                judge(one, other)
    found = {
        "statements": len(notes.claims),
        "reports": len(notes.reports),
        "quotations": len(notes.quotes),
        "reprints": len(reprints),
        "variants": len(variants),
        "pairs": len(pairs),
        "pairs a statement": round(len(pairs) / len(notes.claims), 1),
        "relations and checks": len(relations),
    }
    yield "  ".join(f"{name} {count:,}" for name, count in found.items())
    yield from (f"{step:24} {seconds:9.2f} s" for step, seconds in clock.seconds.items())
    yield f"{'together':24} {sum(clock.seconds.values()):9.2f} s"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield f"{'peak':24} {peak * (1 if sys.platform == 'darwin' else 1024) / 1e6:9.0f} MB"
    yield from measure_one_more(notes, path, judge)


def measure_one_more(notes: Notes, path: Path, judge: Judge | None) -> Iterator[str]:
    """Yield what one more report takes, when what shares a key with it can be looked up.

    First a report of middling length, then the one with the most statements of all.
    """
    prints, quotes, claims = _index(notes.prints), _index(notes.quotes), _index(notes.claims)
    ordered = sorted(load_sheets(path), key=lambda sheet: len(sheet.statements))
    for kind, sheet in (("middling", ordered[len(ordered) // 2]), ("longest", ordered[-1])):
        copy = vary_sheet(sheet, 10_007)
        begun = time.process_time()
        new = Notes()
        new.take(copy)
        reprints = find_reprints(
            [*new.prints, *_look_up(prints, new.prints)], [*notes.reports, *new.reports]
        )
        variants = find_variants([*new.quotes, *_look_up(quotes, new.quotes)])
        relate_quotations(variants)
        check_quotations(variants, reprints)
        pairs = [
            (other, claim)
            for claim in new.claims
            for other in choose_partners(claim, [*new.claims, *find_fellows(claim, claims)])
        ]
        find_retellings(pairs)
        if judge is not None:
            for one, other in pairs:
                judge(one, other)
        spent = time.process_time() - begun
        yield f"one more, {kind:14} {spent:9.2f} s, {len(copy.statements):,} statements"


def _index(notes: Iterable[_N]) -> dict[str, list[_N]]:
    by_key: dict[str, list[_N]] = defaultdict(list)
    for note in notes:
        for key in note.keys:
            by_key[key].append(note)
    return by_key


def _look_up(by_key: dict[str, list[_N]], notes: Iterable[_N]) -> list[_N]:
    """Return the notes that share a key which is not too common, each once."""
    keys = {key for note in notes for key in note.keys}
    fellows = (by_key.get(key, []) for key in keys)
    return list({id(n): n for each in fellows if len(each) <= MOST_FOUND for n in each}.values())


def load_judge(name: str | None) -> Judge | None:
    """Load the function that judges a pair, named as ``module:function``."""
    if name is None:
        return None
    module, _, function = name.partition(":")
    judge: Judge = getattr(importlib.import_module(module), function)
    return judge


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="*", help="what `onrecord read` takes")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="statements")
    parser.add_argument("--keep", type=Path, help="file of what was read: taken, or else made")
    parser.add_argument("--judge", help="module:function that judges a pair of notes")
    parser.add_argument("--one-size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one_size is not None:
        for line in measure(options.keep, options.one_size, load_judge(options.judge)):
            print(line, flush=True)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder) / "sheets.bin"
        if not keep.exists():
            keep_sheets(options.inputs, keep)
        for size in options.sizes:
            command = [sys.executable, "-m", "benchmarks.speed.comparing", "--keep", str(keep)]
            command += ["--one-size", str(size)]
            command += ["--judge", options.judge] if options.judge else []
            subprocess.run(command, check=True)
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
