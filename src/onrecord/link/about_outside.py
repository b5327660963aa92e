"""Say what speaks for a content's being about somebody who is not mentioned in it.

In: a `Content` and a `Candidate` of it that is its speaker, addressed, or mentioned around it.
Out: features with their values, by name. What else speaks for them is left to `about_features.py`.
"""

from collections.abc import Iterator

from onrecord.link.about_candidates import Candidate, Content, Where
from onrecord.link.about_scene import Scene

Feature = tuple[str, float]

# A content of no more tokens leaves out whom it is about: "called him weak".
_SHORT = 6
_MOST_OTHERS = 3
# What is said of oneself, and of oneself and others.
_FIRST = {"I": frozenset({"i", "me", "my"}), "we": frozenset({"we", "us", "our"})}


def list_outside_features(
    scene: Scene, content: Content, candidate: Candidate, begins: str
) -> Iterator[Feature]:
    """Yield what speaks for somebody who is meant without being mentioned.

    Args:
        scene: The document's mentions.
        content: The content.
        candidate: Somebody who is not mentioned in it.
        begins: How it begins.
    """
    where, act = candidate.where, content.stmt.act
    yield f"{where}, kind {candidate.kind}", 1.0
    yield f"{where}, begins {begins}", 1.0
    yield f"{where}, act {act}", 1.0
    yield f"{where}, mode {content.stmt.mode}", 1.0
    yield f"{where}, act {act}, begins {begins}", 1.0
    yield f"{where}, others {min(len(content.acting), _MOST_OTHERS)}", 1.0
    if content.length <= _SHORT:
        yield f"{where}, short", 1.0
        yield f"{where}, short, act {act}", 1.0
    said = {_cut(word) for word in scene.low[content.first : content.last]}
    for sort, words in _FIRST.items():
        if not said.isdisjoint(words):
            yield f"{where}, says {sort}", 1.0
    if where is Where.NEAR:
        yield from _list_near_features(scene, content, candidate)
        yield from _list_missing_features(scene, content, candidate)


def _cut(word: str) -> str:
    """Return a word without what is shortened behind it: the "i" of "i'm"."""
    return word.replace("’", "'").partition("'")[0]


def _list_near_features(scene: Scene, content: Content, candidate: Candidate) -> Iterator[Feature]:
    """Yield what speaks for somebody who is mentioned around the content."""
    place = candidate.places[0]
    at_home = scene.find_sentence(content.stmt.content[0].start) == place.sentence
    side = "before" if place.first < content.first else "behind"
    side = f"near {side}, {'same' if at_home else 'another'} sentence"
    yield side, 1.0
    yield f"{side}, a {place.mention.type}", 1.0
    yield f"{side}, subject", candidate.subject
    yield f"near number {content.near.index(candidate)}", 1.0
    if candidate.entity.entity_id in content.before:
        yield f"{side}, before", 1.0
    if candidate.entity.entity_id == content.topic:
        yield f"{side}, topic", 1.0
        if content.goes_on:
            yield "near topic, goes on", 1.0
    if place.phrase is not None:
        yield "near modifier", float(place.phrase.last > place.last)
        yield "near body", place.phrase.body
        yield "near place", place.phrase.place


def _list_missing_features(
    scene: Scene, content: Content, candidate: Candidate
) -> Iterator[Feature]:
    """Yield whether somebody may be whom a pronoun of the content stands for that nobody is."""
    missing = dict(scene.list_unresolved(content.stmt.content))
    entity_id, number = candidate.entity.entity_id, content.near.index(candidate)
    called = scene.get_called(entity_id)
    fitting = [c for c in content.near if missing.keys() & scene.get_called(c.entity.entity_id)]
    if candidate in fitting:
        yield f"near fits {fitting.index(candidate)}", 1.0
    for sort, place in missing.items():
        fits = "is" if sort in called else "is not" if called else "may be"
        yield f"near {sort} missing", 1.0
        yield f"near {sort} missing, {fits}", 1.0
        yield f"near {sort} missing, {fits}, {number}", 1.0
        yield f"near {sort} missing, kind {candidate.kind}", 1.0
        if place is not None and place.entity == entity_id:
            yield "near, likeliest", 1.0
            yield "near, likely", place.score
