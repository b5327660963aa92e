"""Find the noun phrase that says and the stretch of words that is said, around one cue.

In: `Line` and token indices. Out: `Stretch`es (half-open ranges of tokens).
Which words are cues, and what is made of it all, is left to `attribute.py`.
"""

from typing import NamedTuple

from onrecord.statements.cues import CueWord, load_cues
from onrecord.statements.grammar import Line

# How far a complementizer or an addressee may stand from its cue, in tokens. The longest such
# gap among 200 that we looked at ("said in a statement carried by … on Monday that") had 17.
_REACH = 18
# The longest insertion between a source and its cue that is searched ("Quint, who …, said").
_LONGEST_INSERTION = 40
# The longest bracket inside a name that is passed over ("(D-Wis.)").
_LONGEST_BRACKET = 12
_POSSESSIVE = frozenset({"’s", "'s"})


class Stretch(NamedTuple):
    """Tokens from `first` up to, not including, `last`."""

    first: int
    last: int


class Subject(NamedTuple):
    """A noun phrase that may be a source.

    Attributes:
        kind: How it was found: ``noun``, ``pronoun``, ``relative``, ``inserted``, ``inverted``,
            ``inverted_pronoun``, ``after``; or why there is none: ``conjunct``, ``comma``,
            ``quote``, ``infinitive``, ``none``.
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
    return Subject("noun", words, words.first - 1)


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
    if first is None or not any(_is_substance(line, i) for i in range(first, end + 1)):
        return None
    return Stretch(first, end + 1)


def _is_substance(line: Line, at: int) -> bool:
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


def _goes_on_before(line: Line, at: int, start: int) -> bool:
    """Tell whether a phrase goes on before its determiner: "officials in the ministry"."""
    before = line.low[at - 1] if at > start else ""
    return before in line.grammar.determiners or before in line.grammar.nominal_prepositions


def _extends_left(line: Line, at: int, start: int, first: int | None) -> bool:
    """Tell whether a noun phrase that begins at `first` so far takes in the word before it."""
    word, grammar = line.low[at], line.grammar
    if word in grammar.determiners:
        return True
    if word in grammar.nominal_prepositions:
        if first is None or at == start:
            return False
        counts = word == "of" and line.low[at - 1] in grammar.determiners  # "one of them"
        return counts or _is_noun_like(line, at - 1)
    if word == "and":
        return first is not None and at > start and _joins_names(line, at)
    if _ends_phrase(line, at):
        return False
    if word in grammar.time_words and first is not None:
        before = line.low[at - 1] if at > start else ""
        adverbial = before in grammar.prepositions or before == ","
        return line.is_capital(first) and not adverbial
    if line.looks_finite(at) or (at > start and line.low[at - 1] in grammar.be_forms):
        # A predicate ("was overheard"), or an adjective ("the proposed deal").
        return at > start and line.low[at - 1] in grammar.determiners
    return not (word in load_cues() and load_cues()[word].form == "past")


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


def _is_noun_like(line: Line, at: int) -> bool:
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
    return line.low[after] in line.grammar.determiners and _is_noun_like(line, before)


def find_inverted_subject(line: Line, at: int, end: int) -> Subject | None:
    """Find the subject that stands behind its cue ("said Quint, the envoy")."""
    low, grammar = line.low, line.grammar
    if at >= end:
        return None
    if low[at] in grammar.subject_pronouns:
        return Subject("inverted_pronoun", Stretch(at, at + 1), at)
    words = walk_right(line, at, end)
    if words is None:
        return None
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
            or _is_noun_like(line, last + 1)
        )
        if opens and not low[last + 1].endswith("ing"):
            last = inside
    return Subject("inverted", Stretch(words.first, last), at)


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


class Content(NamedTuple):
    """A stretch of words that a cue may have as content.

    Attributes:
        frame: How it hangs on the cue: ``that``, ``quote``, ``colon``, ``to``, ``prep``, ``wh``,
            ``bare``, ``adjunct_that``, ``adjunct_quote``, ``adjunct_bare``, with ``tell_`` before
            it where an addressee stands between; ``left`` for one before the cue, ``amid`` for
            one around it.
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
    if low[at] in grammar.subject_pronouns | {"him", "her", "them", "us", "me"}:
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
