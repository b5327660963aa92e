"""Know the closed classes of a language's words, and answer what a rule asks of a token.

In: `Document`'s tokens. Out: `Grammar` (word classes) and `Line` (tokens with quick look-ups).
What a cue's source and content are is left to `read/encoder.py`.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from onrecord.model.document import Token


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes of one language; every word in lower case.

    Attributes:
        determiners: Words that open a noun phrase.
        prepositions: All of them.
        nominal_prepositions: Those that join a noun to the noun before it.
        auxiliaries: Forms of be, have, do, and the modals.
        be_forms: Forms of be.
        modals: Words behind which a verb stands in its base form.
        negations: Words that negate.
        subject_pronouns: Pronouns that can be a source.
        inserting: Relative pronouns that open an insertion behind a comma.
        complementizers: Words that open a content clause.
        wh_words: Words that open an indirect question.
        subordinators: Words that open a subordinate clause.
        raising: Verbs behind which "to" opens what their own subject does.
        supposing: Words of a verb group that only suppose what the verb says.
        supposing_openers: Words that open a condition or an indirect question.
        withholding: Prepositions behind which an -ing form is what was not done.
        falsifying: Predicates that call the clause behind them false.
        negative_subjects: Subjects that are nobody.
        conjunctions: Words that join equals.
        adverbs: Adverbs that do not end in -ly.
        time_words: Words of bare time adverbials.
        irregular_past: Past forms of verbs that are no cues.
        writings: Nouns for what is written.
        written_in: Prepositions before them.
    """

    determiners: frozenset[str]
    prepositions: frozenset[str]
    nominal_prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    be_forms: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    subject_pronouns: frozenset[str]
    inserting: frozenset[str]
    complementizers: frozenset[str]
    wh_words: frozenset[str]
    subordinators: frozenset[str]
    raising: frozenset[str]
    supposing: frozenset[str]
    supposing_openers: frozenset[str]
    withholding: frozenset[str]
    falsifying: frozenset[str]
    negative_subjects: frozenset[str]
    conjunctions: frozenset[str]
    adverbs: frozenset[str]
    time_words: frozenset[str]
    irregular_past: frozenset[str]
    writings: frozenset[str]
    written_in: frozenset[str]


@cache
def load_grammar(language: str = "en") -> Grammar:
    """Load the word classes of a language."""
    source = files("onrecord.statements").joinpath(f"grammar_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return Grammar(**{f.name: frozenset(table[f.name].split()) for f in fields(Grammar)})


_QUOTES = frozenset("“”„‟«»\"＂‘’'") | {"''", "``"}
_STOPS = frozenset(";:()[]{}") | {"--", "—", "–", "…", "...", "!", "?", "."}


class Line:
    """The tokens of a document, with what a rule asks of a word answered quickly.

    Attributes:
        tokens: The tokens.
        low: Their texts in lower case.
    """

    __slots__ = ("grammar", "low", "tokens")

    def __init__(self, tokens: Sequence[Token], grammar: Grammar) -> None:
        self.tokens = tokens
        # One string for all places of a word: a third of a long text's memory.
        lowered = {t.text: t.text.lower() for t in tokens}
        self.low = [lowered[t.text] for t in tokens]
        self.grammar = grammar

    def is_word(self, index: int) -> bool:
        """Tell whether a token is a word or number rather than a mark."""
        return self.tokens[index].text[0].isalnum() or (
            len(self.low[index]) > 1 and (self.low[index][1].isalnum())
        )

    def is_capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.tokens[index].text[0].isupper()

    def is_quote(self, index: int) -> bool:
        """Tell whether a token is a quotation mark."""
        return self.low[index] in _QUOTES

    def is_stop(self, index: int) -> bool:
        """Tell whether a token is a mark over which no phrase reaches."""
        return self.low[index] in _STOPS

    def is_adverb(self, index: int) -> bool:
        """Tell whether a token is an adverb or negation."""
        word = self.low[index]
        return (
            word in self.grammar.adverbs
            or word in self.grammar.negations
            or (word.endswith("ly") and len(word) > 4 and not self.is_capital(index))
        )

    def looks_finite(self, index: int) -> bool:
        """Tell whether a token looks like a finite verb: an auxiliary or a past form."""
        word = self.low[index]
        if word in self.grammar.auxiliaries or word in self.grammar.irregular_past:
            return True
        return word.endswith("ed") and len(word) > 4 and not self.is_capital(index)
