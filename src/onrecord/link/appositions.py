"""Find the name to which a nominal behind it belongs: "Adrel Quint, a former guard, …".

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
    is_one = this.phrase.person >= 0.5 and this.phrase.plural < 0.5
    if this.head in load_kinds().group or not is_one:
        return None
    if mentions[before].type is not MentionType.NAME:
        return None
    gap = text[mentions[before].span.end : mentions[index].span.start]
    if this.sentence != facts[before].sentence or not _BETWEEN.fullmatch(gap):
        return None
    return before if _BEHIND.match(text, mentions[index].span.end) else None
