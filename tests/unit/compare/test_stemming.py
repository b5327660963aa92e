"""Words in their forms: one stem for those that belong together."""

import pytest

from onrecord.compare.stemming import find_words, list_beginnings, list_stems, list_words, stem


@pytest.mark.parametrize(
    "forms",
    [
        "escalate escalated escalates escalation",
        "military militarily",
        "deny denied denies denial",
        "expand expansion",
        "party parties",
        "commit committed commitment",
        "Zelenskyy Zelensky",
        "Zoë Zoe",
        "arm arms",
        "ask asked asking",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert 1 == len({stem(word) for word in forms.split()})


@pytest.mark.parametrize("words", ["party part", "policy police", "promise prominent", "use us"])
def test_other_words_have_others(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


def test_words_are_bare() -> None:
    assert ["torvald", "kessen", "plan"] == list_words("Torvald Kessen’s plan")
    assert ["road", "hold"] == list_stems("Roads held")


def test_words_keep_their_place() -> None:
    assert [("Kessen’s", 4, 12)] == [found for found in find_words("of: Kessen’s") if found[1]]


def test_a_stem_tells_how_its_words_begin() -> None:
    assert ("told",) == tuple(b for b in list_beginnings("tell") if b.startswith("to"))
    for word in ("escalation", "parties", "denied", "told", "sold"):
        assert any(word.startswith(each) for each in list_beginnings(stem(word)))
