"""Find the words that stand for somebody or something that could be a source.

Names with their titles, nominals ("the envoy", "two officials") and pronouns. Without a
trained model a name is what is written with capitals; what kind of thing it names is left open.

In: the text with its `Sentence`s, `Token`s and `Turn`s. Out: tuple of `Mention`.
Which mentions are one entity is left to `link/`.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files

from onrecord.model.document import (
    Mention,
    MentionType,
    Report,
    Sentence,
    Span,
    Token,
    Turn,
    make_id,
)


@dataclass(frozen=True, slots=True)
class MentionWords:
    """The word lists of one language; see mentions_en.toml."""

    roles: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    honorifics: frozenset[str]
    title_modifiers: frozenset[str]
    pronouns: frozenset[str]
    owners: frozenset[str]
    name_joiners: frozenset[str]
    joining_heads: frozenset[str]
    demonym_endings: frozenset[str]
    determiners: frozenset[str]
    function_words: frozenset[str]
    name_openings: frozenset[str]
    name_endings: frozenset[str]
    name_suffixes: frozenset[str]
    irregular_verbs: frozenset[str]


# What may stand between a role and the name that holds it: at least a word of two letters, at most
# some ten words, as in "of the Republic's Ministry for Trade and Foreign Affairs". By judgement.
_ROLE_BEFORE = re.compile(r"(?:\s+(?:of|for|to|at)\s[^,.;“”\"]{2,60})?\s*,\s+")


@cache
def load_mention_words(language: str = "en") -> MentionWords:
    """Load the word lists of a language."""
    source = files("onrecord.read").joinpath(f"mentions_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return MentionWords(**{f.name: frozenset(table[f.name].split()) for f in fields(MentionWords)})


# In words, both by judgement. Behind a name and a comma, the role stands at most so far on ("the
# kingdom's long-serving deputy special envoy"), and the insertion ends at most so far behind it:
# what is longer is a clause, or a list.
_LONGEST_TITLE = 6
_LONGEST_APPOSITION = 14
# Of fewer words in capitals all may be names: "ILENA MAROST", "NATO AND SOLMARK". By judgement.
_LEAST_SHOUTED = 4
_APPOSITION_ENDS = frozenset({",", ".", ";", "—", "–", ")", "who", "which", "whose"})
_ROLE_JOINERS = frozenset({"of", "for", "to", "at", "in", "from", "and"})


def find_mentions(
    report: Report,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    turns: Sequence[Turn] = (),
) -> tuple[Mention, ...]:
    """Find the mentions of a report, by start, not overlapping; a turn's label is one."""
    finder = _Finder(report, sentences, tokens)
    labels = {turn.label.start: turn for turn in turns}
    found: list[Mention] = []
    for sentence in sentences:
        turn = labels.get(sentence.span.start)
        if turn is None:
            found.extend(finder.find_in(sentence))
        else:
            found.append(make_label_mention(report, turn))
    return tuple(found)


def make_label_mention(report: Report, turn: Turn) -> Mention:
    """Make the mention that the label of a turn is."""
    return Mention(
        mention_id=make_id("mn", report.report_id, turn.source.start, turn.source.end),
        span=turn.source,
        type=MentionType.NAME if turn.is_named else MentionType.NOMINAL,
        head=turn.head,
        title=turn.title,
    )


def _is_shouted(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Tell whether all words of a sentence are in capitals, as in many a headline."""
    texts = [tokens[i].text for i in range(sentence.first, sentence.last)]
    words = [text for text in texts if len(text) > 1 and text[0].isalpha()]
    return len(words) >= _LEAST_SHOUTED and all(word.isupper() for word in words)


def _has_small(tokens: Sequence[Token], sentence: Sentence) -> bool:
    return any(tokens[i].text[0].islower() for i in range(sentence.first, sentence.last))


class _Finder:
    """Finds the mentions of one report, sentence by sentence."""

    def __init__(
        self, report: Report, sentences: Sequence[Sentence], tokens: Sequence[Token]
    ) -> None:
        self.report = report
        self.tokens = tokens
        lowered = {t.text: t.text.lower() for t in tokens}
        self.low = [lowered[t.text] for t in tokens]
        self.words = load_mention_words()
        # Words that the report writes small somewhere: a capital at a sentence's start means
        # nothing for these.
        self.small = {t.text for t in tokens if t.text[0].islower()}
        self.shouted = frozenset(s.first for s in sentences if _is_shouted(tokens, s))
        plain = (s for s in sentences if _has_small(tokens, s))
        self.cased = {
            self.low[i]
            for s in plain
            for i in range(s.first, s.last)
            if tokens[i].text[0].isupper()
        }
        self.is_shouted = False

    def find_in(self, sentence: Sentence) -> Iterator[Mention]:
        """Yield the mentions of one sentence by start."""
        at = sentence.first
        # Of a report in nothing but capitals nobody knows better.
        self.is_shouted = bool(self.cased) and at in self.shouted
        # The nominal that may turn out to be the role of the name behind a comma.
        role: Mention | None = None
        while at < sentence.last:
            mention, following = self._find_at(at, sentence)
            if mention is not None:
                if mention.type is MentionType.NOMINAL:
                    role = mention
                elif role is not None and mention.type is MentionType.NAME:
                    mention = self._with_role_before(mention, role)
                yield mention
            at = following

    def _with_role_before(self, mention: Mention, role: Mention) -> Mention:
        """Give a name the role before it: "the special envoy of Varenia, Adrel Quint"."""
        between = self.report.text[role.span.end : mention.span.start]
        head = self.report.text[role.head.start : role.head.end].lower()
        if head not in self.words.roles or not _ROLE_BEFORE.fullmatch(between):
            return mention
        if mention.title and not self._is_honorific(mention.title):
            return mention
        behind = self.report.text[mention.span.end : mention.span.end + 1]
        if behind.isspace():
            return mention  # "…, warned the minister, Sanna Velde said": two people
        return replace(mention, title=role.span)

    def _is_honorific(self, title: Span) -> bool:
        return self.report.text[title.start : title.end].lower() in self.words.honorifics

    def _is_pronoun(self, at: int) -> bool:
        """Tell whether a word is a pronoun: "i" is not, nor is "IT" where nobody shouts."""
        text = self.tokens[at].text
        if text in ("i", "I"):
            return text == "I"
        near = (self.tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(self.tokens))
        return not text.isupper() or any(t.isupper() and len(t) > 1 for t in near)

    def _find_at(self, at: int, sentence: Sentence) -> tuple[Mention | None, int]:
        """Return the mention that begins at a token, and the token to go on from."""
        word = self.low[at]
        if word in self.words.pronouns and self._is_pronoun(at):
            return self._make(at, at + 1, MentionType.PRONOUN, at, at + 1), at + 1
        if word in self.words.determiners:
            first = at + 1  # "the two sides", "all their envoys"
            while first < sentence.last and self._is_determiner(first):
                first += 1
            end = self._walk_phrase(first, sentence.last)
            return self._make_phrase(at, end, sentence) if end > first else (None, first)
        if (
            word in self.words.title_modifiers
            or self._is_name_word(at, sentence)
            or word in self.words.honorifics
            or self._is_nominal_word(at)
            or (at > sentence.first and self.low[at - 1] in self.words.owners)
        ):
            end = self._walk_phrase(at, sentence.last)
            if end > at:
                return self._make_phrase(at, end, sentence)
        return None, at + 1

    def _is_determiner(self, at: int) -> bool:
        """Tell whether a word may stand before a name or a role and is no mention itself."""
        return self.low[at] in self.words.determiners and self.low[at] not in self.words.pronouns

    def _walk_phrase(self, at: int, last: int) -> int:
        """Return the end of the run of names, titles and their modifiers that begins at `at`."""
        start = at
        while at < last and self._goes_on(at, start, last):
            at += 1
        while at > start and not (self._is_capital(at - 1) or self._is_nominal_word(at - 1)):
            at -= 1
        return at

    def _goes_on(self, at: int, start: int, last: int) -> bool:
        """Tell whether a run takes in the word at a token."""
        word = self.low[at]
        if self._is_nominal_word(at) or word in self.words.honorifics:
            return True
        if self._is_capital(at):
            if at == start and word in self.words.name_openings:
                return True
            is_end = word in self.words.name_endings and at > start + 1
            return word not in self.words.function_words or is_end
        if word in self.words.title_modifiers or self._is_adjective(at, last):
            return True
        if word == ".":
            return at > start and len(self.low[at - 1]) == 1
        return self._joins(at, start, last)

    def _is_adjective(self, at: int, last: int) -> bool:
        """Tell whether a small word stands right before a role or a body: "key ally officials"."""
        if not self.tokens[at].text[0].isalpha() or self.low[at] in self.words.function_words:
            return False
        if at + 1 >= last or not self._is_nominal_word(at + 1):
            return False
        word = self.low[at]
        # "Quint thinks diplomats …", "the ministry told delegates …": a verb, and its object.
        is_plural = word.endswith("s") and not word.endswith(("ss", "ous"))
        return not (is_plural or word.endswith("ed") or word in self.words.irregular_verbs)

    def _joins(self, at: int, start: int, last: int) -> bool:
        """Tell whether a small word joins capitalised ones to one name."""
        if self.low[at] not in self.words.name_joiners or at == start or at + 1 >= last:
            return False
        following = at + 1
        if self.low[following] == "the" and following + 1 < last and self.low[at] in ("of", "for"):
            following += 1
        elif self.low[following] in self.words.name_joiners and following + 1 < last:
            following += 1  # "Carla van der Velde"
        if not self._is_capital(following):
            return False
        if self.low[at] in ("of", "for", "the"):
            if self.low[at] == "the":
                return self.low[at - 1] in ("of", "for")
            heads = [i for i in range(start, at) if self._is_capital(i)]
            return bool(heads) and self.low[at - 1] in self.words.joining_heads
        if self.low[at] == "and":
            # "Ministry of Trade and Industry", but not "Quint and Velde".
            return any(self.low[i] in ("of", "for") for i in range(start, at)) and (
                self.low[start] in self.words.joining_heads
                or self.low[min(start + 1, at)] in self.words.joining_heads
            )
        return self._is_capital(at - 1) or self.low[at - 1] in self.words.name_joiners

    def _is_capital(self, at: int) -> bool:
        text = self.tokens[at].text
        if self.is_shouted and (self.low[at] not in self.cased or self.low[at] in self.small):
            return False  # "ILENA MAROST RETURNS": elsewhere she is "Ilena Marost"
        return text[0].isupper() and text != "I"

    def _is_nominal_word(self, at: int) -> bool:
        word = self.low[at]
        if word in self.words.determiners:
            return False  # "both", "some": nouns only where they stand alone, as sources
        return word in self.words.roles or word in self.words.groups or word in self.words.bodies

    def _is_name_word(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a capital at this place makes a name."""
        if not self._is_capital(at) or self.low[at] in self.words.name_suffixes:
            return False
        if self.low[at] in self.words.function_words:
            return self._opens_name(at, sentence)
        if at > sentence.first and self.tokens[at - 1].text not in "“\"‘'«„:":
            return True
        follows = at + 1 < sentence.last and self._is_capital(at + 1)
        return follows or self.low[at] not in self.small

    def _opens_name(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a small word with a capital is a given name: "her spokesman, Per Holm"."""
        if self.low[at] not in self.words.name_openings or at + 1 >= sentence.last:
            return False
        if at == sentence.first or self._is_capital(at - 1) or not self._is_capital(at + 1):
            return False
        return self.low[at + 1] not in self.words.function_words

    def _make_phrase(self, start: int, end: int, sentence: Sentence) -> tuple[Mention | None, int]:
        """Make the mention of a run of words: title and name, or nominal."""
        name = self._find_name(start, end)
        if name is None:
            if not any(self._is_nominal_word(i) for i in range(start, end)):
                return None, max(end, start + 1)
            head = max(i for i in range(start, end) if self._is_nominal_word(i))
            return self._make(start, end, MentionType.NOMINAL, head, head + 1), end
        first, last = name
        if first > start:
            begin = start + 1 if self.low[start] in self.words.determiners else start
            title = (begin, first) if begin < first else None
        else:
            title = self._find_apposition(last, sentence)
        if title is not None and first > start and self._is_common(start, first, last):
            return self._make(start, last, MentionType.NOMINAL, last - 1, last), last
        if self._is_demonym(first, last, sentence):
            return None, last
        if self.low[start] in self.words.determiners and self.low[start] != "the":
            start += 1
        return self._make(start, last, MentionType.NAME, first, last, title=title), max(
            last, start + 1
        )

    def _is_common(self, start: int, first: int, last: int) -> bool:
        """Tell whether an abbreviation is a common noun: "a small PAC"."""
        if last - first > 1 or not self.tokens[first].text.rstrip("s").isupper():
            return False
        if self.low[start] not in self.words.determiners:
            return False
        before = range(start + 1, first)
        is_small = all(self.tokens[i].text[0].islower() for i in before)
        return is_small and not any(self._is_nominal_word(i) for i in before)

    def _is_demonym(self, first: int, last: int, sentence: Sentence) -> bool:
        """Tell whether a lone capital is an adjective: "Varenian membership"."""
        if last - first > 1 or last >= sentence.last or not self.tokens[last].text[0].islower():
            return False
        if self.low[last] in self.words.function_words or not self.tokens[last].text[0].isalpha():
            return False
        return self.low[first].endswith(tuple(self.words.demonym_endings))

    def _find_name(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens of the name in a run, without its title; None for a nominal."""
        first = start
        for index in range(start, end):
            word = self.low[index]
            is_title = (
                (word in self.words.determiners and not self._is_joined(index, start))
                or word in self.words.honorifics
                or word in self.words.roles
                or (
                    not self._is_capital(index)
                    and word not in self.words.name_joiners
                    and self.tokens[index].text not in {".", "&"}
                )
            )
            if is_title:
                first = index + 1
        if (
            first < end
            and self.low[first - 1] in self.words.roles
            and self.low[first] in ("of", "for")
        ):
            first = self._skip_office(first, end)
        if first >= end:
            return self._find_body_name(start, end)
        if all(
            self.low[i] in self.words.groups or self.low[i] in self.words.title_modifiers
            for i in range(first, end)
        ):
            return None
        return first, end

    def _is_joined(self, at: int, start: int) -> bool:
        """Tell whether a word follows "of": "the Ministry of the Interior"."""
        return at > start and self.low[at - 1] in ("of", "for")

    def _skip_office(self, first: int, end: int) -> int:
        """Return where the name begins in "President of Varenia Ilena Marost"."""
        names = [i for i in range(first, end) if self._is_capital(i)]
        # Without a list of all countries: two words are a person's name, what is before them
        # the office's. Shorter ones name only an office.
        return names[-2] if len(names) > 2 else end

    def _find_body_name(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the name in "the Foreign Ministry": capitals that end in a body's noun."""
        capitals = [i for i in range(start, end) if self._is_capital(i)]
        if capitals and capitals[-1] == end - 1 and self.low[end - 1] in self.words.bodies:
            return capitals[0], end
        return None

    def _find_apposition(self, at: int, sentence: Sentence) -> tuple[int, int] | None:
        """Return the role in "Adrel Quint, the kingdom's special envoy," behind a name.

        The role must end the insertion or be followed by what it is a role of: in "…, a senior
        official said" somebody else begins to speak.
        """
        if at + 1 >= sentence.last or self.tokens[at].text != ",":
            return None
        first = at + 1
        limit = min(sentence.last, at + _LONGEST_APPOSITION)
        end = first
        while end < limit and self.low[end] not in _APPOSITION_ENDS:
            end += 1
        if end == limit and limit < sentence.last:
            return None
        roles = [i for i in range(first, end) if self.low[i] in self.words.roles]
        if not roles or roles[0] - first > _LONGEST_TITLE:
            return None
        behind = roles[-1] + 1
        if behind < end and self.low[behind] not in _ROLE_JOINERS:
            return None
        if self.low[first] in ("a", "an", "the"):
            first += 1
        return (first, end) if first < end else None

    def _make(
        self,
        start: int,
        end: int,
        kind: MentionType,
        head: int,
        head_end: int,
        *,
        title: tuple[int, int] | None = None,
    ) -> Mention:
        span = self._span(start, end)
        return Mention(
            mention_id=make_id("mn", self.report.report_id, span.start, span.end),
            span=span,
            type=kind,
            head=self._span(head, head_end),
            title=Span(self.tokens[title[0]].start, self.tokens[title[1] - 1].end)
            if title
            else None,
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].start, self.tokens[end - 1].end)
