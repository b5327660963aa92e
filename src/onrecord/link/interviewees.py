"""Say who answers in a printed interview: "A" is whom the words before the first question are of.

Where those tell of several, one of them must be named or meant twice as often as any other;
else "A" stays nobody.

In: `Clusters` of a report, its labels. Out: the same, with the labels "A" joined.
Which labels are turns is left to `read/turns.py`.
"""

from collections import Counter

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Mention
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason

_QUESTION, _ANSWER = "Q", "A"
# How sure it is, and how much more often than all others whoever answers is told of; by judgement.
SURE, MORE = 0.7, 2


def join_interviewee(clusters: Clusters, labels: Labels, mentions: tuple[Mention, ...]) -> None:
    """Join the labels "A" of a report to whom it tells of before its first question."""
    called: dict[str, list[int]] = {_QUESTION: [], _ANSWER: []}
    for index, turn in labels.turns.items():
        words = labels.text[turn.head.start : turn.head.end]
        if words in called:
            called[words].append(index)
    if not all(called.values()):
        return
    first = min(mentions[index].span.start for index in labels.turns)
    somebody = _find_somebody(clusters, mentions, first)
    if somebody is None:
        return
    cluster, other = somebody
    for index in called[_ANSWER]:
        answers = clusters.of[index]
        if answers is not cluster:
            reason = Reason(
                feature="interviewee",
                score=SURE,
                detail="Who answers is the one of whom the words before the first question tell.",
                left=(mentions[index].span,),
                right=(mentions[other].span,),
            )
            clusters.merge(answers, cluster, index, reason)


def _find_somebody(
    clusters: Clusters, mentions: tuple[Mention, ...], end: int
) -> tuple[Cluster, int] | None:
    """Return of whom most is told before an offset, and a mention of theirs."""
    counts: Counter[int] = Counter()
    named: dict[int, tuple[Cluster, int]] = {}
    for index, mention in enumerate(mentions):
        if mention.span.start >= end:
            break
        cluster = clusters.of[index]
        if cluster.named and cluster.kind is EntityType.PERSON:
            counts[cluster.number] += 1
            named.setdefault(cluster.number, (cluster, index))
    if not counts:
        return None
    (best, most), *others = counts.most_common(2)
    return named[best] if not others or most >= MORE * others[0][1] else None
