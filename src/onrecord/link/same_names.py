"""Join names: labels of one speaker, equal names, and the short forms of a full one.

In: the names of a report. Out: clusters of them. Pronouns and nominals are left to
`antecedents.py`.
"""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import UNKNOWN, Facts
from onrecord.link.kinds import load_kinds
from onrecord.link.name_keys import make_person_key, make_word_key
from onrecord.link.name_words import may_be_personal
from onrecord.link.namesakes import Namesakes
from onrecord.link.report_names import Names
from onrecord.link.turn_speakers import SAME_LABEL, Labels
from onrecord.model.document import Mention, MentionType
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason

# How sure a join is, by how it was made; by judgement, and in this order.
SAME_NAME, SHORT_NAME = 0.98, 0.9
# So likely a person a word must be to be short for what nothing tells to be one; by judgement.
_PERHAPS = 0.3


def join_names(
    clusters: Clusters,
    mentions: Sequence[Mention],
    names: Names,
    labels: Labels,
    *,
    date: str = "",
) -> None:
    """Join the names of a report, and the labels of each of its speakers.

    Args:
        clusters: Where they are joined.
        mentions: All mentions.
        names: How each is written, and their keys.
        labels: Those of a transcript's turns.
        date: ISO date of the report, or nothing.
    """
    by_key = _join_labels(clusters, mentions, labels)
    named = [f.index for f in clusters.facts if f.type is MentionType.NAME]
    for index in named:
        if index in clusters.of or (" " not in names.keys[index] and index not in names.alone):
            continue
        key = make_person_key(names.keys[index])
        if key in by_key:
            detail = "The same name stands before."
            _join(clusters, mentions, index, by_key[key], ("same-name", SAME_NAME, detail))
        else:
            by_key[key] = clusters.open(index)
    namesakes = Namesakes(clusters, names.keys, date)
    _join_short_names(clusters, mentions, names.keys, namesakes, labels)


def _join_labels(
    clusters: Clusters, mentions: Sequence[Mention], labels: Labels
) -> dict[str, Cluster]:
    """Make a cluster of each speaker of a transcript; return those of full names, by key."""
    by_key: dict[str, Cluster] = {}
    for members, told in labels.list_speakers():
        keys = frozenset(map(make_person_key, told))
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
    clusters: Clusters,
    mentions: Sequence[Mention],
    keys: Sequence[str],
    namesakes: Namesakes,
    labels: Labels,
) -> None:
    """Join "Marost" to the one "Ilena Marost" of the report; two of them keep it apart."""
    kinds = load_kinds()
    speakers = frozenset(
        make_word_key(keys[i].rpartition(" ")[2]) for i in labels.turns if labels.is_named(i)
    )
    by_word: dict[str, dict[int, Cluster]] = defaultdict(dict)
    for cluster in clusters.all:
        words = max((keys[i] for i in cluster.members), key=len).split()
        if len(words) < 2 or not cluster.named:
            continue
        if cluster.kind is EntityType.PERSON or (cluster.kind is None and may_be_personal(words)):
            # In a talk a given name alone is called out to who is there.
            if not labels.turns or make_word_key(words[-1]) in speakers:
                by_word[make_word_key(words[0])][cluster.number] = cluster
            by_word[make_word_key(words[-1])][cluster.number] = cluster
        elif words[-1] in kinds.organisation:
            # "the Union" for the European Union; but Solmark is not its Foreign Ministry.
            by_word[make_word_key(words[-1])][cluster.number] = cluster
    alone: dict[tuple[str, str], Cluster] = {}
    for facts in clusters.facts:
        index = facts.index
        if index in clusters.of or facts.type is not MentionType.NAME:
            continue
        surname = make_word_key(keys[index])
        key = (surname, namesakes.mark(index))
        full = [
            cluster
            for cluster in by_word.get(surname, {}).values()
            if namesakes.may_mean(index, cluster) and _may_be_person(facts, cluster)
        ]
        if len(full) == 1:
            detail = "The only full name of the report with this word."
            _join(clusters, mentions, index, full[0], ("short-name", SHORT_NAME, detail))
        elif key in alone:
            detail = "The same name stands before."
            _join(clusters, mentions, index, alone[key], ("same-name", SHORT_NAME, detail))
        else:
            alone[key] = clusters.open(index)


def _may_be_person(facts: Facts, cluster: Cluster) -> bool:
    """Tell whether a word can be the name of what may be a person: "Register" is no "Register"."""
    if cluster.kind is not None or facts.title or facts.is_source:
        return True
    return facts.phrase.person >= _PERHAPS or facts.phrase == UNKNOWN


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
