"""Find the name to which a nominal behind it belongs: "Adrel Quint, a former guard, …".

Or that is said to be it: "Adrel Quint is the guard who …".

In: mentions and `Facts`. Out: the index of a name, or None.
The name behind a nominal ("the envoy, Adrel Quint") is known from its title.
"""

import re
from collections.abc import Sequence

from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.link.name_words import is_given_name, may_be_personal, strip_office
from onrecord.model.document import Mention, MentionType

# What follows an insertion: its end, or what hangs on it. Anything else may be a verb, and then
# somebody else has begun to speak: "…, a former guard said".
_BEHIND = re.compile(r"\s*(?:,(?!\s*and\b)|[.;)]|\s(?:who|whose|of|for|at|in|with|from|on)\b)")
_BETWEEN = re.compile(r"\s*,\s*")

# What follows a name that is inserted: the end of the insertion or of the sentence.
# Characters before a name in which a small word before it stands, and words of a body and a name.
_NEAR, _LONGEST_NAME = 20, 8
_CLOSED = re.compile(r"\s*(?:,(?!\s*and\b)|[.;)])")


def is_one_person(facts: Facts) -> bool:
    """Tell whether a nominal's words are said of one person."""
    kinds = load_kinds()
    if facts.head in kinds.group or facts.phrase.plural >= 0.5:
        return False
    if facts.opening == facts.head and facts.head.endswith("s"):
        return False  # "heads of …", with no word before it that says how many
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
    if not _BETWEEN.fullmatch(gap) or is_listed(text, mentions, facts, index):
        return None
    return before if _BEHIND.match(text, mentions[index].span.end) else None


def is_listed(text: str, mentions: Sequence[Mention], facts: Sequence[Facts], index: int) -> bool:
    """Tell whether a nominal is the title of the next one in a list of people.

    "Minister Adrel Quint, Head of the Ostrel Council Ilena Marost, …": each title stands before its
    name there, and none has an article.
    """
    kinds = load_kinds()
    nominal, name = mentions[index], mentions[index - 1]
    if not text[nominal.span.start].isupper() or facts[index].opening in kinds.definite:
        return False
    if not kinds.honorifics.issuperset(facts[index - 1].title):
        return True
    before = text[: name.span.start][-_NEAR:].split()
    if before and before[-1].lower() in kinds.phrase_breaks:
        return True
    item = re.compile(r"[^,;.()]*").match(text, nominal.span.end)
    end = nominal.span.end if item is None else item.end()
    following = text[nominal.span.end : end].split()[-_LONGEST_NAME:]
    words = strip_office(" ".join(following)).split() if following else []
    return len(words) > 1 and is_given_name(words[-2]) and may_be_personal([words[-1].lower()])
