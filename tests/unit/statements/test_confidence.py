import pytest

from handmade import doc
from onrecord.statements.candidates import (
    Candidate,
    CandidateFinder,
)
from onrecord.statements.confidence import judge, list_features, load_weights
from onrecord.statements.contents import QuotedTokens, locate_quotations
from onrecord.statements.grammar import Line, load_grammar


def find(text: str) -> tuple[Line, QuotedTokens, Candidate]:
    by_hand = doc(text)
    line, quoted = Line(by_hand.tokens, load_grammar()), locate_quotations(by_hand)
    return line, quoted, CandidateFinder(by_hand, line, quoted).find()[0]


def features(text: str) -> set[str]:
    return set(list_features(*find(text)))


def test_verb_frame_and_source_are_features() -> None:
    assert {
        "always",
        "lemma=say",
        "form=past",
        "frame=that",
        "subject=noun",
        "class=say",
        "source=one-word",
        "source capital=True",
        "source distance=0",
        "cue quoted=False",
        "content opens=other",
    } <= features("So. Quint said that it held.")


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        ("source=none", "So. Quint said it held but added that it leaked."),
        ("source=he", "So. He said it held."),
        ("source first person", "So. We said it held."),
        ("content opens=pronoun", "So. Quint said it held."),
        ("content opens=determiner", "So. Quint said the dam held."),
        ("content opens=capital", "So. Quint said Varenia left."),
        ("cue behind modal", "So. Quint will say it held."),
        ("mood=negated", "So. Quint did not say it held."),
        ("cue behind=has", "So. Quint has said it held."),
        ("cue capital", "So. According to Quint, it held."),
        ("lemma=according_first", "So. According to Quint, it held."),
        ("content finite=False frame=bare", "So. Quint rejected the plan."),
    ],
)
def test_features(feature: str, text: str) -> None:
    by_hand = doc(text)
    line, quoted = Line(by_hand.tokens, load_grammar()), locate_quotations(by_hand)
    found = CandidateFinder(by_hand, line, quoted).find()
    assert feature in {f for c in found for f in list_features(line, quoted, c)}


def test_a_plain_report_is_surer_than_a_reading_of_books() -> None:
    plain = judge(*find("So. Quint said that the dam held."))
    odd = judge(*find("So. Quint praised bread."))
    assert 1.0 > plain > 0.8
    assert plain > odd > 0.0


def test_weights_are_numbers_about_features() -> None:
    weights = load_weights()
    assert "always" in weights
    assert all(isinstance(weight, float) for weight in weights.values())
