"""Hold the reports of a record against each other: the stages of comparing in order.

In: a `Record` with readings. Out: the same, with notes on each report and findings between them.
Reading reports is left to `pipeline.py`, what comparing does to `compare/`.

Two steps. What one report tells by itself is noted once (figures, checks, events, commitments …).
What several tell is found from these notes: by keys that the record looks up, so that one more
report costs what that report needs, and not what the record holds.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from onrecord.compare.accounts import AccountGroup, AccountNote, find_account, pair_accounts
from onrecord.compare.candidates import MOST_FOUND, ClaimNote, note_claims
from onrecord.compare.checks import make_checks
from onrecord.compare.commitments import find_commitments
from onrecord.compare.denials import find_stated_denials
from onrecord.compare.disputes import find_disputes, list_wanted
from onrecord.compare.due import settle
from onrecord.compare.event_mentions import find_events
from onrecord.compare.events import merge_events
from onrecord.compare.issues import gather_issues
from onrecord.compare.pair_encoder import PairEncoder
from onrecord.compare.pairing import choose_pairs
from onrecord.compare.positions import take_positions
from onrecord.compare.quantities import find_quantities
from onrecord.compare.quotation_checks import check_quotations, relate_quotations
from onrecord.compare.quoted_words import QuoteNote, note_quotations
from onrecord.compare.relations import Claim, judge, list_claims, order_pair
from onrecord.compare.reprints import Fingerprint, find_reprints, take_fingerprint
from onrecord.compare.side_by_side import Comparison, compare_accounts
from onrecord.compare.stances import find_stances
from onrecord.compare.stated_shifts import find_stated_shifts
from onrecord.compare.variants import find_variants
from onrecord.compare.wording import find_wordings
from onrecord.errors import OnRecordError
from onrecord.model.comparison import (
    OPPOSING,
    Check,
    Commitment,
    Dispute,
    Event,
    Issue,
    Position,
    Relation,
    Sheet,
    Shift,
)
from onrecord.model.document import Report
from onrecord.model.record import RecordedReport
from onrecord.model.stance import ShiftNote, StanceNote, WordingNote
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks
from onrecord.read.turns import find_turns
from onrecord.read.wordpieces import WordPieces
from onrecord.record.shelf import Note
from onrecord.record.store import Record, View
from onrecord.version import __version__

_Noun = TypeVar("_Noun")

# Of so many new reports at most, others are looked up by their keys; of more, all are gone through.
FEW = 30
# A statement has one claim; readings of another program could leave a few.
MOST_TWINS = 9


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing did.

    Attributes:
        noted: Reports that were noted anew.
        failed: Reports that could not be noted, with the error.
    """

    noted: int
    failed: tuple[tuple[str, OnRecordError], ...] = ()


def compare_record(
    record: Record, *, on_progress: Callable[[int, int], None] | None = None
) -> Compared:
    """Note what is new in a record, and hold it against the rest.

    Args:
        record: An open record; nothing is done twice.
        on_progress: Told how many of how many reports are noted.

    Raises:
        RecordError: If the record cannot be written.
    """
    waiting = record.shelf.list_unnoted(COMPARER)
    reports = {r.report_id: r for r in record.view.reports(report_ids=waiting)}
    for done, report_id in enumerate(waiting, start=1):
        sheet = make_sheet(record.view, reports[report_id])
        record.shelf.put_notes(report_id, COMPARER, take_notes(sheet))
        if on_progress is not None:
            on_progress(done, len(waiting))
    new = record.shelf.list_uncompared()
    if new:
        _find(record, new)
    return Compared(noted=len(waiting))


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
        report=report,
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


def take_notes(sheet: Sheet) -> tuple[Note, ...]:
    """Return what one report tells by itself."""
    keyless = (
        *find_stances(sheet),
        *find_wordings(sheet),
        *find_stated_shifts(sheet),
        *find_stated_denials(sheet),
        *find_events(sheet),
        *find_commitments(sheet),
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


def _find(record: Record, new: Sequence[str]) -> None:
    """Find what several reports tell together, and put it on record."""
    known = record.view.reports()
    reports = [report for report in known if report.superseded_by is None]
    ids = frozenset(report.report_id for report in reports)

    def list_notes(noun: type[_Noun]) -> list[_Noun]:
        return [note for _, note in record.view.notes(noun, report_ids=ids)]

    stale = [*new, *(r.report_id for r in known if r.superseded_by is not None)]
    by_id = {report.report_id: report for report in reports}
    reprints = find_reprints(list_notes(Fingerprint), reports)
    variants = find_variants(list_notes(QuoteNote))
    told = _compare_accounts(record.view, pair_accounts(list_notes(AccountNote)), by_id)
    relations = _keep_surest(
        list_notes(Relation),
        relate_quotations(variants),
        told.relations,
        _relate(record, new, ids),
    )
    denied = {rel.to_id for rel in relations if rel.type in OPPOSING}
    gathered = gather_issues(list_notes(StanceNote), list_notes(WordingNote))
    positions, shifts = take_positions(gathered, list_notes(ShiftNote), denied=denied)
    events = merge_events(list_notes(Event), by_id)
    promised = list_notes(Commitment)
    commitments = settle(
        promised,
        events=events,
        relations=relations,
        reports=by_id,
        containers=_find_containers(record.view, promised),
    )
    record.shelf.put_findings(
        [
            *relations,
            *told.disputes,
            *_find_disputes(record.view, relations, stale),
            *check_quotations(variants, reprints),
            *(each.issue for each in gathered),
            *positions,
            *shifts,
            *events,
            *commitments,
        ],
        kinds=[Check, Dispute, Issue, Position, Shift, Event, Commitment],
        touching=stale,
        compared=new,
    )


def _compare_accounts(
    view: View, groups: Iterable[AccountGroup], reports: Mapping[str, RecordedReport]
) -> Comparison:
    """Hold the accounts of each conversation against each other."""
    found = [
        compare_accounts([make_sheet(view, reports[each]) for each in group.report_ids])
        for group in groups
    ]
    return Comparison(
        relations=tuple(rel for each in found for rel in each.relations),
        disputes=tuple(dispute for each in found for dispute in each.disputes),
    )


def _find_disputes(
    view: View, relations: Iterable[Relation], stale: Collection[str]
) -> tuple[Dispute, ...]:
    """Gather what is opposed, among the relations that are new and those that stay on record."""
    gone = frozenset(stale)
    staying = (r for r in view.relations() if not {r.from_report, r.to_report} & gone)
    known = _keep_surest(relations, staying)
    opposing = {r.relation_id for r in known if r.type in OPPOSING}
    if not opposing:
        return ()
    wanted = list_wanted(known)
    claims = {c.statement_id: c for _, c in view.notes_by_key(Claim, wanted, most=MOST_TWINS)}
    return find_disputes(known, claims)


def _find_containers(view: View, commitments: Iterable[Commitment]) -> dict[str, str]:
    """Return for the statements of commitments those in which they lie, if they do."""
    wanted = {statement_id for each in commitments for statement_id in each.evidence}
    claims = (claim for _, claim in view.notes_by_key(Claim, wanted, most=MOST_TWINS))
    return {claim.statement_id: claim.within for claim in claims if claim.within is not None}


def _relate(record: Record, new: Sequence[str], standing: Collection[str]) -> list[Relation]:
    """Ask the pair encoder about the statements of new reports, and those that may go with them."""
    view = record.view
    chosen = frozenset(standing)
    if len(new) > FEW:
        notes = [note for _, note in view.notes(ClaimNote, report_ids=chosen)]
    else:
        own = [note for _, note in view.notes(ClaimNote, report_ids=new)]
        keys = {key for note in own for key in note.keys}
        found = view.notes_by_key(ClaimNote, keys, most=MOST_FOUND)
        notes = [
            *own,
            *(n for report_id, n in found if report_id in chosen and report_id not in new),
        ]
    pairs = choose_pairs(notes, frozenset(new)).chosen
    wanted = {note.statement_id for pair in pairs for note in pair}
    claims = {c.statement_id: c for _, c in view.notes_by_key(Claim, wanted, most=MOST_TWINS)}
    ordered = [
        order_pair(claims[one.statement_id], claims[other.statement_id]) for one, other in pairs
    ]
    bearings = load_pair_encoder().weigh((left.line, right.line) for left, right in ordered)
    judged = (judge(*pair, bearing) for pair, bearing in zip(ordered, bearings, strict=True))
    return [rel for rel in judged if rel is not None]


def _keep_surest(*groups: Iterable[Relation]) -> list[Relation]:
    """Return one relation of each two statements: that of the first group that has one."""
    kept: dict[frozenset[str], Relation] = {}
    for group in groups:
        for rel in group:
            kept.setdefault(frozenset((rel.from_id, rel.to_id)), rel)
    return list(kept.values())


@cache
def load_pair_encoder() -> PairEncoder:
    """Load the network that compares statements, once.

    Raises:
        WeightsDamaged: If its file is not what the package was made with.
    """
    folder = files("onrecord.read").joinpath("weights", "vocabulary.txt")
    pieces = WordPieces(folder.read_text(encoding="utf-8").split("\n"))
    return PairEncoder(pieces.cut, opening=pieces.opening, closing=pieces.closing)
