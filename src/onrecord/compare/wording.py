"""Find the formulas by which a thing is likened to another one, and say who used which.

"Article 5-like protection", "guarantees akin to those of the treaty". In: `Sheet`. Out:
`WordingNote`s, and `Usage`s of an issue's formulas. Which issue they belong to is left to
`issues.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.compare.issues import Gathered
from onrecord.compare.stance_holders import Holders
from onrecord.compare.topics import TopicReader
from onrecord.model.comparison import Sheet
from onrecord.model.stance import StanceNote, WordingNote

# How far before "akin to" the noun that it goes with may begin, in tokens.
_FARTHEST = 6


def find_wordings(sheet: Sheet) -> tuple[WordingNote, ...]:
    """Find the formulas of one report that liken a thing to another one."""
    reader = TopicReader(sheet)
    holders = Holders(sheet, reader)
    notes: list[WordingNote] = []
    for sentence in sheet.sentences:
        at = sentence.first
        while at < sentence.last:
            found = reader.read_noun(at, sentence.last) if _may_open(reader, at) else None
            statement = holders.find_telling(at) if found is not None else None
            if found is None or statement is None or not found.topic.is_like:
                at += 1
                continue
            said_at = statement.said_at
            notes.append(
                WordingNote(
                    report_id=statement.report_id,
                    statement=statement.statement_id,
                    speaker=statement.speaker,
                    topic=found.topic,
                    day=said_at.value if said_at is not None else sheet.report.reference_date,
                )
            )
            at = max(found.last, at + 1)
    return tuple(notes)


def _may_open(reader: TopicReader, at: int) -> bool:
    """Tell whether a noun phrase that likens may begin at a token: no verb of giving does."""
    return not reader.words.is_light(reader.low[at]) and reader.may_liken(at, _FARTHEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Who used a formula, and when.

    Attributes:
        formula: Its words.
        user: Entity that used it.
        days: ISO dates on which it did, sorted.
        statements: Ids of the statements, in the same order as first found.
    """

    formula: str
    user: str
    days: tuple[str, ...]
    statements: tuple[str, ...]


def list_usages(gathered: Gathered) -> tuple[Usage, ...]:
    """List who used which formula of an issue, and when, by first day."""
    found: dict[tuple[str, str], tuple[set[str], dict[str, None]]] = {}
    for note in _sort(gathered):
        user = (note.according_to or note.actor) if isinstance(note, StanceNote) else note.speaker
        if user is None:
            continue
        days, statements = found.setdefault((note.topic.formula, user), (set(), {}))
        statements[note.statement] = None
        if note.day is not None:
            days.add(note.day)
    usages = [
        Usage(formula=formula, user=user, days=tuple(sorted(days)), statements=tuple(statements))
        for (formula, user), (days, statements) in found.items()
    ]
    return tuple(sorted(usages, key=lambda use: (use.days[:1], use.formula, use.user)))


def _sort(gathered: Gathered) -> Iterable[StanceNote | WordingNote]:
    everything: tuple[StanceNote | WordingNote, ...] = (*gathered.notes, *gathered.wordings)
    return sorted(everything, key=lambda n: (n.day or "", n.report_id, n.topic.span, n.statement))
