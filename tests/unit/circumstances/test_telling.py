import pytest

from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.telling import Telling, Tense, describe_telling
from onrecord.model.statement import Mode
from told_pages import Said, read_page


def tell(text: str, said: Said) -> Telling:
    return describe_telling(read_page(text, said), load_lexicon(), 0)


@pytest.mark.parametrize(
    ("cue", "tense"),
    [
        ("said", Tense.PAST),
        ("claimed", Tense.PAST),
        ("says", Tense.PRESENT),
        ("has said", Tense.PERFECT),
        ("had said", Tense.PAST_PERFECT),
        ("would say", Tense.MODAL),
        ("is told", Tense.BEING),
        ("insisting", Tense.PARTICIPLE),
        ("to insist", Tense.INFINITIVE),
        ("hints", Tense.PRESENT),
        ("quoth", Tense.OTHER),
    ],
)
def test_the_tense_of_a_cue(cue: str, tense: Tense) -> None:
    word = cue.rsplit(maxsplit=1)[-1]
    assert tense is tell(f"Ilena Marost {cue} it waits.", Said("it waits", word, "Ilena")).tense


def test_without_a_cue_there_is_no_tense() -> None:
    assert Tense.NONE is tell("It waits.", Said("It waits")).tense


def test_sources_are_told_apart() -> None:
    assert 0 == tell("It waits.", Said("It waits")).source
    assert 1 == tell("She said it waits.", Said("it waits", "said", "She")).source
    assert 2 == tell("Marost said it waits.", Said("it waits", "said", "Marost")).source
    assert 3 == tell("Ilena Marost said it waits.", Said("it waits", "said", "Ilena Marost")).source


def test_background_is_set_apart() -> None:
    told = tell("Marost earlier wrote it waits.", Said("it waits", "wrote", "Marost", Mode.WRITING))
    assert told.background
    assert 1 == told.mode
    assert not told.going_on
    assert tell("Marost added it waits.", Said("it waits", "added", "Marost")).going_on
