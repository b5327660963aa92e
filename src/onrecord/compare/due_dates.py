"""Compute by which day something is due from the times in the words that promise it.

In: a `Scenery`, the tokens of a promise and the day of saying. Out: `Due`. What is promised is
left to `commitments.py`, what became of it to `due.py`.
"""

from dataclasses import dataclass
from datetime import date

from onrecord.compare.commitment_words import CommitmentWords
from onrecord.compare.periods import Period, add_length, look_ahead, read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.document import Span, Timex, TimexType

# How many tokens behind a time tell the event on which it hangs ("of taking office"); by judgement.
_HANGING = 6
_YEAR = 4
# How near the beginning or the end of a clause "this year" must stand to tell when; by judgement.
_OPENING = 3


@dataclass(frozen=True, slots=True)
class Due:
    """By which day something is due.

    Attributes:
        day: The day; None where it cannot be computed.
        span: The words that tell.
        basis: How it was computed, or why it was not.
        is_strong: Whether the words set it as a limit: "by 1 May".
    """

    day: date | None
    span: Span
    basis: str
    is_strong: bool = False


class DueFinder:
    """Finds by which day something is due in the words of one report."""

    def __init__(self, scenery: Scenery, words: CommitmentWords) -> None:
        self.scenery = scenery
        self.words = words
        self.low = scenery.low

    def find(self, first: int, last: int, said_on: Period | None) -> Due | None:
        """Return when what some tokens promise is due; the first time that tells counts.

        Args:
            first: Index of the first token.
            last: Index behind the last one.
            said_on: The days on which it was said.
        """
        hanging = None
        seen: set[int] = set()
        for index in range(first, last):
            number = self.scenery.timex_of[index]
            if number < 0 or number in seen:
                hanging = hanging or self._find_day_of(index, last)
                continue
            seen.add(number)
            due = self._read(self.scenery.sheet.timexes[number], first, last, said_on)
            if due is not None and due.day is not None:
                return due
            hanging = hanging or due
        return hanging

    def _read(self, timex: Timex, first: int, last: int, said_on: Period | None) -> Due | None:
        start, end = self.scenery.range_of(timex.span)
        before = self.low[max(first, start - 3) : start]
        if before and self.words.any("articles", before[-1:]):
            before = self.low[max(first, start - 4) : start - 1]
        if self.words.ends("not_openers", before) or self.words.any("no_due", before[-1:]):
            return None
        exact = self.scenery.words_of(start, end)
        if timex.type is TimexType.DURATION:
            return self._read_length(timex, start, end, last, said_on)
        if timex.type is TimexType.SET or said_on is None:
            return None
        if self.words.has("earlier", self.low[start]) or (
            timex.mod == "START" and len(timex.value or "") == _YEAR
        ):
            return None
        days = read_period(timex.value)
        if self.words.has("weekdays", self.low[start]) and end == start + 1:
            days = look_ahead(days, said_on)
        if days is None or days.last < said_on.first or not self._is_opened(start, first):
            return None
        # "The results of this year" tell no day, "this year we will …" does.
        inside = first + _OPENING < start < last - _OPENING
        loose = self.words.any("loose_openers", self.low[start : start + 1])
        if loose and inside and not self.words.any("due_openers", before[-1:]):
            return None
        strong = self.words.any("strong_openers", before[-1:])
        is_start = self.words.any("due_start", before[-1:]) and timex.mod != "END"
        day = days.first if is_start else days.last
        if timex.mod == "MID":
            day = days.first + (days.last - days.first) / 2
            return Due(day, timex.span, f"the middle of “{exact}” is {day}", is_strong=strong)
        return Due(day, timex.span, f"“{exact}” ends on {day}", is_strong=strong)

    def _is_opened(self, start: int, first: int) -> bool:
        """Tell whether a time says when something is done: not "the 2022 budget"."""
        before = self.low[start - 1] if start > first else ""
        if self.words.has("articles", before):
            before = self.low[start - 2] if start - 1 > first else ""
            return self.words.has("due_openers", before)
        end = start
        while end < len(self.low) and self.scenery.timex_of[end] == self.scenery.timex_of[start]:
            end += 1
        return self.words.has("due_openers", before) or not self.low[start][:1].isdigit()

    def _read_length(
        self, timex: Timex, start: int, end: int, last: int, said_on: Period | None
    ) -> Due | None:
        before = self.low[max(0, start - 3) : start]
        within = self.words.any("within", before[-1:]) or self.words.ends("within", before)
        if not within:
            return None
        exact = self.scenery.words_of(start, end)
        if end < last and self.words.has("hangs", self.low[end]):
            stop = self._end_hanging(end, last)
            event = self.scenery.words_of(end + 1, stop) if stop > end + 1 else ""
            span = Span(timex.span.start, self.scenery.span_of(end, stop).end)
            return Due(None, span, f"“{exact}” from “{event}”: the report does not give that day")
        day = add_length(said_on.last, timex.value) if said_on is not None else None
        if day is None or said_on is None:
            return None
        basis = f"“{exact}” from {said_on.last} ends on {day}"
        return Due(day, timex.span, basis, is_strong=True)

    def _end_hanging(self, at: int, last: int) -> int:
        """Return where the words end that name the event on which a length hangs."""
        stop = at + 1
        while stop < min(last, at + _HANGING) and (
            self.low[stop].isalpha() and not self.words.has("clause_ends", self.low[stop])
        ):
            stop += 1
        return stop

    def _find_day_of(self, index: int, last: int) -> Due | None:
        """Return what is due "on the day of its signature": no day, but the words."""
        if not self.words.has("day_of", self.low[index]) or index < 1:
            return None
        opener = self.low[max(0, index - 2) : index]
        if not self.words.any("on", opener) or not self.words.any(
            "hangs", self.low[index + 1 : index + 2]
        ):
            return None
        stop = self._end_hanging(index + 1, last)
        span = self.scenery.span_of(index, stop)
        event = self.scenery.words_of(index + 2, stop) if stop > index + 2 else ""
        return Due(None, span, f"the day of “{event}”: the report does not give it")
