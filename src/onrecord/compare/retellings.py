"""Find statements of two reports that tell one utterance in other words, where that is sure.

“I will go myself” and that she would go herself: nearly the same content words, of the same
speaker, within days. What is quoted alike is found by `variants.py`; what takes more judgement
than counting words is left to whoever judges the pairs of `candidates.py`.

In: pairs of `ClaimNote`s. Out: `Relation`s, the later statement repeats the earlier.
"""

from collections.abc import Iterable

from onrecord.compare.candidates import ClaimNote, count_days
from onrecord.model.comparison import Basis, Relation, RelationType, Tier
from onrecord.model.statement import Reason

# So many content words are the same, so much of the one and of the other; and the same where it
# is sure. Read by hand (2026-11-27): see docs/analysis/same-words.md.
_FEWEST, _OF_SHORTER, _OF_LONGER = 3, 0.7, 0.5
_SURE_FEWEST, _SURE_OF_SHORTER, _SURE_OF_LONGER = 4, 0.8, 0.6
_SURE, _LIKELY = 0.85, 0.7
# An utterance is told again within so many days.
_NEAR_DAYS = 7


def find_retellings(pairs: Iterable[tuple[ClaimNote, ClaimNote]]) -> tuple[Relation, ...]:
    """Find the pairs of which the one tells the other again; each pair is earlier, later."""
    found = []
    for earlier, later in pairs:
        score = _judge(earlier, later)
        if score is not None:
            found.append(_relate(earlier, later, score))
    return tuple(found)


def _judge(earlier: ClaimNote, later: ClaimNote) -> float | None:
    """Tell how sure it is that two statements say the same; None where it is not."""
    same = set(earlier.stems) & set(later.stems)
    lengths = len(earlier.stems), len(later.stems)
    if (
        len(same) < _FEWEST
        or len(same) < _OF_SHORTER * min(lengths)
        or len(same) < _OF_LONGER * max(lengths)
        or not _is_alike(earlier, later)
    ):
        return None
    is_sure = (
        len(same) >= _SURE_FEWEST
        and len(same) >= _SURE_OF_SHORTER * min(lengths)
        and len(same) >= _SURE_OF_LONGER * max(lengths)
    )
    return _SURE if is_sure else _LIKELY


def _is_alike(earlier: ClaimNote, later: ClaimNote) -> bool:
    """Tell whether all but the words is the same."""
    return (
        earlier.report_id != later.report_id
        and earlier.speaker is not None
        and earlier.speaker == later.speaker
        and earlier.is_negated == later.is_negated
        and earlier.is_opposing == later.is_opposing
        and earlier.numbers == later.numbers
        and count_days(earlier, later) <= _NEAR_DAYS
    )


def _relate(earlier: ClaimNote, later: ClaimNote, score: float) -> Relation:
    same = len(set(earlier.stems) & set(later.stems))
    fewest = min(len(earlier.stems), len(later.stems))
    reason = Reason(
        feature="same_content_words",
        score=score,
        detail=f"The same speaker within days, and {same} of {fewest} content words are the same.",
        left=later.content,
        right=earlier.content,
    )
    return Relation(
        type=RelationType.REPEATS,
        from_id=later.statement_id,
        from_report=later.report_id,
        to_id=earlier.statement_id,
        to_report=earlier.report_id,
        basis=Basis.WORDS,
        tier=Tier.SHOWN if score == _SURE else Tier.PROPOSED,
        score=score,
        reasons=(reason,),
    )
