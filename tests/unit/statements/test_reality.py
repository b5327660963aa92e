import pytest

from found_cues import document, line_of, stretch
from onrecord.statements.reality import Mood, judge_reality


@pytest.mark.parametrize(
    ("text", "source", "cue", "mood", "opens"),
    [
        ("Quint has agreed to it.", "Quint", "agreed", Mood.REAL, "has"),
        ("Quint has never agreed to it.", "Quint", "agreed", Mood.NEGATED, "has"),
        ("Quint didn’t say so.", "Quint", "say", Mood.NEGATED, "didn’t"),
        ("Quint cannot say so.", "Quint", "say", Mood.NEGATED, "cannot"),
        ("Quint did not try to say so.", "Quint", "say", Mood.NEGATED, "did"),
        ("Quint agreed to it.", "Quint", "agreed", Mood.REAL, "agreed"),
        ("Quint has also agreed to it.", "Quint", "agreed", Mood.REAL, "has"),
        ("Quint did not deny it.", "Quint", "deny", Mood.NEGATED, "did"),
        ("Quint can't accept it.", "Quint", "accept", Mood.NEGATED, "can't"),
        ("Quint would not promise it.", "Quint", "promise", Mood.NEGATED, "would"),
        ("Quint would promise it.", "Quint", "promise", Mood.SUPPOSED, "would"),
        ("They leave unless Quint refuses.", "Quint", "refuses", Mood.UNREAL, "refuses"),
        ("They asked whether Quint agreed.", "Quint", "agreed", Mood.UNREAL, "agreed"),
        ("They met, had Quint agreed.", "Quint", "agreed", Mood.UNREAL, "agreed"),
        ("Nobody said so.", "Nobody", "said", Mood.UNREAL, "said"),
        ("They left, accusing him.", None, "accusing", Mood.REAL, "accusing"),
        ("They began by accusing him.", None, "accusing", Mood.REAL, "accusing"),
        ("Quint might agree to it.", "Quint", "agree", Mood.SUPPOSED, "might"),
        ("They leave if Kessen accepts it.", "Kessen", "accepts", Mood.UNREAL, "accepts"),
        ("They leave if soon Kessen accepts it.", "Kessen", "accepts", Mood.UNREAL, "accepts"),
        ("Had Quint agreed, they had left.", "Quint", "agreed", Mood.UNREAL, "agreed"),
        ("It is false that Quint agreed.", "Quint", "agreed", Mood.UNREAL, "agreed"),
        ("It is known that Quint agreed.", "Quint", "agreed", Mood.REAL, "agreed"),
        ("Then, as ever, Quint agreed.", "Quint", "agreed", Mood.REAL, "agreed"),
        ("Who said so?", "Who", "said", Mood.UNREAL, "said"),
        ("They asked who said so.", "who", "said", Mood.UNREAL, "said"),
        ("They left, and the envoy who said so left.", "who", "said", Mood.REAL, "said"),
        ("who said so", "who", "said", Mood.REAL, "said"),
        ("Who of them said so?", "Who of them", "said", Mood.REAL, "said"),
        ("No official said so.", "No official", "said", Mood.UNREAL, "said"),
        ("Neither Quint said so.", "Quint", "said", Mood.UNREAL, "said"),
        ("She stopped short of accusing him.", None, "accusing", Mood.UNREAL, "accusing"),
        ("She denied accusing him.", None, "accusing", Mood.UNREAL, "accusing"),
        ("She kept accusing him.", None, "accusing", Mood.REAL, "accusing"),
        ("Accusing him, she left.", None, "Accusing", Mood.REAL, "Accusing"),
        ("Said Quint: they left.", None, "Said", Mood.REAL, "Said"),
        ("Quint never agreed to it.", "Quint", "agreed", Mood.NEGATED, "never"),
        ("Never said so.", None, "said", Mood.NEGATED, "Never"),
        ("Quint did not wait to say so.", "Quint", "say", Mood.REAL, "to"),
        ("Quint did not continue saying so.", "Quint", "saying", Mood.REAL, "saying"),
        ("She spoke of agreed terms.", None, "agreed", Mood.REAL, "agreed"),
        ("She left, stated accusing him.", None, "accusing", Mood.REAL, "accusing"),
        ("She had Quint agreed.", "Quint", "agreed", Mood.REAL, "agreed"),
        ("Yesterday Quint agreed.", "Quint", "agreed", Mood.REAL, "agreed"),
        ("Had Quint agreed they had left", "Quint", "agreed", Mood.UNREAL, "agreed"),
        ("That was false and Quint agreed.", "Quint", "agreed", Mood.REAL, "agreed"),
        (
            "It is false to them by now that Quint agreed.",
            "Quint",
            "agreed",
            Mood.UNREAL,
            "agreed",
        ),
        (
            "It is false to all of them by now that Quint agreed.",
            "Quint",
            "agreed",
            Mood.REAL,
            "agreed",
        ),
    ],
)
def test_what_is_denied_or_supposed(
    text: str, source: str | None, cue: str, mood: Mood, opens: str
) -> None:
    doc = document(text)
    words = stretch(doc, source) if source else None
    reality = judge_reality(line_of(doc), stretch(doc, cue).first, words, 0)
    assert (mood, opens) == (reality.mood, doc.tokens[reality.first].text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "start"),
    [
        ("They left without accusing him.", None, "accusing", "accusing"),
        ("They leave if Kessen accepts it.", "Kessen", "accepts", "Kessen"),
        ("If soon Kessen accepts it, they leave.", "Kessen", "accepts", "soon"),
        ("Nobody Quint said so.", "Quint", "said", "Quint"),
        ("It is false that Quint agreed.", "Quint", "agreed", "that"),
        ("They never said so.", None, "said", "said"),
    ],
)
def test_what_stands_before_its_sentence_or_quotation_says_nothing_of_a_cue(
    text: str, source: str | None, cue: str, start: str
) -> None:
    doc = document(text)
    line, at = line_of(doc), stretch(doc, cue).first
    words = stretch(doc, source) if source else None
    assert Mood.REAL is judge_reality(line, at, words, stretch(doc, start).first).mood
    assert Mood.REAL is not judge_reality(line, at, words, 0).mood, "from the first word on"
