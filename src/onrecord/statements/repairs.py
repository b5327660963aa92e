"""Mend the edges of what the encoder found: what rules about marks know better.

In: `Stretch`es. Out: the same, without marks that belong to nobody, quotations whole.
Which words are source or content is left to the encoder.
"""

from collections.abc import Collection, Sequence

from onrecord.model.attribution import Stretch
from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line
from onrecord.statements.quoted import QuotedTokens

_POSSESSIVES = frozenset({"’s", "'s"})
_CLOSERS = {")": "(", "]": "[", "}": "{"}
# How many words name who is told, at most ("the members of the northern council"); by judgement.
_LONGEST_ADDRESSEE = 6
# Marks that may stand between the closing quotation mark and the last word that is said; so may
# the marks that close quotations inside.
_BEFORE_CLOSING = frozenset(".,;:!?…") | {"..."}


def mend_words(line: Line, parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Leave out marks at the ends of each part, and parts that are nothing but marks."""
    found: list[Stretch] = []
    for part in parts:
        first, last = part
        while first < last and not line.is_word(first):
            first += 1
        while last > first and not line.is_word(last - 1):
            last -= 1
        if first < last:
            found.append(Stretch(first, last))
    return tuple(found)


def mend_source(line: Line, parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Leave out marks at the ends, and the "’s" of an owner: "Solmark" of "Solmark’s promise".

    Of "the envoy and the" the last words are left out, and of "The" all.
    """
    found: list[Stretch] = []
    for first, last in mend_words(line, parts):
        end = last - 1 if last - first > 1 and line.low[last - 1] in _POSSESSIVES else last
        while end > first and line.low[end - 1] in line.grammar.openers:
            end -= 1
        if end > first:
            found.append(Stretch(first, end))
    return tuple(found)


def mend_cue(line: Line, parts: Sequence[Stretch], anchor: int) -> tuple[Stretch, ...]:
    """Begin a cue at its verb or noun: "said" of "has repeatedly said".

    Corpora mark more, and not always the same. Negations and suppositions are taken in again by
    `attribute.py`, which asks `reality.py` for them. What is behind the verb stays ("made clear",
    "called for") unless a preposition and more words follow it ("said in a statement"); "to" of
    "according to" stays alone. Marks at the ends are left out, but a cue may be a mark: ":".
    """
    found: list[Stretch] = []
    for first, last in parts:
        if not first <= anchor < last:
            continue
        end = last
        behind = anchor + 1
        if last - behind > 1 and line.low[behind] in line.grammar.prepositions:
            end = behind + (line.low[behind] == "to" and line.low[anchor] == "according")
        found.append(Stretch(anchor, end))
    return mend_words(line, found) or (Stretch(anchor, anchor + 1),)


def mend_content(
    line: Line,
    quoted: QuotedTokens,
    parts: Sequence[Stretch],
    *,
    anchor: int | None = None,
) -> tuple[Stretch, ...]:
    """Join what only marks part, take in the quotation marks around, and what a speech goes on.

    A speech in which the cue itself (`anchor`) stands goes on in another's words: in "“Quint told
    us that they met.", the next paragraph is not what Quint told.
    """
    words = mend_words(line, parts)
    joined: list[Stretch] = []
    for part in words:
        if joined and not any(line.is_word(i) for i in range(joined[-1].last, part.first)):
            joined[-1] = Stretch(joined[-1].first, part.last)
        else:
            joined.append(part)
    found = [_take_in_marks(line, quoted, _skip_addressee(line, part, anchor)) for part in joined]
    if found and anchor is not None and _is_same_speech(quoted, anchor, found[-1].last - 1):
        return tuple(found)
    return tuple(_continue_speech(line, quoted, found))


def fill_gaps(line: Line, parts: Sequence[Stretch], inner: Collection[int]) -> tuple[Stretch, ...]:
    """Join the parts of a content where nothing but an inner source and cue is between them.

    Of "said that the bridge, Quint had warned, was closed" all is said by the first speaker, though
    the encoder gives each word to one of the two.

    Args:
        line: The tokens.
        parts: The outer content.
        inner: The tokens of sources and cues of the statements inside it.
    """
    found = list(parts[:1])
    for part in parts[1:]:
        gap = range(found[-1].last, part.first)
        if gap and all(index in inner or not line.is_word(index) for index in gap):
            found[-1] = Stretch(found[-1].first, part.last)
        else:
            found.append(part)
    return tuple(found)


def _is_same_speech(quoted: QuotedTokens, one: int, other: int) -> bool:
    """Tell whether two tokens stand in paragraphs of one speech."""
    left, right = quoted.number_of[one], quoted.number_of[other]
    if left < 0 or right < 0:
        return False
    return quoted.quotations[left].group == quoted.quotations[right].group


def _skip_addressee(line: Line, part: Stretch, anchor: int | None) -> Stretch:
    """Begin "me that the border was settled" at "that": who is told is no part of what is.

    So do "the council that …" and "lawmakers that …" right behind a verb that takes an addressee.
    """
    first, last = part
    is_addressed = last - first > 2 and line.low[first] in line.grammar.addressed
    if is_addressed and line.low[first + 1] in ("that", "to"):
        return Stretch(first + 1, last)
    word = load_cues().get(line.low[first - 1]) if first - 1 == anchor else None
    if word is None or not any("tell" in cue_class.frames for cue_class in word.classes):
        return part
    for at in range(first, min(first + _LONGEST_ADDRESSEE + 1, last - 1)):
        if line.low[at] == "that":
            return Stretch(at, last) if at > first else part
        if not line.is_word(at) or line.looks_finite(at):
            break
    return part


def _take_in_marks(line: Line, quoted: QuotedTokens, part: Stretch) -> Stretch:
    """Widen a content to the quotation marks and brackets that belong to its words."""
    first, last = part
    number = quoted.number_of[first]
    if number >= 0 and quoted.stretches[number].first == first - 1:
        first -= 1
    number = quoted.number_of[last - 1]
    # What begins inside a quotation is a piece of it: the closing mark is the whole one's.
    if number >= 0 and quoted.stretches[number].first >= first - 1:
        end = quoted.stretches[number].last
        behind = last
        while behind < end - 1 and (
            line.low[behind] in _BEFORE_CLOSING or behind in quoted.inner_closers
        ):
            behind += 1
        if behind == end - 1 and not line.is_word(behind):
            last = end
    if last < len(line.low) and line.low[last] in _CLOSERS:
        opener = _CLOSERS[line.low[last]]
        inside = line.low[first:last]
        if inside.count(opener) > inside.count(line.low[last]):
            return Stretch(first, last + 1)
        if first and line.low[first - 1] == opener:
            return Stretch(first - 1, last + 1)
    return Stretch(first, last)


def _continue_speech(line: Line, quoted: QuotedTokens, parts: list[Stretch]) -> list[Stretch]:
    """Add the paragraphs of a speech behind one that it was not closed in.

    Newspapers open each paragraph of a long quotation with a mark and close only the last one.
    """
    if not parts:
        return parts
    number = quoted.number_of[parts[-1].last - 1]
    if number < 0:
        return parts
    last = quoted.quotations[number]
    while number + 1 < len(quoted.quotations) and not last.closed:
        following = quoted.quotations[number + 1]
        if following.group != last.group:
            break
        number, last = number + 1, following
        first, end = quoted.stretches[number]
        while end > first and not last.closed and not line.is_word(end - 1):
            end -= 1
        if first < end and first >= parts[-1].last:
            parts.append(Stretch(first, end))
    return parts
