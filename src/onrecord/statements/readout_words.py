"""Know the words of accounts of conversations.

In: `readouts_en.toml`. Out: `ReadoutWords`, patterns to search a text for.
What they say of a text is left to `readouts.py` and `account_points.py`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Lists of whole words, and those of words in small letters: "united" is a verb, "United" a name.
_WHOLE = frozenset({"verbs", "finite", "official", "says"})
_SMALL = frozenset({"finite", "says"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadoutWords:
    """Patterns by which accounts of conversations and their points are known.

    Attributes:
        official: In the name of a publisher that is an office.
        headline: In the headline of an account.
        headline_plain: In one that leaves no doubt.
        headline_not: In that of a text that is none.
        lead: Announces the conversation.
        joint: Those who talk, named together; matches the whole of a source.
        verbs: What accounts of conversations tell with.
        reporting: What a journalist's report has and such an account has not.
        topic_behind: Words behind which a topic stands.
        topic_before: Words before which it stands.
        together: What those who talked did together.
        aside: Sentences that are no point.
        before: What may stand before a point; matches at its beginning.
        finite: A finite verb.
        says: A verb whose subject says what stands behind it.
    """

    official: re.Pattern[str]
    headline: re.Pattern[str]
    headline_plain: re.Pattern[str]
    headline_not: re.Pattern[str]
    lead: re.Pattern[str]
    joint: re.Pattern[str]
    verbs: re.Pattern[str]
    reporting: re.Pattern[str]
    topic_behind: re.Pattern[str]
    topic_before: re.Pattern[str]
    together: re.Pattern[str]
    aside: re.Pattern[str]
    before: re.Pattern[str]
    finite: re.Pattern[str]
    says: re.Pattern[str]


@cache
def load_readout_words() -> ReadoutWords:
    """Load the words."""
    path = files("onrecord.statements").joinpath("readouts_en.toml")
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return ReadoutWords(
        **{
            name: _join(
                each,
                r"\b(?:{})\b" if name in _WHOLE else "(?:{})",
                0 if name in _SMALL else re.IGNORECASE,
            )
            for name, each in lists.items()
        }
    )


def _join(patterns: Sequence[str], around: str, flags: int) -> re.Pattern[str]:
    """Return the pattern that any of them fits; a space stands for any white space."""
    joined = "|".join(f"(?:{each})" for each in patterns).replace(" ", r"\s+")
    return re.compile(around.format(joined), re.DOTALL | flags)
