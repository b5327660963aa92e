"""Tell whether a reporting verb says that something was said, or that it was not.

"Quint has never agreed to it", "if Kessen accepts", "stopped short of accusing": such words taken
for a plain "agreed" would accuse somebody of the opposite. What is denied or supposed keeps the
words that do so in its cue; what is not said at all is no statement.

In: `Line`, a cue and its source. Out: `Reality`.
What is made of it is left to `attribute.py` and `qualify.py`.
"""

from enum import StrEnum
from typing import NamedTuple

from onrecord.model.attribution import Stretch
from onrecord.model.statement import Act
from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line

# A clause that a predicate calls false begins so many words behind it, at most: "it is false,
# he said, that …".
_PREDICATE_REACH = 5


class Mood(StrEnum):
    """What a verb group does to its verb."""

    REAL = "real"
    NEGATED = "negated"
    SUPPOSED = "supposed"
    UNREAL = "unreal"


class Reality(NamedTuple):
    """Whether a cue reports something.

    Attributes:
        mood: Real; negated or supposed by its own verb group; or unreal by what is around it.
        first: Index of the first token of the verb group.
    """

    mood: Mood
    first: int


def judge_reality(line: Line, cue: int, source: Stretch | None, start: int) -> Reality:
    """Tell whether a cue reports something that was said.

    Args:
        line: The tokens.
        cue: Index of the reporting verb.
        source: What its subject is, where it stands before it.
        start: Index of the first token of its sentence or quotation.
    """
    first = _find_group(line, cue, start)
    group = range(first, cue)
    if _is_kept_from(line, cue, start) or _is_supposed_clause(line, source, start):
        return Reality(Mood.UNREAL, first)
    if _has_negative_subject(line, source, start) or _asks_who(line, source, start):
        return Reality(Mood.UNREAL, first)
    if any(_negates(line.low[index], line) for index in group):
        return Reality(Mood.NEGATED, first)
    if any(line.low[index] in line.grammar.supposing for index in group):
        return Reality(Mood.SUPPOSED, first)
    return Reality(Mood.REAL, first)


def _find_group(line: Line, cue: int, start: int) -> int:
    """Return the first token of "has never agreed", "did not try to say"."""
    grammar, low = line.grammar, line.low
    first = cue
    at = cue - 1
    while at >= start:
        if low[at] in grammar.auxiliaries or low[at] in grammar.modals or _negates(low[at], line):
            first = at
        elif not (line.is_adverb(at) or (low[at] in grammar.raising and low[at + 1] == "to")):
            break
        at -= 1
    return first


def _negates(word: str, line: Line) -> bool:
    return word in line.grammar.negations or word.endswith(("n’t", "n't")) or word == "cannot"


def _is_kept_from(line: Line, cue: int, start: int) -> bool:
    """Tell whether an -ing form is what somebody did not do: "of accusing", "denied accusing"."""
    if cue == start or not line.low[cue].endswith("ing"):
        return False
    before = line.low[cue - 1]
    if before in line.grammar.withholding:
        return True
    word = load_cues().get(before)
    return word is not None and word.classes[0].act in (Act.DENY, Act.REJECT)


def _is_supposed_clause(line: Line, source: Stretch | None, start: int) -> bool:
    """Tell whether the clause is a condition, a question, or called false by what is before it."""
    if source is None or source.first <= start:
        return False
    low, grammar = line.low, line.grammar
    at = source.first - 1
    while at > start and line.is_adverb(at) and low[at] not in grammar.supposing_openers:
        at -= 1
    if low[at] in grammar.supposing_openers:
        return True
    if low[at] in grammar.inverting and (at == start or not line.is_word(at - 1)):
        return True  # "Had Quint agreed, …"
    if low[at] != "that":
        return False
    before = range(max(start, at - _PREDICATE_REACH), at)
    return any(low[index] in grammar.falsifying for index in before)


def _has_negative_subject(line: Line, source: Stretch | None, start: int) -> bool:
    """Tell whether nobody is the subject: "neither Quint nor Velde", "no official"."""
    if source is None:
        return False
    first = source.first
    if line.low[first] in line.grammar.negative_subjects:
        return True
    return first > start and line.low[first - 1] in line.grammar.negative_subjects


def _asks_who(line: Line, source: Stretch | None, start: int) -> bool:
    """Tell whether it is asked who says so: "Who said that?", "asked who had said so".

    Behind a noun or a comma "who" is somebody: "the envoy who said so", "those “who said so”".
    """
    if source is None or line.low[source.first] not in line.grammar.asking_subjects:
        return False
    if source.last != source.first + 1:
        return False
    if source.first <= start:
        return line.is_capital(source.first)
    return line.low[source.first - 1] in load_cues()
