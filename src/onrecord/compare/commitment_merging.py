"""Merge what several reports, or several statements of one, tell of one commitment.

In: `Commitment`s as single reports tell them. Out: `Commitment`s, each once, with all statements
that tell it. What became of it is left to `due.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model.comparison import Commitment
from onrecord.model.record import RecordedReport

# What share of the words of two must be the same, at least, for them to be one; by judgement.
_SAME = 0.7
_WORD = re.compile(r"\w+")


def merge_commitments(
    commitments: Iterable[Commitment], reports: Mapping[str, RecordedReport]
) -> tuple[Commitment, ...]:
    """Merge commitments of one actor, due on one day, in mostly the same words.

    The earliest report's is kept, with the statements of the others. The result is the same
    whatever the order in which they come.

    Args:
        commitments: As single reports tell them.
        reports: The reports, by id.
    """
    ordered = sorted(commitments, key=lambda each: _rank(each, reports))
    heads: dict[tuple[str, str], list[tuple[frozenset[str], list[Commitment]]]]
    heads = defaultdict(list)
    groups: list[list[Commitment]] = []
    for each in ordered:
        words = frozenset(_WORD.findall(each.content.lower()))
        near = heads[each.actor, each.due or ""]
        group = next((group for known, group in near if _are_alike(known, words)), None)
        if group is None:
            group = []
            groups.append(group)
            near.append((words, group))
        group.append(each)
    return tuple(_join(group) for group in groups)


def _rank(commitment: Commitment, reports: Mapping[str, RecordedReport]) -> tuple[str, str, str]:
    report = reports.get(commitment.reports[0])
    told = (report.reference_date if report is not None else None) or ""
    return told, commitment.reports[0], commitment.commitment_id


def _are_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) >= _SAME * len(left | right)


def _join(group: Sequence[Commitment]) -> Commitment:
    if len(group) == 1:
        return group[0]
    told = dict.fromkeys(
        pair for each in group for pair in zip(each.evidence, each.reports, strict=True)
    )
    return replace(
        group[0],
        evidence=tuple(statement_id for statement_id, _ in told),
        reports=tuple(report_id for _, report_id in told),
    )
