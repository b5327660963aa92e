import itertools

import pytest

from handmade import doc
from onrecord.model.document import Mention, MentionType
from onrecord.read.mentions import find_mentions


def find(text: str) -> tuple[Mention, ...]:
    by_hand = doc(text)
    return find_mentions(by_hand.report, by_hand.sentences, by_hand.tokens)


def of_type(text: str, kind: MentionType) -> list[str]:
    return [text[m.span.start : m.span.end] for m in find(text) if m.type is kind]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Ilena Marost"], "Yesterday Ilena Marost left."),
        (["President Ilena Marost"], "On Monday President Ilena Marost left."),
        (["Carla van der Velde"], "They met Carla van der Velde there."),
        (["the Ministry of Trade and Industry"], "They saw the Ministry of Trade and Industry."),
        (["the Meridian Council"], "There the Meridian Council met."),
        (["the Ministry of the Interior"], "They saw the Ministry of the Interior."),
        (["the Foreign Ministry"], "They saw the Foreign Ministry."),
        (["President of Varenia Ilena Marost"], "Then President of Varenia Ilena Marost rose."),
        (["Council"], "There Council of rivals met."),
        (["Quint"], "But Quint said officials lied."),
        (["Quint"], "But Quint thinks diplomats lie."),
        (["Marost", "Quint"], "There Marost and Quint met."),
        (["Marost"], "Then “Marost left.”"),
        ([], "Varenian membership ended."),
        ([], "In May."),
    ],
)
def test_names(expected: list[str], text: str) -> None:
    assert expected == of_type(text, MentionType.NAME)


def test_a_word_that_is_small_elsewhere_is_no_name_at_a_sentence_s_start() -> None:
    assert [] == of_type("Snow fell. The snow stayed.", MentionType.NAME)
    assert ["Ostrel"] == of_type("Ostrel slept. Rain came.", MentionType.NAME)[:1]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["The envoy"], "The envoy left."),
        (["the two sides"], "Then the two sides met."),
        (["A senior official"], "A senior official spoke."),
        (["officials"], "They said officials lied."),
        (["The ministry", "delegates"], "The ministry told delegates so."),
        (["the key ally officials"], "They met the key ally officials."),
        ([], "Both were late."),
    ],
)
def test_nominals(expected: list[str], text: str) -> None:
    assert expected == of_type(text, MentionType.NOMINAL)


def test_pronouns() -> None:
    assert ["He", "I", "they"] == of_type("He and I saw what they did.", MentionType.PRONOUN)
    assert [] == of_type("Point i is open.", MentionType.PRONOUN)


@pytest.mark.parametrize(
    ("title", "head", "text"),
    [
        ("President", "Ilena Marost", "On Monday President Ilena Marost left."),
        ("Foreign Minister", "Kessen", "There Foreign Minister Kessen spoke."),
        (
            "kingdom’s special envoy",
            "Adrel Quint",
            "There Adrel Quint, the kingdom’s special envoy, was.",
        ),
        ("The special envoy", "Adrel Quint", "The special envoy, Adrel Quint, left."),
        ("president of Varenia", "Ilena Marost", "There Ilena Marost, president of Varenia, was."),
        (None, "Adrel Quint", "There Adrel Quint, who left early, was."),
        (None, "Adrel Quint", "Yesterday Adrel Quint, tired of it all, left."),
    ],
)
def test_titles_and_heads(title: str | None, head: str, text: str) -> None:
    mention = next(m for m in find(text) if m.type is MentionType.NAME)
    assert head == text[mention.head.start : mention.head.end]
    assert title == (text[mention.title.start : mention.title.end] if mention.title else None)


def test_small_words_with_a_capital_in_the_midst_are_of_a_name() -> None:
    def names(text: str) -> list[str]:
        return [text[m.span.start : m.span.end] for m in find(text) if m.type is MentionType.NAME]

    assert ["Per Holm"] == names("Her spokesman, Per Holm, left.")
    assert ["Meridian Rights Watch"] == names("They asked Meridian Rights Watch.")
    for text in ("Per Holm left.", "They met Quint Per Holm.", "They met per Holm.", "Late, Per."):
        assert "Per Holm" not in names(text)
    assert "Quint Watch" not in names("They saw Quint Watch it.")


def test_letters_in_capitals_are_no_pronoun_where_nobody_shouts() -> None:
    def pronouns(text: str) -> list[str]:
        found = (m for m in find(text) if m.type is MentionType.PRONOUN)
        return [text[m.span.start : m.span.end] for m in found]

    assert not pronouns("They praised the IT market.")[1:]
    assert ["IT"] == pronouns("MAROST SAYS IT FAILED.")


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    spans = [m.span for m in find("President Marost met the envoy, Adrel Quint, and he left.")]
    assert sorted(spans) == spans
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_ids_are_those_of_the_place() -> None:
    first, second = find("They met Quint and Quint.")[1:]
    assert first.mention_id != second.mention_id
    assert [m.mention_id for m in find("They met Quint and Quint.")][1:] == [
        first.mention_id,
        second.mention_id,
    ]


def test_a_headline_in_capitals_names_whom_the_report_names() -> None:
    text = (
        "ILENA MAROST RETURNS TO OSTREL TALKS.\nTalks with Ilena Marost end; talks with NATO go on."
    )
    assert ["ILENA MAROST", "Ilena Marost", "NATO"] == [
        name for name in of_type(text, MentionType.NAME) if name != "Talks"
    ]


def test_where_all_is_in_capitals_a_capital_counts() -> None:
    names = of_type("ILENA MAROST LEFT FOR BURLOW ON MONDAY.", MentionType.NAME)
    assert names[0].startswith("ILENA MAROST")


def test_what_stands_behind_a_name_is_no_name() -> None:
    found = of_type("Adrel Quint, Jr., met Ilena Marost, Sr.", MentionType.NAME)
    assert ["Adrel Quint", "Ilena Marost"] == found
