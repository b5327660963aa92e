"""Find the words that tell over what something was said.

In: a `Page`. Out: `Clue`s to channels. Of whose words they tell is left to `carrying.py`.
"""

from collections.abc import Iterator

from onrecord.circumstances.clues import Clue, Field, find_article, find_form, walk
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.outlets import is_outlet_behind
from onrecord.circumstances.page import Page
from onrecord.model.statement import Channel

# What is written can be a source itself; of the others only what is said in, at or over them is
# told: a crowd that shouts is no speech.
# Nouns of these kinds are verbs too: without an article or plural they are no occasion.
_COUNTABLE = frozenset({"rally", "debate", "call", "talks", "speech", "post"})
_WRITTEN = frozenset({Channel.DOCUMENT, Channel.STATEMENT, Channel.SOCIAL_MEDIA})


def find_channels(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield clues to channels: phrases such as "in an interview", and sources without a name."""
    end = 0
    for index in walk(page):
        found = lexicon.channels.match(page.low, index) if index >= end else None
        if found is None:
            continue
        label, last = found
        channel, _, kind = label.partition("/")
        form = _find_form(page, index, last, is_verb=kind.endswith("ing"))
        if form is None:
            continue
        clue = Clue(
            field=Field.CHANNEL, value=channel, kind=kind, form=form, first=index, last=last
        )
        if _tells(page, lexicon, clue):
            end = last
            yield clue
    yield from _find_unnamed(page, lexicon)


def _find_form(page: Page, first: int, last: int, *, is_verb: bool) -> str | None:
    """Tell how the words hang on what is around them; None where they are a name's."""
    if is_verb:
        return "verb cue" if any(i in page.cue_tokens for i in range(first, last)) else "verb"
    if _is_in_name(page, first, last):
        return None
    form = find_form(page, first)
    if form == "in":
        return f"in {find_article(page, first)}"
    if first in page.source_heads:
        return "head"
    if first in page.source_tokens:
        return "source"
    if first in page.cue_tokens:
        return f"cue {find_article(page, first)}"
    return f"{form} {find_article(page, first)}"


def _is_in_name(page: Page, first: int, last: int) -> bool:
    """Tell whether a noun is part of a name: Bill Clinton, March 15, the Eagle Forum."""
    if not page.is_capital(first) or last - first > 1:
        return False
    if page.sentence_of[first] == 0 and len(page.doc.sentences) > 1:
        return page.low[first] == "bill"  # headlines write every noun so
    before = first > page.start_of_sentence(first) and page.is_capital(first - 1)
    behind = last < page.end_of_sentence(first) and (
        page.is_capital(last) or page.low[last].isdigit()
    )
    return behind or (before and first in page.source_tokens)


def _tells(page: Page, lexicon: Lexicon, clue: Clue) -> bool:
    """Tell whether words in that form say over what something was said."""
    how, form = clue.form.split()[0], clue.form
    if how in {"after", "of"}:
        return False  # "after the interview", "the result of the talks"
    if clue.kind == "appearance":
        return is_outlet_behind(page, lexicon, clue.last)
    if clue.kind in _COUNTABLE and form.endswith("none") and not _stands_bare(page, clue):
        return False  # "to rally behind him"
    if clue.value == Channel.DOCUMENT:
        # A document that is only named says nothing yet: it is written in, or is the source.
        return how in {"in", "head"} or (how == "cue" and form != "cue none")
    if clue.value == Channel.CAMPAIGN:
        return how in {"in", "head", "verb"}
    if how in {"head", "source"}:
        return clue.value in _WRITTEN
    return how != "cue" or form != "cue none" or clue.value in _WRITTEN


def _stands_bare(page: Page, clue: Clue) -> bool:
    """Tell whether a noun may stand without an article: in the plural, behind a preposition."""
    if clue.last - clue.first > 1 or page.low[clue.first].endswith("s"):
        return True
    before = page.low[clue.first - 1] if clue.first else ""
    return before in {"in", "at", "on", "over", "via"}


def _find_unnamed(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield a clue for each statement whose source is heard, but not named."""
    for number, stmt in enumerate(page.statements):
        tokens = page.list_tokens((*stmt.source, *stmt.shared_source)[:1])
        heads = [index for index in tokens if page.low[index] in lexicon.unnamed]
        if not heads:
            continue
        before = range(tokens[0], heads[0])
        if any(page.low[i] == "," for i in before) and any(page.is_capital(i) for i in before):
            continue  # "Adrel Quint, an adviser"
        if any(page.is_capital(i) for i in range(heads[0] + 1, min(heads[0] + 3, tokens[-1] + 1))):
            continue  # "spokesman Adrel Quint"
        yield Clue(
            field=Field.CHANNEL,
            value=Channel.UNNAMED_OFFICIALS,
            kind="unnamed",
            form="source",
            first=heads[0],
            last=heads[0] + 1,
            only=number,
        )
