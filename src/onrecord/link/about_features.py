"""Say what speaks for and against a content's being about somebody.

In: a `Content` and a `Candidate` of it. Out: features with their values, by name.
What they weigh is learnt (`training/about/`) and read by `about.py`. What is asked about those who
are not mentioned in the content is left to `about_outside.py`.
"""

import math
from collections.abc import Iterator

from onrecord.link.about_candidates import Candidate, Content, Where
from onrecord.link.about_outside import Feature, list_outside_features
from onrecord.link.about_scene import Place, Scene
from onrecord.link.kinds import load_kinds
from onrecord.model.document import MentionType

# More than these tell nothing more.
_MOST_MENTIONS, _MOST_CANDIDATES, _MOST_TOKENS, _MOST_WEIGHT = 4, 6, 60, 32
# A content of so few tokens is a name with little beside it: "praised the envoy".
_BARE = 3
# Whoever opens a content is its first word, or the one behind "that".
_OPENING = 2


def list_features(scene: Scene, content: Content, candidate: Candidate) -> Iterator[Feature]:
    """Yield what speaks for and against a content's being about a candidate."""
    begins = _sort_beginning(scene.low[content.first])
    yield from _list_statement_features(content, begins)
    yield from _list_kind_features(scene, content, candidate)
    yield from _list_part_features(content, candidate, begins)
    if candidate.where is Where.CONTENT:
        yield from _list_rank_features(content, candidate)
        yield from _list_place_features(content, candidate)
        yield from _list_word_features(scene, candidate)
    else:
        yield from list_outside_features(scene, content, candidate, begins)


def _sort_beginning(word: str) -> str:
    """Return how a content begins: "to leave" and "leaving" are somebody's who is left out."""
    if word in ("to", "that"):
        return word
    return "ing" if word.endswith("ing") else "else"


def _list_statement_features(content: Content, begins: str) -> Iterator[Feature]:
    """Yield what kind of statement it is: many are about nobody."""
    stmt = content.stmt
    yield f"mode {stmt.mode}", 1.0
    yield f"act {stmt.act}", 1.0
    yield f"quote {stmt.quote_type}", 1.0
    yield f"begins {begins}", 1.0
    yield "length", min(content.length, _MOST_TOKENS) / _MOST_TOKENS
    if content.length <= _BARE:
        yield "bare", 1.0
    if content.outer is not None:
        yield "inside another", 1.0


def _list_kind_features(scene: Scene, content: Content, candidate: Candidate) -> Iterator[Feature]:
    """Yield what is known of the candidate in the whole report."""
    entity, kind = candidate.entity, candidate.kind
    yield f"kind {kind}", 1.0
    yield f"kind {kind}, mode {content.stmt.mode}", 1.0
    yield f"kind {kind}, act {content.stmt.act}", 1.0
    yield f"kind {kind}, {'named' if entity.name[:1].isupper() else 'unnamed'}", 1.0
    yield "weight", math.log2(min(entity.weight, _MOST_WEIGHT)) / math.log2(_MOST_WEIGHT)
    yield "share", min(entity.weight / scene.top, 1.0)
    if entity.entity_id in scene.beginning:
        yield "beginning", 1.0
    if entity.entity_id in content.before:
        yield "before", 1.0


def _list_part_features(content: Content, candidate: Candidate, begins: str) -> Iterator[Feature]:
    """Yield which part the candidate has in this statement and those around it."""
    stmt, where, entity_id = content.stmt, candidate.where, candidate.entity.entity_id
    yield f"in {where}", 1.0
    if entity_id == content.topic:
        yield f"topic in {where}", 1.0
    if entity_id == stmt.speaker:
        yield f"speaker in {where}", 1.0
        yield f"speaker, mode {stmt.mode}", 1.0
        yield f"speaker, act {stmt.act}", 1.0
        yield f"speaker, quote {stmt.quote_type}", 1.0
        yield f"speaker, begins {begins}", 1.0
    if any(entity_id == inner.speaker for inner in content.inner):
        yield f"inner speaker in {where}", 1.0
    if content.outer is not None and entity_id == content.outer.speaker:
        yield "outer speaker", 1.0


def _list_rank_features(content: Content, candidate: Candidate) -> Iterator[Feature]:
    """Yield how the candidate stands among the others of the content."""
    acting = content.acting
    first = bool(acting) and acting[0] is candidate
    rank = next((at for at, each in enumerate(acting) if each is candidate), _MOST_CANDIDATES)
    yield "rank", min(rank, _MOST_CANDIDATES) / _MOST_CANDIDATES
    yield "candidates", min(len(acting), _MOST_CANDIDATES) / _MOST_CANDIDATES
    if first:
        yield "first", 1.0
        yield "first, subject", candidate.subject
        if len(acting) == 1:
            yield "only", 1.0
    if candidate.entity.weight == content.heaviest:
        yield "heaviest", 1.0


def _list_place_features(content: Content, candidate: Candidate) -> Iterator[Feature]:
    """Yield where in the content the candidate is mentioned."""
    place = candidate.places[0]
    room = max(1, content.last - content.first)
    yield "position", max(0, place.first - content.first) / room
    if place.first - content.first < _OPENING:
        yield "opens", 1.0
    yield "subject", candidate.subject
    yield "mentions", min(len(candidate.places), _MOST_MENTIONS) / _MOST_MENTIONS
    if len(candidate.places) > 1:
        yield "again", 1.0
    inner = [span for stmt in content.inner for span in stmt.content]
    if inner and all(any(s.contains(p.mention.head) for s in inner) for p in candidate.places):
        yield "inside an inner content", 1.0
    yield from _list_phrase_features(place, candidate.kind)


def _list_phrase_features(place: Place, kind: str) -> Iterator[Feature]:
    """Yield what the encoder says of the first mention."""
    phrase = place.phrase
    if phrase is None:
        return
    yield "person", phrase.person
    yield "body", phrase.body
    yield "place", phrase.place
    yield "plural", phrase.plural
    yield "old", phrase.old
    if phrase.last > place.last:
        # "the Marost campaign" is a campaign.
        yield "modifier", 1.0
        yield f"modifier, kind {kind}", 1.0


def _list_word_features(scene: Scene, candidate: Candidate) -> Iterator[Feature]:
    """Yield by which words the candidate is mentioned, and between which."""
    kinds = load_kinds()
    place, types = candidate.places[0], {p.mention.type for p in candidate.places}
    words = scene.low[place.first : place.last]
    before, behind = scene.get_common(place.first - 1), scene.get_common(place.last)
    yield f"first a {place.mention.type}", 1.0
    for each in MentionType:
        if each in types:
            yield f"a {each}", 1.0
    yield "sure", max(p.score for p in candidate.places)
    if place.mention.type is MentionType.PRONOUN:
        yield f"pronoun {words[0]}", 1.0
        yield f"pronoun {words[0]}, behind {behind}", 1.0
    elif place.mention.type is MentionType.NOMINAL:
        known = words[0] in kinds.definite | kinds.indefinite | kinds.owners
        yield f"nominal opens {words[0] if known else 'otherwise'}", 1.0
    if place.mention.title is not None:
        yield "titled", 1.0
    yield f"before it {before}", 1.0
    yield f"behind it {behind}", 1.0
    if behind in ("'s", "’s", "'", "’") or words[0] in kinds.owners:
        yield "owner", 1.0
