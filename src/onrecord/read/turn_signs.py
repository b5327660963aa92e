"""Tell whether the single word of a label is somebody: "Lim" is, "Geneva" and "Client" are not.

In: a word, and the text with its headline. Out: whether a title, a given name or the like shows
that a person is called so.
Which labels are turns is left to `turn_choice.py`.
"""

import itertools
import re
from functools import cache

from onrecord.read.mentions import load_mention_words
from onrecord.read.turn_labels import load_label_words

_BEFORE = r"(?P<before>[^\W\d_][\w’'-]*\.?)[ \xa0]+"
# So many places are looked at; a person is shown by the first ones.
_MOST = 100
_SAYS = r"said|says|asked|asks|added|told|tells|replied|answered|laughed|smiled"


@cache
def load_places() -> frozenset[str]:
    """Load the names of states and well-known cities, in lower case."""
    return load_label_words().places | load_label_words().long_places


def shows_person(text: str, word: str) -> bool:
    """Tell whether a text shows that a person is called by a word.

    >>> shows_person("Lim: Yes. Thank you, Mr. Varn.", "VARN")
    True
    >>> shows_person("Lim: Yes. Thank you, Mr. Varn.", "LIM")
    False
    """
    name = "|".join(sorted({re.escape(word), re.escape(word.title())}))
    called = rf"\b(?:{name})\b"
    if re.search(
        rf"{called}\s+(?:{_SAYS})\b|,\s+{called}[.!?]|[Tt]hank(?:s| you),?\s+{called}", text
    ):
        return True
    mentions, lists = load_mention_words(), load_label_words()
    small = mentions.function_words | mentions.determiners | mentions.title_modifiers
    for match in itertools.islice(re.finditer(_BEFORE + called, text), _MOST):
        before = match["before"]
        low = before.lower().rstrip(".")
        if low in mentions.roles or low in lists.masculine or low in lists.feminine:
            return True
        if low in mentions.honorifics or f"{low}." in mentions.honorifics:
            return True
        if not before[0].isupper() or low in small or low in load_places():
            continue
        # The first word of a sentence is written so without being a name.
        if (len(low) > 1 or before.endswith(".")) and not re.search(rf"\b{re.escape(low)}\b", text):
            return True
    return False
