"""Join names: labels of one speaker, equal names, and the short forms of a full one.

In: the names of a report. Out: clusters of them. Pronouns and nominals are left to
`antecedents.py`.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.kinds import is_acronym, is_state, load_kinds
from onrecord.link.turn_speakers import SAME_LABEL, Labels
from onrecord.model.document import Mention, MentionType
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason

# How sure a join is, by how it was made; by judgement, and in this order.
SAME_NAME, SHORT_NAME = 0.98, 0.9


def join_names(
    clusters: Clusters,
    mentions: Sequence[Mention],
    words: Sequence[str],
    keys: Sequence[str],
    labels: Labels,
) -> None:
    """Join the names of a report, and the labels of each of its speakers.

    Args:
        clusters: Where they are joined.
        mentions: All mentions.
        words: The words of each one's head.
        keys: The same, as keys under which spellings meet.
        labels: Those of a transcript's turns.
    """
    by_key = _join_labels(clusters, mentions, labels)
    names = [f.index for f in clusters.facts if f.type is MentionType.NAME]
    for index in names:
        key = keys[index]
        alone = is_known_alone(words[index], is_label=index in labels.turns)
        if index in clusters.of or (" " not in key and not alone):
            continue
        if key in by_key:
            detail = "The same name stands before."
            _join(clusters, mentions, index, by_key[key], ("same-name", SAME_NAME, detail))
        else:
            by_key[key] = clusters.open(index)
    _join_short_names(clusters, mentions, names, keys)


def is_known_alone(words: str, *, is_label: bool = False) -> bool:
    """Tell whether a single word is a full name: a state, or an acronym.

    A label's name may be in capitals only because labels are.
    """
    return is_state(words.lower()) or (is_acronym(words) and not is_label)


def _join_labels(
    clusters: Clusters, mentions: Sequence[Mention], labels: Labels
) -> dict[str, Cluster]:
    """Make a cluster of each speaker of a transcript; return those of full names, by key."""
    by_key: dict[str, Cluster] = {}
    for members, keys in labels.list_speakers():
        cluster = next((by_key[key] for key in sorted(keys) if key in by_key), None)
        for index in members:
            if cluster is None:
                cluster = clusters.open(index)
            else:
                detail = "The labels of these turns are one speaker’s."
                _join(clusters, mentions, index, cluster, ("label", SAME_LABEL, detail))
        by_key.update((key, cluster) for key in keys if cluster is not None)
    return by_key


def _join_short_names(
    clusters: Clusters, mentions: Sequence[Mention], names: Sequence[int], keys: Sequence[str]
) -> None:
    """Join "Marost" to the one "Ilena Marost" of the report; two of them keep it apart."""
    kinds = load_kinds()
    by_word: dict[str, dict[int, Cluster]] = defaultdict(dict)
    for cluster in clusters.all:
        words = max((keys[i] for i in cluster.members), key=len).split()
        if len(words) < 2 or not cluster.named:
            continue
        if cluster.kind in (EntityType.PERSON, None):
            by_word[words[0]][cluster.number] = cluster
            by_word[words[-1]][cluster.number] = cluster
        elif words[-1] in kinds.organisation:
            # "the Union" for the European Union; but Solmark is not its Foreign Ministry.
            by_word[words[-1]][cluster.number] = cluster
    alone: dict[str, Cluster] = {}
    for index in names:
        if index in clusters.of:
            continue
        key = keys[index]
        full = list(by_word.get(key, {}).values())
        if len(full) == 1:
            detail = "The only full name of the report with this word."
            _join(clusters, mentions, index, full[0], ("short-name", SHORT_NAME, detail))
        elif key in alone:
            detail = "The same name stands before."
            _join(clusters, mentions, index, alone[key], ("same-name", SHORT_NAME, detail))
        else:
            alone[key] = clusters.open(index)


def _join(
    clusters: Clusters,
    mentions: Sequence[Mention],
    index: int,
    cluster: Cluster,
    why: tuple[str, float, str],
) -> None:
    feature, score, detail = why
    first = mentions[cluster.members[0]]
    reason = Reason(
        feature=feature,
        score=score,
        detail=detail,
        left=(mentions[index].span,),
        right=(first.span,),
    )
    clusters.join(index, cluster, reason)
