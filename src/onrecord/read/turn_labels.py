"""Tell whether words before a colon could be the label of a turn, and whom they name.

"MS. MAROST", "Q", "President of Varenia Ilena Marost", "Mr. Quint", "MODERATOR". Words alone tell
what a label could be; whether it is one, the text as a whole tells.

In: the words of a label. Out: `Label`, or None for what names nobody.
Where labels stand is left to `turns.py`, which of them alternate to `turn_choice.py`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from onrecord.model.document import Span
from onrecord.read.mentions import load_mention_words


class Strength(IntEnum):
    """How much a label's words alone say that it is one."""

    NEVER = 0
    LONE = 1
    NAME = 2
    STRONG = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What could be the label of a turn.

    Attributes:
        span: Its words, without the colon.
        head: The name in it, or all of it where it names nobody.
        title: The role or honorific in it.
        strength: How much its words alone say.
        key: Under which labels of one speaker meet.
        is_named: Whether it names somebody rather than what somebody is.
        is_capitals: Whether it is written in capitals; None where that cannot be told ("Q").
        is_question: Whether it says that somebody asks.
        is_anonymous: Whether somebody else may stand behind each of its like.
        title_words: The words of the title before the name, in lower case.
    """

    span: Span
    head: Span
    title: Span | None = None
    strength: Strength
    key: str
    is_named: bool = False
    is_capitals: bool | None = None
    is_question: bool = False
    is_anonymous: bool = False
    title_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The word lists of one language; see turns_en.toml."""

    questions: frozenset[str]
    interviewers: frozenset[str]
    anonymous: frozenset[str]
    answers: frozenset[str]
    parts: frozenset[str]
    never: frozenset[str]
    directions: frozenset[str]
    before_directions: frozenset[str]
    persons: frozenset[str]
    joiners: frozenset[str]
    numbers: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    ranks: frozenset[str]
    past_verbs: frozenset[str]
    places: frozenset[str]
    long_places: frozenset[str]


@cache
def load_label_words(language: str = "en") -> LabelWords:
    """Load the words of a language by which labels are known."""
    source = files("onrecord.read").joinpath(f"turns_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    lists = {k: frozenset(v.split() if isinstance(v, str) else v) for k, v in table.items()}
    return LabelWords(**lists)


# In words. The longest of 5,900 labels in official transcripts has 17 (2026-11-27); those of more
# than four that begin with no role are no names.
_MOST_WORDS = 20
_LONGEST_NAME = 4
_WORD = re.compile(r"[^\s,]+|,")
_ARTICLES = ("al-", "el-")
_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a label, in the text and in lower case without its full stop."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def read_label(text: str, start: int, end: int) -> Label | None:
    """Read the words between two offsets as the label of a turn.

    >>> text = "President of Varenia Ilena Marost: Good morning."
    >>> label = read_label(text, 0, 33)
    >>> text[label.head.start : label.head.end], label.strength.name
    ('Ilena Marost', 'STRONG')
    """
    words = [
        _Word(start + m.start(), start + m.end(), m.group(), m.group().lower().rstrip(".:"))
        for m in _WORD.finditer(text[start:end])
    ]
    words = _cut_window(words)
    if not words or len(words) > _MOST_WORDS:
        return None
    if words[-1].end - words[0].start == 1 and words[0].low not in ("q", "a"):
        return None
    if not _is_written_as_label(words):
        return None
    span = Span(words[0].start, words[-1].end)
    return _read_phrase(words, span) or _read_name(words, span)


def _cut_window(words: list[_Word]) -> list[_Word]:
    """Leave out the words of a page's pop-up window: "Adrel Quint Quint AdrelEnvoy of Varenia"."""
    for at in range(1, len(words) - 1):
        if words[at].text == words[at + 1].text and words[at].is_capital:
            return words[: at + 1]
    return words


def _is_written_as_label(words: Sequence[_Word]) -> bool:
    """Tell whether all words are capitalised, or may stand small between such words."""
    lists, mentions = load_label_words(), load_mention_words()
    if not words[0].is_capital or words[-1].text == ",":
        return False
    has_role = _is_role(words[0].low) or words[0].low in mentions.title_modifiers
    for word in words[1:]:
        if word.is_capital or word.low in lists.joiners or word.low in mentions.name_joiners:
            continue
        if word.low in lists.numbers or word.low.isdigit() or word.low.startswith(_ARTICLES):
            continue
        if has_role and (word.low in mentions.title_modifiers or word.low in mentions.bodies):
            continue
        if _is_role(word.low):
            continue
        return False
    if any(_ends_sentence(word) for word in words):
        return False
    return (
        words[-1].is_capital
        or words[-1].low.startswith(_ARTICLES)
        or words[-1].low in lists.numbers
        or (words[-1].low.isdigit() or words[-1].low in lists.parts or _is_role(words[-1].low))
    )


def _ends_sentence(word: _Word) -> bool:
    """Tell whether a full stop behind a word ends a sentence rather than an abbreviation."""
    if not word.text.endswith((".", "!", "?", ";")):
        return False
    low = word.text.lower()
    return low not in load_mention_words().honorifics and not _INITIAL.fullmatch(word.text)


def _is_role(word: str) -> bool:
    mentions = load_mention_words()
    return word in mentions.roles or word in load_label_words().parts


def _is_honorific(word: _Word) -> bool:
    lists = load_label_words()
    return (
        word.low in load_mention_words().honorifics
        or f"{word.low}." in load_mention_words().honorifics
        or word.low in lists.masculine
        or word.low in lists.feminine
    )


def _read_phrase(words: Sequence[_Word], span: Span) -> Label | None:
    """Read a label that names nobody: "Q", "MODERATOR", "SENIOR ADMINISTRATION OFFICIAL TWO"."""
    lists, mentions = load_label_words(), load_mention_words()
    bare = [w for w in words if w.low not in lists.numbers and not w.low.isdigit()]
    if len(bare) > 1 and bare[0].low == "the":
        bare = bare[1:]
    phrase = " ".join(w.low for w in bare)
    is_letter = len(phrase) == 1
    capitals = None if is_letter else all(w.text == w.text.upper() for w in words)
    is_question = phrase in lists.questions or phrase in lists.interviewers
    known = is_question or phrase in lists.anonymous or phrase in lists.answers
    if not known:
        office = bool(bare) and _is_role(bare[-1].low)
        if not office or any(_is_honorific(w) for w in bare):
            return None
        kinds = (mentions.title_modifiers, mentions.bodies, lists.joiners)
        if not all(_is_role(w.low) or any(w.low in kind for kind in kinds) for w in bare[:-1]):
            return None
    return Label(
        span=span,
        head=span,
        strength=Strength.STRONG,
        key=" ".join(w.low for w in words),
        is_capitals=capitals,
        is_question=is_question,
        is_anonymous=phrase in lists.questions or phrase in lists.anonymous,
    )


def _read_name(words: Sequence[_Word], span: Span) -> Label | None:
    """Read a label that names somebody, with a role or without."""
    lists, mentions = load_label_words(), load_mention_words()
    capitals = _is_in_capitals(words)
    if words[0].low in lists.never or words[-1].low in lists.never:
        return _make_office(words, span, Strength.NEVER)
    named, has_title = _find_name(words)
    if not named:
        return _read_office(words, span)
    if capitals and not has_title and words[0].low == "the" and len(words) > 1:
        return _make_office(words, span, Strength.NAME)  # "THE CHANCELOR": what, not who
    if not has_title and (
        len(named) > _LONGEST_NAME
        or any(w.low in mentions.function_words or w.low in lists.joiners for w in named)
        or named[0].low in mentions.determiners
    ):
        return None
    head = Span(named[0].start, named[-1].end)
    title = None
    if head.start > span.start:
        last = next(w for w in reversed(words) if w.end <= head.start)
        title = Span(span.start, last.end)
    strength = Strength.NAME if len(named) > 1 else Strength.LONE
    before = tuple(w.low for w in words if w.end <= head.start and w.text != ",")
    return Label(
        span=span,
        head=head,
        title=title,
        strength=Strength.STRONG if has_title else strength,
        key=" ".join(w.low for w in named),
        is_named=True,
        is_capitals=capitals,
        title_words=before,
    )


def _read_office(words: Sequence[_Word], span: Span) -> Label | None:
    """Read a label that names an office and nobody: "President of Varenia"."""
    if not any(_is_role(w.low) for w in words[:3]):
        return None
    return _make_office(words, span, Strength.STRONG)


def _make_office(words: Sequence[_Word], span: Span, strength: Strength) -> Label:
    return Label(
        span=span,
        head=span,
        strength=strength,
        key=" ".join(w.low for w in words),
        is_capitals=_is_in_capitals(words),
    )


def _is_in_capitals(words: Sequence[_Word]) -> bool:
    return all(w.text == w.text.upper() for w in words if len(w.text) > 1)


def _find_name(words: Sequence[_Word]) -> tuple[Sequence[_Word], bool]:
    """Return the words of the name in a label, and whether a role or honorific stands by it."""
    lists = load_label_words()
    comma = next((i for i, w in enumerate(words) if w.text == ","), None)
    if comma is not None:
        # "ADREL QUINT, VARENIAN ENVOY"; what is behind the comma may be a newspaper too.
        name, has_title = _find_name(words[:comma])
        return name, has_title or any(_is_role(w.low) for w in words[comma:])
    titles = [i for i, w in enumerate(words) if _is_role(w.low) or _is_honorific(w)]
    if not titles:
        return words, False
    last = titles[-1]
    rest = words[last + 1 :]
    while rest and rest[0].low in lists.numbers:
        rest = rest[1:]
    if rest and rest[0].low in lists.joiners:
        # Of "President of Varenia Ilena Marost" the last two words are a name, as in mentions.py.
        names = [i for i, w in enumerate(rest) if w.is_capital]
        rest = rest[names[-2] :] if len(names) > 2 else ()
    return rest, bool(rest)
