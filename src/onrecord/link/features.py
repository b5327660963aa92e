"""Say what speaks for and against one mention's standing for what another one means.

In: `Facts` of both and the `Cluster` so far. Out: features with their values, by name.
What they weigh is learnt (`training/antecedents/`) and read by `antecedents.py`.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType

Feature = tuple[str, float]

# Sentences between the two, by name; what is farther is as far as the last.
_APART = ("same sentence", "one back", "two back", "three back", "four back", "far back")
_KIND_NAMES = {kind: f"kind {kind.value}" for kind in EntityType} | {None: "kind unknown"}
_TYPE_NAMES = {kind: f"type {kind.value}" for kind in MentionType}
# Sentences at a report's beginning: whom it is about is named there.
_BEGINNING = 2
_PEOPLE = frozenset({EntityType.PERSON, EntityType.UNNAMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A mention for whose entity another may stand.

    Attributes:
        facts: The mention.
        cluster: Its cluster so far.
        rank: How many other clusters stand nearer to the other mention.
        echo: How well it answers the other mention, as the encoder has it.
    """

    facts: Facts
    cluster: Cluster
    rank: int
    echo: float = 0.0


def list_option_features(this: Facts, option: Option, clusters: Clusters) -> Iterator[Feature]:
    """Yield what speaks for and against an option."""
    pronoun = (
        _list_place_features(this, option),
        _list_kind_features(this, option),
        _list_role_features(this, option, clusters),
        _list_told_features(this, option, clusters),
    )
    if this.type is not MentionType.NOMINAL:
        return itertools.chain(*pronoun)
    return itertools.chain(
        *pronoun,
        _list_word_features(this, option, clusters),
        _list_sense_features(this, option, clusters),
    )


def list_none_features(this: Facts, clusters: Clusters) -> Iterator[Feature]:
    """Yield what speaks for a mention's standing for nothing before it."""
    yield "none", 1.0
    if clusters.echoes is not None:
        yield "none: echo", clusters.echoes.tell_alone(this.token)
    yield "none: old", this.phrase.old
    yield "none: subject", this.phrase.subject
    if this.quotation >= 0:
        yield "none: quoted", 1.0
    if this.is_source:
        yield "none: source", 1.0
    if this.sentence < _BEGINNING:
        yield "none: beginning", 1.0
    if this.opens:
        yield "none: opens", 1.0
    if this.type is MentionType.NOMINAL:
        yield "none: begins with " + _sort_opening(this), 1.0
        yield "none: words", min(len(this.words), 6) / 6
        if this.head in clusters.by_word:
            yield "none: head known", 1.0
        yield "none: plural", this.phrase.plural
        yield "none: person", this.phrase.person
        yield "none: body", this.phrase.body
        if this.is_source:
            yield "none: source, person", this.phrase.person * (1.0 - this.phrase.plural)


def _sort_opening(this: Facts) -> str:
    kinds = load_kinds()
    if this.opening in ("the", "this", "that", "these", "those", "such"):
        return this.opening
    if this.opening in kinds.definite:
        return "definite"
    return "indefinite" if this.opening in kinds.indefinite else "nothing"


def _list_place_features(this: Facts, option: Option) -> Iterator[Feature]:
    """Yield where the two stand."""
    that = option.facts
    yield "echo", option.echo
    if that.index > this.index:
        yield "ahead", 1.0
        if this.is_source:
            yield "ahead of a source", 1.0
    else:
        apart = min(this.sentence - that.sentence, len(_APART) - 1)
        yield _APART[apart], 1.0
        if apart == 0:
            yield "same sentence, that subject", that.phrase.subject
            if this.is_owner:
                yield "same sentence, owner", 1.0
                yield "same sentence, owner, that subject", that.phrase.subject
            elif this.phrase.subject < 0.5:
                yield "same sentence, object", 1.0
                yield "same sentence, object, that subject", that.phrase.subject
            if this.index - that.index == 1:
                yield "beside it", 1.0
        else:
            yield "subject before", that.phrase.subject
            yield "both subjects", that.phrase.subject * this.phrase.subject
            if that.opens:
                yield "opens its sentence", 1.0
            if that.paragraph == this.paragraph:
                yield "same paragraph", 1.0
    yield "rank", min(option.rank, 8) / 8
    if option.rank == 0:
        yield "nearest", 1.0
    if that.sentence < _BEGINNING:
        yield "beginning", 1.0


def _list_kind_features(this: Facts, option: Option) -> Iterator[Feature]:
    """Yield what kinds of thing the two are."""
    that, cluster = option.facts, option.cluster
    yield _TYPE_NAMES[that.type], 1.0
    yield _KIND_NAMES[cluster.kind], 1.0
    yield "person", that.phrase.person
    yield "body", that.phrase.body
    yield "place", that.phrase.place
    yield "plural", that.phrase.plural
    yield "old", that.phrase.old
    if cluster.named:
        yield "named", 1.0
        if cluster.kind in _PEOPLE:
            yield "named person", 1.0
    if that.type is MentionType.PRONOUN:
        same = that.pronoun == this.pronoun
        yield ("same pronoun" if same else "another pronoun"), 1.0
    if that.title:
        yield "titled", 1.0
    if that.pair:
        yield "pair", 1.0
    if this.pronoun in ("he", "she"):
        yield from _list_gender_features(this, option)


def _list_gender_features(this: Facts, option: Option) -> Iterator[Feature]:
    """Yield whether the report speaks for a "he" or a "she"."""
    side = 1 if this.pronoun == "she" else -1
    votes = option.cluster.feminine * side
    if votes > 0.5:
        yield "gender told", 1.0
        yield "gender told often", min(votes, 4) / 4
    elif votes < -0.5:
        yield "other gender", 1.0
        yield "other gender often", min(-votes, 4) / 4
    if option.cluster.told:
        yield "gender by name", (2 * option.cluster.traits / option.cluster.told - 1) * side


def _tell_gender(this: Facts) -> int:
    """Return 1 where the words of a nominal tell of a "she", -1 of a "he", else 0."""
    kinds = load_kinds()
    return bool(this.words & kinds.feminine) - bool(this.words & kinds.masculine)


def _list_role_features(this: Facts, option: Option, clusters: Clusters) -> Iterator[Feature]:
    """Yield who speaks, and in whose words the two stand."""
    that, cluster = option.facts, option.cluster
    if that.is_source:
        yield "source", 1.0
    if this.last_source >= 0 and clusters.of.get(this.last_source) is cluster:
        yield "last source", 1.0
        if this.is_source:
            yield "last source, source", 1.0
    if this.sayer >= 0 and clusters.of.get(this.sayer) is cluster:
        yield ("sayer, quoted" if this.quotation >= 0 else "sayer"), 1.0
    if this.quotation != that.quotation:
        yield ("quoted alone" if this.quotation >= 0 else "that is quoted"), 1.0
    elif this.quotation >= 0:
        yield "same quotation", 1.0
    if that.is_owner:
        yield "owner", 1.0
        if this.is_owner:
            yield "both owners", 1.0
    if that.is_source and this.is_source:
        yield "both sources", 1.0
    yield "share", cluster.total / clusters.most
    count = clusters.counts[cluster.number]
    yield "count", min(count, 8) / 8
    if count == 0:
        yield "not yet", 1.0


def _list_told_features(this: Facts, option: Option, clusters: Clusters) -> Iterator[Feature]:
    """Yield in whose words an option stands: one who speaks is seldom named in what is said."""
    that = option.facts
    if that.sayer == this.index:
        yield "in its own words", 1.0
    elif that.sayer >= 0 and that.sayer != this.sayer:
        yield "in somebody's words", 1.0
        if this.is_source:
            yield "in somebody's words, source", 1.0
    if option.cluster.number in clusters.told_by.get(this.index, ()):
        yield "named in its own words", 1.0


def _list_word_features(this: Facts, option: Option, clusters: Clusters) -> Iterator[Feature]:
    """Yield what the words of a nominal say."""
    that, cluster = option.facts, option.cluster
    kinds = load_kinds()
    opening = _sort_opening(this)
    if this.head == that.head:
        yield "same head", 1.0
        yield "same head, " + opening, 1.0
    if this.head in cluster.heads:
        yield "head known", 1.0
    elif this.head in cluster.words:
        yield "role known", 1.0
        if this.is_source:
            yield "role known, source", 1.0
    elif this.head in clusters.by_word:
        yield "another has the head", 1.0
    if this.head in cluster.words and len(clusters.by_word.get(this.head, ())) == 1:
        yield "only one so called", 1.0
    more = this.words - cluster.words - kinds.definite - {this.head}
    yield "new words", min(len(more), 4) / 4
    if not more and this.head in cluster.words:
        yield "no new words", 1.0
    if that.words & more == more and more:
        yield "all words", 1.0
    missing = that.words - this.words - kinds.definite - kinds.indefinite
    yield "fewer words", min(len(missing), 4) / 4
    if that.opening in kinds.indefinite:
        yield "new before", 1.0
    if opening in ("this", "these", "those", "such"):
        yield "pointed at, " + _APART[min(abs(this.sentence - that.sentence), 3)], 1.0


def _list_sense_features(this: Facts, option: Option, clusters: Clusters) -> Iterator[Feature]:
    """Yield whether a nominal and an option are the same kind of thing."""
    that, cluster = option.facts, option.cluster
    kinds = load_kinds()
    phrase, other = this.phrase, that.phrase
    yield "both people", phrase.person * other.person
    yield "both bodies", phrase.body * other.body
    yield "both places", phrase.place * other.place
    yield "not both people", abs(phrase.person - other.person)
    yield "not both plural", abs(phrase.plural - other.plural)
    side = _tell_gender(this)
    if side * cluster.feminine < 0:
        yield "other gender", 1.0
    elif side * cluster.feminine > 0:
        yield "gender told", 1.0
    if cluster.named and cluster.kind in _PEOPLE:
        yield "named person, share", cluster.total / clusters.most
        if this.is_source:
            yield "named person, source", 1.0 - phrase.plural
            yield "named person, source, person", phrase.person * (1.0 - phrase.plural)
        yield "named person, person", phrase.person
        yield "named person, plural", phrase.plural
    if cluster.kind is EntityType.STATE and this.head in kinds.state_nouns:
        yield "state", 1.0
