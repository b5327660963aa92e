"""Note what one report tells by itself, so that it can be held against others.

In: a `View` and a report. Out: its `Sheet`, and `Note`s of figures, checks, stances, events,
commitments, quotations and claims. Finding what several reports tell is left to `comparing.py`.
"""

import hashlib
from dataclasses import replace
from importlib.resources import files

from onrecord.compare.accounts import find_account
from onrecord.compare.candidates import note_claims
from onrecord.compare.checks import make_checks
from onrecord.compare.commitments import find_commitments
from onrecord.compare.denials import find_stated_denials
from onrecord.compare.event_mentions import find_events
from onrecord.compare.quantities import find_quantities
from onrecord.compare.quoted_words import note_quotations
from onrecord.compare.reactions import find_reactions
from onrecord.compare.relations import list_claims
from onrecord.compare.reprints import take_fingerprint
from onrecord.compare.stances import find_stances
from onrecord.compare.stated_shifts import find_stated_shifts
from onrecord.compare.wording import find_wordings
from onrecord.model.comparison import (
    Sheet,
)
from onrecord.model.document import Report
from onrecord.model.record import RecordedReport
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.read.turns import find_turns
from onrecord.record.shelf import Note
from onrecord.record.store import View
from onrecord.version import __version__


def _name_comparer() -> str:
    """Make the name of what compares: the version, and a digest of its code and word lists."""
    digest = hashlib.sha256()
    for room in ("compare", "compare/weights", "model"):
        folder = files("onrecord").joinpath(room)
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith((".py", ".toml", ".json")):
                digest.update(f"{room}/{file.name}\n".encode())
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"onrecord {__version__} {digest.hexdigest()[:12]}"


COMPARER = _name_comparer()


def make_sheet(view: View, report: RecordedReport) -> Sheet:
    """Return a report as comparing sees it: what was read, and its words cut again.

    Raises:
        NotOnRecord: If there is no such report.
    """
    report_id = report.report_id
    text = view.text(report_id)
    story = Report(
        text=text,
        headline=report.headline,
        language=report.language,
        kind=report.kind,
        body_start=report.body_start,
    )
    sentences, tokens = parse(story, find_turns(story))
    whole = view.whole(report_id)
    return Sheet(
        report=replace(
            report,
            published=_keep_whole(report.published),
            reference_date=_keep_whole(report.reference_date),
        ),
        text=text,
        tokens=tokens,
        sentences=sentences,
        quotations=pair_quotation_marks(text, sentences, tokens),
        mentions=whole.mentions,
        links=whole.links,
        entities=whole.entities,
        statements=whole.statements,
        timexes=whole.timexes,
    )


def _keep_whole(day: str | None) -> str | None:
    """Return a date that names its day: nothing is reckoned from a month or a year."""
    return day if day is not None and len(day) >= len("2031-03-17") else None


def take_notes(sheet: Sheet) -> tuple[Note, ...]:
    """Return what one report tells by itself."""
    keyless = (
        *find_stances(sheet),
        *find_wordings(sheet),
        *find_stated_shifts(sheet),
        *find_stated_denials(sheet),
        *find_events(sheet),
        *find_commitments(sheet),
        *find_reactions(sheet),
    )
    fingerprint = take_fingerprint(sheet)
    figures = find_quantities(sheet)
    account = find_account(sheet)
    return (
        *(Note(noun=noun) for noun in (*keyless, *figures, *make_checks(sheet, figures))),
        *(Note(noun=quote, keys=quote.keys) for quote in note_quotations(sheet)),
        *(Note(noun=claim, keys=claim.keys) for claim in note_claims(sheet)),
        *(Note(noun=claim, keys=(claim.statement_id,)) for claim in list_claims(sheet)),
        Note(noun=fingerprint, keys=fingerprint.keys),
        *(() if account is None else (Note(noun=account, keys=account.keys),)),
    )
