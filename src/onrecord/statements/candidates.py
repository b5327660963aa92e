"""Find, around each word that could be a cue, what its source and content would be.

In: `Document`. Out: `Candidate`s, many of which are no statements.
Which of them are, is left to `confidence.py`; joining them to statements, to `attribute.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.document import Document
from onrecord.statements.clauses import (
    VESSELS,
    Subject,
    find_content_right,
    find_inverted_subject,
    find_main_subject,
    find_subject,
)
from onrecord.statements.contents import ContentCutter, QuotedTokens
from onrecord.statements.cues import CueWord, load_cues
from onrecord.statements.grammar import Line
from onrecord.statements.phrases import Stretch, walk_right
from onrecord.statements.reality import Mood, judge_reality

# Marks that end a sentence and belong to no content.
TRAILING = frozenset(".,;:!?")
# How many candidates before one in its sentence may have the source that it shares; enough for
# any sentence that people write, and linear for those that they do not.
_MOST_EARLIER = 12
# Determiners that are pronouns too: "some say", "this shows".
_LONE_DETERMINERS = frozenset(
    ("this", "that", "some", "many", "most", "all", "both", "few", "one", "those", "these")
)


# "PORT SALEN, Tessaly, March 17, 2031 (Novapress via The Lantern) -" has 17 tokens.
_LONGEST_DATELINE = 20
_ARTICLES = frozenset({"the", "a", "an", "more", "less"})
_DASHES = frozenset({"–", "—", "--", "-"})


@dataclass(slots=True)
class Candidate:
    """What could be a statement, in tokens.

    Attributes:
        cue: The cue.
        word: The reporting verb; None for "according to" and a headline's colon.
        frame: How the content hangs on the cue (see `clauses.Content`).
        subject: How the source was found (see `clauses.Subject`).
        sentence: Number of the sentence of the cue.
        source: The source as written; None where another candidate has it, or there is none.
        shared: The source of another candidate that serves this one.
        antecedent: What a relative pronoun as source stands for.
        content: What is said.
        mood: Whether its verb group denies or supposes it.
        confidence: Probability that a reader would find it; set by `confidence.py`.
    """

    cue: Stretch
    word: CueWord | None
    frame: str
    subject: str
    sentence: int
    source: Stretch | None = None
    shared: Stretch | None = None
    antecedent: Stretch | None = None
    content: list[Stretch] = field(default_factory=list)
    mood: Mood = Mood.REAL
    confidence: float = 0.0


def _cut_at_outer_content(here: Sequence[Candidate]) -> None:
    """End the contents of inner candidates where the content around them ends.

    In "Solmark has agreed to observers, the envoy said", what Solmark agreed to ends before the
    envoy.
    """
    for outer in here:
        if not outer.frame.startswith(("left", "amid", "according")):
            continue
        for around in outer.content:
            for inner in here:
                if inner is outer or not around.first <= inner.cue.first < around.last:
                    continue
                inner.content = [
                    Stretch(part.first, min(part.last, around.last))
                    if around.first <= part.first < around.last
                    else part
                    for part in inner.content
                ]


class CandidateFinder:
    """Finds the candidates of one document."""

    def __init__(self, doc: Document, line: Line, quoted: QuotedTokens) -> None:
        self.doc = doc
        self.line = line
        self.quoted = quoted
        self.cutter = ContentCutter(line, quoted)
        self.cues = load_cues()

    def find(self) -> list[Candidate]:
        """Find all candidates, in the order of their cues."""
        found: list[Candidate] = []
        for number, sentence in enumerate(self.doc.sentences):
            end = sentence.last
            while end > sentence.first and self.line.low[end - 1] in TRAILING:
                end -= 1
            start = self._skip_dateline(self._skip_marks(sentence.first, end), end)
            here = self._find_in(number, start, end)
            _cut_at_outer_content(here)
            found.extend(here)
        return found

    def _skip_marks(self, start: int, end: int) -> int:
        """Return where the words begin behind a heading's "#" or a list's dash."""
        while start < end - 1 and not (self.line.is_word(start) or self.line.is_quote(start)):
            start += 1
        return start

    def _skip_dateline(self, start: int, end: int) -> int:
        """Return where the prose begins behind "OSTREL, 17 March (Novapress) –"."""
        if not (self.line.tokens[start].text.isupper() and len(self.line.low[start]) > 2):
            return start
        for at in range(start + 1, min(end - 1, start + _LONGEST_DATELINE)):
            if self.line.low[at] in _DASHES:
                return at + 1
            if self.line.looks_finite(at) or self.line.is_quote(at):
                break
        return start

    def _find_in(self, number: int, start: int, end: int) -> list[Candidate]:
        """Find the candidates of one sentence."""
        low = self.line.low
        found: list[Candidate] = []
        headline = self._is_headline(number, start, end)
        if headline:
            spoken = self._find_headline_colon(number, start, end)
            if spoken is not None:
                return [spoken]
        for at in range(start, end):
            candidate: Candidate | None = None
            if low[at] == "according" and at + 1 < end and low[at + 1] == "to":
                candidate = self._find_according(number, at, start, end)
            elif (word := self.cues.get(low[at])) is not None:
                if self.line.is_capital(at) and at > start and not headline:
                    continue  # "the United States"
                candidate = self._find_at_cue(at, word, start, end, found=found)
                if candidate is not None:
                    candidate.sentence = number
            if candidate is not None and candidate.content:
                found.append(candidate)
        return found

    def _is_headline(self, number: int, start: int, end: int) -> bool:
        """Tell whether most words of a sentence are written with capitals."""
        # "The United States left." has as many, but headlines do not stop.
        stops = self.line.low[self.doc.sentences[number].last - 1] == "."
        words = [i for i in range(start, end) if self.line.tokens[i].text[0].isalpha()]
        capitals = sum(self.line.is_capital(i) for i in words)
        return (not stops and len(words) > 2 and capitals >= 0.6 * len(words)) or (
            number == 0 and bool(words) and self.doc.sentences[number].paragraph == 0
        )

    def _find_headline_colon(self, number: int, start: int, end: int) -> Candidate | None:
        """Find "Quint: the talks are over" in a headline."""
        low = self.line.low
        for at in range(start + 1, min(end - 1, start + 7)):
            if low[at] != ":":
                continue
            before = range(start, at)
            if any(self.line.is_quote(i) or low[i][0].isdigit() for i in before):
                return None
            if not all(self.line.is_capital(i) for i in before) or at - start > 4:
                return None
            if (word := self.cues.get(low[start])) is not None and word.form == "past":
                return None  # "Said Quint: …"
            return Candidate(
                Stretch(at, at + 1),
                None,
                "headline",
                "headline",
                number,
                source=Stretch(start, at),
                content=[Stretch(at + 1, end)],
            )
        return None

    def _find_according(self, number: int, at: int, start: int, end: int) -> Candidate | None:
        """Find "according to": its source follows, its content is the rest of the sentence."""
        low = self.line.low
        phrase = walk_right(self.line, at + 2, end)
        if phrase is None:
            return None
        found = Candidate(Stretch(at, at + 2), None, "according_last", "after", number)
        last = phrase.last
        while last < end and low[last] != "," and not self.line.is_stop(last):
            last += 1
        found.source = Stretch(phrase.first, last)
        if at == start or (at == start + 1 and not self.line.is_word(start)):
            found.frame = "according_first"
            found.content = self.cutter.trim([Stretch(last + 1, end)])
            return found
        before = at
        while before > start and low[before - 1] in {",", "and"}:
            before -= 1
        found.content = self.cutter.trim([Stretch(start, before)])
        return found

    def _find_at_cue(
        self, at: int, word: CueWord, start: int, end: int, *, found: Sequence[Candidate]
    ) -> Candidate | None:
        """Find the candidate at a reporting verb; None where it is none."""
        quotation = self.quoted.number_of[at]
        if quotation >= 0:
            # Words of a quotation are joined only with each other.
            within = self.quoted.stretches[quotation]
            start, end = max(start, within.first + 1), min(end, within.last - 1)
            if not start <= at < end:
                return None
        if self._is_noun(at, word, start) or self._is_passive(at, word, start):
            return None
        subject = find_subject(self.line, at, start)
        if subject.kind == "infinitive" or self._disagrees(at, word, subject):
            return None
        reality = judge_reality(self.line, at, subject, start)
        if reality.mood is Mood.UNREAL:
            return None
        candidate = Candidate(Stretch(at, at + 1), word, "", subject.kind, 0, mood=reality.mood)
        opens = subject.kind == "none" and at == start  # "Said Quint: …"
        if (opens or subject.kind in ("quote", "comma")) and word.form != "ing":
            return self._find_inverted(candidate, start, end)
        if not self._set_source(candidate, subject, start, found):
            return None
        made = self._set_content(candidate, subject, start, end)
        if made is not None and made.mood is not Mood.REAL:
            # "has never agreed" is shown with all of its words.
            made.cue = Stretch(reality.first, made.cue.last)
        return made

    def _is_noun(self, at: int, word: CueWord, start: int) -> bool:
        """Tell whether the word is a noun or adjective here: "the report", "his alleged"."""
        if word.form == "ing" or at == start:
            return False
        before = self.line.low[at - 1]
        if before in ("’s", "'s"):
            return word.form != "past"
        return before in self.line.grammar.determiners and before not in _LONE_DETERMINERS

    def _is_passive(self, at: int, word: CueWord, start: int) -> bool:
        """Tell whether the verb is passive: its subject is not who says it."""
        if word.form not in ("past", "part"):
            return False
        before = at - 1
        while before >= start and self.line.is_adverb(before):
            before -= 1
        return before >= start and self.line.low[before] in self.line.grammar.be_forms

    def _disagrees(self, at: int, word: CueWord, subject: Subject) -> bool:
        """Tell whether a base form follows a singular noun: "the company report"."""
        before = self.line.low[at - 1] if at else ""
        if word.form != "base" or subject.kind != "noun" or before in self.line.grammar.modals:
            return False
        if self.line.is_adverb(at - 1):
            return False
        return not (before.endswith("s") or before in ("people", "men", "women", "police", "media"))

    def _find_inverted(self, candidate: Candidate, start: int, end: int) -> Candidate | None:
        """Find "“…,” said Quint, the envoy."."""
        at = candidate.cue.first
        inverted = find_inverted_subject(self.line, at + 1, end)
        if inverted is None or inverted.words is None or candidate.word is None:
            return None
        candidate.subject, candidate.source = inverted.kind, inverted.words
        before = at
        while before > start and self.line.low[before - 1] == ",":
            before -= 1
        if before > start:
            candidate.frame = "left"
            candidate.content = [Stretch(start, before)]
            self._follow(candidate, inverted.words.last, end)
        else:
            right = find_content_right(self.line, inverted.words.last, end, candidate.word)
            if right is None or right.frame not in ("quote", "colon"):
                return None
            candidate.frame = right.frame
            candidate.content = [self.cutter.cut(right.words)]
        candidate.content = self.cutter.trim(candidate.content)
        return candidate

    def _set_source(
        self, candidate: Candidate, subject: Subject, start: int, found: Sequence[Candidate]
    ) -> bool:
        """Give a candidate its source; False where none is found."""
        at, word = candidate.cue.first, candidate.word
        if subject.words is not None and self._is_nobody(subject.words):
            return False
        if subject.words is not None:
            candidate.source = subject.words
            candidate.antecedent = subject.antecedent
            if word is None or word.form != "ing" or self._is_progressive(at, start):
                return True
            candidate.subject = "noun_ing"
            if not self._is_vessel(subject.words):
                return True
        candidate.source = candidate.antecedent = None
        if not (subject.kind == "conjunct" or (word is not None and word.form == "ing")):
            return False
        if subject.kind != "conjunct":
            candidate.subject = "vessel" if subject.words is not None else "participle"
        earlier = self._find_earlier(found, start)
        if earlier is not None and (earlier.source or earlier.shared):
            candidate.shared = earlier.source or earlier.shared
            candidate.subject += "_shared"
            return True
        candidate.source = find_main_subject(self.line, start, at)
        return candidate.source is not None

    def _is_nobody(self, words: Stretch) -> bool:
        """Tell whether a noun phrase is no more than an article or an adverb."""
        grammar = self.line.grammar
        return all(
            self.line.low[at] in _ARTICLES
            or (self.line.is_adverb(at) and self.line.low[at] not in grammar.subject_pronouns)
            or self.line.low[at] in grammar.prepositions
            for at in range(words.first, words.last)
        )

    def _find_earlier(self, found: Sequence[Candidate], start: int) -> Candidate | None:
        """Return the last candidate before in the sentence that lies in no other one's content."""
        here = [c for c in found[-_MOST_EARLIER:] if c.cue.first >= start]
        for candidate in reversed(here):
            cue = candidate.cue
            inside = any(
                part.first <= cue.first and cue.last <= part.last
                for other in here
                if other is not candidate
                for part in other.content
            )
            if not inside:
                return candidate
        return None

    def _is_vessel(self, words: Stretch) -> bool:
        """Tell whether a noun phrase is a text that speaks for who made it."""
        for at in range(words.first, words.last):
            if at > words.first and self.line.low[at] in self.line.grammar.prepositions:
                return False
            if self.line.low[at] in VESSELS:
                return True
        return False

    def _is_progressive(self, at: int, start: int) -> bool:
        """Tell whether a form of be stands before the -ing form."""
        before = at - 1
        while before >= start and self.line.is_adverb(before):
            before -= 1
        return before >= start and self.line.low[before] in self.line.grammar.be_forms

    def _follow(self, candidate: Candidate, at: int, end: int) -> None:
        """Add to a content before the cue what goes on behind it."""
        following = self.cutter.find_following(candidate.content[0], at, end)
        if following is not None:
            candidate.frame = following.frame
            candidate.content.append(following.words)

    def _set_content(
        self, candidate: Candidate, subject: Subject, start: int, end: int
    ) -> Candidate | None:
        """Give a candidate its content, behind, before or around its cue."""
        if candidate.word is None:
            return None
        left = subject.left
        behind = candidate.cue.last
        right = find_content_right(self.line, behind, end, candidate.word)
        marked = (
            subject.words is not None
            and left > start
            and (self.line.low[left] == "," or self.line.is_quote(left))
        )
        quoted_left = marked and self.cutter.ends_quoted(left)
        if right is not None and right.frame in ("that", "wh", "to", "tell_that"):
            # "On “The Hour,” Quint said that …": the quotation is a title.
            quoted_left = quoted_left and self.quoted.number_of[start] >= 0
        if marked and (right is None or quoted_left):
            last = left + 1
            while last > start and self.line.low[last - 1] == ",":
                last -= 1
            candidate.frame = "left"
            candidate.content = [Stretch(start, last)]
            if right is not None and right.frame in ("quote", "adjunct_quote", "colon"):
                candidate.frame = "amid_quote"
                candidate.content.append(self.cutter.cut(right.words))
            else:
                self._follow(candidate, behind, end)
        elif right is not None:
            candidate.frame = right.frame
            candidate.content = [self.cutter.cut(right.words, relative=subject.kind == "relative")]
            if right.frame == "prep":  # "called for", "insisted on"
                candidate.cue = Stretch(candidate.cue.first, right.words.first)
        else:
            return None
        candidate.content = self.cutter.trim(candidate.content)
        return candidate
