"""Compare what offices are called: "Secretary" can be the secretary of state, not the deputy one.

In: words of titles. Out: the one name of an office, whether a title can name it. Who holds it is
left to `gazetteer.py`.
"""

from collections.abc import Iterable

ARTICLES = frozenset({"the", "of", "a", "an", "for", "and", "on"})
# Offices that one person of a state holds at a time.
SOLE_OFFICES = frozenset(
    {
        *(
            "president",
            "vice president",
            "prime minister",
            "chancellor",
            "king",
            "queen",
            "emperor",
        ),
        *("taoiseach", "supreme leader"),
        *("foreign minister", "foreign secretary", "state secretary"),
        *("defence minister", "defence secretary", "finance minister"),
    }
)


def normalise_office(words: Iterable[str]) -> str:
    """Return the one name under which an office is kept.

    >>> normalise_office(["Premier"]), normalise_office(["Minister", "of", "Foreign", "Affairs"])
    ('prime minister', 'foreign minister')
    """
    low = " ".join(words).lower().replace("-", " ").split()
    kept = [_SPELLINGS.get(word, word) for word in low if word not in ARTICLES]
    if len(kept) > 1 and kept[0] in _HEADS and kept[1] in _PORTFOLIOS:
        rest = [word for word in kept[1:] if word != "affairs"]
        kept = [*rest, kept[0]]
    plain = " ".join(kept)
    return "prime minister" if plain == "premier" else plain


_SPELLINGS = {"defense": "defence"}
# "Secretary of State", "minister of defence": the portfolio is put first.
_HEADS = frozenset({"secretary", "minister"})
_PORTFOLIOS = frozenset({"foreign", "defence", "finance", "state"})


# Words that make another office of one.
RANKS = frozenset({"vice", "deputy", "first", "assistant", "under", "principal"})
_OFFICE_WORDS = {
    "defense": "defence",
    "affairs": "",
    "premier": "prime minister",
    "us": "",
    "u.s.": "",
}


def is_title_of(title: str, office: str) -> bool:
    """Tell whether a title can name an office: "Secretary" that of a secretary of state.

    >>> is_title_of("secretary", "secretary of state"), is_title_of("president", "vice president")
    (True, False)
    """
    told, held = _list_office_words(title), _list_office_words(office)
    if (told ^ held) & RANKS or not told:
        return False
    return held <= told or told <= held


def _list_office_words(text: str) -> frozenset[str]:
    words = text.lower().replace("-", " ").replace(",", " ").split()
    if words[:1] == ["under"] and words[1:2] != ["secretary"]:
        del words[0]  # "under President Marost"
    written = " ".join(_OFFICE_WORDS.get(word, word) for word in words)
    return frozenset(written.split()) - ARTICLES
