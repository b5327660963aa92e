"""Find who has written a report that says "I" itself: an opinion piece tells it at its end.

"Ilena Marost, a former judge, is the author of …": a paragraph among the last ones that begins
with a person's name and says who that is, of whom the report tells nothing else. What the report
says of itself, outside of quotations and turns, are that person's words.

In: a document, its mentions and links. Out: an entity's id and where it is named, or None.
Whose "I" stands in a quotation or turn is left to `first_persons.py`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.link.kinds import load_kinds
from onrecord.model.document import Document, Mention, MentionType, Span
from onrecord.model.record import Entity, EntityType, Link

# Paragraphs at the end among which the author's may be, and at the beginning, where a name may
# stand once more; by judgement.
_LAST, _FIRST = 3, 2
# How often the report must say "I" outside of quotations.
_LEAST = 2
_TELLS = re.compile(r"(?:\s*\([^)]{2,60}\))?(?:,[^.;:]{3,160},)?\s+(\w+)\s")


class Author(NamedTuple):
    """Who has written a report.

    Attributes:
        entity_id: Who.
        span: The name.
    """

    entity_id: str
    span: Span


def find_author(
    doc: Document,
    mentions: Sequence[Mention],
    entities: Iterable[Entity],
    links: Iterable[Link],
) -> Author | None:
    """Return who has written a report in the first person, where it tells so at its end."""
    if doc.turns or _count_own_words(doc) < _LEAST:
        return None
    paragraphs = _list_paragraphs(doc)
    text = doc.report.text
    of = {link.mention_id: link.entity_id for link in links}
    kinds = {entity.entity_id: entity.type for entity in entities}
    by_start = {m.span.start: m for m in mentions if m.type is MentionType.NAME}
    for number, span in reversed(list(enumerate(paragraphs))[-_LAST:]):
        mention = by_start.get(span.start)
        if mention is None or len(text[mention.span.start : mention.span.end].split()) < 2:
            continue
        tells = _TELLS.match(text, mention.span.end, span.end)
        if tells is None or tells.group(1) not in load_kinds().tells_author:
            continue
        entity = of.get(mention.mention_id)
        if entity is None or kinds.get(entity) not in (EntityType.PERSON, None):
            continue
        if _is_told_of(entity, mentions, of, paragraphs, number):
            continue
        return Author(entity, mention.span)
    return None


def _count_own_words(doc: Document) -> int:
    """Return how often the report itself says "I"."""
    quoted = [q.span for q in doc.quotations if q.depth == 0]
    count = at = 0
    for token in doc.tokens:
        while at < len(quoted) and quoted[at].end <= token.start:
            at += 1
        inside = at < len(quoted) and quoted[at].start <= token.start
        count += token.text == "I" and not inside
    return count


def _list_paragraphs(doc: Document) -> list[Span]:
    """Return the paragraphs, from their first sentence to their last."""
    found: dict[int, Span] = {}
    for sentence in doc.sentences:
        start = found.get(sentence.paragraph, sentence.span).start
        found[sentence.paragraph] = Span(start, sentence.span.end)
    return list(found.values())


def _is_told_of(
    entity: str,
    mentions: Sequence[Mention],
    of: Mapping[str, str],
    paragraphs: Sequence[Span],
    number: int,
) -> bool:
    """Tell whether the report's body tells of somebody: then that is hardly its author."""
    body = paragraphs[min(_FIRST, number) : number]
    if not body:
        return False
    first, last = body[0].start, body[-1].end
    return any(
        of.get(m.mention_id) == entity and first <= m.span.start < last
        for m in mentions
        if m.type is not MentionType.PRONOUN
    )
