"""Pronouns that mean nothing, or who comes next."""

import pytest

from handmade import doc, mention, report
from onrecord.link.facts import gather_facts
from onrecord.link.set_phrases import find_partner, has_partner, is_empty_it
from onrecord.model.document import MentionType

PRONOUN = MentionType.PRONOUN


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "It is important to wait."),
        (True, "It’s not very clear who left."),
        (True, "It would have been easier for Ostrel."),
        (True, "It matters where they live."),
        (False, "It is late."),
        (False, "It said that it is important."),
        (False, "It failed."),
    ],
)
def test_an_it_that_means_nothing(expected: bool, text: str) -> None:
    assert expected is is_empty_it(text, 0, 2)


def test_only_an_it_is_empty() -> None:
    assert not is_empty_it("He is important.", 0, 2)


@pytest.mark.parametrize(
    ("expected", "has", "text"),
    [
        (1, True, "For his part, Adrel Quint left."),
        (1, True, "Late. For his part, President Adrel Quint left."),
        (None, True, "For his part, the envoy met Adrel Quint."),
        (None, False, "With his part, Adrel Quint left."),
        (None, False, "For his part in it, Adrel Quint left."),
    ],
)
def test_for_his_part_is_said_of_who_comes_next(expected: int | None, has: bool, text: str) -> None:
    story = report(text)
    title = "President" if "President" in text else None
    words = "President Adrel Quint" if title else "Adrel Quint"
    mentions = [
        mention(story, "his", type=PRONOUN),
        mention(story, words, head="Adrel Quint", title=title),
    ]
    known = gather_facts(doc(story, mentions=mentions), mentions, [])
    assert expected == find_partner(text, mentions, known, 0)
    assert find_partner(text, mentions, known, 1) is None
    span = mentions[0].span
    assert has is has_partner(text, span.start, span.end)
