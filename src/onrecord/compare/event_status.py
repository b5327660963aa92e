"""Tell whether an event took place, is planned, proposed, cancelled or denied, by the words at it.

In: a `Scenery`, a `Trigger` and the days of the event. Out: an `EventStatus`. When it is, is left
to `event_dates.py`.
"""

from datetime import date

from onrecord.compare.event_triggers import Trigger
from onrecord.compare.event_words import EventWords
from onrecord.compare.periods import Period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import EventStatus
from onrecord.model.statement import Act, Mode

# How many tokens before and behind an event's words are asked; by judgement.
_BEFORE = 6
_BEHIND = 18
_TO_PREDICATE = 14
_PREDICATE = 5
_NOUN_BEFORE = 4
_NEAR = 3

Tokens = tuple[str, ...]


def find_status(
    scenery: Scenery,
    words: EventWords,
    trigger: Trigger,
    days: Period | None,
    today: date | None,
) -> tuple[EventStatus, bool]:
    """Tell what became of an event, and whether its words say so."""
    asked = _Asked(scenery, words, trigger)
    said = asked.find()
    status = said or EventStatus.HELD
    if days is not None and today is not None:
        if days.first > today and status is EventStatus.HELD and not asked.is_past():
            return EventStatus.PLANNED, True
        if days.last < today and status is EventStatus.PLANNED and trigger.form != "base":
            return EventStatus.HELD, True
    past = days is not None and today is not None and days.last < today
    return status, said is not None or (past and trigger.is_noun)


class _Asked:
    """The words at an event."""

    def __init__(self, scenery: Scenery, words: EventWords, trigger: Trigger) -> None:
        self.scenery = scenery
        self.words = words
        self.trigger = trigger
        low, at = scenery.low, trigger.at
        self.group = low[trigger.first : at]
        sentence = scenery.sentence_at(at)
        self.behind = low[at + 1 : min(sentence.last, at + _BEHIND)]
        opening = sentence.first
        # "invited him to visit": what is to be done hangs on the words before its clause.
        floor = opening if words.any("to", self.group) else trigger.floor
        self.before = low[max(floor, trigger.first - _BEFORE) : trigger.first]
        self.wide = low[max(opening, trigger.first - 2 * _BEFORE) : trigger.first]
        self.stmt = scenery.statement_at(at)
        self.light: Tokens = ()
        if trigger.light is not None:
            first = trigger.light
            while first > 0 and words.has("auxiliaries", low[first - 1]):
                first -= 1
            self.light = low[max(0, first - 2) : trigger.light + 1]

    def find(self) -> EventStatus | None:
        """Return what the words say; None where they say nothing of it."""
        if self._is_denied():
            return EventStatus.DENIED
        return self._find_nominal() if self.trigger.is_noun else self._find_verbal()

    def _is_denied(self) -> bool:
        low, first = self.scenery.low, self.trigger.first
        if self.trigger.is_noun:
            opening = low[max(0, first - 1) : self.trigger.at]
            return self.words.any("no", opening) or self.words.any("not", self.light)
        denies = self.stmt is not None and self.stmt.act is Act.DENY
        return denies or self.words.any("not", self.group)

    def _find_nominal(self) -> EventStatus | None:
        words, any_ = self.words, self.words.any
        if any_("cancelled", self.behind) or self._has_pair("cancelled"):
            return EventStatus.CANCELLED
        predicate = self._find_predicate()
        around = self.scenery.low[
            max(self.trigger.floor, self.trigger.first - _NOUN_BEFORE) : self.trigger.at
        ]
        before = self.scenery.low[max(0, self.trigger.first - 1) : self.trigger.first]
        if self.light:
            around = (*self.light, *self.group)
        elif any_("behind", before) and any_("own", self.group[:1]):
            around = self.group  # "the plans that were made after our meeting"
        plain = any_("would", predicate[:1]) and any_("takes_place", predicate)
        proposes = any_("proposed", around) or any_("proposed", predicate)
        if (
            (plain and not any_("conditions", self.behind))
            or any_("moved", self.behind)
            or self._has_pair("moved")
            or any_("will", predicate)
            or (any_("present", predicate[:1]) and predicate[1:2] == tuple(words.sets["to"]))
            or any_("planned", predicate)
        ):
            return EventStatus.PLANNED
        if proposes:
            return EventStatus.PROPOSED
        if (
            any_("planned", around)
            or any_("planned_around", around)
            or (self.light and words.has("base_light", self.light[-1]))
        ):
            return EventStatus.PLANNED
        return self._find_rest(predicate)

    def _find_rest(self, predicate: Tokens) -> EventStatus | None:
        """Return what is told of an event of which no word says that it is to come."""
        known = self.words.any("this", self.group[:1]) or self.words.any("own", self.group[:1])
        meant = self.stmt is not None and self.stmt.mode is Mode.INTENTION
        if meant:
            return EventStatus.PROPOSED if self.light or not known else None
        return EventStatus.HELD if predicate or self.light or self._is_opened() else None

    def _is_opened(self) -> bool:
        """Tell whether a preposition says that it took place: "during the talks"."""
        before = self.scenery.low[max(0, self.trigger.first - 1) : self.trigger.first]
        return self.words.any("behind", before) or self.words.any("at", before)

    def is_past(self) -> bool:
        """Tell whether its verb is past, so that a day ahead of it was read wrongly."""
        if not self.trigger.is_noun:
            return self.trigger.form == "past"
        first = self.trigger.first
        near = self.scenery.low[max(self.trigger.floor, first - _NEAR) : first]
        return any(
            self.words.any("past", tokens) for tokens in (near, self.light, self._find_predicate())
        )

    def _find_verbal(self) -> EventStatus | None:
        any_, group, form = self.words.any, self.group, self.trigger.form
        if form == "past" and not any_("open_modals", group):
            return EventStatus.HELD
        if any_("conditions", self.before):
            return EventStatus.PROPOSED
        # "he said that he would meet her", but not "would meet her if …"
        told = any_("would", group) and self.stmt is not None
        if any_("coming", group) or (told and not any_("conditions", self.behind)):
            return EventStatus.PLANNED
        if any_("open_modals", group):
            return EventStatus.PROPOSED
        near = (*self.before[-2:], *group)
        planned = any_("planned", self.before) or any_("planned_around", near)
        if planned or any_("present", group):
            return EventStatus.PLANNED
        if any_("proposed", self.before):
            return EventStatus.PROPOSED
        present = self.scenery.low[self.trigger.at].endswith("s") and not group
        if form == "ing" or present:
            return EventStatus.HELD
        return EventStatus.PLANNED if any_("bound", self.wide) else None

    def _find_predicate(self) -> Tokens:
        """Return the verb group of which the event is the subject, if it is one.

        What stands behind a preposition is none: "at the meeting Quint will speak".
        """
        low, trigger, words = self.scenery.low, self.trigger, self.words
        before = low[trigger.first - 1] if trigger.first > trigger.floor else ""
        if self.light or words.has("modifiers", before) or words.has("behind", before):
            return ()
        if words.has("at", before):
            return ()
        stop = min(trigger.ceiling, trigger.at + _TO_PREDICATE)
        for index in range(trigger.at + 1, stop):
            if words.has("auxiliaries", low[index]) or words.has("held", low[index]):
                return low[index : min(trigger.ceiling, index + _PREDICATE)]
            if words.has("past", low[index]):
                return (low[index],)
        return ()

    def _has_pair(self, name: str) -> bool:
        return any(self.words.starts(name, self.behind, i) for i in range(len(self.behind)))
