"""Know the pronouns of set phrases: "It is important that …", "For his part, Quint said …".

The first means nothing, the second who comes next. Weights that were learnt on other sentences
take them for somebody named before.

In: mentions and their `Facts`. Out: whether an "it" is empty, the index of who comes next.
All other pronouns are left to `antecedents.py`.
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.link.facts import Facts
from onrecord.link.kinds import load_kinds
from onrecord.model.document import Mention, MentionType

_PART = re.compile(r"\s+part,\s+(?:the\s+)?", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+\Z", re.IGNORECASE)
# So many mentions may lie between: "part" is one.
_NEAR = 3


def is_empty_it(text: str, start: int, end: int) -> bool:
    """Tell whether an "it" means nothing: "It is important to …", "where it matters".

    >>> is_empty_it("It is a great pleasure to see you.", 0, 2), is_empty_it("It is late.", 0, 2)
    (True, False)
    """
    return text[start:end].lower() == "it" and _behind_empty_it().match(text, end) is not None


@cache
def _behind_empty_it() -> re.Pattern[str]:
    kinds = load_kinds()
    words = "|".join(sorted(kinds.empty_it))
    between = "|".join(sorted(kinds.between_empty_it))
    be = (
        r"(?:\s+(?:is|was|will\s+be|would\s+be|would\s+have\s+been|has\s+been|may\s+(?:well\s+)?be"
        r"|might\s+be|remains|becomes|seems)|[’\']s)"
    )
    alone = r"\s+(?:matters|seems|appears|turns\s+out|turned\s+out|may\s+well\s+be)\b"
    return re.compile(rf"{be}\s+(?:(?:{between})\s+){{0,3}}(?:{words})\b|{alone}", re.IGNORECASE)


def find_partner(
    text: str, mentions: Sequence[Mention], facts: Sequence[Facts], index: int
) -> int | None:
    """Return the name that comes next in "For his part, Adrel Quint said", or None."""
    span = mentions[index].span
    if facts[index].type is not MentionType.PRONOUN or not has_partner(text, span.start, span.end):
        return None
    part = _PART.match(text, span.end)
    behind = span.end if part is None else part.end()
    for other in range(index + 1, min(len(mentions), index + 1 + _NEAR)):
        following = mentions[other].span
        if following.start <= behind <= following.end:
            return other if facts[other].type is MentionType.NAME else None
    return None


def has_partner(text: str, start: int, end: int) -> bool:
    """Tell whether a pronoun means who comes next: "For her part, the envoy said"."""
    before = _FOR.search(text, max(0, start - 8), start)
    return before is not None and _PART.match(text, end) is not None
