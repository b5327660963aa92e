import tomllib

import pytest

from onrecord.errors import InternalError
from onrecord.model.statement import Act, Mode
from onrecord.statements.cues import inflect, load_cues


@pytest.mark.parametrize(
    ("lemma", "third", "past", "part", "ing"),
    [
        ("add", "adds", "added", "added", "adding"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("say", "says", "said", "said", "saying"),
        ("write", "writes", "wrote", "written", "writing"),
        ("urge", "urges", "urged", "urged", "urging"),
        ("admit", "admits", "admitted", "admitted", "admitting"),
        ("express", "expresses", "expressed", "expressed", "expressing"),
        ("stay", "stays", "stayed", "stayed", "staying"),
    ],
)
def test_forms(lemma: str, third: str, past: str, part: str, ing: str) -> None:
    forms = {"base": lemma, "s": third, "past": past, "part": part, "ing": ing}
    assert forms == inflect(lemma)


@pytest.mark.parametrize(
    ("form", "lemma", "name"),
    [
        ("said", "say", "past"),
        ("denies", "deny", "s"),
        ("told", "tell", "past"),
        ("adding", "add", "ing"),
        ("written", "write", "part"),
        ("claim", "claim", "base"),
    ],
)
def test_words_are_known_by_every_form(form: str, lemma: str, name: str) -> None:
    word = load_cues()[form]
    assert (lemma, name) == (word.lemma, word.form)


def test_words_that_report_nothing_are_no_cues() -> None:
    assert set() == {"walked", "states", "the", "bridge"} & set(load_cues()) - {"states"}


@pytest.mark.parametrize(
    ("form", "frame", "act", "mode"),
    [
        ("denied", "clause", Act.DENY, Mode.SPEECH),
        ("rejected", "np", Act.REJECT, Mode.SPEECH),
        ("called", "for", Act.DEMAND, Mode.SPEECH),
        ("warned", "against", Act.WARN, Mode.SPEECH),
        ("vowed", "to", Act.PROMISE, Mode.SPEECH),
        ("asked", "quote", Act.ASK, Mode.SPEECH),
        ("ruled", "out", Act.REJECT, Mode.SPEECH),
        ("wrote", "clause", Act.ASSERT, Mode.WRITING),
        ("believes", "clause", None, Mode.BELIEF),
        ("hopes", "to", None, Mode.INTENTION),
    ],
)
def test_the_complement_tells_the_class(
    form: str, frame: str, act: Act | None, mode: Mode | None
) -> None:
    found = load_cues()[form].find_class(frame)
    assert (act, mode) == (found.act, found.mode)


def test_an_unknown_complement_gives_the_first_class() -> None:
    word = load_cues()["said"]
    assert word.classes[0] is word.find_class("upside-down")


def test_frames_are_those_of_all_classes() -> None:
    assert {"for", "np", "quote"} <= load_cues()["called"].frames


def test_an_act_that_the_record_does_not_know_is_our_bug(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = {"name": "sing", "frames": ["clause"], "act": "sing", "verbs": "sing"}
    monkeypatch.setattr(tomllib, "loads", lambda _: {"class": [table]})
    load_cues.cache_clear()
    try:
        with pytest.raises(InternalError, match="class sing"):
            load_cues()
    finally:
        load_cues.cache_clear()
