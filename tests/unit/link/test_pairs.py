"""Two names joined by "and" are a mention of their own."""

from handmade import mention, report
from onrecord.link.pairs import find_pairs
from onrecord.model.document import MentionType


def pairs(text: str, *names: str, nominal: str = "") -> list[str]:
    story = report(text)
    mentions = [mention(story, name) for name in names]
    if nominal:
        mentions.append(mention(story, nominal, type=MentionType.NOMINAL))
    mentions.sort(key=lambda m: m.span)
    found = find_pairs(text, story.report_id, mentions)
    return [text[m.span.start : m.span.end] for m in found]


def test_two_names_with_and_between_are_a_pair() -> None:
    assert ["Marost and Quint"] == pairs("Marost and Quint slept.", "Marost", "Quint")


def test_a_comma_or_a_nominal_makes_none() -> None:
    assert [] == pairs("Marost, and Quint slept.", "Marost", "Quint")
    assert [] == pairs("Marost and envoys slept.", "Marost", nominal="envoys")


def test_of_three_the_first_two_are_a_pair() -> None:
    text = "Marost and Quint and Velde slept."
    assert ["Marost and Quint"] == pairs(text, "Marost", "Quint", "Velde")
