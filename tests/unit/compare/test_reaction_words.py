"""Words that point at what somebody said, and words that only look like it."""

import pytest

from onrecord.compare.reaction_words import Pointer, find_openings, is_reply, read_object
from onrecord.model.document import Span
from onrecord.model.statement import Act, Channel


def opened(text: str) -> list[Pointer]:
    return list(find_openings(text, Span(0, len(text))))


def read(text: str, cue: str) -> Pointer | None:
    at = text.index(cue)
    return read_object(text, Span(at, at + len(cue)), len(text))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Kessen, when asked about Marost’s open microphone comment, laughed.", "Marost"),
        ("In response to the Foreign Ministry’s accusations he smiled.", "the Foreign Ministry"),
        ("Commenting on the remarks by Torvald Kessen, she smiled.", "Torvald Kessen"),
        ("In response to criticism from the Kingdom, he smiled.", "the Kingdom"),
        ("She responded to Mr. Quint's threat at once.", "Mr. Quint"),
        ("Asked about his claim, she smiled.", "his"),
    ],
)
def test_an_opening_names_whose_words_are_meant(text: str, owner: str) -> None:
    [pointer] = opened(text)
    assert pointer.owner is not None
    assert owner == text[pointer.owner.start : pointer.owner.end]


def test_an_opening_may_name_nobody() -> None:
    [pointer] = opened("He laughed when he was asked about the remark.")
    assert pointer.owner is None
    assert pointer.is_asking


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the bridge, he smiled.",
        "In response to floods the road was closed.",
        "He recalled that according to Article 4 the road is open.",
        "Referring to the proposal of talks, he smiled.",
    ],
)
def test_what_is_no_saying_is_not_pointed_at(text: str) -> None:
    assert [] == opened(text)


def test_the_noun_tells_the_kind_and_words_beside_it_the_channel() -> None:
    [pointer] = opened("Asked about Marost’s open microphone promise, he smiled.")
    assert {Act.PROMISE} == pointer.acts
    assert Channel.HOT_MIC is pointer.channel
    behind = read(
        "He denied that the president’s remarks into an open microphone mattered.", "denied"
    )
    assert behind is not None
    assert Channel.HOT_MIC is behind.channel
    ends = read("He denied Marost’s remarks.", "denied")
    assert ends is not None
    assert ends.channel is None


def test_a_verb_must_react() -> None:
    assert read("Velde dismissed Kessen’s claim as nonsense.", "dismissed")
    assert read("Velde heard Kessen’s claim.", "heard") is None
    assert read("Velde dismissed the driver.", "dismissed") is None


@pytest.mark.parametrize(
    ("cue", "found"),
    [("replied", True), ("shot back", True), ("met his counterpart", False), ("said", False)],
)
def test_replies(cue: str, found: bool) -> None:
    assert found == is_reply(cue)
