"""Hold the reports of a record against each other: the stages of comparing in order.

In: a `Record` with readings. Out: the same, with notes on each report and findings between them.
Reading reports is left to `pipeline.py`, what comparing does to `compare/`.

Two steps. What one report tells by itself is noted once (figures, checks, events, commitments …).
What several tell is found from these notes. How statements of a few new reports bear on others is
looked up by keys; all else (issues, events, quotations …) is gone through whole each time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.compare.accounts import AccountGroup, AccountNote, pair_accounts
from onrecord.compare.commitment_merging import merge_commitments
from onrecord.compare.due import settle
from onrecord.compare.events import merge_events
from onrecord.compare.issues import gather_issues
from onrecord.compare.positions import take_positions
from onrecord.compare.quotation_checks import check_quotations, relate_quotations
from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.reactions import Hint, Remark, link_hints
from onrecord.compare.reprints import Fingerprint, find_reprints
from onrecord.compare.side_by_side import Comparison, compare_accounts
from onrecord.compare.variants import find_variants
from onrecord.errors import ReadError, RecordError
from onrecord.model.comparison import (
    OPPOSING,
    Check,
    Commitment,
    Dispute,
    Event,
    Issue,
    Position,
    Relation,
    Shift,
)
from onrecord.model.reaction import Reaction
from onrecord.model.record import Failure, RecordedReport
from onrecord.model.reprint import Reprint
from onrecord.model.stance import ShiftNote, StanceNote, WordingNote
from onrecord.noting import COMPARER, make_sheet, take_notes
from onrecord.record.store import Record, View
from onrecord.relating import find_containers, gather_disputes, keep_surest, list_staying, relate

_Noun = TypeVar("_Noun")

# How often all is found again because other programs added reports meanwhile; after that it is
# left to them, or to the next run.
MOST_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing did.

    Attributes:
        noted: Reports that were noted anew.
        failures: What could not be noted.
    """

    noted: int
    failures: tuple[Failure, ...] = ()


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
    failures = []
    for done, report_id in enumerate(waiting, start=1):
        failure = _note(record, reports[report_id])
        if failure is not None:
            failures.append(failure)
        if on_progress is not None:
            on_progress(done, len(waiting))
    for _ in range(MOST_TRIES):
        new, gone = record.shelf.list_uncompared(), record.shelf.list_withdrawn()
        if not new and not gone:
            break
        # Another program may have added reports meanwhile: then all is found again.
        if _find(record, new, gone):
            break
    return Compared(noted=len(waiting) - len(failures), failures=tuple(failures))


def _note(record: Record, report: RecordedReport) -> Failure | None:
    """Note one report, or say why not: one report's failure costs no other."""
    try:
        notes = take_notes(make_sheet(record.view, report))
    except RecordError:
        raise
    except Exception as error:  # noqa: BLE001 - as where reports are read
        record.shelf.put_notes(report.report_id, COMPARER, ())
        problem = ReadError(f"{type(error).__name__}: {error}")
        failure = Failure(
            input=report.address or report.headline or report.report_id,
            stage="compare",
            code=problem.code,
            message=problem.message,
            hint=problem.hint,
        )
        record.writer.add_failure(failure)
        return failure
    record.shelf.put_notes(report.report_id, COMPARER, notes)
    return None


def _find(record: Record, new: Sequence[str], gone: Sequence[str]) -> bool:
    """Find what several reports tell together, and put it on record.

    Args:
        record: The record.
        new: Reports that are not yet held against others.
        gone: Reports that were, and no longer stand.

    Returns:
        Whether it was put: not so if another program noted reports meanwhile.
    """
    stamp = record.shelf.stamp()
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
    relations = keep_surest(
        list_notes(Relation),
        relate_quotations(variants),
        told.relations,
        relate(record.view, new, ids),
    )
    everything = keep_surest(relations, list_staying(record.view, stale))
    denied = {rel.to_id for rel in everything if rel.type in OPPOSING}
    gathered = gather_issues(list_notes(StanceNote), list_notes(WordingNote))
    positions, shifts = take_positions(gathered, list_notes(ShiftNote), denied=denied)
    events = merge_events(list_notes(Event), by_id)
    promised = merge_commitments(list_notes(Commitment), by_id)
    commitments = settle(
        promised,
        events=events,
        relations=everything,
        reports=by_id,
        containers=find_containers(record.view, promised),
    )
    return record.shelf.put_findings(
        [
            *reprints.values(),
            *relations,
            *told.disputes,
            *gather_disputes(record.view, everything),
            *check_quotations(variants, reprints),
            *(each.issue for each in gathered),
            *positions,
            *shifts,
            *events,
            *commitments,
            *list_notes(Reaction),
            *link_hints(list_notes(Hint), list_notes(Remark)),
        ],
        kinds=[Check, Dispute, Issue, Position, Shift, Event, Commitment, Reaction, Reprint],
        touching=stale,
        compared=new,
        withdrawn=gone,
        stamp=stamp,
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
