"""Read what a stance is on: a noun phrase, or a verb with its object.

"ready to reopen the customs post at Brannock" is on "reopening the customs post at Brannock";
"the idea of armed observers" on "armed observers"; "to provide guarantees" on "guarantees".

In: `Sheet`, and where in its tokens the words begin. Out: `Found` (`Topic`, who would give it).
Where such words are to be looked for is left to `stances.py`.
"""

from dataclasses import dataclass, replace

from onrecord.compare.noun_cores import Core, CoreReader
from onrecord.compare.topic_words import cut_name, match_phrase
from onrecord.model.document import Span
from onrecord.model.stance import Topic

# By judgement: a longer noun phrase, or one deeper inside others, is read wrongly more often.
_MOST_ATTACHED = 2
_DEEPEST = 6
# How far behind "allow" the "to" of what is allowed is looked for, in tokens.
_FARTHEST_LET = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that was read.

    Attributes:
        topic: The topic.
        last: Index behind its last token.
        giver: Words for who would supply, pay or guarantee it, where they are told.
        head: Index of its head noun.
        verb: Index of its verb, light or not; None for a noun phrase.
        negated: Whether it is what is not to be done.
    """

    topic: Topic
    last: int
    head: int
    giver: Span | None = None
    verb: int | None = None
    negated: bool = False


class TopicReader(CoreReader):
    """Reads the topics of one report."""

    def read(self, at: int, end: int, *, depth: int = 0) -> Found | None:
        """Read the topic that begins at a token, a verb behind “to” or in -ing included.

        Args:
            at: Index of its first token.
            end: Index behind the last token that may belong to it.
            depth: How many others it lies in.
        """
        at = self.skip_marks(at, end)
        if at >= end or depth > _DEEPEST:
            return None
        if self.low[at] == "to":
            if at + 1 < end and self.is_noun(at + 1):
                return self.read_noun(at + 1, end, depth=depth + 1)
            return self.read_verb(at + 1, end, depth=depth + 1)
        if self.opens_ing(at, end):
            return self.read_verb(at, end, depth=depth + 1)
        return self.read_noun(at, end, depth=depth + 1)

    def read_verb(self, at: int, end: int, *, depth: int = 0) -> Found | None:
        """Read the topic whose verb stands at a token: its object alone where the verb is light."""
        at = self.skip_marks(at, end)
        if at + 1 >= end or depth > _DEEPEST or not self.may_be_verb(at):
            return None
        key, following = self.words.find_verb_key(self.low[at]), self.low[at + 1]
        if key in self.words.raising and (following == "to" or self.opens_ing(at + 1, end)):
            step = 2 if following == "to" else 1
            return self.read_verb(at + step, end, depth=depth + 1)
        if key in self.words.letting and (found := self._read_let(at, end, depth)):
            return found
        if (
            self.low[at] in ("help", "helping")
            and self.governs(at + 1)
            and (following not in self.words.determiners and self.may_be_verb(at + 1))
        ):
            return self.read_verb(at + 1, end, depth=depth + 1)
        if (key, following) in self.words.prepositional:
            found = self.read(at + 2, end, depth=depth + 1)
            return found and replace(found, verb=at)
        if key in self.words.light and following not in self.words.particles:
            found = self._read_object(at, end, depth)
            object_at = self.skip_marks(at + 1, end)
            if found is not None or object_at >= end or self.low[object_at] != "with":
                return found and replace(found, verb=at)
        return self.read_full_verb(at, end, depth=depth)

    def _read_object(self, at: int, end: int, depth: int) -> Found | None:
        """Read the object of a verb that says little beyond it."""
        key = self.words.find_verb_key(self.low[at])
        after = at + 1
        if self.low[after] == "of" and self.low[at].endswith("ing"):
            after += 1
        if key in self.words.giving_with:
            core = self.read_core(after, end)
            if core is not None and core.last + 1 < end and self.low[core.last] == "with":
                return self.read_noun(core.last + 1, end, depth=depth + 1)
        found = self.read_noun(after, end, depth=depth + 1)
        if found is None or found.last >= end or key not in self.words.clausal:
            return found
        # "Ensure Iran never acquires it" is on no Iran.
        behind = self.low[found.last]
        closed = self.words.attaching | self.words.ending | {"to", "and", "that", "which"}
        return found if behind in closed or not behind[0].isalnum() else None

    def _read_let(self, at: int, end: int, depth: int) -> Found | None:
        """Read "allow Europe to offer guarantees": what is allowed, and to whom."""
        for index in range(at + 2, min(end, at + _FARTHEST_LET)):
            if self.low[index] == "to":
                found = self.read_verb(index + 1, end, depth=depth + 1)
                return found and replace(found, giver=self.span(at + 1, index))
            if self.low[index] in self.words.stops - {"and"} or not self._may_inside(index):
                return None
        return None

    def _may_inside(self, at: int) -> bool:
        return (
            self.text[at][0].isalnum()
            or self.text[at] in self.words.possessives
            or self.text[at] == ","
        )

    def read_full_verb(self, at: int, end: int, *, depth: int = 0) -> Found | None:
        """Read a verb that is part of the topic: "reopening the customs post"."""
        after = at + 1
        while after < end and (self.low[after] in self.words.particles or self.is_adverb(after)):
            after += 1
        if after < end and self.low[after] == "of" and self.low[at].endswith("ing"):
            after += 1
        begin = after
        if after < end and self.low[after] in self.words.attaching | self.words.before_object:
            after += 1
        found = self.read_noun(after, end, depth=depth + 1, is_object=True)
        if found is None:
            return None
        particles = [w for w in self.low[at + 1 : begin] if w in self.words.particles]
        ing = " ".join([self.words.make_ing_form(self.low[at]), *particles])
        topic = found.topic
        span = Span(self.sheet.tokens[at].start, topic.span.end)
        tail = self.say(Span(self.sheet.tokens[begin].start, topic.span.end))
        key = self.words.find_verb_key(self.low[at]) + "".join("_" + p for p in particles)
        topic = replace(topic, span=span, phrase=f"{ing} {tail}", formula=self.say(span), verb=key)
        return replace(found, topic=topic, verb=at)

    def read_noun(
        self, at: int, end: int, *, depth: int = 0, is_object: bool = False
    ) -> Found | None:
        """Read the topic that a noun phrase names."""
        core = self.read_core(at, end)
        if core is None or depth > _DEEPEST:
            return None
        if self.low[core.head] in self.words.measures:
            if core.last + 1 >= end or self.low[core.last] not in ("of", "in"):
                return None
            return self.read_noun(core.last + 1, end, depth=depth + 1)
        head = self.words.find_noun_key(self.low[core.head])
        is_alone = head in self.words.vague_alone and self.has_own(core)
        if head in self.words.vague and not is_alone:
            return self._read_inside(core, end, depth)
        if self.low[core.head] in self.words.pronouns or head in self.words.courtesies:
            return None
        if not is_object and (core.head in self.persons or self._are_people(core)):
            return None
        found = self._finish(core, end)
        if is_object:
            head = self.low[core.head]
            return found if head.isalpha() and head not in self.words.faint else None
        return found if self._is_topic(found.topic, has_own=self.has_own(core)) else None

    def _are_people(self, core: Core) -> bool:
        """Tell whether a noun phrase means people as such: "our colleagues", "Varenians"."""
        if self.words.find_noun_key(self.low[core.head]) in self.words.people:
            return True
        return self.text[core.head][0].isupper() and self.low[core.head].endswith("ans")

    def _is_topic(self, topic: Topic, *, has_own: bool) -> bool:
        """Tell whether a noun phrase says enough to be a topic."""
        head = topic.head
        if (
            head in self.words.faint
            or len(head) < 3
            or head.endswith("ly")
            or not any(char.isalpha() for char in head)
        ):
            return False
        is_noun = head in self.words.not_verbs or head in self.words.adjectives
        if head.endswith(("ing", "ed")) and not is_noun and not (topic.modifiers or topic.attached):
            return bool(topic.names)
        is_plain = not self.words.plain.isdisjoint(
            (head, self.words.find_noun_key(topic.phrase.lower()))
        )
        return has_own or bool(topic.names) or not is_plain

    def _read_inside(self, core: Core, end: int, depth: int) -> Found | None:
        """Read what hangs on a vague noun: "the idea *of armed observers*"."""
        at = core.last
        if at + 1 >= end:
            return None
        low = self.low[at]
        leads = self.words.find_noun_key(self.low[core.head]) in self.words.leading_to
        if low == "to":
            if leads and self.opens_noun(at + 1):
                return self.read_noun(at + 1, end, depth=depth + 1)
            return self.read(at, end, depth=depth + 1)
        if low == "of" and self.words.find_noun_key(self.low[core.head]) in self.words.owned:
            return None
        if low in self.words.peeling | self.words.hanging or (leads and low == "with"):
            if low != "of" and self.has_own(core):
                return None
            return self.read(at + 1, end, depth=depth + 1)
        return None

    def _finish(self, core: Core, end: int) -> Found:
        """Make a topic of a noun phrase and of what hangs on it behind."""
        last, parts, count = core.last, [(core.first, core.last)], 0
        while count < _MOST_ATTACHED and last + 1 < end and self._attaches(last, end):
            more = self.read_core(last + 1, end)
            if more is None or more.head in self.persons or more.is_like:
                break
            is_vague = self.words.find_noun_key(self.low[more.head]) in self.words.vague
            leads = is_vague and more.last < end and self.low[more.last] == "of"
            parts.append((more.first, more.last))
            last, count = more.last, count + (0 if leads else 1)
        formula_last, is_like = self.extend_likeness(last, end)
        tokens = self.sheet.tokens
        span = Span(tokens[core.first].start, tokens[last - 1].end)
        whole = Span(tokens[core.start].start, tokens[formula_last - 1].end)
        inside = [index for first, behind in parts for index in range(first, behind)]
        names, words = self._sort_words(inside, core.head)
        modifiers = self._sort_words([i for i in inside if i < core.last], core.head)[1]
        topic = Topic(
            span=span,
            phrase=self.say(span),
            formula=self.say(whole),
            head=self._find_head_key(core.head),
            twin=self._find_head_key(core.twin) if core.twin is not None else None,
            modifiers=modifiers,
            attached=tuple(sorted(set(words) - set(modifiers))),
            names=names,
            is_like=core.is_like or is_like,
            is_pointing=self._is_pointing(core, words, names),
        )
        return Found(topic, last, core.head)

    def _is_pointing(self, core: Core, modifiers: tuple[str, ...], names: tuple[str, ...]) -> bool:
        """Tell whether a noun alone means what was named before."""
        if modifiers or names or core.twin is not None or not self.text[core.head].islower():
            return False
        return core.start > 0 and self.low[core.start - 1] in self.words.pointing

    def _find_head_key(self, head: int) -> str:
        """Return the key of a head noun; of a name, that of all of its words."""
        if self.text[head][0].islower() or head in self.openings:
            return self.words.find_noun_key(self.low[head])
        first = head
        while first > 0 and self.text[first - 1][0].isupper():
            first -= 1
        return "".join(cut_name(self.text[index]) for index in range(first, head + 1))

    def _sort_words(self, inside: list[int], head: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of the names, and of the other words that are not faint."""
        names: set[str] = set()
        modifiers: set[str] = set()
        for index in inside:
            word, low = self.text[index], self.low[index]
            if index == head or not word[0].isalpha() or word in self.words.possessives:
                continue
            if word[0].isupper() and index not in self.openings:
                names.add(cut_name(word))
            elif low not in self.words.faint | self.words.determiners | {"and"}:
                key = self.words.find_noun_key(low)
                if key not in self.words.vague and len(key) > 2:
                    modifiers.add(key)
        return tuple(sorted(names)), tuple(sorted(modifiers))

    def _attaches(self, at: int, end: int) -> bool:
        """Tell whether a preposition hangs another noun phrase on the one before it."""
        low = self.low[at]
        if at + 1 in self.times or match_phrase(self.words.unattached, self.low, at, end):
            return False
        if low == "to":
            following = self.text[at + 1]
            return following[0].isupper() or following in self.words.determiners
        return low in self.words.attaching and not self.opens_ing(at + 1, end)
