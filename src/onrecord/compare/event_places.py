"""Tell where an event is, from the words at its word.

In: a `Scenery` and a `Trigger`. Out: the words that name the place. When it is, is left to
`event_dates.py`.
"""

from onrecord.compare.event_triggers import Trigger
from onrecord.compare.event_words import EventWords
from onrecord.compare.scenery import Party, Scenery
from onrecord.model.comparison import EventKind
from onrecord.model.document import MentionType, Span
from onrecord.model.record import EntityType

# How many tokens behind the event's word a place is looked for; by judgement.
_REACH = 16
_PLACES = (EntityType.PLACE, EntityType.STATE, None)
_TAKES_PLACE = ("visit", "invade", "annex", "attack")


def find_place(
    scenery: Scenery, words: EventWords, trigger: Trigger, others: frozenset[int]
) -> Span | None:
    """Return the words that name where an event is.

    Args:
        scenery: The report.
        words: Words that tell.
        trigger: The event's word.
        others: Indices of the words of other events.
    """
    finder = _Finder(scenery, words)
    if trigger.lemma in _TAKES_PLACE:
        party = finder.name_at(trigger.at + 1)
        return scenery.span_of(party.first, party.last) if party is not None else None
    inside = finder.find_inside(trigger) if trigger.is_noun else None
    return inside or finder.find_moved(trigger) or finder.find_behind(trigger, others)


class _Finder:
    """Finds the places of one report's events."""

    def __init__(self, scenery: Scenery, words: EventWords) -> None:
        self.scenery = scenery
        self.words = words
        self.low = scenery.low

    def find_inside(self, trigger: Trigger) -> Span | None:
        """Return the name before the event's word: "Geneva talks", "the White House meeting"."""
        party = self.scenery.party_at(trigger.at - 1)
        if party is None or party.last > trigger.at or party.first < trigger.first:
            return None
        if party.type is not MentionType.NAME:
            return None
        # "Eastern Partnership summit" has no place; "Putin-Zelensky talks" have two sides.
        is_pair = "-" in self.low[party.last - 1] or (
            party.kind is None and party.last - party.first > 1
        )
        word = self.low[party.last - 1]
        if self.words.has("light_between", word) or self.words.has("described", word):
            return None
        if not self._is_seat(party) and (party.kind not in (EntityType.PLACE, None) or is_pair):
            return None
        first = party.first + self.words.has("determiners", self.low[party.first])
        return self.scenery.span_of(first, party.last) if first < party.last else None

    def find_moved(self, trigger: Trigger) -> Span | None:
        """Return the new place of what is "moved from Port Salen to Lake Ardo"."""
        if not trigger.is_noun:
            return None
        is_moved = False
        for index in range(trigger.at + 1, trigger.ceiling - 1):
            is_moved = is_moved or self.words.has("moved_place", self.low[index])
            if is_moved and self.words.has("to", self.low[index]):
                party = self.name_at(index + 1)
                if party is not None and self._is_place(party):
                    return self.scenery.span_of(party.first, party.last)
        return None

    def find_behind(self, trigger: Trigger, others: frozenset[int]) -> Span | None:
        """Return the place behind "at", "in", "to": "at Lake Ardo in Tessaly"."""
        goes = trigger.kind is EventKind.VISIT
        openers = self.words.sets["to_place" if goes else "place_in"]
        if trigger.kind is EventKind.INCIDENT:
            openers = openers | self.words.sets["of"]
        for index in range(trigger.at + 1, min(trigger.ceiling - 1, trigger.at + _REACH)):
            if index in others or self._ends_search(trigger, index, openers):
                return None
            if self.low[index] not in openers or self.scenery.timex_of[index + 1] >= 0:
                continue
            party = self.name_at(index + 1)
            if party is not None and self._is_place(party):
                return self._widen(party, trigger.ceiling)
        return None

    def _ends_search(self, trigger: Trigger, index: int, openers: frozenset[str]) -> bool:
        """Tell whether what stands behind a token is no place of the event."""
        word = self.low[index]
        if self.words.has("past", word):
            return not self.words.has("past_at_place", word)
        if not trigger.is_noun or not self.words.has("comma", word):
            return False
        near_time = self.scenery.timex_of[index - 1] >= 0 or self.scenery.timex_of[index] >= 0
        return self.low[index + 1] not in openers and not near_time

    def name_at(self, at: int) -> Party | None:
        """Return the name that begins at a token, or behind an article."""
        if at >= len(self.low):
            return None
        party = self.scenery.party_at(at)
        if party is None and self.words.has("determiners", self.low[at]):
            party = self.scenery.party_at(at + 1)
        return party if party is not None and party.type is MentionType.NAME else None

    def _is_seat(self, party: Party) -> bool:
        first = party.first + self.words.has("determiners", self.low[party.first])
        return first < party.last and self.words.has(
            "seats", self.scenery.words_of(first, party.last).lower()
        )

    def _is_place(self, party: Party) -> bool:
        if self.low[party.last - 1] in self.words.nouns:
            return False
        return party.kind in _PLACES or self._is_seat(party)

    def _widen(self, party: Party, ceiling: int) -> Span:
        """Return a place with the larger ones behind it: "Joint Base … in Anchorage, Alaska"."""
        last = party.last
        while last + 1 < ceiling and (
            self.words.has("place_in", self.low[last]) or self.words.has("comma", self.low[last])
        ):
            more = self.name_at(last + 1)
            if more is None or not self._is_place(more) or more.first != last + 1:
                break
            last = more.last
        return self.scenery.span_of(party.first, last)
