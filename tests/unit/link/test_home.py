"""Whom a state's own account means by "the President"."""

import pytest

from handmade import doc, mention, report
from onrecord.link.entities import link_entities
from onrecord.link.home import Home
from onrecord.model.document import Document, Mention, MentionType, Report

NOMINAL = MentionType.NOMINAL


def account(text: str, publisher: str | None = "Kremlin") -> Report:
    return report(text, publisher=publisher)


def read(story: Report, *mentions: Mention) -> Document:
    return doc(story, mentions=mentions, reference_date="2021-12-07")


def the_president(story: Report, *, nth: int = 0) -> Mention:
    return mention(story, "The President", type=NOMINAL, head="President", nth=nth)


@pytest.mark.parametrize(
    ("expected", "text", "publisher"),
    [
        (True, "The President spoke.", "Kremlin"),
        (False, "The President spoke.", "The Ostrel Courier"),
        (False, "The President spoke.", None),
        (False, "The President of Varenia spoke.", "Kremlin"),
        (True, "The Head of State spoke. The President did not.", "Kremlin"),
    ],
)
def test_only_a_states_own_account_says_the_president(
    expected: bool, text: str, publisher: str | None
) -> None:
    story = account(text, publisher)
    words = "The Head" if "Head" in text else "The President"
    found = mention(story, words, type=NOMINAL, head=words.split()[1])
    assert expected is Home(read(story)).is_president(found)


def test_other_nominals_are_not_the_president() -> None:
    story = account("The envoy met Marost.")
    home = Home(read(story))
    assert not home.is_president(mention(story, "The envoy", type=NOMINAL, head="envoy"))
    assert not home.is_president(mention(story, "Marost"))


def test_it_is_the_states_own_one_whoever_else_is_named() -> None:
    story = account("President Xi Jinping. The President. The President.")
    guest = mention(story, "President Xi Jinping", head="Xi Jinping", title="President")
    found = link_entities(read(story, guest, the_president(story), the_president(story, nth=1)), ())
    assert [1, 2] == sorted(e.weight for e in found.entities if e.weight)


def test_who_is_named_is_the_president() -> None:
    story = account("Vladimir Putin. The President.")
    found = link_entities(read(story, mention(story, "Vladimir Putin"), the_president(story)), ())
    assert [2] == [e.weight for e in found.entities]
