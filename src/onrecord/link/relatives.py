"""Find for whom "who" or "which" stands: what it stands right behind.

In: mentions and `Facts`. Out: the index of a mention, or None.
Other pronouns are left to `antecedents.py`.
"""

from collections.abc import Sequence

from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import Mention, MentionType
from onrecord.model.phrase import Phrase

# How many mentions back: "aides to the mayor of Ostrel, who …". By judgement.
_FARTHEST = 3
# The words between a noun and its relative clause are what hangs on it, and these are short.
_LONGEST_GAP = 80


def find_relative(
    text: str, mentions: Sequence[Mention], facts: Sequence[Facts], index: int
) -> int | None:
    """Return the mention for which a relative pronoun stands, or None."""
    this, where = facts[index], mentions[index].span.start
    wants_person = this.opening in ("who", "whom")
    for other in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        gap = text[mentions[other].span.end : where]
        if facts[other].sentence != this.sentence or len(gap) > _LONGEST_GAP:
            return None
        if _has_end(gap) or mentions[other].type is MentionType.PRONOUN:
            return None
        if facts[other].is_owner:
            continue
        if not wants_person or _may_be_person(facts[other]):
            return other
    return None


def _has_end(gap: str) -> bool:
    """Tell whether a clause ends between a noun and a pronoun."""
    return any(mark in gap for mark in ";:—“”")


def _may_be_person(facts: Facts) -> bool:
    kinds = load_kinds()
    phrase: Phrase = facts.phrase
    if facts.head in kinds.group | kinds.unnamed or facts.title & kinds.person_titles:
        return True
    return phrase.person >= max(phrase.place, phrase.body, 0.3)
