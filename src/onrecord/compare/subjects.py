"""Find who a word that takes a position is said of: the subject of a verb, whose a noun is.

In: a `TopicReader` and `Holders`. Out: `Holder`s.
What the position is on is left to `topics.py`.
"""

from onrecord.compare.stance_holders import Holder, Holders
from onrecord.compare.stance_words import Trigger, load_stance_words
from onrecord.compare.topic_words import match_phrase
from onrecord.compare.topics import TopicReader
from onrecord.model.statement import Act, QuoteType

# How far before a word its subject, or an "if", is looked for, and how many adjectives may stand
# before a noun: in tokens, by judgement.
_FARTHEST_SUBJECT = 7
_FARTHEST_OPENER = 12
_MOST_ADJECTIVES = 4


class Subjects:
    """Finds the subjects of one report."""

    def __init__(self, reader: TopicReader, holders: Holders) -> None:
        self.reader = reader
        self.holders = holders
        self.words = load_stance_words()
        self.low = reader.low

    def hold_verb(self, trigger: Trigger, at: int, first: int) -> tuple[Holder | None, bool]:
        """Return whose position a verb or adjective takes, and whether it is negated."""
        lists = self.words.lists
        subject, between = self.find_subject(at, first)
        before = between + self._find_cue_before(at)
        if not self._may_hold(trigger, between, before):
            return None, False
        if between[:1] == ["to"] and subject is None:
            return None, False
        if self._is_passive(trigger, at, between) or self.is_supposed(at, first):
            return None, False
        if self.low[at].endswith("ing") and self._is_withheld(at, first):
            return None, False
        if trigger.kind == "adjective" and self._is_past(at, before):
            return None, False
        negated = any(low in lists["negations"] for low in before) and "only" not in before
        named = self.holders.find_named(subject) if subject is not None else None
        statement = self.holders.find_cued(at)
        if statement is not None:
            return self.holders.hold_cued(statement, named=named), negated
        return self.holders.hold_told(at, subject), negated

    def _may_hold(self, trigger: Trigger, between: list[str], before: list[str]) -> bool:
        """Tell whether the words before a verb or adjective let it take a position."""
        lists = self.words.lists
        if trigger.modal:
            return not lists["considering"].isdisjoint(before)
        if not lists["supposing"].isdisjoint(between):
            return False
        is_said = not lists["be"].isdisjoint(before) or len(before) > len(between)
        return trigger.kind != "adjective" or is_said

    def is_perfect(self, at: int, first: int) -> bool:
        """Tell whether a verb tells what has been done so far."""
        _, between = self.find_subject(at, first)
        before = between + self._find_cue_before(at)
        return not self.words.lists["perfect"].isdisjoint(before)

    def _is_withheld(self, at: int, first: int) -> bool:
        """Tell whether an -ing form is what is not done: "stopped short of fully endorsing"."""
        index = at - 1
        while index > first and self.reader.is_adverb(index):
            index -= 1
        return index >= first and self.low[index] in self.words.lists["withholding"]

    def _is_past(self, at: int, before: list[str]) -> bool:
        """Tell whether somebody's own words tell of the past: "they were willing"."""
        statement = self.holders.find_telling(at)
        if statement is None or (statement.cue and statement.quote_type is not QuoteType.DIRECT):
            return False
        return not self.words.lists["past"].isdisjoint(before)

    def _find_cue_before(self, at: int) -> list[str]:
        """Return the words of the cue that a token belongs to before it."""
        statement = self.holders.find_cued(at)
        if statement is None:
            return []
        return [
            self.low[index]
            for span in statement.cue
            for index in self.holders.tokens_of(span)
            if index < at
        ]

    def find_subject(self, at: int, first: int) -> tuple[int | None, list[str]]:
        """Return the last token of a verb's subject, and the words between the two."""
        between: list[str] = []
        index = at - 1
        while index >= first and at - index <= _FARTHEST_SUBJECT:
            low = self.low[index]
            is_adverb = low.endswith("ly") and len(low) > 4 and index not in self.holders.ends
            raises = self.reader.words.find_verb_key(low) in self.reader.words.raising
            if not (
                low in self.words.lists["between"]
                or low in self.words.lists["supposing"]
                or is_adverb
                or (raises and between and between[-1] == "to")
            ):
                break
            between.append(low)
            index -= 1
        if index < first or at - index > _FARTHEST_SUBJECT:
            return None, between
        if between and self.low[index] == "," and index - 1 in self.holders.ends:
            index -= 1
        if "to" in between and not any(
            self.reader.words.find_verb_key(low) in self.reader.words.raising for low in between
        ):
            return None, between
        return index, between

    def _is_passive(self, trigger: Trigger, at: int, between: list[str]) -> bool:
        """Tell whether a form in -ed is what is done to its subject."""
        if at + 1 < len(self.low) and self.low[at + 1] == "by":
            return True
        return (
            trigger.kind == "verb"
            and self.low[at].endswith("ed")
            and not self.words.lists["be"].isdisjoint(between[:3])
        )

    def is_supposed(self, at: int, first: int) -> bool:
        """Tell whether a clause in which nothing is taken for granted opens before a token."""
        for index in range(at - 1, max(first, at - _FARTHEST_OPENER) - 1, -1):
            if self.low[index] in ",;:":
                return False
            if self.low[index] in self.words.lists["supposing_openers"] or match_phrase(
                self.words.phrases["supposing_phrases"], self.low, index, at
            ):
                return True
        return False

    def hold_noun(self, at: int, first: int) -> Holder | None:
        """Return whose position a noun tells: "Hadvik's opposition to", "its support for"."""
        lists = self.words.lists
        index = at - 1
        while index >= first and at - index <= _MOST_ADJECTIVES and self._is_adjective(index):
            index -= 1
        if index < first:
            return None
        if self.low[index] in self.reader.words.possessives:
            return self._hold_owned(at, index)
        if self.low[index] in lists["owners"] | lists["articles"]:
            index -= 1
        if index < first:
            return None
        key = self.reader.words.find_verb_key(self.low[index])
        if key not in self.words.keys["expressing"]:
            return None
        statement = self.holders.find_cued(index)
        if statement is None or statement.speaker is None:
            return None
        return self.holders.hold_cued(statement)

    def _is_adjective(self, at: int) -> bool:
        """Tell whether a token may stand between a noun and whose it is."""
        low = self.low[at]
        return (
            self.reader.text[at].islower()
            and low.replace("-", "").isalpha()
            and low not in self.words.lists["owners"]
            and low not in self.reader.words.stops - {"and"}
            and low not in self.reader.words.attaching | self.reader.words.ending
            and low not in self.reader.words.determiners
            and low != "to"
            and self.reader.words.find_verb_key(low) not in self.words.keys["expressing"]
        )

    def _hold_owned(self, at: int, mark: int) -> Holder | None:
        """Return whose a noun is behind ’s: the owner's position, as the statement tells."""
        named = self.holders.find_named(mark - 1) or self.holders.find_named(mark)
        statement = self.holders.find_cued(at) or self.holders.find_telling(at)
        if named is None or statement is None or statement.act is Act.ASK:
            return None
        if statement.speaker == named:
            return self.holders.hold_cued(statement, named=named)
        return self.holders.make(named, statement)
