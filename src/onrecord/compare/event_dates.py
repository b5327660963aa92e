"""Tell when an event is, from the time expressions at its words.

In: a `Scenery`, a `Trigger` and the day of the report. Out: `When`. Whether it took place is left
to `event_status.py`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.compare.event_triggers import Trigger
from onrecord.compare.event_words import EventWords
from onrecord.compare.periods import Period, add_length, read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.document import Timex, TimexType

# How many tokens may stand between a time and the event's word where it stands behind or before
# it, and where it stands near it; how far into a sentence a dateline reaches; how far behind a
# time the next event's word stands whose time it is; how far before a time its cue. By judgement.
_BEHIND = 14
_BEFORE = 22
_NEAR = 3
_DATELINE = 8
_NEXT = 6
_TO_CUE = 5
_WEEK = timedelta(days=7)
_EPOCH = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class When:
    """When an event is.

    Attributes:
        days: Its days.
        before: The day by which it is to be.
        moved_from: The days for which it was planned before.
        timex: The time expression that tells.
        detail: How the date came about.
    """

    days: Period | None = None
    before: date | None = None
    moved_from: Period | None = None
    timex: Timex | None = None
    detail: str = ""


def find_when(
    scenery: Scenery,
    words: EventWords,
    trigger: Trigger,
    others: frozenset[int],
    today: date | None,
) -> When:
    """Tell when an event is.

    Args:
        scenery: The report.
        words: Words that tell.
        trigger: The event's word.
        others: Indices of the words of other events.
        today: The day against which the report's times are read.
    """
    asked = _Asked(scenery, words, trigger, others, today)
    moved = asked.find_moved()
    if moved is not None:
        return moved
    for number in asked.rank():
        when = asked.read(number)
        if when is not None:
            return when
    return When()


class _Asked:
    """The times at an event's word."""

    def __init__(
        self,
        scenery: Scenery,
        words: EventWords,
        trigger: Trigger,
        others: frozenset[int],
        today: date | None,
    ) -> None:
        self.scenery = scenery
        self.words = words
        self.trigger = trigger
        self.others = others
        self.today = today
        self.low = scenery.low
        self.sentence = scenery.sentence_at(trigger.at)

    def rank(self) -> list[int]:
        """Return the times that may be the event's by number, the likeliest first."""
        costs: dict[int, int] = {}
        seen: set[int] = set()
        for index in range(self.sentence.first, self.sentence.last):
            number = self.scenery.timex_of[index]
            if number < 0 or number in seen:
                continue
            seen.add(number)
            first, last = self.scenery.range_of(self.scenery.sheet.timexes[number].span)
            cost = self._weigh(first, last)
            if cost is not None:
                costs[number] = cost
        return sorted(costs, key=lambda number: (costs[number], number))

    def _weigh(self, first: int, last: int) -> int | None:
        """Return how far a time is from the event's word; None where it is not its time."""
        at, is_before = self.trigger.at, last <= self.trigger.at
        if is_before and self.trigger.first <= first:
            return 0  # "Monday's session", "their Friday, August 15, summit"
        between = range(last, at) if is_before else range(at + 1, first)
        gap = len(between)
        if is_before and self.words.any("after", self.low[last : last + 1]):
            return None if any(index in self.others for index in between) else 0
        apart = "subordinators" if is_before else "not_dates"
        if any(self.words.has(apart, self.low[index]) for index in between):
            return None
        near = gap <= _NEAR
        inside = self.trigger.floor <= first < self.trigger.ceiling
        if (
            gap > (_BEFORE if is_before else _BEHIND)
            or any(index in self.others for index in between)
            or (not is_before and self._opens_next(first, last))
            or (not near and not inside)
            or self._belongs_to_cue(first, last)
            or self._is_dateline(first, last)
            or (is_before and not near and self._stands_apart(first, last, between))
        ):
            return None
        return gap + 2 * is_before

    def _stands_apart(self, first: int, last: int, between: range) -> bool:
        """Tell whether a time before a word belongs to another verb of its clause."""
        opens = first - self.trigger.floor < _NEAR
        if self.trigger.is_noun:
            return not opens and not self.words.any("comma", self.low[last : last + 1])
        has_verb = any(self.words.has("past", self.low[index]) for index in between)
        return not opens or has_verb

    def _opens_next(self, first: int, last: int) -> bool:
        """Tell whether a time is the next event's: "met Quint, and tomorrow he will meet Velde"."""
        if not self.words.any("next", self.low[max(self.trigger.at + 1, first - 2) : first]):
            return False
        return any(index in self.others for index in range(last, last + _NEXT))

    def _is_dateline(self, first: int, last: int) -> bool:
        """Tell whether a time stands in a dateline: "OSTREL, 21 March 2031 –"."""
        near = first - self.sentence.first < _DATELINE
        return near and self.words.any("dateline", self.low[last : last + 1])

    def _belongs_to_cue(self, first: int, last: int) -> bool:
        """Tell whether a time says when something was said: "said on Monday", "today welcomed"."""
        cues = self.scenery.cue_tokens
        before = self.low[max(0, first - 1) : first]
        if self.words.any("for_day", before):
            return False
        leads = self.words.any("before_time", before) and not self.words.any("comma", before)
        if last in cues and last != self.trigger.at and not leads:
            return True
        for index in range(first - 1, max(-1, first - 1 - _TO_CUE), -1):
            if index in cues and index != self.trigger.at:
                return True
            passes = self.words.has("before_time", self.low[index])
            if not passes and self.scenery.party_of[index] < 0:
                return False
        return False

    def read(self, number: int) -> When | None:
        """Return when a time says that the event is; None where it does not say."""
        timex = self.scenery.sheet.timexes[number]
        first, last = self.scenery.range_of(timex.span)
        if timex.type is TimexType.DURATION:
            return self._read_length(timex, first, last)
        before = self.low[max(0, first - 1) : first]
        if self.words.any("determiners", before):
            before = self.low[max(0, first - 2) : first - 1]
        days = read_period(timex.value)
        if days is None or self.words.any("not_dates", before):
            return None
        exact = self.scenery.words_of(first, last)
        if self.words.any("before_dates", before) and first > self.trigger.at:
            is_start = self.words.any("before_day", before) and timex.mod != "END"
            day = days.first if is_start else days.last
            return When(before=day, timex=timex, detail=f"it is to be by {day} (“{exact}”)")
        end = self._find_end(last)
        if end is not None and end.last > days.first:
            days = Period(days.first, end.last)
        return When(days=days, timex=timex, detail=f"“{exact}” is {days.iso}")

    def _find_end(self, last: int) -> Period | None:
        """Return the last of two days: "from 3 to 5 March", "6-7 December"."""
        if not self.words.any("range", self.low[last : last + 1]):
            return None
        timex = self.scenery.timex_at(last + 1)
        return None if timex is None else read_period(timex.value)

    def _read_length(self, timex: Timex, first: int, last: int) -> When | None:
        """Return the day of "within two weeks", and of "three days after they met"."""
        exact = self.scenery.words_of(first, last)
        behind = self.low[last : last + 1]
        within = self.words.any("within", self.low[max(0, first - 1) : first]) or any(
            self.low[first - len(pair) : first] == pair for pair in self.words.pairs["at_most"]
        )
        if within and self.today is not None and not self.words.any("length_anchor", behind):
            day = add_length(self.today, timex.value)
            detail = f"“{exact}” from {self.today} ends on {day}"
            return When(before=day, timex=timex, detail=detail) if day is not None else None
        if last < self.trigger.at and self.words.any("after", behind):
            anchor, end = self._find_anchor(first), add_length(_EPOCH, timex.value)
            if anchor is not None and end is not None:
                day = anchor - (end - _EPOCH)
                detail = f"“{exact}” before {anchor} is {day}"
                return When(days=Period(day, day), timex=timex, detail=detail)
        return None

    def _find_anchor(self, at: int) -> date | None:
        """Return the day of the same sentence from which a length counts."""
        for index in range(at - 1, self.sentence.first - 1, -1):
            timex = self.scenery.timex_at(index)
            days = read_period(timex.value) if timex is not None else None
            if days is not None and days.is_day:
                return days.first
        return None

    def find_moved(self) -> When | None:
        """Return the new and the old days of "put off from Thursday to Monday, 24 March"."""
        start = self._find_moving()
        if start is None:
            return None
        old = None
        new: When | None = None
        for index in range(start, self.sentence.last):
            timex = self.scenery.timex_at(index)
            if timex is None or self.scenery.timex_of[index - 1] == self.scenery.timex_of[index]:
                continue
            days = read_period(timex.value)
            if days is None:
                continue
            if self.words.has("from", self.low[index - 1]):
                old = days
            elif self.words.has("to_day", self.low[index - 1]):
                new = When(days=days, timex=timex, detail=f"it is moved to {days.iso}")
        if new is None or new.days is None:
            return None
        if old is not None and self.today is not None and old.is_day and old.last < self.today:
            later = old.first + _WEEK  # a weekday that was read as the last one of its name
            old = Period(later, later) if later < new.days.first else old
        return When(days=new.days, moved_from=old, timex=new.timex, detail=new.detail)

    def _find_moving(self) -> int | None:
        """Return where it is said that the event is moved."""
        if not self.trigger.is_noun:
            return None
        stop = min(self.sentence.last, self.trigger.at + _BEFORE)
        for index in range(self.trigger.at + 1, stop):
            if self.words.has("moved", self.low[index]) or (
                self.words.starts("moved", self.low, index)
            ):
                return index
        return None
