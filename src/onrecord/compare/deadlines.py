"""Find deadlines that somebody sets: what is demanded by a day.

In: a `Scenery`. Out: `Draft`s of deadlines. What somebody promises by a day is left to
`commitments.py`.
"""

from onrecord.compare.event_dates import When
from onrecord.compare.event_drafts import Draft
from onrecord.compare.event_words import EventWords
from onrecord.compare.periods import look_ahead, read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import EventKind, EventStatus
from onrecord.model.statement import Act, Statement

# Among how many first tokens of a demand a condition is looked for; by judgement.
_OPENING = 4


def find_deadlines(scenery: Scenery, words: EventWords) -> list[Draft]:
    """Find the days by which somebody demands something."""
    found: list[Draft] = []
    for stmt in scenery.sheet.statements:
        if stmt.act is not Act.DEMAND or stmt.speaker is None:
            continue
        draft = _find_deadline(scenery, words, stmt)
        if draft is not None:
            found.append(draft)
    return found


def _find_deadline(scenery: Scenery, words: EventWords, stmt: Statement) -> Draft | None:
    today = read_period(scenery.sheet.report.reference_date)
    for span in stmt.content:
        first, last = scenery.range_of(span)
        if words.any("conditions", scenery.low[first : first + _OPENING]):
            continue
        for index in range(max(first, 1), last):
            timex = scenery.timex_at(index)
            if timex is None or not words.has("before_dates", scenery.low[index - 1]):
                continue
            days = read_period(timex.value)
            if (
                words.has("weekdays", scenery.low[index])
                and scenery.timex_at(index + 1) is not timex
            ):
                days = look_ahead(days, today)
            if days is None or (today is not None and days.last < today.first):
                continue
            day = days.first if words.has("before_day", scenery.low[index - 1]) else days.last
            return Draft(
                at=index,
                word="",
                kind=EventKind.DEADLINE,
                what=scenery.words_of(first, last),
                sentence=scenery.sentence_at(index).span,
                when=When(before=day, timex=timex, detail=f"it is demanded by {day}"),
                participants=tuple(
                    dict.fromkeys(each for each in (stmt.speaker, *stmt.addressee) if each)
                ),
                place=None,
                status=EventStatus.PLANNED,
                definite=False,
            )
    return None
