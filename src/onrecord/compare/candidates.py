"""Choose for each statement the few others that may repeat, support, deny or contradict it.

All pairs of a record's statements would be too many to judge: they are found by keys that are rare
enough, and of those found the most promising are taken, so that the cost grows with the number of
statements and not with its square.

In: one report's `Sheet`; then the `ClaimNote`s of all. Out: pairs of notes.
How one statement bears on the other is left to whoever judges the pairs.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import nsmallest
from itertools import combinations
from math import exp, log, sqrt
from typing import NamedTuple

from onrecord.compare.content_words import fold, load_vocabulary
from onrecord.compare.denials import is_denying
from onrecord.model.comparison import Sheet
from onrecord.model.document import Span
from onrecord.model.statement import Act

# What follows was tuned on 420 labelled pairs of 251 news and official texts (2026-11-27), of
# which 208 are related and have both statements found: see docs/analysis/same-words.md.
#
# Of a statement's words those are keys of which its whole report speaks most: words of the moment,
# with the days, and pairs of words, and words with whoever speaks or is spoken of, at any time.
_MOMENT_WORDS = 8
_PAIRED_WORDS = 5
_ENTITY_WORDS = 4
_MOMENT_DAYS = 8
# A key that more notes have finds too many to be worth asking for.
MOST_FOUND = 300
# With so many found by rarer keys no more common ones are asked for.
_MOST_FELLOWS = 600
# So many partners at most are chosen in a statement's own report, and as many elsewhere.
_MOST_PARTNERS = 20
# A partner in the same report stands at most so many statements away.
_REACH = 80


class _Weights(NamedTuple):
    """What speaks for two statements bearing on each other: fitted by logistic regression.

    Attributes:
        words: Words that both have, rare ones more, for their number.
        any_word: That there is one.
        speaker: One speaker.
        mentioned: One speaks, or is spoken of, whom the other mentions.
        opposing: One denies or rejects, and not the same speaker.
        negated: One is negated, the other is not.
        number: A number that both have.
        few: One has hardly a word.
        long: Both have many.
        near: That they are near: statements or days.
        far: That they are not too far apart in one report.
        sibling: Both are told by the same statement.
        fewest: What it takes altogether.
    """

    words: float
    any_word: float
    speaker: float
    mentioned: float
    opposing: float
    negated: float
    number: float
    few: float
    long: float
    near: float
    far: float
    sibling: float
    fewest: float


_WITHIN = _Weights(
    words=1.6,
    any_word=1.1,
    speaker=0.9,
    mentioned=0.3,
    opposing=0.5,
    negated=0.4,
    number=0.3,
    few=-1.0,
    long=0.4,
    near=2.8,
    far=0.4,
    sibling=-1.3,
    fewest=1.2,
)
_ELSEWHERE = _Weights(
    words=6.0,
    any_word=0.0,
    speaker=1.1,
    mentioned=0.0,
    opposing=1.1,
    negated=0.0,
    number=0.3,
    few=-0.8,
    long=0.0,
    near=4.4,
    far=0.0,
    sibling=0.0,
    fewest=2.4,
)
_FEW_WORDS = 2
_MANY_WORDS = 5
# By how far statements, statements of a long report, and days are less near: to a third.
_NEAR_STATEMENTS = 4
_FAR_STATEMENTS = 20
_NEAR_DAYS = 3
_LONG_AGO = 1000

_OPPOSING = frozenset({Act.DENY, Act.REJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """What a statement claims, as far as it takes to find others about the same.

    Attributes:
        statement_id: The statement.
        report_id: Its report.
        position: Its place among the report's statements.
        content: Where its words stand in the report.
        day: ISO date on which it was said, or else published.
        speaker: Its speaker's entity.
        about: Entities of whom it claims something.
        entities: Entities that its content mentions, these left out.
        stems: Stems of its content words, those first of which its report speaks most.
        numbers: Numbers in it, as digits.
        is_negated: Whether it says of an odd number of things that they are not so.
        is_opposing: Whether its cue or act denies or rejects.
        within: The statement that contains it.
    """

    statement_id: str
    report_id: str
    position: int
    content: tuple[Span, ...]
    day: str | None
    speaker: str | None
    about: tuple[str, ...]
    entities: tuple[str, ...]
    stems: tuple[str, ...]
    numbers: tuple[str, ...]
    is_negated: bool
    is_opposing: bool
    within: str | None

    @property
    def keys(self) -> tuple[str, ...]:
        """By what notes of like claims are found; two of one moment share a spell of days."""
        entities = {*self.about, self.speaker} - {None}
        keys = {f"{a} {b}" for a, b in combinations(sorted(self.stems[:_PAIRED_WORDS]), 2)}
        keys |= {f"{entity} {stem}" for entity in entities for stem in self.stems[:_ENTITY_WORDS]}
        if self.day is not None:
            at = _number_day(self.day)
            spells = at // _MOMENT_DAYS, (at + _MOMENT_DAYS // 2) // _MOMENT_DAYS
            for stem in self.stems[:_MOMENT_WORDS]:
                keys |= {f"{stem} {mark}{spell}" for mark, spell in zip("ab", spells, strict=True)}
        return tuple(sorted(keys))


def note_claims(sheet: Sheet) -> tuple[ClaimNote, ...]:
    """Note what each statement of a report claims."""
    vocabulary = load_vocabulary()
    starts = [token.start for token in sheet.tokens]
    words = [
        [
            fold(token.text)
            for span in stmt.content
            for token in sheet.tokens[
                bisect_left(starts, span.start) : bisect_left(starts, span.end)
            ]
        ]
        for stmt in sheet.statements
    ]
    stems = [
        tuple(dict.fromkeys(vocabulary.find_stem(w) for w in each if vocabulary.is_content(w)))
        for each in words
    ]
    told = Counter(stem for each in stems for stem in each)
    entities = _find_entities(sheet)
    notes = []
    for position, stmt in enumerate(sheet.statements):
        ordered = tuple(sorted(stems[position], key=lambda stem: -told[stem]))
        numbers = filter(None, map(vocabulary.read_number, words[position]))
        about = tuple(sorted(set(stmt.about)))
        notes.append(
            ClaimNote(
                statement_id=stmt.statement_id,
                report_id=sheet.report.report_id,
                position=position,
                content=stmt.content,
                day=sheet.find_day(stmt),
                speaker=stmt.speaker,
                about=about,
                entities=tuple(sorted(entities[position] - {*about, stmt.speaker or ""})),
                stems=ordered,
                numbers=tuple(sorted(set(numbers))),
                is_negated=sum(map(vocabulary.is_negation, words[position])) % 2 == 1,
                is_opposing=stmt.act in _OPPOSING or is_denying(sheet.exact(stmt.cue)),
                within=stmt.within,
            )
        )
    return tuple(notes)


def _find_entities(sheet: Sheet) -> list[set[str]]:
    """Find the entities that each statement's content mentions."""
    linked = {link.mention_id: link.entity_id for link in sheet.links}
    mentions = [(m.span, linked[m.mention_id]) for m in sheet.mentions if m.mention_id in linked]
    starts = [span.start for span, _ in mentions]

    def find(content: Iterable[Span]) -> Iterator[str]:
        for span in content:
            for inner, entity in mentions[
                bisect_left(starts, span.start) : bisect_left(starts, span.end)
            ]:
                if span.contains(inner):
                    yield entity

    return [set(find(stmt.content)) for stmt in sheet.statements]


def rank_partners(
    note: ClaimNote, found: Iterable[ClaimNote]
) -> tuple[tuple[float, ClaimNote], ...]:
    """Choose the most promising partners of a statement: in its own report, then elsewhere.

    Args:
        note: The statement.
        found: Notes that share a key with it, and those of its own report; each may come twice.

    Returns:
        The partners, each with how much more speaks for it than it takes to be one.
    """
    within: dict[str, ClaimNote] = {}
    elsewhere: dict[str, ClaimNote] = {}
    for other in found:
        if other.report_id != note.report_id:
            elsewhere[other.statement_id] = other
        # What a statement contains is part of it.
        elif (
            0 < abs(other.position - note.position) <= _REACH
            and other.within != note.statement_id
            and note.within != other.statement_id
        ):
            within[other.statement_id] = other
    return (*_rank(note, within, _WITHIN), *_rank(note, elsewhere, _ELSEWHERE))


def choose_partners(note: ClaimNote, found: Iterable[ClaimNote]) -> tuple[ClaimNote, ...]:
    """Choose the most promising partners of a statement; see `rank_partners`."""
    return tuple(other for _, other in rank_partners(note, found))


def _rank(
    note: ClaimNote, found: Mapping[str, ClaimNote], weights: _Weights
) -> list[tuple[float, ClaimNote]]:
    """Choose those that reach what it takes, the best first, with how far they go beyond it."""
    own = frozenset(note.stems)
    shared = {statement_id: own.intersection(other.stems) for statement_id, other in found.items()}
    told = Counter(stem for stems in shared.values() for stem in stems)
    rarity = {stem: 1 / (1 + log(1 + count)) for stem, count in told.items()}
    ranked = []
    for statement_id, other in found.items():
        words = sum(rarity[stem] for stem in shared[statement_id])
        promise = _measure_promise(note, other, words, weights)
        if promise >= weights.fewest:
            ranked.append((weights.fewest - promise, statement_id))
    return [
        (-less, found[statement_id]) for less, statement_id in nsmallest(_MOST_PARTNERS, ranked)
    ]


def _measure_promise(note: ClaimNote, other: ClaimNote, words: float, weights: _Weights) -> float:
    """Measure how much speaks for two statements bearing on each other."""
    few = min(len(note.stems), len(other.stems))
    is_same_speaker = note.speaker is not None and note.speaker == other.speaker
    promise = weights.words * words / sqrt(2 + few)
    promise += weights.any_word * (words > 0)
    promise += weights.speaker * is_same_speaker
    promise += weights.opposing * (note.is_opposing != other.is_opposing and not is_same_speaker)
    promise += weights.number * (not set(note.numbers).isdisjoint(other.numbers))
    promise += weights.few * (few <= _FEW_WORDS) + weights.long * (few >= _MANY_WORDS)
    if note.report_id != other.report_id:
        return promise + weights.near * exp(-count_days(note, other) / _NEAR_DAYS)
    apart = abs(note.position - other.position)
    promise += weights.near * exp(-apart / _NEAR_STATEMENTS)
    promise += weights.far * exp(-apart / _FAR_STATEMENTS)
    promise += weights.mentioned * (_mentions(note, other) or _mentions(other, note))
    promise += weights.negated * (note.is_negated != other.is_negated)
    return promise + weights.sibling * (note.within is not None and note.within == other.within)


def _mentions(note: ClaimNote, other: ClaimNote) -> bool:
    """Tell whether a statement mentions who speaks in another one, or is spoken of."""
    return other.speaker in note.entities or not set(note.entities).isdisjoint(other.about)


def count_days(note: ClaimNote, other: ClaimNote) -> int:
    """Count the days between two statements; very many where a day is not known."""
    if note.day is None or other.day is None:
        return _LONG_AGO
    return abs(_number_day(note.day) - _number_day(other.day))


@lru_cache(maxsize=4096)
def _number_day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def find_fellows(note: ClaimNote, by_key: Mapping[str, Sequence[ClaimNote]]) -> list[ClaimNote]:
    """Find the notes that share a key with one: by rare keys first, until there are enough.

    Args:
        note: The note, which is among them itself.
        by_key: All notes, by key; one that shares several keys comes several times.
    """
    found: list[ClaimNote] = []
    for fellows in sorted((by_key[key] for key in note.keys if key in by_key), key=len):
        if len(fellows) > MOST_FOUND or len(found) + len(fellows) > _MOST_FELLOWS:
            break
        found += fellows
    return found


def propose_pairs(notes: Iterable[ClaimNote]) -> tuple[tuple[ClaimNote, ClaimNote], ...]:
    """Propose pairs of all statements of a record, each pair once, in a stable order."""
    ordered = sorted(notes, key=_order)
    by_key: dict[str, list[ClaimNote]] = defaultdict(list)
    by_report: dict[str, list[ClaimNote]] = defaultdict(list)
    for note in ordered:
        by_report[note.report_id].append(note)
        for key in note.keys:
            by_key[key].append(note)
    pairs: dict[tuple[str, str], tuple[ClaimNote, ClaimNote]] = {}
    for note in ordered:
        found = [*by_report[note.report_id], *find_fellows(note, by_key)]
        for other in choose_partners(note, found):
            first, second = sorted((note, other), key=_order)
            pairs[first.statement_id, second.statement_id] = first, second
    return tuple(pairs[ids] for ids in sorted(pairs))


def _order(note: ClaimNote) -> tuple[str, str, int]:
    return note.day or "9999", note.report_id, note.position
