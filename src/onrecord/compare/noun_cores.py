"""Read noun phrases: where one ends, which word is its head, what it is likened to.

In: `Sheet`, and where a phrase begins. Out: `Core`s.
What hangs on them behind, and which of them are topics, is left to `topics.py`.
"""

from dataclasses import dataclass

from onrecord.compare.topic_line import TopicLine
from onrecord.compare.topic_words import match_phrase

# By judgement: a longer noun phrase is read wrongly more often.
_LONGEST_CORE = 8
_LONGEST_JOINED = 4
# How far behind "that" a likeness is looked for ("guarantees that would work like …"), in tokens.
_FARTHEST_LIKENESS = 10


@dataclass(frozen=True, slots=True)
class Core:
    """A noun phrase without what hangs on it behind, as indices of tokens.

    Attributes:
        first: Its first token behind articles, a person's name with ’s, and what it is likened to.
        start: The same, with what it is likened to.
        last: Index behind its last token.
        head: Its head noun.
        twin: The other head of "sovereignty and integrity".
        is_like: Whether it is likened to something before its head ("NATO-like").
    """

    first: int
    start: int
    last: int
    head: int
    twin: int | None
    is_like: bool


class CoreReader(TopicLine):
    """Reads the noun phrases of one report."""

    def has_own(self, core: Core) -> bool:
        """Tell whether a noun phrase has a word beside its head that makes it a topic."""
        inside = range(core.first, core.head)
        owned = max(
            (index for index in inside if self.text[index] in self.words.possessives), default=-1
        )
        return any(
            index > owned
            and self.low[index] not in self.words.faint | self.words.determiners
            and self.text[index][0].isalpha()
            for index in inside
        )

    def read_core(self, at: int, end: int) -> Core | None:
        """Read a noun phrase up to its head noun."""
        at = self.skip_marks(at, end)
        while at < end and (
            self.low[at] in self.words.determiners or self.text[at] in self.words.quotes
        ):
            at += 1
        start, index = at, at
        kept: list[int] = []
        first, is_like = at, False
        while index < end and index - start < _LONGEST_CORE:
            if (
                self.text[index] in self.words.quotes
                and self.text[index] not in self.words.possessives
            ):
                if kept and not self._is_plural_owner(index, end):
                    break
            elif self.text[index] == "-" and index + 1 < end and kept:
                pass
            elif self.text[index] in self.words.possessives:
                if all(k in self.persons for k in kept):
                    kept, first = [], index + 1
            elif self._ends_core(index, end, has_words=bool(kept)):
                break
            elif self.is_likening(index):
                kept, first, is_like = [], index + 1, True
            else:
                kept.append(index)
            index += 1
        if not kept:
            return None
        last = kept[-1] + 1
        joined = self._join(last, end)
        return Core(
            first=first,
            start=start,
            last=joined,
            head=joined - 1,
            twin=last - 1 if joined > last else None,
            is_like=is_like,
        )

    def _is_plural_owner(self, at: int, end: int) -> bool:
        """Tell whether a mark tells whose something is: "the authorities' efforts"."""
        is_mark = self.text[at] in ("’", "'") and self.low[at - 1].endswith("s")
        tokens = self.sheet.tokens
        return is_mark and at + 1 < end and tokens[at - 1].end == tokens[at].start

    def may_liken(self, at: int, reach: int) -> bool:
        """Tell whether words that liken stand within reach behind a token that opens a phrase."""
        if not self.is_word(at) or self.low[at] in self.words.pronouns:
            return False
        end = min(len(self.low), at + reach)
        return any(
            self.is_likening(index)
            or match_phrase(self.words.like_behind, self.low, index, len(self.low)) is not None
            for index in range(at + 1 if at else 1, end)
        ) or self.is_likening(at)

    def is_likening(self, at: int) -> bool:
        """Tell whether a token says that what follows is like what stands before it."""
        low = self.low[at]
        if low == "like" and self.text[at - 1] == "-":
            return True
        return low.endswith(self.words.like_suffixes) and len(low) > 6

    def _ends_core(self, at: int, end: int, *, has_words: bool) -> bool:
        """Tell whether a token cannot belong to a noun phrase that began before it."""
        low = self.low[at]
        is_bound = at > 0 and self.text[at - 1] == "-"
        if has_words and match_phrase(self.words.like_behind, self.low, at, end) is not None:
            return not is_bound
        if low == "like" and is_bound:
            return False
        if not self.is_word(at) or at in self.times or low in self.words.pronouns:
            return True
        return has_words and (low in self.words.opening or self._hangs(at, end))

    def _hangs(self, at: int, end: int) -> bool:
        """Tell whether a participle hangs on the noun before it: "agreements *reached* in May"."""
        low = self.low[at]
        following = self.low[at + 1] if at + 1 < end else "."
        if not self.text[at].islower():
            return False
        if low.endswith("ing") and low not in self.words.not_verbs:
            hung = following in self.words.determiners | self.words.behind_hung
            return hung or (at + 1 < end and self.text[at + 1][0].isupper())
        if not (low.endswith("ed") or low in self.words.irregular) or low in self.words.adjectives:
            return False
        closed = self.words.attaching | self.words.ending | self.words.stops
        return not following[0].isalnum() or following in closed or following == "to"

    def _join(self, last: int, end: int) -> int:
        """Return where "peace and stability" ends whose first part ends at a token."""
        if last + 1 >= end or self.low[last] != "and":
            return last
        index = self.skip_marks(last + 1, end)
        if index >= end or self._looks_verbal(index, end, is_led=index > last + 1):
            return last
        index = last + 1
        while (
            index < end
            and index - last <= _LONGEST_JOINED
            and not self._ends_core(index, end, has_words=index > last + 1)
        ):
            if self.low[index] in self.words.opening:
                return last
            index += 1
        return index if index > last + 1 else last

    def _looks_verbal(self, at: int, end: int, *, is_led: bool) -> bool:
        """Tell whether a token behind "and" is rather a verb than a noun."""
        low = self.low[at]
        following = self.low[at + 1] if at + 1 < end else "."
        if self.opens_ing(at, end) or following in self.words.determiners or following == "to":
            return True
        is_light = self.words.find_verb_key(low) in self.words.light and at + 1 < end
        is_noun = low in self.words.nouns_too or not self.is_word(min(at + 1, end - 1))
        if is_light and (is_led or not is_noun):
            return True
        is_form = low.endswith(("s", "ed")) or low in self.words.irregular
        return is_form and following in self.words.attaching and following != "of"

    def extend_likeness(self, last: int, end: int) -> tuple[int, bool]:
        """Return where the words behind a topic end that say what it is like, if any do."""
        at = last
        if at < end and self.low[at] in self.words.relatives:
            for index in range(at + 1, min(end, at + _FARTHEST_LIKENESS)):
                behind = match_phrase(self.words.like_behind, self.low, index, end)
                if behind is not None:
                    at = index
                    break
        behind = match_phrase(self.words.like_behind, self.low, at, end) if at < end else None
        other = self.read_core(behind, end) if behind is not None else None
        if other is None:
            return last, False
        behind = other.last
        if behind + 1 < end and self.low[behind] == "of":
            more = self.read_core(behind + 1, end)
            behind = more.last if more is not None else behind
        return behind, True
