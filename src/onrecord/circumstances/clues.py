"""What a clue to a circumstance is, and how its words hang on the words around them.

In: a `Page`. Out: `Field`, `Clue`, and small questions about phrases that several finders ask.
Finding clues is left to `channels.py`, `addressees.py`, `outlets.py`, `venues.py` and
`saying_times.py`; which clue tells of which statement, to `carrying.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.page import Page
from onrecord.model.document import Timex


class Field(StrEnum):
    """The circumstances that clues tell."""

    CHANNEL = "channel"
    ADDRESSEE = "addressee"
    VENUE = "venue"
    OUTLET = "outlet"
    PROGRAMME = "programme"
    SAID_AT = "said_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """Words that tell a circumstance of some statement.

    Attributes:
        field: Which circumstance.
        value: A channel's name; the words of a venue, programme, outlet or addressee; a date.
        kind: By which words it was found.
        form: How these hang on the words around them.
        first: Their first token.
        last: The token behind their last one.
        only: The one statement that it can tell of, where that is known.
        timex: The time expression of a date.
    """

    field: Field
    value: str
    kind: str
    form: str
    first: int
    last: int
    only: int | None = None
    timex: Timex | None = None

    @property
    def key(self) -> str:
        """Return the value as it is compared with another clue's."""
        return self.value.lower().removeprefix("the ")


def is_word(page: Page, index: int) -> bool:
    """Tell whether a token is a word rather than a mark."""
    text = page.doc.tokens[index].text
    return text[0].isalnum() or text in {"’s", "'s", "&"}


def find_phrase_end(page: Page, first: int, *, longest: int = 8) -> int:
    """Return where the noun phrase that begins at a token ends; at once where there is none."""
    grammar = load_lexicon().grammar
    end = min(page.end_of_sentence(first), first + longest)
    index = first
    while index < end and page.low[index] in grammar.determiners:
        index += 1
    opened = index
    while index < end and is_word(page, index) and page.low[index] not in grammar.stops:
        index += 1
    return index if index > opened else first


def skip_determiners(page: Page, first: int, last: int) -> int:
    """Return the first token of a phrase behind its articles and the like."""
    determiners = load_lexicon().grammar.determiners
    while first < last - 1 and page.low[first] in determiners:
        first += 1
    return first


# How far before its noun a preposition stands: "in a rare, hour-long telephone interview".
_LONGEST_OPENING = 6


def find_form(page: Page, first: int) -> str:
    """Tell how a phrase hangs on what is before it: by which sort of preposition, if by any."""
    grammar = load_lexicon().grammar
    hanging = (("in", grammar.within), ("after", grammar.after), ("of", grammar.of))
    start = max(page.start_of_sentence(first), first - _LONGEST_OPENING)
    for index in range(first - 1, start - 1, -1):
        word = page.low[index]
        for name, words in hanging:
            if word in words:
                return name
        if word == ",":
            # "in a rare, hour-long interview", but not "in Hadvik, interviews …".
            inside = page.low[start:index]
            if not any(page.low[i] in grammar.determiners for i in range(start, index)) or (
                inside and inside[-1] in grammar.stops
            ):
                break
        elif not is_word(page, index) and word not in {"“", "‘", '"', "'"}:
            break
        if word in grammar.stops and word not in grammar.determiners:
            break
    return "bare"


def find_article(page: Page, first: int) -> str:
    """Tell whether a phrase is one, or the one: "in an interview", "in the interview"."""
    grammar = load_lexicon().grammar
    start = max(page.start_of_sentence(first), first - 3)
    for index in range(first - 1, start - 1, -1):
        word = page.low[index]
        if word in {"a", "an"}:
            return "a"
        if word in grammar.definite:
            return "the"
        if word in grammar.owned:
            return "his"
    return "none"


def load_stops() -> frozenset[str]:
    """Return the words that end a noun phrase."""
    return load_lexicon().grammar.stops


def walk(page: Page) -> Iterator[int]:
    """Yield the tokens that could open a phrase."""
    return (index for index in range(len(page.low)) if is_word(page, index))
