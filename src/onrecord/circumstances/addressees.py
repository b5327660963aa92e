"""Find to whom something is said.

In: a `Page`. Out: `Clue`s to addressees, and to what an addressee tells of the channel: what is
told reporters is told at a press conference. Whose words they are is left to `carrying.py`.
"""

from collections.abc import Iterator

from onrecord.circumstances.clues import Clue, Field, find_phrase_end, skip_determiners, walk
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.outlets import is_outlet
from onrecord.circumstances.page import Page
from onrecord.model.document import MentionType
from onrecord.model.statement import Channel


def find_addressees(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield clues to addressees."""
    for index in walk(page):
        word = page.low[index]
        end = page.end_of_sentence(index)
        first = index + 1
        if word in lexicon.told and (
            index == 0 or page.low[index - 1] not in lexicon.grammar.being
        ):
            yield from _find_behind(page, lexicon, "told", first, index)
        elif first + 1 >= end:
            continue
        elif word in lexicon.said_to and page.low[first] == "to":
            yield from _find_behind(page, lexicon, "to", first + 1, index)
        elif word in lexicon.said_with and page.low[first] == "with":
            yield from _find_behind(page, lexicon, "with", first + 1, index)


def _find_behind(page: Page, lexicon: Lexicon, form: str, first: int, verb: int) -> Iterator[Clue]:
    """Yield what an addressee at a place tells."""
    if first >= page.end_of_sentence(verb) or page.low[first] in lexicon.never_addressed:
        return
    last = _find_end(page, lexicon, first)
    if last == first:
        return
    bare = skip_determiners(page, first, last)
    if form == "to" and bare == first and not _opens_noun(page, lexicon, first, last):
        return  # "pledged to support Quint"
    if _names_outlet(page, lexicon, bare, _cut_possessive(page, bare, last)):
        # Told a newspaper: asked by it. What is told in writing says so itself.
        yield _make(page, range(verb, last), "outlet", form, Channel.INTERVIEW)
        return
    head = page.low[last - 1]
    for heads, kind, channel in (
        (lexicon.reporters, "reporters", Channel.PRESS_CONFERENCE),
        (lexicon.crowds, "crowd", Channel.SPEECH),
        (lexicon.hearings, "hearing", Channel.TESTIMONY),
    ):
        if head in heads:
            yield _make(page, range(first, last), kind, form)
            if page.low[verb] in lexicon.telling:
                yield _make(page, range(verb, last), kind, form, channel)
            return
    mention = page.find_mention(first, last)
    if mention is not None and mention.type is not MentionType.NOMINAL:
        yield _make(page, range(first, last), str(mention.type), form)
    elif mention is not None or head in lexicon.others:
        yield _make(page, range(first, last), "nominal", form)


def _opens_noun(page: Page, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether a phrase without an article is a noun's: a name, or a plural that we know."""
    return page.is_capital(first) or (first == last - 1 and page.low[first] in lexicon.others)


def _names_outlet(page: Page, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether an addressee is a medium, if only by its short name: "told the Courier"."""
    with_article = first - 1 if first and page.low[first - 1] == "the" else first
    if is_outlet(page, lexicon, first, last) or is_outlet(page, lexicon, with_article, last):
        return True
    short = with_article < first == last - 1 and page.is_capital(first)
    return short and page.low[first] in lexicon.outlet_endings


def _cut_possessive(page: Page, first: int, last: int) -> int:
    """Return where an owner ends: told "Radio Hadvik’s Evening Hour" is told Radio Hadvik."""
    return next((i for i in range(first + 1, last) if page.low[i] in {"’s", "'s"}), last)


def _find_end(page: Page, lexicon: Lexicon, first: int) -> int:
    """Return where an addressee ends: with its name, or with its noun phrase."""
    end = page.end_of_sentence(first)
    last = find_phrase_end(page, first)
    bare = skip_determiners(page, first, max(last, first + 1))
    mention = page.find_mention(bare, bare + 1)
    if mention is not None and page.reach(mention).start in (first, bare):
        reach = page.reach(mention)
        # "the Lantern lunch group": the name is not yet the whole.
        whole = reach.stop < last and page.low[last - 1] in lexicon.others
        possessive = reach.stop < end and page.low[reach.stop] in {"’s", "'s"}
        if mention.type is MentionType.PRONOUN or not (whole or possessive):
            last = reach.stop
    for reach in page.list_times(first, last):
        if first < reach.start < last:
            last = reach.start
    return last


def _make(page: Page, reach: range, kind: str, form: str, channel: Channel | None = None) -> Clue:
    """Make a clue to the addressee in some tokens, or to what it tells of the channel."""
    if channel is not None:
        first, value = reach.start, str(channel)
    else:
        first = skip_determiners(page, reach.start, reach.stop)
        value = page.words(first, reach.stop)
    field = Field.ADDRESSEE if channel is None else Field.CHANNEL
    return Clue(field=field, value=value, kind=kind, form=form, first=first, last=reach.stop)
