"""Words of topics, and their keys."""

import pytest

from onrecord.compare.topic_words import (
    cut_name,
    cut_noun,
    cut_verb,
    load_topic_words,
    make_ing_form,
    match_phrase,
)


@pytest.mark.parametrize(
    "forms",
    [
        "reopen reopens reopened reopening",
        "agree agrees agreed agreeing",
        "free frees freed freeing",
        "stop stops stopped stopping",
        "impose imposes imposed imposing",
        "deny denies denied denying",
        "hold held holding",
        "speed speeding",
    ],
)
def test_forms_of_a_verb_share_a_key(forms: str) -> None:
    words = load_topic_words()
    assert 1 == len({words.find_verb_key(form) for form in forms.split()})


def test_verbs_stay_apart() -> None:
    assert cut_verb("offer") != cut_verb("off")
    assert cut_verb("passes") == cut_verb("pass")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("guaranteed", "guaranteeing"),
        ("freed", "freeing"),
        ("speed", "speeding"),
        ("lie", "lying"),
        ("withdrawn", "withdrawing"),
        ("see", "seeing"),
        ("recognises", "recognising"),
        ("passes", "passing"),
        ("denies", "denying"),
        ("focus", "focusing"),
    ],
)
def test_the_ing_form_is_made_of_any_form(form: str, expected: str) -> None:
    assert expected == load_topic_words().make_ing_form(form)
    assert make_ing_form("host") == "hosting"


def test_nouns_that_mean_nearly_the_same_share_a_key() -> None:
    words = load_topic_words()
    assert words.find_noun_key("protections") == words.find_noun_key("guarantee")
    assert cut_noun("bus") == "bus"
    assert cut_name("U.S.") == "us"


def test_the_longest_phrase_is_matched() -> None:
    phrases = (("akin", "to"), ("akin", "to", "a"))
    assert 3 == match_phrase(phrases, ["akin", "to", "a", "treaty"], 0, 4)
    assert match_phrase(phrases, ["akin", "to"], 0, 1) is None
