"""Find the name to which a nominal behind it belongs: "Adrel Quint, a former guard, …".

Or that is said to be it: "Adrel Quint is the guard who …".

In: mentions and `Facts`. Out: the index of a name, or None.
The name behind a nominal ("the envoy, Adrel Quint") is known from its title.
"""

import re
from collections.abc import Sequence

from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import Mention, MentionType

# What follows an insertion: its end, or what hangs on it. Anything else may be a verb, and then
# somebody else has begun to speak: "…, a former guard said".
_BEHIND = re.compile(r"\s*(?:,(?!\s*and\b)|[.;)]|\s(?:who|whose|of|for|at|in|with|from|on)\b)")
_BETWEEN = re.compile(r"\s*,\s*")

# What follows a name that is inserted: the end of the insertion or of the sentence.
_CLOSED = re.compile(r"\s*(?:,(?!\s*and\b)|[.;)])")


def is_one_person(facts: Facts) -> bool:
    """Tell whether a nominal's words are said of one person."""
    kinds = load_kinds()
    if facts.head in kinds.group or facts.phrase.plural >= 0.5:
        return False
    return facts.phrase.person >= 0.5 or facts.head in kinds.person_titles


def find_name_behind(
    text: str, mentions: Sequence[Mention], facts: Sequence[Facts], index: int
) -> int | None:
    """Return the name inserted right behind a nominal: "the Union’s candidate, Adrel Quint, …"."""
    behind = index + 1
    if behind >= len(mentions) or mentions[behind].type is not MentionType.NAME:
        return None
    if mentions[index].type is not MentionType.NOMINAL or not is_one_person(facts[index]):
        return None
    name = mentions[behind].span
    if facts[index].sentence != facts[behind].sentence:
        return None
    if not _BETWEEN.fullmatch(text[mentions[index].span.end : name.start]):
        return None
    return behind if _CLOSED.match(text, name.end) else None


def find_name_before(
    text: str,
    mentions: Sequence[Mention],
    facts: Sequence[Facts],
    index: int,
) -> int | None:
    """Return the name right before a nominal for one person, or None."""
    this = facts[index]
    before = index - 1
    if this.type is not MentionType.NOMINAL or before < 0:
        return None
    if not is_one_person(this):
        return None
    if mentions[before].type is not MentionType.NAME:
        return None
    gap = text[mentions[before].span.end : mentions[index].span.start]
    if this.sentence != facts[before].sentence:
        return None
    if gap.strip().lower() in load_kinds().copulas:
        return before
    if not _BETWEEN.fullmatch(gap):
        return None
    return before if _BEHIND.match(text, mentions[index].span.end) else None
