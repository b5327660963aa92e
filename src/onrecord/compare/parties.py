"""Tell who takes part: whom the words before a verb, behind "with" and behind "between" list.

In: a `Scenery` and the index of a token. Out: parties. What they take part in is left to
`event_mentions.py`.
"""

from onrecord.compare.event_words import EventWords
from onrecord.compare.scenery import Party, Scenery
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType

# How far, in tokens, a list's first name may stand from the word that opens it, and a subject from
# its verb; by judgement.
_TO_FIRST = 7
_TO_SUBJECT = 30
_NO_ACTORS = (EntityType.PLACE, EntityType.DOCUMENT)


class Parties:
    """Finds who takes part in what a report tells.

    Attributes:
        scenery: The report.
        words: Words that tell who takes part.
    """

    def __init__(self, scenery: Scenery, words: EventWords) -> None:
        self.scenery = scenery
        self.words = words
        self._low = scenery.low

    def is_actor(self, party: Party) -> bool:
        """Tell whether it can take part: no place, no paper, no press corps in general."""
        if party.kind in _NO_ACTORS:
            return False
        last = self._low[party.last - 1]
        if party.type is MentionType.NOMINAL and self.words.has(
            "speakers_own", self._low[party.first]
        ):
            return False
        return party.type is MentionType.PRONOUN or last not in self.words.sets["not_parties"]

    def list_behind(self, at: int, stop: int) -> list[Party]:
        """Return whom a list names that begins at a token: "with A, B of C and D's minister E"."""
        found: list[Party] = []
        index, gap = at, 0
        while index < stop:
            party = self.scenery.party_at(index)
            if party is None:
                if not self._may_pass(index, begun=bool(found)) or gap >= _TO_FIRST:
                    break
                gap += 1
                index += self._length_of_join(index)
                continue
            index = min(party.last, stop)
            gap = 0
            if index < stop and self.words.has("possessive", self._low[index]):
                index += 1
                owned = self.scenery.party_at(index)
                if owned is None or self.is_actor(owned):
                    continue
                index = owned.last
            if self._only_modifies(party, index, stop):
                continue
            index = self._skip_modifiers(index, stop)
            holder = self._find_holder(party, index, stop)
            if holder is not None:
                party, index = holder, holder.last
            if self.is_actor(party):
                found.append(party)
            elif not found:
                break
            if index < stop and not self._joins(index):
                break
        return found

    def _may_pass(self, index: int, *, begun: bool) -> bool:
        """Tell whether a token may stand between the parties of a list."""
        if self._joins(index):
            return True
        word = self._low[index]
        if begun and self.words.has("with", word):
            return self._joins(index - 1)
        if self.words.has("stops", word) or self.words.has("modifiers", word):
            return False
        if word in self.words.verbs or (
            self.words.has("auxiliaries", word) and not self.words.has("no_helpers", word)
        ):
            return False
        if not begun:
            return word.isalpha() or "-" in word
        return self.words.has("determiners", word) or self.scenery.is_capital(index)

    def _length_of_join(self, index: int) -> int:
        return self.words.starts("joins", self._low, index) or 1

    def _joins(self, index: int) -> bool:
        return self.words.has("joins", self._low[index]) or bool(
            self.words.starts("joins", self._low, index)
        )

    def _only_modifies(self, party: Party, index: int, stop: int) -> bool:
        """Tell whether a name only says whose somebody is: "the US Under Secretary"."""
        if party.kind is EntityType.PERSON or index >= stop or party.type is MentionType.PRONOUN:
            return False
        follows = self.scenery.party_at(index)
        starts = follows is not None and follows.first == index
        return starts or (
            self.scenery.is_capital(index)
            and self.scenery.timex_of[index] < 0
            and not self._joins(index)
        )

    def _find_holder(self, title: Party, index: int, stop: int) -> Party | None:
        """Return who holds an office named before: "Ambassador of Canada to Ukraine Ann Lee".

        Args:
            title: The words that may be an office.
            index: Index behind what modifies it.
            stop: Index behind the last token that is asked.
        """
        if title.kind is EntityType.PERSON or not self.scenery.is_capital(title.last - 1):
            return None
        follows = self.scenery.party_at(index) if index < stop else None
        if follows is None or follows.first != index or follows.type is not MentionType.NAME:
            follows = self.scenery.party_at(index - 1)
            if follows is not None and follows.kind is not EntityType.PERSON:
                return None
        if follows is None or follows.first <= title.first or follows.last > stop:
            return None
        is_name = follows.last - follows.first > 1 and self.scenery.is_capital(follows.last - 1)
        return follows if follows.kind in (EntityType.PERSON, None) and is_name else None

    def _skip_modifiers(self, index: int, stop: int) -> int:
        """Return the token behind "of Varenia", "in Paris"."""
        while index + 1 < stop and self.words.has("chained", self._low[index]):
            at = index + 1
            while at < stop and self._opens(at):
                at += 1
            party = self.scenery.party_at(at) if at < stop else None
            if party is None:
                return index
            index = party.last
        return index

    def find_subject(self, at: int, floor: int) -> list[Party]:
        """Return who stands as the subject before a verb: "A, the envoy of B, and C met"."""
        index = at - 1
        holder: Party | None = None
        while index >= max(floor, at - _TO_SUBJECT):
            word = self._low[index]
            party = self.scenery.party_at(index)
            if party is None:
                if self.words.has("stops", word) or self.words.has("enclosing", word):
                    return []
                index -= 1
                continue
            if (
                self._is_possessor(party)
                or self._is_object(party, floor)
                or self._is_adjective(party)
            ):
                index = party.first - 1
                continue
            if self._is_modifier(party, floor):
                holder = holder or (party if self._ends_title(party, at) else None)
                index = party.first - 1
                continue
            if not self.is_actor(party):
                return []
            if holder is not None and self._is_title(party, holder):
                return [holder]
            return self._list_before(party, floor)
        return []

    def _ends_title(self, party: Party, at: int) -> bool:
        """Tell whether a modifier may hold the office that it is part of: it stands at the verb."""
        return party.kind is EntityType.PERSON and party.last == at

    def _is_title(self, title: Party, holder: Party) -> bool:
        """Tell whether words are the office of who stands behind them: "Head of Office Lee"."""
        if title.entity_id == holder.entity_id:
            return True
        return (
            title.kind is not EntityType.PERSON
            and self.scenery.is_capital(title.first)
            and not self.words.has("determiners", self._low[title.first])
        )

    def _is_possessor(self, party: Party) -> bool:
        return party.last < len(self._low) and self.words.has("possessive", self._low[party.last])

    def _is_adjective(self, party: Party) -> bool:
        """Tell whether a capital letter only opens a sentence: "Mutual readiness to meet"."""
        if party.kind is not None or party.last - party.first > 1 or party.last >= len(self._low):
            return False
        is_first = party.first == self.scenery.sentence_at(party.first).first
        word = self._low[party.last]
        is_verb = (
            word in self.words.verbs
            or self.words.has("light", word)
            or self.words.has("auxiliaries", word)
            or self.words.has("past", word)
        )
        plain = word.isalpha() and not self.scenery.is_capital(party.last)
        return is_first and plain and not is_verb and not self._joins(party.last)

    def _is_object(self, party: Party, floor: int) -> bool:
        """Tell whether another verb stands before it: "visited Solmark and held talks"."""
        at = party.first - 1
        while at >= floor and self._opens(at):
            at -= 1
        return at >= floor and self._low[at] in self.words.verbs

    def _is_modifier(self, party: Party, floor: int) -> bool:
        """Tell whether a preposition stands before it, so that it is no subject."""
        at = party.first - 1
        while at >= floor and self._opens(at):
            at -= 1
        return at >= floor and self.words.has("modifiers", self._low[at])

    def _opens(self, index: int) -> bool:
        """Tell whether a token opens a noun phrase and names nobody itself."""
        word = self._low[index]
        return self.words.has("determiners", word) or self.words.has("own", word)

    def _list_before(self, last: Party, floor: int) -> list[Party]:
        """Return a list by its last part, in the order of the text."""
        found = [last]
        index = last.first - 1
        while index >= floor:
            party = self.scenery.party_at(index)
            if party is None:
                word = self._low[index]
                if not self.words.has("joins", word) and not self.words.has("determiners", word):
                    break
                index -= 1
                continue
            index = party.first - 1
            if self._is_possessor(party):
                break
            if self._is_modifier(party, floor):
                while index >= floor and (
                    self._opens(index) or self.words.has("modifiers", self._low[index])
                ):
                    index -= 1
                continue
            if self.is_actor(party):
                found.append(party)
        if len(found) > 1 and not self._has_and(found[-1].first, last.first):
            # "Putin, Biden said, met": names without "and" between them are no list, unless they
            # are one and the same.
            found = [party for party in found if party.entity_id == last.entity_id]
        return found[::-1]

    def _has_and(self, first: int, last: int) -> bool:
        """Tell whether a conjunction stands among some tokens, rather than commas alone."""
        return any(
            self._low[i].isalpha() and self.words.has("joins", self._low[i])
            for i in range(first, last)
        )

    def find_owner(self, at: int, first: int, floor: int) -> list[Party]:
        """Return who owns what a token names: "Marost's call", "their meeting"."""
        for index in range(at - 1, max(first - 1, floor) - 1, -1):
            word = self._low[index]
            if self.words.has("possessive", word):
                party = self.scenery.party_at(index - 1)
                if party is None:
                    continue
                return self._list_before(party, floor) if self.is_actor(party) else []
            if self.words.has("own", word):
                party = self.scenery.party_at(index)
                if party is not None and self.is_actor(party):
                    return [party]
                their = self.words.has("their", word)
                return self._meant_by_their(index, floor) if their else []
        return []

    def _meant_by_their(self, at: int, floor: int) -> list[Party]:
        """Return the two of whom a sentence has spoken where "their" stands for nobody known."""
        seen: dict[str, Party] = {}
        for index in range(floor, at):
            party = self.scenery.party_at(index)
            if party is not None and self.is_actor(party) and party.kind is EntityType.PERSON:
                seen.setdefault(party.entity_id, party)
        return list(seen.values()) if len(seen) == 2 else []

    def split_hyphen(self, at: int) -> list[str]:
        """Return the entities that "Putin-Zelensky" names, where both are known."""
        pieces = [piece for piece in self._low[at].replace("–", "-").split("-") if piece]
        if len(pieces) < 2:
            return []
        found = [self._find_by_word(piece) for piece in pieces]
        return [each for each in found if each] if all(found) else []

    def _find_by_word(self, word: str) -> str | None:
        """Return the one entity whose name ends in a word."""
        found = {
            entity.entity_id
            for entity in self.scenery.entities.values()
            for name in (entity.name, *entity.aliases)
            if entity.type in (EntityType.PERSON, EntityType.STATE) and _ends_in(name, word)
        }
        return found.pop() if len(found) == 1 else None


def _ends_in(name: str, word: str) -> bool:
    low = name.lower().replace("’", "'")
    return low == word or low.endswith(" " + word)
