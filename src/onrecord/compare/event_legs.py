"""Find the further places of a journey: "to Ostrel on Saturday, and to Hadvik the day after".

In: `Draft`s of visits. Out: more of them. How visits are found is left to `event_mentions.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from onrecord.compare.event_dates import When
from onrecord.compare.event_drafts import Draft
from onrecord.compare.event_words import EventWords
from onrecord.compare.periods import Period, read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import EventKind
from onrecord.model.document import MentionType

_DAY = timedelta(days=1)
# How many tokens behind its place the day of a leg may stand; by judgement.
_TO_DAY = 4


def find_legs(scenery: Scenery, words: EventWords, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the further legs of visits that have a day."""
    for draft in drafts:
        if draft.kind is not EventKind.VISIT or draft.when.days is None:
            continue
        last = scenery.sentence_at(draft.at).last
        for at in range(draft.at + 1, last - 2):
            pair = scenery.low[at : at + 2]
            if not (words.any("conjunctions", pair[:1]) and words.any("to", pair[1:])):
                continue
            leg = _make_leg(scenery, words, draft, at + 2)
            if leg is not None:
                yield leg


def _make_leg(scenery: Scenery, words: EventWords, draft: Draft, at: int) -> Draft | None:
    """Return the leg to the place at a token; None where it has no day."""
    party = scenery.party_at(at)
    if party is None or party.type is not MentionType.NAME or draft.when.days is None:
        return None
    for index in range(party.last, min(party.last + _TO_DAY, len(scenery.low))):
        timex = scenery.timex_at(index)
        days = read_period(timex.value) if timex is not None else None
        detail = f"“{scenery.words_of(index, index + 1)}” is {days.iso}" if days else ""
        if days is None and words.starts("day_after", scenery.low, index):
            day = draft.when.days.last + _DAY
            days, detail = Period(day, day), f"the day after {draft.when.days.last} is {day}"
        if days is not None:
            return replace(
                draft,
                at=at,
                what=scenery.words_of(at - 1, party.last),
                when=When(days=days, timex=timex, detail=detail),
                place=scenery.span_of(party.first, party.last),
            )
    return None
