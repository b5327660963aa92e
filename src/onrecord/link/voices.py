"""Say what speaks for a state: its capital, its people as a whole, the office that publishes.

"Moscow said" and "the Russians will respond" mean the state; "in Moscow" and "Russians fear" do
not. In: words of names. Out: the name or the code of the state. Where such words stand in a text
is left to `name_words.py`.
"""

import re

from onrecord.link.gazetteer import load_gazetteer

_PUBLISHING = frozenset({"office", "ministry", "government", "president", "embassy", "presidency"})


def find_common_name(words: str, *, speaks: bool) -> str:
    """Return the name that all names of a state or body stand for; any other name as it is.

    A capital or a people that is the source of a statement is the voice of a state.

    >>> find_common_name("the U.K.", speaks=False), find_common_name("London", speaks=True)
    ('United Kingdom', 'United Kingdom')
    """
    gazetteer = load_gazetteer()
    plain = re.sub(r"^[Tt]he ", "", " ".join(words.split()))
    code = gazetteer.find_state(plain)
    if code is None and speaks:
        code = find_voice(plain)
    if code is not None:
        return gazetteer.names_of_states[code]
    body = gazetteer.find_body(plain)
    return " ".join(words.split()) if body is None else body.name


def find_voice(word: str) -> str | None:
    """Return the state for which a capital or a people stands that speaks.

    >>> find_voice("Moscow"), find_voice("Saudis"), find_voice("Brussels")
    ('rs', 'sa', None)
    """
    gazetteer = load_gazetteer()
    plain = word.lower()
    if plain in gazetteer.voiceless:
        return None
    return gazetteer.find_capital(plain) or find_people(plain)


def find_people(word: str) -> str | None:
    """Return the state of which a plural means the people: "the Saudis".

    >>> find_people("Saudis"), find_people("Saudi"), find_people("Laos")
    ('sa', None, None)
    """
    plain = word.lower()
    if not plain.endswith("s") or load_gazetteer().find_state(plain) is not None:
        return None
    return load_gazetteer().adjectives.get(plain)


def find_home_state(publisher: str | None) -> str | None:
    """Return the state whose office publishes a report.

    >>> find_home_state("The White House"), find_home_state("The Ostrel Courier")
    ('us', None)
    """
    if publisher is None:
        return None
    body = load_gazetteer().find_body(publisher)
    if body is not None:
        return body.state if body.name in load_gazetteer().voices else None
    state, rest = load_gazetteer().take_apart(publisher)
    return state if not _PUBLISHING.isdisjoint(rest) else None


def is_known_alone(words: str, *, speaks: bool) -> bool:
    """Tell whether a single word is a body's or state's full name."""
    if load_gazetteer().find_body(words) is not None:
        return True
    return speaks and find_voice(words) is not None
