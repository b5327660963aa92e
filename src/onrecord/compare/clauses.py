"""Read what is demanded in a clause: "that the customs post be reopened".

In: a `TopicReader`, and where the clause begins. Out: `Found`.
Noun phrases and verbs with their objects are left to `topics.py`.
"""

from dataclasses import replace

from onrecord.compare.stance_holders import Holders
from onrecord.compare.stance_words import load_stance_words
from onrecord.compare.topics import Found, TopicReader
from onrecord.model.document import Span

_FARTHEST_VERB = 22
_LONGEST_SUBJECT = 14
_ENDS = frozenset('.,;:()–—“”"')


class ClauseReader:
    """Reads the clauses of one report."""

    def __init__(self, reader: TopicReader, holders: Holders) -> None:
        self.reader = reader
        self.holders = holders
        self.words = load_stance_words()

    def read(self, at: int, end: int, *, wanted: bool = False) -> Found | None:
        """Read a clause that begins at a token: its verb with its object, or its subject.

        Args:
            at: Index of its first token.
            end: Index behind the last token that may belong to it.
            wanted: Only if it says that something should be so: who agrees that something will be
                so only shares a view.
        """
        at = self.reader.skip_marks(at, end)
        if at < end and self.reader.low[at] == "that":
            at += 1
        for index in range(at + 1, min(end, at + _FARTHEST_VERB)):
            low = self.reader.low[index]
            if low in self.words.lists["clause_modals"]:
                if wanted and low not in self.words.lists["wanting_modals"]:
                    return None
                return self._read_parts(at, index, end)
            if low in self.words.lists["clause_ends"]:
                break
        return None if wanted else self._read_bare(at, end)

    def _read_bare(self, at: int, end: int) -> Found | None:
        """Read "the government publish the minutes": no modal tells where the subject ends."""
        for last in range(at, min(end - 1, at + 6)):
            if self.holders.find_named(last) is None:
                continue
            verb = self.reader.skip_marks(last + 1, end)
            if verb < end and self.reader.text[verb].isalpha() and self.reader.text[verb].islower():
                found = self.reader.read_verb(verb, end)
                return found and replace(found, giver=self.reader.span(at, last + 1))
            return None
        return None

    def _read_parts(self, first: int, modal: int, end: int) -> Found | None:
        """Read a clause whose subject ends before a modal or “be”."""
        low = self.reader.low
        verb = modal + 1
        passive = low[modal] == "be"
        while verb < end and (low[verb] == "be" or self.reader.skip_marks(verb, end) > verb):
            passive = passive or low[verb] == "be"
            verb = verb + 1 if low[verb] == "be" else self.reader.skip_marks(verb, end)
        if verb >= end or low[verb] in self.words.lists["negations"]:
            return None
        if passive:
            return self._read_passive(first, modal, verb)
        key = self.reader.words.find_verb_key(low[verb])
        if key in self.words.keys["being"]:
            return self._read_subject(first, modal)
        found = self.reader.read_verb(verb, end)
        if found is not None and low[first] not in self.words.lists["us"]:
            return replace(found, giver=found.giver or self.reader.span(first, modal))
        return found

    def _read_subject(self, first: int, last: int, *, is_object: bool = False) -> Found | None:
        """Read a subject; it must fill all the words before its verb."""
        subject = self.reader.read_noun(first, last, is_object=is_object)
        if subject is None or subject.last < last:
            return None
        return subject

    def _read_passive(self, first: int, last: int, verb: int) -> Found | None:
        """Read "sanctions be lifted" as lifting sanctions."""
        words, low = self.reader.words, self.reader.low
        if not (low[verb].endswith("ed") or low[verb] in words.irregular):
            return None
        if words.find_verb_key(low[verb]) in self.words.keys["not_demanded"]:
            return None
        if verb + 1 < len(low) and low[verb + 1] in self.words.lists["bases"]:
            return None
        subject = self._read_subject(first, last, is_object=True)
        if subject is None:
            return None
        key = words.find_verb_key(low[verb])
        if key in words.light:
            subject = self._read_subject(first, last)
            return subject and replace(subject, last=verb + 1, verb=verb)
        tokens = self.reader.sheet.tokens
        topic = replace(
            subject.topic,
            phrase=f"{words.make_ing_form(low[verb])} {self._say_object(first, last)}",
            verb=key,
            span=Span(subject.topic.span.start, tokens[verb].end),
        )
        return replace(subject, topic=topic, last=verb + 1, verb=verb)

    def _say_object(self, first: int, last: int) -> str:
        """Return a subject as the object of its verb: "The post" is "the post"."""
        first = self.reader.skip_marks(first, last)
        words = self.reader.say(self.reader.span(first, last))
        if first in self.reader.openings and self.reader.low[first] in (
            self.reader.words.determiners
        ):
            return words[0].lower() + words[1:]
        return words

    def read_asked(self, at: int, end: int) -> Found | None:
        """Read "Solmark to reopen the post": what somebody is asked to do."""
        who = self.reader.read_core(at, end)
        words = self.reader.words
        if who is None:
            return None
        head = self.reader.low[who.head]
        if words.find_noun_key(head) in words.vague and not head.endswith("s"):
            return None  # "urged the adoption of a law to protect them"
        for index in range(at + 1, min(end, at + _LONGEST_SUBJECT)):
            low = self.reader.low[index]
            if low == "to":
                if index + 2 < end and self.reader.low[index + 1] == "be":
                    return self._read_passive(at, index, index + 2)
                found = self.reader.read_verb(index + 1, end)
                negated = self.reader.low[index - 1] == "not"
                giver = self.reader.span(at, index - 1 if negated else index)
                return found and replace(found, giver=found.giver or giver, negated=negated)
            if low in self.reader.words.stops - {"and", "not"} or low in _ENDS - {","}:
                return None
        return None

    def read_must(self, modal: int, first: int, end: int) -> Found | None:
        """Read the clause around “must”."""
        low = self.reader.low
        begin = modal
        while begin > first and modal - begin < _LONGEST_SUBJECT:
            before = low[begin - 1]
            if before in _ENDS or before in self.reader.words.stops:
                break
            begin -= 1
        if begin == modal or low[begin] in self.words.lists["pronouns"]:
            return None
        if begin > first and low[begin - 1] in ("and", "or"):
            return None  # what stands before may belong to the subject, too
        if low[modal - 1] in self.reader.words.pronouns - self.words.lists["us"]:
            return None
        verb = modal + 1
        while verb < end and low[verb] in self.words.lists["negations"]:
            verb += 1
        verb = self.reader.skip_marks(verb, end)
        if verb >= end:
            return None
        if low[verb] == "be" and verb + 1 < end:
            participle = self.reader.skip_marks(verb + 1, end)
            return self._read_passive(begin, modal, participle) if participle < end else None
        return self._read_active(begin, modal, verb, end)

    def _read_active(self, begin: int, modal: int, verb: int, end: int) -> Found | None:
        """Read what somebody must do; where no actor is named, only what must go on being."""
        low = self.reader.low
        key = self.reader.words.find_verb_key(low[verb])
        if key in self.words.keys["not_demanded"]:
            return None
        is_own = low[begin] in self.words.lists["us"]
        if key in self.words.keys["being"] and not is_own:
            return self._read_subject(begin, modal)
        found = self.reader.read_verb(verb, end)
        if found is None or is_own:
            # "We must remind them" is said in passing; what "we must ensure" is wanted.
            return found if found is not None and found.topic.verb is None else None
        if self.holders.find_named(modal - 1) is None:
            return None
        return replace(found, giver=found.giver or self.reader.span(begin, modal))

    def read_refused(self, at: int, end: int) -> Found | None:
        """Read what is refused behind "will not"."""
        words = self.reader.words
        if self.reader.low[at + 1] in words.particles:
            return self.reader.read_full_verb(at, end)
        if self.reader.low[at].startswith("giv"):
            return None  # "I cannot give you a date": only what is given up is refused
        if words.find_verb_key(self.reader.low[at]) in words.light | self.words.keys["accepting"]:
            return self.reader.read(at + 1, end)
        if self.words.triggers.get(words.find_verb_key(self.reader.low[at])):
            return self.reader.read(at + 1, end)
        return self.reader.read_verb(at, end)
