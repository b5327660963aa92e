"""Say where actors stand on issues over time, and where that changed.

In: issues with what is said on them (`Gathered`), and `ShiftNote`s. Out: `Position`s, `Shift`s.
One actor's positions stand on that actor's notes alone, so that they can be made again by
themselves. Which issue a note belongs to is left to `issues.py`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.compare.issues import Gathered
from onrecord.model.comparison import Position, Shift, Stance
from onrecord.model.document import make_id
from onrecord.model.stance import ShiftNote, StanceNote, Topic
from onrecord.model.statement import Reason

_FOR = frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.OFFERS})
_AGAINST = frozenset({Stance.OPPOSES, Stance.RULES_OUT})
# Reasons of a position that are kept: those of its first notes.
_MOST_REASONS = 8

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Run:
    """Notes of one stance, one after the other."""

    stance: Stance
    notes: list[StanceNote]
    until: str | None = None


def take_positions(
    gathered: Iterable[Gathered],
    shift_notes: Iterable[ShiftNote] = (),
    *,
    denied: Collection[str] = (),
) -> tuple[tuple[Position, ...], tuple[Shift, ...]]:
    """Say where each actor stands on each issue, since when and until when.

    Args:
        gathered: Issues with what is said on them.
        shift_notes: Changes that reports state.
        denied: Ids of statements that somebody denies or contradicts.

    Returns:
        The positions, by actor, issue and day; the shifts, those that reports state first.
    """
    positions: list[Position] = []
    shifts: list[Shift] = []
    known = list(gathered)
    for each in known:
        runs = _find_runs(each.notes)
        opposed = _find_opposed(runs)
        for (actor, teller), its_runs in sorted(runs.items(), key=lambda item: _order(item[0])):
            for run in its_runs:
                contested = teller is not None and (actor, find_side(run.stance)) in opposed
                is_disputed = contested or _is_denied(run, denied)
                positions.append(
                    _make_position(run, (actor, teller), each.issue.issue_id, disputed=is_disputed)
                )
            if teller is None:
                shifts += _find_shifts(its_runs, actor, each.issue.issue_id)
    issue_of = _find_issues(known)
    stated = [_make_stated(note, issue_of) for note in shift_notes]
    positions.sort(key=lambda p: (p.actor, p.issue, p.held_from or "", p.position_id))
    shifts.sort(key=lambda s: (s.actor, s.issue or "", s.when or "", s.shift_id))
    stated.sort(key=lambda s: (s.report_id or "", s.span.start if s.span else 0, s.shift_id))
    return tuple(positions), (*stated, *shifts)


def _order(key: tuple[str, str | None]) -> tuple[str, str]:
    return (key[0], key[1] or "")


def _sort_day(note: StanceNote) -> tuple[str, str, int, str]:
    return (note.day or "", note.report_id, note.topic.span.start, note.note_id)


def _find_runs(notes: Iterable[StanceNote]) -> dict[tuple[str, str | None], list[_Run]]:
    """Return each actor's stances on one issue, those that others ascribe to them apart."""
    by_actor: dict[tuple[str, str | None], list[StanceNote]] = defaultdict(list)
    for note in notes:
        by_actor[(note.actor, note.according_to)].append(note)
    return {key: _cut_runs(sorted(its, key=_sort_day)) for key, its in by_actor.items()}


def _cut_runs(notes: Sequence[StanceNote]) -> list[_Run]:
    """Cut one actor's notes where a later day tells another stance."""
    runs: list[_Run] = []
    held: dict[Stance, _Run] = {}
    by_day: dict[str, list[StanceNote]] = defaultdict(list)
    for note in notes:
        by_day[note.day or ""].append(note)
    for day, its_notes in sorted(by_day.items()):
        told = {note.stance for note in its_notes}
        for stance in sorted(set(held) - told):
            held.pop(stance).until = day or None
        for note in its_notes:
            run = held.get(note.stance)
            if run is None:
                run = held[note.stance] = _Run(note.stance, [])
                runs.append(run)
            run.notes.append(note)
    return runs


def _find_opposed(runs: dict[tuple[str, str | None], list[_Run]]) -> set[tuple[str, str]]:
    """Return (actor, side) of what actors themselves stand against."""
    opposed: set[tuple[str, str]] = set()
    for (actor, teller), its_runs in runs.items():
        if teller is None:
            for run in its_runs:
                side = find_side(run.stance)
                if side in ("for", str(Stance.CONDITIONAL)):
                    opposed.add((actor, "against"))
                elif side == "against":
                    opposed.add((actor, "for"))
    return opposed


def find_side(stance: Stance) -> str:
    """Return whether a stance is for or against its issue, for it on a condition, or neither.

    >>> find_side(Stance.DEMANDS), find_side(Stance.RULES_OUT), find_side(Stance.UNDECIDED)
    ('for', 'against', 'undecided')
    """
    if stance in _FOR:
        return "for"
    return "against" if stance in _AGAINST else str(stance)


def _is_denied(run: _Run, denied: Collection[str]) -> bool:
    """Tell whether somebody denies a statement that shows a stance, or one around it."""
    return any(note.statement in denied or note.said_in in denied for note in run.notes)


def _make_position(
    run: _Run, holder: tuple[str, str | None], issue_id: str, *, disputed: bool
) -> Position:
    """Make a position of the notes that show it."""
    actor, teller = holder
    evidence: dict[str, str] = {}
    reasons: list[Reason] = []
    for note in run.notes:
        if note.statement not in evidence:
            reasons += note.reasons
        evidence[note.statement] = note.report_id
    first = run.notes[0].day
    return Position(
        position_id=make_id("po", actor, issue_id, str(run.stance), teller, first),
        actor=actor,
        issue=issue_id,
        stance=run.stance,
        evidence=tuple(evidence),
        reports=tuple(evidence.values()),
        held_from=first,
        held_until=run.until,
        according_to=teller,
        disputed=disputed,
        reasons=tuple(reasons[:_MOST_REASONS]),
    )


def _find_shifts(runs: Sequence[_Run], actor: str, issue_id: str) -> Iterator[Shift]:
    """Yield where a later stance of an actor's own is on another side than an earlier one."""
    for before, after in pairwise(runs):
        first = after.notes[0].day
        if before.until is None or first is None or before.until > first:
            continue
        if not _is_shift(before.stance, after.stance):
            continue
        last = before.notes[-1].statement
        evidence = (last, after.notes[0].statement)
        yield Shift(
            shift_id=make_id("sh", actor, issue_id, *evidence),
            actor=actor,
            issue=issue_id,
            before=str(before.stance),
            after=str(after.stance),
            when=first,
            evidence=evidence,
        )


def _is_shift(before: Stance, after: Stance) -> bool:
    """Tell whether one stance after another is a change of position, not of words.

    A condition on what was supported is none, and neither is the other way round.
    """
    if before in _AGAINST:
        return after not in _AGAINST
    return before is not Stance.UNDECIDED and after in _AGAINST


def _make_stated(note: ShiftNote, issue_of: Mapping[_Key, str]) -> Shift:
    """Make a shift of what a report states, on the issue that its words fit best."""
    keys = [key for topic in note.topics for key in _list_keys(topic)]
    return Shift(
        shift_id=make_id("sh", note.report_id, note.span.start, note.span.end, note.actor),
        actor=note.actor,
        issue=next((issue_of[key] for key in keys if key in issue_of), None),
        before=note.before,
        after=note.after,
        when=note.day,
        evidence=(note.statement,) if note.statement is not None else (),
        report_id=note.report_id,
        span=note.span,
    )


def _find_issues(known: Sequence[Gathered]) -> dict[_Key, str]:
    """Return which issue topics belong to, by their words; the larger issue comes first."""
    issue_of: dict[_Key, str] = {}
    for each in known:
        for note in each.notes:
            for key in _list_keys(note.topic):
                issue_of.setdefault(key, each.issue.issue_id)
    return issue_of


def _list_keys(topic: Topic) -> list[_Key]:
    """Return the words of a topic, with its names and without them."""
    words = (topic.verb or "", topic.head, *topic.modifiers, *topic.attached)
    return [(*words, "/", *topic.names), words]
