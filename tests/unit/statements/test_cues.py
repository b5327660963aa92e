import tomllib

import pytest

from onrecord.errors import InternalError
from onrecord.model.statement import Act
from onrecord.statements.cues import Inflections, inflect, load_cues

HOW = Inflections(
    {"say": ("said", "said"), "write": ("wrote", "written")},
    frozenset({"admit"}),
    frozenset({"signal"}),
)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("add", "add adds added adding"),
        ("deny", "deny denies denied denying"),
        ("say", "say says said said saying"),
        ("write", "write writes wrote written writing"),
        ("urge", "urge urges urged urging"),
        ("agree", "agree agrees agreed agreeing"),
        ("admit", "admit admits admitted admitting"),
        ("express", "express expresses expressed expressing"),
        ("stay", "stay stays stayed staying"),
        ("signal", "signal signals signaled signalled signaling signalling"),
    ],
)
def test_forms(lemma: str, forms: str) -> None:
    assert sorted(forms.split()) == sorted(inflect(lemma, HOW))


def test_every_verb_s_forms_are_spelt_as_people_spell_them() -> None:
    """Read through once, all of them (2026-11-23); a new verb is read when it is added."""
    words = load_cues()
    right = "referred regretted preferred begged dubbed averred disagreeing labelled signaled pled"
    wrong = "refer_ed regret_ed prefer_ed beg_ed dub_ed aver_ed disagre_ing say_ed tell_ed write_ed"
    assert {"pled"} == {word for word in right.split() if word not in words}
    assert set() == set(wrong.replace("_", "").split()) & words.keys()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("told", "tell"),
        ("adding", "add"),
        ("written", "write"),
    ],
)
def test_words_are_known_by_every_form(form: str, lemma: str) -> None:
    assert load_cues()[lemma].classes == load_cues()[form].classes


def test_words_that_report_nothing_are_no_cues() -> None:
    assert set() == {"walked", "states", "the", "bridge"} & set(load_cues()) - {"states"}


@pytest.mark.parametrize(
    ("form", "frame", "act"),
    [
        ("denied", "clause", Act.DENY),
        ("rejected", "np", Act.REJECT),
        ("called", "for", Act.DEMAND),
        ("warned", "against", Act.WARN),
        ("vowed", "to", Act.PROMISE),
        ("asked", "quote", Act.ASK),
        ("ruled", "out", Act.REJECT),
        ("wrote", "clause", Act.ASSERT),
        ("believes", "clause", None),
        ("hopes", "to", None),
    ],
)
def test_the_complement_tells_the_class(form: str, frame: str, act: Act | None) -> None:
    assert act == load_cues()[form].find_class(frame).act


def test_an_unknown_complement_gives_the_first_class() -> None:
    word = load_cues()["said"]
    assert word.classes[0] is word.find_class("upside-down")


SPELLING = {"irregular": {}, "doubling": "", "may_double": ""}


def test_an_act_that_the_record_does_not_know_is_our_bug(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = {"name": "sing", "frames": ["clause"], "act": "sing", "verbs": "sing"}
    monkeypatch.setattr(tomllib, "loads", lambda _: {"class": [table], **SPELLING})
    load_cues.cache_clear()
    try:
        with pytest.raises(InternalError, match="class sing"):
            load_cues()
    finally:
        load_cues.cache_clear()
