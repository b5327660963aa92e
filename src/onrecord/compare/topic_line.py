"""Look at the words of a report as topics need them: which may be a verb, a noun, an adverb.

In: `Sheet`. Out: `TopicLine`. Noun phrases are left to `noun_cores.py`, topics to `topics.py`.
"""

from onrecord.compare.topic_words import load_topic_words
from onrecord.model.comparison import Sheet
from onrecord.model.document import Span
from onrecord.model.record import EntityType

_WITHOUT_MARKS = str.maketrans("", "", '“”"')


class TopicLine:
    """The tokens of one report.

    Attributes:
        sheet: The report.
        words: The word lists.
        text: The tokens' characters.
        low: The same in lower case.
        persons: Indices of the tokens that name people.
        times: Indices of those that tell a time.
        openings: Indices of those that open a sentence.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.words = load_topic_words()
        self.text = [token.text for token in sheet.tokens]
        self.low = [token.text.lower() for token in sheet.tokens]
        self.persons = self._find_persons()
        self.times = self.mark([timex.span for timex in sheet.timexes])
        self.openings = {sentence.first for sentence in sheet.sentences}

    def mark(self, spans: list[Span]) -> set[int]:
        """Return the indices of the tokens inside spans."""
        starts = {token.start: index for index, token in enumerate(self.sheet.tokens)}
        marked: set[int] = set()
        for span in spans:
            at = starts.get(span.start)
            while at is not None and at < len(self.text) and self.sheet.tokens[at].end <= span.end:
                marked.add(at)
                at += 1
        return marked

    def _find_persons(self) -> set[int]:
        """Return the indices of the tokens that name people."""
        kinds = {entity.entity_id: entity.type for entity in self.sheet.entities}
        people = {
            link.mention_id
            for link in self.sheet.links
            if kinds.get(link.entity_id) in (EntityType.PERSON, EntityType.UNNAMED)
        }
        return self.mark([m.span for m in self.sheet.mentions if m.mention_id in people])

    def skip_marks(self, at: int, end: int) -> int:
        """Return the index of the first token that is no quotation mark or adverb."""
        while at < end and (self.text[at] in self.words.quotes or self.is_adverb(at)):
            at += 1
        return at

    def is_adverb(self, at: int) -> bool:
        """Tell whether a token is an adverb, which belongs to no topic."""
        low = self.low[at]
        return low in self.words.adverbs or (
            low.endswith("ly")
            and len(low) > 4
            and self.text[at].islower()
            and low not in self.words.no_adverbs
        )

    def opens_ing(self, at: int, end: int) -> bool:
        """Tell whether a token is the -ing form of a verb that has an object."""
        low = self.low[at]
        if not low.endswith("ing") or len(low) < 6 or at + 1 >= end:
            return False
        if not self.text[at].islower() or self._is_ing_noun(at):
            return False
        following = self.low[at + 1]
        if following == "to" and self.words.find_verb_key(low) in self.words.raising:
            return True
        if (self.words.find_verb_key(low), following) in self.words.prepositional:
            return True
        return following not in self.words.stops and (
            following in self.words.particles
            or following in self.words.behind_ing
            or self.is_word(at + 1)
            or self.text[at + 1] in self.words.quotes
        )

    def _is_ing_noun(self, at: int) -> bool:
        """Tell whether an -ing form is a noun or adjective: "a building", not "building a wall"."""
        low = self.low[at]
        return low in self.words.not_verbs and self.low[at + 1] not in self.words.opening

    def is_word(self, at: int) -> bool:
        """Tell whether a token is of no closed class that ends a noun phrase."""
        low = self.low[at]
        return (
            (low[0].isalnum() or low[0] in "$€£")
            and low not in self.words.attaching
            and low not in self.words.ending
            and low not in self.words.stops
            and low != "to"
        )

    def may_be_verb(self, at: int) -> bool:
        """Tell whether a word of no closed class stands at a token."""
        low = self.low[at]
        return (
            self.is_word(at)
            and low.isalpha()
            and self.text[at].islower()
            and low not in self.words.pronouns
            and low not in self.words.determiners
        )

    def opens_noun(self, at: int) -> bool:
        """Tell whether behind “to” a noun phrase rather than a verb begins."""
        return self.is_noun(at) or (at + 1 < len(self.low) and not self.governs(at))

    def is_noun(self, at: int) -> bool:
        """Tell whether a word opens a noun phrase by its own form."""
        low = self.low[at]
        if self.text[at][0].isupper() or low in self.words.determiners | self.words.nominal:
            return True
        if low.endswith("s") and not low.endswith(("ss", "us")):
            return True
        return low.endswith(self.words.nominal_endings) and low not in self.words.no_nominals

    def governs(self, at: int) -> bool:
        """Tell whether a word behind “to” is rather a verb, by the word that follows it."""
        if self.words.find_verb_key(self.low[at]) in self.words.light | self.words.letting:
            return True
        low = self.low[at + 1]
        if (
            self.is_adverb(at)
            or not self.is_word(at + 1)
            or self.text[at + 1][0].isupper()
            or self.is_adverb(at + 1)
        ):
            return True
        is_adjective = low.endswith(self.words.adjective_endings) or low in self.words.nominal
        return is_adjective or low in self.words.determiners or low.endswith(("s", "ing", "ed"))

    def span(self, first: int, last: int) -> Span:
        """Return where tokens stand."""
        return Span(self.sheet.tokens[first].start, self.sheet.tokens[last - 1].end)

    def say(self, span: Span) -> str:
        """Return words as part of a name: on one line, without quotation marks around them."""
        words = " ".join(self.sheet.text[span.start : span.end].split()).strip('“”"‘ ,')
        if words.count("“") != words.count("”") or words.count('"') % 2:
            words = words.translate(_WITHOUT_MARKS)
        return words
