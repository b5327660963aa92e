"""Tell whose name a report keeps back: "a senior administration official".

Sources without a name are entities of their own, of the type `unnamed`, and known to their report
only: that two reports have the same one in mind, only a person can say. The transcript of a
background call has a label for them instead of a name, in capitals or not, numbered or not.

In: the words of an entity, a `Report`. Out: whether it is unnamed, whether a report is the
transcript of a background call. Their ids are left to `identity.py`.
"""

import re

from onrecord.link.kinds import load_kinds
from onrecord.model.document import Report

# What the label of a background call may hold beside the words of an office.
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "#1", "#2", "#3", "1", "2", "3", "4"})
_BACKGROUND_HEADLINE = re.compile(r"\bbackground (?:press )?(?:call|briefing|conference)\b", re.I)
_GROUND_RULES = re.compile(
    r"\bon (?:deep )?background\b[^.]{0,200}\battribut|\battribut[^.]{0,200}\bofficials?\b", re.I
)
# The ground rules are read out before the first question.
_OPENING = 3000


def is_unnamed(words: str, *, is_name: bool) -> bool:
    """Tell whether words that stand where a name would are a label for somebody kept back.

    >>> is_unnamed("SENIOR ADMINISTRATION OFFICIAL #2", is_name=True)
    True
    >>> is_unnamed("Foreign Ministry", is_name=True)
    False
    """
    if not is_name:
        return False
    kinds = load_kinds()
    low = [word.strip(":").lower() for word in words.split()]
    kept = [word for word in low if word not in _NUMBERS]
    if not kept or kinds.unnamed.isdisjoint(kept):
        return False
    known = kinds.unnamed | kinds.common | kinds.organisation | kinds.portfolio | {"u.s.", "us"}
    return all(word in known for word in kept)


def is_background_call(report: Report) -> bool:
    """Tell whether a report is the transcript of a call whose officials stay unnamed.

    >>> is_background_call(Report(text="…", headline="Background Press Call on the Ostrel Talks"))
    True
    """
    if _BACKGROUND_HEADLINE.search(report.headline or ""):
        return True
    return _GROUND_RULES.search(report.text[:_OPENING]) is not None
