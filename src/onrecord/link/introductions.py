"""Find who a report begins with but names later: "A judge has ruled …", then "Judge Marost said".

In: `Facts` and the `Clusters` of a whole report. Out: the same, such nominals joined to the name.
What was named before is left to `antecedents.py`.
"""

from collections.abc import Iterator, Sequence

from onrecord.link.appositions import is_one_person
from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import Facts
from onrecord.model.document import Mention, MentionType
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason

# Sentences at a report's beginning in which somebody may be called so, the headline one of them,
# and how far behind the name may stand. By judgement: a lede of two sentences, and what follows.
_BEGINNING, _FARTHEST = 3, 8
# How sure that is; by judgement, as sure as a role that only one holds.
INTRODUCED = 0.75


def join_introductions(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Join the nominals of a report's beginning to the only one who is called so further on."""
    facts = clusters.facts
    for this in facts:
        if this.sentence >= _BEGINNING:
            break
        cluster = clusters.of[this.index]
        if cluster.named or not _is_somebody(this):
            continue
        called = list(_find_called(this, clusters))
        if len(called) == 1 and min(called[0].members) > this.index:
            first = min(i for i in called[0].members if facts[i].type is MentionType.NAME)
            reason = Reason(
                feature="introduction",
                score=INTRODUCED,
                detail=f"The only one whom the report calls “{this.head}” further on.",
                left=(mentions[this.index].span,),
                right=(mentions[first].span,),
            )
            clusters.merge(cluster, called[0], this.index, reason)


def _is_somebody(this: Facts) -> bool:
    """Tell whether a mention is a nominal for one person."""
    return this.type is MentionType.NOMINAL and is_one_person(this)


def _find_called(this: Facts, clusters: Clusters) -> Iterator[Cluster]:
    """Yield the people whose title or apposition is a nominal's head.

    Those who are named long behind it are another story's; those before may be meant as well.
    """
    for cluster in clusters.all:
        if not cluster.named or cluster.kind not in (EntityType.PERSON, None):
            continue
        if not any(this.head in _list_roles(clusters.facts[i]) for i in cluster.members):
            continue
        if clusters.facts[min(cluster.members)].sentence - this.sentence <= _FARTHEST:
            yield cluster


def _list_roles(facts: Facts) -> frozenset[str]:
    """Return the words that tell what a member of a cluster is."""
    return facts.title | {facts.head} if facts.type is MentionType.NOMINAL else facts.title
