"""Find for whom "who" or "which" stands: what it stands right behind.

In: mentions and `Facts`. Out: the index of a mention, or None.
Other pronouns are left to `antecedents.py`.
"""

import re
from collections.abc import Sequence

from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import Mention, MentionType
from onrecord.model.phrase import Phrase

# How many mentions back: "aides to the mayor of Ostrel, who …". By judgement.
_FARTHEST = 3
# The words between a noun and its relative clause are what hangs on it, and these are short.
_LONGEST_GAP = 80
# "Those who agreed with Quint": nobody who is named.
_ANYBODY = re.compile(
    r"\b(?:those|anyone|anybody|everyone|everybody|someone|somebody|one)\s+\Z", re.IGNORECASE
)
# From so likely on, a name before an insertion is a person's. By judgement.
_PERSON = 0.5


def find_relative(
    text: str, mentions: Sequence[Mention], facts: Sequence[Facts], index: int
) -> int | None:
    """Return the mention for which a relative pronoun stands, or None."""
    this, where = facts[index], mentions[index].span.start
    wants_person = this.opening in ("who", "whom")
    if _ANYBODY.search(text, max(0, where - 12), where):
        return None
    described = _find_described(text, mentions, facts, index) if wants_person else None
    if described is not None:
        return described
    for other in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        gap = text[mentions[other].span.end : where]
        if facts[other].sentence != this.sentence or len(gap) > _LONGEST_GAP:
            return None
        if _has_end(gap) or mentions[other].type is MentionType.PRONOUN:
            return None
        if facts[other].is_owner:
            continue
        if wants_person:
            if _may_be_person(facts[other]):
                return other
        else:
            return None if _hangs(text, mentions[other]) else other
    return None


def _hangs(text: str, mention: Mention) -> bool:
    """Tell whether a name hangs on a noun: of "talks in Ostrel, which …" the talks can be meant."""
    if mention.type is not MentionType.NAME:
        return False
    before = text[max(0, mention.span.start - _LONGEST_GAP) : mention.span.start].split()[-1:]
    return bool(before) and before[0].lower() in load_kinds().phrase_breaks


def _find_described(
    text: str, mentions: Sequence[Mention], facts: Sequence[Facts], index: int
) -> int | None:
    """Return the name that an insertion between it and "who" describes, or None.

    "Adrel Quint, the head of the Water Union, who …" is about Quint, as the comma before "who"
    says; but of "…, the head of the Water Union, Ilena Marost, who …" it is Marost.
    """
    where = mentions[index].span.start
    if text[:where].rstrip()[-1:] != ",":
        return None
    for other in range(index - 1, max(-1, index - 1 - _FARTHEST - 1), -1):
        name, inserted = mentions[other], mentions[other + 1].span
        gap = text[name.span.end : where]
        if facts[other].sentence != facts[index].sentence or len(gap) > _LONGEST_GAP:
            return None
        is_person = facts[other].phrase.person >= _PERSON and name.type is MentionType.NAME
        before = text[max(0, name.span.start - _LONGEST_GAP) : name.span.start].split()[-1:]
        hangs = bool(before) and before[0].lower() in load_kinds().phrase_breaks
        if is_person and gap.strip() == "," and not hangs:
            return other
        is_described = text[name.span.end : inserted.start].strip() == "," and inserted.end < where
        if is_person and is_described and gap.count(",") == 2 and not _has_end(gap):
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
