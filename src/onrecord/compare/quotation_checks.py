"""Say of quotations that are one utterance that they repeat each other, and where one is altered.

In: `Variant`s, and which reports are `Reprint`s. Out: `Relation`s between statements and `Check`s
of quotations. Which quotations are one utterance is left to `variants.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.reprints import is_reprint
from onrecord.compare.variants import Sameness, Variant
from onrecord.compare.word_alignment import Edit
from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Place,
    Relation,
    RelationType,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.reprint import Reprint
from onrecord.model.statement import Reason

# How sure it is that two statements with these quotations say the same: of what was read by hand,
# see docs/analysis/same-words.md (2026-11-27).
_SURE = {Sameness.EQUAL: 0.95, Sameness.ALTERED: 0.8}
_NOT_NEAR = 0.15
_UNKNOWN_SPEAKER = 0.2
_SHOWN = 0.75
# A statement of which many reports tell repeats the earliest of them; more would say no more.
_MOST_REPEATED = 8
_MOST_AGAINST = 8
# An alteration is one of few words; where more differ, it may be another utterance.
_MOST_ALTERED_WORDS = 3
_MOST_CHANGES = 2

_NoteKey = tuple[str, str, int]


def relate_quotations(variants: Iterable[Variant]) -> tuple[Relation, ...]:
    """Relate the statements that hold the same quotation: the later repeats the earlier."""
    by_pair: dict[tuple[str, str], list[Variant]] = defaultdict(list)
    for variant in variants:
        by_pair[variant.later.statement_id, variant.earlier.statement_id].append(variant)
    related: set[frozenset[str]] = set()
    repeated: dict[str, int] = defaultdict(int)
    found = []
    ordered = sorted(
        by_pair.values(), key=lambda each: (_order(each[0].later), _order(each[0].earlier))
    )
    for pair in ordered:
        later, earlier = pair[0].later, pair[0].earlier
        ids = frozenset((later.statement_id, earlier.statement_id))
        if ids in related or repeated[later.statement_id] >= _MOST_REPEATED:
            continue
        related.add(ids)
        repeated[later.statement_id] += 1
        score = max(map(_score, pair))
        found.append(
            Relation(
                type=RelationType.REPEATS,
                from_id=later.statement_id,
                from_report=later.report_id,
                to_id=earlier.statement_id,
                to_report=earlier.report_id,
                basis=Basis.WORDS,
                tier=Tier.SHOWN if score >= _SHOWN else Tier.PROPOSED,
                score=score,
                reasons=tuple(map(_give_reason, pair)),
            )
        )
    return tuple(found)


def check_quotations(
    variants: Iterable[Variant], reprints: Mapping[str, Reprint]
) -> tuple[Check, ...]:
    """Check each quotation against other reports that tell the same utterance.

    Where two differ, the one is checked that fewer independent reports bear out, or else the
    later one; a transcript is never the one.
    """
    told: dict[_NoteKey, list[tuple[QuoteNote, Variant]]] = defaultdict(list)
    notes: dict[_NoteKey, QuoteNote] = {}
    for variant in variants:
        one, other = variant.later, variant.earlier
        if one.report_id == other.report_id or not variant.is_near:
            continue
        for this, that in ((one, other), (other, one)):
            notes[_key(this)] = this
            told[_key(this)].append((that, variant))
    support = {key: _count_support(notes[key], told[key], reprints) for key in notes}
    checks = []
    for key in sorted(notes):
        check = _check(notes[key], told[key], support, reprints)
        if check is not None:
            checks.append(check)
    return tuple(checks)


def _key(note: QuoteNote) -> _NoteKey:
    return note.report_id, note.statement_id, note.starts[0]


def _order(note: QuoteNote) -> tuple[str, str, int]:
    return note.day or "9999", note.report_id, note.starts[0]


def _score(variant: Variant) -> float:
    score = _SURE[variant.sameness]
    score -= 0 if variant.is_near else _NOT_NEAR
    score -= 0 if variant.is_same_speaker else _UNKNOWN_SPEAKER
    return round(score, 2)


def _count_support(
    note: QuoteNote, told: Sequence[tuple[QuoteNote, Variant]], reprints: Mapping[str, Reprint]
) -> int:
    """Count the independent reports that have the same words."""
    there = {
        _find_original(other.report_id, reprints)
        for other, variant in told
        if variant.sameness is Sameness.EQUAL
    }
    return len(there - {_find_original(note.report_id, reprints)})


def _find_original(report_id: str, reprints: Mapping[str, Reprint]) -> str:
    if is_reprint(report_id, reprints):
        return reprints[report_id].original_id
    return report_id


def _check(
    note: QuoteNote,
    told: Sequence[tuple[QuoteNote, Variant]],
    support: Mapping[_NoteKey, int],
    reprints: Mapping[str, Reprint],
) -> Check | None:
    """Check one quotation: a difference goes before all that agrees."""
    own = _find_original(note.report_id, reprints)
    ordered = sorted(told, key=lambda each: _order(each[0]))
    for other, variant in ordered:
        if variant.sameness is Sameness.ALTERED and _is_to_blame(note, other, variant, support):
            verdict = CheckVerdict.DIFFERS if _is_alteration(variant) else CheckVerdict.OPEN
            here = _side(note, variant)
            there = _side(other, variant)
            return Check(
                report_id=note.report_id,
                kind=CheckKind.QUOTATION,
                span=note.span(*here),
                verdict=verdict,
                detail=_tell_changes(variant, is_later=note is variant.later),
                against=(Place(report_id=other.report_id, span=other.span(*there)),),
            )
    same = [
        (other, variant)
        for other, variant in ordered
        if variant.sameness is Sameness.EQUAL
        and variant.is_same_speaker
        and _find_original(other.report_id, reprints) != own
    ]
    if not same:
        return None
    first = same[0][1]
    return Check(
        report_id=note.report_id,
        kind=CheckKind.QUOTATION,
        span=note.span(*_side(note, first)),
        verdict=CheckVerdict.AGREES,
        detail=_tell_agreement(support[_key(note)]),
        against=tuple(
            Place(report_id=other.report_id, span=other.span(*_side(other, variant)))
            for other, variant in same[:_MOST_AGAINST]
        ),
    )


def _side(note: QuoteNote, variant: Variant) -> tuple[int, int]:
    return variant.alignment.left if note is variant.later else variant.alignment.right


def _is_to_blame(
    note: QuoteNote, other: QuoteNote, variant: Variant, support: Mapping[_NoteKey, int]
) -> bool:
    """Tell whether of two quotations that differ it is this one that is checked."""
    if note.is_verbatim != other.is_verbatim:
        return other.is_verbatim
    here, there = support[_key(note)], support[_key(other)]
    return here < there if here != there else note is variant.later


def _is_alteration(variant: Variant) -> bool:
    """Tell whether the words are so much alike that it is one utterance and a change of it."""
    alignment = variant.alignment
    return (
        variant.is_same_speaker
        and not alignment.apart
        and 0 < len(alignment.changes) <= _MOST_CHANGES
        and all(_count_words(edit) <= _MOST_ALTERED_WORDS for edit in alignment.changes)
    )


def _count_words(edit: Edit) -> int:
    return max(edit.left[1] - edit.left[0], edit.right[1] - edit.right[0])


def _tell_changes(variant: Variant, *, is_later: bool) -> str:
    """Tell in a sentence how one side's words differ from the other's."""
    told = [_tell_edit(variant, edit, is_later=is_later) for edit in variant.alignment.changes]
    if not told:
        told = ["only part of the words is the same"]
    return "The other report quotes it otherwise: " + "; ".join(told) + "."


def _tell_edit(variant: Variant, edit: Edit, *, is_later: bool) -> str:
    later = " ".join(variant.later.words[slice(*edit.left)])
    earlier = " ".join(variant.earlier.words[slice(*edit.right)])
    here, there = (later, earlier) if is_later else (earlier, later)
    if not here:
        return f"“{there}” is left out without a mark"
    if not there:
        return f"“{here}” is not there"
    return f"“{here}” stands for “{there}”"


def _tell_agreement(reports: int) -> str:
    return (
        "Another report quotes the same words."
        if reports == 1
        else f"{reports} other reports quote the same words."
    )


def _give_reason(variant: Variant) -> Reason:
    """Say which words are the same, and what is different about them."""
    alignment = variant.alignment
    told = [f"{alignment.matched} words of the quotation are the same"]
    told += [_tell_edit(variant, edit, is_later=True) for edit in alignment.changes]
    if _is_cut(variant.later, alignment.left, variant.earlier, alignment.right):
        told.append("the other one has more words at an end")
    if not variant.is_same_speaker:
        told.append("one of the two names no speaker")
    if not variant.is_near:
        told.append("not of the same days")
    return Reason(
        feature="same_words" if variant.sameness is Sameness.EQUAL else "altered_words",
        score=_score(variant),
        detail="; ".join(told) + ".",
        left=_list_spans(variant.later, alignment.left),
        right=_list_spans(variant.earlier, alignment.right),
    )


def _list_spans(note: QuoteNote, side: tuple[int, int]) -> tuple[Span, ...]:
    return (note.span(*side),)


def _is_cut(
    later: QuoteNote, left: tuple[int, int], earlier: QuoteNote, right: tuple[int, int]
) -> bool:
    """Tell whether the later one lacks words before or behind those that both have."""
    begins = left[0] == 0 and right[0] > 0
    ends = left[1] == len(later.words) and right[1] < len(earlier.words)
    return begins or ends
