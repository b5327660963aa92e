"""What was not said, or only supposed, is not told as said."""

import pytest

from handmade import doc
from onrecord.statements.clauses import find_subject
from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.reality import Mood, judge_reality

REAL, NEGATED, SUPPOSED, UNREAL = Mood.REAL, Mood.NEGATED, Mood.SUPPOSED, Mood.UNREAL


@pytest.mark.parametrize(
    ("mood", "group", "text"),
    [
        (REAL, "", "Quint *agreed to a toll."),
        (REAL, "has", "Quint has *agreed to a toll."),
        (REAL, "has also", "Quint has also *agreed to a toll."),
        (NEGATED, "has never", "Quint has never *agreed to a toll."),
        (NEGATED, "did not", "Quint did not *deny it."),
        (NEGATED, "didn’t", "Quint didn’t *say it."),
        (NEGATED, "can't", "Quint can't *accept it."),
        (NEGATED, "cannot", "Quint cannot *accept it."),
        (NEGATED, "did not try to", "Quint did not try to *reassure them."),
        (SUPPOSED, "would", "Quint would *promise it."),
        (SUPPOSED, "should", "Quint should *say it."),
        (NEGATED, "would not", "Quint would not *promise it."),
        (UNREAL, "", "If Quint *accepts it, they sign."),
        (UNREAL, "", "They sign unless Quint *refuses it."),
        (UNREAL, "", "They asked whether Quint *agreed to it."),
        (UNREAL, "", "Had Quint *agreed to it, they would sign."),
        (UNREAL, "", "It is false that Quint *promised it."),
        (UNREAL, "", "Neither Quint *agreed to it."),
        (UNREAL, "", "Nobody *said it."),
        (UNREAL, "", "No official *said it."),
        (UNREAL, "", "They stopped short of *accusing Quint."),
        (UNREAL, "", "They denied *accusing Quint."),
        (REAL, "", "They left, *accusing Quint."),
        (REAL, "", "They began by *accusing Quint."),
        (REAL, "", "It is certain that Quint *promised it."),
    ],
)
def test_the_words_around_a_verb_tell_whether_it_was_said(
    mood: Mood, group: str, text: str
) -> None:
    before = doc(text.split("*", maxsplit=1)[0] or "x")
    at = len(before.tokens)
    line = Line(doc(text.replace("*", "")).tokens, load_grammar())
    assert line.low[at] in load_cues()
    found = judge_reality(line, at, find_subject(line, at, 0), 0)
    assert mood == found.mood
    if mood is not UNREAL:
        words = text.split("*", maxsplit=1)[0].split()
        assert group.split() == words[len(words) - (at - found.first) :]
