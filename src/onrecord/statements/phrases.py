"""Walk noun phrases from one end to the other, token by token.

In: `Line` and token indices. Out: `Stretch`es (half-open ranges of tokens).
Which of them are sources and contents is left to `clauses.py`.
"""

from typing import NamedTuple

from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line

# The longest bracket inside a name that is passed over ("(D-Wis.)").
_LONGEST_BRACKET = 12
_POSSESSIVE = frozenset({"’s", "'s"})


class Stretch(NamedTuple):
    """Tokens from `first` up to, not including, `last`."""

    first: int
    last: int


def walk_left(line: Line, end: int, start: int) -> Stretch | None:
    """Walk a noun phrase from its last token to its first.

    The phrase takes in what hangs on its head ("officials in the ministry of trade"), so that
    its first noun is its head.
    """
    first: int | None = None
    at = end
    while at >= start:
        if _is_inside_name(line, at, start):
            at -= 1
            continue
        if line.low[at] == ")":
            opening = _find_opening(line, at, start)
            if opening is None:
                break
            at = opening - 1
            continue
        if not line.is_word(at) or not _extends_left(line, at, start, first):
            break
        if line.low[at] not in line.grammar.nominal_prepositions and line.low[at] != "and":
            first = at
        if line.low[at] in line.grammar.determiners and not _goes_on_before(line, at, start):
            break
        at -= 1
    if first is None or not any(is_substance(line, i) for i in range(first, end + 1)):
        return None
    return Stretch(first, end + 1)


def _extends_left(line: Line, at: int, start: int, first: int | None) -> bool:
    """Tell whether a noun phrase that begins at `first` so far takes in the word before it."""
    word, grammar = line.low[at], line.grammar
    if word in grammar.determiners:
        return True
    if word in grammar.nominal_prepositions:
        if first is None or at == start:
            return False
        counts = word == "of" and line.low[at - 1] in grammar.determiners  # "one of them"
        return counts or is_noun_like(line, at - 1)
    if word == "and":
        return first is not None and at > start and _joins_names(line, at)
    opens = at == start and first is not None  # "Then Quint said": a capital, and yet no name
    if _ends_phrase(line, at) or (opens and word in grammar.adverbs):
        return False
    if word in grammar.time_words and first is not None:
        before = line.low[at - 1] if at > start else ""
        adverbial = before in grammar.prepositions or before == ","
        return line.is_capital(first) and not adverbial
    if line.looks_finite(at) or (at > start and line.low[at - 1] in grammar.be_forms):
        # A predicate ("was overheard"), or an adjective ("the proposed deal").
        return at > start and line.low[at - 1] in grammar.determiners
    return not (word in load_cues() and load_cues()[word].form == "past")


def _goes_on_before(line: Line, at: int, start: int) -> bool:
    """Tell whether a phrase goes on before its determiner: "officials in the ministry"."""
    before = line.low[at - 1] if at > start else ""
    return before in line.grammar.determiners or before in line.grammar.nominal_prepositions


def walk_right(line: Line, start: int, end: int) -> Stretch | None:
    """Walk a noun phrase from its first token to its last."""
    at = start
    while at < end:
        if not _is_inside_name(line, at, start) and (
            not line.is_word(at) or not _extends_right(line, at, start, end)
        ):
            break
        at += 1
    return Stretch(start, at) if at > start else None


def _extends_right(line: Line, at: int, start: int, end: int) -> bool:
    """Tell whether a noun phrase that began at `start` takes in this word too."""
    low, grammar = line.low, line.grammar
    word = low[at]
    capital_follows = at + 1 < end and line.is_capital(at + 1)
    if word in grammar.determiners:
        before = low[at - 1]
        return (
            at == start or before in grammar.determiners or before in grammar.nominal_prepositions
        )
    if at == start:
        return not _ends_phrase(line, at) or word in grammar.nominal_prepositions
    if word in grammar.nominal_prepositions:
        follows = capital_follows or (at + 1 < end and low[at + 1] in grammar.determiners)
        return follows and low[at + 1] not in grammar.time_words
    if word == "and":
        return capital_follows
    return not (_ends_phrase(line, at) or word in grammar.time_words or line.looks_finite(at))


def is_substance(line: Line, at: int) -> bool:
    """Tell whether a word is more than a date's, a number or a mark."""
    return line.low[at] not in line.grammar.time_words and line.low[at][0].isalpha()


def _is_inside_name(line: Line, at: int, start: int) -> bool:
    """Tell whether a mark belongs to the words around it: "’s", "A & B", "J. Doe"."""
    word = line.low[at]
    if word in _POSSESSIVE or word in {"-", "&", "/", "’"}:
        return True
    return word == "." and at > start and len(line.low[at - 1]) == 1 and line.is_capital(at - 1)


def _find_opening(line: Line, closing: int, start: int) -> int | None:
    """Return the place of the bracket that opens "(D-Wis.)", if it is near."""
    for at in range(closing - 1, max(start, closing - _LONGEST_BRACKET) - 1, -1):
        if line.low[at] == "(":
            return at
    return None


def _ends_phrase(line: Line, at: int) -> bool:
    """Tell whether a word cannot stand inside a noun phrase."""
    word, grammar = line.low[at], line.grammar
    return (
        word in grammar.subordinators
        or word in grammar.conjunctions
        or word in grammar.auxiliaries
        or (word in grammar.prepositions and not line.is_capital(at))
        or word in grammar.subject_pronouns
        or (word in grammar.adverbs and not line.is_capital(at))
    )


def is_noun_like(line: Line, at: int) -> bool:
    """Tell whether a word may be the noun on which a preposition hangs."""
    return (
        line.is_word(at)
        and not _ends_phrase(line, at)
        and not line.looks_finite(at)
        and line.low[at] not in line.grammar.determiners
        and not line.is_adverb(at)
        and line.low[at] not in line.grammar.time_words
        and not (line.low[at] in load_cues() and load_cues()[line.low[at]].form == "past")
    )


def _joins_names(line: Line, at: int) -> bool:
    """Tell whether an "and" joins two phrases into one subject."""
    before, after = at - 1, at + 1
    if line.is_capital(before) and line.is_capital(after):
        return True
    return line.low[after] in line.grammar.determiners and is_noun_like(line, before)
