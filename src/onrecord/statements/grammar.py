"""Know the words of a language that rules ask for, and answer what a rule asks of a token.

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
    """Word classes of one language, see grammar_en.toml; every word in lower case.

    Attributes:
        prepositions: All of them.
        openers: Words that open a noun phrase and never end one.
        auxiliaries: Forms of be, have, do, and the modals.
        modals: Words behind which a verb stands in its base form.
        negations: Words that negate.
        complementizers: Words that open a content clause.
        raising: Verbs behind which "to" opens what their own subject does.
        supposing: Words of a verb group that only suppose what the verb says.
        supposing_openers: Words that open a condition or an indirect question.
        inverting: Auxiliaries that open a condition before their subject.
        withholding: Prepositions behind which an -ing form is what was not done.
        being_asked: Participles that open what somebody was asked.
        while_asked: Words that may stand before these.
        falsifying: Predicates that call the clause behind them false.
        owners: Pronouns that say whose somebody is.
        negative_subjects: Subjects that are nobody.
        asking_subjects: Subjects by which it is asked who it is.
        adverbs: Adverbs that do not end in -ly.
        irregular_past: Past forms that do not end in -ed, by which a clause is known.
        writings: Nouns for what is written.
        written_in: Prepositions before them.
        addressed: Pronouns for who is told.
        hedges: Adverbs by which the report itself keeps its distance.
    """

    prepositions: frozenset[str]
    openers: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    complementizers: frozenset[str]
    raising: frozenset[str]
    supposing: frozenset[str]
    supposing_openers: frozenset[str]
    inverting: frozenset[str]
    withholding: frozenset[str]
    being_asked: frozenset[str]
    while_asked: frozenset[str]
    falsifying: frozenset[str]
    owners: frozenset[str]
    negative_subjects: frozenset[str]
    asking_subjects: frozenset[str]
    adverbs: frozenset[str]
    irregular_past: frozenset[str]
    writings: frozenset[str]
    written_in: frozenset[str]
    addressed: frozenset[str]
    hedges: frozenset[str]


@cache
def load_grammar(language: str = "en") -> Grammar:
    """Load the word classes of a language."""
    source = files("onrecord.statements").joinpath(f"grammar_{language}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return Grammar(**{f.name: frozenset(table[f.name].split()) for f in fields(Grammar)})


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
