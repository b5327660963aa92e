"""Read a name as a report writes it: where it begins and ends, and whether it can be anybody's.

Reading cuts names by capitals: "Presidential Office Ilena Marost" is an office and a name, the
"Ministry of Defence" goes on with "of Varenia", and "Yeah" is nobody.

In: the text, words and places of mentions. Out: names. What kind of thing they name is left to
`kinds.py`, which names are one to `same_names.py`.
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.link.gazetteer import load_gazetteer
from onrecord.link.kinds import is_state, load_kinds
from onrecord.link.name_keys import load_given_names, make_word_key
from onrecord.model.document import Mention, Span

_ADDRESS = re.compile(r"\b(?:mrs?|ms|dr|gen|sen|rep|gov|amb|adm|sec)\b\.?\s+\Z", re.IGNORECASE)
_PEOPLES = re.compile(r"(?:\bDemocratic\s+)?\bPeople[’']s\s*\Z")
_OF_STATE = re.compile(
    r"\s+of\s+((?:the\s+)?[A-ZÀ-Þ][\w’'-]{0,30}(?:\s+(?:of\s+)?(?:the\s+)?[A-ZÀ-Þ][\w’'-]{0,30}){0,5})"
)

# "Large-scale", "God-given", "Trump-era": no names, though they begin with a capital.
_HYPHENED = re.compile(
    r"\w+-(?:scale|given|level|led|based|era|style|wide|term|made|like|born|backed|owned|held)"
)


def strip_office(name: str) -> str:
    """Return a name without the words of an office that were read as its beginning.

    >>> strip_office("Presidential Office Ilena Marost"), strip_office("Presidents Marost")
    ('Ilena Marost', 'Marost')
    """
    kinds = load_kinds()
    words = name.split()
    low = [word.lower() for word in words]
    before = kinds.before_names | kinds.person_titles
    # "Security Council Dmitry …": common words too, where a given name follows them.
    often = before | kinds.organisation | kinds.common | kinds.portfolio
    at = 0
    while at < len(words) - 1 and (low[at] in before or is_state(low[at])):
        at += 1
    if low[at] in kinds.state and low[at + 1 : at + 2] == ["of"] and at + 3 < len(words):
        at += 3 if is_state(low[at + 2]) else 0  # "Republic of Poland Andrzej …"
    further = at
    while further < len(words) - 2 and (low[further] in often or is_state(low[further])):
        further += 1
    if further > at and is_given_name(words[further]):
        at = further
    elif len(words) - 2 > at and _ends_in_person(words, kinds.organisation):
        at = len(words) - 2  # "Ostrel State Corporation Sergei …"
    rest = low[at:]
    # One word is left of "Ministry Varenia", and of "Presidents Marost": only the second is a name.
    titled = any(w in kinds.person_titles or w.rstrip("s") in kinds.person_titles for w in low[:at])
    lone = len(rest) == 1 and not (titled or low[0] == "q" or at > 1)
    if at == 0 or lone or not words[at][0].isupper() or not may_be_personal(rest):
        return name
    return " ".join(words[at:])


def _ends_in_person(words: Sequence[str], bodies: frozenset[str]) -> bool:
    """Tell whether a given name and another word stand behind a body's name."""
    body = words[-3].lower()
    return body in bodies and is_given_name(words[-2]) and words[-1].lower() not in bodies


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name that is known."""
    key = make_word_key(word)
    given = load_given_names().given
    return key in given or key in load_gazetteer().given


def may_be_personal(words: Sequence[str]) -> bool:
    """Tell whether a name, in lower case, can be somebody's by its words.

    >>> may_be_personal(["ilena", "marost"]), may_be_personal(["ostrel", "summit"])
    (True, False)
    """
    if not _load_things().isdisjoint(words) or any(word.isdigit() for word in words):
        return False
    gazetteer = load_gazetteer()
    return not any(w in gazetteer.adjectives or w in gazetteer.capitals for w in words)


@cache
def _load_things() -> frozenset[str]:
    """Load the words of which a name is no person's."""
    kinds = load_kinds()
    return kinds.organisation | kinds.place | kinds.document | kinds.group | kinds.impersonal


def is_no_name(word: str) -> bool:
    """Tell whether a capitalised word is nobody's name: "Yeah", "Russian".

    >>> is_no_name("Yeah"), is_no_name("Marost"), is_no_name("Russians")
    (True, False, False)
    """
    low = word.lower().strip(".")
    if low in load_kinds().no_names or _HYPHENED.fullmatch(word) is not None:
        return True
    return low in load_gazetteer().adjectives and not low.endswith("s") and not is_state(low)


def find_name_span(text: str, mention: Mention) -> Span:
    """Return where a mention's name stands.

    "Justice" before "Department" looks like a judge's title, and is the name's first word.
    """
    title, head = mention.title, mention.head
    if title is not None and title.end <= head.start:
        whole = " ".join(text[title.start : head.end].split())
        if load_gazetteer().find_body(whole) is not None:
            return Span(title.start, head.end)
    return head


def has_body_word(name: str) -> bool:
    """Tell whether a name has a word such as "ministry", or is a republic's."""
    kinds = load_kinds()
    return not (kinds.organisation | kinds.state).isdisjoint(name.lower().split())


def is_voice(text: str, start: int, end: int) -> bool:
    """Tell whether a capital or a people stands for its state: "Moscow will respond".

    >>> is_voice("Paris will respond", 0, 5), is_voice("In Paris it will rain", 3, 8)
    (True, False)
    """
    kinds = load_kinds()
    before = text[max(0, start - 20) : start].lower().split()
    behind = text[end : end + 20].lower().split()
    if before and before[-1] in kinds.places_before | {"to", "outside", "visit", "left"}:
        return False
    return bool(behind) and text[end].isspace() and behind[0].strip(".,;:") in kinds.acting


def is_addressed(text: str, start: int) -> bool:
    """Tell whether an honorific stands right before a place: in "MS. TARRO", before the name."""
    return _ADDRESS.search(text, max(0, start - 12), start) is not None


def read_on(text: str, start: int, end: int) -> str:
    """Return the name at a place, with the state that follows where reading has left it out.

    >>> read_on("the Ministry of Defence of the French Republic said", 4, 23)
    'Ministry of Defence of the French Republic'
    """
    name = " ".join(text[start:end].split())
    whole = _PEOPLES.search(text, max(0, start - 30), start)
    if whole is not None and name.startswith("Republic of "):
        # The apostrophe had it cut: without it, it is Taiwan, or South Korea.
        return f"{' '.join(whole.group().split())} {name}".replace("’", "'")
    following = _OF_STATE.match(text, end)
    if following is None:
        return name
    words = following.group(1).split()
    for last in range(len(words), 0, -1):
        state = " ".join(words[:last])
        if load_gazetteer().find_state(re.sub(r"^the ", "", state)) is not None:
            return f"{name} of {state}"
    return name
