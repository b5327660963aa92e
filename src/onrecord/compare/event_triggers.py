"""Find the words that name events: "met", "will travel to", "the talks", "a call with".

In: a `Scenery`. Out: `Trigger`s. Who takes part, when and whether it took place is left to
`event_parties.py`, `event_dates.py` and `event_status.py`.
"""

from dataclasses import dataclass

from onrecord.compare.event_words import EventWords
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import EventKind
from onrecord.model.record import EntityType

# How many tokens may stand between a verb and the event that it takes; by judgement.
_TO_EVENT = 8


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event.

    Attributes:
        at: Index of its token.
        kind: Kind of event.
        lemma: Which verb it is; empty for a noun.
        form: Form of the verb; empty for a noun.
        first: Index of the first token of its noun phrase or verb group.
        floor: Index of the first token of its clause.
        ceiling: Index behind the last one.
        light: Index of the verb whose object it is; None where there is none.
    """

    at: int
    kind: EventKind
    lemma: str
    form: str
    first: int
    floor: int
    ceiling: int
    light: int | None = None

    @property
    def is_noun(self) -> bool:
        """Tell whether it is a noun."""
        return not self.lemma


def find_triggers(scenery: Scenery, words: EventWords) -> list[Trigger]:
    """Find the words that name events, in the order of the text; questions name none."""
    finder = _Finder(scenery, words)
    found: list[Trigger] = []
    for sentence in scenery.sheet.sentences:
        if "?" in scenery.low[sentence.last - 2 : sentence.last]:
            continue
        for at in range(sentence.first, sentence.last):
            trigger = finder.find(at)
            if trigger is not None and not finder.recurs(trigger):
                found.append(trigger)
    return found


class _Finder:
    """Finds the words of one report."""

    def __init__(self, scenery: Scenery, words: EventWords) -> None:
        self.scenery = scenery
        self.words = words
        self.low = scenery.low

    def find(self, at: int) -> Trigger | None:
        """Return what a token names."""
        word = self.low[at]
        if word in self.words.nouns and not self._is_verb(at):
            return self._find_noun(at)
        return self._find_verb(at) if word in self.words.verbs else None

    def recurs(self, trigger: Trigger) -> bool:
        """Tell whether it happens again and again: "meets with them every day"."""
        first = max(trigger.floor, trigger.first - _TO_EVENT)
        last = min(trigger.ceiling, trigger.at + _TO_EVENT)
        return self.words.any("recurring", self.low[first:last])

    def _word(self, index: int, floor: int, ceiling: int) -> str:
        return self.low[index] if floor <= index < ceiling else ""

    def _find_clause(self, at: int) -> tuple[int, int]:
        """Return the tokens of a token's clause: within its quotation, content and sentence."""
        sentence = self.scenery.sentence_at(at)
        first = floor = sentence.first
        ceiling = sentence.last
        for index in range(at - 1, first - 1, -1):
            if self._ends_label(first, index):
                continue
            if self._ends_clause(index) or self._leaves_content(index, at):
                floor = index + 1
                break
        for index in range(at + 1, ceiling):
            if self._ends_clause(index) or self._leaves_content(index, at):
                ceiling = index
                break
        return floor, ceiling

    def _ends_clause(self, index: int) -> bool:
        word = self.low[index]
        return self.words.has("clause_marks", word) or self.words.has("clause_openers", word)

    def _ends_label(self, first: int, index: int) -> bool:
        """Tell whether a colon stands behind the date of an entry: "December 6: the call with"."""
        return self.words.has("label_mark", self.low[index]) and all(
            self.scenery.timex_of[i] >= 0 or self.words.has("labels", self.low[i])
            for i in range(first, index)
        )

    def _leaves_content(self, index: int, at: int) -> bool:
        """Tell whether a token lies outside what somebody says there."""
        number = self.scenery.content_of[at]
        if number < 0:
            return False
        offset = self.scenery.sheet.tokens[index].start
        content = self.scenery.sheet.statements[number].content
        # What stands between two parts of it ("talks are planned for May") is of one clause.
        return not content[0].start <= offset < content[-1].end

    def _is_verb(self, at: int) -> bool:
        """Tell whether a word that may be either is a verb: "will visit", "is meeting with"."""
        if self.low[at] not in self.words.verbs or not at:
            return False
        form = self.words.verbs[self.low[at]].form
        if form == "ing" and self.words.has("possessive", self.low[at - 1]):
            return at > 1 and self.words.has("short_subjects", self.low[at - 2])
        return self.words.has("be" if form == "ing" else "before_base", self.low[at - 1])

    def _find_noun(self, at: int) -> Trigger | None:
        floor, ceiling = self._find_clause(at)
        if self._is_other(at, floor, ceiling):
            return None
        kind = self.words.nouns[self.low[at]]
        before = self._word(at - 1, floor, ceiling)
        behind = self._word(at + 1, floor, ceiling)
        is_doing = before == "," or self._ends_place(at - 1, floor)
        if self.words.has("verbal", self.low[at]) and is_doing and self.words.has("with", behind):
            return Trigger(at, kind, "", "", at, floor, ceiling)  # "is in Brussels, meeting with"
        first = self._find_phrase(at, floor)
        if self.words.has("beside", self._word(first - 2, floor, ceiling)):
            return None
        if self.words.has("not", self._word(first - 1, floor, ceiling)):
            return None  # "it is not a meeting"
        means = self.words.has("by_means", self._word(first - 1, floor, ceiling))
        followed = first > 1 and self.words.starts("followed", self.low, first - 2) > 0
        if self._is_predicate(first, floor) or (means and not followed):
            return None
        return Trigger(at, kind, "", "", first, floor, ceiling, self._find_light(first, floor))

    def _ends_place(self, index: int, floor: int) -> bool:
        """Tell whether a place ends at a token: "is in Brussels meeting with"."""
        party = self.scenery.party_at(index)
        if party is None or party.first - 1 < floor or party.kind is EntityType.PERSON:
            return False
        return self.words.has("place_in", self.low[party.first - 1])

    def _is_other(self, at: int, floor: int, ceiling: int) -> bool:
        """Tell whether a noun names something else here: "press conference", "meeting room"."""
        word, has = self.low[at], self.words.has
        before = self._word(at - 1, floor, ceiling)
        behind = self._word(at + 1, floor, ceiling)
        party = self.scenery.party_at(at)
        capital = self.scenery.is_capital(at) and at > 0 and self.scenery.is_capital(at - 1)
        helpers = self.words.sets["auxiliaries"] - self.words.sets["no_helpers"]
        is_part = party is not None and party.last - 1 > at
        return any(
            (
                is_part and party is not None and party.kind is EntityType.ORGANISATION,
                has("weak", word) and capital,
                has("compound", behind),
                has("conference", word) and has("other_conferences", before),
                self._asks(at, behind),
                has("not", before),
                has("verbal", word) and (before in helpers or has("verbal_behind", before)),
                # "meet for talks": the verb tells it
                has("for_purpose", before)
                and self._word(at - 2, floor, ceiling) in self.words.verbs,
                # "the next round of talks": the talks are the event
                has("rounds", word)
                and has("of", behind)
                and self._word(at + 2, floor, ceiling) in self.words.nouns,
            )
        )

    def _asks(self, at: int, behind: str) -> bool:
        """Tell whether "call" asks for something, rather than going to somebody."""
        if self.words.nouns[self.low[at]] is not EventKind.CALL:
            return False
        if not self.words.has("called_for", behind):
            return False
        party = self.scenery.party_at(at + 2) or self.scenery.party_at(at + 3)
        goes = self.words.has("to", behind) and party is not None
        return not (goes and party is not None and party.kind is EntityType.PERSON)

    def _is_predicate(self, first: int, floor: int) -> bool:
        """Tell whether it only says what an event is: "this meeting was the first talks"."""
        if first <= floor or not self.words.has("copulas", self.low[first - 1]):
            return False
        return any(self.low[index] in self.words.nouns for index in range(floor, first - 1))

    def _find_light(self, first: int, floor: int) -> int | None:
        """Return the verb that takes an event for its object: "held talks"."""
        for index in range(first - 1, max(floor, first - _TO_EVENT) - 1, -1):
            if self.words.has("light", self.low[index]):
                return index
            is_time = self.scenery.timex_of[index] >= 0
            if not is_time and not self.words.has("light_between", self.low[index]):
                return None
        return None

    def _find_phrase(self, at: int, floor: int) -> int:
        """Return the first token of a noun phrase: its adjectives, its time and its names."""
        first = at
        while first > floor:
            word = self.low[first - 1]
            earlier = self.low[first - 2] if first - 1 > floor else ""
            if self.words.has("of", word) and self.words.has("rounds", earlier):
                first -= 2
                continue
            if not self._may_describe(first - 1, floor):
                break
            first -= 1
            if self.words.has("articles", word) and self.words.has("such", earlier):
                first -= 1
                break
            if self._opens(word):
                break
        return first + self.words.has("possessive", self.low[first])

    def _opens(self, word: str) -> bool:
        """Tell whether a word opens a noun phrase."""
        return any(self.words.has(name, word) for name in ("own", "this", "articles"))

    def _may_describe(self, index: int, floor: int) -> bool:
        """Tell whether a token may stand before a noun that names an event."""
        word, has = self.low[index], self.words.has
        if self.scenery.timex_of[index] >= 0:
            return True
        if has("light_between", word):
            return not has("not_described", word)
        if has("light", word) or word in self.words.verbs:
            return False
        return any(
            (
                has("comma", word) and index > floor and self.scenery.timex_of[index - 1] >= 0,
                has("described", word) or word.endswith(tuple(self.words.sets["endings"])),
                self.scenery.is_capital(index)
                and (self.scenery.party_of[index] >= 0 or "-" in word),
                has("possessive", word) or has("own", word) or has("this", word),
            )
        )

    def _find_verb(self, at: int) -> Trigger | None:
        verb = self.words.verbs[self.low[at]]
        before = self.low[at - 1] if at else ""
        if self.scenery.party_of[at] >= 0:
            return None
        if verb.form == "ing" and not self.words.has("auxiliaries", before):
            return None
        if verb.form == "base" and not self._may_be_base(at, before):
            return None
        floor, ceiling = self._find_clause(at)
        first = at
        while (
            first > floor
            and self.words.has("auxiliaries", self.low[first - 1])
            and (self.scenery.party_of[first - 1] < 0)
        ):
            first -= 1
        return Trigger(at, verb.kind, verb.lemma, verb.form, first, floor, ceiling)

    def _may_be_base(self, at: int, before: str) -> bool:
        """Tell whether a base form is a verb: behind a helper, or behind its subject."""
        if self.words.has("auxiliaries", before) or self.words.has("before_plain", before):
            return True
        return self.low[at].endswith("s") and self.scenery.party_at(at - 1) is not None
