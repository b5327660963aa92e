"""Say how certain the source of a statement is of what it tells, and which way.

The values are FactBank's (Saurí and Pustejovsky 2009). As there, what counts is the event that the
content's first clause tells: a denial around it ("denied that they met") and one inside it ("said
that they did not meet") both make it `CT-`, and a modal weakens it as a weak verb does. The cue
speaks first, then the first verb group of the content; a rule of words, no parse.

In: `Line`, a `Draft`, its `Mood`, `Mode` and `Act`. Out: a `Verdict`.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.model.attribution import Stretch
from onrecord.model.statement import Act, Factuality, Mode
from onrecord.statements.cues import load_cues
from onrecord.statements.drafts import Draft
from onrecord.statements.frames import find_frame
from onrecord.statements.grammar import Line
from onrecord.statements.quoted import QuotedTokens
from onrecord.statements.reality import Mood

# How far into a content its first verb group is looked for, and how long a group may be, in
# tokens; by judgement.
_REACH = 30
_LONGEST_GROUP = 5
# A quotation of fewer words without a verb that is known is no clause.
_SHORT = 2
# A clause beside the main one ends so far on at most, where no mark ends it.
_ENDS = frozenset({".", "?", "!", ";", ":", "…"})
_OPEN_ACTS = frozenset({Act.ASK, Act.DEMAND, Act.OFFER})
_STRENGTHS = ("possible", "probable", "certain")
_VALUES = {
    ("certain", True): Factuality.CERTAIN,
    ("probable", True): Factuality.PROBABLE,
    ("possible", True): Factuality.POSSIBLE,
    ("certain", False): Factuality.CERTAIN_NOT,
    ("probable", False): Factuality.PROBABLE_NOT,
    ("possible", False): Factuality.POSSIBLE_NOT,
}


class Verdict(NamedTuple):
    """How certain a source is.

    Attributes:
        value: How certain; None where nothing is told that could be so or not.
        words: The words that make it less than plainly certain.
    """

    value: Factuality | None
    words: tuple[Stretch, ...] = ()


class _Clause(NamedTuple):
    """What a clause says of its event: None for a strength is open."""

    strength: str | None
    is_so: bool
    words: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Degrees:
    """Word classes of one language, see factuality_en.toml; every word in lower case."""

    likely: frozenset[str]
    possible: frozenset[str]
    unlikely: frozenset[str]
    open: frozenset[str]
    false: frozenset[str]
    refused: frozenset[str]
    modal_possible: frozenset[str]
    modal_open: frozenset[str]
    modal_would: frozenset[str]
    adverb_likely: frozenset[str]
    adverb_possible: frozenset[str]
    adverb_unlikely: frozenset[str]
    first_person: frozenset[str]
    beside: frozenset[str]
    lead_in: frozenset[str]
    nobody: frozenset[str]


@cache
def load_degrees(language: str = "en") -> Degrees:
    """Load the words of a language."""
    source = files("onrecord.statements").joinpath(f"factuality_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return Degrees(**{f.name: frozenset(table[f.name].split()) for f in fields(Degrees)})


def judge_factuality(
    line: Line,
    quoted: QuotedTokens,
    draft: Draft,
    *,
    mood: Mood,
    mode: Mode | None,
    act: Act | None,
    conditions: Sequence[Stretch] = (),
) -> Verdict:
    """Say how certain the source is of what the content's first clause tells.

    Args:
        line: The tokens.
        quoted: Which of them lie in which quotation.
        draft: The statement.
        mood: What the cue's own verb group does to it.
        mode: What the source did with the content.
        act: What saying it does.
        conditions: The conditions in its content.
    """
    anchor = draft.found.anchor
    frame = find_frame(line, quoted, anchor, draft.content[0])
    cue = _judge_cue(line, draft, frame, mood=mood, mode=mode, act=act)
    if cue is None:
        return Verdict(None)
    if cue.strength is None:
        return Verdict(Factuality.UNCOMMITTED, cue.words)
    clause = _judge_content(line, draft, frame)
    if clause is None:  # "denied the charge": no verb of its own, yet something that is so or not
        return Verdict(_VALUES[cue.strength, cue.is_so], cue.words) if cue.words else Verdict(None)
    if clause.strength is None:
        return Verdict(Factuality.UNCOMMITTED, clause.words)
    if clause.strength != "possible" and (near := _list_near(line, draft, conditions)):
        return Verdict(Factuality.UNCOMMITTED, near)
    weaker = min(cue.strength, clause.strength, key=_STRENGTHS.index)
    return Verdict(_VALUES[weaker, cue.is_so is clause.is_so], (*cue.words, *clause.words))


def _judge_cue(
    line: Line, draft: Draft, frame: str, *, mood: Mood, mode: Mode | None, act: Act | None
) -> _Clause | None:
    """Say what the cue makes of the content; None where a bare noun is no event."""
    degrees, anchor = load_degrees(), draft.found.anchor
    word = load_cues().get(line.low[anchor])
    lemma = word.lemma if word is not None else line.low[anchor]
    here = (Stretch(anchor, anchor + 1),)
    whole = (draft.cue[0],)
    if mood is not Mood.REAL:
        if mood is Mood.NEGATED and mode is Mode.BELIEF and lemma in degrees.likely:
            return _Clause("probable", is_so=False, words=whole)
        return _Clause(None, is_so=True, words=whole)
    if lemma in degrees.refused and frame == "to":
        return _Clause("certain", is_so=False, words=here)
    if lemma in degrees.false and frame != "quote":
        return _Clause("certain", is_so=False, words=here)
    if mode is Mode.INTENTION or act in _OPEN_ACTS or lemma in degrees.open:
        return _Clause(None, is_so=True, words=here)
    if mode is Mode.ATTITUDE or frame not in ("quote", "clause", "tell", "to", "np"):
        return None
    if frame == "np" and word is not None and word.find_class("np").takes("np"):
        return None
    return _judge_lemma(lemma, here)


def _judge_lemma(lemma: str, here: tuple[Stretch, ...]) -> _Clause:
    """Say how strongly a verb puts what it opens."""
    degrees = load_degrees()
    if lemma in degrees.unlikely:
        return _Clause("probable", is_so=False, words=here)
    for strength, lemmas in (("probable", degrees.likely), ("possible", degrees.possible)):
        if lemma in lemmas:
            return _Clause(strength, is_so=True, words=here)
    return _Clause("certain", is_so=True)


def _list_near(line: Line, draft: Draft, conditions: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the conditions that stand in the content's first sentence."""
    part = draft.content[0]
    end = next((i for i in range(part.first, part.last) if line.low[i] in _ENDS), part.last)
    return tuple(each for each in conditions if part.first <= each.first < end)


def _judge_content(line: Line, draft: Draft, frame: str) -> _Clause | None:
    """Say what the first clause of a content says of its event; None where it has no verb."""
    if frame == "to":
        return _Clause("certain", is_so=True)
    degrees, part = load_degrees(), draft.content[0]
    at = _skip_openings(line, part)
    end = next((i for i in range(at, part.last) if line.low[i] in _ENDS), part.last)
    if end < part.last and line.low[end] == "?":
        return _Clause(None, is_so=True, words=(Stretch(end, end + 1),))
    strength, is_so = "certain", True
    words: list[Stretch] = []
    end = min(end, at + _REACH)
    while at < end:
        word = line.low[at]
        if word in degrees.beside and at > part.first + 1:
            at = _skip_clause(line, at, end)
            continue
        if word in degrees.nobody:
            is_so = not is_so
            words.append(Stretch(at, at + 1))
        if (own := _judge_own(line, at, end)) is not None:
            return own
        if line.looks_finite(at) or word in line.grammar.modals - {"to"}:
            group = _judge_group(line, at, end, is_direct=frame == "quote")
            if group.strength is None:
                return group
            weaker = min(strength, group.strength, key=_STRENGTHS.index)
            return _Clause(weaker, is_so is group.is_so, (*words, *group.words))
        if (said := _judge_adverb(word)) is not None:
            strength = said
            words.append(Stretch(at, at + 1))
        at += 1
    count = sum(line.is_word(index) for index in range(part.first, end))
    if frame == "np" or (frame == "quote" and count < _SHORT):
        return None
    return _Clause(strength, is_so, tuple(words))


def _skip_openings(line: Line, part: Stretch) -> int:
    """Return where the clause begins, behind marks and what leads into it."""
    degrees, at = load_degrees(), part.first
    while at < part.last - 1 and (not line.is_word(at) or line.low[at] in degrees.lead_in):
        at += 1
    return at


def _skip_clause(line: Line, at: int, end: int) -> int:
    """Return where a clause beside the main one ends: behind the next comma, or where all does."""
    comma = next((i for i in range(at, end) if line.low[i] in (",", "—", "–")), None)
    return end if comma is None else comma + 1


def _judge_own(line: Line, at: int, end: int) -> _Clause | None:
    """Judge "I think …", "we do not believe …", "I hope …" at a token."""
    degrees = load_degrees()
    if line.low[at] not in degrees.first_person:
        return None
    negated = False
    for index in range(at + 1, min(at + 4, end)):
        word = line.low[index]
        here = (Stretch(at, index + 1),)
        if word in line.grammar.negations or word.endswith(("n’t", "n't")):
            negated = True
        elif word in degrees.modal_open:
            return _Clause(None, is_so=True, words=here)
        elif word in degrees.likely:
            return _Clause("probable", is_so=not negated, words=here)
        elif word in degrees.unlikely:
            return _Clause("probable", is_so=False, words=here)
        elif not (line.is_adverb(index) or word in line.grammar.auxiliaries):
            return None
    return None


def _judge_adverb(word: str) -> str | None:
    degrees = load_degrees()
    if word in degrees.adverb_likely:
        return "probable"
    return "possible" if word in degrees.adverb_possible else None


def _judge_group(line: Line, at: int, end: int, *, is_direct: bool) -> _Clause:
    """Judge the verb group that begins at a token: "could not have been", "is probably"."""
    degrees, grammar = load_degrees(), line.grammar
    strength: str = "certain"
    is_so = True
    words: list[Stretch] = []
    for index in range(at, min(at + _LONGEST_GROUP, end)):
        word = line.low[index]
        here = Stretch(index, index + 1)
        if word in degrees.modal_open:
            return _Clause(None, is_so=True, words=(here,))
        if word in grammar.negations or word == "cannot" or word.endswith(("n’t", "n't")):
            is_so = not is_so
            words.append(here)
        elif word in degrees.modal_possible:
            strength = "possible"
            words.append(here)
        elif word in degrees.adverb_unlikely:
            strength, is_so = "probable", not is_so
            words.append(here)
        elif (said := _judge_adverb(word)) is not None:
            strength = min(strength, said, key=_STRENGTHS.index)
            words.append(here)
        elif word in degrees.modal_would and is_direct:
            strength = min(strength, "probable", key=_STRENGTHS.index)
            words.append(here)
        elif not (index == at or line.is_adverb(index) or word in grammar.auxiliaries):
            break
    return _Clause(strength, is_so, tuple(words))
