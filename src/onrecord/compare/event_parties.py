"""Tell who takes part in an event: who meets whom, and whom "talks between" names.

In: a `Scenery` and `Trigger`s. Out: `Guests`. How lists of people are read is left to
`parties.py`, where and when the event is to `event_places.py` and `event_dates.py`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.compare.event_places import find_place
from onrecord.compare.event_triggers import Trigger
from onrecord.compare.event_words import EventWords
from onrecord.compare.parties import Parties
from onrecord.compare.scenery import Party, Scenery
from onrecord.model.comparison import EventKind
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType

# How many tokens behind an event's word "with" or "between" may open the list of who takes part;
# how far a relative pronoun may stand before a verb; how many tokens behind somebody are asked for
# a verb. By judgement.
TO_LIST = 12
_TO_RELATIVE = 4
_TO_VERB = 3
_TO_OUTLET = 5
_CROWD = (EntityType.GROUP, EntityType.UNNAMED, EntityType.ORGANISATION)


class Guests(NamedTuple):
    """Who takes part.

    Attributes:
        entities: Ids, in the order of the text; one may come twice.
        first: Index of the first token of the words that tell.
    """

    entities: list[str]
    first: int


class GuestFinder:
    """Finds who takes part in what a report tells."""

    def __init__(self, scenery: Scenery, words: EventWords) -> None:
        self.scenery = scenery
        self.words = words
        self.parties = Parties(scenery, words)
        self.low = scenery.low

    def find(self, trigger: Trigger) -> Guests | None:
        """Return who takes part; None where the word names no event."""
        return self._find_noun(trigger) if trigger.is_noun else self._find_verb(trigger)

    def _find_verb(self, trigger: Trigger) -> Guests | None:
        subject = self.parties.find_subject(trigger.first, trigger.floor)
        first = subject[0].first if subject else trigger.first
        names = _ids(subject)
        follows = self.scenery.party_at(trigger.at + 1)
        if follows is None and self.words.any(
            "determiners", self.low[trigger.at + 1 : trigger.at + 2]
        ):
            follows = self.scenery.party_at(trigger.at + 2)
        more: list[str] | None
        if trigger.lemma in ("meet", "speak"):
            more = self._find_met(trigger, follows)
        elif trigger.lemma in ("phone", "receive"):
            more = self._find_object(trigger, follows)
        elif trigger.kind is EventKind.INCIDENT:
            more = self._find_victims(trigger, follows) if names else None
        else:
            placed = find_place(self.scenery, self.words, trigger, frozenset())
            more = [] if placed is not None else None
        return None if more is None else Guests(names + more, first)

    def _find_met(self, trigger: Trigger, follows: Party | None) -> list[str] | None:
        """Return whom somebody met or spoke with; None where it was no meeting."""
        listed = self._list_with(trigger)
        if listed is not None:
            return _ids(listed)
        if trigger.lemma != "meet":
            return None
        if follows is not None:
            objects = self.parties.list_behind(trigger.at + 1, trigger.ceiling)
            met = bool(objects) and all(_is_somebody(party) for party in objects)
            return _ids(objects) if met else None
        return [] if self._meets_nobody(trigger) else None

    def _find_object(self, trigger: Trigger, follows: Party | None) -> list[str] | None:
        """Return whom somebody called or received: "called Putin", not "called Putin a friend"."""
        if follows is None or follows.kind is not EntityType.PERSON:
            return None
        objects = self.parties.list_behind(trigger.at + 1, trigger.ceiling)
        if trigger.lemma == "receive":
            return None if follows.type is MentionType.PRONOUN else _ids(objects)
        last = objects[-1].last if objects else trigger.at + 1
        behind = self.low[last : min(last + 1, self.scenery.sentence_at(trigger.at).last)]
        is_end = not behind or self.words.any("behind_phoned", behind)
        return _ids(objects) if is_end or self.scenery.timex_at(last) is not None else None

    def _find_victims(self, trigger: Trigger, follows: Party | None) -> list[str] | None:
        """Return the state that was invaded or attacked; None where no object is named.

        It may stand before: "Crimea, which Russia annexed".
        """
        if follows is not None and follows.type is MentionType.NAME:
            return [follows.entity_id] if follows.kind is EntityType.STATE else []
        before = self.low[max(0, trigger.first - _TO_RELATIVE) : trigger.at]
        return [] if self.words.any("relatives", before) else None

    def _meets_nobody(self, trigger: Trigger) -> bool:
        """Tell whether "met" stands alone or before a place or a time: "met at Lake Ardo"."""
        behind = self.low[trigger.at + 1 : trigger.at + 2]
        if not behind or self.words.any("meets_nobody", behind):
            return True
        return self.scenery.timex_at(trigger.at + 1) is not None

    def _list_with(self, trigger: Trigger) -> list[Party] | None:
        """Return whom "with" behind a word lists; None where there is no "with"."""
        stop = min(trigger.ceiling, trigger.at + TO_LIST)
        for index in range(trigger.at + 1, stop):
            word = self.low[index]
            if self.words.has("with", word):
                return self.parties.list_behind(index + 1, trigger.ceiling)
            if self.scenery.timex_of[index] >= 0 or self.words.has("before_with", word):
                continue
            party = self.scenery.party_at(index)
            is_place = party is not None and party.kind in (EntityType.PLACE, None)
            if not is_place and not word.endswith(tuple(self.words.sets["adverb_ending"])):
                return None
        return None

    def _find_noun(self, trigger: Trigger) -> Guests | None:
        if self.words.has("interview", self.low[trigger.at]):
            return Guests(self._find_interviewed(trigger), trigger.first)
        names: list[str] = []
        if trigger.light is not None:
            group = trigger.light
            while group > trigger.floor and self.words.has("auxiliaries", self.low[group - 1]):
                group -= 1
            names += _ids(self.parties.find_subject(group, trigger.floor))
        elif self.words.has("verbal", self.low[trigger.at]) and trigger.first == trigger.at:
            # "Quint is in Hadvik, meeting with allies"
            names += _ids(self.parties.find_subject(trigger.at, trigger.floor))
        names += _ids(self.parties.find_owner(trigger.at, trigger.first, trigger.floor))
        for index in range(trigger.first, trigger.at):
            names += self.parties.split_hyphen(index)
        names += self._list_sides(trigger)
        if trigger.kind is EventKind.INCIDENT:
            return Guests(names, trigger.first) if names else None
        if len(names) <= 1 and trigger.light is None:
            names += self._find_host(trigger, is_listed=bool(names))
        return Guests(names, trigger.first)

    def _list_sides(self, trigger: Trigger) -> list[str]:
        """Return whom "between", "with", "of", "to" and "attended by" behind a noun list."""
        stop = min(trigger.ceiling, trigger.at + TO_LIST)
        for index in range(trigger.at + 1, stop):
            opener = self._find_opener(trigger, index)
            if opener is not None:
                found = self.parties.list_behind(opener, trigger.ceiling)
                last = found[-1].last if found else index
                is_of = self.words.has("of", self.low[index])
                if is_of and found and self.words.any("with", self.low[last : last + 1]):
                    found += self.parties.list_behind(last + 1, trigger.ceiling)
                if found:
                    return _ids(p for p in found if p.kind or p.type is MentionType.NAME)
            elif self._ends_sides(index):
                return []
        return []

    def _find_opener(self, trigger: Trigger, index: int) -> int | None:
        """Return where a list begins that a token opens; None where it opens none."""
        word, has = self.low[index], self.words.has
        behind = self.low[index + 1 : index + 2]
        is_next = index == trigger.at + 1
        if has("attended", word) and self.words.any("by", behind):
            return index + 2
        taking_part = self.low[max(0, trigger.first - 2) : trigger.first]
        opens = (
            has("with", word)
            or has("between", word)
            or has("include", word)
            or (has("were", word) and set(taking_part) == self.words.sets["part_in"])
            or (is_next and has("of", word) and trigger.kind is not EventKind.INCIDENT)
            or (is_next and has("to", word) and trigger.kind is EventKind.CALL)
        )
        return index + 1 if opens else None

    def _ends_sides(self, index: int) -> bool:
        """Tell whether no list of who takes part is to be looked for behind a token."""
        word, has = self.low[index], self.words.has
        ahead = self.low[index + 1 : index + 1 + _TO_VERB]
        if has("past", word):
            return not self.words.any("attended", ahead)
        if has("auxiliaries", word):
            return not (self.words.any("attended", ahead) or self.words.any("include", ahead))
        is_time = self.scenery.timex_of[index - 1] >= 0
        return has("ends", word) and not is_time and not self.words.any("passed", ahead[:1])

    def _find_host(self, trigger: Trigger, *, is_listed: bool) -> list[str]:
        """Return who speaks "during a meeting with" somebody: the subject of the sentence."""
        at = trigger.first - 1
        opener = self.low[at] if at >= 0 else ""
        if not self.words.has("at", opener) and not (
            is_listed and self.words.has("behind", opener)
        ):
            return []
        opening = self.scenery.sentence_at(trigger.at).first
        while self.scenery.timex_of[opening] >= 0 or self.words.has("comma", self.low[opening]):
            opening += 1
        if at == opening:
            return self._find_speaking(trigger)
        party = self.scenery.party_at(at - 1)
        if party is not None and self.words.any("by", self.low[party.first - 1 : party.first]):
            return [party.entity_id]
        return []

    def _find_speaking(self, trigger: Trigger) -> list[str]:
        """Return who does something behind "During the talks,"."""
        ending = tuple(self.words.sets["past_ending"])
        for index in range(trigger.at + 1, trigger.ceiling):
            party = self.scenery.party_at(index)
            if party is None or not self.words.has("comma", self.low[index - 1]):
                continue
            later = self.low[party.last : party.last + _TO_VERB]
            acts = self.words.any("past", later) or any(word.endswith(ending) for word in later)
            if acts and self.parties.is_actor(party):
                return [party.entity_id]
        return []

    def _find_interviewed(self, trigger: Trigger) -> list[str]:
        """Return who speaks in an interview and its outlet; nobody unless both are told."""
        outlets = [
            party.entity_id
            for index in range(trigger.first, min(trigger.ceiling, trigger.at + _TO_OUTLET))
            if (party := self.scenery.party_at(index)) is not None
            and party.kind is EntityType.ORGANISATION
        ]
        sentence = self.scenery.sentence_at(trigger.at).span
        speakers = [
            stmt.speaker
            for stmt in self.scenery.sheet.statements
            if stmt.speaker is not None
            and stmt.within is None
            and any(sentence.contains(span) for span in stmt.cue)
        ]
        return [*speakers[:1], *outlets[:1]] if outlets and speakers else []


def _ids(parties: Iterable[Party]) -> list[str]:
    return [party.entity_id for party in parties]


def _is_somebody(party: Party) -> bool:
    if party.kind is EntityType.PERSON:
        return True
    return party.kind in _CROWD and party.type is not MentionType.PRONOUN
