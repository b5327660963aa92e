import pytest

from found_cues import document, found, line_of
from onrecord.model.statement import Act, Factuality, Mode
from onrecord.statements.conditions import find_conditions
from onrecord.statements.drafts import Draft
from onrecord.statements.factuality import judge_factuality
from onrecord.statements.quoted import locate_quotations
from onrecord.statements.reality import Mood


def judge(
    text: str,
    anchor: str,
    content: str,
    *,
    mood: Mood = Mood.REAL,
    mode: Mode = Mode.SPEECH,
    act: Act | None = None,
) -> Factuality | None:
    doc = document(text)
    line = line_of(doc)
    cue = found(doc, anchor, content, text.split(maxsplit=1)[0] if text[0].isalpha() else None)
    draft = Draft(cue, cue.source, cue.cue, cue.content)
    return judge_factuality(
        line,
        locate_quotations(doc),
        draft,
        mood=mood,
        mode=mode,
        act=act,
        conditions=find_conditions(line, draft.content, cue.anchor),
    ).value


@pytest.mark.parametrize(
    ("text", "anchor", "content", "expected"),
    [
        ("Velde said that they met.", "said", "that they met", "CT+"),
        ("Velde said that they did not meet.", "said", "that they did not meet", "CT-"),
        ("Velde said nobody had met.", "said", "nobody had met", "CT-"),
        ("Velde said that they may meet.", "said", "that they may meet", "PS+"),
        ("Velde said that they might not meet.", "said", "that they might not meet", "PS-"),
        ("Velde said it will probably open.", "said", "it will probably open", "PR+"),
        ("Velde said it is unlikely to open.", "said", "it is unlikely to open", "PR-"),
        ("Velde said perhaps it was open.", "said", "perhaps it was open", "PS+"),
        ("Velde said they should meet.", "said", "they should meet", "Uu"),
        ("Velde said that it would open.", "said", "that it would open", "CT+"),
        ("“It would open,” Velde said.", "said", "“It would open,”", "PR+"),
        ("“Did they meet?” Velde said.", "said", "“Did they meet?”", "Uu"),
        ("“I think that they met,” Velde said.", "said", "“I think that they met,”", "PR+"),
        ("“I don’t think they met,” Velde said.", "said", "“I don’t think they met,”", "PR-"),
        ("“I doubt they met,” Velde said.", "said", "“I doubt they met,”", "PR-"),
        ("“I hope they met,” Velde said.", "said", "“I hope they met,”", "Uu"),
        ("“We met,” Velde said.", "said", "“We met,”", "CT+"),
        ("“We met if they did,” Velde said.", "said", "“We met if they did,”", "Uu"),
        (
            "“The bridge, which may fall, was open,” Velde said.",
            "said",
            "“The bridge, which may fall, was open,”",
            "CT+",
        ),
        (
            "“A bridge too far from here,” Velde said.",
            "said",
            "“A bridge too far from here,”",
            "CT+",
        ),
        ("Velde denied that they met.", "denied", "that they met", "CT-"),
        ("Velde denied that they did not meet.", "denied", "that they did not meet", "CT+"),
        ("Velde denied the charge.", "denied", "the charge", "CT-"),
        ("Velde refused to leave.", "refused", "to leave", "CT-"),
        ("Velde promised to leave.", "promised", "to leave", "CT+"),
        ("Velde predicted that it opens.", "predicted", "that it opens", "PR+"),
        ("Velde threatened to leave.", "threatened", "to leave", "PS+"),
        ("Velde asked whether they met.", "asked", "whether they met", "Uu"),
        ("Velde praised the plan.", "praised", "the plan", None),
        ("“No,” Velde said.", "said", "“No,”", None),
        ("Velde spoke of talks.", "spoke", "of talks", None),
    ],
)
def test_values(text: str, anchor: str, content: str, expected: str | None) -> None:
    given = judge(text, anchor, content)
    assert expected == (None if given is None else given.value)


@pytest.mark.parametrize(
    ("mood", "mode", "act", "expected"),
    [
        (Mood.NEGATED, Mode.SPEECH, None, "Uu"),
        (Mood.SUPPOSED, Mode.SPEECH, None, "Uu"),
        (Mood.REAL, Mode.INTENTION, None, "Uu"),
        (Mood.REAL, Mode.ATTITUDE, None, None),
        (Mood.REAL, Mode.SPEECH, Act.DEMAND, "Uu"),
        (Mood.REAL, Mode.SPEECH, Act.ASSERT, "CT+"),
    ],
)
def test_mood_mode_and_act_come_first(
    mood: Mood, mode: Mode, act: Act | None, expected: str | None
) -> None:
    given = judge(
        "Velde said that they met.", "said", "that they met", mood=mood, mode=mode, act=act
    )
    assert expected == (None if given is None else given.value)


def test_who_does_not_believe_finds_it_unlikely() -> None:
    text = "Velde does not believe that they met."
    given = judge(text, "believe", "that they met", mood=Mood.NEGATED, mode=Mode.BELIEF)
    assert Factuality.PROBABLE_NOT is given
