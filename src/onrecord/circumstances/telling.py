"""Say how a statement is told: with what tense, by which source, as what.

In: a `Page`. Out: a `Telling` for each statement, in numbers that trees can ask.
How one statement stands to another is left to `occasions.py`.
"""

from dataclasses import dataclass
from enum import IntEnum

from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.page import Page
from onrecord.model.statement import Act, Mode, QuoteType

# How many words before a cue may still be its auxiliaries, and how many words around it may say
# that it is told as background; by judgement.
_AUXILIARIES, _AROUND = 2, 4

_MODES = (Mode.SPEECH, Mode.WRITING)
_QUOTES = (QuoteType.DIRECT, QuoteType.MIXED, QuoteType.INDIRECT)
_ACTS = tuple(Act)


class Tense(IntEnum):
    """In which form the verb of a cue stands; the order is that of the file of weights."""

    PAST = 0
    PERFECT = 1
    PAST_PERFECT = 2
    MODAL = 3
    BEING = 4
    PARTICIPLE = 5
    INFINITIVE = 6
    PRESENT = 7
    OTHER = 8
    NONE = 9


@dataclass(frozen=True, slots=True)
class Telling:
    """How a statement is told.

    Attributes:
        tense: Of its cue.
        source: 0 where no source is named, 1 a pronoun, 2 one word, 3 more of them.
        mode: Its place among speech, writing and all others.
        quote: Its place among direct, mixed, indirect and open.
        act: What saying it does, by place; -1 where that is open.
        inner: Whether it lies in another one.
        background: Whether words around its cue set it apart from now: "earlier", "often".
        going_on: Whether its speaker goes on: "he added".
    """

    tense: Tense
    source: int
    mode: int
    quote: int
    act: int
    inner: bool
    background: bool
    going_on: bool


def describe_telling(page: Page, lexicon: Lexicon, number: int) -> Telling:
    """Say how a statement is told."""
    stmt, cue = page.statements[number], page.cues[number]
    words = page.list_tokens(stmt.source)
    source = 0 if not words else min(3, len(words) + 1)
    if words and page.low[words[0]] in lexicon.grammar.pronouns:
        source = 1
    near = page.low[max(page.start_of_sentence(cue), cue - _AROUND) : cue + _AROUND]
    return Telling(
        tense=_find_tense(page, lexicon, number),
        source=source,
        mode=_MODES.index(stmt.mode) if stmt.mode in _MODES else len(_MODES),
        quote=_QUOTES.index(stmt.quote_type) if stmt.quote_type in _QUOTES else len(_QUOTES),
        act=_ACTS.index(stmt.act) if stmt.act is not None else -1,
        inner=stmt.within is not None,
        background=not lexicon.background.isdisjoint(near),
        going_on=page.low[cue] in lexicon.grammar.going_on,
    )


def _find_tense(page: Page, lexicon: Lexicon, number: int) -> Tense:
    """Tell in which form the verb of a cue stands."""
    stmt, cue = page.statements[number], page.cues[number]
    if not stmt.cue:
        return Tense.NONE
    start = max(page.start_of_sentence(cue), cue - _AUXILIARIES)
    before = page.low[start:cue]
    helping = {*before, *(page.low[i] for i in page.list_tokens(stmt.cue))}
    for words, tense in (
        (lexicon.perfect, Tense.PERFECT),
        (lexicon.past_perfect, Tense.PAST_PERFECT),
        (lexicon.modals, Tense.MODAL),
    ):
        if not words.isdisjoint(helping):
            return tense
    word, last = page.low[cue], before[-1:]
    if not lexicon.grammar.being.isdisjoint(last):
        return Tense.BEING
    if word.endswith("ing"):
        return Tense.PARTICIPLE
    if last == ["to"]:
        return Tense.INFINITIVE
    if word.endswith("ed") or word in lexicon.past:
        return Tense.PAST
    return Tense.PRESENT if word.endswith("s") else Tense.OTHER
