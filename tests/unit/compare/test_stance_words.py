"""The words that take a position."""

from onrecord.compare.stance_words import load_stance_words
from onrecord.compare.topic_words import cut_verb
from onrecord.model.comparison import Stance


def test_each_trigger_has_what_it_needs() -> None:
    words = load_stance_words()
    for triggers in words.triggers.values():
        for trigger in triggers:
            assert trigger.kind in {"verb", "noun", "adjective"}
            assert trigger.people in {"all", "groups", "none"}
            assert trigger.frames


def test_a_verb_is_found_by_its_key_and_a_noun_by_itself() -> None:
    words = load_stance_words()
    (rejects,) = words.triggers[cut_verb("rejected")]
    assert Stance.OPPOSES is rejects.stance
    assert "opposition" in words.triggers
    assert {"out"} == {trigger.particle for trigger in words.triggers[cut_verb("rules")]}


def test_closed_lists_are_words_keys_or_phrases() -> None:
    words = load_stance_words()
    assert "not" in words.lists["negations"]
    assert cut_verb("accept") in words.keys["refusals"]
    assert ("only", "if") in words.phrases["conditions"]
