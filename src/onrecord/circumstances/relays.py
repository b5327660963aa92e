"""Find who passes on what others said: "RIA Hadvik carried the ministry".

In: a `Page`, and which entities are media. Out: for each statement the media through which it
came, nearest first, with the words that say so. Other circumstances are left to `fill.py`.
"""

from collections.abc import Mapping, Sequence

from onrecord.circumstances.clues import Clue
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.page import Page

# How far behind its verb an agency may stand: "carried on Tuesday by the state agency RIA".
_LONGEST_GAP = 7


def find_relays(page: Page, lexicon: Lexicon, outlets: Sequence[Clue]) -> dict[int, list[Clue]]:
    """Return for each statement the clues to media that relay it, nearest first.

    A statement inside a medium's own statement came by way of it; so did one whose sentence says
    that the medium carried, quoted or published it.
    """
    found: dict[int, list[Clue]] = {}
    by_source = _find_speaking(page, outlets)
    places = {stmt.statement_id: number for number, stmt in enumerate(page.statements)}
    for number, stmt in enumerate(page.statements):
        chain: list[Clue] = []
        outer = stmt.within
        seen: set[str] = set()
        while outer is not None and outer in places and outer not in seen:
            seen.add(outer)
            around = places[outer]
            if around in by_source:
                chain.append(by_source[around])
            outer = page.statements[around].within
        if chain:
            found[number] = chain
    for clue in outlets:
        if not _is_carrier(page, lexicon, clue):
            continue
        for number, home in enumerate(page.homes):
            if home == page.sentence_of[clue.first] and page.statements[number].within is None:
                own = found.setdefault(number, [])
                if all(clue.key != other.key for other in own):
                    own.append(clue)
    return found


def _find_speaking(page: Page, outlets: Sequence[Clue]) -> Mapping[int, Clue]:
    """Return the statements whose source is a medium."""
    heads = {clue.first: clue for clue in outlets if clue.form == "source"}
    found: dict[int, Clue] = {}
    for number, stmt in enumerate(page.statements):
        tokens = page.list_tokens(stmt.source[:1])
        clue = next((heads[token] for token in tokens[:2] if token in heads), None)
        if clue is not None and all(page.low[token] not in {"’s", "'s"} for token in tokens):
            found[number] = clue
    return found


def _is_carrier(page: Page, lexicon: Lexicon, clue: Clue) -> bool:
    """Tell whether a medium is said to pass something on: "carried by RIA Hadvik"."""
    start = max(page.start_of_sentence(clue.first), clue.first - _LONGEST_GAP)
    before = page.low[start : clue.first]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in lexicon.relay_prepositions:
            return any(word in lexicon.relay_verbs for word in before[max(0, place - 3) : place])
    return False
