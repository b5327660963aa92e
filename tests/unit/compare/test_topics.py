"""What a stance is on: noun phrases, and verbs with their objects."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity
from onrecord.compare.topics import Found, TopicReader
from onrecord.model.record import EntityType

KESSEN = entity("Kessen")


def read(text: str) -> Found | None:
    reader = TopicReader(cut_sheet(text, named=[KESSEN], times=["Friday"]))
    return reader.read(0, len(reader.text))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("to reopen the customs post at Brannock.", "reopening the customs post at Brannock"),
        ("the idea of armed observers.", "armed observers"),
        ("any plans involving the stationing of foreign troops.", "stationing of foreign troops"),
        ("to provide security guarantees to them.", "security guarantees"),
        ("Kessen’s willingness to contribute to a peace force.", "peace force"),
        ("to continue to support the ceasefire.", "ceasefire"),
        ("some $90 million in grain deliveries.", "grain deliveries"),
        ("holding free elections on Friday.", "free elections"),
        ("to pull out of the Lisna Pass.", "pulling out of the Lisna Pass"),
        ("working closely with the Council members.", "working with the Council members"),
        ("efforts to combat arms smuggling.", "combating arms smuggling"),
        ("strict compliance with the Lisna accord.", "Lisna accord"),
        ("the unity and integrity of Varenia.", "unity and integrity of Varenia"),
        ("the level of the level of the river dams.", "river dams"),
        ("peace talks in order to end it.", "peace talks"),
    ],
)
def test_a_topic_is_named_by_what_it_is_on(text: str, phrase: str) -> None:
    found = read(text)
    assert found is not None
    assert phrase == found.topic.phrase


@pytest.mark.parametrize(
    "text",
    [
        "it in plain words.",
        "Kessen.",
        "the issue.",
        "the proposal of Tessaly.",
        "the agreement.",
        "to withdraw.",
        "working.",
        "coup attempts in the country.",
        "dozens.",
        "that.",
        "",
    ],
)
def test_what_says_too_little_is_no_topic(text: str) -> None:
    assert read(text + " ") is None


def test_who_would_give_it_is_kept() -> None:
    reader = TopicReader(
        cut_sheet("to allow Tessaly and its allies to offer Varenia security guarantees.")
    )
    found = reader.read(0, len(reader.text))
    assert found is not None
    assert found.giver is not None
    assert "Tessaly and its allies" == reader.say(found.giver)
    assert ("guarantee", ("varen",)) == (found.topic.head, found.topic.names)


def test_a_topic_has_keys() -> None:
    found = read("to lift the sanctions on Solmark’s banks.")
    assert found is not None
    topic = found.topic
    assert ("lift", "sanction") == (topic.verb, topic.head)
    assert ((), ("bank",), ("solma",)) == (topic.modifiers, topic.attached, topic.names)
    assert "lift the sanctions on Solmark’s banks" == topic.formula


def test_a_likeness_is_part_of_the_formula_and_not_of_the_name() -> None:
    for text in (
        "Article 5-like security guarantees.",
        "security guarantees akin to the Charter’s mandate.",
    ):
        found = read(text)
        assert found is not None
        assert found.topic.is_like
        assert ("security guarantees", text[:-1]) == (found.topic.phrase, found.topic.formula)
        assert ("guarantee", ("security",)) == (found.topic.head, found.topic.modifiers)


def test_people_may_be_what_is_freed() -> None:
    found = read("to release Kessen.")
    assert found is not None
    assert "releasing Kessen" == found.topic.phrase
    state = entity("Varenia", type=EntityType.STATE)
    reader = TopicReader(cut_sheet("Varenia.", named=[state]))
    assert reader.read(0, 2) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the invasion.", True),
        ("his dismissal.", True),
        ("diplomacy.", False),
        ("the full-scale invasion.", False),
        ("the invasion of Varenia.", False),
    ],
)
def test_a_noun_alone_points_back(text: str, *, expected: bool) -> None:
    found = read(text)
    assert found is not None
    assert expected == found.topic.is_pointing
