"""Find where something was said: at what, and in which place.

In: a `Page`. Out: `Clue`s to venues. Of whose words they tell is left to `carrying.py`.
"""

from collections.abc import Iterator

from onrecord.circumstances.clues import (
    Clue,
    Field,
    find_article,
    find_phrase_end,
    is_word,
    skip_determiners,
    walk,
)
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.outlets import is_outlet
from onrecord.circumstances.page import Page

# The longest tail of names behind a venue's noun.
_LONGEST_TAIL = 7


def find_venues(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield clues to venues: "at a rally in Hadvik", "in Ostrel"."""
    end = 0
    for index in walk(page):
        if index < end or page.low[index] not in lexicon.venue_prepositions:
            continue
        first = index + 1
        if first >= page.end_of_sentence(index):
            continue
        last = find_phrase_end(page, first)
        if last == first or page.low[last - 1] in lexicon.never_venues:
            continue
        clue = _read_phrase(page, lexicon, first, last, page.low[index])
        if clue is not None:
            end = clue.last
            yield clue


def _read_phrase(
    page: Page, lexicon: Lexicon, first: int, last: int, preposition: str
) -> Clue | None:
    """Return what a noun phrase behind a preposition tells of the venue."""
    bare = skip_determiners(page, first, last)
    for reach in page.list_times(bare, last):
        if reach.start == bare and reach.stop < last:
            bare = reach.stop  # "a Jan. 7 campaign rally", "Saturday’s debate"
            bare += page.low[bare] in {"’s", "'s"} and bare + 1 < last
        elif bare < reach.start < last:
            last = reach.start
        elif reach.start <= bare < reach.stop:
            return None
    head = page.low[last - 1]
    kind = "event" if head in lexicon.events else "place" if head in lexicon.places else "name"
    if kind == "name":
        if not all(page.is_capital(i) or not page.low[i].isalpha() for i in range(bare, last)):
            return None
        if is_outlet(page, lexicon, bare, last) or preposition not in {"in", "at", "aboard"}:
            return None
        if page.find_mention(bare, last, named=True) is None:
            return None
        if page.low[last - 1] in {"’s", "'s"}:
            return None
    article = find_article(page, bare)
    last = _find_tail(page, lexicon, last)
    return Clue(
        field=Field.VENUE,
        value=page.words(bare, last),
        kind=kind,
        form=f"{preposition} {article}",
        first=bare,
        last=last,
    )


def _find_tail(page: Page, lexicon: Lexicon, last: int) -> int:
    """Return where the names end that stand behind a venue: "in Burlow, Marost"."""
    end = min(page.end_of_sentence(last - 1), last + _LONGEST_TAIL)
    index = last
    while index < end:
        word = page.low[index]
        if word == "," and index + 1 < end and page.is_capital(index + 1):
            # A state or country behind a town, and before a mark: "in Burlow, Marost, he said".
            behind = index + 2
            closed = behind >= page.end_of_sentence(index) or page.low[behind] in {",", "."}
            if not page.is_capital(index - 1) or not closed:
                break
            index = last = behind
            continue
        if word in lexicon.grammar.venue_tails:
            opened = index + 1
            while opened < end and page.low[opened] in {"the", "a", "an"}:
                opened += 1
            stop = opened
            while stop < end and is_word(page, stop) and page.is_capital(stop):
                stop += 1
            if stop == opened or _is_time(page, opened):
                break
            index = last = stop
            continue
        break
    return last


def _is_time(page: Page, index: int) -> bool:
    return bool(page.list_times(index, index + 1))
