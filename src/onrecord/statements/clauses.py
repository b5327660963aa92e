"""Find the noun phrase that says and the stretch of words that is said, around one cue.

In: `Line` and token indices. Out: `Stretch`es (half-open ranges of tokens).
Which words are cues is left to `candidates.py`.
"""

from typing import NamedTuple

from onrecord.statements.cues import CueWord
from onrecord.statements.grammar import Line
from onrecord.statements.phrases import Stretch, is_noun_like, is_substance, walk_left, walk_right

# How far a complementizer or an addressee may stand from its cue, in tokens ("said in a statement
# carried by the state agency on Monday evening that"); by judgement.
_REACH = 18
# The longest insertion between a source and its cue that is searched ("Quint, who …, said"); by
# judgement.
_LONGEST_INSERTION = 40
# A relative clause between a noun and its verb is looked through for so many words; by judgement.
_LONGEST_RELATIVE = 8
_OBJECT_PRONOUNS = frozenset({"him", "her", "them", "us", "me"})


class Subject(NamedTuple):
    """A noun phrase that may be a source.

    Attributes:
        kind: How it was found: ``noun``, ``pronoun``, ``relative``, ``inserted``, ``inverted``,
            ``inverted_pronoun``; or why there is none: ``conjunct``, ``comma``, ``quote``,
            ``infinitive``, ``none``. Candidates add more, where they look elsewhere.
        words: Its tokens; None where there is none.
        left: Index of the token before the source.
        antecedent: Where the source is a relative pronoun, what it stands for.
    """

    kind: str
    words: Stretch | None
    left: int
    antecedent: Stretch | None = None


def find_subject(line: Line, cue: int, start: int) -> Subject:
    """Find the noun phrase that stands before a cue as its subject."""
    grammar, low = line.grammar, line.low
    at = cue - 1
    infinitive = False
    while at >= start and (
        line.is_adverb(at) or low[at] in grammar.auxiliaries or low[at] in grammar.modals
    ):
        infinitive = infinitive or low[at] == "to"
        at -= 1
    if infinitive and at >= start and low[at] in grammar.raising:
        return find_subject(line, at, start)  # "continues to demand": its subject's
    if infinitive or at < start:
        return Subject("infinitive" if infinitive else "none", None, at)
    word = low[at]
    if word in grammar.inserting or word == "that":
        before = at - 2 if at > start and low[at - 1] == "," else at - 1
        antecedent = walk_left(line, before, start)
        words = None if antecedent is None else Stretch(at, at + 1)
        return Subject("none" if words is None else "relative", words, at - 1, antecedent)
    if word in grammar.subject_pronouns and not (at > start and low[at - 1] in grammar.determiners):
        return Subject("pronoun", Stretch(at, at + 1), at - 1)
    if word == ",":
        if low[cue].endswith("ing"):
            return Subject("comma", None, at)  # "…, telling": the main subject's
        return _find_before_insertion(line, at, start)
    return _find_noun_subject(line, at, start)


def _find_noun_subject(line: Line, at: int, start: int) -> Subject:
    """Find the noun phrase that ends at a token, or say what stands there instead."""
    if line.low[at] in line.grammar.conjunctions:
        return Subject("conjunct", None, at)
    if line.is_quote(at):
        return Subject("quote", None, at)
    words = walk_left(line, at, start)
    if words is None or _hangs_on_preposition(line, words.first, start):
        return Subject("none", None, at)
    if words.first - 1 == start and line.low[start] in line.grammar.prepositions:
        words = _find_behind_opening(line, words)
    words = _find_before_relative(line, words, start) or words
    return Subject("noun", words, words.first - 1)


def _find_behind_opening(line: Line, words: Stretch) -> Stretch:
    """Find "Quint" in "In a Lantern interview Quint", where no comma parts them."""
    first = words.last
    while first > words.first and (line.is_capital(first - 1) or not line.is_word(first - 1)):
        first -= 1
    is_parted = words.first < first < words.last
    return Stretch(first, words.last) if is_parted else words


def _find_before_relative(line: Line, words: Stretch, start: int) -> Stretch | None:
    """Find "the man who shot Quint", given "Quint": the subject is the man."""
    for at in range(words.first - 1, max(start, words.first - _LONGEST_RELATIVE), -1):
        if not line.is_word(at) or line.low[at] in line.grammar.conjunctions:
            return None
        if line.low[at] in line.grammar.inserting:
            antecedent = walk_left(line, at - 1, start)
            return None if antecedent is None else Stretch(antecedent.first, words.last)
    return None


def _hangs_on_preposition(line: Line, first: int, start: int) -> bool:
    """Tell whether a noun phrase is a preposition's: "was overheard on Monday telling …"."""
    before = first - 1
    return before > start and line.low[before] in line.grammar.prepositions


def _find_before_insertion(line: Line, comma: int, start: int) -> Subject:
    """Find the subject in "Quint, the envoy who …, said": before the insertion at `comma`."""
    low, grammar = line.low, line.grammar
    for at in range(comma - 1, max(start, comma - _LONGEST_INSERTION), -1):
        if low[at] != ",":
            if line.is_quote(at) or line.is_stop(at):
                break
            continue
        inside = low[at + 1]
        opens = (
            inside in grammar.determiners
            or inside in grammar.inserting
            or inside in ("former", "speaking", "asked", "citing", "aged", "when", "a")
            or inside[0].isdigit()
            or not (
                inside in grammar.prepositions
                or inside in grammar.conjunctions
                or inside in grammar.subordinators
                or inside in grammar.subject_pronouns
            )
        )
        words = walk_left(line, at - 1, start) if opens else None
        if words is not None:
            first = _find_outer_noun(line, words, start)
            return Subject("inserted", Stretch(first, comma), first - 1)
    return Subject("comma", None, comma)


# Things that speak for who made them: "issued a statement saying …".
VESSELS = frozenset(
    """statement letter email e-mail message release memo note tweet post ad report
    speech""".split()  # noqa: SIM905
)


def find_main_subject(line: Line, start: int, end: int) -> Stretch | None:
    """Find the subject of a sentence, for a participle or second verb that shares it.

    >>> from onrecord.model.document import Token
    >>> from onrecord.statements.grammar import load_grammar
    >>> words = "On Monday , she left , saying no".split()
    >>> find_main_subject(Line([Token(0, 1, w) for w in words], load_grammar()), 0, 6)
    Stretch(first=3, last=4)
    """
    low, grammar = line.low, line.grammar
    at = start
    opens = low[at] in grammar.prepositions or low[at] in grammar.subordinators
    if opens or low[at].endswith("ing"):
        while at < end and low[at] != ",":
            at += 1
        at += 1
    while at < end and (low[at] in grammar.conjunctions or line.is_quote(at)):
        at += 1
    if at >= end:
        return None
    if low[at] in grammar.subject_pronouns:
        return Stretch(at, at + 1)
    return walk_right(line, at, end)


def _find_outer_noun(line: Line, words: Stretch, start: int) -> int:
    """Return where "Aldis, the president, who …" begins, given "the president"."""
    if words.first - 1 <= start or line.low[words.first - 1] != ",":
        return words.first
    outer = walk_left(line, words.first - 2, start)
    if outer is None or _hangs_on_preposition(line, outer.first, start):
        return words.first
    is_name = all(line.is_capital(i) or not line.is_word(i) for i in range(outer.first, outer.last))
    opens = outer.first == start or line.low[outer.first - 1] in {",", "and", "but"}
    return outer.first if is_name and opens else words.first


def find_inverted_subject(line: Line, at: int, end: int) -> Subject | None:
    """Find the subject that stands behind its cue ("said Quint, the envoy")."""
    low, grammar = line.low, line.grammar
    if at >= end:
        return None
    if low[at] in grammar.subject_pronouns:
        return Subject("inverted_pronoun", Stretch(at, at + 1), at)
    words = walk_right(line, at, end)
    if words is None or not any(is_substance(line, i) for i in range(*words)):
        return None  # "said Tuesday"
    last = words.last
    if last < end and low[last] == ",":
        inside = last + 1
        while (
            inside < end
            and not line.is_quote(inside)
            and low[inside] != ","
            and not line.is_stop(inside)
            and inside - last < 30
        ):
            inside += 1
        opens = last + 1 < end and (
            low[last + 1] in grammar.determiners
            or low[last + 1] in grammar.inserting
            or is_noun_like(line, last + 1)
        )
        if opens and not low[last + 1].endswith("ing"):
            last = inside
    return Subject("inverted", Stretch(words.first, last), at)


class Content(NamedTuple):
    """A stretch of words that a cue may have as content.

    Attributes:
        frame: How it hangs on the cue: ``that``, ``quote``, ``colon``, ``to``, ``prep``, ``wh``
            or ``bare``, with ``adjunct_`` before it where an adverbial stands between and
            ``tell_`` where an addressee does. Candidates add ``left`` and ``amid`` for contents
            before and around the cue.
        words: Its tokens.
    """

    frame: str
    words: Stretch


def find_content_right(line: Line, at: int, end: int, word: CueWord) -> Content | None:
    """Find the content that follows a cue.

    Args:
        line: The tokens.
        at: Index behind the cue (or behind the subject, where that follows the cue).
        end: Index behind the last token that the content may take.
        word: The cue.
    """
    at = _skip_inserted_adverb(line, at, end)
    if at >= end:
        return None
    direct = _find_direct(line, at, end, word)
    if direct is not None:
        return direct
    if line.low[at] in {",", ";", ".", ")", "—", "–", "--"}:
        return None
    if "tell" in word.frames:
        told = _find_told(line, at, end, word)
        if told is not None:
            return told
    if _is_adjunct(line, at):
        return _find_behind_adjunct(line, at, end, word)
    if end - at >= 1 and (word.frames & {"clause", "np"}):
        return Content("bare", Stretch(at, end))
    return None


def _skip_inserted_adverb(line: Line, at: int, end: int) -> int:
    """Return the index behind ", however," if that stands here."""
    if at + 2 < end and line.low[at] == "," and line.low[at + 2] == ",":
        return at + 3 if line.is_adverb(at + 1) else at
    return at


def _find_direct(line: Line, at: int, end: int, word: CueWord) -> Content | None:
    """Find a content whose first word says that it is one."""
    low, grammar = line.low, line.grammar
    here = low[at]
    following = at + 1
    if here in grammar.complementizers:
        return Content("that", Stretch(at, end))
    if line.is_quote(at):
        return Content("quote", Stretch(at, end))
    if here in {",", ":"} and following < end and line.is_quote(following):
        return Content("quote", Stretch(following, end))
    if here == ":" and following < end:
        return Content("colon", Stretch(following, end))
    if here == "to" and "to" in word.frames:
        return Content("to", Stretch(at, end))
    if here in word.frames and following < end:
        return Content("prep", Stretch(following, end))
    if here in grammar.wh_words:
        return Content("wh", Stretch(at, end))
    return None


def _is_adjunct(line: Line, at: int) -> bool:
    """Tell whether a word opens an adverbial rather than a content."""
    word = line.low[at]
    return (
        word in line.grammar.prepositions
        or word in line.grammar.time_words
        or (line.is_adverb(at) and word not in line.grammar.determiners)
        or word == "to"
    )


def _find_behind_adjunct(line: Line, at: int, end: int, word: CueWord) -> Content | None:
    """Find the content behind adverbials: "said in a statement on Monday that …"."""
    low, grammar = line.low, line.grammar
    for index in range(at, min(end - 1, at + _REACH)):
        if low[index] in grammar.complementizers and index > at:
            return Content("adjunct_that", Stretch(index, end))
        if low[index] in {",", ":"} and line.is_quote(index + 1):
            return Content("adjunct_quote", Stretch(index + 1, end))
        if low[index] == ":":
            return Content("adjunct_colon", Stretch(index + 1, end))
        if line.looks_finite(index) and index > at:
            break
        if low[index] in {",", ";"}:
            return None
    index = at
    while index < end and (low[index] in grammar.time_words or line.is_adverb(index)):
        index += 1
    if index == at and low[at] in grammar.prepositions:
        index = _skip_prepositional(line, at, end)
    if index + 1 < end and line.is_word(index) and word.frames & {"clause", "np"}:
        return Content("adjunct_bare", Stretch(index, end))
    return None


def _skip_prepositional(line: Line, at: int, end: int) -> int:
    """Return the index behind "in a statement", "at the rally on Monday"."""
    low, grammar = line.low, line.grammar
    while at < end and (low[at] in grammar.prepositions or low[at] in grammar.time_words):
        if low[at] in grammar.time_words:
            at += 1
            continue
        phrase = walk_right(line, at + 1, end)
        if phrase is None:
            return at
        at = phrase.last
    return at


def _find_told(line: Line, at: int, end: int, word: CueWord) -> Content | None:
    """Find the content behind an addressee: "told the council on Monday that …"."""
    low, grammar = line.low, line.grammar
    addressee = walk_right(line, at, end)
    objects = (grammar.subject_pronouns - grammar.determiners) | _OBJECT_PRONOUNS
    if low[at] in objects:
        addressee = Stretch(at, at + 1)
    if addressee is None:
        return None
    behind = addressee.last
    if behind >= end:
        return None
    direct = _find_direct(line, behind, end, word)
    if direct is None and low[behind] == "to":
        direct = Content("to", Stretch(behind, end))
    if direct is None and low[behind] == "not" and behind + 1 < end and low[behind + 1] == "to":
        direct = Content("to", Stretch(behind, end))
    if direct is None and _is_adjunct(line, behind):
        direct = _find_behind_adjunct(line, behind, end, word)
    if direct is None and low[behind] != "," and line.is_word(behind):
        direct = Content("bare", Stretch(behind, end))
    return None if direct is None else Content("tell_" + direct.frame, direct.words)
